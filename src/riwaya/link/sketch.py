"""Which pages may share text: scaled sketches of word trigrams, met in an inverted index.

A sketch keeps every trigram whose hash falls under a fixed share of all hashes (FracMinHash, Irber and others
2022, as in sourmash), so that a small page inside a large one is found too; a MinHash of fixed size sees only
how alike whole pages are. Cost grows with the number of pages that share a trigram, which is bounded:
a trigram that a crowd of pages has says nothing about any two of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from riwaya.link.passages import Overlap
from riwaya.link.shingles import shingles
from riwaya.link.words import Words

_SHARE = 3  # one trigram in three is kept
_CROWD = 60
_SHARED = 3
#: What a shared trigram is worth by the number of days on which pages carry it: the words of one report are
#: gone after a day or two, formulas («بحث العلاقات الثنائية») come back every day.
_WORTH = {0: 1.0, 1: 1.0, 2: 1.0, 3: 0.6, 4: 0.3}


class Index:
    """The kept trigrams of all pages.

    Args:
        days: the number of each page's day of publication, None where it is not known to the day.
    """

    def __init__(self, pages: Sequence[Words], days: Sequence[int | None]) -> None:
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        self._days = days
        self._worth: dict[int, float] = {}
        for at, page in enumerate(pages):
            for one in sketch(page.codes):
                self._holders[one].append(at)

    def candidates(self) -> list[tuple[int, int]]:
        """Pairs (i, j), i < j, of pages that share at least three kept trigrams, in order."""
        shared: Counter[tuple[int, int]] = Counter()
        for holders in self._holders.values():
            if 1 < len(holders) <= _CROWD:
                for k, j in enumerate(holders):
                    shared.update((i, j) for i in holders[:k])
        return sorted(pair for pair, count in shared.items() if count >= _SHARED)

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
        """See `_WORTH`."""
        got = self._worth.get(one)
        if got is None:
            days = {d for i in self._holders[one] if (d := self._days[i]) is not None}
            got = self._worth[one] = _WORTH.get(len(days), 0.0)
        return got


def sketch(codes: Sequence[int]) -> Iterator[int]:
    """The trigrams that are kept of a page, each once, in order."""
    return iter(dict.fromkeys(s for s in shingles(codes) if s % _SHARE == 0))
