"""What the event tables in the manner of ACLED and UCDP share.

Both are filled from what the dossier holds and nothing else: a column that takes a coder's judgement (the
kind of an actor, the conflict, the clarity of an event) stays empty, and an event that a codebook has no
row for is listed beside the table with the reason.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from riwaya.dossier.csvrows import Cell, Row, as_csv
from riwaya.dossier.exports.base import Given
from riwaya.dossier.exports.shared import days
from riwaya.dossier.index import Index
from riwaya.model import Event, EventFigures, EventPlace
from riwaya.resources import Pack
from riwaya.resources.places import Country, Place

#: Kinds of places that are a point on the map for both codebooks.
SETTLED = frozenset(
    (
        *("city", "town", "village", "quarter", "camp", "facility"),
        *("airport", "base", "port", "crossing", "oilfield"),
    )
)
#: Stretches of land; for UCDP "fuzzy polygons and linear features".
LAND = frozenset(("region", "valley", "river", "mountain", "island"))

_HAPPENED = ("occurred", "ongoing")
LEFT_OUT = ("event", "label_ar", "label_en", "type", "status", "date", "place", "reason")


class Coded(msgspec.Struct, frozen=True):
    """An event that has a row: its days, and the country its place lies in where that is sure."""

    event: Event
    first: datetime.date
    last: datetime.date
    place: EventPlace
    country: Country | None

    @property
    def middle(self) -> datetime.date:
        return self.first + (self.last - self.first) // 2

    @property
    def length(self) -> int:
        """How many days it may have been on."""
        return (self.last - self.first).days + 1


class Countries:
    """The country of a place that a gazetteer gave its coordinates; made with `pack.get(Countries)`."""

    def __init__(self, pack: Pack) -> None:
        self._by_iso: dict[str, Country] = {
            c.iso2: c for c in pack.rows("places", "countries", Country)
        }
        self._of: dict[tuple[str, float, float], set[str]] = {}
        for table in ("added", "places"):
            for place in pack.rows("places", table, Place):
                if place.lat is not None and place.lon is not None and place.country:
                    key = (place.name_en, place.lat, place.lon)
                    self._of.setdefault(key, set()).add(place.country)
        for iso2, country in self._by_iso.items():
            if country.lat is not None and country.lon is not None:
                self._of.setdefault((country.name_en, country.lat, country.lon), set()).add(iso2)

    def of(self, place: EventPlace) -> Country | None:
        """None where the gazetteer does not have exactly this name, or that of what it lies in, at exactly this point."""
        if place.lat is None or place.lon is None:
            return None
        outer = place.within or place
        names = (place.name_en or "", outer.name_en or "")
        found = next((f for n in names if (f := self._of.get((n, place.lat, place.lon)))), set())
        return self._by_iso.get(next(iter(found))) if len(found) == 1 else None


def coded(given: Given, event: Event, most_days: int) -> Coded | str:
    """The event as both codebooks want it, or the reason why it has no row.

    `most_days` is the longest stretch of days that a codebook still gives a precision.
    """
    if event.status not in _HAPPENED:
        return f"did not happen as told: {event.status}"
    found = days(event.date)
    if found is None:
        return "no date"
    first, last = found
    if (last - first).days + 1 > most_days:
        return f"its date is less exact than {most_days} days"
    if event.place is None:
        return "no place"
    return Coded(event, first, last, event.place, given.pack.get(Countries).of(event.place))


def named(index: Index, event: Event, role: str) -> str:
    """The participants of a role that are persons or organisations known by name, in English if we may."""
    names = []
    for participant in event.participants:
        entity = index.entities.get(participant.entity or "")
        if participant.role == role and entity is not None and entity.type != "LOC":
            names.append(entity.name_en or entity.name)
    return "; ".join(dict.fromkeys(names))


def killed(event: Event) -> EventFigures | None:
    """What is reported of the dead."""
    return next((f for f in event.figures if f.what == "killed"), None)


def disputed(index: Index, event: Event) -> str:
    """What accounts of it clash on (`responsibility; figure`); empty where nothing was found."""
    kinds = (c.kind for c in index.dossier.conflicts if c.event == event.id)
    return "; ".join(dict.fromkeys(kinds))


def outlets(index: Index, event: Event) -> str:
    """Who tells it, one name an outlet."""
    return "; ".join(dict.fromkeys(_outlet(index, a.document) for a in event.accounts))


def _outlet(index: Index, document: str) -> str:
    name, english = index.outlet(document)
    return english or name


def tables(
    name: str,
    header: Sequence[str],
    given: Given,
    code: Callable[[Given, Event], Coded | str],
    row: Callable[[Given, Coded], Mapping[str, Cell]],
) -> Iterator[tuple[str, bytes]]:
    """The table and, beside it, the events that have no row.

    Args:
        code: an event as the codebook sees it, or why it has no row for it.
        row: its cells by column; a column that it leaves out stays empty.
    """
    rows: list[list[Cell]] = []
    rest: list[Row] = []
    for event in given.index.timeline():
        found = code(given, event)
        if isinstance(found, str):
            rest.append(left_out(event, found))
        else:
            cells = row(given, found)
            rows.append([cells.get(column) for column in header])
    yield f"{name}.csv", as_csv(header, rows)
    yield f"{name}-left-out.csv", as_csv(LEFT_OUT, rest)


def left_out(event: Event, reason: str) -> tuple[Cell, ...]:
    """A row of the list of events without a row."""
    return (
        *(event.id, event.label_ar, event.label_en, event.type, event.status),
        event.date.value if event.date else None,
        event.place.name if event.place else None,
        reason,
    )
