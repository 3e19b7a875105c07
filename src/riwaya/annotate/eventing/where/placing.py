"""Where events happened that their own sentence does not place: by the events beside them, the title, the dateline, the
one place of the page."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from riwaya.annotate.eventing.clusters import counted_apart, harms, is_another
from riwaya.annotate.eventing.scene import Page
from riwaya.annotate.eventing.where.hometown import in_telling
from riwaya.annotate.eventing.where.placewords import located, make
from riwaya.model import EventMention, EventPlace, Mention

_LEAD = 700
_BESIDE = 260
_UNREAL = ("possible", "denied")
_REAL = ("occurred", "ongoing")
#: Families of events that are seldom where the page's one place is.
_ANYWHERE = ("office",)
#: The deed that goes on elsewhere.
_MOVES = "mobilization"
#: How far (code points) behind an event its scene reaches, over how many sentences.
_FAR, _SENTENCES = 420, 2
#: How far (tokens) behind a deed it is told that it was in several places.
_SCATTER = 10
#: Days between two events of one scene at most.
_APART = 10


def nearby(events: list[EventMention], page: Page) -> list[EventMention]:
    """Events without place or date take those of the event of their family told right beside them; the lead
    also takes the place that opens the title («بنزرت : ...») or stands in the dateline."""
    out: list[EventMention] = []
    for n, event in enumerate(events):
        place, day = event.place, event.date
        if place is None or day is None:
            for other in _beside(events, n):
                same = page.words.group(other.type) == page.words.group(event.type)
                if not (same or _by_harm(event, other, page)):
                    continue
                if (other.status == "planned") != (
                    event.status == "planned"
                ) or other.status in _UNREAL:
                    continue
                if event.status == "planned" and page.sentence(event) != page.sentence(other):
                    continue
                near = page.sentence(event) == page.sentence(other) and not own_ground(event, page)
                if near and _one_scene(event, other, page):
                    place = place or other.place
                if (
                    day is None
                    and not _other_one(page, event, other)
                    and _exact(other)
                    and other.status == event.status
                    and page.sentence(event) == page.sentence(other)
                    and _shares_day(event, other, page)
                    and not counted_apart(page.document, event, other)
                ):
                    day = other.date
        if place is None and event.start <= _LEAD and event.type not in page.words.sets.nowhere:
            place = None if _other_news(events, event, page) else _heading(page, event)
            here = page.words.group(event.type) not in _ANYWHERE
            if place is None and event.status == "occurred" and here:
                place = _only(page, event)
        if place is not event.place or day is not event.date:
            event = msgspec.structs.replace(event, place=place, date=day)
        out.append(event)
    return out


def scattered(event: EventMention, page: Page) -> bool:
    """«في عمليات متفرقة», «في مواقع مختلفة»: whether words right behind a deed say that it was in several places."""
    here, first = page.sentence(event), page.reading.token_at(event.end)
    if here is None:
        return False
    near = range(first, min(here.last, first + _SCATTER))
    return any(page.words.places.scattered.at(page.tokens, k) for k in near)


def own_ground(event: EventMention, page: Page) -> bool:
    """«دخول أربع مدن»: what changes hands is where that happens, so that where it is only described no other place is it."""
    return event.type in page.words.sets.grounds and any(
        a.role == "target" for a in event.arguments
    )


def _one_scene(event: EventMention, other: EventMention, page: Page) -> bool:
    """Whether no clause about something else begins between two deeds of a sentence («..., فيما تقدمت قوات أخرى في ...»),
    and time is not counted from the other; harm is told in such clauses too («قتل شخص، فيما أصيب آخرون في ...»)."""
    if other.start in page.background:
        return False
    if harms(other):
        return True
    low, high = sorted((event.start, other.start))
    between = range(page.reading.token_at(low), page.reading.token_at(high))
    return not any(page.words.places.contrasts.at(page.tokens, k) for k in between)


def _by_harm(event: EventMention, other: EventMention, page: Page) -> bool:
    """«قتل شخصان خلال الاحتجاج»: whether a word for harm stands in a sentence with the deed that it came of."""
    return harms(event) and _acts(other, page) and page.sentence(event) == page.sentence(other)


def _shares_day(event: EventMention, other: EventMention, page: Page) -> bool:
    """Whether the day of another is told in the sentence of both, and nothing there tells that it is not the event's."""
    time = other.date.time if other.date is not None else None
    if time is None:
        return True
    here = page.sentence(event)
    own = any(
        here is not None and t.timex.id == time and here.first <= t.first < here.last
        for t in page.times
    )
    return own and time not in page.refused.get(event.start, ())


