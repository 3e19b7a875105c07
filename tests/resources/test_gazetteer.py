"""The gazetteer: look-up by any spelling, homonyms, nationalities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.resources import builtin
from riwaya.resources.places import Gazetteer, prior
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
