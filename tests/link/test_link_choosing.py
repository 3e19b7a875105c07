"""What an event shows where its tellings say different things, and whom its label names."""

from __future__ import annotations

import msgspec
import pytest
from link_pages import PageBuilder

from riwaya.link.entities import link_entities
from riwaya.link.entities.english import english
from riwaya.link.entities.known import Tables
from riwaya.link.events import choosing
from riwaya.link.events.background import Background
from riwaya.link.events.codes import Codes
from riwaya.link.events.ground import Ground
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.naming import label
from riwaya.link.events.phrasing import Phrasing
from riwaya.link.events.pile import Pile
from riwaya.link.judged import NOTHING
from riwaya.link.labels import Labels
from riwaya.link.settling import SourceNouns
from riwaya.link.words import read
from riwaya.model import EventMention, EventPlace
from riwaya.resources import Pack

Told = list[tuple[int, EventMention]]


def told(pack: Pack, page: PageBuilder) -> tuple[Told, Pile]:
    """The events of a page as tellings of one event."""
    document = page.build()
    linked = link_entities((document,), pack, [read(document)], NOTHING)
    pile = Pile(
        linked.documents,
        (),
        {},
        {e.id: e for e in linked.entities},
        linked.known,
        pack.get(Tables).adjectives,
        frozenset(),
        pack.get(Labels),
        pack.get(Codes),
        pack.get(Kinds),
        pack.get(Ground),
        pack.get(Phrasing),
        pack.get(Background),
        pack.get(SourceNouns),
        {},
    )
    return [(0, e) for e in linked.documents[0].events], pile


def place(pack: Pack, page: PageBuilder, kind: str) -> str | None:
    mentions, pile = told(pack, page)
    found = choosing.place(mentions, kind, pile)
    return found.name if found else None


def said(pack: Pack, page: PageBuilder, kind: str, rule: str = "") -> str:
    """The English label of what a page tells of as one event."""
    mentions, pile = told(pack, page)
    mentions = [(p, msgspec.structs.replace(m, rule=rule)) for p, m in mentions]
    return label(kind, "occurred", None, None, mentions, pile)[1]


def strikes(text: str, *places: str, noun: str = "هجوم") -> PageBuilder:
    """A page that tells of a strike once for each of the places that it names."""
    page = PageBuilder("a", text)
    for one in dict.fromkeys(places):
        page.mention(one, "LOC")
    for nth, one in enumerate(places, 1):
        page.event(noun, "attack", place=one, nth=nth)
    return page


def test_who_met_tells_where_rather_than_what_was_spoken_of(pack: Pack) -> None:
    text = "اجتماع سالم وعادل في القاهرة. مناقشة الوضع في طرابلس. مناقشة الوضع في طرابلس"
    page = PageBuilder("a", text).mention("القاهرة", "LOC").mention("طرابلس", "LOC")
    page.event("اجتماع", "meeting", place="القاهرة", actor="سالم")
    page.event("مناقشة", "meeting", place="طرابلس")
    page.event("مناقشة", "meeting", place="طرابلس", nth=2)
    assert [place(pack, page, kind) for kind in ("meeting", "protest")] == ["القاهرة", "طرابلس"]


def test_a_country_gives_way_to_the_town_that_nearly_as_many_name(pack: Pack) -> None:
    text = "هجوم في ليبيا. " * 4 + "هجوم في سبها. " * 3
    page = strikes(text, *["ليبيا"] * 4, *["سبها"] * 3)
    assert place(pack, page, "attack") == "سبها"
    # A country holds its elections in no town.
    assert place(pack, page, "election") == "ليبيا"


def test_one_telling_alone_does_not_put_it_in_a_town(pack: Pack) -> None:
    page = strikes("هجوم في أوباري. هجوم في ليبيا", "أوباري", "ليبيا")
    wide = strikes("هجوم في ليبيا. هجوم في سبها", "ليبيا", "سبها")
    assert place(pack, page, "attack") == "أوباري"
    assert place(pack, wide, "attack") == "ليبيا"


