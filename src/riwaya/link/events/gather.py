"""The facts of each event mention of a page."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import islice, takewhile

import msgspec

from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import tokenize, words
from riwaya.language.view import View, fold
from riwaya.link.entities.known import Known, Tables
from riwaya.link.events.facts import AHEAD, Facts, Spot
from riwaya.link.events.ground import Ground, home
from riwaya.link.events.own import (
    named_in,
    open_day,
    own_arguments,
    place_ground,
    sentence_around,
    stems,
)
from riwaya.link.events.rank import Ranks
from riwaya.link.events.wording import Shape
from riwaya.model import (
    Argument,
    Document,
    EventDate,
    EventMention,
    EventPlace,
    Figure,
    Span,
)
from riwaya.resources import Pack
from riwaya.resources.rows import OneWord

_WIDE = frozenset({"country", "region", "province", "sea", "river", "valley"})
_PART = frozenset({"province", "region"})
_COUNTED = frozenset({"killed", "injured", "missing", "detained", "displaced", "sheltered"})
_PLACE = "loc-"
_LEAD = 220
#: Letters behind a trigger in which an adjective may stand that says its sort.
_BEHIND = 12
#: Days for which a happening is news.
_NEWS = 30


class Finer(msgspec.Struct, frozen=True):
    """A trigger of a type that names a sort of its own («مؤتمر صحفي» among meetings)."""

    phrase: str
    type: str
    finer: str


class Gatherer:
    """Reads facts off event mentions whose entities have been linked.

    Args:
        known: entity ids with the table entry each was recognised as.
    """

    def __init__(self, pack: Pack, known: Mapping[str, Known]) -> None:
        self._tables, self._ranks = pack.get(Tables), pack.get(Ranks)
        self._ground = pack.get(Ground)
        self._known = known
        self._nobody = {s for r in pack.rows("linking", "nobody", OneWord) for s in stems(r.word)}
        self._finer: Lexicon[Finer] = Lexicon(
            [(r.phrase, r) for r in pack.rows("linking", "finer", Finer)]
        )
        self._divided = {r.type for r in pack.rows("linking", "finer", Finer)}

    def page(self, page: int, document: Document, shapes: Sequence[Shape]) -> list[Facts]:
        """One for each of the document's events, in their order.

        Args:
            shapes: how each of them is worded.
        """
        counts: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in document.figures:
            if figure.event:
                counts[figure.event].append(figure)
        here = home(document, self._known)
        return [
            self._facts(page, document, e, counts[e.id], shape, here)
            for e, shape in zip(document.events, shapes, strict=True)
        ]

    def _facts(
        self,
        page: int,
        document: Document,
        event: EventMention,
        figures: list[Figure],
        shape: Shape,
        here: str,
    ) -> Facts:
        around = sentence_around(document.text, event.start)
        by_role: dict[str, set[str]] = {"actor": set(), "target": set()}
        who: set[str] = set()
        own = own_arguments(event, around)
        for argument in own:
            if argument.role == "instrument":
                continue
            handles = self._handles(argument, document)
            who |= handles
            by_role.setdefault(argument.role, set()).update(handles)
        return Facts(
            frozenset({page}),
            (self._type(document, event),),
            event.status,
            None if shape.since else _date(document, event, own=shape.dated),
            self._spots(
                event,
                own,
                named_in(document, place_ground(document, event, around)),
                here,
                placed=shape.placed,
            ),
            frozenset(by_role["actor"]),
            frozenset(by_role["target"]),
            frozenset(who),
            frozenset(
                (f.what, float(f.value))
                for f in figures
                if f.value is not None and f.what in _COUNTED and not f.part_of
            ),
            stems(document.quote(event.trigger)),
            *_bounds(document, event, shape),
            _fresh(document, event),
            shape.dated,
            *open_day(document, event),
            self._near(document, around),
            frozenset({self._ranks.rank(document, event)} - {0}),
        )

    def _type(self, document: Document, event: EventMention) -> str:
        """The type by which it is compared."""
        if event.type not in self._divided:
            return event.type
        text = document.text[event.start : event.end + _BEHIND]
        tokens = tokenize(View(text))
        hits = self._finer.at(tokens, 0) if tokens else []
        return next((h.value.finer for h in hits if h.value.type == event.type), event.type)

    def _near(self, document: Document, around: Span) -> frozenset[str]:
        """The stems of the towns and smaller places that a sentence names."""
        out: set[str] = set()
        first = bisect_left(document.mentions, around.start, key=lambda m: m.start)
        for mention in islice(document.mentions, first, None):
            if mention.start >= around.end:
                break
            known = self._known.get(mention.entity)
            if mention.type == "LOC" and not (known and known.kind in _WIDE):
                name = mention.names[0] if mention.names else document.quote(mention.span)
                out |= self._ground.stems(name)
        return frozenset(out)

    def _handles(self, argument: Argument, document: Document) -> set[str]:
        """What a participant is compared by; one that is only a count («20 مدنيا») by nothing."""
        out: set[str] = set()
        if argument.entity:
            known = self._known.get(argument.entity)
            if known and known.kind == "country":
                return {f"@{known.country}"}
            out.add(argument.entity)
        nations = {w: iso for w in words(argument.name) if (iso := self._tables.adjectives.get(w))}
        out |= {f"@{iso}" for iso in nations.values()}
        if not argument.entity and not _counts(document, argument.span):
            said = stems(argument.name) - self._nobody - stems(" ".join(nations))
            out |= {f"~{stem}" for stem in said}
        return out

    def _spots(
        self,
        event: EventMention,
        own: Sequence[Argument],
        said: frozenset[str],
        home: str,
        *,
        placed: bool,
    ) -> tuple[Spot, ...]:
        """Where it happened; where that is a country or nothing, the town that was the target."""
        spot = (
            self._spot(event.place, said, home) if event.place and not _body(event.place) else None
        )
        if spot and not placed:
            spot = msgspec.structs.replace(spot, firm=False)
        if spot and not spot.wide:
            return (spot,)
        for argument in own:
            if argument.role == "target" and argument.entity in self._known:
                place = EventPlace(argument.name, entity=argument.entity)
                town = self._spot(place, said, home)
                if not _body(place) and town.country and not town.wide:
                    return (town,)
        return (spot,) if spot else ()

    def _spot(self, place: EventPlace, said: frozenset[str], home: str) -> Spot:
        known = self._known.get(place.entity or "")
        words = self._ground.stems(place.name)
        firm = bool(words & said)
        nation = self._ground.nation(place.name) if known is None and not place.entity else ""
        if nation:
            return Spot(f"@{nation}", words, nation, wide=True, firm=firm)
        if known is None:
            within = _id(place.within) if place.within is not None else ""
            here = home if self._ground.common(place.name) else ""
            spot = f"{_id(place)}@{here}" if here else _id(place)
            return Spot(
                spot, words, here, place.lat, place.lon, firm=firm, by=place.near, inside=within
            )
        wide = known.kind in _WIDE
        return Spot(
            _id(place),
            words,
            known.country,
            known.lat,
            known.lon,
            wide,
            firm,
            known.kind in _PART,
            place.near,
        )


def _id(place: EventPlace) -> str:
    return place.entity or f"~{fold(place.name)}"


def _body(place: EventPlace) -> bool:
    """Whether what stands for a place is persons or a body («مواقع الحوثيين»), who are wherever they are."""
    return bool(place.entity) and not str(place.entity).startswith(_PLACE)


def _counts(document: Document, span: Span) -> bool:
    """Whether a count stands in a stretch."""
    first = bisect_left(document.figures, span.start, key=lambda f: f.end)
    near = islice(document.figures, first, None)
    return any(span.overlaps(f.span) for f in takewhile(lambda f: f.start < span.end, near))


def _date(document: Document, event: EventMention, *, own: bool) -> EventDate | None:
    """The date as far as it names days; what goes on at present is of the page's day. What is still ahead takes no day
    from other words («قال اليوم إن خطة الهجوم ...») unless that is to come too."""
    found = _named_date(document, event)
    told = document.published.latest if document.published else ""
    ahead = event.status in AHEAD and not own
    return None if ahead and found is not None and found.earliest <= told else found


def _named_date(document: Document, event: EventMention) -> EventDate | None:
    if event.date is None or event.date.value[:1].isdigit():
        return event.date
    published = document.published
    if published is None or published.earliest != published.latest:
        return None
    day = published.earliest
    present = event.date.value.startswith("PRESENT")
    return EventDate(day, day, day, "day") if present else None


def _fresh(document: Document, event: EventMention) -> str:
    """The page's date for what title or lead tell without one."""
    published = document.published
    if published is None or published.earliest != published.latest:
        return ""
    if event.date and event.date.value[:1].isdigit():
        return ""
    body = next((b for b in document.blocks if b.kind == "body"), None)
    lead = body.start + _LEAD if body else 0
    return published.earliest if event.start < lead and event.status == "occurred" else ""


def _bounds(document: Document, event: EventMention, shape: Shape) -> tuple[str, str]:
    """(after, before) of an event whose own words do not date it, by its page's date.

    What title or lead tell as news, and do not point back at, is no older than news can be.
    """
    published = document.published
    if (shape.dated and event.date and event.date.value[:1].isdigit()) or not published:
        return "", ""
    if event.status in ("planned", "possible"):
        return published.earliest, ""
    news = shape.lead and not shape.pointing and event.status == "occurred"
    exact = published.earliest == published.latest
    return _back(published.earliest) if news and not exact else "", published.latest


def _back(day: str) -> str:
    """The day before which nothing is news on `day`."""
    try:
        return (date.fromisoformat(day) - timedelta(days=_NEWS)).isoformat()
    except (ValueError, OverflowError):
        return ""
