"""Hijri dates and feasts in Gregorian days; sighting the moon may move them by one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from msgspec.structs import replace

from riwaya.annotate.timing import calendars as cal
from riwaya.annotate.timing.days import month_day
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

_LAST_HIJRI_YEAR = 1500


def hijri_date(m: Meaning, said: date | None, context: Context) -> Resolved | None:
    """A Hijri day, month or year, in Gregorian days; sighting the moon may move it by one."""
    year = m.year
    if year is None and said is not None:
        year = _hijri_year(m, said)
    if year is None:
        return Resolved("DATE", "XXXX-XX-XX" if m.day else "XXXX-XX")
    if year > _LAST_HIJRI_YEAR and m.month is not None:
        if m.day is not None:
            return _hijri_feast_in(m, year)
        year = _hijri_year_in(year, m.month)
    if m.month is None:
        first, last = cal.from_hijri(year, 1, 1), cal.from_hijri(year, 12, 29)
        return Resolved("DATE", f"{first.year:04d}", first, last) if first and last else None
    if m.day is None:
        span = cal.hijri_month_span(year, m.month)
        if span is None:
            return None
        middle = span[0] + (span[1] - span[0]) / 2
        first, last = cal.third(*span, m.phase) if m.phase else span
        return Resolved("DATE", middle.isoformat()[:7], first - DAY, last + DAY, m.phase)
    day = cal.from_hijri(year, m.month, m.day)
    if day is None:
        return None
    if m.weekday is not None:
        near = [d for d in (day, day - DAY, day + DAY) if d.isoweekday() == m.weekday]
        if near:
            return on_day(near[0])
    return Resolved("DATE", day.isoformat(), day - DAY, day + DAY)


def _hijri_year(m: Meaning, said: date) -> int | None:
    now = cal.hijri_of(said)
    if now is None or m.month is None:
        return None
    if m.of_unit == "Y" and m.of_look in SHIFT:
        return now[0] + SHIFT[m.of_look or "present"]
    here, goal = (now[1], now[2]), (m.month, m.day or now[2])
    if m.look == "past":
        return now[0] if goal < here else now[0] - 1
    if m.look == "future":
        return now[0] if goal > here else now[0] + 1
    ahead = m.month - now[1]
    return min((now[0], now[0] - 1, now[0] + 1), key=lambda y: abs(ahead + 12 * (y - now[0])))


def feast_day(m: Meaning, said: date | None, context: Context) -> Resolved | None:
    """A feast of any calendar, in the year named, else the nearest that the words allow; or the night before it."""
    feast = m.feast
    assert feast is not None
    if m.eve:
        found = feast_day(replace(m, eve=False), said, context)
        if (
            found is None
            or found.earliest is None
            or found.latest is None
            or found.value[4:5] != "-"
        ):
            return found
        goal = date.fromisoformat(found.value) - DAY
        return Resolved("DATE", goal.isoformat(), found.earliest - DAY, found.latest - DAY)
    if m.whole:
        found = feast_day(replace(m, whole=False), said, context)
        if found is None or found.latest is None:
            return found
        return replace(found, latest=found.latest + timedelta(days=feast.days - 1))
    if feast.calendar == "either":
        return _either(m, said, context)
    if feast.calendar == "easter":
        return _easter(m, said, context)
    if feast.calendar == "nth":
        return _movable(m, said, context)
    plain = Meaning(
        hijri=feast.calendar == "hijri",
        month=feast.month,
        day=feast.day + ((m.day or 1) - 1 if feast.days > 1 else 0),
        year=m.year,
        look=m.look,
        of_unit=m.of_unit,
        of_look=m.of_look,
    )
    year = year_of(plain, said, context) if said else plain.year
    if feast.calendar == "hijri" and year is not None and year > _LAST_HIJRI_YEAR:
        return _hijri_feast_in(plain, year)
    return (hijri_date if plain.hijri else month_day)(plain, said, context)


#: «العيد» by itself: that of breaking the fast, or that of the sacrifice.
_GREAT = ((10, 1), (12, 10))


def _either(m: Meaning, said: date | None, context: Context) -> Resolved | None:
    """The nearer of the two feasts."""
    assert m.feast is not None
    if said is None:
        return Resolved("DATE", "XXXX-XX-XX")
    rows = [replace(m.feast, calendar="hijri", month=month, day=day) for month, day in _GREAT]
    days = [feast_day(replace(m, feast=row), said, context) for row in rows]
    return min(
        (d for d in days if d is not None and d.earliest is not None),
        key=lambda d: abs((d.earliest or said) - said),
        default=None,
    )


def after_feast(m: Meaning, said: date | None, context: Context) -> Resolved | None:
    """«أول جمعة بعد عيد الفطر»."""
    feast = feast_day(replace(m, nth=None, weekday=None), said, context)
    if feast is None or feast.latest is None or m.weekday is None or not m.nth or m.nth < 1:
        return None
    return on_day(cal.weekday_on_or_after(feast.latest + DAY, m.weekday) + WEEK * (m.nth - 1))


def _easter(m: Meaning, said: date | None, context: Context) -> Resolved | None:
    """Easter by the western reckoning, or the day that lies `feast.day` days from it."""
    assert m.feast is not None
    shift = timedelta(days=m.feast.day)
    return _each_year(m, said, context, lambda year: cal.easter(year) + shift)


def _movable(m: Meaning, said: date | None, context: Context) -> Resolved | None:
    """A feast on the n-th weekday of its month."""
    feast = m.feast
    assert feast is not None and feast.weekday is not None
    weekday, weeks = feast.weekday, WEEK * (feast.day - 1)
    return _each_year(
        m,
        said,
        context,
        lambda year: cal.weekday_on_or_after(date(year, feast.month, 1), weekday) + weeks,
    )


def _each_year(
    m: Meaning, said: date | None, context: Context, day_in: Callable[[int], date]
) -> Resolved | None:
    """A feast whose day is reckoned for each year: that of the year named, else the nearest."""
    if said is None and m.year is None:
        return Resolved("DATE", "XXXX-XX-XX")
    year = m.year if said is None else year_of(m, said, context)
    if year is not None:
        return on_day(day_in(year))
    assert said is not None
    days = [day_in(y) for y in (said.year - 1, said.year, said.year + 1)]
    if m.look == "past":
        return on_day(max(d for d in days if d < said))
    if m.look == "future":
        return on_day(min(d for d in days if d > said))
    return on_day(min(days, key=lambda d: cost((d - said).days, context.way)))


def _hijri_year_in(year: int, month: int) -> int:
    """The Hijri year whose month begins in a Gregorian year («رمضان 2018»)."""
    for hijri in (year - 580, year - 579, year - 578):
        first = cal.from_hijri(hijri, month, 1)
        if first and first.year == year:
            return hijri
    return year - 579


def _hijri_feast_in(m: Meaning, year: int) -> Resolved | None:
    """«عيد الفطر 2015»: the Hijri day inside a Gregorian year."""
    for hijri in (year - 580, year - 579, year - 578):
        day = cal.from_hijri(hijri, m.month or 1, m.day or 1)
        if day and day.year == year:
            return Resolved("DATE", day.isoformat(), day - DAY, day + DAY)
    return of_value(f"{year:04d}")
