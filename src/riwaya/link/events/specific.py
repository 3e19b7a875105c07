"""Whether what two tellings share is more than every event of the sort shares with the next."""

from __future__ import annotations

from collections.abc import Mapping

from riwaya.link.events.busy import NOTHING_BUSY, Busy
from riwaya.link.events.facts import AHEAD, Facts, exactly_counted
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.node import Node
from riwaya.link.events.placing import BESIDE
from riwaya.link.events.score import Score

#: What a score has to reach: where something tells the event from others of the sort; where nothing does; where there
#: are many of the sort besides.
_ENOUGH, _VAGUE, _VAGUE_MANY = 2.7, 4.2, 5.2
#: Where neither day nor place nor count speaks for one event.
_NOWHERE = 3.2
#: The same of what goes on all day, told by pages that surely tell one story.
_ALONG, _ONE_STORY = 3.6, 1.2
#: How much less is needed in the pile of one story, and what is needed at least: the strictness of the rest is for piles
#: in which every day has its strikes and visits. Fitted on marked stories (docs/quality.md).
_ONE_OF_FEW, _LEAST = 2.0, 2.0
#: What the context of two pages adds that have nothing to do with each other, and from where on they are of one story.
_STRANGERS, _KIN = -0.4, -0.2
#: What tellings of other types need beside that, the less alike the types the more.
_UNLIKE = 1.5
#: How much more is needed where hundreds of pages tell of such events.
_CROWD, _CROWD_MANY = 0.5, 1.0
_ONE, _TEXT, _TIMED, _DAY = 1.0, 1.0, 0.8, 2.0
_LENT_DAY, _SOME = 0.6, 0.3
_PERSON, _PLACE = "per-", "loc-"
#: What the words around two tellings have to add to be a sign of their own.
_ALIKE = 0.6
#: Days between what is told of one place, or between the pages.
_AT_ONCE, _NEWS = 2, 7


def needed(score: Score, one: Node, other: Node, kinds: Kinds, busy: Busy) -> float:
    """What the score of two nodes has to reach: little where something `specific` speaks for one event, more where
    that is no more than a town in which something went on all day or for days; of all less in the pile of a story."""
    few = busy.few((*one.facts.types, *other.facts.types)) * _of_one_story(score)
    return max(_LEAST, _needed(score, one, other, kinds, busy) - _ONE_OF_FEW * few)


def _of_one_story(score: Score) -> float:
    """How surely the two pages tell of one story, from 0 to 1, by what they have in common."""
    found = dict(score.features).get("context", 0.0)
    return min(1.0, max(0.0, (found - _STRANGERS) / (_KIN - _STRANGERS)))


def least(one: Node, other: Node, busy: Busy) -> float:
    """What the score of two nodes has to reach at least, whatever speaks for one event: a quick look before all is
    compared."""
    few = busy.few((*one.facts.types, *other.facts.types))
    return max(_LEAST, _ENOUGH - _ONE_OF_FEW * few)


def _needed(score: Score, one: Node, other: Node, kinds: Kinds, busy: Busy) -> float:
    """What it has to reach where there are many events of the sort."""
    crowd = busy.crowd((*one.facts.types, *other.facts.types))
    enough = _ENOUGH if _when_or_where(score) else _NOWHERE
    if (one.series or other.series) and dict(score.features).get("text", 0.0) < _TEXT:
        # «هجماته على المدينة» are all of them.
        return _VAGUE_MANY + crowd * _CROWD_MANY
    if not specific(score, one, other, kinds, busy):
        enough = (
            _VAGUE_MANY + crowd * _CROWD_MANY
            if in_numbers(one, other, kinds)
            else _VAGUE + crowd * _CROWD
        )
    elif _going_on(one, other, kinds) and not _counted_or_named(score, one, other, busy):
        along = dict(score.features).get("context", 0.0) >= _ONE_STORY
        enough = _ALONG if along else _VAGUE + crowd * _CROWD
    return enough + _UNLIKE * (1 - dict(score.features).get("type", 0.0))


