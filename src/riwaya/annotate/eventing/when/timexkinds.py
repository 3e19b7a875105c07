"""What a time expression can tell of when something was: a day, a span, about how long ago."""

from __future__ import annotations

import re
from typing import Literal

from riwaya.model import EventDate, Timex

_AGO, _LAST = "ago", "last-"
_PAST = "PAST_REF"
#: How much of a date (characters) a length about so long tells, by its unit.
_EXACT = {"M": 7, "Y": 4}
_DATED = re.compile(r"\d{4}")


def is_date(timex: Timex) -> bool:
    """Whether a time is placed: a day, week, month or year of the calendar."""
    return (
        timex.type in ("DATE", "TIME")
        and timex.earliest is not None
        and timex.latest is not None
        and bool(_DATED.match(timex.value) or is_just(timex))
    )


def is_vague(timex: Timex) -> bool:
    """Whether a time only says that it was some time ago («قبل أيام»)."""
    return timex.type == "DURATION" and timex.value.startswith("PX") and timex.rule.startswith(_AGO)


def is_about(timex: Timex) -> bool:
    """Whether a time only says about how long ago it was («قبل نحو شهر»)."""
    ago = timex.type == "DURATION" and timex.rule.startswith(_AGO)
    return ago and not timex.value.startswith("PX")


def is_just(timex: Timex) -> bool:
    """Whether a time says that it was on the page's day («قبل قليل»)."""
    day = timex.earliest is not None and timex.earliest == timex.latest
    return day and timex.type == "DATE" and timex.value == _PAST


def is_span(timex: Timex) -> bool:
    """Whether a length of time has its place before the page («خلال الأيام الثلاثة الماضية»)."""
    placed = timex.earliest is not None and timex.latest is not None
    return placed and timex.type == "DURATION" and timex.rule.startswith(_LAST)


def is_open(timex: Timex) -> bool:
    """Whether a time names a day or month that only the page's own date would place («الثلاثاء», «19 أبريل»)."""
    return timex.type in ("DATE", "TIME") and timex.value.startswith("XXXX-")


def precision_of(value: str) -> Literal["day", "week", "month", "year", "range"]:
    """How exact a TIMEX3 date is."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return "day"
    if re.fullmatch(r"\d{4}-W\d{2}", value):
        return "week"
    if re.fullmatch(r"\d{4}-\d{2}", value):
        return "month"
    return "year" if re.fullmatch(r"\d{4}", value) else "range"


def about(timex: Timex) -> EventDate | None:
    """«قبل نحو شهر»: the month or year that a length about so long leads to; of days and weeks their bounds alone."""
    if timex.earliest is None or timex.latest is None:
        return None
    exact = _EXACT.get(timex.value[-1:])
    if exact is None:
        return None
    value = timex.earliest[:exact]
    return EventDate(value, timex.earliest, timex.latest, precision_of(value), timex.id)


def from_timex(timex: Timex) -> EventDate:
    """The date that a dated time expression gives."""
    if is_span(timex):
        return EventDate(_PAST, timex.earliest or "", timex.latest or "", "range", timex.id)
    value = timex.value.partition("T")[0] if len(timex.value) > 10 else timex.value
    value = (timex.earliest or "") if is_just(timex) else value
    return EventDate(value, timex.earliest or "", timex.latest or "", precision_of(value), timex.id)
