"""What has a part in so many events of a pile that it tells none of them from the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from riwaya.link.events.facts import width
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.node import Node

#: So many days, weighed by pages, are still one event with some slips; or what one party does now and then.
_ONE_DAY, _FEW_DAYS, _MANY_DAYS = 1.6, 2.0, 4.0
#: First letters of handles that are no names.
_UNNAMED = "~@"
#: Pages that tell of events of a sort where there are few, and how often that doubles until there are many.
_HANDFUL, _DOUBLINGS = 16, 4.0
#: The same of the pages of a pile, which may be of one story or of hundreds.
_PILE = 64


class Busy(msgspec.Struct, frozen=True):
    """`places` in which events that come in numbers were on several days; `parties`, by type of event, handles of
    those named who take part in such events of several days (talks aside, which are told apart by them); `lone`, by
    type, days and countries of which one town at most is told; `everywhere` those named who take part in events of
    any sort on many days; `told`, by type, how many pages tell of such events; `pages` how many tell of any."""

    places: frozenset[str] = frozenset()
    parties: Mapping[str, frozenset[str]] = {}
    lone: frozenset[tuple[str, str, str]] = frozenset()
    everywhere: frozenset[str] = frozenset()
    told: Mapping[str, int] = {}
    pages: int = 0

    def party(self, handle: str, types: Iterable[str]) -> bool:
        """Whether somebody takes part in many events of one of these types."""
        return handle in self.everywhere or any(handle in self.parties.get(t, ()) for t in types)

    def crowd(self, types: Iterable[str]) -> float:
        """How many pages tell of such events, from 0 (a few) to 1 (hundreds): the more there are, the less it says that
        two are alike."""
        most = max((self.told.get(t, 0) for t in types), default=0)
        return _steps(most, _HANDFUL)

    def few(self, types: Iterable[str]) -> float:
        """From 1, where few pages tell of such events and the pile is that of a story, to 0: what is told alike there is
        mostly one event, as there is hardly another."""
        return 1.0 - max(self.crowd(types), _steps(self.pages, _PILE))

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
    pages: defaultdict[str, set[int]] = defaultdict(set)
    for node in nodes:
        facts = node.facts
        for kind in facts.types:
            pages[kind].add(node.page)
        if facts.date is None or not facts.firm or width(facts.date) > 0:
            continue
        day = facts.date.earliest
        for kind in (t for t in facts.types if not kinds.talks(t)):
            for handle in facts.who:
                if handle[0] not in _UNNAMED:
                    parties[kind, handle][day].add(node.page)
                    parties["", handle][day].add(node.page)
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
        if _spread(told.values()) > (_FEW_DAYS if kind else _MANY_DAYS):
            by_type[kind].add(handle)
    return Busy(
        frozenset(place for place, told in places.items() if _spread(told.values()) > _ONE_DAY),
        {kind: frozenset(handles) for kind, handles in by_type.items()},
        frozenset(key for key, told in towns.items() if _spread(told.values()) <= _ONE_DAY),
        frozenset(by_type.get("", ())),
        {kind: len(held) for kind, held in pages.items()},
        len(frozenset().union(*pages.values())),
    )


def _steps(count: int, few: int) -> float:
    """How often a few are doubled, from 0 to 1: in steps, so that a page more does not move every threshold."""
    return min(1.0, (count // few).bit_length() / _DOUBLINGS)


def _spread(pages: Iterable[Collection[int]]) -> float:
    counts = [len(p) for p in pages]
    return sum(counts) ** 2 / sum(n * n for n in counts) if counts else 0.0
