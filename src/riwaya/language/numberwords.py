"""The words that numbers are made of, and words that make a number approximate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from riwaya.language.affixes import AND, ARTICLE, PREPOSED, PROCLITICS
from riwaya.language.clitics import splits
from riwaya.language.tokens import Token, words

Role = Literal[
    "unit",
    "ten",
    "tens",
    "hundred",
    "scale",
    "scale_plural",
    "zero",
    "fraction",
    "fraction_plural",
    "point",
]
#: What a word does with the numbers beside it: «سالب», «على», «أس», «جزء», «خمس» where it is a fifth.
Operation = Literal["minus", "over", "power", "part", "share"]
NumberKind = Literal["cardinal", "ordinal", "fraction"]
Hedge = Literal[
    "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"
]  # TIMEX3's values of `mod`


class NumberWord(msgspec.Struct, frozen=True):
    """A word of numbers: its `role` in the grammar; a `bound` word never stands alone («إحدى»)."""

    word: str
    value: float
    role: Role
    kind: NumberKind = "cardinal"
    dual: bool = False
    bound: bool = False


class VagueMatch(msgspec.Struct, frozen=True):
    """A count without a number («العشرات», «مئات الآلاف»): `low` is what the words entail."""

    first: int
    last: int
    low: int
    high: int | None
    start: int
    end: int
    prefix: str = ""


class HedgeMatch(msgspec.Struct, frozen=True):
    """Words before or after a number that make it approximate or a bound."""

    first: int
    last: int
    mod: Hedge
    start: int
    end: int


class Piece(msgspec.Struct, frozen=True):
    """One reading of one token."""

    prefix: str
    definite: bool
    word: NumberWord

    @property
    def conj(self) -> bool:
        return self.prefix.startswith(AND)


class NumberLexicon:
    """The words that numbers are made of.

    Args:
        entries: number words.
        percent: phrases of percentage («في المئة», «%»).
        percent_before: those that stand before the number («نسبة»).
        hedges: (phrase, mod).
        vague: (word, low, high or None).
        names: names of more than one word whose later words look like numbers («كانون الثاني»).
        operators: (word, what it does, its value where it has one).
    """

    #: No pronoun is taken off a number word.
    enclitics = False

    def __init__(
        self,
        entries: Iterable[NumberWord],
        percent: Iterable[str] = (),
        hedges: Iterable[tuple[str, Hedge]] = (),
        vague: Iterable[tuple[str, int, int | None]] = (),
        names: Iterable[str] = (),
        operators: Iterable[tuple[str, Operation, float]] = (),
        percent_before: Iterable[str] = (),
    ) -> None:
        self._words: dict[str, list[NumberWord]] = {}
        for entry in entries:
            (key,) = words(entry.word)
            self._words.setdefault(key, []).append(entry)
        self._percent = frozenset(words(p) for p in percent)
        self._percent_before = frozenset(words(p) for p in percent_before)
        self._hedges = {words(p): mod for p, mod in hedges}
        self._longest = max((len(p) for p in self._hedges), default=0)
        self._vague = {words(w)[0]: (low, high) for w, low, high in vague}
        self._after = frozenset(
            pair for name in names for pair in zip(words(name), words(name)[1:], strict=False)
        )
        self._operators = {(words(w)[0], does): value for w, does, value in operators}
        self.pieces = lru_cache(maxsize=32768)(self._pieces)
        self.counts = lru_cache(maxsize=32768)(self._counts)

    def _pieces(self, text: str) -> tuple[Piece, ...]:
        """Every reading of a folded word as a number word, fewest letters taken off first."""
        return tuple(
            Piece(split.prefix, split.definite, word)
            for split in splits(text)
            for word in self._words.get(split.stem, ())
        )

    def vocabulary(self) -> frozenset[str]:
        """The words that numbers are made of; one is among the `stems` of any word that starts a number."""
        return frozenset((*self._words, *self._vague))

    def starts(self, token: Token) -> bool:
        """Whether a number may begin at this token (cheap; for indexes)."""
        return token.kind == "number" or (token.kind == "word" and bool(self.pieces(token.text)))

    def begins(self, token: Token) -> bool:
        """Whether a number or a vague count may begin at this token (see `language/openers.py`)."""
        return token.kind == "number" or self.counts(token.text)

    def _counts(self, text: str) -> bool:
        """Whether a number or a vague count may begin at a folded word."""
        return bool(self.pieces(text)) or self._vague_word(text) is not None

    def barred(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether token `i` is the later word of a name («تشرين الثاني»)."""
        return i > 0 and (_bare_name(tokens[i - 1].text), tokens[i].text) in self._after

    def does(self, tokens: Sequence[Token], i: int, operation: Operation) -> bool:
        """Whether token `i` is a word of that operation."""
        return i < len(tokens) and (tokens[i].text, operation) in self._operators

    def share(self, text: str) -> float:
        """The fraction that a word may be («خمس»), or 0."""
        return self._operators.get((text, "share"), 0)

    def percent(self, tokens: Sequence[Token], i: int) -> int:
        """The token after a phrase of percentage that begins at `i`, or 0."""
        for size in (1, 2):
            if tuple(t.text for t in tokens[i : i + size]) in self._percent:
                return i + size
        return 0

    def percent_before(self, tokens: Sequence[Token], i: int) -> int:
        """The token after a word that makes a percentage of the number behind it, or 0."""
        for size in (1, 2):
            if tuple(t.text for t in tokens[i : i + size]) in self._percent_before:
                return i + size
        return 0

    def hedge_before(self, tokens: Sequence[Token], i: int) -> HedgeMatch | None:
        """The longest hedge that ends right before token `i` («لأكثر من» included)."""
        for size in range(min(self._longest, i), 0, -1):
            run = tuple(t.text for t in tokens[i - size : i])
            for split in splits(run[0]):
                stem = ARTICLE + split.stem if split.definite else split.stem
                mod = self._hedges.get((stem, *run[1:]))
                if mod and not (split.prefix in PREPOSED and len(stem) < 3):
                    first = tokens[i - size]
                    return HedgeMatch(
                        i - size, i, mod, first.start + len(split.prefix), tokens[i - 1].end
                    )
        return None

    def hedge_after(self, tokens: Sequence[Token], i: int) -> HedgeMatch | None:
        """A hedge of two words («على الأقل») or «تقريبا» that begins at token `i`."""
        for size in (2, 1):
            mod = self._hedges.get(tuple(t.text for t in tokens[i : i + size]))
            if mod and i + size <= len(tokens):
                return HedgeMatch(i, i + size, mod, tokens[i].start, tokens[i + size - 1].end)
        return None

    def vague(self, tokens: Sequence[Token], i: int) -> VagueMatch | None:
        """«عشرات», «مئات الآلاف», «بضعة آلاف» at token `i`; bounds of a chain multiply."""
        if i >= len(tokens) or tokens[i].kind != "word":
            return None
        low, high, at, prefix = 1, 1, i, ""
        open_end = False
        while at < len(tokens):
            hit = self._vague_word(tokens[at].text)
            if not hit or (at > i and hit[2]):
                break
            if at == i:
                prefix = hit[2]
            low *= hit[0] if at == i or hit[0] < 1000 else hit[0] // 2
            open_end, high = open_end or hit[1] is None, high * (hit[1] or 1)
            at += 1
        if at == i:
            return None
        start = tokens[i].start + len(prefix)
        return VagueMatch(i, at, low, None if open_end else high, start, tokens[at - 1].end, prefix)

    def _vague_word(self, text: str) -> tuple[int, int | None, str] | None:
        for split in splits(text):
            hit = self._vague.get(split.stem)
            if hit:
                return (*hit, split.prefix)
        return None


def _bare_name(text: str) -> str:
    """A month's first word with و ب ل taken off («وتشرين»)."""
    return text[1:] if text[:1] in PROCLITICS and len(text) > 4 else text