def test_a_country_does_not_give_way_to_the_towns_of_another(pack: Pack) -> None:
    text = "هجوم في ليبيا. " * 4 + "هجوم في القاهرة. " * 3
    page = strikes(text, *["ليبيا"] * 4, *["القاهرة"] * 3)
    assert place(pack, page, "attack") == "ليبيا"


def test_a_town_that_only_other_sentences_name_is_no_ground_to_narrow_it(pack: Pack) -> None:
    text = "هجوم في ليبيا. " * 4 + "هجوم آخر. " * 3 + "قال سكان سبها."
    page = strikes(text, *["ليبيا"] * 4, *["سبها"] * 3)
    assert place(pack, page, "attack") == "ليبيا"


def test_a_place_is_one_under_the_word_for_its_sort_too(pack: Pack) -> None:
    text = "هجوم في سبها. هجوم في سبها. هجوم في حي الزهور. هجوم في الزهور. هجوم في الزهور"
    page = strikes(text, "سبها", "سبها", "حي الزهور", "الزهور", "الزهور")
    assert place(pack, page, "attack") in ("حي الزهور", "الزهور")


def test_who_takes_an_office_is_the_one_appointed(pack: Pack) -> None:
    page = PageBuilder("a", "منذ تولي خليفة حفتر منصبه").mention("خليفة حفتر", "PER")
    page.event("تولي", "appointment", actor="خليفة حفتر")
    assert said(pack, page, "appointment", "events.appointment.assume@1") == (
        "Appointment of Khalifa Haftar"
    )
    assert said(pack, page, "appointment", "events.appointment.name@1") == (
        "Appointment by Khalifa Haftar"
    )


def test_doers_of_whom_no_telling_names_both_did_it_not_together(pack: Pack) -> None:
    page = PageBuilder("a", "هجوم قوات النجم. هجوم قوات الفجر. هجوم قوات النجم")
    page.mention("قوات النجم", "ORG").mention("قوات الفجر", "ORG")
    page.event("هجوم", "attack", actor="قوات النجم")
    page.event("هجوم", "attack", actor="قوات الفجر", nth=2)
    assert said(pack, page, "attack") == "Attack by Al-Najm Forces"
    # Sides of a fight are told one by one.
    assert said(pack, page, "clash") == "Al-Najm Forces and Al-Fajr Forces clashed"


def test_whom_hardly_any_telling_names_is_not_named(pack: Pack) -> None:
    tellings = 12
    page = PageBuilder("a", "هجوم على قوات النجم. " + "هجوم على السوق. " * tellings)
    page.mention("قوات النجم", "ORG").event("هجوم", "attack", target="قوات النجم")
    for nth in range(2, tellings + 2):
        page.event("هجوم", "attack", target="السوق", nth=nth)
    assert said(pack, page, "attack") == "Attack"


def test_a_sort_of_body_names_nobody(pack: Pack) -> None:
    page = PageBuilder("a", "هجوم شنه التنظيم").mention("التنظيم", "ORG")
    page.event("هجوم", "attack", actor="التنظيم")
    assert said(pack, page, "attack") == "Attack"


@pytest.mark.parametrize(
    ("name", "outer", "wanted"),
    [
        ("حي الميناء", "طرابلس", "Attack in Al-Mina Neighbourhood, Tripoli"),
        ("حي الميناء بطرابلس", "طرابلس", "Attack in Al-Mina Neighbourhood in Tripoli"),
        ("طرابلس", "مدينة طرابلس", "Attack in Tripoli"),
    ],
)
def test_what_a_places_own_name_says_is_not_said_again(
    pack: Pack, name: str, outer: str, wanted: str
) -> None:
    mentions, pile = told(pack, PageBuilder("a", "هجوم عنيف").event("هجوم", "attack"))
    at = EventPlace(
        name,
        english(name, "LOC", pack),
        within=EventPlace(outer, english(outer, "LOC", pack)),
    )
    assert label("attack", "occurred", at, None, mentions, pile)[1] == wanted
