"""The totals a page gives of an event: breakdowns aside, parts added up where no total is given."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import inf

import msgspec

from riwaya.model import Figure

_ABOUT = 0.15
_JOINED, _NEAR = ".joined", 12


class Toll(msgspec.Struct, frozen=True):
    """A total of one sort as a page gives it: between `low` and `high`, which are the same where it is exact.
    `value` is None where only a bound is given; `figures` are what it stands on."""

    what: str
    value: float | int | None
    low: float
    high: float
    figures: tuple[Figure, ...]


def tolls(
    figures: Sequence[Figure], parts_of: Collection[str] = (), more: Collection[str] = ()
) -> list[Toll]:
    """The totals among a page's figures of one event, in the order of the page.

    Args:
        parts_of: ids of figures whose words say that they are parts («ستة من الجرحى»).
        more: ids of figures that are added to somebody who is not counted («القيادي وخمسة آخرين»).
    """
    out: list[Toll] = []
    every = [f for f in figures if f.what != "other" and not f.part_of]
    whole = [f for f in every if _whole(f, every, parts_of)]
    for what in dict.fromkeys(f.what for f in whole):
        told = [_together(run, more) for run in _runs([f for f in whole if f.what == what])]
        plain = [t for t in told if not _kind(t)]
        parts = [t for t in told if _kind(t)]
        kinds = {_kind(t) for t in parts}
        if not plain and len(kinds) > 1 and len(parts) == len(kinds):
            total = sum(t.value or 0 for t in parts)
            every_one = tuple(f for t in parts for f in t.figures)
            out.append(Toll(what, total, float(total), float(total), every_one))
            continue
        largest = max((t.value or 0 for t in plain), default=0)
        out += [t for t in told if not (_kind(t) and (t.value or 0) <= largest)]
    return out


def _runs(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Counts that «و» adds to one another («ضابط وثلاثة جنود») together."""
    out: list[list[Figure]] = []
    for figure in figures:
        last = out[-1][-1] if out else None
        added = _JOINED in figure.rule and last is not None and figure.value is not None
        if added and last and last.value is not None and 0 <= figure.start - last.end <= _NEAR:
            out[-1].append(figure)
        else:
            out.append([figure])
    return out


def _together(run: Sequence[Figure], more: Collection[str]) -> Toll:
    first = one(run[0], more=run[0].id in more)
    if len(run) == 1:
        return first
    rest = [one(f) for f in run[1:]]
    return Toll(
        first.what,
        sum(f.value or 0 for f in run),
        sum(t.low for t in (first, *rest)),
        sum(t.high for t in (first, *rest)),
        tuple(run),
    )


def _kind(toll: Toll) -> str | None:
    """Who is counted, where it is some kind of people only; added up they are no kind."""
    return toll.figures[0].who if len(toll.figures) == 1 else None


def _whole(figure: Figure, every: Sequence[Figure], parts_of: Collection[str]) -> bool:
    """Whether a figure is a total: no part of a larger one, and no «dozens» where the page has the number."""
    others = [f for f in every if f.what == figure.what and f.value is not None and f is not figure]
    if figure.value is None:
        return not others
    return figure.id not in parts_of or not any((f.value or 0) > figure.value for f in others)


def one(figure: Figure, *, more: bool = False) -> Toll:
    """A single figure as a total; «about» leaves room to both sides, «at least» upwards, and so do others who are
    not counted with it (`more`)."""
    if figure.value is None:
        low, high = float(figure.low or 1), float(figure.high) if figure.high else inf
        return Toll(figure.what, None, low, high, (figure,))
    low = high = float(figure.value)
    if figure.approx:
        low, high = low * (1 - _ABOUT), high * (1 + _ABOUT)
    if figure.low is not None:
        low = min(low, float(figure.low))
        if figure.high is None:
            high = inf
    if figure.high is not None:
        high = max(high, float(figure.high))
        if figure.low is None:
            low = 0.0
    return Toll(figure.what, figure.value, low, inf if more else high, (figure,))
