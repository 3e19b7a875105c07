"""On whom pages rely: outlets told from the everyday words that many of them are called."""

from __future__ import annotations

import pytest
from link_pages import PageBuilder
from msgspec.structs import replace

from riwaya.link import link
from riwaya.link.media import Media
from riwaya.model import Link, Reliance
from riwaya.resources import Pack


def cites(pack: Pack, *pages: PageBuilder) -> list[str]:
    dossier = link(tuple(p.build() for p in pages), pack)
    return [r.source_name for r in dossier.reliance if r.relation == "cites"]


def said(text: str, name: str) -> PageBuilder:
    """A page in which `name` is taken for an organisation and somebody is reported."""
    page = PageBuilder("a", f"{text}. وقال المسؤول إن الوضع مستقر", outlet="الراوي")
    return page.mention(name, "ORG").claim("وقال", "إن الوضع مستقر", "المسؤول")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصل اللواء إلى مقر الوزارة", "اللواء"),
        ("واصل الشعب احتجاجه", "الشعب"),
        ("عادت المياه إلى المدن", "المدن"),
        ("طلع النهار على المدينة", "النهار"),
        ("شكر العالم المنظمة", "العالم"),
        ("كان صدى الانفجار قويا", "صدى"),
    ],
)
def test_everyday_words_are_no_outlets(text: str, name: str, pack: Pack) -> None:
    assert cites(pack, said(text, name)) == []


def test_a_word_for_outlets_makes_an_everyday_word_one(pack: Pack) -> None:
    page = PageBuilder("a", "وقال الوزير لصحيفة «النهار» إن الوضع مستقر", outlet="الراوي")
    page.mention("النهار", "ORG").claim("وقال", "إن الوضع مستقر", "الوزير")
    assert cites(pack, page) == ["النهار"]


def test_an_outlet_that_is_only_spoken_of_is_not_cited(pack: Pack) -> None:
    page = PageBuilder("a", "يعرض المسلسل على قناة الحياة كل مساء", outlet="الراوي")
    assert cites(pack, page.mention("الحياة", "ORG")) == []


@pytest.mark.parametrize(
    ("byline", "found"),
    [
        ("الرياض - رويترز", ["رويترز"]),
        ("وكالات (بغداد)", ["وكالات"]),
        ("أ ف ب", ["أ ف ب"]),
        ("الرياض: محمد العتيبي", []),
        ("المدينة", []),
    ],
)
def test_bylines(byline: str, found: list[str], pack: Pack) -> None:
    page = PageBuilder("a", "أعلنت الوزارة نتائج المسح.", outlet="الراوي").credited(byline)
    assert cites(pack, page) == found


def test_an_outlets_own_page_is_not_cited_and_others_are_resolved(pack: Pack) -> None:
    one = PageBuilder("a", "قالت وكالة الضفة إن السد امتلأ", outlet="وكالة الضفة")
    one.claim("قالت", "إن السد امتلأ", "وكالة الضفة", role="agency")
    two = PageBuilder("b", "قالت وكالة الضفة للأنباء إن السد امتلأ", outlet="الراوي")
    two.claim("قالت", "إن السد امتلأ", "وكالة الضفة للأنباء", role="agency")
    dossier = link((one.build(), two.build()), pack)
    found: list[Reliance] = [r for r in dossier.reliance if r.relation == "cites"]
    assert [(r.document, r.source_document) for r in found] == [("b", "a")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("صحيفة القبس الكويتية", "القبس"),
        ("وكالة «رويترز»", "رويترز"),
        ("وكالة الضفة للأنباء", "الضفة"),
        ("وكالة الأنباء الرسمية القطرية", "قنا"),
        ("الوكالة الوطنية للإعلام اللبنانية الرسمية", "الوكالة الوطنية للإعلام"),
        ("الوكالة السعودية للأنباء", "واس"),
        ("موزاييك أف أم", "الموزاييك أف أم"),
        ("وكالة الأنباء القطرية الرسمية", "وكالة الأنباء القطرية"),
    ],
)
def test_heads_and_tails_are_no_part_of_a_name(a: str, b: str, pack: Pack) -> None:
    media = pack.get(Media)
    assert media.key(a) == media.key(b)


def test_a_definite_word_for_outlets_only_points(pack: Pack) -> None:
    page = PageBuilder("a", "قالت الصحيفة الألمانية إن الوضع مستقر", outlet="الراوي")
    page.claim("قالت", "إن الوضع مستقر", "الصحيفة الألمانية", role="outlet")
    assert cites(pack, page) == []


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("قناة «الجسر الجديد» العراقية", None),
        ("إذاعة (الضفة) العربية", None),
        ("وكالة الأنباء الصينية «شينخوا»", "شينخوا"),
        ("وكالة الأنباء السعودية (واس)", "وكالة الأنباء السعودية"),
        ("قناة «العراقية»", "العراقية"),
        ("قناة العراقية", "العراقية"),
        ("صحيفة «الوطن» السورية", "الوطن"),
        ("العراقية", None),
    ],
)
def test_an_adjective_after_a_name_is_no_outlet(phrase: str, name: str | None, pack: Pack) -> None:
    found = pack.get(Media).within(phrase)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("تلفزيون", "تلفزيون", []),
        ("قناة السهم التابعة للحركة", "السهم", ["قناة السهم"]),
        ("وسائل إعلام رسمية «محاولة فاشلة»", "محاولة فاشلة", ["وسائل إعلام رسمية"]),
    ],
)
def test_unknown_outlets_are_called_by_their_names_alone(
    text: str, name: str, found: list[str], pack: Pack
) -> None:
    page = PageBuilder("a", f"وقال {text} إن الوضع مستقر", outlet="الراوي")
    page.claim("وقال", "إن الوضع مستقر", name, role="outlet")
    page.claims[0] = replace(page.claims[0], chain=(Link(text, name, "outlet", False),))
    assert cites(pack, page) == found
