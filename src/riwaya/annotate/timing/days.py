"""Days: with their month, without their year, by weekday, by distance from the day of speaking."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from riwaya.annotate.timing import calendars as cal
from riwaya.annotate.timing.meaning import Meaning
from riwaya.annotate.timing.resolved import (
    DAY,
    SHIFT,
    WEEK,
    Context,
    Resolved,
    cost,
    of_value,
    on_day,
    year_of,
)

_YEARS_WITH_WEEKDAY = 6
_MONTHS_AROUND = 3
_LATE_IN_MONTH = 20


def month_day(m: Meaning, said: date | None, context: Context) -> Resolved | None:
    """A month, with its day where one is written; None where no calendar has it («31 فبراير»)."""
    assert m.month is not None
    if not 1 <= m.month <= 12:
        return None
    if m.year is None and said is None:
        value = f"XXXX-{m.month:02d}" + (f"-{m.day:02d}" if m.day else "")
        return Resolved("DATE", value, mod=m.phase)
    year = m.year if said is None else year_of(m, said, context)
    if year is not None:
        return _full(m, year)
    assert said is not None
    return _some_day(m, said, context) if m.day else _some_month(m, said, context)


def _full(m: Meaning, year: int) -> Resolved | None:
    if m.day is None:
        return of_value(f"{year:04d}-{m.month:02d}", m.phase)
    day = cal.valid(year, m.month or 1, m.day)
    if day is None:
        return None
    clash = None
    if m.weekday is not None and day.isoweekday() != m.weekday:
        clash = f"{day.isoformat()} is not the weekday that is written beside it"
    return on_day(day, clash=clash)


def _some_day(m: Meaning, said: date, context: Context) -> Resolved | None:
    """A day and month without a year."""
    years = range(said.year - _YEARS_WITH_WEEKDAY, said.year + _YEARS_WITH_WEEKDAY + 1)
    days = [d for y in years if (d := cal.valid(y, m.month or 1, m.day or 1))]
    if not days:
        return None
    if m.look == "past":
        return on_day(max(d for d in days if d < said))
    if m.look == "future":
        return on_day(min(d for d in days if d > said))
    near = [d for d in days if abs(d.year - said.year) <= 1] or days
    clash = None
    if m.weekday is not None:
        named = [d for d in days if d.isoweekday() == m.weekday]
        if not named:
            clash = "no near year gives that day the weekday written beside it"
        near = named or near
    if m.days is not None:
        goal = said + timedelta(days=m.days)
        return on_day(min(near, key=lambda d: abs(d - goal)), clash=clash)
    if m.look == "present":
        return on_day(min(near, key=lambda d: abs(d - said)), clash=clash)
    if m.look == "same" and context.last_year:
        near = [d for d in near if d.year == context.last_year] or near
    return on_day(min(near, key=lambda d: cost((d - said).days, context.way)), clash=clash)


def _some_month(m: Meaning, said: date, context: Context) -> Resolved:
    """A month without a year."""
    ahead = (m.month or 1) - said.month
    if m.look == "past":
        year = said.year if ahead < 0 or _over(m, said, context) else said.year - 1
    elif m.look == "before_last":
        year = said.year - 1 if ahead < 0 else said.year - 2
    elif m.look == "future":
        year = said.year if ahead > 0 else said.year + 1
    else:
        way = None if m.look == "present" else context.way
        year = min(
            (said.year, said.year - 1, said.year + 1),
            key=lambda y: cost((m.month or 1) - said.month + 12 * (y - said.year), way),
        )
    return of_value(f"{year:04d}-{m.month:02d}", m.phase)


def _over(m: Meaning, said: date, context: Context) -> bool:
    """«من مارس 2015 إلى يوليو الماضي» in late July: where last year's is ruled out, it is the one about to end."""
    if m.month != said.month or said.day <= _LATE_IN_MONTH or context.last_month is None:
        return False
    return context.last_month > cal.month_span(said.year - 1, said.month)[1]


def day_alone(m: Meaning, said: date | None, context: Context) -> Resolved | None:
    """«يوم 15», «الخميس 15»: in the month nearest by, in which the weekday fits where one is written."""
    assert m.day is not None
    if said is None:
        return Resolved("DATE", f"XXXX-XX-{m.day:02d}")
    around = 0 if m.look == "present" else _MONTHS_AROUND if m.weekday else 1
    shifts = range(-around, around + 1)
    firsts = [cal.month_span(said.year, said.month + k)[0] for k in shifts]
    days = [d for f in firsts if (d := cal.valid(f.year, f.month, m.day))]
    if m.weekday is not None:
        days = [d for d in days if d.isoweekday() == m.weekday]
        if not days:
            clash = "no near month gives that day the weekday written beside it"
            return replace(weekday_day(m, said, context), clash=clash)
    if m.look == "past":
        days = [d for d in days if d < said]
    elif m.look == "future":
        days = [d for d in days if d > said]
    if not days:
        return None
    return on_day(min(days, key=lambda d: cost((d - said).days, context.way)))


def deictic_day(m: Meaning, said: date | None) -> Resolved:
    """«أمس», «اليوم الاثنين»: a written weekday wins, and the clash is recorded."""
    assert m.days is not None
    if said is None:
        value = f"XXXX-WXX-{m.weekday}" if m.weekday else "XXXX-XX-XX"
        return Resolved("DATE", value)
    day = said + timedelta(days=m.days)
    if m.weekday is not None and day.isoweekday() != m.weekday:
        past = m.days <= 0  # «اليوم (الجمعة)» on a page put up later: no day to come
        near = cal.weekday_on_or_before if past else cal.weekday_nearest
        named = near(day, m.weekday)
        return on_day(
            named, clash=f"the words count to {day.isoformat()}, the weekday is {named.isoformat()}"
        )
    return on_day(day)


def weekday_day(m: Meaning, said: date | None, context: Context) -> Resolved:
    """A weekday: the last one, unless a direction, a week or the tense says otherwise."""
    assert m.weekday is not None
    if said is None:
        return Resolved("DATE", f"XXXX-WXX-{m.weekday}")
    if m.of_unit == "W" and m.of_look in SHIFT:
        monday = said - timedelta(days=said.weekday()) + WEEK * SHIFT[m.of_look or "present"]
        return on_day(monday + timedelta(days=m.weekday - 1))
    before = cal.weekday_on_or_before(said, m.weekday)
    after = cal.weekday_on_or_after(said, m.weekday)
    if m.look == "past":
        return on_day(before - WEEK if before == said else before)
    if m.look == "before_last":
        return on_day(before - (2 * WEEK if before == said else WEEK))
    if m.look == "future":
        return on_day(after + WEEK if after == said else after)
    if m.look == "after_next":
        return on_day(after + (2 * WEEK if after == said else WEEK))
    if m.look == "next" and context.last_day:
        return on_day(cal.weekday_on_or_after(context.last_day + DAY, m.weekday))
    if m.look == "present" and context.way != "future":
        return on_day(cal.weekday_nearest(said, m.weekday))
    if context.way == "future":
        return on_day(after)
    if context.way == "present" and not context.title and said - before > DAY:
        return on_day(after)
    return on_day(before)
