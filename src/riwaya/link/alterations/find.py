"""Every alteration between a page and the page it was taken from."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import msgspec

from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import Token
from riwaya.language.view import fold
from riwaya.link.alterations.align import Group, align
from riwaya.link.alterations.changes import Knowledge, Passage, Swap, kin, likeness, passage, swaps
from riwaya.link.alterations.idle import Idle, same_days
from riwaya.link.alterations.sources import attributions
from riwaya.link.alterations.sources_hidden import Hidden
from riwaya.link.alterations.turned import Change, charged, cover, figures, meaning, words_of
from riwaya.link.crew import Crew
from riwaya.link.passages import Overlap
from riwaya.link.words import Words
from riwaya.model import Alteration, Document, DocumentRef, Span
from riwaya.model.dossier import AlterationKind
from riwaya.resources import Pack

#: Share of both pages that must be common before sentences only one of them has are a change at all:
#: below it one page took a passage over, and the rest is its own.
_WHOLE = 0.4
#: How alike two passages must be for a difference to be a change of one text: the more where the pages have little
#: else in common. Below it each tells the same on its own.
_ALIKE, _VERBATIM, _MOST = 0.6, 0.75, 0.5
#: A passage that holds the other nearly whole.
_HELD = 0.8
_NEAR, _OPENING = 4, 2
_LONG = 160
_NEUTRAL = "neutral"
_LOST = ("caveat_dropped", "attribution_dropped")
_MOVED: AlterationKind = "attribution_moved"


class Pair(msgspec.Struct, frozen=True):
    """A page and the page it was taken from, with their words and what they share."""

    origin: Document
    copy: Document
    origin_words: Words
    copy_words: Words
    shared: Overlap


def alterations(pair: Pair, pack: Pack) -> list[Alteration]:
    """What was changed, by passage, in the order of the origin."""
    know, idle, hidden = pack.get(Knowledge), pack.get(Idle), pack.get(Hidden)
    out: list[Change] = []
    whole = min(pair.shared.in_a, pair.shared.in_b) >= _WHOLE
    for group in align(pair.origin_words, pair.copy_words):
        if group.a and group.b:
            if not _same(pair, group):
                out += _compare(pair, group, know, idle, hidden)
        elif whole and group.a:
            out += _cut(pair, group, know)
        elif whole and group.own:
            span = _span(pair.copy_words, group.b)
            out.append(Change("sentence_added", None, span, _shown(pair.copy, span)))
    return [_made(pair, change) for change in dict.fromkeys(out)]


def _same(pair: Pair, group: Group) -> bool:
    """Whether the passages have the same words, as most sentences of copies have."""
    return _keys(pair.origin_words, group.a) == _keys(pair.copy_words, group.b)


def _keys(words: Words, sentences: Sequence[int]) -> list[str]:
    return [k for s in sentences for k in words.keys[slice(*words.sentences[s])]]


def _compare(pair: Pair, group: Group, know: Knowledge, idle: Idle, hidden: Hidden) -> list[Change]:
    spans_a, spans_b = _spans(pair.origin_words, group.a), _spans(pair.copy_words, group.b)
    a = passage(pair.origin.text, spans_a, know)
    b = passage(pair.copy.text, spans_b, know)
    whole_a, whole_b = cover(spans_a), cover(spans_b)
    differing = swaps(a, b)
    if not differing:
        return []
    longer, shorter = likeness(a, b)
    one_text = longer >= (_ALIKE if pair.shared.most >= _MOST else _VERBATIM)
    out: list[Change] = []
    if one_text and same_days(pair.origin, whole_a, pair.copy, whole_b):
        out += figures(differing, a)
    if one_text or (shorter >= _HELD and pair.shared.most >= _MOST):
        out += _caveats(a, b, whole_a, whole_b, know)
    if not one_text:
        # What one of them has besides is no change to what both tell.
        return out
    doubts = {fold(phrase) for phrase in _phrases(know.caveats, a.tokens)}
    out += [
        Change(kind, whole_a, whole_b, says)
        for kind, says in attributions(pair.origin, pair.copy, whole_a, whole_b, hidden.media)
        if fold(says) not in doubts
    ]
    turned = hidden.between((pair.origin, pair.copy), differing, a)
    if turned:
        out.append(Change(_MOVED, whole_a, whole_b, turned))
    out += meaning(differing, a, b, whole_a, whole_b, know)
    if not out:
        out += _wording(pair, differing, idle, know)
    return out


def _caveats(a: Passage, b: Passage, in_a: Span, in_b: Span, know: Knowledge) -> list[Change]:
    """Phrases of doubt that the origin has and the copy does not."""
    had, kept = _phrases(know.caveats, a.tokens), _phrases(know.caveats, b.tokens)
    lost = [p for p in had if p not in kept]
    if lost and not kept:
        return [Change("caveat_dropped", in_a, in_b, "، ".join(lost))]
    return []


def _phrases(lexicon: Lexicon[str], tokens: Sequence[Token]) -> list[str]:
    return list(dict.fromkeys(hit.value for hit in lexicon.find(tokens)))


def _cut(pair: Pair, group: Group, know: Knowledge) -> list[Change]:
    """A sentence of the origin that the copy lacks; where it says that what is told could not be made sure, that is what
    was dropped."""
    spans = _spans(pair.origin_words, group.a)
    span = cover(spans)
    tokens = passage(pair.origin.text, spans, know).tokens
    found = [hit.value for hit in know.whole.find(tokens) if hit.first <= _OPENING]
    if found:
        return [Change("caveat_dropped", span, None, "، ".join(found))]
    return [Change("sentence_cut", span, None, _shown(pair.origin, span))] if group.own else []


def _wording(pair: Pair, differing: Sequence[Swap], idle: Idle, know: Knowledge) -> list[Change]:
    """Words put for other words that name an act or an actor otherwise."""
    replaced = [
        s
        for s in differing
        if s.a
        and s.b
        and max(len(s.a), len(s.b)) <= _NEAR
        and _naming(pair, s, know)
        and not idle(pair.origin, pair.copy, s)
    ]
    if not replaced:
        return []
    says = "، ".join(
        f"{_shown(pair.origin, cover(s.a_places))} → {_shown(pair.copy, cover(s.b_places))}"
        for s in replaced[:3]
    )
    first = replaced[0]
    return [Change("wording", cover(first.a_places), cover(first.b_places), says)]


def _naming(pair: Pair, swap: Swap, know: Knowledge) -> bool:
    """Whether the stretches name something in two ways: by words that are heard differently, or an act by another
    word that is not everybody's."""
    was, now = (
        {valence for _, valence in charged(know, s).values()} - {_NEUTRAL} for s in (swap.a, swap.b)
    )
    if was != now:
        return True
    if len(swap.a) != 1 or len(swap.b) != 1 or kin(swap.a[0], swap.b[0]):
        return False
    if any(know.charged.first(words_of(s), 0) for s in (swap.a, swap.b)):
        return False
    return _acts(pair.origin, swap.a_places) and _acts(pair.copy, swap.b_places)