def specific(score: Score, one: Node, other: Node, kinds: Kinds, busy: Busy = NOTHING_BUSY) -> bool:
    """Whether something that not every event of the sort has speaks for one event: somebody named, a town, a
    count, or shared text; of events that come in numbers a town in which there was but one (not `busy`), two such
    things, or one and the day. Of those named it is then persons alone, as a war has the same sides every day; and
    of what goes on all day a busy town is nothing."""
    features = dict(score.features)
    if features.get("text", 0.0) >= _TEXT:
        return True
    if exactly_counted(one.facts, other.facts) and features.get("date", 0.0) > -_TIMED:
        return True
    placed = _placed(features) and not _others_met(features, one.facts, other.facts, kinds)
    told = (features.get("figures", 0.0) >= _ONE) + (features.get("around", 0.0) >= _ALIKE)
    quiet = placed and not _common(one.facts, other.facts) <= busy.places
    if _national(features, one, other, kinds) or _done_to(one, other, busy):
        return True
    if not in_numbers(one, other, kinds):
        return bool(placed or told) or features.get("participants", 0.0) >= _ONE
    lasting = _all_day(one, other, kinds)
    alone = not lasting and _lone(features, one.facts, other.facts, kinds, busy)
    if alone or (quiet and _at_once(one, other) and not _other_day(features)):
        return True
    told += placed and (quiet or (_told_alike(features) and not lasting))
    people = _people(one, other, busy)
    told += min(people, 2 if _at_once(one, other) else 1)
    if told and features.get("words") and _one_province(one.facts, other.facts):
        told += 1
    return told > 1 or (told == 1 and features.get("date", 0.0) >= _TIMED)


def _done_to(one: Node, other: Node, busy: Busy) -> bool:
    """Whether it is done to one person, to whom such things are not done every day."""
    shared = one.facts.targets & other.facts.targets
    types = (*one.facts.types, *other.facts.types)
    return _at_once(one, other) and any(
        h.startswith(_PERSON) and not busy.party(h, types) for h in shared
    )


def _national(features: Mapping[str, float], one: Node, other: Node, kinds: Kinds) -> bool:
    """Whether a country has but one such at a time, both are of one country (or the pages alike, where one tells none),
    and the days go together."""
    if not all(kinds.national(t) for t in (*one.facts.types, *other.facts.types)):
        return False
    if features.get("date", 0.0) <= -_DAY / 2 or not _at_once(one, other):
        return False
    x, y = ({s.country for s in n.facts.spots} - {""} for n in (one, other))
    return bool(x & y) if x and y else features.get("context", 0.0) > 0


def _when_or_where(score: Score) -> bool:
    """Whether day, place, a count or shared text has any part in what speaks for one event."""
    features = dict(score.features)
    return any(features.get(name, 0.0) > 0 for name in ("date", "place", "figures", "text"))


def _counted_or_named(score: Score, one: Node, other: Node, busy: Busy) -> bool:
    features = dict(score.features)
    told = features.get("figures", 0.0) > 0 or features.get("text", 0.0) >= _TEXT
    return told or _people(one, other, busy) > 0 or _same_prize(one.facts, other.facts, busy)


def _same_prize(a: Facts, b: Facts, busy: Busy) -> bool:
    """Whether it is done to one town, to which such things are not done every day: it is taken once."""
    shared = a.targets & b.targets
    return any(h.startswith(_PLACE) and h not in busy.places for h in shared)


def _people(one: Node, other: Node, busy: Busy) -> int:
    """How many persons both name who do not take part in many such events."""
    types = (*one.facts.types, *other.facts.types)
    shared = one.facts.who & other.facts.who
    return sum(1 for h in shared if h.startswith(_PERSON) and not busy.party(h, types))


def in_numbers(one: Node, other: Node, kinds: Kinds) -> bool:
    """Whether there are many events of the sort that one of two nodes tells of."""
    return any(all(kinds.serial(t) for t in node.facts.types) for node in (one, other))


