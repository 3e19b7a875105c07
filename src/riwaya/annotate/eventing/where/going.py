"""Deeds that go on where their episode was, or at home: the places of those that no word of theirs places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from riwaya.annotate.eventing.clusters import taken_up
from riwaya.annotate.eventing.scene import Page
from riwaya.annotate.eventing.when.narrative import goes_back
from riwaya.annotate.eventing.where.episodes import Episodes, Stood, acts, stays
from riwaya.annotate.eventing.where.hometown import nations, town_near
from riwaya.annotate.eventing.where.placeclauses import FRONT
from riwaya.annotate.eventing.where.placetables import COUNTRY, LAND, WORLD
from riwaya.annotate.eventing.where.placewords import located
from riwaya.annotate.eventing.where.placing import own_ground, scattered
from riwaya.language.sentences import Sentence
from riwaya.model import EventDate, EventMention, EventPlace

_REAL = ("occurred", "ongoing")
#: How far (code points) behind where it was an episode goes on there, and over how many sentences.
_FAR, _SENTENCES = 420, 2
#: Days between two events of one episode at most.
_APART = 10


def continued(
    events: list[EventMention], page: Page, own: frozenset[int], parts: Episodes
) -> list[EventMention]:
    """Deeds that nothing places, or only a country that another tells, with the place of their episode, or the one place of
    all deeds like them, or the one country that the page speaks of. Those with a place of their `own`, by their starts, keep it.

    A sentence that names another place or goes back in time tells of no such scene, nor does a noun in the plural.
    """
    widths = [page.words.places.width(e.place.name) if e.place else WORLD for e in events]
    own = own | page.loose
    donors = [
        n
        for n, e in enumerate(events)
        if e.place and e.start not in page.loose and stays(e, page.words) and e.status in _REAL
        if widths[n] < COUNTRY and e.start not in page.background
    ]
    home: list[str] | None = None
    out: list[EventMention] = []
    for n, event in enumerate(events):
        again = taken_up(page.document, event)
        one = event.start not in page.many or (again and event.type in page.words.sets.plural_one)
        wants = event.start not in own and one and not own_ground(event, page)
        wants = wants and not (scattered(event, page) or _apart_in_time(event, page))
        wants = wants and widths[n] >= (LAND if again else COUNTRY)
        if wants and acts(event, page.words) and event.status == "occurred":
            place = _of_episode(events, n, donors, page, parts) or _of_all(
                events, n, donors, page, parts
            )
            if place is not None and page.words.places.width(place.name) < widths[n]:
                event = msgspec.structs.replace(event, place=place)
            elif event.type in page.words.sets.deeds:
                home = nations(page) if home is None else home
                event = _at_home(event, home, page)
        out.append(event)
    return out


def _apart_in_time(event: EventMention, page: Page) -> bool:
    """«بعد أسبوع من هجوم», «قتل المئات خلال هذا العام»: whether an event is one from which time is counted, or is told of a time
    of its own that is longer than a day; where it was says nothing of what else is told there."""
    if event.start in page.background:
        return True
    return bool(event.time) and event.date is not None and event.date.precision != "day"


def _of_episode(
    events: list[EventMention], n: int, donors: list[int], page: Page, parts: Episodes
) -> EventPlace | None:
    """Where the episode of a deed was last told to be, in a sentence before it or at the beginning of its own."""
    event = events[n]
    here = page.sentence(event)
    if here is None or goes_back(here, event, page):
        return None
    near = min(page.tokens[min(here.first + FRONT, here.last - 1)].start, event.start - 1)
    told = (s for s in reversed(parts.stood(event.start)) if s.start <= near)
    last = max(
        _last(told, page), _last(_lent(events, donors, near, parts), page), key=lambda s: s.start
    )
    since = _since(last.start, event, here, page) if last.place.name else None
    if since is None or _days_apart(last.date, event.date):
        return None
    return None if _elsewhere(since, here.first, last.place, page, parts) else last.place


def _last(told: Iterable[Stood], page: Page) -> Stood:
    """The first of some places that is no country and no building; else none, told nowhere."""
    words = page.words
    fit = (
        s
        for s in told
        if words.places.width(s.place.name) < COUNTRY and not words.is_site(s.place.name)
    )
    return next(fit, Stood(-1, EventPlace("")))


def _lent(
    events: list[EventMention], donors: list[int], near: int, parts: Episodes
) -> Iterator[Stood]:
    """Where deeds of an episode were up to a place of the text, as others lent it to them too, the last first."""
    for k in reversed(donors[: bisect_right(donors, near, key=lambda k: events[k].start)]):
        place, start = events[k].place, events[k].start
        if place is None or parts.at(start) != parts.at(near):
            return
        yield Stood(start, place, events[k].date)


def _since(start: int, event: EventMention, here: Sentence, page: Page) -> range | None:
    """The tokens between the sentence where an episode was last told to be and the end of that of an event; none where that
    is too far before it."""
    there = page.reading.sentence_of(page.reading.token_at(start))
    if there is None or event.start - start > _FAR:
        return None
    since = range(min(there.last, here.first), here.last)
    for _ in range(_SENTENCES + 1):
        if there is None or there.first >= here.first:
            return since
        there = page.reading.sentence_of(there.last)
    return None


def _of_all(
    events: list[EventMention], n: int, donors: list[int], page: Page, parts: Episodes
) -> EventPlace | None:
    """The one place of all deeds of the page, where one of them is like it."""
    here = page.sentence(events[n])
    if (
        here is None
        or goes_back(here, events[n], page)
        or _elsewhere(range(here.first, here.last), here.first, None, page, parts)
    ):
        return None
    if page.words.places.turns(page.tokens, here.first):
        return None
    words = page.words
    alike = [events[k] for k in donors if words.sets.kin(events[k].type, events[n].type)]
    names = {e.place.name for k in donors if (e := events[k]).place is not None}
    if not alike or len(names) != 1:
        return None
    if any(_days_apart(e.date, events[n].date) for e in alike):
        return None
    return alike[0].place


def _elsewhere(
    tokens: range, here: int, place: EventPlace | None, page: Page, parts: Episodes
) -> bool:
    """Whether some tokens name another place than this one, no country and nothing that has to do with it; those of the
    event's own sentence, from `here` on, only what something is located in."""
    tables = page.words.places
    for first in page.placed_in(tokens.start, tokens.stop):
        mention = page.mentions[first][0]
        name = mention.names[0] if mention.names else ""
        if mention.start in page.tellers or tables.width(name) >= COUNTRY:
            continue
        if place is not None and parts.akin(name, place.name):
            continue
        if first < here or located(page, first, mention):
            return True
    return False


def _at_home(event: EventMention, home: list[str], page: Page) -> EventMention:
    """A deed in the one town that the page names of its country, else in the one country that it speaks of."""
    land = event.place.name if event.place is not None else home[0] if len(home) == 1 else ""
    # Who strikes, as by «غارة إسرائيلية», seldom does so at home.
    if not land or any(a.name == land for a in event.arguments):
        return event
    here = page.sentence(event)
    back = here is None or goes_back(here, event, page) or event.date is not None
    town = None if back else town_near(page, event, land)
    place = town or event.place or EventPlace(land)
    return msgspec.structs.replace(event, place=place)


def _days_apart(a: EventDate | None, b: EventDate | None) -> bool:
    """Whether two dates are far from each other."""
    if a is None or b is None:
        return False
    try:
        days = (date.fromisoformat(a.earliest) - date.fromisoformat(b.earliest)).days
    except ValueError:
        return True
    return abs(days) > _APART
