"""From a match to its meaning: the mechanisms that rules name in `make`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from riwaya.annotate.timing.meaning import Amount, Clock, Meaning, Relation
from riwaya.annotate.timing.rows import Part, PartRow
from riwaya.language.patterns import Capture, Match
from riwaya.resources import Rule
from riwaya.resources.calendar import MonthRow

#: Tokens `first`..`last`, what they mean, and the clitics of the first word.
Piece = tuple[int, int, Meaning, str]
Maker = Callable[[Match, Rule], list[Piece]]

#: Four digits that are a Hijri year without «هـ»; 1453 and 1492 are years of the other calendar.
_HIJRI_YEARS = range(1300, 1451)
_NIGHT = "NI"
#: The hours of a twelve-hour clock that a part of the day allows, where a word gives it without hours of its own.
_PART_HOURS: Mapping[Part, tuple[int, int]] = {
    "MO": (0, 12),
    "MI": (11, 16),
    "AF": (12, 20),
    "EV": (12, 24),
    "NI": (18, 30),
    "DT": (6, 18),
}
_DAY_HOURS = 24
#: What a direction word makes of a length.
_WAYS: Mapping[str, Relation] = {"past": "past", "future": "future"}
_CLOCK_UNITS = ("H", "MIN", "S")
#: Captures one of which must stand beside two numbers to make them times of day.
_CLOCK_SIGNS = ("own", "part", "padv", "from", "from2")


def _value(captures: Mapping[str, Capture], *names: str) -> Any:
    for name in names:
        if name in captures:
            return captures[name].value
    return None


def _fields(c: Mapping[str, Capture], rule: Rule) -> dict[str, Any]:
    """The parts of the calendar that the captures give."""
    out: dict[str, Any] = {}
    _calendar_day(c, out)
    deixis = _value(c, "deixis")
    if deixis is not None:
        out["days"], out["part"] = deixis.days, deixis.part
        if deixis.part:
            out["hours"] = _PART_HOURS[deixis.part]
    if "wd" in c:
        out["weekday"] = c["wd"].value
    part: PartRow | None = _value(c, "part", "padv", "padv2")
    if part is not None:
        out["part"] = part.code
        hours = (part.from_hour, part.to_hour)
        out["hours"] = _PART_HOURS[part.code] if "clock" in c and part.code != "MO" else hours
    if "night" in c:
        out["part"] = _NIGHT
    look = _value(c, "look", "look2")
    if look is not None:
        out["look"], out["plural_look"] = look.look, look.number == "d"
    elif "look" in rule.args:
        out["look"] = rule.args["look"]
    elif "same" in c:
        out["look"] = "same"
    elif "this" in c:
        out["look"] = "present"
    unit = _value(c, "unit")
    if unit is not None:
        out["unit"] = unit.unit
    elif "unit" in rule.args:
        out["unit"] = rule.args["unit"]
    of_unit = _value(c, "ounit")
    if of_unit is not None:
        out["of_unit"] = of_unit.unit
        of_look = _value(c, "olook")
        out["of_look"] = of_look.look if of_look else "present"
    phase = _value(c, "phase")
    if phase is not None:
        out["phase"] = phase.phase
        out["weekend"] = phase.weekend
    season = _value(c, "season")
    if season is not None:
        out["season"] = season.code
    if "nth" in c and "share" not in rule.args and "feast" not in c:
        out["nth"] = c["nth"].value
    if "last" in c:
        out["nth"] = -1
    if "wdnth" in c:
        out["nth"] = c["wdnth"].value
    if "eve" in c:
        out["eve"] = True
    if "whole" in c:
        out["whole"] = True
    if "rest" in c:
        out["rest"] = True
    share = rule.args.get("share")
    if share:
        out[share] = rule.args.get("number") or _value(c, "nth")
    out["feast"] = _value(c, "feast")
    if "fday" in c:
        out["day"] = c["fday"].value
    out["clock"] = _value(c, "clock")
    zone = _value(c, "zone")
    out["zone"] = zone.offset if zone else None
    return {k: v for k, v in out.items() if v is not None and v is not False}


def _calendar_day(c: Mapping[str, Capture], out: dict[str, Any]) -> None:
    month: MonthRow | None = _value(c, "month")
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
    if (out.get("year") in _HIJRI_YEARS and month is None) or "era" in c:
        out["hijri"] = True
    if "hmonth" in c and "hyear" in c and "year" not in out:
        out["hijri_year"] = c["hyear"].value


def make_date(match: Match, rule: Rule) -> list[Piece]:
    """One date. Raises nothing; an impossible one («31 فبراير») is dropped when resolved."""
    fields = _fields(match.captures, rule)
    fields.pop("hijri_year", None)
    if fields.get("unit") in _CLOCK_UNITS:
        return []  # «هذه الساعة» is no date
    if fields.get("quarter", 0) > 4 or fields.get("half", 0) > 2:
        return []
    if fields.get("hijri") and "year" in fields and fields["year"] not in _HIJRI_YEARS:
        fields["hijri"] = False if "month" not in fields else fields["hijri"]
    clock = fields.get("clock")
    if clock is not None:
        fields["clock"] = on_clock(clock, fields.get("hours"))
        fields["kind"] = "clock"
    start = match.captures.get(rule.args.get("start", ""))
    first = start.first if start else match.first
    return [(first, match.last, Meaning(**fields), match.prefix)]


def make_several(match: Match, rule: Rule) -> list[Piece]:
    """Days that share what follows them: «أيام 8 و9 و10 ماي», «الاثنين والثلاثاء الماضيين», «12 إلى 15 مايو».

    The captures `<name>`, `<name>2`, ... of the name in `args.each` become an expression each.
    """
    each = rule.args["each"]
    names = [n for n in (each, *(f"{each}{k}" for k in range(2, 9))) if n in match.captures]
    shared = {k: v for k, v in match.captures.items() if k not in names}
    out: list[Piece] = []
    for at, name in enumerate(names):
        fields = _fields({**shared, each: match.captures[name]}, rule)
        first = match.first if at == 0 else match.captures[name].first
        last = match.last if name == names[-1] else match.captures[name].last
        prefix = match.prefix if at == 0 else match.captures[name].prefix
        out.append((first, last, Meaning(**fields), prefix))
    return out


def make_clock(match: Match, rule: Rule) -> list[Piece]:
    """A time of day, with its day where the words give it."""
    fields = _fields(match.captures, rule)
    fields.pop("hijri_year", None)
    clock = fields.get("clock")
    if clock is not None:
        if clock.hour > _DAY_HOURS:
            return []
        more = _value(match.captures, "more")
        if more is not None:
            clock = msgspec.structs.replace(clock, minute=(clock.minute or 0) + more)
        lead = _value(match.captures, "lead")
        if lead is not None:
            clock = _moved(clock, -lead if "sub" in match.captures else lead)
        fields["clock"] = on_clock(clock, fields.get("hours"))
    return [(match.first, match.last, Meaning(**{**fields, "kind": "clock"}), match.prefix)]


def _moved(clock: Clock, minutes: int) -> Clock:
    """«عشر دقائق قبل الثامنة»: 7:50."""
    minute = (clock.minute or 0) + minutes
    hour = (clock.hour + minute // 60) % (12 if clock.twelve else 24)
    if clock.twelve and hour == 0:
        hour = 12
    return msgspec.structs.replace(clock, hour=hour, minute=minute % 60)


def make_clocks(match: Match, rule: Rule) -> list[Piece]:
    """Two times of day that share their part of the day and their day: «بين 3 و7 مساء».

    Bare numbers without «الساعة», minutes or a part of the day are no times.
    """
    c = match.captures
    if not rule.args.get("bare") and not any(n in c for n in _CLOCK_SIGNS):
        return []
    own: PartRow | None = _value(c, "own")
    fields = _fields(c, rule)
    fields.pop("hijri_year", None)
    first, second = c["clock"], c["clock2"]
    hours = _hours(own) if own else fields.get("hours")
    begin = on_clock(first.value, hours)
    last = on_clock(second.value, fields.get("hours") or hours)
    if own is None and not begin.twelve and not last.twelve and begin.hour > last.hour:
        begin = first.value  # «من التاسعة إلى الرابعة مساء» begins in the morning
    if first.value.hour > _DAY_HOURS or second.value.hour > _DAY_HOURS:
        return []
    fields["kind"] = "clock"
    end = c["from2"].first if "from2" in c else second.first
    return [
        (
            match.first,
            c["own"].last if own else first.last,
            Meaning(**{**fields, "clock": begin}),
            match.prefix,
        ),
        (
            end,
            match.last,
            Meaning(**{**fields, "clock": last}),
            c["from2"].prefix if "from2" in c else second.prefix,
        ),
    ]


def _hours(part: PartRow) -> tuple[int, int]:
    return _PART_HOURS[part.code] if part.code != "MO" else (part.from_hour, part.to_hour)


def on_clock(clock: Clock, hours: tuple[int, int] | None) -> Clock:
    """The hour of 24 that the part of the day allows; `hours` is where it begins and ends."""
    if not clock.twelve or hours is None:
        return clock
    low, high = hours
    for hour in (clock.hour % 12, clock.hour % 12 + 12):
        if low <= hour < high or low <= hour + _DAY_HOURS < high:
            return msgspec.structs.replace(clock, hour=hour, twelve=False)
    return clock


def make_duration(match: Match, rule: Rule) -> list[Piece]:
    """A length of time; `args.relation` says what it counts to."""
    c = match.captures
    relation = rule.args.get("relation")
    look = _value(c, "look")
    unit = _value(c, "unit")
    if unit is not None:
        if rule.args.get("clock") and (unit.unit != "H" or look is None):
            return []
        relation = _WAYS.get(look.look) if look is not None else None
        whole = Meaning(kind="duration", amount=Amount(((1, unit.unit),)), relation=relation)
        return [(match.first, match.last, whole, match.prefix)]
    if look is not None:
        relation = _WAYS.get(look.look)
        if relation is None:
            return []
    meaning = Meaning(
        kind="duration",
        amount=c["amount"].value,
        hedge=_value(c, "hedge", "hedge2"),
        relation="earlier" if "sub" in c else relation,
        anchored="trim" in rule.args,
    )
    return [(match.first, match.last - int(rule.args.get("trim", 0)), meaning, match.prefix)]


def make_set(match: Match, rule: Rule) -> list[Piece]:
    """Something that returns: «يوميا», «كل جمعة», «كل ثلاثة أشهر»."""
    c = match.captures
    if "set" in c or "value" in rule.args:
        value = rule.args.get("value") or c["set"].value.value
        return [(match.first, match.last, Meaning(kind="set", fixed=value), match.prefix)]
    fields = _fields(c, rule)
    clock = fields.get("clock")
    if clock is not None:
        clock = on_clock(clock, fields.get("hours"))
    kept = ("weekday", "part", "month", "day", "hijri", "nth")
    meaning = Meaning(
        kind="set",
        amount=_value(c, "amount")
        or (Amount(((1, c["unit"].value.unit),)) if "unit" in c else None),
        clock=clock,
        **{k: fields[k] for k in kept if k in fields},
    )
    return [(match.first, match.last, meaning, match.prefix)]


def make_literal(match: Match, rule: Rule) -> list[Piece]:
    """A phrase whose value the table gives."""
    phase = _value(match.captures, "phase")
    value = match.captures["literal"].value.value
    meaning = Meaning(fixed=value, phase=phase.phase if phase else None)
    return [(match.first, match.last, meaning, match.prefix)]


def make_ref(match: Match, rule: Rule) -> list[Piece]:
    """«حاليا», «مؤخرا»; `args.value` where the rule names the value itself."""
    value = rule.args.get("value") or match.captures["literal"].value.value
    last = match.last - int(rule.args.get("trim", 0))
    start = match.captures.get(rule.args.get("start", ""))
    first = start.first if start else match.first
    return [(first, last, Meaning(kind="ref", fixed=value), match.prefix)]


MAKERS: Mapping[str, Maker] = {
    "date": make_date,
    "several": make_several,
    "clock": make_clock,
    "clocks": make_clocks,
    "duration": make_duration,
    "set": make_set,
    "literal": make_literal,
    "ref": make_ref,
}
