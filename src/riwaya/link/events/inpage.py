"""The tellings of one event inside one page."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.link.events.facts import Facts, together
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.score import Score, compare
from riwaya.link.events.wording import Shape

#: What a telling needs to be taken for one that was told: little where it points back, more where it stands alone.
_POINTING, _ENOUGH = 1.3, 2.2
_ALIKE = 0.6
_BRIDGE, _POINTS, _TITLE, _LEAD = 1.6, 0.8, 1.2, 0.5
#: The day of the page is shared by much that it tells.
_DAY, _SERIAL_DAY, _WEEK = 1.0, 0.5, 0.4
_RECENT, _AGAIN = 300, 0.6
_ELSEWHERE, _BESIDE = -1.5, 0.3
_FAR = -0.6
_NEXT = 140


def group(facts: Sequence[Facts], shapes: Sequence[Shape], kinds: Kinds) -> list[list[int]]:
    """Indices of the page's event mentions, those of one event together, in text order.

    A telling joins the group with which it has most in common. How much it needs depends on how it is told: a
    definite word («القصف») points at something told before; what shares a clause with a telling of the same sort,
    or stands in the title and the lead, mostly goes on with it; another has to show that it is the same.
    """
    groups: list[list[int]] = []
    sums: list[Facts] = []
    types = [f.types[0] for f in facts]
    for i, one in enumerate(facts):
        shape = shapes[i]
        where = _best(i, _shown(one, shape), shape, groups, sums, shapes, kinds, types, facts)
        if where >= 0 and shape.bridged and shape.pointing and groups[where] == [i - 1]:
            # «استهدف الاعتداء»: the noun says which event the verb before it tells.
            back = _best(
                i, _shown(one, shape), shape, groups[:-1], sums[:-1], shapes, kinds, types, facts
            )
            if where == len(groups) - 1 and back >= 0:
                groups[back].append(i - 1)
                groups.pop()
                sums.pop()
                where = back
        if where < 0:
            groups.append([i])
            sums.append(_shown(one, shape))
        else:
            groups[where].append(i)
            sums[where] = together([_shown(facts[k], shapes[k]) for k in groups[where]])
    return groups


def _best(
    i: int,
    shown: Facts,
    shape: Shape,
    groups: Sequence[Sequence[int]],
    sums: Sequence[Facts],
    shapes: Sequence[Shape],
    kinds: Kinds,
    types: Sequence[str],
    facts: Sequence[Facts],
) -> int:
    """The group that the telling belongs to; -1 where none."""
    best, where = 0.0, -1
    if shape.earlier or (shape.aside and not shape.pointing):
        return where
    if i and _goes_on(i, shown, shapes) and kinds.weight(types[i], types[i - 1]) >= _ALIKE:
        return next((g for g, members in enumerate(groups) if i - 1 in members), -1)
    mostly = [_mostly([types[k] for k in members]) for members in groups]
    for g in range(len(groups) - 1, -1, -1):
        bridged = shape.bridged and groups[g][-1] == i - 1
        if shape.another and (shape.pointing or not bridged):
            continue
        score = compare(shown, sums[g], kinds)
        if score.against or kinds.weight(shown.types[0], mostly[g]) < _ALIKE:
            continue
        if not shape.pointing and _ahead(shown) != _ahead(sums[g]):
            continue
        features = dict(score.features)
        # A definite word with another day or town names something else as readily.
        apart = features.get("date", 0.0) < 0 or features.get("place", 0.0) <= _FAR
        apart = apart or _elsewhere(shown, sums[g])
        bare = shape.pointing and not apart
        value = _value(score, serial=kinds.serial(types[i])) + (_BRIDGE if bridged else 0.0)
        if bare:
            # Who is named beside it is mostly who speaks of it.
            people = features.get("participants", 0.0)
            value += _POINTS - people + max(-_BESIDE, min(people, _BESIDE))
            last = groups[g][-1]
            if shape.start - shapes[last].start <= _RECENT and shown.words & facts[last].words:
                value += _AGAIN
        if shape.lead and not shape.title and shapes[groups[g][0]].title:
            value += _TITLE
        elif shape.lead or g == 0:
            value += _LEAD if shapes[groups[g][0]].lead else 0.0
        need = _POINTING if bare else _ENOUGH
        gain = value + 0.1 * min(len(groups[g]), 5)
        if value >= need and gain > best:
            best, where = gain, g
    return where


def _elsewhere(a: Facts, b: Facts) -> bool:
    """Whether a town and a province are told, and nothing shows that the one lies in the other."""
    x, y = ([s for s in f.spots if s.province or not s.wide] for f in (a, b))
    if not (x and y) or not any(s.province for s in (*x, *y)):
        return False
    return not any(s.id == t.id or s.stems & t.stems for s in x for t in y)


def _goes_on(i: int, shown: Facts, shapes: Sequence[Shape]) -> bool:
    """Whether a telling says nothing of its own right after one of another event («... هجوم آخر ... وأوقع عشرين
    قتيلا»): it is that one's."""
    shape, before = shapes[i], shapes[i - 1]
    own = shown.date is not None or shown.spots or shape.pointing or shape.another
    near = shape.start - before.start <= _NEXT
    return (before.earlier or before.another) and near and not own and not shape.title


def _mostly(types: Sequence[str]) -> str:
    """The type that most tellings of a group have; the first among equals."""
    return max(types, key=lambda t: (types.count(t), -types.index(t)))


def _value(score: Score, *, serial: bool) -> float:
    """The score of a pair of one page: what the day says counts less there, what the place says more."""
    out = score.value
    for name, found in score.features:
        if name == "date" and found > 0:
            day = _SERIAL_DAY if serial else _DAY
            out += (day if found >= 2 else _WEEK) - found
        elif name == "place" and found < 0:
            out += min(_ELSEWHERE - found, 0.0) if found <= _FAR else 0.0
    return out


def _shown(facts: Facts, shape: Shape) -> Facts:
    """What a telling says of itself: lent dates and places aside."""
    spots = tuple(s for s in facts.spots if s.firm)
    date = facts.date if shape.dated else None
    return msgspec.structs.replace(facts, spots=spots, date=date, firm=bool(date))


def _ahead(facts: Facts) -> bool:
    """Whether it is told of as still to come, feared or possible: what has happened is something else."""
    return facts.status in ("planned", "possible")
