"""The tellings of one event inside one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from riwaya.link.events.facts import AHEAD, Facts, Spot, together
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.placing import spots
from riwaya.link.events.score import Score, compare
from riwaya.link.events.wording import Shape

#: What a telling needs to be taken for one that was told: little where it points back, more where it stands alone.
_POINTING, _ENOUGH = 1.3, 2.2
_ALIKE, _SAME = 0.6, 0.9
_BRIDGE, _POINTS, _TITLE, _LEAD = 1.6, 0.8, 1.2, 0.5
#: The day of the page is shared by much that it tells.
_DAY, _SERIAL_DAY, _WEEK = 1.0, 0.5, 0.4
_RECENT, _AGAIN, _LATEST = 300, 0.6, 0.15
_ELSEWHERE, _BESIDE = -1.5, 0.3
_FAR, _IMPOSSIBLE = -0.6, -3.0
#: The sides of a war are named with every strike of a page.
_PARTIES = 0.8
_NEXT = 140
_NOWHERE: frozenset[str] = frozenset()
#: So many tellings of a group at either end are summed up, so many groups at either end looked at: no page of news
#: has more, and one that holds a thousand would be compared with itself for minutes.
_SOME, _REACH = 24, 60


def group(facts: Sequence[Facts], shapes: Sequence[Shape], kinds: Kinds) -> list[list[int]]:
    """Indices of the page's event mentions, those of one event together, in text order.

    A telling joins the group with which it has most in common. How much it needs depends on how it is told: a
    definite word («القصف») points at something told before; what shares a clause with a telling of the same sort,
    or stands in the title and the lead, mostly goes on with it; another has to show that it is the same.
    """
    groups: list[_Group] = []
    page = _Page(facts, [_shown(f, s) for f, s in zip(facts, shapes, strict=True)], shapes, kinds)
    for i, shape in enumerate(shapes):
        where = _best(i, page, groups)
        if where >= 0 and shape.bridged and shape.pointing and groups[where].members == [i - 1]:
            # «استهدف الاعتداء»: the noun says which event the verb before it tells.
            back = _best(i, page, groups[:-1])
            if where == len(groups) - 1 and back >= 0:
                groups.pop()
                groups[back].members.append(i - 1)
                where = back
        if where < 0:
            groups.append(_Group([i], page))
        else:
            groups[where].members.append(i)
            groups[where].look(page)
    return [one.members for one in groups]


class _Page(msgspec.Struct, frozen=True):
    """The tellings of a page: what is known of each, what each says of itself, how it is worded."""

    facts: Sequence[Facts]
    shown: Sequence[Facts]
    shapes: Sequence[Shape]
    kinds: Kinds


class _Group:
    """Tellings taken for one event: `sum` is what they say together, `mostly` the type that most of them have, `home`
    the towns that most of them name."""

    __slots__ = ("home", "members", "mostly", "sum")

    def __init__(self, members: list[int], page: _Page) -> None:
        self.members = members
        self.look(page)

    def look(self, page: _Page) -> None:
        """Sums up the members: of very many the first and the last."""
        some = self.members
        if len(some) > 2 * _SOME:
            some = [*some[:_SOME], *some[-_SOME:]]
        shown = [page.shown[k] for k in some]
        self.sum = together(shown) if len(shown) > 1 else shown[0]
        self.home = _home(shown)
        self.mostly = _mostly([page.facts[k].types[0] for k in some])


def _best(i: int, page: _Page, groups: Sequence[_Group]) -> int:
    """The group that the telling belongs to; -1 where none."""
    best, where = 0.0, -1
    shown, shape, shapes, kinds = page.shown[i], page.shapes[i], page.shapes, page.kinds
    kind = shown.types[0]
    if shape.earlier or (shape.aside and not shape.pointing):
        return where
    if (
        i
        and _goes_on(i, shown, shapes)
        and kinds.weight(kind, page.facts[i - 1].types[0]) >= _ALIKE
    ):
        return next((g for g, one in enumerate(groups) if one.members[-1] == i - 1), -1)
    near = _latest(i, page, groups) if shape.pointing else -1
    for g in _within_reach(len(groups)):
        group = groups[g]
        if shape.last and near >= 0 and g != near:
            continue
        if kinds.weight(kind, group.mostly) < _ALIKE:
            continue
        bridged = shape.bridged and group.members[-1] == i - 1
        if shape.another and (shape.pointing or not bridged):
            continue
        score = compare(shown, group.sum, kinds)
        if score.against:
            continue
        if not shape.pointing and _ahead(shown) != _ahead(group.sum):
            continue
        features = dict(score.features)
        # A definite word with another day or town names something else as readily.
        apart = features.get("date", 0.0) < 0 or features.get("place", 0.0) <= _FAR
        if _clashing(shown, group.home):
            continue
        apart = apart or _elsewhere(shown, group.sum) or _to_others(shown, group.sum)
        if _at_others(shown, group.sum):
            continue
        bare = shape.pointing and not apart
        value = _value(score, serial=kinds.serial(kind)) + (_BRIDGE if bridged else 0.0)
        if bare:
            # Who is named beside it is mostly who speaks of it.
            people = features.get("participants", 0.0)
            value += _POINTS - people + max(-_BESIDE, min(people, _BESIDE))
            last = group.members[-1]
            value += _LATEST if g == near else 0.0
            if shape.start - shapes[last].start <= _RECENT and shown.words & page.facts[last].words:
                value += _AGAIN
        if shape.lead and not shape.title and shapes[group.members[0]].title:
            value += _TITLE
        elif shape.lead or g == 0:
            value += _LEAD if shapes[group.members[0]].lead else 0.0
        need = _POINTING if bare else _ENOUGH
        gain = value + 0.1 * min(len(group.members), 5)
        if value >= need and gain > best:
            best, where = gain, g
    return where


def _latest(i: int, page: _Page, groups: Sequence[_Group]) -> int:
    """The group of such a sort that was told of last, if that was not long ago; -1 where none was."""
    kind = page.shown[i].types[0]
    alike = (
        (one.members[-1], g)
        for g, one in enumerate(groups)
        if page.kinds.weight(kind, one.mostly) >= _SAME
        and page.shapes[i].start - page.shapes[one.members[-1]].start <= _RECENT
    )
    return max(alike, default=(-1, -1))[1]


def _within_reach(count: int) -> list[int]:
    """Which groups a telling may belong to, the latest first: of very many the first and the last."""
    if count <= 2 * _REACH:
        return list(range(count - 1, -1, -1))
    return [*range(count - 1, count - 1 - _REACH, -1), *range(_REACH - 1, -1, -1)]


def _clashing(facts: Facts, home: Sequence[Spot]) -> bool:
    """Whether it is surely in another town than where most of a group is: that the group came to name two is no proof
    that it belongs to it."""
    return bool(home) and any(
        s.firm and not s.wide and all(spots(s, t) <= _IMPOSSIBLE for t in home) for s in facts.spots
    )


def _elsewhere(a: Facts, b: Facts) -> bool:
    """Whether a town and a province are told, and nothing shows that the one lies in the other."""
    x, y = ([s for s in f.spots if s.province or not s.wide] for f in (a, b))
    if not (x and y) or not any(s.province for s in (*x, *y)):
        return False
    return not any(s.id == t.id or s.stems & t.stems for s in x for t in y)


def _to_others(a: Facts, b: Facts) -> bool:
    """Whether each is done to somebody named to whom the other is not."""
    x, y = (_named(f) for f in (a, b))
    return bool(x and y) and not x & y and not x & b.who and not y & a.who


def _at_others(a: Facts, b: Facts) -> bool:
    """Whether each is aimed at a town or the like, or takes one, and nothing shows that any of these are one («غارة على
    مرجعيون ... وغارة على الشهابية»)."""
    x, y = (_aimed(f) for f in (a, b))
    return bool(x and y) and all(spots(s, t) <= 0 for s in x for t in y)


def _aimed(facts: Facts) -> list[Spot]:
    return [s for s in facts.spots if s.firm and not s.wide and s.id in facts.targets]


def _named(facts: Facts) -> frozenset[str]:
    places = {s.id for s in facts.spots}
    return frozenset(h for h in facts.targets if h[0] not in "~@" and h not in places)


def _goes_on(i: int, shown: Facts, shapes: Sequence[Shape]) -> bool:
    """Whether a telling says nothing of its own right after one of another event («... هجوم آخر ... وأوقع عشرين
    قتيلا»): it is that one's."""
    shape, before = shapes[i], shapes[i - 1]
    own = shown.date is not None or shown.spots or shape.pointing or shape.another
    near = shape.start - before.start <= _NEXT
    return (before.earlier or before.another) and near and not own and not shape.title


def _home(shown: Sequence[Facts]) -> list[Spot]:
    """The towns and the like that most tellings name as their own."""
    found = {s.id: s for f in shown for s in f.spots if s.firm and not s.wide}
    counts = Counter(s.id for f in shown for s in f.spots if s.id in found)
    most = max(counts.values(), default=0)
    return [found[k] for k in sorted(found) if counts[k] == most]


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
        elif name == "participants" and serial:
            out += min(_PARTIES - found, 0.0)
        elif name == "place" and found < 0:
            out += min(_ELSEWHERE - found, 0.0) if found <= _FAR else 0.0
    return out


def _shown(facts: Facts, shape: Shape) -> Facts:
    """What a telling says of itself: lent dates and places aside, and what its sentence names besides."""
    spots = tuple(s for s in facts.spots if s.firm)
    date = facts.date if shape.dated else None
    return msgspec.structs.replace(facts, spots=spots, date=date, firm=bool(date), near=_NOWHERE)


def _ahead(facts: Facts) -> bool:
    """Whether it is told of as still to come, feared or possible: what has happened is something else."""
    return facts.status in AHEAD
