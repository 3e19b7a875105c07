"""Dates, places and outcomes that differ between accounts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.link.conflicts.ground import Ground, Telling, shown
from riwaya.link.conflicts.identity import one_event, one_scene, one_time, same_aim, same_count
from riwaya.link.events.facts import days, overlap, width
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.own import own_time, placed_here, points, stems, time_of
from riwaya.link.events.phrasing import Phrasing
from riwaya.link.events.placing import distance
from riwaya.link.events.wording import Wording
from riwaya.link.roots import origin_of
from riwaya.model import EventDate, EventMention, Side

_WISHES = frozenset({"demand", "promise", "threaten", "predict"})
_PART = re.compile(r"T(MO|MI|AF|EV|NI|\d\d)")
_HOURS = {"MO": 8, "MI": 12, "AF": 15, "EV": 19, "NI": 23}
_APART = 5
_FOILED = frozenset({"attack", "bombing", "killing", "offensive", "airstrike", "shelling", "clash"})
_KM = 15.0
_SETTLED = frozenset({"city", "town", "village"})


def dates(ground: Ground) -> list[list[Side]]:
    """Days, or parts of one day, that cannot both be; who dies of a strike may die days after it."""
    if sum(m.date is not None for t in ground.tellings for m in t.mentions) < 2:
        return []
    by_value: defaultdict[str, list[tuple[str, EventMention]]] = defaultdict(list)
    exact: dict[str, EventDate] = {}
    #: told in pages that say their day; another page's «yesterday» may be a day off
    sure: set[str] = set()
    wording = ground.pack.get(Wording)
    for telling in ground.tellings:
        for mention in telling.mentions:
            if (
                mention.date
                and not (mention.type == "killing" and ground.event.type != "killing")
                and width(mention.date) == 0
                and wording.dated(telling.document, mention)
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
    if _series(exact, by_value) or ground.pack.get(Kinds).spread(ground.event.type):
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
            and _one(pages[v], pages[w], ground, same_day=overlap(exact[v], exact[w]))
            for w in values
            if w != v
        )
    }
    if len(clash) < 2:
        return []
    return [[_side(v, by_value[v]) for v in values if v in clash]]


def _series(
    exact: Mapping[str, EventDate], by_value: Mapping[str, Sequence[tuple[str, EventMention]]]
) -> bool:
    """Whether a page itself gives the event two days: then it tells a series."""
    of_page: defaultdict[str, list[EventDate]] = defaultdict(list)
    for value, held in by_value.items():
        for page in {d for d, _ in held}:
            of_page[page].append(exact[value])
    return any(
        not overlap(x, y) for told in of_page.values() for x in told for y in told if x is not y
    )


def _one(left: set[str], right: set[str], ground: Ground, *, same_day: bool) -> bool:
    """Whether pages that give other days, or hours of one, surely tell of one event."""
    a = [t for t in ground.tellings if t.document.id in left]
    b = [t for t in ground.tellings if t.document.id in right]
    if same_day and ground.pack.get(Kinds).serial(ground.event.type):
        return any(same_count(x, y) or same_aim(x, y) for x in a for y in b)
    sure = one_event if same_day else one_scene
    return any(sure(x, y, ground) for x in a for y in b)


def _next(a: EventDate, b: EventDate) -> bool:
    """Whether the days are neighbours."""
    return abs(days(a.earliest) - days(b.earliest)) == 1


def _dates_clash(a: EventDate, b: EventDate) -> bool:
    if not overlap(a, b):
        return True
    x, y = _hour(a.value), _hour(b.value)
    return x is not None and y is not None and abs(x - y) >= _APART


def _hour(value: str) -> int | None:
    found = _PART.search(value)
    if not found:
        return None
    return _HOURS.get(found[1]) if found[1] in _HOURS else int(found[1])


def _side(value: str, held: list[tuple[str, EventMention]]) -> Side:
    return Side(
        says=value,
        value=value,
        claims=tuple(dict.fromkeys(m.claim for _, m in held if m.claim)),
        figures=(),
        documents=tuple(dict.fromkeys(d for d, _ in held)),
    )


def places(ground: Ground) -> list[list[Side]]:
    """Places known to lie apart, where pages name no common one."""
    if len(ground.tellings) < 2:
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
            one_time(tellings[d], tellings[e], ground)
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


def _several(by_place: Mapping[str, Sequence[tuple[str, EventMention]]]) -> bool:
    """Whether one page itself places the event in two towns: a series."""
    pages = [page for held in by_place.values() for page in {d for d, _ in held}]
    return len(pages) > len(set(pages))


def _far(a: EventMention, b: EventMention) -> bool:
    x, y = a.place, b.place
    if x is None or y is None or None in (x.lat, x.lon, y.lat, y.lon):
        return False
    return distance(x.lat or 0.0, x.lon or 0.0, y.lat or 0.0, y.lon or 0.0) > _KM


def statuses(ground: Ground) -> list[list[Side]]:
    """What one voice tells as done and another as not done, in words of one stem.

    What somebody denies to have done himself is a denial, and what is only asked for is not told as done. Of attacks
    that did not come about («أحبطت هجوما», «دون أن تشن غارات») other attacks are told as done.
    """
    denying = {c.id for t in ground.tellings for c in t.claims if c.stance == "deny"}
    if not any(m.status == "denied" for t in ground.tellings for m in t.mentions):
        return []
    phrasing = ground.pack.get(Phrasing)
    groups: defaultdict[str, list[tuple[str, EventMention, str]]] = defaultdict(list)
    for telling in ground.tellings:
        claims = {c.id: c for c in telling.document.claims}
        for mention in telling.mentions:
            side = {"occurred": "done", "ongoing": "done", "denied": "not"}.get(mention.status)
            claim = claims.get(mention.claim or "")
            if side is None or mention.claim in denying or (claim and claim.stance in _WISHES):
                continue
            # Of «الاتفاق» something else is mostly denied than that there is one.
            if side == "not" and (points(telling.document, mention) or mention.type in _FOILED):
                continue
            if side == "done" and phrasing.wanted(telling.document, mention):
                continue
            trigger = shown(telling.document, mention.trigger)
            groups[side].append((telling.document.id, mention, trigger))
    common = stems_of(groups["done"]) & stems_of(groups["not"])
    held = {
        side: [one for one in found if stems(one[2]) & common] for side, found in groups.items()
    }
    if not common or not _two_voices(held["done"], held["not"], ground):
        return []
    return [
        [
            Side(
                says=found[0][2],
                value=found[0][1].status,
                claims=tuple(dict.fromkeys(m.claim for _, m, _ in found if m.claim)),
                figures=(),
                documents=tuple(dict.fromkeys(d for d, _, _ in found)),
            )
            for _, found in sorted(held.items())
        ]
    ]


def stems_of(held: list[tuple[str, EventMention, str]]) -> frozenset[str]:
    """The stems of every trigger among `held`."""
    return frozenset(s for _, _, words in held for s in stems(words))


def _two_voices(
    done: list[tuple[str, EventMention, str]],
    undone: list[tuple[str, EventMention, str]],
    ground: Ground,
) -> bool:
    """Whether somebody else says that it was done than who says that it was not: another page, or in one page
    another source; what a page says in its own voice goes with whom it reports."""
    origins = {
        c.id: origin_of(c.chain[-1]).key for t in ground.tellings for c in t.claims if c.chain
    }

    def differ(a: tuple[str, EventMention, str], b: tuple[str, EventMention, str]) -> bool:
        x, y = origins.get(a[1].claim or ""), origins.get(b[1].claim or "")
        return (a[0] != b[0] and (x is None or x != y)) or (
            x is not None and y is not None and x != y
        )

    return any(differ(a, b) for a in done for b in undone)
