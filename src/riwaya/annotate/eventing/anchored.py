"""What a page speaks of without saying who, where or when: kinds of things in general, and the deeds of essays.

A report ties what happened to somebody, a place or a day. An article of some length that ties half of its deeds to
nothing argues or tells of customs; what it speaks of so is no event of a story. Nor are meetings, visits and agreements
in the plural that nothing tells more of («إقامة الندوات واللقاءات»), wherever they stand.
"""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.scene import Page
from riwaya.model import EventMention

#: From so many tokens on an article is long enough to tell what kind of text it is.
_ARTICLE = 100
_HALF = 2
_AHEAD = frozenset(("ongoing", "planned"))


def anchored(
    events: tuple[EventMention, ...], page: Page, own: frozenset[int]
) -> tuple[EventMention, ...]:
    """The events without those of which the page says nothing; ties to these are gone too.

    Args:
        own: where those events begin that surely have their place.
    """
    loose = [e for e in events if not _tied(e) and not e.place]
    essay = _HALF * len(loose) >= len(events) and _length(page) >= _ARTICLE
    general = [e for e in events if e.start not in own and not _tied(e) and _many(e, page)]
    gone = frozenset(e.id for e in (*general, *(loose if essay else ())))
    if not gone:
        return events
    return tuple(
        msgspec.structs.replace(e, links=tuple(t for t in e.links if t.event not in gone))
        for e in events
        if e.id not in gone
    )


def _tied(event: EventMention) -> bool:
    """Whether it is tied to somebody or a time, or a verb announces it."""
    announced = event.status == "planned" and ".verb." in event.rule
    return announced or bool(event.arguments or event.date or event.time)


def _many(event: EventMention, page: Page) -> bool:
    """«لقاءات»: whether it speaks of several, which neither go on nor are yet to come."""
    general = event.type in page.words.sets.attended and event.start in page.many
    return general and event.status not in _AHEAD


def _length(page: Page) -> int:
    return sum(stretch.last - stretch.first for stretch in page.reading.article)
