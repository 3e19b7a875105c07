"""Whether what two tellings share is more than every event of the sort shares with the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Sequence

from riwaya.link.events.facts import Facts, width
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.node import Node
from riwaya.link.events.score import Score

_ONE, _TEXT, _TIMED = 1.0, 1.0, 0.8
_PERSON = "per-"
#: So many days, weighed by pages, are still one event with some slips.
_ONE_DAY = 1.6
#: Days between what is told of one place, or between the pages.
_AT_ONCE, _NEWS = 2, 7


def specific(
    score: Score, one: Node, other: Node, *, serial: bool, busy: Container[str] = ()
) -> bool:
    """Whether something that not every event of the sort has speaks for one event: somebody named, a town, a
    count, or shared text; of events that come in numbers a town in which there was but one (not `busy`), two such
    things, or one and the day. Of those named it is then persons alone, as a war has the same sides every day."""
    features = dict(score.features)
    if features.get("text", 0.0) >= _TEXT:
        return True
    placed = features.get("place", 0.0) >= _ONE
    told = placed + (features.get("figures", 0.0) >= _ONE)
    if not serial:
        return bool(told) or features.get("participants", 0.0) >= _ONE
    alone = placed and _at_once(one, other)
    if alone and any(p not in busy for p in _common(one.facts, other.facts)):
        return True
    told += any(h.startswith(_PERSON) for h in one.facts.who & other.facts.who)
    return told > 1 or (told == 1 and features.get("date", 0.0) >= _TIMED)


def _at_once(one: Node, other: Node) -> bool:
    """Whether the days are near; of an event without one, told with one of a few days before, it may be the same."""
    gap = abs(one.when - other.when)
    if (one.facts.date is None) == (other.facts.date is None):
        return gap <= _AT_ONCE
    return gap <= _NEWS


def _common(a: Facts, b: Facts) -> set[str]:
    """The places of either, and those of one that the sentences of the other name."""
    out = {s.id for s in a.spots} & {s.id for s in b.spots}
    if not out:
        for x, y in ((a, b), (b, a)):
            out |= {s.id for s in x.spots if not s.wide and s.stems & y.near}
    return out


def busy_places(nodes: Sequence[Node], kinds: Kinds) -> frozenset[str]:
    """Places of which the pages tell events of several days that come in numbers: by how many days there are, each
    weighed by the pages that tell of it (the inverse of Simpson's index), so that a slip of one page counts little."""
    days: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for node in nodes:
        facts = node.facts
        if facts.date is None or not facts.firm or width(facts.date) > 0:
            continue
        if all(kinds.serial(t) for t in facts.types):
            for spot in facts.spots:
                if spot.firm:
                    days[spot.id][facts.date.earliest].add(node.page)
    return frozenset(place for place, told in days.items() if _spread(told.values()) > _ONE_DAY)


def _spread(pages: Iterable[Collection[int]]) -> float:
    counts = [len(p) for p in pages]
    return sum(counts) ** 2 / sum(n * n for n in counts)
