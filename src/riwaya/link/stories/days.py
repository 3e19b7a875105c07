"""When pages appeared, and how much time lets two of them tell one story."""

from __future__ import annotations

import math

import msgspec

from riwaya.link.stories.sketch import Sketch

_WIDE = 45
#: Days by which the likeness of pages falls to a third; beyond the last nothing is one story by likeness alone.
_FADES, _LAST = 8.0, 21
#: What likeness is worth where the day of one of them is not known.
_UNKNOWN = 0.68


class Days(msgspec.Struct, frozen=True):
    """From the first day to the last on which a page, or the pages of a story, may have appeared."""

    first: int
    last: int


def days_of(sketch: Sketch) -> Days | None:
    """None where a page may be of any week."""
    if sketch.earliest is None or sketch.latest is None:
        return None
    if not 0 <= sketch.latest - sketch.earliest <= _WIDE:
        return None
    return Days(sketch.earliest, sketch.latest)


def nearness(a: Days | None, b: Days | None) -> float:
    """1 for pages of one day or the next, less the more days lie between them (decay by time, as in the tracking of
    topics)."""
    if a is None or b is None:
        return _UNKNOWN
    gap = apart(a, b)
    if gap > _LAST:
        return 0.0
    return math.exp(-max(0, gap - 1) / _FADES)


def apart(a: Days | None, b: Days | None) -> int:
    """The days that lie between two; 0 where one is not known."""
    if a is None or b is None:
        return 0
    return max(a.first - b.last, b.first - a.last, 0)


def spanned(a: Days | None, b: Days | None) -> Days | None:
    """The days of both together."""
    if a is None or b is None:
        return a or b
    return Days(min(a.first, b.first), max(a.last, b.last))
