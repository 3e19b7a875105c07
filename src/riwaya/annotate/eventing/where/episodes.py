"""Episodes of a page: runs of sentences that tell of one place, between which nothing is taken over.

A sentence begins another where it turns to something else («من جهة أخرى»), or where the first place that it tells of has
nothing to do with those before it («وفي محافظة كذا»).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from riwaya.annotate.eventing.clusters import taken_up
from riwaya.annotate.eventing.scene import EventScene, Page
from riwaya.annotate.eventing.where.placechains import head_of_row, related
from riwaya.annotate.eventing.where.placeclauses import FRONT
from riwaya.annotate.eventing.where.placetables import LAND, PlaceTables
from riwaya.annotate.eventing.where.placewords import made, stands
from riwaya.annotate.eventing.words import EventWords
from riwaya.language.view import fold
from riwaya.model import EventDate, EventMention, EventPlace

_REAL = ("occurred", "ongoing")
#: The deed that goes on elsewhere.
_MOVES = "mobilization"
#: The frame of what somebody storms, in rules, and kinds of nouns for what is searched.
_ENTERED = ".enter@"
_GROUNDS = frozenset(("area", "site"))


class Stood(msgspec.Struct, frozen=True):
    """A place that an episode surely was in, told at a place of the text, and the date of the deed."""

    start: int
    place: EventPlace
    date: EventDate | None = None


class Episode(msgspec.Struct, frozen=True):
    """Where (code points) an episode begins, where its first sentence ends, and where it surely was, in text order."""

    start: int
    opened: int
    stood: tuple[Stood, ...] = ()


class Episodes:
    """The episodes of a page, in text order; a title is one. `lead`: where (code points) the first sentence of the body ends.
    `ties`: names of places of which a sentence says that one lies in or beside the other."""

    def __init__(
        self,
        tables: PlaceTables,
        told: Sequence[Episode] = (),
        lead: int = 0,
        ties: frozenset[frozenset[str]] = frozenset(),
    ) -> None:
        self._tables, self._told, self._lead, self._ties = tables, told, lead, ties

    def at(self, start: int) -> int:
        """The number of the episode that a place of the text is in; 0 before the first."""
        return bisect_right(self._told, start, key=lambda e: e.start)

    def opened(self, start: int) -> int:
        """Where the first sentence of the episode there ends."""
        n = self.at(start)
        return self._told[n - 1].opened if n else start

    def leads(self, start: int) -> bool:
        """Whether title or first sentence are there."""
        return start < self._lead

    def stood(self, start: int) -> tuple[Stood, ...]:
        """Where the episode there was, in text order."""
        n = self.at(start)
        return self._told[n - 1].stood if n else ()

    def akin(self, a: str, b: str) -> bool:
        """Whether one place may be the other, or lie in it or beside it; of what no table knows nobody can tell but the page."""
        if frozenset((a, b)) in self._ties or _alike(a, b):
            return True
        lands = [self._tables.country_of(name) for name in (a, b)]
        if all(lands) and lands[0] != lands[1]:
            return False
        widths = [self._tables.width(name) for name in (a, b)]
        if max(widths) >= LAND:
            return min(widths) < max(widths)
        return not all(self._settled(name) for name in (a, b))

    def _settled(self, name: str) -> bool:
        """Whether a name is known to be that of a settlement, or a sentence says of it where it lies."""
        known = not self._tables.small(name) or self._tables.headed(name)
        return known or any(name in tie for tie in self._ties)

    def inside(self, inner: str, outer: str) -> bool:
        """Whether one place is the other, or is known to lie in it or beside it."""
        tied = frozenset((inner, outer)) in self._ties
        return tied or _alike(inner, outer) or self._tables.holds(outer, inner)


class _Teller:
    """Puts the sentences of a page together to episodes, in text order."""

    def __init__(self, parts: Episodes, tables: PlaceTables) -> None:
        self._parts, self._tables = parts, tables
        self._told: list[tuple[int, int, list[Stood]]] = []
        #: The narrowest place so far of the episode that goes on, the last of these.
        self._narrow: str | None = None

    def tell(self, scene: EventScene, front: list[Stood], own: list[Stood], *, new: bool) -> None:
        """Adds a sentence, by the place that opens it and those where its deeds were; a `new` one begins an episode."""
        low, high = scene.tokens[scene.first].start, scene.tokens[scene.last - 1].end
        if new or not self._told or self._begins(scene, front, own):
            self._told.append((low, high, []))
            self._narrow = None
        for stood in (*front, *own):
            name, width = stood.place.name, self._tables.width
            if self._narrow is None or width(name) <= width(self._narrow):
                self._narrow = name
        self._told[-1][2].extend((*front, *own))

    def told(self) -> list[Episode]:
        """The episodes so far."""
        return [Episode(low, high, tuple(stood)) for low, high, stood in self._told]

    def _begins(self, scene: EventScene, front: list[Stood], own: list[Stood]) -> bool:
        """Whether a sentence begins an episode, by where it opens, where its deeds were and where those before were."""
        if self._tables.turns(scene.tokens, scene.first):
            return True
        if self._narrow is None or not (front or own):
            return False
        if front and not self._parts.inside(front[0].place.name, self._narrow):
            return True
        return not self._parts.akin((*front, *own)[0].place.name, self._narrow)


def episodes(
    scenes: Sequence[EventScene], groups: Sequence[Sequence[EventMention]], page: Page
) -> Episodes:
    """The episodes of a page's sentences. `groups`: its events as their sentences tell them, mentions of one together."""
    body = next((scene for scene in scenes if not scene.title), None)
    lead = page.tokens[body.last - 1].end if body is not None else 0
    ties = frozenset(_ties(scenes))
    teller = _Teller(Episodes(page.words.places, (), lead, ties), page.words.places)
    placed = sorted(_placed(groups, page), key=lambda s: s.start)
    for scene in scenes:
        low, high = page.tokens[scene.first].start, page.tokens[scene.last - 1].end
        own = placed[bisect_left(placed, low, key=_start) : bisect_left(placed, high, key=_start)]
        teller.tell(scene, _front(scene, page), own, new=scene is body)
    return Episodes(page.words.places, teller.told(), lead, ties)


