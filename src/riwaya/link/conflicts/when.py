"""Dates and places that differ between accounts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from riwaya.link.conflicts.ground import Ground, Telling
from riwaya.link.conflicts.identity import (
    one_event,
    one_scene,
    one_time,
    same_aim,
    same_count,
    same_person,
    scenes,
)
from riwaya.link.events.bearings import Bearings
from riwaya.link.events.codes import Codes
from riwaya.link.events.facts import days, overlap, width
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.own import lead_end, own_time, placed_here, time_of
from riwaya.link.events.placing import distance
from riwaya.link.roots import origin_of
from riwaya.model import EventDate, EventMention, Side

_PART = re.compile(r"T(MO|MI|AF|EV|NI|\d\d)")
#: The hours that a part of the day may mean. A night is the one before or the one after the day.
_HOURS = {"MO": (1, 12), "MI": (11, 14), "AF": (12, 18), "EV": (16, 24), "NI": (0, 24)}
_APART = 2
_KM = 15.0
_SETTLED = frozenset({"city", "town", "village"})


#: Mentions with their pages.
_Held = Sequence[tuple[str, EventMention]]


def dates(ground: Ground) -> list[list[Side]]:
    """Days, or parts of one day, that cannot both be; who dies of a strike may die days after it."""
    if sum(m.date is not None for t in ground.tellings for m in t.mentions) < 2:
        return []
    by_value: defaultdict[str, list[tuple[str, EventMention]]] = defaultdict(list)
    exact: dict[str, EventDate] = {}
    #: told in pages that say their day; another page's «yesterday» may be a day off
    sure: set[str] = set()
    bearings = ground.pack.get(Bearings)
    for telling in ground.tellings:
        for mention in telling.mentions:
            if (
                mention.date
                and not (mention.type == "killing" and ground.event.type != "killing")
                and width(mention.date) == 0
                and bearings.dated(telling.document, mention)
                and own_time(telling.document, mention)
            ):
                # The event keeps the day; the words that date it may name the hour too.
                time = time_of(telling.document, mention)
                value = time.value if time and time.value[:1].isdigit() else mention.date.value
                by_value[value].append((telling.document.id, mention))
                if telling.document.published and telling.document.published.basis == "stated":
                    sure.add(value)
                exact.setdefault(value, msgspec.structs.replace(mention.date, value=value))
    values = sorted(exact)
    if (
        _series(exact, by_value)
        or _rounds(exact, by_value, ground)
        or ground.pack.get(Kinds).spread(ground.event.type)
    ):
        return []
    pages = {v: {d for d, _ in by_value[v]} for v in values}
    clash = {
        v
        for v in values
        if any(
            _dates_clash(exact[v], exact[w])
            and (not overlap(exact[v], exact[w]) or pages[v] != pages[w])
            and (sure >= {v, w} or not _next(exact[v], exact[w]))
            # A page that itself tells of both days tells a series.
            and (overlap(exact[v], exact[w]) or not pages[v] & pages[w])
            and _one(by_value[v], by_value[w], ground, same_day=overlap(exact[v], exact[w]))
            for w in values
            if w != v
        )
    }
    if len(clash) < 2:
        return []
    return [[_side(v, by_value[v]) for v in values if v in clash]]


def _series(exact: Mapping[str, EventDate], by_value: Mapping[str, _Held]) -> bool:
    """Whether a page itself gives the event two days: then it tells a series."""
    of_page: defaultdict[str, list[EventDate]] = defaultdict(list)
    for value, held in by_value.items():
        for page in {d for d, _ in held}:
            of_page[page].append(exact[value])
    return any(
        not overlap(x, y) for told in of_page.values() for x in told for y in told if x is not y
    )


def _rounds(
    exact: Mapping[str, EventDate],
    by_value: Mapping[str, _Held],
    ground: Ground,
) -> bool:
    """Whether one voice itself gives the event two hours: then it tells of two."""
    origins = {
        c.id: origin_of(c.chain[-1]).key for t in ground.tellings for c in t.claims if c.chain
    }
    voices = {
        value: {(page, origins.get(m.claim or "", "")) for page, m in held}
        for value, held in by_value.items()
    }
    return any(
        _dates_clash(exact[v], exact[w]) and voices[v] & voices[w]
        for v in voices
        for w in voices
        if v < w
    )


def _one(left: _Held, right: _Held, ground: Ground, *, same_day: bool) -> bool:
    """Whether what is told of other days, or hours of one, is surely of one event."""
    a, b = (list(_parted(held, ground)) for held in (left, right))
    if same_day and ground.pack.get(Kinds).serial(ground.event.type):
        return any(
            same_count(x, y) or same_aim(x, y)
            for x in a
            for y in b
            if x is y or scenes(x) & scenes(y) or same_aim(x, y)
        )
    sure = one_event if same_day else one_scene
    return any(sure(x, y, ground) for x in a for y in b)


def _parted(held: _Held, ground: Ground) -> Iterator[Telling]:
    """The tellings of a time: each page's mentions that have it, with their counts."""
    for telling in ground.tellings:
        mentions = tuple(m for page, m in held if page == telling.document.id)
        if mentions:
            ids = {m.id for m in mentions}
            figures = tuple(f for f in telling.figures if f.event in ids)
            yield msgspec.structs.replace(telling, mentions=mentions, figures=figures)


