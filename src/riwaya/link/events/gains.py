"""How much speaks for a telling's being of a group of tellings of its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.link.events.apart import at_others, clashing, elsewhere, to_one, to_others, with_one
from riwaya.link.events.facts import AHEAD, Facts, Spot, together
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.score import Score, compare
from riwaya.link.events.tellings import Telling
from riwaya.link.events.wording import Shape

#: What a telling needs to be taken for one that was told: little where it points back, more where it stands alone.
_POINTING, _ENOUGH = 1.3, 2.2
#: How alike types must be that may be told of one event, and those that are as good as one.
ALIKE, SAME = 0.6, 0.8
_BRIDGE, _POINTS, _TITLE, _LEAD = 1.6, 0.8, 1.2, 0.5
#: The day of the page is shared by much that it tells.
_DAY, _SERIAL_DAY, _WEEK, _EXACT = 1.0, 0.5, 0.4, 2.0
#: Code points within which something was told just now, and what that is worth.
RECENT = 300
_AGAIN, _LATEST, _CLOSE = 0.6, 0.15, 0.6
_ELSEWHERE, _BESIDE = -1.5, 0.3
_FAR = -0.5
#: The sides of a war are named with every strike of a page, a person with fewer.
_PARTIES, _PERSONS, _SOMEBODY = 0.65, 0.8, 0.6
#: One against several.
_ONE_OF_MANY, _ONE_OF_TWO, _OTHERS = 1.5, 0.7, 2.5
#: What says nothing of its own mostly goes on with what was told right before.
_GOES_ON = 1.2
#: What something else came after is mostly something else itself.
_BEHIND = 0.8
#: So many tellings of a group at either end are summed up: no page of news has more.
_SOME = 24


class Page(msgspec.Struct, frozen=True):
    """The tellings of a page: what is known of each, what each says of itself, how it is worded."""

    facts: Sequence[Facts]
    shown: Sequence[Facts]
    shapes: Sequence[Shape]
    kinds: Kinds


class Group:
    """Tellings taken for one event: `sum` is what they say together, `mostly` the type that most of them have, `home`
    the towns that most of them name, `numbers` how many their nouns tell of."""

    __slots__ = ("home", "members", "mostly", "numbers", "sum")

    def __init__(self, members: list[int], page: Page) -> None:
        self.members = members
        self.look(page)

    def look(self, page: Page) -> None:
        """Sums up the members: of very many the first and the last."""
        some = self.members
        if len(some) > 2 * _SOME:
            some = [*some[:_SOME], *some[-_SOME:]]
        shown = [page.shown[k] for k in some]
        self.sum = together(shown) if len(shown) > 1 else shown[0]
        self.home = _home(shown)
        self.numbers = {page.shapes[k].number for k in some} - {0}
        self.mostly = _mostly([page.facts[k].types[0] for k in some])


class At(msgspec.Struct, frozen=True):
    """The group looked at; the one of such a sort told of last; the one with which a telling goes on that says nothing
    of its own (-1 where there is none)."""

    group: int
    near: int
    told_on: int


def gain(telling: Telling, page: Page, groups: Sequence[Group], *, at: At) -> float:
    """How much speaks for a telling's being of a group; 0 where it is not."""
    group, shown, kinds = groups[at.group], telling.facts, page.kinds
    bridged = telling.bridged and group.members[-1] == telling.members[0] - 1
    if not _may_be(telling, group, kinds, bridged=bridged):
        return 0.0
    score = compare(shown, group.sum, kinds)
    if score.against:
        return 0.0
    features = dict(score.features)
    # A definite word with another day or town names something else as readily.
    apart = features.get("date", 0.0) < 0 or features.get("place", 0.0) <= _FAR
    apart = apart or elsewhere(shown, group.sum) or to_others(shown, group.sum)
    if apart and telling.pointing and at.group in (0, at.near):
        apart = not _nearer_told(telling, features)
    clash = many(telling, group, kinds)
    bare = telling.pointing and not apart and clash < _ONE_OF_MANY
    most = (
        (_PERSONS if with_one(shown, group.sum) else _PARTIES)
        if kinds.serial(telling.kind)
        else None
    )
    value = _value(score, most) - clash
    value += _BRIDGE if bridged else 0.0
    value += _SOMEBODY if to_one(shown, group.sum) else 0.0
    if bare:
        # Who is named beside it is mostly who speaks of it.
        people = features.get("participants", 0.0)
        value += _POINTS - people + max(-_BESIDE, min(people, _BESIDE))
        value += _nearness(telling, group, page, latest=at.group == at.near)
    elif at.group == at.told_on:
        value += _GOES_ON
    value += _in_lead(telling, page.shapes[group.members[0]], first=at.group == 0)
    need = _POINTING if bare else _ENOUGH + _BEHIND * telling.behind
    return value + 0.1 * min(len(group.members), 5) if value >= need else 0.0


