"""Every alteration between a page and the page it was taken from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

import msgspec

from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import Token, tokenize
from riwaya.language.view import View, fold
from riwaya.link.alterations.align import Group, align
from riwaya.link.alterations.changes import Knowledge, Passage, Swap, likeness, passage, swaps
from riwaya.link.alterations.idle import Idle
from riwaya.link.alterations.sources import attributions
from riwaya.link.crew import Crew
from riwaya.link.passages import Overlap
from riwaya.link.words import Words
from riwaya.model import Alteration, Document, DocumentRef, Span
from riwaya.resources import Pack

Kind = Literal[
    "caveat_dropped",
    "attribution_dropped",
    "attribution_moved",
    "figure_changed",
    "sentence_cut",
    "sentence_added",
    "meaning_changed",
    "wording",
]

#: Share of both pages that must be common before sentences only one of them has are a change at all:
#: below it one page took a passage over, and the rest is its own.
_WHOLE = 0.4
#: How alike two passages must be for what is missing from one to have been dropped.
_TELLING, _HELD = 0.55, 0.8
_NEAR, _TURN = 4, 6
_LONG = 160
_LOST = ("caveat_dropped", "attribution_dropped")


class Change(msgspec.Struct, frozen=True):
    """One difference, before it has its id. Either span may be missing."""

    kind: Kind
    a: Span | None
    b: Span | None
    says: str


class Pair(msgspec.Struct, frozen=True):
    """A page and the page it was taken from, with their words and what they share."""

    origin: Document
    copy: Document
    origin_words: Words
    copy_words: Words
    shared: Overlap


def alterations(pair: Pair, pack: Pack) -> list[Alteration]:
    """What was changed, by passage, in the order of the origin."""
    know, idle = pack.get(Knowledge), pack.get(Idle)
    out: list[Change] = []
    whole = min(pair.shared.in_a, pair.shared.in_b) >= _WHOLE
    for group in align(pair.origin_words, pair.copy_words):
        if group.a and group.b:
            if not _same(pair, group):
                out += _compare(pair, group, know, idle)
        elif whole and group.a:
            out += _cut(pair, group, know)
        elif whole:
            span = _span(pair.copy_words, group.b)
            out.append(Change("sentence_added", None, span, _shown(pair.copy, span)))
    return [_made(pair, change) for change in dict.fromkeys(out)]


def _same(pair: Pair, group: Group) -> bool:
    """Whether the passages have the same words, as most sentences of copies have."""
    return _keys(pair.origin_words, group.a) == _keys(pair.copy_words, group.b)


def _keys(words: Words, sentences: Sequence[int]) -> list[str]:
    return [k for s in sentences for k in words.keys[slice(*words.sentences[s])]]


def _compare(pair: Pair, group: Group, know: Knowledge, idle: Idle) -> list[Change]:
    spans_a, spans_b = _spans(pair.origin_words, group.a), _spans(pair.copy_words, group.b)
    a = passage(pair.origin.text, spans_a, know)
    b = passage(pair.copy.text, spans_b, know)
    whole_a, whole_b = _cover(spans_a), _cover(spans_b)
    differing = swaps(a, b)
    if not differing:
        return []
    out: list[Change] = _figures(differing)
    longer, shorter = likeness(a, b)
    if longer >= _TELLING or shorter >= _HELD:
        out += _caveats(a, b, whole_a, whole_b, know)
    if longer < _TELLING:
        # One of them tells much more: what it has besides is no change to what both tell.
        return out or _wording(pair, differing, idle)
    doubts = {fold(phrase) for phrase in _phrases(know.caveats, a.tokens)}
    out += [
        Change(kind, whole_a, whole_b, says)
        for kind, says in attributions(pair.origin, pair.copy, whole_a, whole_b)
        if fold(says) not in doubts
    ]
    out += _meaning(differing, whole_a, whole_b, know)
    if not out:
        out += _wording(pair, differing, idle)
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


def _figures(differing: Sequence[Swap]) -> list[Change]:
    """A number in the very place of another; a rounded one is no change."""
    out = []
    for swap in differing:
        old = [(k, p) for k, p in zip(swap.a, swap.a_places, strict=True) if k.startswith("#")]
        new = [(k, p) for k, p in zip(swap.b, swap.b_places, strict=True) if k.startswith("#")]
        if len(old) != 1 or len(new) != 1 or max(len(swap.a), len(swap.b)) > _NEAR:
            continue
        (was, at), (now, to) = old[0], new[0]
        if not _rounded(float(was[1:]), float(now[1:])):
            out.append(Change("figure_changed", at, to, f"{was[1:]} → {now[1:]}"))
    return out


def _rounded(x: float, y: float) -> bool:
    """Whether one is the other with fewer digits behind the point."""
    return x == y or (x != int(x) and round(x) == y) or (y != int(y) and round(y) == x)


def _meaning(differing: Sequence[Swap], in_a: Span, in_b: Span, know: Knowledge) -> list[Change]:
    """Negations and limits lost or gained, and one party's word put for another's."""
    out: list[Change] = []
    for swap in differing:
        if max(len(swap.a), len(swap.b)) > _TURN:
            continue
        old, new = _turns(know, _tokens(swap.a)), _turns(know, _tokens(swap.b))
        out += [
            Change("meaning_changed", in_a, in_b, kind)
            for kind in ("limit", "negation")
            if old.get(kind, 0) != new.get(kind, 0)
        ]
    for swap in differing:
        turned = know.opposites.between(swap.a, swap.b)
        if turned:
            says = f"{turned[0]} → {turned[1]}"
            out.append(
                Change("meaning_changed", _cover(swap.a_places), _cover(swap.b_places), says)
            )
        was, now = _charged(know, swap.a), _charged(know, swap.b)
        for family in sorted(set(was) & set(now)):
            if was[family][1] != now[family][1]:
                says = f"{was[family][0]} → {now[family][0]}"
                out.append(
                    Change("meaning_changed", _cover(swap.a_places), _cover(swap.b_places), says)
                )
    return out


def _tokens(keys: Sequence[str]) -> Sequence[Token]:
    return tokenize(View(" ".join(keys)))


def _turns(know: Knowledge, tokens: Sequence[Token]) -> dict[str, int]:
    out: dict[str, int] = {}
    doubts = {i for hit in know.caveats.find(tokens) for i in range(hit.first, hit.last)}
    for hit in know.turns.find(tokens):
        if not hit.definite and hit.first not in doubts:
            out[hit.value] = out.get(hit.value, 0) + 1
    return out


def _charged(know: Knowledge, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """By family: the word and its valence."""
    out: dict[str, tuple[str, str]] = {}
    for hit in know.charged.find(tokenize(View(" ".join(keys)))):
        out.setdefault(hit.value.family, (hit.value.word, hit.value.valence))
    return out


def _cut(pair: Pair, group: Group, know: Knowledge) -> list[Change]:
    """A sentence of the origin that the copy lacks; where it held a caveat, that is what was dropped."""
    spans = _spans(pair.origin_words, group.a)
    span = _cover(spans)
    found = _phrases(know.caveats, passage(pair.origin.text, spans, know).tokens)
    if found:
        return [Change("caveat_dropped", span, None, "، ".join(found))]
    return [Change("sentence_cut", span, None, _shown(pair.origin, span))]


def _wording(pair: Pair, differing: Sequence[Swap], idle: Idle) -> list[Change]:
    """Words put for other words that say something else."""
    replaced = [s for s in differing if s.a and s.b and not idle(pair.origin, pair.copy, s)]
    if not replaced:
        return []
    says = "، ".join(
        f"{_shown(pair.origin, _cover(s.a_places))} → {_shown(pair.copy, _cover(s.b_places))}"
        for s in replaced[:3]
    )
    first = replaced[0]
    return [Change("wording", _cover(first.a_places), _cover(first.b_places), says)]


def _spans(words: Words, sentences: Sequence[int]) -> list[Span]:
    return [words.span(*words.sentences[s]) for s in sentences]


def _span(words: Words, sentences: Sequence[int]) -> Span:
    return _cover(_spans(words, sentences))


def _cover(spans: Sequence[Span]) -> Span:
    return Span(min(s.start for s in spans), max(s.end for s in spans))


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

    Of `siblings` neither is the other's origin: what the first dropped of doubts and sources is listed too.
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
        out += [a for a in alterations(back, pack) if a.kind in _LOST]
    return out
