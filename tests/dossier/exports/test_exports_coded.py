"""The event tables in the manner of ACLED and UCDP."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from exports_made import Make

from riwaya.dossier.exports import acled, ucdp
from riwaya.dossier.exports.coded import Countries
from riwaya.model import (
    Conflict,
    Dossier,
    Event,
    EventDate,
    EventFigures,
    EventPlace,
    Participant,
    Side,
)
from riwaya.resources import Pack

UBARI = EventPlace("أوباري", "Ubari", None, 26.59, 12.78, "town")


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def with_event(story: Dossier, **changes: object) -> Dossier:
    """The story with its event made an air strike on a real town."""
    known: dict[str, object] = {
        "type": "airstrike",
        "acled": "Explosions/Remote violence",
        "ucdp": "state-based",
        "place": UBARI,
        **changes,
    }
    event = msgspec.structs.replace(story.events[0], **known)
    return msgspec.structs.replace(story, events=(event,))


def one(make: Make, name: str, story: Dossier, **changes: object) -> dict[str, str]:
    files = make(name, with_event(story, **changes))
    (row,) = rows(files[f"{name}.csv"])
    assert not rows(files[f"{name}-left-out.csv"])
    return row


def why_not(make: Make, name: str, story: Dossier, **changes: object) -> str:
    files = make(name, with_event(story, **changes))
    assert not rows(files[f"{name}.csv"])
    (row,) = rows(files[f"{name}-left-out.csv"])
    assert row["event"] == "v1"
    return row["reason"]


def dated(earliest: str, latest: str) -> EventDate:
    return EventDate(earliest, earliest, latest, "range")


def test_the_columns_are_the_codebooks_in_their_order() -> None:
    assert len(acled.COLUMNS) == 31
    assert (acled.COLUMNS[0], acled.COLUMNS[-1]) == ("event_id_cnty", "timestamp")
    assert len(ucdp.COLUMNS) == 49
    assert (ucdp.COLUMNS[0], ucdp.COLUMNS[-1]) == ("id", "gwnob")
    assert len(set(acled.COLUMNS)) == 31
    assert len(set(ucdp.COLUMNS)) == 49


def test_an_event_as_acled_has_it(make: Make, story: Dossier) -> None:
    row = one(make, "acled", story)
    assert {k: row[k] for k in row if row[k]} == {
        "event_id_cnty": "v1",
        "event_date": "2025-03-04",
        "year": "2025",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "country": "Libya",
        "location": "Ubari",
        "latitude": "26.59",
        "longitude": "12.78",
        "geo_precision": "1",
        "source": "Nahar al-Waha; البرق; d3.txt",
        "notes": "Collapse of a bridge in al-Waha",
        "fatalities": "7",
        "riwaya_earliest": "2025-03-04",
        "riwaya_latest": "2025-03-04",
        "riwaya_country_code": "LY",
        "riwaya_location_ar": "أوباري",
        "riwaya_label_ar": "انهيار جسر في الواحة",
        "riwaya_fatalities_low": "7",
        "riwaya_fatalities_high": "11",
        "riwaya_documents": "3",
        "riwaya_outlets": "3",
        "riwaya_roots_low": "2",
        "riwaya_roots_high": "2",
        "riwaya_disputed": "figure",
    }


def test_an_event_as_ucdp_has_it(make: Make, story: Dossier) -> None:
    row = one(make, "ucdp", story)
    assert {k: row[k] for k in row if row[k] and not k.startswith(("source", "riwaya"))} == {
        "id": "v1",
        "year": "2025",
        "number_of_sources": "3",
        "where_prec": "1",
        "where_coordinates": "Ubari",
        "where_description": "أوباري",
        "latitude": "26.59",
        "longitude": "12.78",
        "geom_wkt": "POINT (12.78 26.59)",
        "priogrid_gid": "168146",
        "country": "Libya",
        "date_prec": "1",
        "date_start": "2025-03-04",
        "date_end": "2025-03-04",
        "high": "11",
        "low": "7",
    }
    assert row["source_office"] == "Nahar al-Waha; البرق; d3.txt"
    assert row["source_date"] == "2025-03-04; unknown; unknown"
    assert row["source_original"] == "سالم الراوي; مصدر طبي"
    # The type alone does not say between whom: that is for a coder.
    assert (row["type_of_violence"], row["riwaya_usual_violence"]) == ("", "state-based")


def test_best_stands_only_where_nothing_has_to_be_chosen(make: Make, story: Dossier) -> None:
    sure = (EventFigures("killed", 9, 9, ()),)
    assert one(make, "ucdp", story, figures=sure)["best"] == "9"
    assert one(make, "ucdp", story)["best"] == ""


@pytest.mark.parametrize(
    ("latest", "precision", "day"),
    [
        ("2025-03-01", "1", "2025-03-01"),
        ("2025-03-07", "2", "2025-03-04"),
        ("2025-03-08", "3", "2025-03-04"),
        ("2025-03-31", "3", "2025-03-16"),
    ],
)
def test_time_precision_follows_the_days_left(
    make: Make, story: Dossier, latest: str, precision: str, day: str
) -> None:
    row = one(make, "acled", story, date=dated("2025-03-01", latest))
    assert (row["time_precision"], row["event_date"]) == (precision, day)
    assert (row["riwaya_earliest"], row["riwaya_latest"]) == ("2025-03-01", latest)


@pytest.mark.parametrize(
    ("days", "code"),
    [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5), (367, None)],
)
def test_date_prec_follows_the_days_left(days: int, code: int | None) -> None:
    assert ucdp.date_prec(days) == code


@pytest.mark.parametrize(
    ("kind", "in_acled", "in_ucdp"),
    [
        ("city", 1, 1),
        ("camp", 1, 1),
        ("province", 3, 4),
        ("region", 3, 5),
        ("river", 3, 5),
        ("country", None, 6),
        ("sea", None, 7),
        (None, None, None),
    ],
)
def test_precision_of_places(kind: str | None, in_acled: int | None, in_ucdp: int | None) -> None:
    place = EventPlace("x", precision=kind)
    assert acled.geo_precision(place) == in_acled
    assert ucdp.where_prec(place) == in_ucdp


def test_near_a_known_place() -> None:
    for kind, codes in (("town", (2, 2)), ("province", (3, 4)), ("country", (None, 6))):
        place = EventPlace("x", precision=kind, near=True)
        assert (acled.geo_precision(place), ucdp.where_prec(place)) == codes


def test_every_kind_of_place_of_the_tables_is_known(knowledge: Pack) -> None:
    from riwaya.resources.places import Gazetteer

    kinds = {p.kind for p in knowledge.get(Gazetteer).places}
    assert {k for k in kinds if ucdp.where_prec(EventPlace("x", precision=k)) is None} == set()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"acled": None}, "ACLED has no type for airstrike"),
        ({"status": "planned"}, "did not happen as told: planned"),
        ({"status": "denied"}, "did not happen as told: denied"),
        ({"date": None}, "no date"),
        ({"date": dated("2025-01-01", "2025-03-01")}, "its date is less exact than 31 days"),
        ({"place": None}, "no place"),
        ({"place": EventPlace("ليبيا", "Libya", precision="country")}, "its place is less exact"),
    ],
)
def test_what_acled_has_no_row_for_is_listed_with_the_reason(
    make: Make, story: Dossier, changes: dict[str, object], said: str
) -> None:
    assert why_not(make, "acled", story, **changes).startswith(said)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ucdp": None}, "UCDP has no place for airstrike"),
        ({"figures": ()}, "no death is reported"),
        ({"figures": (EventFigures("injured", 3, 3, ()),)}, "no death is reported"),
        ({"figures": (EventFigures("killed", 0, 0, ()),)}, "no death is reported"),
        ({"place": EventPlace("المكان")}, "its place is of a kind that GED does not code"),
    ],
)
def test_what_ucdp_has_no_row_for_is_listed_with_the_reason(
    make: Make, story: Dossier, changes: dict[str, object], said: str
) -> None:
    assert why_not(make, "ucdp", story, **changes).startswith(said)


def test_only_persons_and_organisations_known_by_name_are_actors(
    make: Make, story: Dossier
) -> None:
    people = (
        Participant("actor", "بلدية الواحة", "x3"),
        Participant("actor", "الواحة", "x2"),
        Participant("actor", "طائرة"),
        Participant("target", "سالم الراوي", "x1"),
        Participant("target", "7 أشخاص"),
    )
    row = one(make, "acled", story, participants=people)
    assert (row["actor1"], row["actor2"]) == ("Municipality of al-Waha", "Salem al-Rawi")
    row = one(make, "ucdp", story, participants=people)
    assert (row["side_a"], row["side_b"]) == ("Municipality of al-Waha", "Salem al-Rawi")


def test_what_is_disputed_is_said(make: Make, story: Dossier) -> None:
    event: Event = with_event(story).events[0]
    clash = Conflict("k9", "responsibility", (Side("a", (), (), ()),), event.id)
    disputed = msgspec.structs.replace(story, conflicts=(*story.conflicts, clash))
    assert one(make, "ucdp", disputed)["riwaya_disputed"] == "figure; responsibility"


def test_a_country_is_said_only_where_the_gazetteer_has_the_very_point(knowledge: Pack) -> None:
    countries = knowledge.get(Countries)
    found = countries.of(UBARI)
    assert found is not None
    assert found.iso2 == "LY"
    assert countries.of(EventPlace("أوباري", "Ubari", None, 26.6, 12.78)) is None
    assert countries.of(EventPlace("أوباري", "Ubari")) is None


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(-89.9, -179.9, 1), (-89.9, 179.9, 720), (-89.4, -179.9, 721), (90.0, 180.0, 259_200)],
)
def test_cells_of_prio_grid(lat: float, lon: float, cell: int) -> None:
    assert ucdp.priogrid(lat, lon) == cell
