"""Dates in digits: days and months, months and years, whole dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.annotate.timing.finders import (
    DAYS,
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    Found,
)
from riwaya.language.tokens import Token

_DAY_DOT_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")


def day_month(tokens: Sequence[Token], i: int) -> Found:
    """(month, day) of «23/05», the day before the month unless that cannot be."""
    run = tokens[i : i + 4]
    dotted = _DAY_DOT_MONTH.fullmatch(tokens[i].text)
    if dotted and not (i and _glued(tokens, i)):
        both = (int(dotted[1]), int(dotted[2]))
        return [(i + 1, (m, d), "") for d, m in (both, both[::-1]) if _in_year(m, d)][:1]
    if len(run) < 3 or run[1].text not in ("/", "-") or run[1].spaced or run[2].spaced:
        return []
    if (len(run) > 3 and run[3].text in ("/", "-", ":") and not run[3].spaced) or (
        i and _glued(tokens, i)
    ):
        return []
    left, right = run[0].text, run[2].text
    if not (left.isdigit() and right.isdigit()) or max(len(left), len(right)) > 2:
        return []
    for day, month in ((int(left), int(right)), (int(right), int(left))):
        if _in_year(month, day):
            return [(i + 3, (month, day), "")]
    return []


def _in_year(month: int, day: int) -> bool:
    return 1 <= month <= MONTHS and 1 <= day <= DAYS


def month_year(tokens: Sequence[Token], i: int) -> Found:
    """(month, year) of «5/2016», «2016/5», «5-2016»."""
    run = tokens[i : i + 3]
    if len(run) < 3 or run[1].text not in ("/", "-") or run[1].spaced or run[2].spaced:
        return []
    after = tokens[i + 3] if i + 3 < len(tokens) else None
    if (i and _glued(tokens, i)) or (after and after.text in ("/", "-") and not after.spaced):
        return []
    left, right = run[0].text, run[2].text
    if not (left.isdigit() and right.isdigit()):
        return []
    if len(left) == 4 and run[1].text == "/":
        left, right = right, left
    if len(right) != 4 or len(left) > 2 or not 1 <= int(left) <= MONTHS:
        return []
    fits = FIRST_YEAR <= int(right) <= LAST_YEAR
    return [(i + 3, (int(left), int(right)), "")] if fits else []


def numeric_date(tokens: Sequence[Token], i: int) -> Found:
    """(year, month, day) of «22/07/2015», «2015-07-21», «21.7.2015»; day before month unless that cannot be."""
    if tokens[i].kind != "number" or (i and _glued(tokens, i)):
        return []
    dotted = _DOTTED.fullmatch(tokens[i].text)
    if dotted:
        date = _order(int(dotted[1]), int(dotted[2]), int(dotted[3]), len(dotted[3]))
        return [(i + 1, date, "")] if date else []
    if i + 4 >= len(tokens):
        return []
    a, s1, b, s2, c = tokens[i : i + 5]
    if (
        s1.text not in ("/", "-", "\\")
        or s2.text != s1.text
        or b.kind != "number"
        or c.kind != "number"
    ):
        return []
    if not (a.text.isdigit() and b.text.isdigit() and c.text.isdigit()) or len(b.text) > 2:
        return []
    if s1.text == "-" and (s1.spaced or b.spaced):
        return []
    if len(a.text) == 4:
        x, y, z = int(a.text), int(b.text), int(c.text)
        date = _valid(x, y, z) or _valid(x, z, y)
    else:
        date = _order(int(a.text), int(b.text), int(c.text), len(c.text))
    return [(i + 5, date, "")] if date else []


def _glued(tokens: Sequence[Token], i: int) -> bool:
    return (
        tokens[i - 1].text in ("/", "-", ".") and not tokens[i].spaced and not tokens[i - 1].spaced
    )


def _order(a: int, b: int, year: int, digits: int) -> tuple[int, int, int] | None:
    if digits == 2:
        year += 2000 if year < 60 else 1900
    elif digits != 4:
        return None
    return _valid(year, b, a) or _valid(year, a, b)


def _valid(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    fits = (FIRST_YEAR <= year <= LAST_YEAR or 1300 <= year <= 1500) and 1 <= month <= MONTHS
    return (year, month, day) if fits and 1 <= day <= DAYS else None
