"""Phrases looked up by word, each word's readings worked out once.

Like `Lexicon`, but made for tables of thousands of inflected forms that are asked for at every token of
a page: what a spelling can stand for (its clitics and pronouns taken off) depends on the spelling alone,
so it is worked out on first sight and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

import msgspec

from riwaya.language.affixes import ARTICLE, HA, HER, HIS, OF_BOTH, OF_WOMEN, OUR, TA_MARBUTA, THEIR
from riwaya.language.clitics import bare, owned_stems, splits, stems
from riwaya.language.followed import Followed, followed
from riwaya.language.lexicon import expand, rest_at
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import Token, words

T = TypeVar("T")


class Seen(msgspec.Struct, Generic[T], frozen=True):
    """A phrase found at tokens `first`..`last` (half-open).

    `prefix` are the conjunction and preposition letters taken off the first word, `definite` whether the
    article was, `enclitic` the pronoun taken off the last word.
    """

    value: T
    first: int
    last: int
    prefix: str = ""
    definite: bool = False
    enclitic: str = ""


class _Reading(msgspec.Struct, Generic[T], frozen=True):
    value: T
    rest: tuple[str, ...]
    prefix: str
    definite: bool
    enclitic: str


class WordIndex(Generic[T]):
    """A set of phrases with a value each; a phrase may carry several.

    Args:
        entries: phrases as written in the tables, with what each stands for.
        enclitics: whether the last word may carry a pronoun of the third person or «نا» («زيارته», «قتلته»).
        conjunctions_only: whether only و and ف are taken off (for verbs and particles).
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, T]],
        *,
        enclitics: bool = False,
        conjunctions_only: bool = False,
    ) -> None:
        self._entries: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self.enclitics = enclitics
        self._conjunctions_only = conjunctions_only
        self._readings: Remembered[str, Followed[_Reading[T]]] = Remembered()
        for phrase, value in entries:
            for one in expand(phrase):
                key = words(one)
                if key:
                    self._entries.setdefault(key[0], []).append((key[1:], value))

    def __len__(self) -> int:
        return sum(len(found) for found in self._entries.values())

    def at(self, tokens: Sequence[Token], i: int) -> list[Seen[T]]:
        """Every phrase that begins at token `i`, longest first, then fewest letters taken off.

        A final ta marbuta is no pronoun, though folding spells both alike.
        """
        readings = self._readings.get(tokens[i].text)
        if readings is None:
            readings = self._learn(tokens[i].text)
        if not readings.all:
            return []
        out: list[Seen[T]] = []
        for reading in self._able(readings, tokens, i) if readings.longer else readings.all:
            found = self._seen(tokens, i, reading)
            if found is not None:
                out.append(found)
        return out

    def first(self, tokens: Sequence[Token], i: int) -> Seen[T] | None:
        """The best of `at`, or None."""
        readings = self._readings.get(tokens[i].text)
        if readings is None:
            readings = self._learn(tokens[i].text)
        for reading in self._able(readings, tokens, i) if readings.longer else readings.all:
            found = self._seen(tokens, i, reading)
            if found is not None:
                return found
        return None

    def _able(
        self, readings: Followed[_Reading[T]], tokens: Sequence[Token], i: int
    ) -> tuple[_Reading[T], ...]:
        """The readings of token `i` that the next one allows; its pronoun off, it may be another word."""
        if i + 1 >= len(tokens):
            return readings.single
        text = tokens[i + 1].text
        if not self.enclitics:
            return readings.by(text)
        if any(form in readings.longer for form, _ in _owned(text)[1:]):
            return readings.all
        return readings.by(text)

    def vocabulary(self) -> frozenset[str]:
        """The words that begin a phrase, folded, as entered."""
        return frozenset(self._entries)

    def begins(self, token: Token) -> bool:
        """Whether a phrase may begin at this token, judged by the token alone (see `language/openers.py`)."""
        readings = self._readings.get(token.text)
        return bool((readings or self._learn(token.text)).all)

    def _seen(self, tokens: Sequence[Token], i: int, reading: _Reading[T]) -> Seen[T] | None:
        last, enclitic = i + 1, reading.enclitic
        if reading.rest:
            last, enclitic = rest_at(tokens, last, reading.rest, _owned if self.enclitics else None)
            if not last:
                return None
        if enclitic == HIS and tokens[last - 1].raw.endswith(TA_MARBUTA):
            return None
        return Seen(reading.value, i, last, reading.prefix, reading.definite, enclitic)

    def _learn(self, word: str) -> Followed[_Reading[T]]:
        forms = owned_stems(word) if self.enclitics else stems(word)
        known = not self._entries.keys().isdisjoint(forms)
        readings = followed(self._read(word), lambda reading: reading.rest) if known else _NOTHING
        self._readings[word] = readings
        return readings

    def _read(self, word: str) -> tuple[_Reading[T], ...]:
        out: dict[tuple[object, ...], _Reading[T]] = {}
        for split in splits(word):
            if self._conjunctions_only and split.preposition:
                continue
            stems = [ARTICLE + split.stem, split.stem] if split.definite else [split.stem]
            for k, stem in enumerate(stems):
                definite = split.definite and k == 1
                self._add(out, stem, split.prefix, definite)
        order = sorted(
            out.values(), key=lambda r: (-len(r.rest), len(r.prefix), r.definite, len(r.enclitic))
        )
        return tuple(order)

    def _add(
        self, out: dict[tuple[object, ...], _Reading[T]], stem: str, prefix: str, definite: bool
    ) -> None:
        forms = _owned(stem) if self.enclitics and not definite else ((stem, ""),)
        for form, enclitic in forms:
            for n, (rest, value) in enumerate(self._entries.get(form, ())):
                if enclitic and rest:
                    continue
                key = (form, n, prefix, definite, enclitic)
                out[key] = _Reading(value, rest, prefix, definite, enclitic)


#: What begins with most words.
_NOTHING: Followed[Any] = Followed((), (), {})
_THIRD = frozenset(("", HA, HER, THEIR, OF_BOTH, OF_WOMEN, OUR))


@lru_cache(maxsize=1 << 15)
def _owned(stem: str) -> tuple[tuple[str, str], ...]:
    """The readings of `bare` that news can have: no «ي» or «ك», which end too many other words; the whole word first."""
    return tuple((form, enclitic) for form, enclitic in bare(stem) if enclitic in _THIRD)
