"""What an expression resolves to, what it can lean on, and the steps that every kind of date takes."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from riwaya.annotate.timing import calendars as cal
from riwaya.annotate.timing.meaning import Meaning
from riwaya.annotate.timing.tense import Way
from riwaya.model import TimexType

SHIFT = {"past": -1, "present": 0, "future": 1, "before_last": -2, "after_next": 2}
WEEK = timedelta(days=7)
DAY = timedelta(days=1)
CLOCK_UNITS = frozenset(("H", "MIN", "S"))
#: What a date costs for lying ahead, by the way the words look; days behind cost one each.
_AHEAD: dict[Way | None, float] = {
    "past": 4.0,
    None: 2.0,
    "present": 1.0,
    "future": 0.25,
    "since": 99.0,
}


class Context(msgspec.Struct, frozen=True):
    """What an expression can lean on: the last day named before it, and the way its words look.

    `last_month` is the first day of the last month or day that its sentence names before it. `near` is the day named
    last in the paragraph, which the `near_at`-th expression of the page names.
    """

    way: Way | None = None
    last_day: date | None = None
    last_year: int | None = None
    title: bool = False
    last_month: date | None = None
    near: date | None = None
    near_at: int | None = None


class Resolved(msgspec.Struct, frozen=True):
    """A TIMEX3 type and value, the days it covers where known, and a clash between its words, in English.

    `anchor` is the number of the expression of the page that it counts from.
    """

    type: TimexType
    value: str
    earliest: date | None = None
    latest: date | None = None
    mod: str | None = None
    clash: str | None = None
    anchor: int | None = None


def day_of(resolved: Resolved) -> date | None:
    """The one day that a resolved expression covers, or None."""
    same = resolved.earliest is not None and resolved.earliest == resolved.latest
    return resolved.earliest if same and resolved.type in ("DATE", "TIME") else None


def of_value(value: str, mod: str | None = None, clash: str | None = None) -> Resolved:
    """A date of that TIMEX3 value with its bounds."""
    limits = cal.bounds(value)
    if limits is None:
        return Resolved("DATE", value, mod=mod, clash=clash)
    first, last = cal.third(*limits, mod) if mod in ("START", "MID", "END") else limits
    return Resolved("DATE", value, first, last, mod, clash)


def on_day(day: date, mod: str | None = None, clash: str | None = None) -> Resolved:
    """A single day."""
    return Resolved("DATE", day.isoformat(), day, day, mod, clash)


def phased(found: Resolved, m: Meaning) -> Resolved:
    """`found` with the phase that the words give it."""
    return msgspec.structs.replace(found, mod=m.phase) if m.phase else found


def year_of(m: Meaning, said: date, context: Context) -> int | None:
    """The year that the words give, plainly or by «العام الماضي»."""
    if m.year is not None:
        return m.year
    if m.of_unit == "Y" and m.of_look is not None:
        if m.of_look in ("same", "next"):
            base = context.last_year or said.year
            return base + (m.of_look == "next")
        return said.year + SHIFT[m.of_look]
    return None


def cost(ahead: int, way: Way | None) -> float:
    """How far a candidate day is, dearer where it lies the way the words do not look."""
    if ahead > 0:
        return ahead * _AHEAD[way]
    return -ahead * (2.0 if way == "future" and ahead < 0 else 1.0)
