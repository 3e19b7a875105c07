"""Weekdays and days of the year that no page places: what they keep apart, and what dates no neighbour."""

import msgspec
import pytest

from riwaya.annotate.pipeline import annotate
from riwaya.link import link
from riwaya.link.events.facts import Facts, together
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.score import compare
from riwaya.model import EventDate
from riwaya.page import read_page
from riwaya.resources import builtin

PACK = builtin()
NONE = frozenset()


def facts(part="", *, told=False, day="", kind="bombing"):
    date = EventDate(day, day, day, "day") if day else None
    return Facts(
        NONE, (kind,), "occurred", date, (), NONE, NONE, NONE, NONE, NONE, part=part, told=told
    )


def day_score(a, b):
    score = compare(a, b, PACK.get(Kinds))
    return dict(score.features).get("date", 0.0), score.against


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (facts("XXXX-WXX-5"), facts("XXXX-WXX-3")),
        (facts("XXXX-04-19"), facts("XXXX-05-02")),
        (facts("XXXX-WXX-5"), facts(day="2016-04-20")),
        (facts("XXXX-04-19"), facts(day="2016-06-20")),
    ],
)
def test_other_days_are_other_events(one, other):
    assert day_score(one, other)[1] == "date"
    assert day_score(other, one)[1] == "date"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (facts("XXXX-WXX-7"), facts(day="2016-04-17")),
        (facts("XXXX-12-31"), facts("XXXX-12-31")),
        (facts("XXXX-WXX-2"), facts("XXXX-WXX-2")),
    ],
)
def test_one_day_speaks_for_one_event(one, other):
    value, against = day_score(one, other)
    assert value > 0
    assert against == ""


def test_the_night_between_two_days_forbids_nothing():
    assert day_score(facts("XXXX-WXX-7"), facts("XXXX-WXX-1")) == (-0.5, "")
    assert day_score(facts("XXXX-12-31"), facts("XXXX-01-01")) == (-0.5, "")


def test_the_day_of_speaking_only_speaks_against():
    value, against = day_score(facts("XXXX-WXX-5", told=True), facts("XXXX-WXX-3"))
    assert value < -1
    assert against == ""


def test_what_lasts_may_be_told_of_several_days():
    fight = facts("XXXX-WXX-2", kind="offensive"), facts("XXXX-WXX-7", kind="offensive")
    assert day_score(*fight) == (-0.5, "")


def test_tellings_together_keep_the_day_they_agree_on():
    assert together([facts("XXXX-WXX-5"), facts()]).part == "XXXX-WXX-5"
    both = together([facts("XXXX-WXX-5", told=True), facts("XXXX-WXX-4")])
    assert (both.part, both.told) == ("XXXX-WXX-4", False)
    assert together([facts("XXXX-WXX-5"), facts("XXXX-WXX-4")]).part == ""


def page(name, *paragraphs):
    document = annotate(read_page("\n\n".join(paragraphs).encode(), name, PACK), PACK)
    return msgspec.structs.replace(document, source=name)


def test_a_written_historic_date_dates_no_page():
    past = "وتعد الهزة الأكبر منذ زلزال 17 أغسطس 1999 الذي ضرب مدينة إزميت وقتل فيه آلاف الأشخاص."
    open_page = page(
        "a.txt", "زلزال يضرب الولاية", f"ضرب زلزال قوي مدينة إزميت فجر الاثنين. {past}"
    )
    dated = page(
        "b.txt",
        "زلزال يضرب الولاية",
        "نشر في 6 فبراير 2023",
        f"ضرب زلزال قوي مدينة إزميت فجر الاثنين. {past}",
    )
    found = {d.source: d.published for d in link((open_page, dated), PACK).documents}
    told = found["a.txt"]
    assert told is None or told.latest >= "2023-02-06"


def test_pages_of_two_weekdays_tell_two_events():
    first = page("a.txt", "انفجار في بغداد", "انفجرت عبوة ناسفة في بغداد يوم الجمعة وأصيب مدنيان.")
    second = page(
        "b.txt", "انفجار في بغداد", "انفجرت عبوة ناسفة في بغداد يوم الثلاثاء وقتل أربعة مدنيين."
    )
    dossier = link((first, second), PACK)
    bombings = [e for e in dossier.events if e.type == "bombing"]
    assert bombings
    told = {d.id: d.source for d in dossier.documents}
    leads = [
        {told[m.document] for m in e.mentions}
        for e in bombings
        if any(d.events[0].id == m.event for m in e.mentions for d in dossier.documents if d.events)
    ]
    assert {"a.txt", "b.txt"} not in leads
