"""What sets two tellings of a page apart: other towns, others to whom it was done."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.link.events.facts import Facts, Spot
from riwaya.link.events.placing import spots

_IMPOSSIBLE = -3.0
_PERSON = "per-"


def clashing(facts: Facts, home: Sequence[Spot]) -> bool:
    """Whether it is surely in another town than where most of a group is: that the group came to name two is no proof
    that it belongs to it."""
    return bool(home) and any(
        s.firm and not s.wide and all(spots(s, t) <= _IMPOSSIBLE for t in home) for s in facts.spots
    )


def elsewhere(a: Facts, b: Facts) -> bool:
    """Whether a town and a province are told, and nothing shows that the one lies in the other."""
    x, y = ([s for s in f.spots if s.province or not s.wide] for f in (a, b))
    if not (x and y) or not any(s.province for s in (*x, *y)):
        return False
    return not any(s.id == t.id or s.stems & t.stems for s in x for t in y)


def to_others(a: Facts, b: Facts) -> bool:
    """Whether each is done to somebody named to whom the other is not."""
    x, y = (_named(f) for f in (a, b))
    return bool(x and y) and not x & y and not x & b.who and not y & a.who


def at_others(a: Facts, b: Facts) -> bool:
    """Whether each is aimed at a town or the like, or takes one, and nothing shows that any of these are one («غارة على
    مرجعيون ... وغارة على الشهابية»)."""
    x, y = (_aimed(f) for f in (a, b))
    return bool(x and y) and all(spots(s, t) <= 0 for s in x for t in y)


def to_one(a: Facts, b: Facts) -> bool:
    """Whether both are done to one person."""
    return any(h.startswith(_PERSON) for h in a.targets & b.targets)


def with_one(a: Facts, b: Facts) -> bool:
    """Whether one person takes part in both."""
    return any(h.startswith(_PERSON) for h in a.who & b.who)


def _aimed(facts: Facts) -> list[Spot]:
    return [s for s in facts.spots if s.firm and not s.wide and s.id in facts.targets]


def _named(facts: Facts) -> frozenset[str]:
    places = {s.id for s in facts.spots}
    return frozenset(h for h in facts.targets if h[0] not in "~@" and h not in places)