def _start(stood: Stood) -> int:
    return stood.start


def _ties(scenes: Sequence[EventScene]) -> Iterator[frozenset[str]]:
    """The names of places that a sentence relates; of those in a row («في كذا وكذا شمال كذا») all."""
    for scene in scenes:
        found = [s for s in stands(scene) if s.mention.names]
        for one, other in pairwise(found):
            if not related(scene, one, other):
                continue
            row = found.index(head_of_row(scene, found, one))
            for inner in found[row : found.index(other)]:
                yield frozenset((inner.mention.names[0], other.mention.names[0]))


def _front(scene: EventScene, page: Page) -> list[Stood]:
    """«وفي محافظة كذا»: the place that opens a sentence."""
    return [
        Stood(s.mention.start, made(s, page))
        for s in stands(scene)[:1]
        if s.located and s.first <= scene.first + FRONT and not s.office
        if s.mention.start not in page.tellers
        if all(_of_place(scene, k) for k in range(scene.first, s.first))
    ]


def _of_place(scene: EventScene, k: int) -> bool:
    """Whether a word is of those that lead to the name of a place («وفي مدينة كذا»)."""
    words = scene.words
    ground = words.places.kinds.at(scene.tokens, k) or words.places.sides.at(scene.tokens, k)
    return bool(
        ground or words.functions.at(scene.tokens, k) or _ground(scene.tokens[k].text, words)
    )


def _placed(groups: Sequence[Sequence[EventMention]], page: Page) -> Iterator[Stood]:
    """Where deeds surely were; one that is taken up («الانفجار») where it was told to be before, none that is new to the page
    behind another of its sentence."""
    firsts: dict[int, int] = {}
    for event in sorted((e for group in groups for e in group), key=lambda e: e.start):
        here = page.sentence(event)
        firsts.setdefault(here.first if here is not None else -1, event.start)
    opening = frozenset(firsts.values())
    for group in groups:
        place: EventPlace | None = None
        for event in group:
            own = event.place if event.start not in page.loose else None
            real = event.status in _REAL and event.start not in page.background
            again = taken_up(page.document, event)
            if own is None and event.place is None and again:
                own = place
            elif again and place is None and event.start not in opening:
                continue  # «للانتقام من الضربات الجوية في ...»
            if own is not None and real and stays(event, page.words):
                yield Stood(event.start, own, event.date)
                place = own


def acts(event: EventMention, words: EventWords) -> bool:
    """Whether an event is a deed that is done at one place, a raid or search too; where forces move it is not."""
    if (
        event.type in words.sets.raids
        and event.type not in words.sets.deeds
        and _ENTERED not in event.rule
    ):
        return any(a.role == "target" and _ground(a.name, words) for a in event.arguments)
    return event.type in words.sets.raids or (
        event.type in words.sets.deeds and event.type != _MOVES
    )


def stays(event: EventMention, words: EventWords) -> bool:
    """Whether a deed does not lead away from where it was."""
    return acts(event, words) and event.type not in words.sets.left


def _ground(name: str, words: EventWords) -> bool:
    """«الموقع», «منازل المواطنين»: whether a name is the description of a building or ground."""
    return bool(words.kinds.of_word(fold(name.partition(" ")[0])) & _GROUNDS)


def _alike(a: str, b: str) -> bool:
    """Whether the words of one name are in the other."""
    words = [set(name.split()) for name in (a, b)]
    return words[0] <= words[1] or words[1] <= words[0]
