"""The time stage: cases of the pack, agreement over candidate days, properties."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.annotate.reading import Reading
from riwaya.annotate.times import STAGE, resolve
from riwaya.annotate.timing.atoms import ahead, ahead_of
from riwaya.annotate.timing.calendars import bounds, from_hijri, hijri_of
from riwaya.annotate.timing.knowledge import CompiledRule, TimeKnowledge
from riwaya.evaluate.cases import plain, run, sentence
from riwaya.evaluate.runners import dating, numbers, time
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.model import Document, Publication, Timex
from riwaya.resources import Pack, builtin

PACK = builtin()
DAYS = st.dates(date(2005, 1, 1), date(2030, 12, 31))
NAMES = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def times(text: str, published: str = "") -> tuple[Timex, ...]:
    document = sentence(text, published)
    return STAGE(document, Reading(document), PACK).times


@pytest.mark.parametrize("runner", [numbers, time, dating], ids=lambda r: r.SUBJECT)
def test_cases_of_the_pack(runner: object) -> None:
    wrong = []
    for case in PACK.cases(runner.SUBJECT):  # type: ignore[attr-defined]
        outcome = run(case, runner.run, PACK)  # type: ignore[attr-defined]
        if outcome.wrong:
            wrong.append(f"{plain(case.text)[0]}: {outcome.wrong}")
    assert wrong == []


def test_every_time_rule_has_a_case() -> None:
    fired: set[str] = set()
    for case in PACK.cases("time"):
        fired |= run(case, time.run, PACK).rules
    assert {r.name for r in PACK.rules("time") if r.make != "class"} - fired == set()


@settings(max_examples=150, deadline=None)
@given(DAYS, st.integers(1, 7))
def test_a_bare_weekday_is_the_last_one(said: date, iso: int) -> None:
    (found,) = times(f"قتل جندي {NAMES[iso - 1]}", said.isoformat())
    day = date.fromisoformat(found.value)
    assert day.isoweekday() == iso
    assert 0 <= (said - day).days < 7


@settings(max_examples=150, deadline=None)
@given(DAYS, st.integers(1, 7))
def test_direction_words_exclude_the_day_itself(said: date, iso: int) -> None:
    past, ahead = times(f"من {NAMES[iso - 1]} الماضي حتى {NAMES[iso - 1]} المقبل", said.isoformat())
    assert 1 <= (said - date.fromisoformat(past.value)).days <= 7
    assert 1 <= (date.fromisoformat(ahead.value) - said).days <= 7


@settings(max_examples=150, deadline=None)
@given(DAYS, DAYS)
def test_written_dates_need_no_reference(said: date, day: date) -> None:
    text = f"وقع الاتفاق في {day.day}/{day.month}/{day.year}"
    with_date, without = times(text, said.isoformat()), times(text)
    if day.day > 12 or day.month > 12 or day.day == day.month:
        assert with_date[0].value == day.isoformat()
    assert with_date[0].value == without[0].value


@settings(max_examples=100, deadline=None)
@given(DAYS)
def test_hijri_and_back(day: date) -> None:
    hijri = hijri_of(day)
    assert hijri is not None
    assert from_hijri(*hijri) == day


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(0, 40), st.text(alphabet="اليومأمسغدا 0123456789/-:وفي", max_size=60))
def test_any_text_gives_sound_annotations(said: date, width: int, text: str) -> None:
    document = sentence(text, "")
    last = said + timedelta(days=width)
    published = Publication(None, said.isoformat(), last.isoformat(), "inferred")
    done = resolve(document, PACK, published)
    for found in done.times:
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        if found.earliest and found.latest:
            assert found.earliest <= found.latest
        limits = bounds(found.value)
        if limits and found.type in ("DATE", "TIME") and found.earliest and found.latest:
            assert limits[0].isoformat() <= found.latest and found.earliest <= limits[1].isoformat()


def test_a_span_of_days_keeps_what_they_agree_on() -> None:
    text = "زار الوفد المدينة الأحد ووصل في أبريل الجاري، ويعود غدا"
    published = Publication("2019-04", "2019-04-14", "2019-04-15", "inferred")
    weekday, month, tomorrow = resolve(sentence(text, ""), PACK, published).times
    assert weekday.value == "2019-04-14"
    assert month.value == "2019-04"
    assert (tomorrow.value, tomorrow.earliest, tomorrow.latest) == (
        "XXXX-XX-XX",
        "2019-04-15",
        "2019-04-16",
    )


def test_the_written_weekday_wins_and_the_clash_is_recorded() -> None:
    (found,) = times("أعلن المتحدث اليوم الاثنين النتيجة", "2015-07-21")
    assert found.value == "2015-07-20"
    assert found.clash is not None and "2015-07-21" in found.clash


def test_a_bare_weekday_is_the_day_dated_before_it_in_its_paragraph() -> None:
    text = "شنت مجموعة فجر الإثنين 29 أبريل هجوما. وقال مصدر إن المسلحين تسللوا فجر الاثنين"
    first, second = times(text, "2019-05-09")
    assert first.value == second.value == "2019-04-29TMO"


def test_a_sighted_month_carries_its_tolerance() -> None:
    (found,) = times("صدر المرسوم في 15 رمضان 1436 هـ", "2015-08-08")
    assert (found.earliest, found.value, found.latest) == ("2015-07-01", "2015-07-02", "2015-07-03")


def test_a_length_after_a_day_named_before_says_from_which() -> None:
    text = "سقطت المدينة في 3 مارس 2016 وبعد أربعة أيام استعادها الجيش، وبعد ذلك بيومين فتح الطريق"
    day, length, later = times(text, "2017-11-02")
    assert (length.type, length.value, length.earliest, length.latest) == (
        "DURATION",
        "P4D",
        "2016-03-07",
        "2016-03-07",
    )
    assert length.anchor == later.anchor == day.id
    assert (later.type, later.value) == ("DATE", "2016-03-05")


def test_a_length_that_counts_from_an_event_is_left_to_it() -> None:
    _, length = times("وصل في 3 مارس 2016 وغادر بعد يومين من القصف", "2017-11-02")
    assert (length.value, length.earliest, length.anchor) == ("P2D", None, None)


def test_a_clock_keeps_the_hour_that_is_written_with_its_zone() -> None:
    one, other = times("يبدأ الساعة 8 مساء بتوقيت مكة المكرمة (1700 ت غ)", "2017-11-02")
    assert (one.value, one.zone) == ("T20:00", "3")
    assert (other.value, other.zone) == ("T17:00", "0")


def test_what_rules_out_a_rule_changes_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [plain(case.text)[0] for case in PACK.cases("time")]
    found = [times(text, "2017-11-02") for text in texts]
    monkeypatch.setattr(CompiledRule, "fits", lambda self, ahead: True)
    assert [times(text, "2017-11-02") for text in texts] == found


def test_a_rule_far_from_what_it_needs_is_not_tried() -> None:
    know = PACK.get(TimeKnowledge)
    tokens = tokenize(View("في 15 كلمة " + "كلمة " * 60 + "15 مايو"))
    masks = {i: know.atoms.mask(t) for i, t in enumerate(tokens)}
    (rule,) = (r for r in know.rules_at(masks[1]) if r.rule.name == "day-month")
    runs = ahead(masks, len(tokens))
    assert not rule.fits(ahead_of(runs, 1))
    assert rule.fits(ahead_of(runs, len(tokens) - 2))


def test_ids_are_in_text_order() -> None:
    found = times("وصل أمس وغادر اليوم ويعود غدا", "2017-11-02")
    assert [t.id for t in found] == ["case:t1", "case:t2", "case:t3"]
    assert [t.value for t in found] == ["2017-11-01", "2017-11-02", "2017-11-03"]


def test_the_stage_is_pure() -> None:
    document: Document = sentence("وصل أمس الأربعاء", "2017-11-02")
    reading = Reading(document)
    assert STAGE(document, reading, PACK) == STAGE(document, reading, PACK)
    assert document.times == ()


@pytest.mark.parametrize("before", ["1,000,000", "123456", "3.14", "12.5.2015", "99"])
def test_numbers_met_before_change_nothing(before: str) -> None:
    fresh, used = Pack(PACK.roots), Pack(PACK.roots)
    document = sentence("وقعت الهزة عند الساعة 14,30 ت غ و15.45 بتوقيت غرينتش يوم 3.5.2015", "")
    first = sentence(f"دفع {before} دينار", "")
    STAGE(first, Reading(first), used)
    after = STAGE(document, Reading(document), used).times
    assert after == STAGE(document, Reading(document), fresh).times
    assert len(after) == 3
