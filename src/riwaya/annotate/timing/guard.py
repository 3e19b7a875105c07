"""What is a name stays a name: «صحيفة اليوم», «الجمعة السوداء», «محمد رمضان», «شارع 26 يوليو»."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.language.affixes import ALL_PROCLITICS, ARTICLE, TO_THE
from riwaya.language.clitics import splits
from riwaya.language.marks import QUOTES
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import Token, words
from riwaya.resources import Pack
from riwaya.resources.calendar import MonthRow
from riwaya.resources.media import OutletRow
from riwaya.resources.people import GivenName
from riwaya.resources.rows import OnePhrase, WordOfKind

_JOINED = frozenset(ALL_PROCLITICS)


class Guard:
    """`pack.get(Guard)`: names that hold a time word."""

    def __init__(self, pack: Pack) -> None:
        self._heads = {words(h.word)[0]: h.kind for h in pack.rows("time", "heads", WordOfKind)}
        outlets = [n for r in pack.rows("media", "outlets", OutletRow) for n in r.names]
        phrases = [r.phrase for r in pack.rows("time", "names", OnePhrase)] + outlets
        self._by_word: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for phrase in dict.fromkeys(phrases):
            key = words(phrase)
            if len(key) > 1:
                for at, word in enumerate(key):
                    self._by_word.setdefault(word, []).append((at, key))
        self._kept: Remembered[str, list[tuple[int, tuple[str, ...]]]] = Remembered()
        months = {words(m.name)[0] for m in pack.rows("calendar", "months", MonthRow)}
        given = {words(g.name) for g in pack.rows("people", "given_names", GivenName)}
        self._given = frozenset(n[0] for n in given if len(n) == 1 and n[0] not in months)

    def name(self, tokens: Sequence[Token], i: int) -> tuple[int, int]:
        """The name that token `i` is part of, as a half-open range of tokens; (0, 0) where it is of none."""
        found = (0, 0)
        text = tokens[i].text
        places = self._kept.get(text)
        if places is None:
            places = self._kept[text] = self._places(text)
        for at, key in places:
            begin = i - at
            if begin < 0 or begin + len(key) > len(tokens):
                continue
            if any(tokens[begin + k].text != key[k] for k in range(1, len(key))):
                continue
            if begin + len(key) > found[1] and _is(tokens[begin].text, key[0]):
                found = (begin, begin + len(key))
        return found

    def _places(self, text: str) -> list[tuple[int, tuple[str, ...]]]:
        """The names that a word may be of, each with the place that the word has in it."""
        places = self._by_word.get(text, [])
        if text[0] in _JOINED:
            places = places + [p for p in self._by_word.get(text[1:], ()) if p[0] == 0]
        if text.startswith(TO_THE):
            whole = ARTICLE + text[len(TO_THE) :]
            places = places + [p for p in self._by_word.get(whole, ()) if p[0] == 0]
        return places

    def headed(self, tokens: Sequence[Token], i: int) -> str | None:
        """The kind of the head noun right before token `i` («ميدان»), or None."""
        if i == 0 or tokens[i].line:
            return None
        at = i - 1
        if tokens[at].text in QUOTES and at:
            at -= 1
        for split in splits(tokens[at].text):
            if not split.definite and split.stem in self._heads:
                return self._heads[split.stem]
        return None

    def quoted(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Whether tokens `first`..`last` fill a pair of quotation marks: «لـ«اليوم»»."""
        if first == 0 or last >= len(tokens):
            return False
        return tokens[first - 1].text in QUOTES and tokens[last].text in QUOTES

    def person(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether the month name at `i` stands where a person's name goes on («محمد رمضان»)."""
        near = [tokens[k].text for k in (i - 1, i + 1) if 0 <= k < len(tokens)]
        return any(word in self._given for word in near)


def _is(text: str, word: str) -> bool:
    if text == word:
        return True
    return any(
        s.prefix and (ARTICLE + s.stem if s.definite else s.stem) == word for s in splits(text)
    )
