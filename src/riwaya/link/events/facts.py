"""What is known of an event in one telling, or in several put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date as day

import msgspec

from riwaya.model import EventDate, Status

#: Of what is told as these nothing has happened yet.
AHEAD: frozenset[Status] = frozenset({"planned", "possible"})

#: A count above the one that is no multiple of the other is no event's but this.
_MANY, _ROUND = 20, 10


class Spot(msgspec.Struct, frozen=True):
    """A place as events are compared by it: entity id (or folded name), stems of its name, country,
    coordinates, and whether it is `wide` (a country or region, in which others lie), a `province` or region of one among
    those. `firm` is said in the
    sentence itself; what was carried over from other sentences supports but does not contradict. What was `by` it was
    in some other place of the neighbourhood. `inside` is the id of what the page tells a small place to lie in."""

    id: str
    stems: frozenset[str] = frozenset()
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    wide: bool = False
    firm: bool = True
    province: bool = False
    by: bool = False
    inside: str = ""


class Facts(msgspec.Struct, frozen=True):
    """The ground on which tellings are compared.

    `actors`, `targets` are handles of participants in that role, `who` those of all: entity ids, «@EG» for
    a country or its forces, folded words for the merely described. `counts` are pairs of (what, value);
    `words` stems of the triggers; `pages` indices of the documents. `after` and `before` are ISO dates that
    bound an undated event by its page: what is planned comes later than the page, what happened earlier;
    `fresh` is the page's date where the event stands in title or lead, as the news of the day. `firm` says that the
    date stands in the sentence itself.
    `part` is the weekday or the day of the year that the sentence gives where nothing says in which week or year
    («XXXX-WXX-2», «XXXX-04-19»); it is `told` where it is no more than the day on which somebody spoke of it.
    `ranks` say which one of several it is («الطائرة الثالثة»).
    `near` are stems of the towns and smaller places that its sentences name.
    """

    pages: frozenset[int]
    types: tuple[str, ...]
    status: Status
    date: EventDate | None
    spots: tuple[Spot, ...]
    actors: frozenset[str]
    targets: frozenset[str]
    who: frozenset[str]
    counts: frozenset[tuple[str, float]]
    words: frozenset[str]
    after: str = ""
    before: str = ""
    fresh: str = ""
    firm: bool = True
    part: str = ""
    told: bool = False
    near: frozenset[str] = frozenset()
    ranks: frozenset[int] = frozenset()

    @property
    def said(self) -> int:
        """How many of date, place, participants and counts are told."""
        named = any(not handle.startswith("~") for handle in self.who)
        return (
            (self.date is not None)
            + any(not s.wide for s in self.spots)
            + named
            + bool(self.counts)
        )


def overlap(a: EventDate, b: EventDate) -> bool:
    """Whether both can be one day."""
    return a.earliest <= b.latest and b.earliest <= a.latest


def ranked_apart(a: Facts, b: Facts) -> bool:
    """Whether one is said to be the second and the other the third, say."""
    return bool(a.ranks and b.ranks) and a.ranks.isdisjoint(b.ranks) and max(a.ranks | b.ranks) > 1


def exactly_counted(a: Facts, b: Facts) -> bool:
    """Whether both give one count that is large and not round («257 قتيلا»)."""
    return any(exact(value) for _, value in a.counts & b.counts)


def exact(value: float) -> bool:
    """Whether a count is large and not round."""
    return value > _MANY and value % _ROUND > 0


def days(iso: str) -> int:
    """The day's number; an ISO date that cannot be read counts as day 0."""
    try:
        return day.fromisoformat(iso).toordinal()
    except ValueError:
        return 0


def width(date: EventDate) -> int:
    """Days between the bounds."""
    return days(date.latest) - days(date.earliest)


def narrower(a: EventDate | None, b: EventDate | None) -> EventDate | None:
    """The more exact of two dates that overlap; the first where they do not."""
    if a is None or b is None:
        return a or b
    return b if overlap(a, b) and width(b) < width(a) else a


def together(items: Iterable[Facts]) -> Facts:
    """Tellings of one event put together."""
    every = list(items)
    firm = [f for f in every if f.firm and f.date]
    date = _agreed([f.date for f in firm or every if f.date])
    statuses = Counter(f.status for f in every)
    parted = [f for f in every if f.part]
    parted = [f for f in parted if not f.told] or parted
    parts = {f.part for f in parted}
    return Facts(
        frozenset().union(*(f.pages for f in every)),
        tuple(sorted({t for f in every for t in f.types})),
        min(statuses, key=lambda s: (-statuses[s], s)),
        date,
        _spots(every),
        frozenset().union(*(f.actors for f in every)),
        frozenset().union(*(f.targets for f in every)),
        frozenset().union(*(f.who for f in every)),
        frozenset().union(*(f.counts for f in every)),
        frozenset().union(*(f.words for f in every)),
        max(f.after for f in [f for f in every if f.status not in AHEAD] or every),
        min((f.before for f in every if f.before), default=""),
        max(f.fresh for f in every),
        bool(firm),
        parts.pop() if len(parts) == 1 else "",
        all(f.told for f in parted),
        frozenset().union(*(f.near for f in every)),
        frozenset().union(*(f.ranks for f in every)),
    )


def _agreed(dates: Sequence[EventDate]) -> EventDate | None:
    """The date with which most go together, as narrowly as these have it; the first among equals."""
    best: EventDate | None = None
    if dates:
        most = max(dates, key=lambda d: sum(overlap(d, o) for o in dates))
        for one in dates:
            best = narrower(best, one) if overlap(most, one) else best
    return best


def _spots(every: list[Facts]) -> tuple[Spot, ...]:
    """Each place once, as firm as it was ever told."""
    best: dict[str, Spot] = {}
    for spot in (s for f in every for s in f.spots):
        if spot.id not in best or (spot.firm and not best[spot.id].firm):
            best[spot.id] = spot
    return tuple(best.values())
