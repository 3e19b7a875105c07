"""What the captures of a match give of a date: the parts of the calendar, hours, directions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riwaya.annotate.timing.rows import Part, PartRow
from riwaya.language.patterns import Capture
from riwaya.resources import Rule
from riwaya.resources.calendar import MonthRow

#: Four digits that are a Hijri year without «هـ»; 1453 and 1492 are years of the other calendar.
HIJRI_YEARS = range(1300, 1451)
_NIGHT = "NI"
#: The hours of a twelve-hour clock that a part of the day allows, where a word gives it without hours of its own.
PART_HOURS: Mapping[Part, tuple[int, int]] = {
    "MO": (0, 12),
    "MI": (11, 16),
    "AF": (12, 20),
    "EV": (12, 24),
    "NI": (18, 30),
    "DT": (6, 18),
}


def value_of(captures: Mapping[str, Capture], *names: str) -> Any:
    """The value of the first of these captures that the match has; None where it has none."""
    for name in names:
        if name in captures:
            return captures[name].value
    return None


def fields_of(c: Mapping[str, Capture], rule: Rule) -> dict[str, Any]:
    """The parts of the calendar that the captures give."""
    out: dict[str, Any] = {}
    _calendar_day(c, out)
    _part_of_day(c, out)
    _direction(c, rule, out)
    _units(c, rule, out)
    _ordinals(c, rule, out)
    for name in ("eve", "whole", "rest"):
        out[name] = name in c
    if "wd" in c:
        out["weekday"] = c["wd"].value
    season = value_of(c, "season")
    if season is not None:
        out["season"] = season.code
    out["feast"] = value_of(c, "feast")
    if "fday" in c:
        out["day"] = c["fday"].value
    out["clock"] = value_of(c, "clock")
    zone = value_of(c, "zone")
    out["zone"] = zone.offset if zone else None
    return {k: v for k, v in out.items() if v is not None and v is not False}


def _part_of_day(c: Mapping[str, Capture], out: dict[str, Any]) -> None:
    """Days from the day of telling, the part of the day and its hours."""
    deixis = value_of(c, "deixis")
    if deixis is not None:
        out["days"], out["part"] = deixis.days, deixis.part
        if deixis.part:
            out["hours"] = PART_HOURS[deixis.part]
    part: PartRow | None = value_of(c, "part", "padv", "padv2")
    if part is not None:
        out["part"] = part.code
        hours = (part.from_hour, part.to_hour)
        out["hours"] = PART_HOURS[part.code] if "clock" in c and part.code != "MO" else hours
    if "night" in c:
        out["part"] = _NIGHT


def _direction(c: Mapping[str, Capture], rule: Rule, out: dict[str, Any]) -> None:
    """Whether the time is looked for before the day of telling or after it."""
    look = value_of(c, "look", "look2")
    if look is not None:
        out["look"], out["plural_look"] = look.look, look.number == "d"
    elif "look" in rule.args:
        out["look"] = rule.args["look"]
    elif "same" in c:
        out["look"] = "same"
    elif "this" in c:
        out["look"] = "present"


def _units(c: Mapping[str, Capture], rule: Rule, out: dict[str, Any]) -> None:
    """The unit told of, the one it lies in, and which part of it."""
    unit = value_of(c, "unit")
    if unit is not None:
        out["unit"] = unit.unit
    elif "unit" in rule.args:
        out["unit"] = rule.args["unit"]
    of_unit = value_of(c, "ounit")
    if of_unit is not None:
        out["of_unit"] = of_unit.unit
        of_look = value_of(c, "olook")
        told = "same" if "osame" in c else "present"
        out["of_look"] = of_look.look if of_look else told
    phase = value_of(c, "phase")
    if phase is not None:
        out["phase"] = phase.phase
        out["weekend"] = phase.weekend


def _ordinals(c: Mapping[str, Capture], rule: Rule, out: dict[str, Any]) -> None:
    """Which one of several: «الثاني», «الأخير», the weekday's, the share's."""
    if "nth" in c and "share" not in rule.args and "feast" not in c:
        out["nth"] = c["nth"].value
    if "last" in c:
        out["nth"] = -1
    if "wdnth" in c:
        out["nth"] = c["wdnth"].value
    share = rule.args.get("share")
    if share:
        out[share] = rule.args.get("number") or value_of(c, "nth")


def _calendar_day(c: Mapping[str, Capture], out: dict[str, Any]) -> None:
    month: MonthRow | None = value_of(c, "month")
    if month is not None:
        out["month"], out["hijri"] = month.month, month.calendar == "hijri"
    if "dm" in c:
        out["month"], out["day"] = c["dm"].value
    if "my" in c:
        out["month"], out["year"] = c["my"].value
    if "date" in c:
        out["year"], out["month"], out["day"] = c["date"].value
    if "day" in c:
        out["day"] = c["day"].value
    if "year" in c:
        out["year"] = c["year"].value
    if (out.get("year") in HIJRI_YEARS and month is None) or "era" in c:
        out["hijri"] = True
    if "hmonth" in c and "hyear" in c and "year" not in out:
        out["hijri_year"] = c["hyear"].value
