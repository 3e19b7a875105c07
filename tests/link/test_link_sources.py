"""Who is an origin: evidence, background, own voices, offices and their holders, agencies of copied texts."""

from __future__ import annotations

import pytest
from link_pages import PageBuilder
from msgspec.structs import replace

from riwaya.link import link
from riwaya.link.corroboration import count
from riwaya.link.events.background import Background
from riwaya.link.media import Media
from riwaya.link.reliance import shared_agencies
from riwaya.link.roots import Origin, Path
from riwaya.link.settling import SourceNouns, office, offices, settle
from riwaya.model import Block, Claim, Link, Span
from riwaya.resources import Pack


def hidden(name: str) -> Link:
    return Link(name, name, "source", True)


def official(name: str) -> Link:
    return Link(name, name, "official", False)


def test_evidence_does_not_speak(pack: Pack) -> None:
    nouns = pack.get(SourceNouns)
    minister, shown = official("وزير الداخلية"), hidden("الدلائل الأولية")
    assert nouns.speaker((minister, shown)) == 0
    assert nouns.speaker((minister, hidden("مصدر أمني"))) == 1
    assert nouns.speaker((shown,)) == 0
    assert nouns.speaker((Link("واس", "واس", "agency", False), shown)) == 1


def test_a_description_in_another_order_is_the_same(pack: Pack) -> None:
    nouns = pack.get(SourceNouns)
    assert nouns.described("مصادر أمنية وطبية") == nouns.described("مصادر طبية وأمنية")
    assert nouns.described("أحد المسؤولين") == nouns.described("مسؤولون")
    assert nouns.described("مصدر طبي") != nouns.described("مصدر عسكري")


def test_who_is_said_to_believe_need_not_have_said_it(pack: Pack) -> None:
    nouns = pack.get(SourceNouns)
    agency, sources = Link("رويترز", "رويترز", "agency", False), hidden("مصادر بالشرطة")
    police = official("الشرطة")
    assert nouns.speaker((agency, sources, police), believed=True) == 1
    assert nouns.speaker((agency, sources, police)) == 2
    assert nouns.speaker((agency, police), believed=True) == 1
    assert nouns.speaker((police,), believed=True) == 0


def test_number_and_gender_make_no_other_source(pack: Pack) -> None:
    nouns = pack.get(SourceNouns)
    assert nouns.described("مصدران تركيان") == nouns.described("مصادر تركية")
    assert nouns.described("أحد المصدرين") == nouns.described("مصادر")
    assert nouns.described("مسؤولين أميركيين") == nouns.described("مسؤول أمريكي")


def test_anonymous_sources_of_two_countries_are_two(pack: Pack) -> None:
    nouns = pack.get(SourceNouns)
    names = ("مصدر أمني عراقي", "مصدر أمني سوري", "مصدران أمنيان")
    origins = [Origin(nouns.described(n), n, True) for n in names]
    assert count(ways(*((o, False) for o in origins[:2])), {}).roots_low == 2
    assert count(ways(*((o, False) for o in origins[::2])), {}).roots_low == 1


def ways(*origins: tuple[Origin, bool]) -> list[Path]:
    return [Path(f"d{i}", ("x",), o, unsourced=own) for i, (o, own) in enumerate(origins)]


def test_an_outlet_without_a_source_adds_to_the_most_only() -> None:
    ministry = Origin("m", "وزارة الصحة", False)
    outlet, other = Origin("o", "الراوي", False), Origin("p", "البرق", False)
    found = count(ways((ministry, False), (outlet, True)), {})
    assert (found.roots_low, found.roots_high) == (1, 2)
    alone = count(ways((outlet, True), (other, True)), {})
    assert (alone.roots_low, alone.roots_high) == (2, 2)
    told = count(ways((ministry, False), (outlet, True), (outlet, False)), {})
    assert (told.roots_low, told.roots_high) == (2, 2)