def _may_be(telling: Telling, group: Group, kinds: Kinds, *, bridged: bool) -> bool:
    """Whether nothing in how they are told, and no town, forbids one event."""
    if not _one_sort(telling, group, kinds) or not telling.apart.isdisjoint(group.members):
        return False
    if telling.another and (telling.pointing or not bridged):
        return False
    if not telling.pointing and _ahead(telling.facts) != _ahead(group.sum):
        return False
    if telling.title and not (telling.pointing or bridged):
        # A title does not tell the same thing twice.
        return False
    return not (clashing(telling.facts, group.home) or at_others(telling.facts, group.sum))


def _one_sort(telling: Telling, group: Group, kinds: Kinds) -> bool:
    """Whether both may tell of one event by what they are called. «الغارات» points at what was told to be one."""
    weight = kinds.weight(telling.kind, group.mostly)
    if weight < ALIKE or not telling.pointing or kinds.general(telling.kind):
        return weight >= ALIKE
    return any(kinds.weight(telling.kind, t) >= SAME for t in group.sum.types)


def _nearer_told(telling: Telling, features: Mapping[str, float]) -> bool:
    """Whether all that sets a definite telling apart is a place of which the map knows nothing («الانفجار وقع بمنطقة
    كذا»): it is mostly where in the town it was."""
    firm = [s for s in telling.facts.spots if s.firm]
    return features.get("date", 0.0) >= 0 and bool(firm) and all(s.lat is None for s in firm)


def counted_anew(telling: Telling, group: Group) -> bool:
    """Whether both count harm of one sort, and not the same number."""
    told = {what for what, _ in group.sum.counts}
    fresh = telling.facts.counts - group.sum.counts
    return any(what in told for what, _ in fresh)


def many(telling: Telling, group: Group, kinds: Kinds) -> float:
    """What speaks against one event where one tells of one and the other of a pair or more."""
    if not (telling.number and group.numbers and kinds.counted(telling.kind)):
        return 0.0
    if telling.part or telling.number in group.numbers:
        return 0.0
    if 1 not in (telling.number, *group.numbers):
        return 0.0
    if 2 in (telling.number, *group.numbers):
        return _ONE_OF_TWO
    return _ONE_OF_MANY if telling.pointing else _OTHERS


def _nearness(telling: Telling, group: Group, page: Page, *, latest: bool) -> float:
    """What speaks for the event told last, and told in the same word."""
    first, last = page.shapes[telling.members[0]], page.shapes[group.members[-1]]
    value = 0.0
    if latest:
        value += _CLOSE if first.paragraph == last.paragraph else _LATEST
    again = telling.facts.words & page.facts[group.members[-1]].words
    return value + _AGAIN if again and first.start - last.start <= RECENT else value


def _in_lead(telling: Telling, opened: Shape, *, first: bool) -> float:
    """What the lead goes on to tell is what the title told, and the page goes on with what the lead told.

    Args:
        opened: how the group's first telling is worded.
        first: whether the page tells no other group before.
    """
    if telling.lead and not telling.title and opened.title:
        return _TITLE
    return _LEAD if (telling.lead or first) and opened.lead else 0.0


def _value(score: Score, most: float | None) -> float:
    """The score of a pair of one page: what the day says counts less there, what the place says more.

    Args:
        most: what those who take part are worth at most, of events that come in numbers; None of others.
    """
    out = score.value
    for name, found in score.features:
        if name == "date" and found > 0:
            day = _DAY if most is None else _SERIAL_DAY
            out += (day if found >= _EXACT else _WEEK) - found
        elif name == "participants" and most is not None:
            out += min(most - found, 0.0)
        elif name == "place" and found < 0:
            out += min(_ELSEWHERE - found, 0.0) if found <= _FAR else 0.0
    return out


def _home(shown: Sequence[Facts]) -> list[Spot]:
    """The towns and the like that most tellings name as their own."""
    found = {s.id: s for f in shown for s in f.spots if s.firm and not s.wide}
    counts = Counter(s.id for f in shown for s in f.spots if s.id in found)
    most = max(counts.values(), default=0)
    return [found[k] for k in sorted(found) if counts[k] == most]


def _mostly(types: Sequence[str]) -> str:
    """The type that most tellings of a group have; the first among equals."""
    return max(types, key=lambda t: (types.count(t), -types.index(t)))


def _ahead(facts: Facts) -> bool:
    """Whether it is told of as still to come, feared or possible: what has happened is something else."""
    return facts.status in AHEAD
