"""The passages two pages share: runs of common trigrams, small differences bridged."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.link.shingles import SIZE, shingles
from riwaya.link.words import Words

_BRIDGE = 3
_KEPT = 256


class Passage(msgspec.Struct, frozen=True):
    """Words `a`..`a_end` of one page and `b`..`b_end` of the other say the same, `same` of them
    word for word."""

    a: int
    a_end: int
    b: int
    b_end: int
    same: int


class Overlap(msgspec.Struct, frozen=True):
    """What two pages share. `in_a` and `in_b` are the shares of each page's words that stand in
    common passages; `words` is the number of words the passages have, `longest` the longest."""

    passages: tuple[Passage, ...]
    in_a: float
    in_b: float
    words: int
    longest: int

    @property
    def most(self) -> float:
        """The share of the page that has more of itself in common."""
        return max(self.in_a, self.in_b)

    def turned(self) -> Overlap:
        """The same, seen from the other page."""
        passages = sorted(
            (Passage(p.b, p.b_end, p.a, p.a_end, p.same) for p in self.passages),
            key=lambda p: (p.a, p.b),
        )
        return Overlap(tuple(passages), self.in_b, self.in_a, self.words, self.longest)


class Trigrams:
    """The trigrams of pages and where they stand, kept for the pages last asked for: in pairs that come in order a
    page stands many times in a row."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[Sequence[int], Mapping[int, list[int]]]] = OrderedDict()

    def __call__(self, page: Words) -> tuple[Sequence[int], Mapping[int, list[int]]]:
        """The trigrams of a page in order, and the places of each."""
        got = self._kept.get(page.document)
        if got is None:
            run = list(shingles(page.codes))
            places: defaultdict[int, list[int]] = defaultdict(list)
            for j, one in enumerate(run):
                places[one].append(j)
            got = self._kept[page.document] = run, places
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(page.document)
        return got


def overlap(a: Words, b: Words, least: int = 4, trigrams: Trigrams | None = None) -> Overlap:
    """Common passages of at least `least` words, each place of either page used at most once.

    Args:
        trigrams: where many pairs of the same pages are compared; the pages' ids must tell them apart.
    """
    trigrams = trigrams or Trigrams()
    runs = _runs(trigrams(a)[0], trigrams(b)[1])
    taken_a, taken_b = bytearray(len(a)), bytearray(len(b))
    kept: list[Passage] = []
    for run in sorted(runs, key=lambda p: (-p.same, p.a, p.b)):
        if run.same < least or any(taken_a[run.a : run.a_end]) or any(taken_b[run.b : run.b_end]):
            continue
        taken_a[run.a : run.a_end] = b"\1" * (run.a_end - run.a)
        taken_b[run.b : run.b_end] = b"\1" * (run.b_end - run.b)
        kept.append(run)
    kept.sort(key=lambda p: (p.a, p.b))
    same = sum(p.same for p in kept)
    return Overlap(
        tuple(kept),
        same / max(len(a), 1),
        same / max(len(b), 1),
        same,
        max((p.same for p in kept), default=0),
    )


def _runs(a: Sequence[int], places: Mapping[int, list[int]]) -> list[Passage]:
    """Maximal runs of equal words that hold a common trigram, neighbours on nearly one diagonal joined.

    Args:
        a: the trigrams of one page; `places` where the other's stand.
    """
    runs: list[list[int]] = []
    open_runs: dict[int, list[int]] = {}
    for i, one in enumerate(a):
        for j in places.get(one, ())[:8]:
            run = open_runs.get(j - i)
            if run is not None and run[1] >= i:
                run[1] = i + SIZE
                run[2] = i + SIZE - run[0]
            else:
                run = [i, i + SIZE, SIZE, j - i]
                open_runs[j - i] = run
                runs.append(run)
    return _joined([Passage(r[0], r[1], r[0] + r[3], r[1] + r[3], r[2]) for r in runs])


def _joined(runs: list[Passage]) -> list[Passage]:
    """Runs that follow one another within a few words in both pages become one passage."""
    out: list[Passage] = []
    for run in sorted(runs, key=lambda p: (p.a, p.b)):
        for at in range(len(out) - 1, max(len(out) - 4, -1), -1):
            last = out[at]
            if 0 <= run.a - last.a_end <= _BRIDGE and 0 <= run.b - last.b_end <= _BRIDGE:
                out[at] = Passage(last.a, run.a_end, last.b, run.b_end, last.same + run.same)
                break
        else:
            out.append(run)
    return out
