"""Arithmetic of days, TIMEX3 values and their bounds, and the Hijri calendar."""

from __future__ import annotations

import calendar as _calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri

_VALUE = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-W(\d{2})(?:-(WE))?|-([QH])(\d)|-(SP|SU|FA|WI))?(?:T.*)?"
)
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_FIRST_HIJRI, _LAST_HIJRI = 1343, 1500
_WEEK = 7


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month; `month` may run past the year on either side."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, _calendar.monthrange(year, month)[1])


def week_span(day: date) -> tuple[date, date]:
    """Monday to Sunday around `day`, as TIMEX3 counts weeks (ISO 8601)."""
    first = day - timedelta(days=day.weekday())
    return first, first + timedelta(days=6)


def week_value(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def valid(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[date, date] | None:
    """First and last day that a TIMEX3 value covers; None where it names no place in the calendar."""
    if re.fullmatch(r"\d{3}", value):
        first = int(value) * 10
        return date(first, 1, 1), date(first + 9, 12, 31)
    if re.fullmatch(r"\d{2}", value):
        first = int(value) * 100
        return date(max(first, 1), 1, 1), date(first + 99, 12, 31)
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    year = int(match[1])
    if match[3]:
        day = valid(year, int(match[2]), int(match[3]))
        return (day, day) if day else None
    if match[2]:
        return month_span(year, int(match[2]))
    if match[4]:
        monday = date.fromisocalendar(year, int(match[4]), 1)
        return monday + timedelta(days=4 if match[5] else 0), monday + timedelta(days=6)
    if match[6]:
        size = 3 if match[6] == "Q" else 6
        begin = (int(match[7]) - 1) * size + 1
        return month_span(year, begin)[0], month_span(year, begin + size - 1)[1]
    if match[8]:
        begin = _SEASONS[match[8]]
        return month_span(year, begin)[0], month_span(year, begin + 2)[1]
    return date(year, 1, 1), date(year, 12, 31)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def third(first: date, last: date, phase: str) -> tuple[date, date]:
    """The first, middle or last third of a span («مطلع», «منتصف», «أواخر»), the middle a little wider."""
    size = (last - first).days + 1
    step = size // 3
    if phase == "START":
        return first, first + timedelta(days=step - 1)
    if phase == "END":
        return first + timedelta(days=size - step - size % 3 + (size % 3 == 0)), last
    return first + timedelta(days=step - 1), last - timedelta(days=step - 1)


@lru_cache(maxsize=4096)
def from_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day by the calendar of Umm al-Qura (hijridate); a sighted month may differ by a day."""
    if not _FIRST_HIJRI <= year <= _LAST_HIJRI:
        return None
    try:
        g = Hijri(year, month, day).to_gregorian()
    except ValueError:
        if day != 30:
            return None
        g = Hijri(year, month, 29).to_gregorian()
        return date(g.year, g.month, g.day) + timedelta(days=1)
    return date(g.year, g.month, g.day)


def hijri_month_span(year: int, month: int) -> tuple[date, date] | None:
    """First and last Gregorian day of a Hijri month."""
    first = from_hijri(year, month, 1)
    after = from_hijri(year + month // 12, month % 12 + 1, 1)
    return (first, after - timedelta(days=1)) if first and after else None


@lru_cache(maxsize=4096)
def hijri_of(day: date) -> tuple[int, int, int] | None:
    """(year, month, day) of the Hijri calendar."""
    try:
        h = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return h.year, h.month, h.day


def shift_months(day: date, months: int) -> date:
    """`day` moved by whole months, held to the month's last day."""
    first, last = month_span(day.year, day.month + months)
    return first.replace(day=min(day.day, last.day))


def weekday_on_or_before(day: date, iso: int) -> date:
    return day - timedelta(days=(day.isoweekday() - iso) % _WEEK)


def weekday_on_or_after(day: date, iso: int) -> date:
    return day + timedelta(days=(iso - day.isoweekday()) % _WEEK)


def weekday_nearest(day: date, iso: int) -> date:
    """The day of that name within three days of `day`."""
    before = weekday_on_or_before(day, iso)
    return before if (day - before).days <= 3 else before + timedelta(days=_WEEK)
