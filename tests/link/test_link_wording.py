"""Which tellings of a page are of one event, by how they are worded."""

from __future__ import annotations

import pytest
from link_pages import PageBuilder
from msgspec.structs import replace

from riwaya.link import link
from riwaya.link.events.bearings import Bearings
from riwaya.model import EventDate, Timex
from riwaya.resources import Pack


def events(pack: Pack, page: PageBuilder) -> list[set[str]]:
    """The triggers of each event, in text order."""
    document = page.build()
    words = {e.id: document.quote(e.trigger) for e in document.events}
    found = link((document,), pack).events
    return sorted(({words[m.event] for m in e.mentions} for e in found), key=sorted)


def told(text: str, *mentions: tuple[str, str], kind: str = "attack") -> PageBuilder:
    """A page with a mention for each (trigger, place) in text order; an empty place is none."""
    page = PageBuilder("a", text, day="2018-05-05")
    for trigger, place in mentions:
        if place and all(page.text[m.start : m.end] != place for m in page.mentions):
            page.mention(place, "LOC")
        page.event(trigger, kind, place=place)
    return page


def test_one_more_is_another(pack: Pack) -> None:
    page = told(
        "وقع هجوم في سبها. وشهدت البلاد اعتداء آخر لم تعلن تفاصيله",
        ("هجوم", "سبها"),
        ("اعتداء", ""),
    )
    assert events(pack, page) == [{"اعتداء"}, {"هجوم"}]


@pytest.mark.parametrize(("often", "count"), [("", 1), ("ثلاث مرات ", 2)])
def test_what_was_done_three_times_is_not_what_was_done_once(
    often: str, count: int, pack: Pack
) -> None:
    text = f"قصفت الطائرات سبها. وقالت المؤسسة إنها ضربت {often}ناقلات نفط"
    page = told(text, ("قصفت", "سبها"), ("ضربت", ""), kind="shelling")
    assert len(events(pack, page)) == count


def test_a_rank_is_given_to_what_was_told(pack: Pack) -> None:
    text = "وقع هجوم في سبها صباح اليوم وسط حركة الناس في السوق. وهذا أسوأ اعتداء تشهده البلاد"
    page = told(text, ("هجوم", "سبها"), ("اعتداء", ""))
    assert events(pack, page) == [{"هجوم", "اعتداء"}]


def test_a_sentence_that_turns_elsewhere_tells_something_else(pack: Pack) -> None:
    start = "وقع هجوم في سبها. "
    here = told(start + "وأسفر هجوم المسلحين عن خسائر", ("هجوم", "سبها"), ("هجوم المسلحين", ""))
    there = told(
        start + "من ناحية أخرى أسفر هجوم المسلحين عن خسائر", ("هجوم", "سبها"), ("هجوم المسلحين", "")
    )
    assert len(events(pack, here)) == 1
    assert len(events(pack, there)) == 2


def test_a_verb_and_its_definite_noun_are_one_and_point_back(pack: Pack) -> None:
    text = "وقع هجوم في سبها. وطالت معارك أوباري. وقد استهدف الاعتداء سوقا"
    page = told(text, ("هجوم", "سبها")).event("معارك", "clash")
    page.event("استهدف", "attack").event("الاعتداء", "attack")
    assert events(pack, page) == [{"استهدف", "الاعتداء", "هجوم"}, {"معارك"}]


def test_two_acts_joined_by_and_are_two_unless_told_of_the_same(pack: Pack) -> None:
    page = told("لبحث هجوم الواحات وقصف درنة", ("هجوم", "")).event("قصف", "airstrike")
    assert events(pack, page) == [{"قصف"}, {"هجوم"}]
    page = told("أغرقت طائرات سفينة وهاجمت أخرى", ("أغرقت", "")).event("هاجمت", "attack")
    assert events(pack, page) == [{"أغرقت", "هاجمت"}]


def test_two_towns_of_one_sentence_are_two_scenes(pack: Pack) -> None:
    page = told("قتل شرطي في سبها. وقتل جندي في أوباري", ("قتل", "سبها"))
    page.mention("أوباري", "LOC").event("وقتل", "attack", place="أوباري")
    assert events(pack, page) == [{"قتل"}, {"وقتل"}]


def test_the_last_attack_is_the_one_before(pack: Pack) -> None:
    start = "وقع هجوم في سبها صباح اليوم. "
    page = told(
        start + "ويعود آخر اعتداء في سبها إلى نيسان",
        ("هجوم", "سبها"),
        ("اعتداء", "سبها"),
    )
    assert len(events(pack, page)) == 2
    page = told(start + "وهو آخر اعتداء في سبها", ("هجوم", "سبها"), ("اعتداء", "سبها"))
    assert len(events(pack, page)) == 1


def test_what_follows_another_attack_is_told_of_it(pack: Pack) -> None:
    text = "وقع هجوم في سبها صباح اليوم. ويعود آخر اعتداء في البلاد إلى نيسان، وقد أوقع قصفا"
    page = told(text, ("هجوم", "سبها"), ("اعتداء", ""), ("قصفا", ""))
    assert events(pack, page) == [{"اعتداء", "قصفا"}, {"هجوم"}]


def test_the_time_since_something_worse_is_not_this_one_s(pack: Pack) -> None:
    text = "وقع هجوم في سبها هو الأسوأ منذ عام 2008"
    document = PageBuilder("a", text).event("هجوم", "attack", day="2008-01-01").build()
    at = text.index("عام")
    time = Timex("a:t1", at, len(text), "DATE", "2008", rule="x@1")
    dated = replace(
        document.events[0], date=EventDate("2008", "2008-01-01", "2008-12-31", "year", "a:t1")
    )
    known = pack.get(Bearings)
    assert known.since(replace(document, times=(time,), events=(dated,)), dated)
    plain = text.replace("هو الأسوأ منذ", "الذي قتل فيه عشرون في")
    again = replace(
        document, text=plain, times=(replace(time, start=plain.index("عام"), end=len(plain)),)
    )
    assert not known.since(replace(again, events=(dated,)), dated)


def test_a_press_conference_is_no_meeting(pack: Pack) -> None:
    text = "قال في مؤتمر صحفي إن الحكومة تبحث الأمر في اجتماع اليوم"
    page = PageBuilder("a", text, day="2018-05-05")
    page.event("مؤتمر صحفي", "meeting").event("اجتماع", "meeting")
    assert events(pack, page) == [{"اجتماع"}, {"مؤتمر صحفي"}]


def test_this_attack_is_the_one_told_last(pack: Pack) -> None:
    start = "وقع تفجير في سبها وقتل فيه خمسة من الحراس. ووقع تفجير في غات مساء. "
    page = told(
        start + "ويعد هذا التفجير الأعنف",
        ("تفجير", "سبها"),
        ("تفجير", "غات"),
        ("التفجير", ""),
        kind="bombing",
    )
    first, second, third = page.events
    at = page.span("تفجير", 2)
    page.events[1] = replace(second, trigger=at)
    sets = _indices(pack, page)
    assert sets == [{first.id}, {second.id, third.id}]


def _indices(pack: Pack, page: PageBuilder) -> list[set[str]]:
    found = link((page.build(),), pack).events
    return sorted(({m.event for m in e.mentions} for e in found), key=sorted)
