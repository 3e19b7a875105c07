"""`acled`: events with the columns of ACLED's tables (its codebook as of 2023)."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.dossier.csvrows import Cell
from riwaya.dossier.exports import coded
from riwaya.dossier.exports.base import Given
from riwaya.dossier.exports.coded import LAND, SETTLED, Coded
from riwaya.dossier.exports.shared import located
from riwaya.link.events.codes import Codes
from riwaya.model import Event, EventPlace

#: ACLED's own columns, in its order.
_COLUMNS = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1
assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1
admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities tags
timestamp"""
#: What the codebook has no column for.
_OURS = """riwaya_earliest riwaya_latest riwaya_country_code riwaya_location_ar riwaya_label_ar
riwaya_fatalities_low riwaya_fatalities_high riwaya_documents riwaya_outlets riwaya_roots_low
riwaya_roots_high riwaya_disputed"""
COLUMNS, OURS = tuple(_COLUMNS.split()), tuple(_OURS.split())

_MONTH, _WEEK = 31, 7
_DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}


class Acled:
    """`acled.csv` and, beside it, `acled-left-out.csv`: events without a row, with the reason."""

    name = "acled"

    def files(self, given: Given) -> Iterator[tuple[str, bytes]]:
        yield from coded.tables("acled", (*COLUMNS, *OURS), given, _coded, _row)


def time_precision(days: int) -> int | None:
    """1 the day, 2 the week, 3 the month; None where it is known less well."""
    return 1 if days == 1 else 2 if days <= _WEEK else 3 if days <= _MONTH else None


def geo_precision(place: EventPlace) -> int | None:
    """1 a known place, 2 near one («قرب», «على طريق»), which stands for a part of the region around it, 3 a larger region."""
    if place.precision in SETTLED:
        return 2 if place.near else 1
    return 3 if place.precision == "province" or place.precision in LAND else None


def _coded(given: Given, event: Event) -> Coded | str:
    if not event.acled:
        return f"ACLED has no type for {event.type}"
    found = coded.coded(given, event, _MONTH)
    if isinstance(found, Coded) and geo_precision(found.place) is None:
        return f"its place is less exact than ACLED codes: {found.place.precision or 'unknown'}"
    return found


def _row(given: Given, found: Coded) -> dict[str, Cell]:
    event, place, c = found.event, found.place, found.event.corroboration
    point = located(place.lat, place.lon)
    toll = coded.killed(event)
    name = place.name_en or place.name
    return {
        "event_id_cnty": event.id,
        "event_date": found.middle.isoformat(),
        "year": found.middle.year,
        "time_precision": time_precision(found.length),
        "disorder_type": _DISORDER.get(event.acled or ""),
        "event_type": event.acled,
        "sub_event_type": given.pack.get(Codes).get(event.type).acled_sub,
        "actor1": coded.named(given.index, event, "actor"),
        "actor2": coded.named(given.index, event, "target"),
        "country": found.country.name_en if found.country else None,
        "admin1": name if place.precision == "province" else None,
        "location": name,
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
        "geo_precision": geo_precision(place),
        "source": coded.outlets(given.index, event),
        "notes": event.label_en,
        "fatalities": toll.low if toll else None,
        "riwaya_earliest": found.first.isoformat(),
        "riwaya_latest": found.last.isoformat(),
        "riwaya_country_code": found.country.iso2 if found.country else None,
        "riwaya_location_ar": place.name,
        "riwaya_label_ar": event.label_ar,
        "riwaya_fatalities_low": toll.low if toll else None,
        "riwaya_fatalities_high": toll.high if toll else None,
        "riwaya_documents": c.documents,
        "riwaya_outlets": c.outlets,
        "riwaya_roots_low": c.roots_low,
        "riwaya_roots_high": c.roots_high,
        "riwaya_disputed": coded.disputed(given.index, event),
    }


EXPORTER = Acled()
