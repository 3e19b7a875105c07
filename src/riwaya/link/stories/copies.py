"""Pages that share their text belong to one story whatever else is known of them.

Sketches of the least hashes of a page's runs of three words (bottom-k MinHash, Broder 1997): of two pages that have
text in common, those of the shared hashes that lie below the lesser of both sketches' greatest are met in both, so
that a page inside a longer one is found too.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from riwaya.link.stories.days import Days
from riwaya.link.stories.sketch import Sketch, numbers

_PAGE = 32
_PAGES = (1 << _PAGE) - 1
#: What pages of so many days have in common is a formula, not the text of one report.
_FORMULA = 4
_NEIGHBOURS = 6
_LEAST, _SHARE = 4, 0.5


def copies(sketches: Sequence[Sketch], days: Sequence[Days | None]) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) of pages, given in the order of time, that share half the text of the shorter one."""
    kept = [numbers(s.shingles) for s in sketches]
    count: Counter[int] = Counter()
    met = sorted(one << _PAGE | page for page, held in enumerate(kept) for one in held)
    for _, same in groupby(met, key=lambda m: m >> _PAGE):
        holders = array("I", (m & _PAGES for m in same))
        if len(holders) < 2 or _formula(holders, days):
            continue
        for at, j in enumerate(holders):
            for i in holders[max(0, at - _NEIGHBOURS) : at]:
                count[i << _PAGE | j] += 1
    for pair, shared in sorted(count.items()):
        i, j = pair >> _PAGE, pair & _PAGES
        if shared >= _enough(kept[i], kept[j]):
            yield i, j


def _formula(holders: Sequence[int], days: Sequence[Days | None]) -> bool:
    known = {d.first for i in holders if (d := days[i]) is not None and d.first == d.last}
    return len(known) > _FORMULA


def _enough(a: Sequence[int], b: Sequence[int]) -> float:
    """How many hashes two pages must share to have half of the shorter in common."""
    if not a or not b:
        return _LEAST
    top = min(a[-1], b[-1])
    fewer = min(bisect_right(a, top), bisect_right(b, top))
    # A page of few words must be in the other as a whole.
    least = min(len(a), len(b)) if min(len(a), len(b)) < 2 * _LEAST else _LEAST
    return max(least, _SHARE * fewer)
