"""The map: shapes in their place, a window around the story, nothing drawn that is not known."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.dossier.html.map import WIDTH, Ring, _cut, _window, map_view, rings
from riwaya.dossier.index import Index
from riwaya.model import Corroboration, Dossier, Event, EventPlace


def event(number: int, place: EventPlace | None) -> Event:
    return Event(
        id=f"ev-{number}",
        type="attack",
        plover="ASSAULT",
        status="occurred",
        participants=(),
        mentions=(),
        accounts=(),
        figures=(),
        corroboration=Corroboration(1, 1, 1, 1, (), 1),
        label_ar="هجوم",
        label_en="Attack",
        place=place,
    )


def dossier(*places: EventPlace | None) -> Index:
    return Index(Dossier(events=tuple(event(i, p) for i, p in enumerate(places))))


CAIRO = EventPlace("القاهرة", "Cairo", lat=30.04, lon=31.24, precision="city")
DERNA = EventPlace("درنة", "Derna", lat=32.77, lon=22.64, precision="city")
EGYPT = EventPlace("مصر", "Egypt", lat=26.8, lon=29.9, precision="country")


@pytest.mark.parametrize(
    ("country", "inside"),
    [
        ("Egypt", (30.8, 26.8)),
        ("Libya", (17.2, 27.0)),
        ("Yemen", (47.5, 15.9)),
        ("Iraq", (43.7, 33.0)),
    ],
)
def test_shapes_stand_where_their_countries_are(country: str, inside: tuple[float, float]) -> None:
    largest = max((r for r in rings() if r.country == country), key=lambda r: len(r.points))
    west, south, east, north = largest.box
    assert west < inside[0] < east
    assert south < inside[1] < north


def test_places_are_drawn_by_how_much_happened_there() -> None:
    drawn = map_view(dossier(CAIRO, CAIRO, DERNA, EGYPT, None))
    assert drawn is not None
    assert [(d.en, len(d.events), d.broad) for d in drawn.dots] == [
        ("Cairo", 2, False),
        ("Derna", 1, False),
        ("Egypt", 1, True),
    ]
    cairo, derna, egypt = drawn.dots
    assert derna.x < egypt.x < cairo.x
    assert derna.y < cairo.y < egypt.y
    assert cairo.radius > derna.radius
    assert drawn.unplaced == 1
    assert {"Egypt", "Libya"} <= {country for country, path in drawn.lands if path}
    assert "Brazil" not in {country for country, _ in drawn.lands}


def test_nothing_is_drawn_of_places_that_nobody_knows() -> None:
    assert map_view(dossier(None, EventPlace("موضع"))) is None


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-80, 80)), min_size=1, max_size=6))
def test_every_place_is_in_the_window(places: list[tuple[float, float]]) -> None:
    window = _window(places)
    assert 0 < window.height <= 3 * WIDTH
    for lon, lat in places:
        x, y = window.at(lon, lat)
        assert -1 <= x <= WIDTH + 1
        assert -1 <= y <= window.height + 1


@given(st.lists(st.tuples(st.floats(-20, 20), st.floats(-20, 20)), min_size=3, max_size=8))
def test_what_is_cut_lies_in_the_window(points: list[tuple[float, float]]) -> None:
    xs, ys = zip(*points, strict=True)
    ring = Ring("", tuple(points), (min(xs), min(ys), max(xs), max(ys)))
    cut = _cut(ring, -5, -5, 5, 5)
    assert all(-5.001 <= x <= 5.001 and -5.001 <= y <= 5.001 for x, y in cut)
    inside = [p for p in points if abs(p[0]) < 5 and abs(p[1]) < 5]
    assert set(inside) <= set(cut)


def test_two_names_in_one_spot_are_not_written_over_each_other() -> None:
    near = msgspec.structs.replace(CAIRO, name="الجيزة", name_en="Giza", lat=30.01, lon=31.21)
    drawn = map_view(dossier(CAIRO, CAIRO, near))
    assert drawn is not None
    assert [d.label for d in drawn.dots] == [True, False]
