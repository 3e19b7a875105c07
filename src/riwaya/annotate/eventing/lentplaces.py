"""The place that the mentions of one event in a page lend one another."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.clusters import leads, taken_up
from riwaya.annotate.eventing.placetables import LAND
from riwaya.annotate.eventing.words import EventWords
from riwaya.model import Document, EventMention, EventPlace

_REAL = ("occurred", "ongoing")


class Unsure(msgspec.Struct, frozen=True):
    """Mentions of a page by their starts: those that were only `told` on their day, whose place is `loose` (it only stands
    in their sentence), that are `many` (a plural, a count), that were done over a `long` time, that somebody is `charged` with."""

    told: frozenset[int] = frozenset()
    loose: frozenset[int] = frozenset()
    many: frozenset[int] = frozenset()
    long: frozenset[int] = frozenset()
    charged: frozenset[int] = frozenset()


def lent_places(
    document: Document, group: list[EventMention], words: EventWords, unsure: Unsure
) -> list[EventPlace | None]:
    """The place of each mention of a group, its own or that of its fellows."""
    out: list[EventPlace | None] = []
    for event in group:
        place, sure = _best(document, event, group, words, unsure)
        gives = sure and place is not None and _gives_way(document, event, place, words, unsure)
        out.append(place if event.place is None or gives else event.place)
    return out


def _best(
    document: Document,
    event: EventMention,
    group: list[EventMention],
    words: EventWords,
    unsure: Unsure,
) -> tuple[EventPlace | None, bool]:
    """The narrowest place that a fellow has for sure, the first of these; else the first that one has. Whether it is sure."""
    charged = event.start in unsure.charged  # «المتهم بقتل رجل»: a deed of before, told with others
    told = [
        e
        for e in group
        if e.place is not None and _may_lend(document, e, event)
        if charged or e.start not in unsure.charged
    ]
    firm = [e.place for e in told if e.start not in unsure.loose and e.place is not None]
    if firm and event.type in words.sets.pinpointed:
        return min(firm, key=lambda p: (words.places.width(p.name), words.is_site(p.name))), True
    firm = [p for p in firm if not words.is_site(p.name)]
    if firm:
        return firm[0], True
    known = [e.place for e in told if e.start in unsure.loose]
    return (known[0] if known else None), False


def _may_lend(document: Document, donor: EventMention, event: EventMention) -> bool:
    """Whether one mention lends another its place: what is told later only to title and lead, or where it takes up what
    was told; what was not done none to what was."""
    if donor.status not in _REAL and event.status in _REAL:
        return False
    earlier = donor.start <= event.start
    return (
        earlier or leads(document, event) or taken_up(document, donor) or taken_up(document, event)
    )


def _gives_way(
    document: Document, event: EventMention, best: EventPlace, words: EventWords, unsure: Unsure
) -> bool:
    """Whether a mention's own place is less than that which its fellows have: one that only stands in its sentence, of an
    event taken up from before, or the country in which theirs lies, where title or lead tell of one deed or it is taken
    up."""
    if event.place is None:
        return False
    if event.start in unsure.loose and taken_up(document, event):
        return True
    one = event.type in words.sets.pinpointed and event.start not in unsure.many
    told = leads(document, event) or taken_up(document, event)
    if not (one and told) or words.places.width(best.name) >= LAND:
        return False
    return words.places.holds(event.place.name, best.name)
