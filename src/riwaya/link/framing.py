"""By what titles and words each outlet names the same actor, force or act."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from riwaya.language.clitics import splits
from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import alone, tokenize, words
from riwaya.language.view import View, fold
from riwaya.link.words import Words, unread
from riwaya.model import Document, Framing, Mention, Span
from riwaya.resources import Pack
from riwaya.resources.rows import OneWord

_AROUND = 28


class FramingWord(msgspec.Struct, frozen=True):
    """A word of a family of names for one thing, and how it is heard; `weak` ones are everybody's words too («حادث»,
    «اعتداء»), or name other acts as readily («تقدم»)."""

    word: str
    family: str
    valence: str
    weak: str = ""


class Family(msgspec.Struct, frozen=True):
    """The types of event that a family of words names (none: it names actors)."""

    family: str
    types: tuple[str, ...] = ()
    note: str = ""


class Ending(msgspec.Struct, frozen=True):
    """An ending of a plural word, and one of a word of a name that agrees with it («المتمردين الحوثيين»)."""

    word: str
    name: str


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
        adjectives = pack.rows("framing", "adjectives", OneWord)
        self._adjectives = frozenset(w for r in adjectives for w in words(r.word))
        rows_of = pack.rows("framing", "endings", Ending)
        self._endings = tuple((fold(r.word), fold(r.name)) for r in rows_of)
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

    def agrees(self, said: str, name: str) -> bool:
        """Whether a word and a word of a name (both folded) have endings of one number and case."""
        return any(said.endswith(a) and name.endswith(b) for a, b in self._endings)

    def describes(self, said: str, name: str) -> bool:
        """Whether a word can stand behind a name whose last word is `name` (both folded), and be said of it: an adjective,
        in the plural only behind one."""
        plural = any(said.endswith(a) for a, _ in self._endings)
        stems = {s.stem for s in splits(said)}
        return not stems.isdisjoint(self._adjectives) and (not plural or self.agrees(said, name))


def framings(
    documents: Sequence[Document], texts: Sequence[Words], pack: Pack
) -> tuple[Framing, ...]:
    """For each entity and page: the titles and charged words that stand with its name."""
    table = pack.get(Frames)
    out: list[Framing] = []
    for document, said in zip(documents, texts, strict=True):
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


def _around(page: Words, span: Span) -> tuple[str, ...]:
    """The words of a page around a name."""
    first = bisect_left(page.ends, span.start - _AROUND)
    last = bisect_right(page.starts, span.end + _AROUND)
    return page.keys[first:last]


def _beside(table: Frames, document: Document, mention: Mention) -> list[tuple[FramingWord, Span]]:
    """Charged words right before the name («ميليشيات» س) or right after it (س «الإرهابي»), so far as they are said of it:
    not of whom it stands beside («المقاومة وقوات» س), nor of who acts on it («اتهم المتمردون» س)."""
    start = max(0, mention.start - _AROUND)
    text = document.text[start : mention.end + _AROUND]
    tokens = tokenize(View(text))
    at, end = mention.start - start, mention.end - start
    first = next((i for i, t in enumerate(tokens) if t.end > at), 0)
    last = next((i for i, t in enumerate(tokens) if t.start >= end), len(tokens))
    if not first < last or tokens[first].start != at:
        # A letter that joins the name to what goes before: «و», «لـ».
        return []
    out = []
    for hit in table.actors.find(tokens):
        if hit.value.valence == "neutral" or (hit.last > first and hit.first < last):
            continue
        said = tokens[hit.last - 1].text
        if hit.last == first:
            own = _said_before(table, said, tokens[first].text, mention, definite=hit.definite)
        else:
            after = hit.first == last and hit.definite and not hit.prefix
            own = after and table.describes(said, tokens[last - 1].text)
        if own and not any(t.line for t in tokens[hit.last : first + 1]):
            out.append((hit.value, Span(start + hit.start, start + hit.end)))
    return out


def _said_before(table: Frames, said: str, name: str, mention: Mention, *, definite: bool) -> bool:
    """Whether a word right before a name is said of it: it governs the name («ميليشيات» س), or agrees with it
    («المتمردين الحوثيين», «الإرهابي فلان»)."""
    if not definite:
        return mention.type == "ORG"
    return table.agrees(said, name) or (mention.type == "PER" and table.describes(said, ""))
