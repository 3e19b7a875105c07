"""Lengths of time and sets as TIMEX3 writes them, and where a length leads to."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from riwaya.annotate.timing import calendars as cal
from riwaya.annotate.timing.meaning import Amount, Clock, Meaning
from riwaya.annotate.timing.periods import unit_value
from riwaya.annotate.timing.resolved import CLOCK_UNITS, Context, Resolved, of_value, on_day
from riwaya.annotate.timing.rows import Unit

_ISO_UNIT: dict[Unit, tuple[str, int]] = {
    "CE": ("Y", 100),
    "DE": ("Y", 10),
    "Y": ("Y", 1),
    "Q": ("M", 3),
    "M": ("M", 1),
    "W": ("W", 1),
    "D": ("D", 1),
    "H": ("H", 1),
    "MIN": ("M", 1),
    "S": ("S", 1),
}
_FINER: dict[Unit, tuple[Unit, int]] = {
    "CE": ("Y", 100), "DE": ("Y", 10), "Y": ("M", 12), "Q": ("M", 3), "M": ("D", 30), "W": ("D", 7),
    "D": ("H", 24), "H": ("MIN", 60), "MIN": ("S", 60),
}  # fmt: skip


def set_value(m: Meaning) -> str:
    """The TIMEX3 value of what returns."""
    if m.fixed is not None:
        return m.fixed
    tail = clock_value(m.clock) if m.clock else f"T{m.part}" if m.part else ""
    if m.nth is not None:
        return "P1M"  # TIMEX3 names no weekday of a month
    if m.weekday is not None:
        return f"XXXX-WXX-{m.weekday}{tail}"
    if m.amount is not None:
        return period(m.amount)
    if m.month is not None and not m.hijri:
        return f"XXXX-{m.month:02d}" + (f"-{m.day:02d}" if m.day else "")
    if m.day is not None:
        return f"XXXX-XX-{m.day:02d}" if m.month is None else "P1Y"
    return "P1Y" if m.month is not None else f"XXXX-XX-XX{tail}"


def clock_value(clock: Clock) -> str:
    """«T18:30»."""
    value = f"T{clock.hour:02d}:{clock.minute or 0:02d}"
    return f"{value}:{clock.second:02d}" if clock.second is not None else value


def period(amount: Amount) -> str:
    """ISO 8601 of an amount; halves go into the finer unit («سنة ونصف» is P18M), vague ones are PXD."""
    if amount.vague:
        code, _ = _ISO_UNIT[amount.parts[0][1]]
        return f"P{'T' if amount.parts[0][1] in CLOCK_UNITS else ''}X{code}"
    days, clock = "", ""
    parts = [_whole(value, unit) for value, unit in amount.parts]
    merged: dict[Unit, float] = {}
    for value, unit in parts:
        merged[unit] = merged.get(unit, 0) + value
    for unit, value in merged.items():
        code, times = _ISO_UNIT[unit]
        text = f"{value * times:g}{code}"
        if unit in CLOCK_UNITS:
            clock += text
        else:
            days += text
    return f"P{days}" + (f"T{clock}" if clock else "")


def _whole(value: float, unit: Unit) -> tuple[float, Unit]:
    """A fraction of a unit as a whole number of the finer one, where it is."""
    if value == int(value) or unit not in _FINER:
        return value, unit
    finer, times = _FINER[unit]
    fine = value * times
    return (round(fine), finer) if abs(fine - round(fine)) < 1e-6 else (value, unit)


def length_of(m: Meaning, said: date | None, context: Context) -> Resolved | None:
    """A length of time, or the day, week, month or year that it leads to.

    «بعد ذلك بيومين» leads to a day from the one named before it; «بعد يومين» behind a past day keeps its length, with the
    day it leads to as its bounds; behind a verb that looks ahead it counts from the day of speaking.
    """
    if m.relation == "now":
        m = replace(m, relation="ago" if context.way in ("past", "since") else "hence")
    if m.relation == "after" and context.way == "future" and not m.anchored:
        m = replace(m, relation="hence")
    assert m.amount is not None
    exact = not m.amount.vague and m.hedge is None
    value, unit = m.amount.parts[0]
    if m.relation in ("ago", "hence") and exact and said is not None:
        there = _there(m.amount, 1 if m.relation == "hence" else -1, said)
        if there is not None:
            return there
    written = period(m.amount)
    if m.relation == "ago" and m.hedge == "APPROX" and not m.amount.vague and said is not None:
        about = _there(m.amount, -1, said)  # «قبل نحو شهر»: a length, with the month as its bounds
        if about is not None:
            return replace(about, type="DURATION", value=written, mod=m.hedge)
    if m.relation in ("later", "earlier", "after") and exact and context.near is not None:
        led = _there(m.amount, -1 if m.relation == "earlier" else 1, context.near)
        if led is not None and m.relation != "after":
            return replace(led, anchor=context.near_at)
        if led is not None and not m.anchored:
            return Resolved("DURATION", written, led.earliest, led.latest, anchor=context.near_at)
    if m.relation in ("past", "future") and said is not None and not m.amount.vague:
        reach = _counted(int(value) * (-1 if m.relation == "past" else 1), unit, said)
        if reach is not None and reach.earliest and reach.latest:
            past = m.relation == "past"
            first, last = (reach.earliest, said) if past else (said, reach.latest)
            return Resolved("DURATION", written, first, last, m.hedge)
    return Resolved("DURATION", written, mod=m.hedge)


def _there(amount: Amount, sign: int, said: date) -> Resolved | None:
    """Where an amount leads from `said`, as fine as its finest part («سنة وثلاثة أشهر» leads to a month)."""
    if any(value != int(value) for value, _ in amount.parts):
        return None
    for value, unit in amount.parts[:-1]:
        if unit in ("Y", "M", "Q"):
            said = cal.shift_months(said, sign * int(value) * {"Y": 12, "Q": 3, "M": 1}[unit])
        elif unit in ("W", "D"):
            said += timedelta(days=sign * int(value) * {"W": 7, "D": 1}[unit])
        else:
            return None
    value, unit = amount.parts[-1]
    return _counted(sign * int(value), unit, said)


def _counted(shift: int, unit: Unit, said: date) -> Resolved | None:
    """The day, week, month or year that lies `shift` units from `said`."""
    try:
        if unit == "D":
            return on_day(said + timedelta(days=shift))
        if unit in ("W", "M", "Y"):
            if not 1 < said.year + shift < 9000:
                return None
            value = unit_value(unit, said, shift)
            return of_value(value) if value else None
        if unit == "DE":
            return of_value(f"{said.year + 10 * shift:04d}", "APPROX")
    except (OverflowError, ValueError):
        return None
    return None
