"""Whether two tellings may be of one event, by who takes part in them."""

from __future__ import annotations

from riwaya.link.events.busy import Busy
from riwaya.link.events.facts import Facts
from riwaya.link.events.kinds import Kinds

#: What somebody named is worth, somebody described, a country; a doer of many such events.
_NAMED, _WEIGHTS, _DOER = 1.5, {"~": 0.3, "@": 0.7}, 0.7
#: What all those that are named with event after event are worth together, what the sides of a war are, and what any are.
_OFTEN, _SIDES, _MOST = 0.6, 1.5, 3.0
#: What it costs that it is done to others, by others, and how little where they are merely described.
_OTHER_TARGETS, _OTHER_DOERS, _OTHERS_DESCRIBED = 1.6, 1.2, 0.6
_OTHER_PEOPLE = 1.6
#: What it costs that each names others who met, by whether they name one person in common.
_ONE_MET, _NOBODY_MET = 2.0, 2.5
_PERSON, _PLACE, _TWO = "per-", "loc-", 2


def people(a: Facts, b: Facts, kinds: Kinds, busy: Busy) -> float:
    """Shared participants, less a role in which both name somebody and nobody is shared."""
    if not (a.who and b.who):
        return 0.0
    places = {spot.id for facts in (a, b) for spot in facts.spots}
    value = _shared(a, b, (a.who & b.who) - places, kinds, busy)
    for x, y, cost in (
        (a.targets - places, b.targets - places, _OTHER_TARGETS),
        (a.actors, b.actors, _OTHER_DOERS),
    ):
        if _differ(x, y) and not (x & b.who or y & a.who):
            value -= cost if not _described(x, y) else min(cost, _OTHERS_DESCRIBED)
    if kinds.ground((*a.types, *b.types)):
        value -= _other_ground(a, b)
    if _other_people(a, b):
        value -= _OTHER_PEOPLE
    return round(value - _others_met(a, b, kinds), 2)


def _shared(a: Facts, b: Facts, shared: frozenset[str], kinds: Kinds, busy: Busy) -> float:
    """What those are worth whom both name."""
    if not shared:
        return 0.0
    types = (*a.types, *b.types)
    # One doer does many such events.
    serial = all(kinds.serial(t) for t in types)
    if serial:
        # Who strikes in one and is struck in the other is no sign of one strike.
        shared -= (a.actors - a.targets) & (b.targets - b.actors)
        shared -= (b.actors - b.targets) & (a.targets - a.actors)
    named = {h for h in shared if h[0] not in "~@"}
    doers = (a.actors & b.actors) - a.targets - b.targets if serial else frozenset()
    often = {h for h in named if busy.party(h, types)}
    # A country beside its own institution is the same thing said twice.
    value = sum(
        min(_weight(h), _DOER) if h in doers else _weight(h)
        for h in sorted(shared - often)
        if not (named and h[0] == "@")
    )
    value += _OFTEN * bool(often)
    numbered = any(all(kinds.serial(t) for t in f.types) for f in (a, b))
    sides = numbered and not any(h.startswith(_PERSON) for h in shared)
    return min(value, _SIDES if sides else _MOST)


def _other_ground(a: Facts, b: Facts) -> float:
    """What it costs that each says what was taken, and it is not the same."""
    x, y = (frozenset(h for h in f.targets if h[0] == "~" or h.startswith(_PLACE)) for f in (a, b))
    if not (x and y) or x & y:
        return 0.0
    named = all(any(h.startswith(_PLACE) for h in held) for held in (x, y))
    return _OTHER_TARGETS if named else _OTHERS_DESCRIBED


def _other_people(a: Facts, b: Facts) -> bool:
    """Whether it is done to somebody named, and in the other to somebody else, whoever else both name."""
    x, y = (_persons(f.targets) for f in (a, b))
    return bool(x and y and a.targets & b.targets) and not (x & b.who or y & a.who)


def _others_met(a: Facts, b: Facts, kinds: Kinds) -> float:
    """What speaks against one talk where each names persons whom the other does not: it is told by who met whom. On a
    journey many are met."""
    if not all(kinds.talks(t) for t in (*a.types, *b.types)):
        return 0.0
    if not (kinds.meets(a.types) or kinds.meets(b.types)):
        return 0.0
    x, y = _persons(a.who), _persons(b.who)
    # Of two who met each may name but one.
    if len(x & y) > 1 or not (x - y and y - x) or len(x | y) <= _TWO:
        return 0.0
    return _ONE_MET if x & y else _NOBODY_MET


def _persons(handles: frozenset[str]) -> frozenset[str]:
    return frozenset(h for h in handles if h.startswith(_PERSON))


def _differ(x: frozenset[str], y: frozenset[str]) -> bool:
    """Both name somebody of one sort (a person and his forces do not exclude each other)."""
    return not x & y and bool({h[:3] for h in x} & {h[:3] for h in y} or _described(x, y))


def _described(x: frozenset[str], y: frozenset[str]) -> bool:
    return all(h.startswith("~") for h in x | y) and bool(x) and bool(y)


def _weight(handle: str) -> float:
    """Named ones weigh most, countries less, the described least."""
    return _WEIGHTS.get(handle[0], _NAMED)
