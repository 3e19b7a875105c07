"""By what titles and words each outlet names the same actor, force or act."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import alone, tokenize
from riwaya.language.view import View
from riwaya.link.roots import origin_of
from riwaya.link.words import Words, unread
from riwaya.model import Document, Framing, Mention, Side, Span
from riwaya.resources import Pack

if TYPE_CHECKING:
    from riwaya.link.conflicts.ground import Ground

_AROUND = 28
_QUOTE = 200


class FramingWord(msgspec.Struct, frozen=True):
    """A word of a family of names for one thing, and how it is heard."""

    word: str
    family: str
    valence: str


class Family(msgspec.Struct, frozen=True):
    """The types of event that a family of words names (none: it names actors)."""

    family: str
    types: tuple[str, ...] = ()
    note: str = ""


class Frames:
    """The tables under `framing/`."""

    def __init__(self, pack: Pack) -> None:
        families = pack.rows("framing", "families", Family)
        self.types = {f.family: frozenset(f.types) for f in families}
        rows = pack.rows("framing", "words", FramingWord)
        acts = [r for r in rows if self.types.get(r.family)]
        self.acts: Lexicon[FramingWord] = Lexicon([(r.word, r) for r in acts])
        self.actors: Lexicon[FramingWord] = Lexicon(
            [(r.word, r) for r in rows if not self.types.get(r.family)]
        )
        self._charged: Lexicon[str] = Lexicon(
            [
                (r.word, r.valence)
                for r in rows
                if not self.types.get(r.family) and r.valence != "neutral"
            ]
        )
        self._met: set[str] = set()
        self._begin: set[str] = set()

    def charged(self, keys: Iterable[str]) -> bool:
        """Whether one of a page's words (folded, «و» off) may begin a charged word for an actor."""
        every = set(keys)
        for key in every - self._met:
            self._met.add(key)
            if any(self._charged.begins(alone(w)) for w in unread(key)):
                self._begin.add(key)
        return not self._begin.isdisjoint(every)


class Choice(msgspec.Struct, frozen=True):
    """One use of a framing word: whose word it is (the origin of the claim it stands in, else the page), and
    where it stands."""

    speaker: str
    document: Document
    span: Span
    claim: str


def frames(ground: Ground) -> list[list[Side]]:
    """Per family of words that name the event: a side for each valence, where speakers differ in it.

    What stands between quotation marks is not the speaker's own choice and is left out.
    """
    table = ground.pack.get(Frames)
    if len(ground.tellings) == 1 and not any(m.claim for m in ground.tellings[0].mentions):
        return []
    said: defaultdict[str, defaultdict[str, list[Choice]]] = defaultdict(lambda: defaultdict(list))
    for telling in ground.tellings:
        claims = {c.id: c for c in telling.document.claims}
        for mention in telling.mentions:
            claim = claims.get(mention.claim or "")
            speaker = telling.document.id
            if claim and claim.chain:
                speaker = origin_of(claim.chain[-1]).key
            for word, span in _near(table, telling.document, mention.trigger):
                if mention.type in table.types[word.family] and not quoted(
                    telling.document.text, span.start
                ):
                    said[word.family][word.valence].append(
                        Choice(speaker, telling.document, span, claim.id if claim else "")
                    )
    out: list[list[Side]] = []
    for family in sorted(said):
        by_valence = said[family]
        who = {v: {c.speaker for c in held} for v, held in by_valence.items()}
        if any(who[a] - who[b] and who[b] - who[a] for a in who for b in who if a != b):
            out.append([_side(v, by_valence[v]) for v in sorted(by_valence)])
    return out


def quoted(text: str, at: int) -> bool:
    """Whether an offset stands between quotation marks on its line."""
    start = max(text.rfind("\n", 0, at) + 1, at - _QUOTE)
    before = text[start:at]
    opened = max(before.rfind("«"), before.rfind("“"), before.rfind("”"))
    closed = max(before.rfind("»"), before.rfind("”"))
    if opened > closed or (opened == closed >= 0 and before.count("”") % 2 == 1):
        return True
    return before.count('"') % 2 == 1


def _near(table: Frames, document: Document, trigger: Span) -> list[tuple[FramingWord, Span]]:
    """Framing words that overlap the trigger, or stand right beside it."""
    start = max(0, trigger.start - _AROUND)
    text = document.text[start : trigger.end + _AROUND]
    out = []
    for hit in table.acts.find(tokenize(View(text))):
        span = Span(start + hit.start, start + hit.end)
        if span.start < trigger.end + 1 and trigger.start < span.end + 1:
            out.append((hit.value, span))
    return out


def _side(valence: str, held: list[Choice]) -> Side:
    words = dict.fromkeys(" ".join(c.document.quote(c.span).split()) for c in held)
    return Side(
        says="، ".join(words),
        value=valence,
        claims=tuple(dict.fromkeys(c.claim for c in held if c.claim)),
        figures=(),
        documents=tuple(dict.fromkeys(c.document.id for c in held)),
    )


def framings(
    documents: Sequence[Document], words: Sequence[Words], pack: Pack
) -> tuple[Framing, ...]:
    """For each entity and page: the titles and charged words that stand with its name."""
    table = pack.get(Frames)
    out: list[Framing] = []
    for document, said in zip(documents, words, strict=True):
        charged = table.charged(said.keys)
        spans: defaultdict[str, dict[Span, None]] = defaultdict(dict)
        valence: dict[str, str] = {}
        for mention in document.mentions:
            if not mention.entity or mention.type == "LOC":
                continue
            for title in mention.titles:
                spans[mention.entity].setdefault(title)
            near = charged and table.charged(_around(said, mention.span))
            for word, span in _beside(table, document, mention) if near else ():
                spans[mention.entity].setdefault(span)
                valence.setdefault(mention.entity, word.valence)
        for entity in sorted(spans):
            epithets = tuple(sorted(spans[entity], key=lambda s: (s.start, s.end)))
            out.append(Framing(entity, document.id, epithets, valence.get(entity)))
    return tuple(sorted(out, key=lambda f: (f.entity, f.document)))


def _around(words: Words, span: Span) -> tuple[str, ...]:
    """The words of a page around a name."""
    first = bisect_left(words.ends, span.start - _AROUND)
    last = bisect_right(words.starts, span.end + _AROUND)
    return words.keys[first:last]


def _beside(table: Frames, document: Document, mention: Mention) -> list[tuple[FramingWord, Span]]:
    """Charged words right before the name («ميليشيات» س) or right after it (س «الإرهابي»)."""
    start = max(0, mention.start - _AROUND)
    text = document.text[start : mention.end + _AROUND]
    tokens = tokenize(View(text))
    at = mention.start - start
    first = next((i for i, t in enumerate(tokens) if t.end > at), 0)
    last = next((i for i, t in enumerate(tokens) if t.start >= mention.end - start), len(tokens))
    out = []
    for hit in table.actors.find(tokens):
        if hit.value.valence == "neutral":
            continue
        before = hit.last in (first, first - 1)
        after = last <= hit.first <= last + 1 and hit.definite
        if (before or after) and not any(t.line for t in tokens[hit.last : first]):
            out.append((hit.value, Span(start + hit.start, start + hit.end)))
    return out
