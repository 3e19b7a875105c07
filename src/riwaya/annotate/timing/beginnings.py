"""Which tokens can begin a class of the time rules, judged by the token alone and kept for every word met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riwaya.annotate.timing.finders import Find, Found
from riwaya.language.affixes import ARTICLE
from riwaya.language.clitics import splits
from riwaya.language.patterns import Captured, Pattern
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import Token


class Beginning:
    """Whether a class that is itself a pattern can begin at a token; a look-up for every word seen before."""

    def __init__(
        self, plain: frozenset[str], classes: frozenset[str], base: Mapping[str, Find]
    ) -> None:
        self._plain, self._classes, self._base = plain, classes, base
        self._kept: Remembered[str, bool] = Remembered()

    def __call__(self, token: Token) -> bool:
        key = token.text if token.kind != "number" else shape(token.text)
        kept = self._kept.get(key)
        if kept is None:
            kept = heads_allow(self._plain, self._classes, self._base, token)
            self._kept[key] = kept
        return kept


def heads_allow(
    plain: frozenset[str], classes: frozenset[str], base: Mapping[str, Find], token: Token
) -> bool:
    """Whether what can begin a pattern allows a token."""
    if token.text in plain:
        return True
    if token.kind == "word":
        for split in splits(token.text):
            stem = ARTICLE + split.stem if split.definite else split.stem
            if "~" + stem in plain:
                return True
    return any(may_begin(c, base[c], token) for c in classes)


def shape(text: str) -> str:
    """Numbers alike for `may_begin`: how many digits, or what else is in them, and no more."""
    if text.isdigit():
        return f"#{min(len(text), 5)}"
    return "#.short" if "." in text and len(text) <= 5 else "#."


def may_begin(name: str, find: Find, token: Token) -> bool:
    """Whether a class can begin at a token, judged by the token alone."""
    if token.kind == "number":
        if name in ("year", "joinedyear"):
            return len(token.text) == 4 and token.text.isdigit()
        if name == "daymonth":
            return len(token.text) <= 2 or ("." in token.text and len(token.text) <= 5)
        if name == "day":
            return len(token.text) <= 2 and token.text.isdigit()
        if name in ("oldyear", "anyyear", "clockrun"):
            return 3 <= len(token.text) <= 4 and token.text.isdigit()
        if name in ("numeric", "monthyear", "clockdigits", "clockwords", "hourword", "looseclock"):
            return len(token.text) <= 4 or not token.text.isdigit()
        return name in (
            "amount",
            "span",
            "loosespan",
            "someminutes",
            "small",
            "ordinal",
            "monthnumber",
        )
    begins = getattr(find, "begins", None)
    if begins is not None:
        return bool(begins(token))
    return bool(find((token,), 0))


def remember(find: Find) -> Find:
    """`find`, which keeps what it found at each token while one stretch is read."""
    kept: dict[int, Found] = {}

    def remembered(tokens: Sequence[Token], i: int) -> Found:
        found = kept.get(i)
        if found is None:
            found = kept[i] = find(tokens, i)
        return found

    return remembered


def fragment(pattern: Pattern, classes: Mapping[str, Find], begins: Beginning) -> Find:
    """A rule that makes a class: its captures are its value."""

    def find(tokens: Sequence[Token], i: int) -> Found:
        if not begins(tokens[i]):
            return []
        best: dict[tuple[int, tuple[str, ...]], tuple[int, Any, str]] = {}
        for match in pattern.at(tokens, i, classes):
            key = (match.last, tuple(match.captures))
            if key not in best:
                best[key] = (match.last, Captured(match.captures), match.prefix)
        return list(best.values())

    return find
