"""Days that an event cannot have from other sentences, whatever tells of the same: better none than another's."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from riwaya.annotate.eventing.clusters import harms, taken_up
from riwaya.annotate.eventing.scene import Page
from riwaya.annotate.eventing.when.narrative import of_telling
from riwaya.annotate.eventing.when.timexkinds import is_date
from riwaya.language.sentences import Sentence
from riwaya.model import EventMention

_TALKS = "talks"


class Bounds(msgspec.Struct, frozen=True):
    """The first and last day (ISO) of a time."""

    earliest: str
    latest: str


def owed(events: list[EventMention], page: Page) -> list[EventMention]:
    """The events without the dates of other sentences that they cannot have: what is only possible or denied has none; many deeds told
    of as a sort have none; what stands beside another day, before the lent one, is not of that."""
    out: list[EventMention] = []
    for event in events:
        if event.date is not None and _lent(event, page) and not _due(event, events, page):
            event = msgspec.structs.replace(event, date=None)
        out.append(event)
    return out


def _lent(event: EventMention, page: Page) -> bool:
    """Whether the time that an event stands on is told in another sentence."""
    here, told = page.sentence(event), _time_of(event, page)
    return here is not None and told is not None and not here.first <= told < here.last


def _time_of(event: EventMention, page: Page) -> int | None:
    """Where (token) the time of an event's date stands."""
    if event.date is None or event.date.time is None:
        return None
    return next((t.first for t in page.times if t.timex.id == event.date.time), None)


def _due(event: EventMention, events: list[EventMention], page: Page) -> bool:
    """Whether an event can have the day of another sentence."""
    title, here, found = page.document.title, page.sentence(event), event.date
    if event.status in ("possible", "denied"):
        return False
    titled = title is not None and title.start <= event.start < title.end
    if here is None or found is None or titled:
        return True
    again = taken_up(page.document, event)
    if found.precision != "day" and not _named_with(event, events):
        return False
    new = not again and ".verb." not in event.rule
    if new and not _shares(event, events):
        return False  # «بتنظيم استفتاء»
    sort = event.start in page.many and event.status != "planned"
    if sort and not (again and event.type in page.words.sets.deeds):
        return False
    if event.status == "ongoing" and not again:
        return False
    if _held(event, page) and not _told_alike(event, events, page):
        return False
    return not any(
        found.earliest > time.latest or (not again and found.latest < time.earliest)
        for time in _other_days(event, events, here, page)
    )


def _named_with(event: EventMention, events: list[EventMention]) -> bool:
    """Whether somebody takes part in it who does in an event of its type that the time dates."""
    mine = {a.name for a in event.arguments}
    return any(
        o is not event
        and o.type == event.type
        and o.date == event.date
        and mine & {a.name for a in o.arguments}
        for o in events
    )


def _shares(event: EventMention, events: list[EventMention]) -> bool:
    """Whether an event that the time dates has a place or somebody taking part in common with it."""
    mine = {a.name for a in event.arguments}
    fellows = [o for o in events if o is not event and o.date == event.date]
    return any(
        (o.place is not None and event.place is not None and o.place.name == event.place.name)
        or mine & {a.name for a in o.arguments}
        for o in fellows
    )


def _held(event: EventMention, page: Page) -> bool:
    """Whether it is talks, and no journey, which is of the day on which its guest is received."""
    journey = event.type in page.words.sets.left
    return page.words.group(event.type) == _TALKS and not journey


def _told_alike(event: EventMention, events: list[EventMention], page: Page) -> bool:
    """Whether an event of the same type stands where the time does: talks are not of the day on which a guest arrives."""
    told = _time_of(event, page)
    there = page.reading.sentence_of(told) if told is not None else None
    return any(
        o is not event and o.type == event.type and page.sentence(o) == there for o in events
    )


def _other_days(
    event: EventMention, events: list[EventMention], here: Sentence, page: Page
) -> Iterator[Bounds]:
    """The days, months and years that the event's own sentence names, but those of another event of its type («هذه الزيارة
    هي الثانية، حيث قام بزيارة في نيسان»), and those of telling («قالت الوزارة أمس إن المركب غرق»)."""
    others = {
        o.date.time for o in events if o.date is not None and o.type == event.type and not harms(o)
    }
    for time in page.times:
        timex = time.timex
        told = here.first <= time.first < here.last and timex.id not in others
        if told and is_date(timex) and not of_telling(time, page):
            yield Bounds(timex.earliest or "", timex.latest or "")
