"""A meaning and the day it was said give a value of TIMEX3 with its bounds.

News looks back: a bare weekday is the last one, «أبريل الماضي» the last April; words that look forward
(«المقبل», «سيعقد») turn it round. A weekday that is written wins over the arithmetic of «اليوم» and «أمس».
"""

from __future__ import annotations

from datetime import date

import msgspec

from riwaya.annotate.timing import calendars as cal
from riwaya.annotate.timing.amounts import clock_value, length_of, period, set_value
from riwaya.annotate.timing.days import day_alone, deictic_day, month_day, weekday_day
from riwaya.annotate.timing.feasts import after_feast, feast_day, hijri_date
from riwaya.annotate.timing.meaning import Meaning
from riwaya.annotate.timing.periods import nth_of, part_of_year, rest_of, unit_of
from riwaya.annotate.timing.resolved import Context, Resolved, day_of, of_value, phased
from riwaya.model import TimexType


def resolve(meaning: Meaning, said: date | None, context: Context) -> Resolved | None:
    """The value of `meaning` as said on day `said` (None: unknown); None where it is no date at all."""
    if meaning.kind == "duration":
        return length_of(meaning, said, context)
    if meaning.kind == "set":
        return Resolved("SET", set_value(meaning))
    if meaning.kind == "ref":
        return _reference(meaning.fixed or "PRESENT_REF", said, context)
    if meaning.kind == "clock":
        return _clock(meaning, said, context)
    found = _date(meaning, said, context)
    if found is None:
        return None
    if meaning.part:
        kind: TimexType = "TIME" if "W" not in found.value[-4:] else "DATE"
        return msgspec.structs.replace(found, type=kind, value=f"{found.value}T{meaning.part}")
    return found


def _reference(value: str, said: date | None, context: Context) -> Resolved:
    """«لاحقا» is to come where the words look ahead («سيعلن لاحقا»), else past («تبين لاحقا»); «قبل قليل» is past, and on the
    day of speaking."""
    if value == "JUST":
        return Resolved("DATE", "PAST_REF", said, said)
    if value != "LATER":
        return Resolved("DATE", value)
    return Resolved("DATE", "FUTURE_REF" if context.way == "future" else "PAST_REF")


def _date(m: Meaning, said: date | None, context: Context) -> Resolved | None:
    if m.fixed is not None:
        return of_value(m.fixed, m.phase)
    if m.feast is not None:
        return feast_day(m, said, context) if m.nth is None else after_feast(m, said, context)
    if m.hijri and (m.month is not None or m.year is not None):
        return hijri_date(m, said, context)
    if m.nth is not None:
        return nth_of(m, said, context)
    if m.unit == "W" and m.month is not None and m.day is not None:
        inside = month_day(m, said, context)
        day = day_of(inside) if inside else None
        return of_value(cal.week_value(day)) if day else None
    if m.quarter is not None or m.half is not None or m.season is not None:
        return part_of_year(m, said)
    if m.month is not None:
        return month_day(m, said, context)
    if m.year is not None and m.unit is None:
        return of_value(f"{m.year:04d}", m.phase)
    if m.rest and m.unit is not None:
        return rest_of(m, said)
    if m.days is not None:
        return phased(deictic_day(m, said), m)
    if m.day is not None and m.unit is None:
        return day_alone(m, said, context)
    if m.weekday is not None and m.unit is None:
        return phased(weekday_day(m, said, context), m)
    if m.unit is not None:
        return unit_of(m, said, context)
    return None


def _clock(m: Meaning, said: date | None, context: Context) -> Resolved | None:
    """A time of day on its own day, or on the last day named; the hour alone where there is none."""
    tail = clock_value(m.clock) if m.clock else f"T{m.part}"
    day: date | None = None
    has_day = any(part is not None for part in (m.days, m.weekday, m.month, m.day))
    if has_day:
        found = _date(m, said, context)
        day = day_of(found) if found else None
        if day is None and found is not None:
            return msgspec.structs.replace(found, type="TIME", value=f"{found.value}{tail}")
    elif m.clock is not None:
        day = context.last_day
    if day is None:
        return Resolved("TIME", tail)
    return Resolved("TIME", f"{day.isoformat()}{tail}", day, day)


__all__ = ["Context", "Resolved", "day_of", "period", "resolve"]