def _other_day(features: Mapping[str, float]) -> bool:
    """Whether the days speak against it, and neither counts nor words around both for it."""
    more = features.get("figures", 0.0) + features.get("around", 0.0) + features.get("text", 0.0)
    return features.get("date", 0.0) < 0 and more < _SOME


def _lone(features: Mapping[str, float], a: Facts, b: Facts, kinds: Kinds, busy: Busy) -> bool:
    """Whether both are of one day and country in which only one such event is told of, and in like words (of what may
    be anything, like words around it too); a day that was lent will do where one names the other's town."""
    around = features.get("around", 0.0)
    anything = all(kinds.general(t) for t in (*a.types, *b.types))
    alike = around >= _SOME if anything else features.get("words", 0.0) + around
    day = a.date or b.date
    near = features.get("place", 0.0)
    if day is None or near < 0 or not alike:
        return False
    met = features.get("participants", 0.0) > 0 or around >= _ALIKE
    if all(kinds.talks(t) for t in (*a.types, *b.types)) and not met:
        # Somebody meets somebody every day, in other countries and in this.
        return features.get("context", 0.0) >= _ONE_STORY
    if features.get("date", 0.0) < (_DAY if near < BESIDE else _LENT_DAY):
        return False
    if near < BESIDE and all(any(s.province or not s.wide for s in f.spots) for f in (a, b)):
        # Each has a place of its own.
        return False
    x, y = ({s.country for s in f.spots} - {""} for f in (a, b))
    return busy.one({*a.types} & {*b.types}, day.earliest, x & y if x and y else x | y)


def _one_province(a: Facts, b: Facts) -> bool:
    return bool({s.id for s in a.spots if s.province} & {s.id for s in b.spots if s.province})


def _placed(features: Mapping[str, float]) -> bool:
    """Whether both are of one town; where one only names the other's, the words or those who take part have to agree."""
    place = features.get("place", 0.0)
    more = features.get("around", 0.0) + max(features.get("participants", 0.0), 0.0)
    return place > BESIDE or (place >= _ONE and more > 0)


def _others_met(features: Mapping[str, float], a: Facts, b: Facts, kinds: Kinds) -> bool:
    """Whether both are talks, each names who takes part, and nobody is named by both: a capital sees many."""
    talks = all(kinds.talks(t) for t in (*a.types, *b.types))
    return talks and bool(a.who and b.who) and features.get("participants", 0.0) <= 0


def _told_alike(features: Mapping[str, float]) -> bool:
    """Whether both are placed in the town itself, and the words or those who take part speak for one event too."""
    more = features.get("words", 0.0) + max(features.get("participants", 0.0), 0.0)
    return features.get("place", 0.0) > BESIDE and more > 0


def _all_day(one: Node, other: Node, kinds: Kinds) -> bool:
    """Whether one goes on for hours or days, and not both are only planned: of that there is one."""
    if one.facts.status in AHEAD and other.facts.status in AHEAD:
        return False
    return any(all(kinds.spread(t) for t in node.facts.types) for node in (one, other))


def _going_on(one: Node, other: Node, kinds: Kinds) -> bool:
    """Whether one goes on for hours or days, and a country may have several."""
    national = all(kinds.national(t) for t in (*one.facts.types, *other.facts.types))
    return not national and _all_day(one, other, kinds)


def _at_once(one: Node, other: Node) -> bool:
    """Whether the days are near; of an event without one, told with one of a few days before, it may be the same."""
    if not (one.when and other.when):
        # Nothing is known of when one of the pages appeared.
        return bool(one.facts.words & other.facts.words)
    gap = abs(one.when - other.when)
    if (one.facts.date is None) == (other.facts.date is None):
        return gap <= _AT_ONCE
    return gap <= _NEWS


def _common(a: Facts, b: Facts) -> set[str]:
    """The places of either, and those of one that the sentences of the other name."""
    out = {s.id for s in a.spots} & {s.id for s in b.spots}
    if not out:
        for x, y in ((a, b), (b, a)):
            out |= {s.id for s in x.spots if not s.wide and s.stems & y.near}
    return out