def test_information_of_nobody_adds_to_the_most_only() -> None:
    ministry = Origin("m", "وزارة الصحة", False)
    nobody = Origin("n", "المعلومات الأولية", True, nobody=True)
    found = count(ways((ministry, False), (nobody, False)), {})
    assert (found.roots_low, found.roots_high) == (1, 2)
    alone = count(ways((nobody, False)), {})
    assert (alone.roots_low, alone.roots_high) == (1, 1)


def test_two_descriptions_that_exclude_each_other_are_two() -> None:
    found = count(
        ways(
            (Origin("طبي مصدر", "مصدر طبي", True), False),
            (Origin("عسكر مصدر", "مصدر عسكري", True), False),
        ),
        {},
    )
    assert found.roots_low == 2


HELD = {"per-h": frozenset({office("المتحدث الأمني بوزارة الداخلية اللواء")})}


@pytest.mark.parametrize(
    ("name", "entity", "merged"),
    [
        ("المتحدث الأمني بوزارة الداخلية", "", True),
        ("وزارة الداخلية", "org-m", True),
        ("وزارة الصحة", "org-h", False),
    ],
)
def test_an_office_is_its_holder(pack: Pack, name: str, entity: str, merged: bool) -> None:
    person = Path("a", ("a",), Origin("per-h", "هادي سالم", False, "per-h"))
    other = Path("b", ("b",), Origin(entity or name, name, False, entity))
    found = settle({0: [person], 1: [other]}, (), HELD, pack.get(SourceNouns).spokesmen)
    assert (found[1][0].origin == found[0][0].origin) == merged


@pytest.mark.parametrize(
    ("body", "merged"),
    [("وزارة الدفاع التونسية", True), ("جمعية الدفاع التونسية", False)],
)
def test_a_title_that_points_back_to_a_body_is_of_that_body(
    pack: Pack, body: str, merged: bool
) -> None:
    text = f"قالت {body} إن الجسر مغلق. وأكد المتحدث باسم الوزارة سالم الحاج أن العمل جار."
    page = PageBuilder("a", text).mention(body, "ORG")
    page.claim("وأكد", "أن العمل جار", "سالم الحاج")
    held = "المتحدث باسم الوزارة سالم الحاج"
    link_ = Link(held, "سالم الحاج", "official", False, "per-s", page.span(held))
    document = page.build()
    document = replace(
        document,
        mentions=tuple(replace(m, entity="org-d") for m in document.mentions),
        claims=tuple(replace(c, chain=(link_,)) for c in document.claims),
    )
    person = Path("a", ("a",), Origin("per-s", "سالم الحاج", False, "per-s"))
    spoken = Path("b", ("b",), Origin("org-d", body, False, "org-d"))
    spokesmen = pack.get(SourceNouns).spokesmen
    found = settle({0: [person], 1: [spoken]}, (), offices([document]), spokesmen)
    assert (found[1][0].origin == found[0][0].origin) == merged


@pytest.mark.parametrize(
    ("speaker", "roots"),
    [("تركيا", ["وزارة الدفاع"]), ("النقابة", ["النقابة", "وزارة الدفاع"])],
)
def test_a_country_in_a_title_is_who_speaks_for_it_below(
    pack: Pack, speaker: str, roots: list[str]
) -> None:
    title = f"{speaker} تعلن قصف الجسر"
    page = PageBuilder("a", "قالت وزارة الدفاع إن الجسر قصف أمس.", title=title, outlet="صحيفة س")
    page.claim("تعلن", "قصف الجسر", speaker).claim("قالت", "إن الجسر قصف أمس", "وزارة الدفاع")
    page.event("قصف", "airstrike", day="2018-05-04", place="الجسر", target="الجسر")
    page.event("قصف", "airstrike", day="2018-05-04", place="الجسر", target="الجسر", nth=2)
    events = link((page.build(),), pack).events
    assert sorted(r.name for e in events for r in e.corroboration.roots) == roots