def _acts(document: Document, places: Sequence[Span]) -> bool:
    """Whether a word of the stretch is the trigger of an event."""
    span = cover(places)
    at = bisect_left(document.events, span.start, key=lambda e: e.end)
    return any(e.start < span.end for e in document.events[at : at + 1])


def _spans(words: Words, sentences: Sequence[int]) -> list[Span]:
    return [words.span(*words.sentences[s]) for s in sentences]


def _span(words: Words, sentences: Sequence[int]) -> Span:
    return cover(_spans(words, sentences))


def _shown(document: Document, span: Span) -> str:
    text = " ".join(document.quote(span).split())
    return text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + " …"


def _made(pair: Pair, change: Change) -> Alteration:
    refs = []
    if change.a:
        refs.append(DocumentRef(pair.origin.id, change.a.start, change.a.end))
    if change.b:
        refs.append(DocumentRef(pair.copy.id, change.b.start, change.b.end))
    parts = [change.kind, *(f"{r.document} {r.start} {r.end}" for r in refs), change.says]
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return Alteration(
        f"al-{digest[:10]}", change.kind, (pair.origin.id, pair.copy.id), tuple(refs), change.says
    )


def every(
    pairs: Mapping[tuple[int, int], Overlap],
    siblings: frozenset[tuple[int, int]],
    documents: Sequence[Document],
    words: Sequence[Words],
    crew: Crew,
) -> Iterator[Alteration]:
    """Alterations of all pairs (origin, copy), found by the crew while the caller goes on.

    Of `siblings` neither is the other's origin: what the first dropped of doubts and sources, or made nobody of, is
    listed too.
    """
    tasks = [
        (
            Pair(
                documents[origin],
                documents[copy],
                words[origin],
                words[copy],
                shared if origin < copy else shared.turned(),
            ),
            (origin, copy) in siblings,
        )
        for (origin, copy), shared in sorted(pairs.items())
    ]
    return chain.from_iterable(crew.map(_both_ways, tasks))


def _both_ways(pack: Pack, task: tuple[Pair, bool]) -> list[Alteration]:
    pair, siblings = task
    out = alterations(pair, pack)
    if siblings:
        back = Pair(
            pair.copy, pair.origin, pair.copy_words, pair.origin_words, pair.shared.turned()
        )
        seen = {(a.kind, frozenset(a.spans)) for a in out}
        out += [
            a
            for a in alterations(back, pack)
            if a.kind in _LOST or (a.kind == _MOVED and (a.kind, frozenset(a.spans)) not in seen)
        ]
    return out
