"""The stories of a pile: which pages belong in one dossier.

A page is a vector of its words, names and events, weighted by how few pages of the pile have them, and its days. Two
pages are alike by the cosine of their vectors, less the more days lie between them: the representation of news
clustering as published (terms, entities and time: Miranda and others 2018; Staykovski and others 2019;
Saravanakumar and others 2021). Those are streams, in which a page joins the nearest story so far and never leaves it;
here all pages are known, so pairs are joined from the most alike down, and two stories only where their pages agree
on average (average linkage): a vague page cannot chain two stories together, and no order of input matters.

Pairs come from an inverted index of what is rarest in each page, of which only the neighbours in time are looked at,
so that time grows with the number of pages.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

import msgspec

from riwaya.link.stories.copies import copies
from riwaya.link.stories.days import Days, apart, days_of, nearness, spanned
from riwaya.link.stories.sketch import Sketch
from riwaya.link.stories.vectors import Pages, dot, weigh

#: By so many of its rarest things a page looks for others, among so many pages that had each of them last.
_RAREST, _RECENT = 12, 12
#: What pages must share of these (squares of their weights) to be compared as wholes.
_PROMISING = 0.04
_ALIKE = 0.23
#: How far the pages of two stories must agree on average: from ten pages on the more, the more there are (a beat has many
#: pages that agree a little), up to a bound; and more again where they span many days.
_AGREE, _FROM, _DOUBLED, _MOST = 0.19, 10, 0.03, 0.28
_LONG, _LONGER = 28, 0.08
#: A page without a day that is so nearly as much like pages of other days, so many days off, belongs to none of them.
_RIVAL, _OTHER_TIME = 0.92, 21


class Stories(msgspec.Struct, frozen=True):
    """`groups` are the ids of the pages of each story, two or more, earliest page first; the groups in the order of
    their first pages. `alone` are the ids of all other pages, in the same order."""

    groups: tuple[tuple[str, ...], ...]
    alone: tuple[str, ...]


def find(sketches: Sequence[Sketch]) -> Stories:
    """Puts every page into one story or none. The order of `sketches` changes nothing."""
    ordered = sorted(sketches, key=_order)
    days = [days_of(s) for s in ordered]
    pages = weigh(ordered, days)
    groups = Grouping(pages, days)
    for i, j in copies(ordered, days):
        groups.join(i, j)
    for _, i, j in sorted(alike(pages, days)):
        groups.consider(i, j)
    sets = groups.sets()
    return Stories(
        tuple(tuple(ordered[i].id for i in one) for one in sets if len(one) > 1),
        tuple(ordered[one[0]].id for one in sets if len(one) == 1),
    )


def story_id(group: Sequence[str]) -> str:
    """What a story is called: after its earliest page, so that it keeps its name while later pages join it."""
    return "s-" + "".join(c if c.isascii() and c.isalnum() else "-" for c in group[0].lower())


def _order(sketch: Sketch) -> tuple[bool, int, int, str, str]:
    """Pages with a day first, by it."""
    days = days_of(sketch)
    if days is None:
        return True, 0, 0, sketch.source, sketch.id
    return False, days.first, days.last, sketch.source, sketch.id


def alike(pages: Pages, days: Sequence[Days | None]) -> Iterator[tuple[float, int, int]]:
    """(likeness with its sign turned, i, j) for the pairs of pages that are alike, i < j."""
    recent: defaultdict[int, deque[int]] = defaultdict(lambda: deque(maxlen=_RECENT))
    open_: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for j in range(len(days)):
        own = pages.vector(j)
        rarest = sorted((-w, t) for t, w in own.items() if t in pages.held)[:_RAREST]
        near: defaultdict[int, float] = defaultdict(float)
        for weight, thing in rarest:
            held = recent[thing]
            share = weight * weight
            for i in held:
                near[i] += share
            held.append(j)
        for i in sorted(i for i, share in near.items() if share >= _PROMISING):
            time = nearness(days[i], days[j])
            if time:
                value = time * _shared(own, pages, i)
                if days[j] is None and days[i] is not None:
                    open_[j].append((value, i))
                elif value >= _ALIKE:
                    yield -value, i, j
    for j, met in open_.items():
        yield from ((-value, i, j) for value, i in _decided(met, days) if value >= _ALIKE)


def _decided(
    met: Sequence[tuple[float, int]], days: Sequence[Days | None]
) -> Sequence[tuple[float, int]]:
    """The pages with a day that one without may go with, by their likeness: none where it is about as much like pages of
    another time, as it then tells of the matter that comes back, and of which time nobody knows."""
    most, best = max(met)
    rivals = (i for value, i in met if value >= _RIVAL * most)
    if any(apart(days[best], days[i]) > _OTHER_TIME for i in rivals):
        return ()
    return met


def _shared(own: dict[int, float], pages: Pages, other: int) -> float:
    get = own.get
    return sum(
        w * mine
        for t, w in zip(pages.things[other], pages.weights[other], strict=True)
        if (mine := get(t))
    )


class _Set:
    """Pages that are one story so far: the sum of their vectors, and their days."""

    __slots__ = ("days", "members", "total")

    def __init__(self, members: list[int], total: dict[int, float], days: Days | None) -> None:
        self.members = members
        self.total = total
        self.days = days


class Grouping:
    """Stories as they grow."""

    def __init__(self, pages: Pages, days: Sequence[Days | None]) -> None:
        self._pages = pages
        self._days = days
        self._of = list(range(len(days)))
        self._sets: dict[int, _Set] = {}

    def consider(self, i: int, j: int) -> None:
        """Joins the stories of two pages where all their pages agree on average."""
        a, b = self._of[i], self._of[j]
        if a != b and self._agree(self._set(a), self._set(b)):
            self._merge(a, b)

    def join(self, i: int, j: int) -> None:
        """Joins the stories of two pages."""
        a, b = self._of[i], self._of[j]
        if a != b:
            self._merge(a, b)

    def sets(self) -> list[list[int]]:
        """The pages of every story and every page alone, in order."""
        out: dict[int, list[int]] = {}
        for page, root in enumerate(self._of):
            out.setdefault(root, []).append(page)
        return list(out.values())

    def _set(self, root: int) -> _Set:
        got = self._sets.get(root)
        if got is None:
            got = self._sets[root] = _Set([root], self._pages.vector(root), self._days[root])
        return got

    @staticmethod
    def _agree(a: _Set, b: _Set) -> bool:
        count = len(a.members) + len(b.members)
        mean = dot(a.total, b.total) / (len(a.members) * len(b.members))
        enough = min(_MOST, _AGREE + _DOUBLED * math.log2(max(count, _FROM) / _FROM))
        both = spanned(a.days, b.days)
        if both is not None and both.last - both.first > _LONG:
            enough += _LONGER
        return mean * nearness(a.days, b.days) >= enough

    def _merge(self, a: int, b: int) -> None:
        into, other = self._set(a), self._set(b)
        if len(into.members) < len(other.members):
            a, b, into, other = b, a, other, into
        for page in other.members:
            self._of[page] = a
        into.members += other.members
        for thing, weight in other.total.items():
            into.total[thing] = into.total.get(thing, 0.0) + weight
        into.days = spanned(into.days, other.days)
        del self._sets[b]