def _next(a: EventDate, b: EventDate) -> bool:
    """Whether the days are neighbours."""
    return abs(days(a.earliest) - days(b.earliest)) == 1


def _dates_clash(a: EventDate, b: EventDate) -> bool:
    if not overlap(a, b):
        return True
    x, y = _hours(a.value), _hours(b.value)
    return bool(x and y) and max(x[0], y[0]) - min(x[-1], y[-1]) >= _APART


def _hours(value: str) -> tuple[int, ...]:
    """The first and last hour that a time may mean; none where it tells no hour."""
    found = _PART.search(value)
    if not found:
        return ()
    return _HOURS[found[1]] if found[1] in _HOURS else (int(found[1]), int(found[1]))


def _side(value: str, held: list[tuple[str, EventMention]]) -> Side:
    return Side(
        says=value,
        value=value,
        claims=tuple(dict.fromkeys(m.claim for _, m in held if m.claim)),
        figures=(),
        documents=tuple(dict.fromkeys(d for d, _ in held)),
    )


def places(ground: Ground) -> list[list[Side]]:
    """Places known to lie apart, where pages name no common one. A town beside talks is as readily one of the parties
    («محادثات بين كابول وطالبان»)."""
    if len(ground.tellings) < 2 or ground.pack.get(Codes).mutual(ground.event.type):
        return []
    by_place: defaultdict[str, list[tuple[str, EventMention]]] = defaultdict(list)
    for telling in ground.tellings:
        for mention in telling.mentions:
            place = mention.place
            if (
                place
                and place.entity
                and place.lat is not None
                and place.precision in _SETTLED
                and mention.start < lead_end(telling.document)
                and placed_here(telling.document, mention)
            ):
                by_place[place.entity].append((telling.document.id, mention))
    if ground.pack.get(Kinds).spread(ground.event.type) or _several(by_place):
        return []
    named = {
        t.document.id: {m.entity for m in t.document.mentions if m.entity} for t in ground.tellings
    }
    tellings: dict[str, Telling] = {t.document.id: t for t in ground.tellings}
    names = sorted(by_place)
    clash = {
        a
        for a in names
        for b in names
        if a != b
        and not any(b in named[d] for d, _ in by_place[a])
        and not any(a in named[d] for d, _ in by_place[b])
        and _far(by_place[a][0][1], by_place[b][0][1])
        and any(
            one_time(tellings[d], tellings[e], ground) and _surely(tellings[d], tellings[e], ground)
            for d, _ in by_place[a]
            for e, _ in by_place[b]
        )
    }
    if len(clash) < 2:
        return []
    return [
        [
            Side(
                says=by_place[n][0][1].place.name,  # type: ignore[union-attr]
                value=n,
                claims=tuple(dict.fromkeys(m.claim for _, m in by_place[n] if m.claim)),
                figures=(),
                documents=tuple(dict.fromkeys(d for d, _ in by_place[n])),
            )
            for n in names
            if n in clash
        ]
    ]


def _surely(a: Telling, b: Telling, ground: Ground) -> bool:
    """Of events that come in numbers: whether both name the same person or a count that hardly two events share."""
    serial = ground.pack.get(Kinds).serial(ground.event.type)
    return not serial or same_count(a, b) or same_person(a, b, ground)


def _several(by_place: Mapping[str, _Held]) -> bool:
    """Whether one page itself places the event in two towns: a series."""
    pages = [page for held in by_place.values() for page in {d for d, _ in held}]
    return len(pages) > len(set(pages))


def _far(a: EventMention, b: EventMention) -> bool:
    x, y = a.place, b.place
    if x is None or y is None or None in (x.lat, x.lon, y.lat, y.lon):
        return False
    return distance(x.lat or 0.0, x.lon or 0.0, y.lat or 0.0, y.lon or 0.0) > _KM
