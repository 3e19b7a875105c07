"""The place that the mentions of one event in a page lend one another."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from riwaya.annotate.eventing.clusters import harms, leads, taken_up
from riwaya.annotate.eventing.sameness import key, overlap
from riwaya.annotate.eventing.where.episodes import Episodes
from riwaya.annotate.eventing.where.placetables import LAND
from riwaya.annotate.eventing.words import EventWords
from riwaya.language.marks import QUOTES, SENTENCE_ENDS
from riwaya.model import Document, EventMention, EventPlace

#: What may stand behind the end of a sentence.
_CLOSERS = " \t\r" + "".join(QUOTES)
_REAL = ("occurred", "ongoing")


class Unsure(msgspec.Struct, frozen=True):
    """Mentions of a page by their starts: those that were only `told` on their day, whose place is `loose` (it only stands
    in their sentence), that are `many` (a plural, a count), that were done over a `long` time, that somebody is `charged` with."""

    told: frozenset[int] = frozenset()
    loose: frozenset[int] = frozenset()
    many: frozenset[int] = frozenset()
    long: frozenset[int] = frozenset()
    charged: frozenset[int] = frozenset()


class PlaceLender:
    """Gives the mentions of an event in a page one another's place."""

    def __init__(
        self, document: Document, words: EventWords, unsure: Unsure, parts: Episodes
    ) -> None:
        self._document, self._words, self._unsure, self._parts = document, words, unsure, parts
        self._people = {n for m in document.mentions if m.type == "PER" for n in m.names[:1]}

    def lent(self, group: list[EventMention]) -> list[EventPlace | None]:
        """The place of each mention of a group, its own or that of its fellows."""
        out: list[EventPlace | None] = []
        for event in group:
            place, sure = self._best(event, group)
            gives = sure and place is not None and self._gives_way(event, place)
            out.append(place if event.place is None or gives else event.place)
        return out

    def _best(
        self, event: EventMention, group: list[EventMention]
    ) -> tuple[EventPlace | None, bool]:
        """The narrowest place that a fellow has for sure, the first of these; else the first that one has. Whether it is
        sure."""
        words, unsure = self._words, self._unsure
        charged = (
            event.start in unsure.charged
        )  # «المتهم بقتل رجل»: a deed of before, told with others
        told = [
            e
            for e in group
            if e.place is not None and self._may_lend(e, event) and self._in_reach(e, event)
            if charged or e.start not in unsure.charged
        ]
        firm = [e.place for e in told if e.start not in unsure.loose and e.place is not None]
        if firm and event.type in words.sets.pinpointed:
            width = words.places.width
            return min(firm, key=lambda p: (width(p.name), words.is_site(p.name))), True
        firm = [p for p in firm if not words.is_site(p.name)]
        if firm:
            return firm[0], True
        known = [e.place for e in told if e.start in unsure.loose]
        return (known[0] if known else None), False

    def _may_lend(self, donor: EventMention, event: EventMention) -> bool:
        """Whether one mention lends another its place: what is told later only to title and lead, or where it takes up what
        was told; what was not done none to what was; none to harm told anew in other words."""
        if donor.status not in _REAL and event.status in _REAL:
            return False
        if harms(event) and donor.type != event.type and self._told_anew(donor, event):
            return False
        earlier = donor.start <= event.start
        return earlier or self._retells(event) or taken_up(self._document, donor)

    def _told_anew(self, donor: EventMention, event: EventMention) -> bool:
        """Whether an event stands in another sentence than a donor, takes up nothing of it and names nobody of it («هاجموا
        قرية. ... وقتل حارسان»)."""
        low, high = sorted((donor.start, event.start))
        apart = any(mark in self._document.text[low:high] for mark in SENTENCE_ENDS)
        return apart and not (self._retells(event) or self._shares(donor, event))

    def _retells(self, event: EventMention) -> bool:
        return leads(self._document, event) or taken_up(self._document, event)

    def _in_reach(self, donor: EventMention, event: EventMention) -> bool:
        """Whether two mentions are of one episode, or one retells the other; what another paragraph than that where an
        episode began tells may be what the page is about."""
        parts = self._parts
        if parts.at(donor.start) == parts.at(event.start):
            return True
        if leads(self._document, event) or self._shares(donor, event):
            return True
        if taken_up(self._document, event) and not any(
            s.start < event.start for s in parts.stood(event.start)
        ):
            return True
        name, here = donor.place.name if donor.place else "", parts.stood(event.start)
        if not here or any(parts.akin(name, s.place.name) for s in here):
            return True
        if not parts.leads(donor.start):
            return False
        rest = self._document.text[parts.opened(event.start) : event.start].lstrip(_CLOSERS)
        return rest.startswith("\n")

    def _shares(self, donor: EventMention, event: EventMention) -> bool:
        """Whether two mentions name one person, or count the same people («14 جنديا»)."""
        mine, its = ([key(n) for n in self._told(e)] for e in (event, donor))
        return any(overlap(a, b) for a in mine for b in its)

    def _told(self, event: EventMention) -> Iterator[str]:
        """The names of persons and of people counted that a mention has."""
        for argument in event.arguments:
            name = argument.name
            if name in self._people or any(c.isdigit() for c in name):
                yield name

    def _gives_way(self, event: EventMention, best: EventPlace) -> bool:
        """Whether a mention's own place is less than that which its fellows have: one that only stands in its sentence, of
        an event taken up from before, or the country in which theirs lies, where title or lead tell of one deed or it is
        taken up."""
        words, unsure = self._words, self._unsure
        if event.place is None:
            return False
        if event.start in unsure.loose and taken_up(self._document, event):
            return True
        one = event.type in words.sets.pinpointed and event.start not in unsure.many
        if not (one and self._retells(event)) or words.places.width(best.name) >= LAND:
            return False
        return words.places.holds(event.place.name, best.name)
