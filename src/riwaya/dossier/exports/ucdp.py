"""`ucdp`: deadly events with the columns of UCDP GED (version 23.1 and after)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from riwaya.dossier.csvrows import Cell
from riwaya.dossier.exports import coded
from riwaya.dossier.exports.base import Given
from riwaya.dossier.exports.coded import LAND, SETTLED, Coded
from riwaya.dossier.exports.shared import located, partial_date
from riwaya.dossier.index import Index, title
from riwaya.model import Event, EventPlace

#: GED's own columns, in its order.
_COLUMNS = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id
conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id
side_b_new_id side_b number_of_sources source_article source_office source_date source_headline
source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt
priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b
deaths_civilians deaths_unknown best high low gwnoa gwnob"""
#: What the codebook has no column for.
_OURS = """riwaya_usual_violence riwaya_country_code riwaya_label_ar riwaya_label_en riwaya_outlets
riwaya_roots_low riwaya_roots_high riwaya_disputed"""
COLUMNS, OURS = tuple(_COLUMNS.split()), tuple(_OURS.split())

_YEAR = 366
#: GED's precision of dates by the most days each stands for: the day, 2 to 6 days, a week, a month, a year.
_DATE_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4), (_YEAR, 5))
#: Cells of PRIO-GRID in a degree, and in a row of it.
_CELLS, _CELLS_A_ROW = 2, 720


class Ucdp:
    """`ucdp.csv` and, beside it, `ucdp-left-out.csv`: events without a row, with the reason."""

    name = "ucdp"

    def files(self, given: Given) -> Iterator[tuple[str, bytes]]:
        yield from coded.tables("ucdp", (*COLUMNS, *OURS), given, _coded, _row)


def date_prec(days: int) -> int | None:
    """1 the day, 2 two to six days, 3 the week, 4 the month, 5 the year; None where it is known less well."""
    return next((code for most, code in _DATE_PRECISION if days <= most), None)


def where_prec(place: EventPlace) -> int | None:
    """1 a known place, 2 near one («قرب», «على طريق», within some 25 km), 4 a province, 5 a stretch of land, 6 the country,
    7 the sea.

    3 (a district) cannot be told from a name alone.
    """
    if place.precision in SETTLED:
        return 2 if place.near else 1
    if place.precision in LAND:
        return 5
    return {"province": 4, "country": 6, "sea": 7}.get(place.precision or "")


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID: half-degree cells numbered from the south-west, row by row."""
    row = min(math.floor((lat + 90) * _CELLS), 180 * _CELLS - 1)
    column = min(math.floor((lon + 180) * _CELLS), _CELLS_A_ROW - 1)
    return row * _CELLS_A_ROW + column + 1


def _coded(given: Given, event: Event) -> Coded | str:
    if not event.ucdp:
        return f"UCDP has no place for {event.type}"
    toll = coded.killed(event)
    if toll is None or not toll.high:
        return "no death is reported"
    found = coded.coded(given, event, _YEAR)
    if isinstance(found, Coded) and where_prec(found.place) is None:
        return (
            f"its place is of a kind that GED does not code: {found.place.precision or 'unknown'}"
        )
    return found


def _row(given: Given, found: Coded) -> dict[str, Cell]:
    event, place, c = found.event, found.place, found.event.corroboration
    point = located(place.lat, place.lon)
    toll = coded.killed(event)
    low, high = (toll.low, toll.high) if toll else (None, None)
    name = place.name_en or place.name
    return {
        "id": event.id,
        "year": found.first.year if found.first.year == found.last.year else None,
        "side_a": coded.named(given.index, event, "actor"),
        "side_b": coded.named(given.index, event, "target"),
        "number_of_sources": c.documents,
        **_sources(given.index, event),
        "where_prec": where_prec(place),
        "where_coordinates": name,
        "where_description": place.name,
        "adm_1": name if place.precision == "province" else None,
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
        "geom_wkt": f"POINT ({point[1]} {point[0]})" if point else None,
        "priogrid_gid": priogrid(*point) if point else None,
        "country": found.country.name_en if found.country else None,
        "date_prec": date_prec(found.length),
        "date_start": found.first.isoformat(),
        "date_end": found.last.isoformat(),
        "best": low if low == high else None,
        "high": high,
        "low": low,
        "riwaya_usual_violence": event.ucdp,
        "riwaya_country_code": found.country.iso2 if found.country else None,
        "riwaya_label_ar": event.label_ar,
        "riwaya_label_en": event.label_en,
        "riwaya_outlets": c.outlets,
        "riwaya_roots_low": c.roots_low,
        "riwaya_roots_high": c.roots_high,
        "riwaya_disputed": coded.disputed(given.index, event),
    }


def _sources(index: Index, event: Event) -> dict[str, Cell]:
    """Offices, dates and headlines in step, one of each for every account; origins as often as named."""
    offices, dates, headlines = [], [], []
    for account in event.accounts:
        document = index.documents[account.document]
        name, english = index.outlet(account.document)
        offices.append(english or name)
        dates.append(partial_date(document.published) or "unknown")
        headlines.append(title(document))
    articles = zip(offices, dates, headlines, strict=True)
    return {
        "source_article": "; ".join(f'"{o}, {d}, {h}"' for o, d, h in articles),
        "source_office": "; ".join(offices),
        "source_date": "; ".join(dates),
        "source_headline": "; ".join(headlines),
        "source_original": "; ".join(r.name for r in event.corroboration.roots),
    }


EXPORTER = Ucdp()
