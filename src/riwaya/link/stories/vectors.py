"""Pages as weighted things, compared by the cosine of the angle between them."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.link.stories.days import Days
from riwaya.link.stories.sketch import Sketch, numbers

#: A pile counts as this many pages more, of which this share has any one thing: so that a pile of ten pages does not
#: take what two of them share for common.
_MORE, _SHARE = 1000, 0.003
#: A story has its days; what comes back in one stretch of days after the other is a beat («weather», a league, a head
#: of state) and tells no story. Beyond so many stretches of so many days a thing is worth the less.
_STRETCH, _STRETCHES = 3, 4

Vector = Mapping[int, float]


class Pages(msgspec.Struct, frozen=True):
    """The pages of a pile: their things, sorted; what each weighs, all of a page of length 1; in how many pages each
    thing stands that two or more have."""

    things: Sequence[Sequence[int]]
    weights: Sequence[Sequence[float]]
    held: Mapping[int, int]

    def vector(self, page: int) -> dict[int, float]:
        """What a page is compared by."""
        return dict(zip(self.things[page], self.weights[page], strict=True))


def weigh(sketches: Sequence[Sketch], days: Sequence[Days | None]) -> Pages:
    """Weighs the things of every page by how few pages of the pile have them (TF-IDF), and in how few stretches of
    days.

    Args:
        days: of each sketch, in the order of time, the undated last.
    """
    things = [numbers(s.things) for s in sketches]
    held = Counter(thing for page in things for thing in page)
    rare = {
        count: math.log(1 + (len(sketches) + _MORE) / (count + _MORE * _SHARE))
        for count in set(held.values())
    }
    lasting = _lasting(things, days, held)
    weights = []
    for page, sketch in zip(things, sketches, strict=True):
        raw = [
            w * rare[held[t]] * lasting.get(t, 1.0)
            for t, w in zip(page, sketch.weights, strict=True)
        ]
        length = math.sqrt(sum(w * w for w in raw)) or 1.0
        weights.append(array("f", [w / length for w in raw]))
    return Pages(things, weights, {t: n for t, n in held.items() if n > 1})


def _lasting(
    things: Sequence[Sequence[int]], days: Sequence[Days | None], held: Mapping[int, int]
) -> dict[int, float]:
    """What is left of the worth of things that keep coming back."""
    last: dict[int, int] = {}
    stretches: Counter[int] = Counter()
    for page, day in zip(things, days, strict=True):
        if day is None:
            continue
        stretch = day.first // _STRETCH
        for thing in page:
            if held[thing] > _STRETCHES and last.get(thing) != stretch:
                last[thing] = stretch
                stretches[thing] += 1
    return {
        thing: 1 / (1 + math.log(count / _STRETCHES))
        for thing, count in stretches.items()
        if count > _STRETCHES
    }


def dot(a: Vector, b: Vector) -> float:
    """The sum of the products of what both have."""
    if len(a) > len(b):
        a, b = b, a
    return sum(w * b[t] for t, w in a.items() if t in b)
