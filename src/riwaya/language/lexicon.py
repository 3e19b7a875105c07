"""Phrases found in a run of tokens, clitics off.

Thousands of phrases cost one dictionary look-up a token and reading (an alternation in `re` costs a
hundred times as much).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from riwaya.language.affixes import ARTICLE
from riwaya.language.clitics import Split, bare, owned_stems, splits, stems
from riwaya.language.followed import Followed, followed
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import Token, reach, words

T = TypeVar("T")

_OPTIONAL = re.compile(r"\(([^()]*)\)")


class _Start(msgspec.Struct, Generic[T], frozen=True):
    """A reading of a word that begins phrases: what may follow it, and what was taken off."""

    rests: Followed[tuple[tuple[str, ...], T]]
    prefix: str
    definite: bool
    enclitic: str


class Hit(msgspec.Struct, Generic[T], frozen=True):
    """A phrase found at tokens `first`..`last` (half-open).

    `prefix` are the conjunction and preposition letters taken off the first word, `definite` whether an
    article was, `enclitic` the pronoun taken off the last word. `start` is the offset in the text where
    the phrase itself begins, its `prefix` off (the article stays, as part of the name or noun).
    """

    value: T
    first: int
    last: int
    start: int
    end: int
    prefix: str = ""
    definite: bool = False
    enclitic: str = ""


def expand(phrase: str) -> list[str]:
    """«(ال)مصدر (ال)طبي» as every phrase it stands for, each bracket taken or left."""
    match = _OPTIONAL.search(phrase) if "(" in phrase else None
    if not match:
        return [phrase]
    head, tail = phrase[: match.start()], phrase[match.end() :]
    return [out for middle in ("", match[1]) for out in expand(head + middle + tail)]


class Lexicon(Generic[T]):
    """A set of phrases with a value each; a phrase may carry several values.

    Args:
        entries: phrases as written in the tables, with the value each stands for.
        proclitics: whether the first word may carry و ف ب ك ل.
        article: whether a first word entered without «ال» is also found with it.
        enclitics: whether the last word may carry a pronoun («بيانها»).
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, T]],
        *,
        proclitics: bool = True,
        article: bool = True,
        enclitics: bool = False,
    ) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._kept: Remembered[str, tuple[_Start[T], ...]] = Remembered()
        self._proclitics = proclitics
        self._article = article
        self._enclitics = enclitics
        for phrase, value in entries:
            for one in expand(phrase):
                key = words(one)
                if key:
                    self._by_first.setdefault(key[0], []).append((key[1:], value))
        for rests in self._by_first.values():
            rests.sort(key=lambda r: -len(r[0]))
        self._led: dict[str, Followed[tuple[tuple[str, ...], T]]] = {}

    def __len__(self) -> int:
        return sum(len(rests) for rests in self._by_first.values())

    def at(self, tokens: Sequence[Token], i: int) -> list[Hit[T]]:
        """Every phrase that begins at token `i`, longest first, then fewest letters taken off."""
        starts = self._starts(tokens[i])
        if not starts:
            return []
        hits: list[Hit[T]] = []
        for start in starts:
            hits += self._walk(tokens, i, start)
        if len(hits) < 2:
            return hits
        return sorted(_unique(hits), key=lambda h: (-h.last, len(h.prefix), h.definite))

    def first(self, tokens: Sequence[Token], i: int) -> Hit[T] | None:
        """The best of `at`, or None."""
        hits = self.at(tokens, i)
        return hits[0] if hits else None

    def find(
        self, tokens: Sequence[Token], places: Iterable[int] | None = None
    ) -> Iterator[Hit[T]]:
        """Longest phrases from left to right in reading order, without overlap.

        `places` are the tokens at which one may begin, where that is known (see `language/occurrences.py`).
        """
        end, kept = 0, self._kept
        for i in range(len(tokens)) if places is None else places:
            # Most words begin no phrase, which is known once they were met.
            if i < end or kept.get(tokens[i].text, True) == ():
                continue
            hit = self.first(tokens, i)
            if hit:
                yield hit
                end = hit.last

    def vocabulary(self) -> frozenset[str]:
        """The words that begin a phrase, folded, as entered: one of them is among the `stems` of any word at which
        a phrase begins, where no enclitics are taken off."""
        return frozenset(self._by_first)

    def openers(self, words: Mapping[str, Token]) -> list[str]:
        """Those of `words` at which a phrase may begin, judged by each alone (see `language/occurrences.py`)."""
        known, starts = self._kept.get, self._starts
        return [
            word
            for word, token in words.items()
            if (kept := known(word)) or (kept is None and starts(token))
        ]

    def begins(self, token: Token) -> bool:
        """Whether a phrase may begin at this token, judged by the token alone (for indexes)."""
        return bool(self._starts(token))

    def has(self, phrase: str) -> bool:
        """Whether exactly this phrase is entered (folded, no clitics taken off)."""
        key = words(phrase)
        return bool(key) and any(rest == key[1:] for rest, _ in self._by_first.get(key[0], ()))

    def get(self, phrase: str) -> list[T]:
        """The values of exactly this phrase."""
        key = words(phrase)
        if not key:
            return []
        return [value for rest, value in self._by_first.get(key[0], ()) if rest == key[1:]]

    def _starts(self, token: Token) -> tuple[_Start[T], ...]:
        """The readings of a token under which a phrase begins; kept, as they depend on its letters alone."""
        kept = self._kept.get(token.text)
        if kept is None:
            kept = self._kept[token.text] = self._learned(token)
        return kept

    def _learned(self, token: Token) -> tuple[_Start[T], ...]:
        if token.kind == "mark":
            return self._marks(token)
        forms = owned_stems(token.text) if self._enclitics else stems(token.text)
        return () if self._by_first.keys().isdisjoint(forms) else tuple(self._readings(token))

    def _marks(self, token: Token) -> tuple[_Start[T], ...]:
        rests = self._rests(token.text)
        return (_Start(rests, "", False, ""),) if rests else ()

    def _rests(self, first: str) -> Followed[tuple[tuple[str, ...], T]] | None:
        """What may follow the first word of phrases."""
        rests = self._led.get(first)
        if rests is None and first in self._by_first:
            rests = self._led[first] = followed(self._by_first[first], lambda entry: entry[0])
        return rests

    def _readings(self, token: Token) -> Iterator[_Start[T]]:
        for split in splits(token.text):
            if split.prefix and not self._proclitics:
                continue
            for key, definite in self._keys(split):
                for form, enclitic in bare(key) if self._enclitics else ((key, ""),):
                    rests = self._rests(form)
                    if rests:
                        yield _Start(rests, split.prefix, definite, enclitic)

    def _keys(self, split: Split) -> Iterator[tuple[str, bool]]:
        if not split.definite:
            yield split.stem, False
            return
        # The whole word is among the splits, so that its own article is met there.
        if split.prefix:
            yield ARTICLE + split.stem, False
        if self._article:
            yield split.stem, True

    def _walk(self, tokens: Sequence[Token], i: int, start: _Start[T]) -> list[Hit[T]]:
        hits: list[Hit[T]] = []
        rests = start.rests.all
        if start.rests.longer and not self._enclitics:
            rests = start.rests.by(tokens[i + 1].text if i + 1 < len(tokens) else "")
        for rest, value in rests:
            if start.enclitic and rest:
                continue
            last, tail = rest_at(tokens, i + 1, rest, bare if self._enclitics else None)
            if last:
                place = tokens[i].start + prefix_length(tokens[i], start.prefix)
                end = tokens[last - 1].end
                enclitic = start.enclitic or tail
                hits.append(Hit(value, i, last, place, end, start.prefix, start.definite, enclitic))
        return hits


def rest_at(
    tokens: Sequence[Token],
    at: int,
    rest: tuple[str, ...],
    forms: Callable[[str], tuple[tuple[str, str], ...]] | None,
) -> tuple[int, str]:
    """The token after the words `rest` where they stand from token `at` on, with the pronoun taken off the last of them;
    0 where they do not. `forms` gives what a word may be with and without a pronoun; None: as it is only."""
    if at + len(rest) > len(tokens):
        return 0, ""
    for k, word in enumerate(rest):
        text = tokens[at + k].text
        if text == word:
            continue
        if forms is not None and k == len(rest) - 1:
            for form, enclitic in forms(text):
                if form == word:
                    return at + len(rest), enclitic
        return 0, ""
    return at + len(rest), ""


def _unique(hits: list[Hit[T]]) -> list[Hit[T]]:
    out: list[Hit[T]] = []
    for hit in hits:
        if hit not in out:
            out.append(hit)
    return out


def prefix_length(token: Token, prefix: str) -> int:
    """How many code points of the token as written its clitic letters take, marks included."""
    return reach(token.written, len(prefix))
