"""Weeks, months, quarters, years and what stands inside them."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.annotate.timing import calendars as cal
from riwaya.annotate.timing.days import month_day
from riwaya.annotate.timing.meaning import Meaning
from riwaya.annotate.timing.resolved import (
    CLOCK_UNITS,
    SHIFT,
    WEEK,
    Context,
    Resolved,
    of_value,
    on_day,
    year_of,
)
from riwaya.annotate.timing.rows import Unit


def unit_of(m: Meaning, said: date | None, context: Context) -> Resolved | None:
    """«الأسبوع الماضي», «منتصف الشهر الجاري», «اليوم التالي»."""
    assert m.unit is not None
    if m.unit == "M" and m.look == "same" and m.day is not None:
        month = context.last_day or context.last_month
        named = cal.valid(month.year, month.month, m.day) if month else None
        return on_day(named) if named else None
    if m.unit == "M" and (m.year is not None or m.of_unit == "Y"):
        base = context.last_day or said
        year = year_of(m, said, context) if said else m.year
        return of_value(f"{year:04d}-{base.month:02d}", m.phase) if year and base else None
    if m.look in ("same", "next") or (m.unit == "D" and m.look is not None):
        return _anchored(m, context, said)
    if m.look is None and m.phase is None:
        return None
    shift = SHIFT[m.look or "present"]
    if said is None:
        return (
            None if m.unit in CLOCK_UNITS else Resolved("DATE", unknown_unit(m.unit), mod=m.phase)
        )
    if m.day is not None and m.unit == "M":
        first, last = cal.month_span(said.year, said.month + shift)
        return on_day(first.replace(day=m.day)) if m.day <= last.day else None
    value = unit_value(m.unit, said, shift)
    if value is None:
        return None
    if m.unit == "W" and m.weekend:
        return of_value(f"{value}-WE")
    return of_value(value, m.phase)


def unknown_unit(unit: Unit) -> str:
    """The open value of a unit whose day of speaking is unknown."""
    return {"W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX")


def unit_value(unit: Unit, said: date, shift: int) -> str | None:
    """The TIMEX3 value of the unit that lies `shift` units from the one around `said`."""
    if unit == "W":
        return cal.week_value(said + WEEK * shift)
    if unit == "M":
        return cal.month_span(said.year, said.month + shift)[0].isoformat()[:7]
    if unit == "Q":
        first = cal.month_span(said.year, said.month + 3 * shift)[0]
        return f"{first.year:04d}-Q{(first.month + 2) // 3}"
    if unit == "Y":
        return f"{said.year + shift:04d}"
    if unit == "DE":
        return f"{said.year // 10 + shift:03d}"
    if unit == "CE":
        return f"{said.year // 100 + shift:02d}"
    return None


def rest_of(m: Meaning, said: date | None) -> Resolved | None:
    """«بقية الأسبوع»: from the day of speaking to the end of the unit."""
    assert m.unit is not None
    if said is None:
        return Resolved("DATE", unknown_unit(m.unit), mod="END")
    value = said.isoformat() if m.unit == "D" else unit_value(m.unit, said, 0)
    limits = cal.bounds(value) if value else None
    return Resolved("DATE", value, said, limits[1], "END") if value and limits else None


def nth_of(m: Meaning, said: date | None, context: Context) -> Resolved | None:
    """«ثاني خميس من مارس», «آخر يوم من الشهر», «الأسبوع الثاني من مايو»: within a month; -1 is the last."""
    assert m.nth is not None
    if m.unit == "W" and m.month is None and (m.year or m.of_unit == "Y"):
        year = m.year if said is None else year_of(m, said, context)
        return _nth_week(m, year) if year else None
    plain = Meaning(month=m.month, year=m.year, look=m.look, of_unit=m.of_unit, of_look=m.of_look)
    if m.month is None:
        plain = Meaning(unit="M", look=m.of_look or "present")
    month = (month_day if plain.month else unit_of)(plain, said, context)
    if month is None or month.earliest is None or month.latest is None:
        return None
    first, last = month.earliest, month.latest
    if m.weekday is not None:
        start = cal.weekday_on_or_after(first, m.weekday)
        day = start + WEEK * (m.nth - 1) if m.nth > 0 else cal.weekday_on_or_before(last, m.weekday)
        return on_day(day) if first <= day <= last else None
    if m.unit == "W":
        # A month's first week is the first that begins in it.
        monday = cal.weekday_on_or_after(first, 1)
        last_monday = cal.weekday_on_or_before(last, 1)
        if m.nth == -1 and (last - last_monday).days < WEEK.days - 1:
            last_monday -= WEEK
        return of_value(cal.week_value(monday + WEEK * (m.nth - 1) if m.nth > 0 else last_monday))
    day = first + timedelta(days=m.nth - 1) if m.nth > 0 else last
    return on_day(day) if first <= day <= last else None


def _nth_week(m: Meaning, year: int) -> Resolved | None:
    """A week of a year by its number (ISO 8601); -1 is the last."""
    assert m.nth is not None
    last = date(year, 12, 28).isocalendar().week
    week = last if m.nth == -1 else m.nth
    return of_value(f"{year:04d}-W{week:02d}") if 0 < week <= last else None


def _anchored(m: Meaning, context: Context, said: date | None) -> Resolved | None:
    """«اليوم التالي», «اليوم نفسه», «العام نفسه»: counts from the last day named, else from the day of speaking."""
    day = context.last_day or said
    if m.unit == "D":
        shift = {"same": 0, "present": 0}.get(
            m.look or "", 1 if m.look in ("next", "future") else -1
        )
        return on_day(day + timedelta(days=shift)) if day else Resolved("DATE", "XXXX-XX-XX")
    if m.unit == "Y" and context.last_year:
        return of_value(f"{context.last_year + (m.look == 'next'):04d}", m.phase)
    if day is None or m.unit in CLOCK_UNITS or m.unit is None:
        return None
    value = unit_value(m.unit, day, 1 if m.look == "next" else 0)
    return of_value(value, m.phase) if value else None


def part_of_year(m: Meaning, said: date | None) -> Resolved | None:
    """A season, quarter or half, where its year is written or follows from a direction."""
    year = m.year
    if year is None and said is not None:
        if m.of_unit == "Y" and m.of_look in SHIFT:
            year = said.year + SHIFT[m.of_look or "present"]
        elif m.season and m.look in SHIFT:
            year = _season_year(m, said)
        elif m.quarter or m.half:
            return None
    code = m.season or (f"Q{m.quarter}" if m.quarter else f"H{m.half}")
    if year is None:
        return Resolved("DATE", f"XXXX-{code}", mod=m.phase)
    return of_value(f"{year:04d}-{code}", m.phase)


def _season_year(m: Meaning, said: date) -> int:
    """The year of the last, present or next season of that name."""
    for year in (said.year, said.year - 1, said.year + 1):
        limits = cal.bounds(f"{year:04d}-{m.season}")
        assert limits is not None
        first, last = limits
        past, future = last < said, first > said
        if (m.look == "past" and past) or (m.look == "future" and future):
            return year
        if m.look == "present" and not past and not future:
            return year
    return said.year + SHIFT[m.look or "present"]
