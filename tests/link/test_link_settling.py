"""Origins brought to one name each, and who reports on itself."""

from __future__ import annotations

import pytest
from link_pages import PageBuilder

from riwaya.link import link
from riwaya.link.coordinated import outlets_in
from riwaya.link.media import Media
from riwaya.link.roots import Origin, Path
from riwaya.link.settling import SourceNouns, settle
from riwaya.model import Link
from riwaya.resources import Pack


def path(document: str, name: str, *, anonymous: bool = False, entity: str = "") -> Path:
    return Path(document, (document, name), Origin(entity or name, name, anonymous, entity))


def names(*paths: Path, outlets: tuple[str, ...] = ()) -> list[str]:
    ways = {i: [p] for i, p in enumerate(paths)}
    return [held[0].origin.name for held in settle(ways, outlets).values()]


def test_an_office_told_short_is_the_one_told_in_full() -> None:
    full = "المتحدث الأمني بوزارة الداخلية"
    assert names(path("a", "المتحدث الأمني"), path("b", full)) == [full, full]


def test_a_short_name_that_fits_two_is_neither() -> None:
    three = ("المتحدث", "المتحدث باسم الجيش", "المتحدث باسم الشرطة")
    assert names(*(path(n, n) for n in three)) == list(three)


def test_linked_entities_anonymous_ones_and_outlets_stay() -> None:
    assert names(path("a", "الوحدة", entity="x"), path("b", "مستشفى الوحدة", entity="y")) == [
        "الوحدة",
        "مستشفى الوحدة",
    ]
    hidden = (path("a", "مصدر", anonymous=True), path("b", "مصدر أمني", anonymous=True))
    assert names(*hidden) == ["مصدر", "مصدر أمني"]
    voices = (path("a", "الجزيرة"), path("b", "مستشفى الجزيرة"))
    assert names(*voices, outlets=("الجزيرة",)) == ["الجزيرة", "مستشفى الجزيرة"]


@pytest.mark.parametrize(
    ("name", "apart"),
    [
        ("سكان ومصدر عسكري", ["سكان", "مصدر عسكري"]),
        ("مصدر في الصحة والتعليم", ["مصدر في الصحة والتعليم"]),
        ("شهود", ["شهود"]),
    ],
)
def test_two_sources_in_one_phrase(pack: Pack, name: str, apart: list[str]) -> None:
    link_ = Link(name, name, "source", True)
    assert [one.name for one in pack.get(SourceNouns).apart(link_)] == apart


@pytest.mark.parametrize(
    ("name", "apart"),
    [
        ("الشرطة ومصادر طبية", [("الشرطة", False), ("مصادر طبية", True)]),
        ("وزير الصحة ونائب رئيس الوزراء", [("وزير الصحة ونائب رئيس الوزراء", False)]),
        ("وزارة الصحة والسكان", [("وزارة الصحة والسكان", False)]),
    ],
)
def test_a_named_source_and_an_unnamed_one(
    pack: Pack, name: str, apart: list[tuple[str, bool]]
) -> None:
    found = pack.get(SourceNouns).apart(Link(name, name, "organisation", False))
    assert [(one.name, one.anonymous) for one in found] == apart


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("رويترز وصحيفة واشنطن بوست", ["رويترز", "صحيفة واشنطن بوست"]),
        ("فرانس برس ورويترز وقناة العربية", ["فرانس برس", "رويترز", "قناة العربية"]),
        ("وكالة الأنباء والإذاعة", ["وكالة الأنباء والإذاعة"]),
        ("صحيفة الخبر", ["صحيفة الخبر"]),
    ],
)
def test_outlets_named_together(pack: Pack, name: str, several: list[str]) -> None:
    assert list(outlets_in(name, pack.get(Media))) == several


def test_outlets_that_hand_on_one_source_are_two_ways(pack: Pack) -> None:
    page = PageBuilder("a", "نقلت رويترز وصحيفة واشنطن بوست عن مصدر أن الجسر قصف", outlet="صحيفة س")
    relays = "رويترز وصحيفة واشنطن بوست"
    page.claim("نقلت", "أن الجسر قصف", relays, "مصدر", anonymous=True, role="agency")
    page.event("قصف", "airstrike", day="2018-05-04", place="الجسر")
    dossier = link((page.build(),), pack)
    assert [r.source_name for r in dossier.reliance] == ["رويترز", "واشنطن بوست"]
    assert [r.name for r in dossier.events[0].corroboration.roots] == ["مصدر"]


def test_a_party_that_reports_on_itself_is_marked(pack: Pack) -> None:
    page = PageBuilder(
        "a", "قالت قوات النجم إنها قصفت سبها، وأكد مستشفى سبها القصف", outlet="صحيفة س"
    )
    page.mention("قوات النجم", "ORG").mention("سبها", "LOC")
    page.claim("قالت", "إنها قصفت سبها", "قوات النجم").claim("وأكد", "القصف", "مستشفى سبها")
    page.event("قصفت", "airstrike", day="2018-05-04", place="سبها", actor="قوات النجم")
    page.figure("سبها", "killed", 3, claim=2)
    roots = link((page.build(),), pack).events[0].corroboration.roots
    assert {r.name: r.party for r in roots} == {"قوات النجم": True, "مستشفى سبها": False}
