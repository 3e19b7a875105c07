"""The place that the mentions of one event in a page lend one another."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.clusters import leads, taken_up
from riwaya.annotate.eventing.words import EventWords
from riwaya.model import Document, EventMention, EventPlace

#: Families of types of which a page tells where exactly in what follows its lead.
_DEEDS = ("force", "harm", "police")


class Unsure(msgspec.Struct, frozen=True):
    """Mentions of a page by their starts: those that were only `told` on their day, whose place is `loose` (it only stands
    in their sentence), that are `many` (a plural, a count)."""

    told: frozenset[int] = frozenset()
    loose: frozenset[int] = frozenset()
    many: frozenset[int] = frozenset()


def lent_places(
    document: Document, group: list[EventMention], words: EventWords, unsure: Unsure
) -> list[EventPlace | None]:
    """The place of each mention of a group, its own or that of its fellows."""
    best, sure = _best(group, words, unsure)
    return [
        best
        if e.place is None or (sure and best and _gives_way(document, e, best, words, unsure))
        else e.place
        for e in group
    ]


def _best(
    group: list[EventMention], words: EventWords, unsure: Unsure
) -> tuple[EventPlace | None, bool]:
    """The narrowest place that a mention of the group has for sure, the first of these; else the first that one has.
    Whether it is sure."""
    placed = [e for e in group if e.place is not None]
    firm = [e.place for e in placed if e.start not in unsure.loose and e.place is not None]
    if firm:
        return min(firm, key=lambda p: (words.places.width(p.name), words.is_site(p.name))), True
    return (placed[0].place if placed else None), False


def _gives_way(
    document: Document, event: EventMention, best: EventPlace, words: EventWords, unsure: Unsure
) -> bool:
    """Whether a mention's own place is less than that which its fellows have: one that only stands in its sentence, of an
    event taken up from before, or the country in which theirs lies, where title or lead tell of one deed."""
    if event.place is None:
        return False
    if event.start in unsure.loose and taken_up(document, event):
        return True
    one = words.group(event.type) in _DEEDS and event.start not in unsure.many
    return one and leads(document, event) and words.places.holds(event.place.name, best.name)
