"""Which day was this page published? Sets of days, and constraints that cut them.

A set of days is an integer with one bit for each day from `FIRST` to `LAST`, so that a constraint over thirteen
thousand candidates costs one `and`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

import msgspec

from riwaya.annotate.timing import calendars as cal
from riwaya.model import Evidence, Publication, Span

FIRST, LAST = date(2000, 1, 1), date(2035, 12, 31)
_SIZE = (LAST - FIRST).days + 1
ALL = (1 << _SIZE) - 1
#: More days than these resolve nothing that leans on them.
_FEW = 400


class Constraint(msgspec.Struct, frozen=True):
    """The `days` on which the page can have said what stands at `span`.

    `weight` says how much it is trusted: 3 is what the words entail, 2 what news means by them, 1 what links two
    places of the page. `says` is one English sentence.
    """

    days: int
    rule: str
    says: str
    weight: int
    span: Span | None = None
    document: str | None = None


def between(first: date, last: date) -> int:
    """The days `first`..`last`, both inside, cut to the range that is looked at."""
    low, high = max(first, FIRST), min(last, LAST)
    if low > high:
        return 0
    return ((1 << ((high - low).days + 1)) - 1) << (low - FIRST).days


def since(first: date) -> int:
    return between(first, LAST)


def until(last: date) -> int:
    return between(FIRST, last)


def union(sets: Iterable[int]) -> int:
    out = 0
    for days in sets:
        out |= days
    return out


@cache
def weekday(iso: int, ahead: int = 0) -> int:
    """The days whose day `ahead` of them has that name."""
    start = (iso - 1 - (FIRST.weekday() + ahead)) % 7
    return union(1 << k for k in range(start, _SIZE, 7))


@cache
def month(number: int) -> int:
    """All days of the months of that number."""
    return union(between(*cal.month_span(y, number)) for y in range(FIRST.year, LAST.year + 1))


@cache
def day_of_month(number: int) -> int:
    """The days of that number in their months."""
    whole = (
        cal.valid(y, m, number) for y in range(FIRST.year, LAST.year + 1) for m in range(1, 13)
    )
    return union(between(d, d) for d in whole if d)


def yearly(number: int, day: int, iso: int | None = None) -> tuple[date, ...]:
    """That day of every year, or of the years in which it has that weekday."""
    days = (cal.valid(y, number, day) for y in range(FIRST.year - 1, LAST.year + 2))
    return tuple(d for d in days if d and (iso is None or d.isoweekday() == iso))


def listed(days: int) -> list[date]:
    """The days of a set, earliest first."""
    out: list[date] = []
    while days:
        low = days & -days
        out.append(FIRST + timedelta(days=low.bit_length() - 1))
        days ^= low
    return out


def limits(days: int) -> tuple[date, date]:
    """First and last day of a set that is not empty."""
    first = (days & -days).bit_length() - 1
    return FIRST + timedelta(days=first), FIRST + timedelta(days=days.bit_length() - 1)


class Solution(msgspec.Struct, frozen=True):
    """The days that remain, the steps that narrowed them, the constraints that do not fit the rest."""

    days: int
    steps: tuple[Evidence, ...]
    set_aside: tuple[Constraint, ...]


def solve(constraints: Sequence[Constraint]) -> Solution:
    """Cuts the candidate days by each constraint, the most trusted first.

    A constraint that would leave no day is set aside: agency wording left unadjusted must not undo the rest.
    """
    days, steps, aside = ALL, [], []
    for constraint in sorted(constraints, key=lambda c: (-c.weight, c.span or Span(0, 0), c.rule)):
        left = days & constraint.days
        if not left:
            aside.append(constraint)
            continue
        if left != days:
            steps.append(_step(constraint, left))
        days = left
    return Solution(days, tuple(steps), tuple(aside))


def _step(constraint: Constraint, left: int) -> Evidence:
    first, last = limits(left)
    return Evidence(
        rule=constraint.rule,
        says=constraint.says,
        span=constraint.span,
        document=constraint.document,
        earliest=first.isoformat(),
        latest=last.isoformat(),
        days=left.bit_count(),
    )


def publication(solution: Solution) -> Publication | None:
    """The publication date that a solution allows; None where nothing was learned."""
    if solution.days == ALL or not solution.steps:
        return None
    first, last = limits(solution.days)
    return Publication(
        value=_value(solution.days, first, last),
        earliest=first.isoformat(),
        latest=last.isoformat(),
        basis="inferred",
        evidence=solution.steps,
    )


def few(solution: Solution) -> list[date]:
    """The days that remain, where they are few enough to resolve the page's times on each; else none."""
    if solution.days == ALL or solution.days.bit_count() > _FEW:
        return []
    return listed(solution.days)


def _value(days: int, first: date, last: date) -> str | None:
    """The finest TIMEX3 value that all days share."""
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    if first.year == last.year:
        return f"{first.year:04d}"
    if not days & ~month(first.month):
        some = listed(days) if days.bit_count() <= LAST.year - FIRST.year + 1 else []
        if len({d.day for d in some}) == 1:
            return f"XXXX-{first.month:02d}-{first.day:02d}"
    if not days & ~weekday(first.isoweekday()):
        return f"XXXX-WXX-{first.isoweekday()}"
    if not days & ~month(first.month):
        return f"XXXX-{first.month:02d}"
    return None
