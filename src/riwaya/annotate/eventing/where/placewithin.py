"""What a small place lies in, as the page tells it: «حي البياع جنوب غربي بغداد», «فندق كذا في العاصمة», «وفي محافظة تعز ... قرية
كذا». Tables know where towns lie, of quarters, villages and houses mostly nobody but the page does."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.scene import EventScene, Page
from riwaya.annotate.eventing.where.placechains import Stand, related
from riwaya.annotate.eventing.where.placeclauses import FRONT
from riwaya.annotate.eventing.where.placetables import COUNTRY, LAND, WATER
from riwaya.annotate.eventing.where.placewords import make, stands
from riwaya.language.affixes import AND
from riwaya.language.marks import QUOTES
from riwaya.language.view import fold
from riwaya.model import EventMention, EventPlace

#: How far (tokens) behind a place it is still told what that lies in.
_FAR = 10
#: How far (code points) the beginning of a page reaches.
_LEAD = 700


def contained(events: list[EventMention], page: Page) -> list[EventMention]:
    """Events by the houses in which they were, and those of whose place no table knows the whereabouts, with what the page
    says that these lie in."""
    holders = _Holders(page)
    return [
        event if place is event.place else msgspec.structs.replace(event, place=place)
        for event in events
        for place in [_whole(event, page, holders)]
    ]


def _whole(event: EventMention, page: Page, holders: _Holders) -> EventPlace | None:
    """The place of an event with what it lies in: where the page says that of a house, or else where the event was."""
    site, around = page.sites.get(event.start), event.place
    place = site or around
    if place is None or place.within is not None:
        return place
    outer = holders.of(place.name, event.start)
    if outer is None and site is not None and around is not None:
        house = page.words.is_site(around.name) and page.words.places.small(around.name)
        outer = None if house or fold(around.name) in fold(site.name) else around
    if outer is None and page.words.is_site(place.name) and page.words.places.small(place.name):
        outer = None if holders.is_land(place.name) else holders.of_lead(place.name, event)
    return place if outer is None else msgspec.structs.replace(place, within=outer)


class _Holders:
    """What the places of a page lie in; of one that is told to lie in several, what the telling next to the event says."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._scenes: dict[int, list[Stand]] = {}
        self._told: dict[str, list[tuple[int, EventPlace]]] = {}
        self._towns: dict[str, EventPlace] | None = None

    def of_lead(self, name: str, event: EventMention) -> EventPlace | None:
        """The one town that the page names at all, for a house that it names at its beginning."""
        page = self._page
        told = [k for k in page.places if page.mentions[k][0].names[:1] == (name,)]
        first = page.tokens[told[0]].start if told else event.start
        if not page.places or first - page.tokens[page.reading.article[0].first].start > _LEAD:
            return None
        if self._towns is None:
            named = [page.mentions[k][0] for k in page.places]
            self._towns = {
                m.names[0]: make(m, page) for m in named if m.names and self._town(m.names[0])
            }
        return next(iter(self._towns.values())) if len(self._towns) == 1 else None

    def is_land(self, name: str) -> bool:
        """Whether a noun of lands stands before a name somewhere in the page («إقليم "ميدان كذا"»)."""
        page, tables = self._page, self._page.words.places
        firsts = (k for k in page.places if page.mentions[k][0].names[:1] == (name,))
        return any(tables.width_at(page.tokens, k, name) >= LAND for k in firsts)

    def _town(self, name: str) -> bool:
        tables = self._page.words.places
        return tables.known(name) and tables.width(name) < LAND and not tables.small(name)

    def of(self, name: str, start: int) -> EventPlace | None:
        """What a place lies in, as told nearest to an event that starts there."""
        if name not in self._told:
            self._told[name] = list(self._tellings(name))
        told = self._told[name]
        return min(told, key=lambda t: abs(t[0] - start))[1] if told else None

    def _tellings(self, name: str) -> list[tuple[int, EventPlace]]:
        page, key = self._page, fold(name)
        out: list[tuple[int, EventPlace]] = []
        for first in page.places:
            mention = page.mentions[first][0]
            called = mention.names[0] if mention.names else page.document.quote(mention.span)
            if called != name and fold(called) != key:
                continue
            outer = self._around(first)
            if outer is not None:
                out.append((mention.start, make(outer.mention, page)))
        return out

    def _around(self, first: int) -> Stand | None:
        """What the place at a token lies in, by the places of its sentence."""
        page = self._page
        sentence = page.reading.sentence_of(first)
        if sentence is None:
            return None
        scene = EventScene(page, sentence, 0, title=False)
        found = self._scenes.setdefault(sentence.first, [])
        if not found:
            found.extend(stands(scene))
        scene.stands = found
        n = next((n for n, s in enumerate(found) if s.first == first), None)
        return None if n is None else _outer(scene, found, n)


def _outer(scene: EventScene, found: list[Stand], n: int) -> Stand | None:
    """The first known town or land behind a place that it lies in, else the one that opens its sentence."""
    own = found[n]
    for k in range(n + 1, len(found)):
        how = related(scene, found[k - 1], found[k])
        part = how == "by" and k == n + 1 and _part(scene, own)
        if how != "in" and not part:
            break
        if _holds(scene, found[k], own):
            return found[k]
    for k in range(n + 1, len(found)):
        if found[k].first - own.last > _FAR or not _on(scene, own.last, found[k].first):
            break
        wide = found[k].located and found[k].width <= LAND and not found[k].near
        if own.located and wide and _holds(scene, found[k], own):
            return found[k]
    front = found[0]
    opens = front.located and front.first <= scene.first + FRONT and front.width < COUNTRY
    return front if n and opens and own.located and _holds(scene, front, own) else None


def _on(scene: EventScene, low: int, high: int) -> bool:
    """Whether no other clause or part of one begins between two tokens."""
    words = scene.words
    for k in range(low, high):
        hit = words.functions.first(scene.tokens, k)
        if scene.tokens[k].kind == "mark" and scene.tokens[k].text not in QUOTES:
            return False
        if k in scene.told or (hit is not None and hit.value != "prep"):
            return False
        if words.verbs.first(scene.tokens, k) is not None or scene.tokens[k].text.startswith(AND):
            return False
    return True


def _part(scene: EventScene, own: Stand) -> bool:
    """Whether a place is part of a town, so that what lies on one of its sides is that town."""
    return own.width < LAND and scene.words.places.quarter(scene.tokens, own.first)


def _holds(scene: EventScene, outer: Stand, own: Stand) -> bool:
    """Whether a place is one that tables know, and another than the one that lies in it."""
    names, tables = outer.mention.names, scene.words.places
    if not (names and own.mention.names) or own.mention.names[0] == names[0]:
        return False
    if outer.width < own.width >= LAND:
        return False
    if outer.width == WATER and tables.known(own.mention.names[0]):
        return False
    return not tables.small(names[0]) and tables.unknown_in(own.mention.names[0], names[0])
