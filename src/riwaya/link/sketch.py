"""Which pages may share text: scaled sketches of word trigrams, met in an inverted index.

A sketch keeps every trigram whose hash falls under a fixed share of all hashes (FracMinHash, Irber and others
2022, as in sourmash), so that a small page inside a large one is found too; a MinHash of fixed size sees only
how alike whole pages are. Cost grows with the number of pages that share a trigram, which is bounded:
a trigram that a crowd of pages has says nothing about any two of them.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy
from itertools import groupby

from riwaya.link.passages import Overlap
from riwaya.link.shingles import shingles
from riwaya.link.words import Words

_SHARE = 3  # one trigram in three is kept
_PAGE = 32  # bits for the number of a page
_PAGES = (1 << _PAGE) - 1
_CROWD = 60
_SHARED = 3
#: What a shared trigram is worth by the number of days on which pages carry it: the words of one report are
#: gone after a day or two, formulas («بحث العلاقات الثنائية») come back every day.
_WORTH = {0: 1.0, 1: 1.0, 2: 1.0, 3: 0.6, 4: 0.3}


class Index:
    """The kept trigrams that two pages or more have.

    Args:
        days: the number of each page's day of publication, None where it is not known to the day.
    """

    def __init__(self, pages: Sequence[Words], days: Sequence[int | None] = ()) -> None:
        self._days = days
        self._holders: dict[int, array[int]] = {}
        self._of_page: list[list[array[int]]] = [[] for _ in pages]
        self._worth: dict[int, float] = {}
        # One sorted list of numbers takes a fifth of the room of a dictionary of lists.
        met = sorted(
            one << _PAGE | at for at, page in enumerate(pages) for one in set(sketch(page.codes))
        )
        for one, same in groupby(met, key=lambda m: m >> _PAGE):
            holders = array("I", (m & _PAGES for m in same))
            if len(holders) > 1:
                self._holders[one] = holders
                if len(holders) <= _CROWD:
                    for at in holders:
                        self._of_page[at].append(holders)

    def dated(self, days: Sequence[int | None]) -> Index:
        """The same with other days."""
        out = copy(self)
        out._days, out._worth = days, {}
        return out

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs (i, j), i < j, of pages that share at least three kept trigrams, in order."""
        for i, shared in enumerate(self._of_page):
            count = Counter(j for holders in shared for j in holders if j > i)
            for j in sorted(j for j, n in count.items() if n >= _SHARED):
                yield i, j

    def fresh(self, page: Words, shared: Overlap) -> float:
        """How much of what a page (the first of the overlap) shares is the news of a few days and no
        formula, 0 to 1."""
        worth = [
            self.worth(one)
            for passage in shared.passages
            for one in shingles(page.codes[passage.a : passage.a_end])
            if one % _SHARE == 0
        ]
        return sum(worth) / len(worth) if worth else 0.0

    def worth(self, one: int) -> float:
        """See `_WORTH`; what one page has alone is of one day."""
        got = self._worth.get(one)
        if got is None:
            held = self._holders.get(one, ())
            days = {d for i in held if (d := self._days[i]) is not None}
            got = self._worth[one] = _WORTH.get(len(days), 0.0)
        return got


def sketch(codes: Sequence[int]) -> Iterator[int]:
    """The trigrams that are kept of a page, each once, in order."""
    return iter(dict.fromkeys(s for s in shingles(codes) if s % _SHARE == 0))
