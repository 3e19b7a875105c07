"""What has a part in so many events of a pile that it tells none of them from the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from riwaya.link.events.facts import width
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.node import Node

#: So many days, weighed by pages, are still one event with some slips; or what one party does now and then.
_ONE_DAY, _FEW_DAYS = 1.6, 2.0
#: First letters of handles that are no names.
_UNNAMED = "~@"


class Busy(msgspec.Struct, frozen=True):
    """`places` in which events that come in numbers were on several days; `parties`, by type of event, handles of
    those named who take part in such events of several days (talks aside, which are told apart by them); `lone`, by
    type, days and countries of which one town at most is told."""

    places: frozenset[str] = frozenset()
    parties: Mapping[str, frozenset[str]] = {}
    lone: frozenset[tuple[str, str, str]] = frozenset()

    def party(self, handle: str, types: Iterable[str]) -> bool:
        """Whether somebody takes part in many events of one of these types."""
        return any(handle in self.parties.get(t, ()) for t in types)

    def one(self, types: Iterable[str], day: str, countries: Iterable[str]) -> bool:
        """Whether of such events of a day one of the countries has but one."""
        held = tuple(countries)
        return any((t, day, c) in self.lone for t in types for c in held)


NOTHING_BUSY = Busy()


def busy(nodes: Sequence[Node], kinds: Kinds) -> Busy:
    """Read off nodes that tell their day: by how many days there are, each weighed by the pages that tell of it (the
    inverse of Simpson's index), so that a slip of one page counts little."""
    places: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    parties: defaultdict[tuple[str, str], defaultdict[str, set[int]]] = defaultdict(
        lambda: defaultdict(set)
    )
    towns: defaultdict[tuple[str, str, str], defaultdict[str, set[int]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for node in nodes:
        facts = node.facts
        if facts.date is None or not facts.firm or width(facts.date) > 0:
            continue
        day = facts.date.earliest
        for kind in (t for t in facts.types if not kinds.talks(t)):
            for handle in facts.who:
                if handle[0] not in _UNNAMED:
                    parties[kind, handle][day].add(node.page)
        if all(kinds.serial(t) for t in facts.types):
            for spot in facts.spots:
                if spot.firm:
                    places[spot.id][day].add(node.page)
        for spot in facts.spots:
            for kind in facts.types if spot.firm and spot.country else ():
                told = towns[kind, day, spot.country]
                if not spot.wide:
                    told[spot.id].add(node.page)
    by_type: defaultdict[str, set[str]] = defaultdict(set)
    for (kind, handle), told in parties.items():
        if _spread(told.values()) > _FEW_DAYS:
            by_type[kind].add(handle)
    return Busy(
        frozenset(place for place, told in places.items() if _spread(told.values()) > _ONE_DAY),
        {kind: frozenset(handles) for kind, handles in by_type.items()},
        frozenset(key for key, told in towns.items() if _spread(told.values()) <= _ONE_DAY),
    )


def _spread(pages: Iterable[Collection[int]]) -> float:
    counts = [len(p) for p in pages]
    return sum(counts) ** 2 / sum(n * n for n in counts) if counts else 0.0