def _exact(event: EventMention) -> bool:
    """Whether its date says more than a year, which other deeds in its sentence need not share."""
    return event.date is None or event.date.precision != "year"


def _other_one(page: Page, event: EventMention, other: EventMention) -> bool:
    """Whether one is said to be another than what was told («حيث قام بزيارة مماثلة في ...»)."""
    document, words = page.document, page.words.another
    return is_another(document, event, words) or is_another(document, other, words)


def _only(page: Page, event: EventMention) -> EventPlace | None:
    """The one place that the page names, but for its country, where that stands near and something is told to be there; not
    one that is but part of names («طلبة جامعة كذا»)."""
    found: dict[str, Mention] = {}
    there: set[str] = set()
    for first, (mention, last) in page.mentions.items():
        if mention.type == "LOC" and mention.names and not in_telling(page, event, mention):
            found.setdefault(mention.names[0], mention)
            heads = any(t.text == ":" for t in page.tokens[last : last + 1])
            if heads or located(page, first, mention):
                there.add(mention.names[0])
    towns = {n: m for n, m in found.items() if n not in page.words.countries}
    one = towns or found
    if len(one) != 1 or abs(next(iter(one.values())).start - event.start) > _BESIDE:
        return None
    if there.isdisjoint(one):
        return None
    if page.words.group(event.type) == "talks" and not page.words.regions.isdisjoint(one):
        return None
    return make(next(iter(one.values())), page)


def _beside(events: list[EventMention], n: int) -> list[EventMention]:
    """The events told within a couple of lines, nearest first."""
    here = events[n]
    near = [
        *_until(here, events, range(n - 1, -1, -1)),
        *_until(here, events, range(n + 1, len(events))),
    ]
    return sorted(near, key=lambda e: (abs(e.start - here.start), e.start))


def _until(here: EventMention, events: list[EventMention], order: range) -> Iterator[EventMention]:
    for k in order:
        if abs(events[k].start - here.start) > _BESIDE:
            return
        yield events[k]


def _other_news(events: list[EventMention], event: EventMention, page: Page) -> bool:
    """Whether the title tells of deeds and the event is talks, which its place then says nothing of."""
    title = page.document.title
    if title is None or page.words.group(event.type) != "talks":
        return False
    told = [e for e in events if title.start <= e.start < title.end]
    return bool(told) and all(e.type in page.words.sets.deeds for e in told)


def _heading(page: Page, event: EventMention) -> EventPlace | None:
    """The place that a title says something of («بنزرت : ...», «... في صنعاء»), or that stands in the dateline; not one that
    is part of a name («وزير خارجية إيران»)."""
    title = page.document.title
    for first in sorted(page.mentions):
        mention, last = page.mentions[first]
        if mention.type != "LOC" or in_telling(page, event, mention):
            continue
        if title is not None and title.start <= mention.start < title.end:
            opens = mention.start == title.start and page.tokens[last].kind == "mark"
            if opens or located(page, first, mention):
                return make(mention, page)
            continue
        if title is None or mention.start >= title.end:
            return None
    return None


def _acts(event: EventMention, page: Page) -> bool:
    return event.type in page.words.sets.deeds and event.type != _MOVES
