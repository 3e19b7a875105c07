"""Where the words of a page stand: a table is asked once for each different word, not at each token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Protocol

from riwaya.language.openers import Openers, Table
from riwaya.language.tokens import Token


class Opened(Protocol):
    """What begins at some words."""

    def openers(self, words: Mapping[str, Token]) -> Collection[str]:
        """Those of `words` (folded, each with a token of its) at which it may begin, judged by each alone."""


class Occurrences:
    """The tokens of a page by their word; what was asked for is kept as long as the page is read."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._where: dict[str, list[int]] = {}
        for i, token in enumerate(tokens):
            self._where.setdefault(token.text, []).append(i)
        #: Each word with the first of its tokens.
        self.words = {word: tokens[at[0]] for word, at in self._where.items()}
        self._found: dict[object, list[int]] = {}

    def opening(self, what: Opened, first: int, last: int) -> list[int]:
        """Those of tokens `first`..`last` at which `what` may begin."""
        found = self._found.get(what)
        if found is None:
            found = self._found[what] = self._places(what.openers(self.words))
        return found[bisect_left(found, first) : bisect_left(found, last)]

    def phrases(self, table: Table, tables: Openers, first: int, last: int) -> list[int]:
        """Those of tokens `first`..`last` at which a phrase of `table` may begin, which is one of `tables`."""
        found = self._found.get(table)
        if found is None:
            for one, words in tables.of(self.words).items():
                self._found[one] = self._places(words)
            found = self._found[table]
        return found[bisect_left(found, first) : bisect_left(found, last)]

    def among(self, words: frozenset[str], first: int, last: int) -> list[int]:
        """Those of tokens `first`..`last` whose word is one of `words`."""
        found = self._found.get(words)
        if found is None:
            found = self._found[words] = self._places(words.intersection(self.words))
        return found[bisect_left(found, first) : bisect_left(found, last)]

    def _places(self, words: Collection[str]) -> list[int]:
        where = self._where
        return sorted(chain.from_iterable([where[word] for word in words]))
