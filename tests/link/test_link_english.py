"""English names: known ones as known, institutions' words translated, the rest by sounds and nothing made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.link.entities.english import english
from riwaya.resources import Pack, builtin


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("قوات درع الوادي", "Dir al-Wadi Forces"),
        ("المجلس البلدي أوباري", "Municipal Council of Ubari"),
        ("مجلس أعيان أوباري", "Council of Notables of Ubari"),
        ("سلاح الجو", "Air Force"),
        ("وزارة الصحة المصرية", "Egyptian Ministry of Health"),
        ("الخارجية المصرية", "Egyptian Ministry of Foreign Affairs"),
        ("قوات الأمن العراقية", "Iraqi Security Forces"),
        ("جيش التحرير الوطني", "National Liberation Army"),
        ("مركز سبها الطبي", "Sabha Medical Center"),
        ("قوات شرق ليبيا", "Eastern Libya Forces"),
        ("القوات المسلحة اليمنية", "Yemeni Armed Forces"),
        ("المجلس الأعلى للصحة", "Supreme Council for Health"),
        ("وزارة التجارة والصناعة", "Ministry of Commerce and Industry"),
        ("نادي الوحدة", "Al-Wahda Club"),
        ("وزارة المالية التونسية", "Tunisian Ministry of Finance"),
        ("صندوق التنمية الثقافية", "Cultural Development Fund"),
        # Prepositions that are written joined, with the article and without.
        ("الرابطة الوطنية لكرة القدم", "National League for Football"),
        ("اللجنة الوطنية للحج والعمرة", "National Committee for Hajj and Umrah"),
        ("شركة بترولاب", "Batrulab Company"),
        ("القوات الخاصة بأبها", "Special Forces in Abha"),
        ("تلفزيون الدولة الرسمي", "State Official Television"),
        ("القوات الصربية", "Serbian Forces"),
        # Of whom a page says what they do.
        ("القوات المتمردة", "Rebel Forces"),
        ("القوات العراقية المهاجمة", "Iraqi Attacking Forces"),
        ("قوات التحالف", "Coalition Forces"),
        ("منظمة حقوق الإنسان", "Human Rights Organization"),
    ],
)
def test_organisations(name: str, wanted: str, pack: Pack) -> None:
    assert english(name, "ORG", pack) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("مستشفى أوباري العام", "Ubari General Hospital"),
        # A hospital's name is a name.
        ("مستشفى الوحدة", "Al-Wahda Hospital"),
        ("مستشفى الملك فهد بالهفوف", "King Fahd Hospital in Hofuf"),
        ("شارع التخصصي", "Al-Takhassusi Street"),
        ("حي التأميم", "Al-Tamim Neighbourhood"),
        ("جبل الحميراء", "Mount al-Hamira"),
        ("مثلث الخور", "Al-Khur Triangle"),
        ("مستوطنة «الخراب»", "Al-Kharab Settlement"),
    ],
)
def test_places(name: str, wanted: str, pack: Pack) -> None:
    assert english(name, "LOC", pack) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("المهندس عمر", "Engineer Omar"),
        ("الشيخ وليد بن محمد", "Sheikh Walid bin Mohammed"),
    ],
)
def test_a_title_before_a_person_is_translated(name: str, wanted: str, pack: Pack) -> None:
    assert english(name, "PER", pack) == wanted


def test_a_name_of_every_country_is_none_countrys(pack: Pack) -> None:
    assert english("مجلس النواب", "ORG", pack) == "House of Representatives"


_WORDS = ["قوات", "مجلس", "الوادي", "درع", "الوطني", "الليبي", "والتعليم", "للصحة", "سبها", "وزارة"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6))
def test_no_arabic_letter_is_left(words: list[str]) -> None:
    said = english(" ".join(words), "ORG", builtin())
    assert said
    assert not any("ء" <= c <= "ي" for c in said)


def test_latin_letters_that_are_spelled_are_put_together(pack: Pack) -> None:
    assert english("قناة إم بي سي", "ORG", pack) == "MBC Channel"
    assert english("أي بي سي نيوز", "ORG", pack) == "ABC News"
    assert english("سي آي إيه", "ORG", pack) == "CIA"
    assert english("جيه دي فانس", "PER", pack) == "JD Vance"
    assert english("دي روسي", "PER", pack) != "DRossi"


def test_two_nationalities_stand_in_their_own_order(pack: Pack) -> None:
    assert english("الحدود السورية الأردنية", "LOC", pack) == "Syrian-Jordanian Borders"


def test_what_only_tells_where_a_thing_lies_is_left_out(pack: Pack) -> None:
    assert english("معسكر لملودة القريب", "LOC", pack) == "Lamluda Camp"
    assert english("القوات الموالية", "ORG", pack) == "Loyalist Forces"


def test_news_agencies_go_by_their_own_names(pack: Pack) -> None:
    assert english("مكتب رويترز", "ORG", pack) == "Office of Reuters"


def test_words_of_english_are_written_as_english_has_them(pack: Pack) -> None:
    assert english("ملعب ستامفورد ستاديوم", "LOC", pack).count("Stadium") == 1
