"""Dates, places and outcomes that differ between accounts."""

from __future__ import annotations

import re
from collections import defaultdict

from riwaya.link.conflicts.ground import Ground, shown
from riwaya.link.events.facts import overlap, width
from riwaya.link.events.gather import dated_here, placed_here, stems
from riwaya.link.events.inpage import own_time, points
from riwaya.link.events.phrasing import Phrasing
from riwaya.link.events.score import distance
from riwaya.model import EventDate, EventMention, Side

_WISHES = frozenset({"demand", "promise", "threaten", "predict"})
_PART = re.compile(r"T(MO|MI|AF|EV|NI|DT|\d\d)")
_HOURS = {"MO": 8, "MI": 12, "AF": 15, "EV": 19, "NI": 23, "DT": 12}
_APART = 4
_KM = 15.0
_SETTLED = frozenset({"city", "town", "village"})


def dates(ground: Ground) -> list[list[Side]]:
    """Days, or parts of one day, that cannot both be; who dies of a strike may die days after it."""
    by_value: defaultdict[str, list[tuple[str, EventMention]]] = defaultdict(list)
    exact: dict[str, EventDate] = {}
    phrasing = ground.pack.get(Phrasing)
    for telling in ground.tellings:
        for mention in telling.mentions:
            if (
                mention.date
                and not (mention.type == "killing" and ground.event.type != "killing")
                and width(mention.date) == 0
                and dated_here(telling.document, mention)
                and own_time(telling.document, mention)
                and not phrasing.counted_from(telling.document, mention)
            ):
                by_value[mention.date.value].append((telling.document.id, mention))
                exact.setdefault(mention.date.value, mention.date)
    values = sorted(exact)
    clash = {v for v in values if any(_dates_clash(exact[v], exact[w]) for w in values if w != v)}
    if len(clash) < 2:
        return []
    return [[_side(v, by_value[v]) for v in values if v in clash]]


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
    named = {
        t.document.id: {m.entity for m in t.document.mentions if m.entity} for t in ground.tellings
    }
    names = sorted(by_place)
    clash = {
        a
        for a in names
        for b in names
        if a != b
        and not any(b in named[d] for d, _ in by_place[a])
        and not any(a in named[d] for d, _ in by_place[b])
        and _far(by_place[a][0][1], by_place[b][0][1])
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


def _far(a: EventMention, b: EventMention) -> bool:
    x, y = a.place, b.place
    if x is None or y is None or None in (x.lat, x.lon, y.lat, y.lon):
        return False
    return distance(x.lat or 0.0, x.lon or 0.0, y.lat or 0.0, y.lon or 0.0) > _KM


def statuses(ground: Ground) -> list[list[Side]]:
    """What one voice tells as done and another as not done, in words of one stem.

    What somebody denies to have done himself is a denial, and what is only asked for is not told as done.
    """
    denying = {c.id for t in ground.tellings for c in t.claims if c.stance == "deny"}
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
            if side == "not" and points(telling.document, mention):
                continue
            if side == "done" and phrasing.wanted(telling.document, mention):
                continue
            trigger = shown(telling.document, mention.trigger)
            groups[side].append((telling.document.id, mention, trigger))
    common = stems_of(groups["done"]) & stems_of(groups["not"])
    held = {
        side: [one for one in found if stems(one[2]) & common] for side, found in groups.items()
    }
    if not common or _voices(held["done"]) == _voices(held["not"]):
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


def _voices(held: list[tuple[str, EventMention, str]]) -> set[str]:
    """Who tells it: a claim, or a page in its own voice."""
    return {m.claim or page for page, m, _ in held}
