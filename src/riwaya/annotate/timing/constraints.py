"""What each time expression of a page says about the day on which it was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from riwaya.annotate.timing import calendars as cal
from riwaya.annotate.timing import solver
from riwaya.annotate.timing.expressions import Expression
from riwaya.annotate.timing.meaning import Meaning
from riwaya.annotate.timing.solver import Constraint
from riwaya.model import Span

#: A date without a year is closer than this many days.
_WITHIN_YEAR = 330
_DAY = timedelta(days=1)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def constraints(found: Sequence[Expression], text: str) -> Iterator[Constraint]:
    """The constraints of every expression by itself, then of those that say more together."""
    for e in found:
        m = e.meaning
        if m.kind not in ("date", "clock") or m.hijri or m.feast or m.fixed:
            continue
        yield from _of_one(e, m, text)
    yield from _same_day(found, text)


def _of_one(e: Expression, m: Meaning, text: str) -> Iterator[Constraint]:
    words = text[e.start : e.end]
    span = Span(e.start, e.end)
    if m.month is not None and m.day is not None:
        if m.year is None:
            yield from _yearless(e, m, words, span)
        else:
            day = cal.valid(m.year, m.month, m.day)
            if day is not None:
                yield from _dated(e, m, day, day, words, span)
    elif m.year is not None:
        limits = cal.bounds(f"{m.year:04d}" + (f"-{m.month:02d}" if m.month else ""))
        if limits and e.block == "dateline":
            says = f"«{words}»: the page dates itself so."
            yield Constraint(solver.between(*limits), "stated-in-part", says, 3, span)
        elif limits:
            yield from _dated(e, m, *limits, words, span)
    elif m.days is not None and m.weekday is not None:
        name = _NAMES[m.weekday - 1]
        yield Constraint(
            solver.weekday(m.weekday, m.days),
            "deixis-weekday",
            f"«{words}»: the page's day {_count(m.days)}is a {name}.",
            2,
            span,
        )
    elif m.month is not None and (m.look == "present" or e.block == "dateline"):
        yield Constraint(
            solver.month(m.month),
            "month-now",
            f"«{words}»: the page was written in that month.",
            2,
            span,
        )
    elif e.block == "dateline":
        yield from _stated_in_part(m, words, span)


def _stated_in_part(m: Meaning, words: str, span: Span) -> Iterator[Constraint]:
    """A dateline that names the page's own day by its weekday, its number in the month, or both."""
    days = solver.ALL
    says = []
    if m.weekday is not None and m.look is None:
        days &= solver.weekday(m.weekday)
        says.append(f"a {_NAMES[m.weekday - 1]}")
    if m.day is not None:
        days &= solver.day_of_month(m.day)
        says.append(f"day {m.day} of its month")
    if says:
        what = ", ".join(says)
        yield Constraint(
            days, "stated-in-part", f"«{words}»: the page's own day is {what}.", 3, span
        )


def _count(days: int) -> str:
    return "" if days == 0 else f"plus {days} " if days > 0 else f"minus {-days} "