def test_who_denies_gives_no_count(pack: Pack) -> None:
    page = PageBuilder(
        "a", "قصف الجسر وقتل عشرة. نفى الحلف صلته بقصف أوقع عشرة قتلى.", outlet="صحيفة س"
    )
    page.claim("نفى", "صلته بقصف أوقع عشرة قتلى", "الحلف", stance="deny")
    page.event("قصف", "airstrike", day="2018-05-04", place="الجسر")
    page.figure("وقتل عشرة", "killed", 10).figure("عشرة قتلى", "killed", 10, claim=1)
    reports = link((page.build(),), pack).events[0].figures[0].reports
    assert {r.roots for r in reports} == {("صحيفة س",)}


def test_officials_of_an_office_may_be_the_one_who_is_named(pack: Pack) -> None:
    person = Path("a", ("a",), Origin("per-h", "هادي سالم", False, "per-h"))
    several = Path("b", ("b",), Origin("s", "متحدثون عسكريون", False, several=True))
    assert pack.get(SourceNouns).several(official("متحدثون عسكريون"))
    found = settle({0: [person], 1: [several]}, (), HELD)
    assert count([p for held in found.values() for p in held], {}).roots_low == 1
    assert settle({1: [several]}, ())[1][0].origin.nobody is False


def test_one_agency_stands_behind_all_copies_of_its_text() -> None:
    agency, vague = Origin("r", "رويترز", False), Origin("w", "وكالات", False, nobody=True)
    other = Origin("f", "أ ف ب", False)
    assert shared_agencies([None, agency, vague, None], [1, None, 1, None]) == [
        agency,
        agency,
        agency,
        None,
    ]
    assert shared_agencies([None, agency, other], [1, None, 1]) == [None, agency, other]


@pytest.mark.parametrize(
    ("content", "word", "told"),
    [
        ("إن الهجوم الذي أوقع عشرين قتيلا مدبر", "أوقع", True),
        ("إن الهجوم الذي هز المدينة وأوقع عشرين قتيلا مدبر", "أوقع", True),
        ("إن عشرين شخصا قتلوا في الهجوم", "قتلوا", False),
        ("إن الهجوم الذي هز المدينة، قتل عشرين", "قتل", False),
    ],
)
def test_what_a_report_takes_for_granted(pack: Pack, content: str, word: str, told: bool) -> None:
    page = PageBuilder("a", f"قال متحدث {content}").claim("قال", content, "متحدث")
    if "هز" in content:
        page.event("هز", "attack")
    page.event(word, "killing")
    document = page.build()
    claim: Claim = document.claims[0]
    assert pack.get(Background).holds(document, claim, document.text.index(word)) is told


def test_a_toll_in_the_background_is_the_teller_s(pack: Pack) -> None:
    content = "إن الهجوم الذي أوقع عشرين قتيلا في سبها مدبر"
    page = PageBuilder("a", f"قال الناطق {content}.", outlet="صحيفة الراوي", day="2018-05-04")
    page.mention("سبها", "LOC").claim("قال", content, "الناطق").event(
        "أوقع", "attack", place="سبها"
    )
    page.figure("عشرين قتيلا", "killed", 20, claim=1)
    event = link((page.build(),), pack).events[0]
    assert [r.roots for r in event.figures[0].reports] == [("صحيفة الراوي",)]


def test_a_line_above_the_text_credits_an_agency(pack: Pack) -> None:
    text = "وكالات (سبها - ليبيا)\nوقع هجوم في سبها."
    page = PageBuilder("a", text).build()
    blocks = (Block(0, 21, "caption"), Block(22, len(text), "body"))
    found = pack.get(Media).credits(replace(page, blocks=blocks))
    assert [(c.medium.name, c.span) for c in found] == [("وكالات", Span(0, 6))]
    picture = "السوق في سبها"
    other = replace(page, text=picture, blocks=(Block(0, len(picture), "caption"),))
    assert pack.get(Media).credits(other) == []
