"""From a match to its meaning: the mechanisms that rules name in `make`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from riwaya.annotate.timing.fields import HIJRI_YEARS, PART_HOURS, fields_of, value_of
from riwaya.annotate.timing.meaning import Amount, Clock, Meaning, Relation
from riwaya.annotate.timing.rows import PartRow
from riwaya.language.patterns import Match
from riwaya.resources import Rule

#: Tokens `first`..`last`, what they mean, and the clitics of the first word.
Piece = tuple[int, int, Meaning, str]
Maker = Callable[[Match, Rule], list[Piece]]

_DAY_HOURS = 24
#: What a direction word makes of a length.
_WAYS: Mapping[str, Relation] = {"past": "past", "future": "future"}
_CLOCK_UNITS = ("H", "MIN", "S")
#: Captures one of which must stand beside two numbers to make them times of day.
_CLOCK_SIGNS = ("own", "part", "padv", "from", "from2")


def make_date(match: Match, rule: Rule) -> list[Piece]:
    """One date. Raises nothing; an impossible one («31 فبراير») is dropped when resolved."""
    fields = fields_of(match.captures, rule)
    fields.pop("hijri_year", None)
    if fields.get("unit") in _CLOCK_UNITS:
        return []  # «هذه الساعة» is no date
    if fields.get("quarter", 0) > 4 or fields.get("half", 0) > 2:
        return []
    if fields.get("hijri") and "year" in fields and fields["year"] not in HIJRI_YEARS:
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
        fields = fields_of({**shared, each: match.captures[name]}, rule)
        first = match.first if at == 0 else match.captures[name].first
        last = match.last if name == names[-1] else match.captures[name].last
        prefix = match.prefix if at == 0 else match.captures[name].prefix
        out.append((first, last, Meaning(**fields), prefix))
    return out


def make_clock(match: Match, rule: Rule) -> list[Piece]:
    """A time of day, with its day where the words give it."""
    fields = fields_of(match.captures, rule)
    fields.pop("hijri_year", None)
    clock = fields.get("clock")
    if clock is not None:
        if clock.hour > _DAY_HOURS:
            return []
        more = value_of(match.captures, "more")
        if more is not None:
            clock = msgspec.structs.replace(clock, minute=(clock.minute or 0) + more)
        lead = value_of(match.captures, "lead")
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
    own: PartRow | None = value_of(c, "own")
    fields = fields_of(c, rule)
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
    return PART_HOURS[part.code] if part.code != "MO" else (part.from_hour, part.to_hour)


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
    look = value_of(c, "look")
    unit = value_of(c, "unit")
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
        hedge=value_of(c, "hedge", "hedge2"),
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
    fields = fields_of(c, rule)
    clock = fields.get("clock")
    if clock is not None:
        clock = on_clock(clock, fields.get("hours"))
    kept = ("weekday", "part", "month", "day", "hijri", "nth")
    meaning = Meaning(
        kind="set",
        amount=value_of(c, "amount")
        or (Amount(((1, c["unit"].value.unit),)) if "unit" in c else None),
        clock=clock,
        **{k: fields[k] for k in kept if k in fields},
    )
    return [(match.first, match.last, meaning, match.prefix)]


def make_literal(match: Match, rule: Rule) -> list[Piece]:
    """A phrase whose value the table gives."""
    phase = value_of(match.captures, "phase")
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