def _yearless(e: Expression, m: Meaning, words: str, span: Span) -> Iterator[Constraint]:
    """A day and month without a year: in the years that its weekday allows, near the page's own day."""
    assert m.month is not None and m.day is not None
    days = solver.yearly(m.month, m.day, m.weekday)
    if not days:
        return
    years = ""
    if m.weekday is not None:
        shown = [str(d.year) for d in days if solver.FIRST <= d <= solver.LAST]
        years = f" {_NAMES[m.weekday - 1]} falls on that day in {', '.join(shown)};"
    near = timedelta(days=_WITHIN_YEAR)
    if m.days is not None or e.block == "dateline":
        back = timedelta(days=m.days or 0)
        fit = solver.union(solver.between(d - back, d - back) for d in days)
        how = "it is counted from" if m.days is not None else "the page dates itself so: it is"
        yield Constraint(
            fit, "dated-today", f"«{words}»:{years} {how} the page's own day.", 3, span
        )
        return
    if m.look == "present" or (m.of_unit == "M" and m.of_look == "present"):
        says = f"«{words}»:{years} the page was written in that month."
        yield Constraint(solver.month(m.month), "month-now", says, 3, span)
    if m.look == "past":
        fit = solver.union(solver.between(d + _DAY, d + timedelta(days=365)) for d in days)
        yield Constraint(
            fit, "last-date", f"«{words}»:{years} the page was written in the year after.", 3, span
        )
        later = solver.union(
            solver.between(cal.month_span(d.year, d.month)[1] + _DAY, d + timedelta(days=365))
            for d in days
        )
        says = f"«{words}»: a month that is called past is over."
        yield Constraint(later, "month-over", says, 1, span)
    elif m.look == "future":
        fit = solver.union(solver.between(d - timedelta(days=365), d - _DAY) for d in days)
        yield Constraint(
            fit, "next-date", f"«{words}»:{years} the page was written in the year before.", 3, span
        )
    elif e.way == "past":
        fit = solver.union(solver.between(d, d + near) for d in days)
        says = (
            f"«{words}»:{years} it is told as past, and a date without a year is no older than one."
        )
        yield Constraint(fit, "yearless-past", says, 2, span)
    elif e.way == "future":
        fit = solver.union(solver.between(d - near, d) for d in days)
        says = f"«{words}»:{years} it is told as to come, within the year."
        yield Constraint(fit, "yearless-future", says, 2, span)
    elif m.weekday is not None:
        fit = solver.union(solver.between(d - near, d + near) for d in days)
        yield Constraint(
            fit, "yearless", f"«{words}»:{years} a date without a year is near.", 2, span
        )


def _dated(
    e: Expression, m: Meaning, first: date, last: date, words: str, span: Span
) -> Iterator[Constraint]:
    """A date with its year: the page's own day, or a bound."""
    if first == last and (m.days is not None or e.block == "dateline"):
        day = first - timedelta(days=m.days or 0)
        says = f"«{words}»: the page's own day is {day.isoformat()}."
        yield Constraint(solver.between(day, day), "dated-today", says, 3, span)
    elif e.way == "past" or e.since:
        yield Constraint(
            solver.since(first),
            "dated-past",
            f"«{words}» is told as past: not before {first.isoformat()}.",
            3,
            span,
        )
    elif e.way == "future":
        says = f"«{words}» is told as to come: not after {last.isoformat()}."
        yield Constraint(solver.until(last), "dated-future", says, 2, span)
    else:
        early = cal.shift_months(first, -12) if first.year > 1 else first
        says = f"«{words}» is named: news looks ahead a year at most, so not before {early.isoformat()}."
        yield Constraint(solver.since(early), "dated-near", says, 1, span)


def _same_day(found: Sequence[Expression], text: str) -> Iterator[Constraint]:
    """A bare weekday told once as past and once as to come is the page's own day."""
    past: dict[int, Expression] = {}
    ahead: dict[int, Expression] = {}
    for e in found:
        m = e.meaning
        bare = m.weekday is not None and m.month is None and m.days is None and m.look is None
        if not bare or m.of_unit or e.block != "body" or m.kind != "date":
            continue
        assert m.weekday is not None
        if e.way == "past":
            past.setdefault(m.weekday, e)
        elif e.way in ("present", "future"):
            ahead.setdefault(m.weekday, e)
    for iso in sorted(past.keys() & ahead.keys()):
        e = ahead[iso]
        says = (
            f"«{text[e.start : e.end]}» is told here as present or to come, and elsewhere as past: "
            f"the page was written on a {_NAMES[iso - 1]}."
        )
        yield Constraint(solver.weekday(iso), "weekday-both-ways", says, 2, Span(e.start, e.end))
