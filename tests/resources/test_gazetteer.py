"""The gazetteer: look-up by any spelling, homonyms, nationalities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.resources import builtin
from riwaya.resources.places import Gazetteer, Place, prior
from riwaya.resources.spelling import foreign

GAZETTEER = builtin().get(Gazetteer)
NAMES = sorted({name for name, _ in GAZETTEER.names()})


@pytest.mark.parametrize(
    ("name", "countries", "expected"),
    [
        ("طرابلس", (), "LY"),
        ("طرابلس", ("LB", "LB"), "LB"),
        ("طرابلس", ("LY", "LB", "LB"), "LB"),
        ("البيضاء", (), "LY"),
        ("البيضاء", ("YE",), "YE"),
        ("صور", ("OM",), "OM"),
        ("صيدا", (), "LB"),
        ("القنيطرة", ("MA",), "MA"),
        ("القنيطرة", ("SY",), "SY"),
        ("الإسكندرية", (), "EG"),
        ("الاسكندريه", ("IQ",), "IQ"),
        ("رفح", ("EG",), "EG"),
        ("سوسة", (), "TN"),
        ("سوسة", ("LY",), "LY"),
    ],
)
def test_homonyms_go_to_the_country_spoken_of(
    name: str, countries: tuple[str, ...], expected: str
) -> None:
    place = GAZETTEER.choose(name, countries)
    assert place is not None
    assert place.country == expected


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("درنة", "Derna"),
        ("درنه", "Derna"),
        ("مصراته", "Misrata"),
        ("لملودة", "Lamluda"),
        ("بن قردان", "Ben Gardane"),
        ("بنقردان", "Ben Gardane"),
        ("الولايات المتحدة الأميركية", "United States"),
        ("ليبيا", "Libya"),
        ("هامبورج", "Hamburg"),
        ("حقل الشرارة", "Sharara oil field"),
        ("خانيونس", "Khan Yunis"),
    ],
)
def test_lookup_unifies_spelling_and_spacing(name: str, english: str) -> None:
    assert GAZETTEER.lookup(name)[0].name_en == english


def test_what_is_no_place_is_not_found() -> None:
    assert GAZETTEER.lookup("قالالمتحدث") == []
    assert GAZETTEER.choose("قالالمتحدث") is None


@pytest.mark.parametrize(
    ("adjective", "iso2"),
    [
        ("الأميركيين", "US"),
        ("أمريكية", "US"),
        ("الليبية", "LY"),
        ("مصريون", "EG"),
        ("الأتراك", "TR"),
        ("كوري شمالي", "KP"),
        ("الروس", "RU"),
    ],
)
def test_nationalities(adjective: str, iso2: str) -> None:
    assert [c.iso2 for c in GAZETTEER.nationality(adjective)] == [iso2]


def test_one_adjective_may_be_of_two_countries() -> None:
    assert {c.iso2 for c in GAZETTEER.nationality("الكونغولية")} == {"CG", "CD"}


def test_everyday_words_are_marked() -> None:
    for name in ("الباب", "بدر", "الخمس", "مالي", "ليل"):
        assert all(place.ambiguous for place in GAZETTEER.lookup(name)), name
    for name in ("بنغازي", "القاهرة", "الموصل"):
        assert not GAZETTEER.lookup(name)[0].ambiguous, name


@given(st.sampled_from(NAMES))
def test_every_name_leads_back_to_its_place(name: str) -> None:
    found = GAZETTEER.lookup(name)
    assert found
    assert [prior(p) for p in found] == sorted((prior(p) for p in found), reverse=True)


def test_spellings_of_foreign_names() -> None:
    assert foreign("غوتيريش") == ("غوتيريش", "جوتيريش")
    assert "بولندة" in foreign("بولندا")
    assert foreign("تركيا") == ("تركيا",)
    assert foreign("غاو") == ("غاو",)


def test_coordinates_lie_in_their_country() -> None:
    """Against the box of the country's towns by GeoNames, four degrees wider for deserts and shores."""
    boxes: dict[str, list[tuple[float, float]]] = {}
    for place in builtin().rows("places", "places", Place):
        if place.lat is not None and place.lon is not None:
            boxes.setdefault(place.country, []).append((place.lat, place.lon))
    wrong = []
    for place in builtin().rows("places", "added", Place):
        towns = boxes.get(place.country, [])
        if place.lat is None or place.lon is None or len(towns) < 5:
            continue
        if not all(
            min(t[k] for t in towns) - 4.0 <= value <= max(t[k] for t in towns) + 4.0
            for k, value in enumerate((place.lat, place.lon))
        ):
            wrong.append((place.name, place.country, place.lat, place.lon))
    assert wrong == []


def test_quarters_and_camps_lie_near_a_town() -> None:
    """Within fifty kilometres of a town of their country; camps in the desert a hundred more."""
    towns: dict[str, list[tuple[float, float]]] = {}
    for place in builtin().rows("places", "places", Place):
        if place.lat is not None and place.lon is not None:
            towns.setdefault(place.country, []).append((place.lat, place.lon))
    wrong = [
        (place.name, place.country)
        for place in builtin().rows("places", "added", Place)
        if place.kind in ("quarter", "camp")
        and place.lat is not None
        and place.lon is not None
        and place.country in towns
        and min(max(abs(place.lat - a), abs(place.lon - b)) for a, b in towns[place.country])
        > (0.5 if place.kind == "quarter" else 1.5)
    ]
    assert wrong == []


@pytest.mark.parametrize("country", ["LY", "EG", "SY", "YE", "IQ", "SD", "PS", "LB"])
def test_added_places_of_every_country_with_much_news(country: str) -> None:
    rows = [p for p in builtin().rows("places", "added", Place) if p.country == country]
    assert len(rows) >= 75
    assert sum(p.lat is not None for p in rows) >= 75
