"""The totals a page gives of an event: breakdowns aside, parts added up where no total is given."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import inf

import msgspec

from riwaya.model import Figure

_ABOUT = 0.15


class Toll(msgspec.Struct, frozen=True):
    """A total of one sort as a page gives it: between `low` and `high`, which are the same where it is exact.
    `value` is None where only a bound is given; `figures` are what it stands on."""

    what: str
    value: float | int | None
    low: float
    high: float
    figures: tuple[Figure, ...]


def tolls(figures: Sequence[Figure], parts_of: Collection[str] = ()) -> list[Toll]:
    """The totals among a page's figures of one event, in the order of the page.

    Args:
        parts_of: ids of figures whose words say that they are parts («ستة من الجرحى»).
    """
    out: list[Toll] = []
    every = [f for f in figures if f.what != "other" and not f.part_of]
    whole = [f for f in every if _whole(f, every, parts_of)]
    for what in dict.fromkeys(f.what for f in whole):
        same = [f for f in whole if f.what == what]
        plain = [f for f in same if not f.who]
        parts = [f for f in same if f.who]
        kinds = {f.who for f in parts}
        if not plain and len(kinds) > 1 and len(parts) == len(kinds):
            total = sum(f.value or 0 for f in parts)
            out.append(Toll(what, total, float(total), float(total), tuple(parts)))
            continue
        largest = max((f.value or 0 for f in plain), default=0)
        out += [one(f) for f in same if not (f.who and (f.value or 0) <= largest)]
    return out


def _whole(figure: Figure, every: Sequence[Figure], parts_of: Collection[str]) -> bool:
    """Whether a figure is a total: no part of a larger one, and no «dozens» where the page has the number."""
    others = [f for f in every if f.what == figure.what and f.value is not None and f is not figure]
    if figure.value is None:
        return not others
    return figure.id not in parts_of or not any((f.value or 0) > figure.value for f in others)


def one(figure: Figure) -> Toll:
    """A single figure as a total; «about» leaves room to both sides, «at least» upwards."""
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
    return Toll(figure.what, figure.value, low, high, (figure,))
