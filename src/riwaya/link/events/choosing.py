"""What an event shows where its tellings say different things: what it was, whether it happened, and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from riwaya.link.events.own import placed_here, sentence_around
from riwaya.link.events.pile import Pile
from riwaya.model import EventMention, EventPlace, Status

_ORDER: tuple[Status, ...] = ("occurred", "ongoing", "planned", "possible", "denied")
_DONE = frozenset({"occurred", "ongoing"})
_WIDE = frozenset({"region", "province", "sea", "river", "valley"})
_NATION = 2
#: A place that one telling alone names does not outweigh what it lies in.
_TWICE = 2


def kind(mentions: Sequence[tuple[int, EventMention]], pile: Pile) -> str:
    """The type that most tellings give; the means («قصف») where a sentence tells it with the harm or the attack."""
    kinds = pile.kinds
    decided = [m.type for page, m in mentions if kinds.decides(pile.documents[page], m)]
    at = [(page, sentence_around(pile.documents[page].text, m.start).start) for page, m in mentions]
    general = {a for a, (_, m) in zip(at, mentions, strict=True) if kinds.general(m.type)}
    beside = {m.type for a, (_, m) in zip(at, mentions, strict=True) if a in general}
    return kinds.of_all([m.type for _, m in mentions], decided, beside)


def status(told: Sequence[Status]) -> Status:
    """What happened outweighs what was planned; among equals the most told."""
    counts = Counter(told)
    every = tuple(counts)
    done = tuple(s for s in every if s in _DONE)
    return min(done or every, key=lambda s: (-counts[s], _ORDER.index(s)))


def place(mentions: Sequence[tuple[int, EventMention]], kind: str, pile: Pile) -> EventPlace | None:
    """The place that most tellings name, under whichever name («الميناء», «حي الميناء»); in it rather than by it,
    with coordinates rather than without. A country or province gives way to the place in it that nearly as many name.
    Of talks the tellings that name who met go first: «مناقشة الوضع في المدينة» has the place of what was spoken of."""
    talks = pile.codes.talks(kind)
    named = [m.place for _, m in mentions if m.place and m.arguments] if talks else []
    found = named or [m.place for _, m in mentions if m.place]
    if not found:
        return None
    groups = _groups(found, pile)
    best = _first(groups.values())
    if _breadth(best[0], pile) and not pile.kinds.national(kind):
        own = [m.place for p, m in mentions if m.place and placed_here(pile.documents[p], m)]
        best = _within(best, _groups(own, pile), pile) or best
    counts = Counter(p.entity or p.name for p in best)
    shown = min(
        best,
        key=lambda p: (-counts[p.entity or p.name], p.near, p.lat is None, -len(p.name), p.name),
    )
    entity = pile.entities.get(shown.entity or "")
    return msgspec.structs.replace(shown, name=entity.name) if entity else shown


def _groups(found: Sequence[EventPlace], pile: Pile) -> dict[str, list[EventPlace]]:
    """The places by what they are; what no table knows goes with the one that is called so but for words of sorts."""
    groups: defaultdict[str, list[EventPlace]] = defaultdict(list)
    for one in found:
        groups[one.entity or one.name].append(one)
    known = [key for key in groups if key in pile.known]
    known.sort(key=lambda key: (-len(groups[key]), key))
    for key in sorted(set(groups) - set(known)):
        stems = _called(groups[key], pile)
        same = [k for k in known if _called(groups[k], pile) == stems]
        other = same or [k for k in groups if k < key and _called(groups[k], pile) == stems]
        if other:
            groups[other[0]] += groups.pop(key)
    return dict(groups)


def _called(group: Sequence[EventPlace], pile: Pile) -> frozenset[str]:
    """The stems of the name that most tellings give to a place."""
    names = Counter(p.name for p in group)
    return pile.ground.stems(min(names, key=lambda n: (-names[n], n)))


def _first(groups: Iterable[list[EventPlace]]) -> list[EventPlace]:
    """The places of most tellings; among equals in it, on the map, by the longer name."""
    return min(
        groups,
        key=lambda g: (
            -len(g),
            all(p.near for p in g),
            all(p.lat is None for p in g),
            -max(len(p.name) for p in g),
            min(p.name for p in g),
        ),
    )


def _within(
    wide: Sequence[EventPlace], groups: Mapping[str, list[EventPlace]], pile: Pile
) -> list[EventPlace] | None:
    """The smaller place in a wide one that nearly as many tellings name, each in its own sentence: one, not several
    side by side."""
    inside = [g for g in groups.values() if _lies_in(g, wide[0], pile)]
    every = sum(map(len, inside))
    if every < _TWICE or every * 4 < len(wide) * 3:
        return None
    best = _first(inside)
    one = sum(len(g) for g in inside if _called(g, pile) & _called(best, pile))
    return best if one * 2 > every else None


def _lies_in(group: Sequence[EventPlace], wide: EventPlace, pile: Pile) -> bool:
    """Whether a place is said to lie in a province, or is known to lie in a country."""
    if _breadth(group[0], pile) >= _breadth(wide, pile):
        return False
    stems = pile.ground.stems(wide.name)
    if any(
        p.within and (p.within.entity == wide.entity or pile.ground.stems(p.within.name) & stems)
        for p in group
    ):
        return True
    land = _country(wide, pile)
    return (
        _breadth(wide, pile) == _NATION
        and bool(land)
        and all(_country(p, pile) in ("", land) for p in group)
    )


def _breadth(place: EventPlace, pile: Pile) -> int:
    """Countries before provinces and the like, these before towns."""
    known = pile.known.get(place.entity or "")
    if known is None:
        return 0
    return _NATION if known.kind == "country" else int(known.kind in _WIDE)


def _country(place: EventPlace, pile: Pile) -> str:
    """The country of a place, or of what it is told to lie in."""
    for one in (place, place.within):
        known = pile.known.get(one.entity or "") if one else None
        if known and known.country:
            return known.country
    return ""
