"""Whether two pages surely tell of one event, before their difference is called a conflict.

Joining asks what is likely; a conflict that is none costs more than one that is missed, so that more is asked here:
a town or a scene in common and days that agree, or somebody named to whom it was done.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from riwaya.language.view import fold
from riwaya.link.conflicts.ground import Ground, Telling
from riwaya.link.events.facts import days, overlap, width
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.own import placed_here, sentence_around, stems
from riwaya.model import Document, EventDate, EventMention, EventPlace

#: Gazetteer kinds in which a town or a scene lies; what is of no kind is a building, a street or the like.
_WIDE = frozenset({"country", "region", "province", "sea", "river", "valley", "continent"})
_LANDS = frozenset({"country", "continent", "sea"})
#: Days between the pages that tell of it as news.
_RECENT = 3
#: A count that two events of one sort hardly share.
_MANY = 5
#: Words that two descriptions of what was hit share («مسجد قوات الطوارئ»).
_WORDS = 2
_HIT = ("target",)
_WEEKDAY = "XXXX-WXX-"


def one_event(a: Telling, b: Telling, ground: Ground) -> bool:
    """Whether two pages tell of one event beyond what joining needs."""
    if a is b:
        return True
    if _weekdays_differ(a, b):
        return False
    agree = _days_agree(a, b)
    if agree is False:
        return False
    if _done_to(a, ground) & _done_to(b, ground):
        return True
    if agree is None:
        return False
    if same_aim(a, b):
        return True
    x, y = scenes(a), scenes(b)
    # Two quarters of one town: each page has a place of its own.
    return bool(x & y) and not (x - y and y - x)


def one_course(a: Telling, b: Telling, ground: Ground) -> bool:
    """Whether two pages tell of one event, or of one that does not come in numbers in one town, whatever its days (a
    siege, an offensive)."""
    if one_event(a, b, ground):
        return True
    single = not ground.pack.get(Kinds).serial(ground.event.type)
    return single and _days_agree(a, b) is not False and bool(scenes(a) & scenes(b))


def one_scene(a: Telling, b: Telling, ground: Ground) -> bool:
    """Whether two pages tell of one event although their days differ: done to the same, or in the same town, where
    such a thing happens once; else with the same toll."""
    done_to = bool(_done_to(a, ground) & _done_to(b, ground))
    there = bool(scenes(a) & scenes(b) or _parties(a, ground) & _parties(b, ground))
    if ground.pack.get(Kinds).serial(ground.event.type):
        return (done_to or there) and bool(_counted(a) & _counted(b))
    return done_to or there


def same_count(a: Telling, b: Telling) -> bool:
    """Whether both give a count, not a small one, that hardly two events share."""
    return bool(_counted(a) & _counted(b))


def same_aim(a: Telling, b: Telling) -> bool:
    """Whether both describe what was hit in the same words («مسجد قوات الطوارئ»)."""
    return len(_aim(a) & _aim(b)) >= _WORDS


def same_person(a: Telling, b: Telling, ground: Ground) -> bool:
    """Whether both name a person to whom it was done."""
    both = _done_to(a, ground) & _done_to(b, ground)
    return any(ground.entities[one].type == "PER" for one in both)


def one_day(a: Telling, b: Telling) -> bool:
    """Whether both put it on one day, by their own words."""
    return any(_near(s, t, 0) for s in _dates(a) for t in _dates(b))


def one_time(a: Telling, b: Telling, ground: Ground) -> bool:
    """Whether two pages tell of one event although their places differ: of one day, with the same parties."""
    return _days_agree(a, b) is True and bool(_parties(a, ground) & _parties(b, ground))


def told_together(document: Document, a: EventMention | None, b: EventMention | None) -> bool:
    """Whether nothing in a page sets two of its mentions of an event apart: another town, another day."""
    if a is None or b is None or a is b:
        return True
    # Of a province and a town in it a page tells as readily as of two: no conflict is made of that.
    x, y = (m.place for m in (a, b))
    settled = x is not None and y is not None and not {x.precision, y.precision} & _LANDS
    if x is not None and y is not None and settled and _name(x) != _name(y):
        return False
    return a.date is None or b.date is None or not _exact(a, b) or overlap(a.date, b.date)


def scenes(telling: Telling) -> frozenset[str]:
    """The towns and smaller places in which a page's own words put the event."""
    found = (_scene(telling.document, m) for m in telling.mentions)
    return frozenset(s for s in found if s)


def _counted(telling: Telling) -> frozenset[tuple[str, float]]:
    """Its counts, but for small ones, which many events share."""
    given = ((f.what, f.value) for f in telling.figures if f.value is not None)
    return frozenset((what, float(value)) for what, value in given if value >= _MANY)


def _aim(telling: Telling) -> frozenset[str]:
    """The words that describe what was hit: the building where it happened, those at whom it was aimed."""
    spots = (m.place for m in telling.mentions if m.place)
    names = [p.name for p in spots if p.precision is None or p.within is not None]
    names += [a.name for m in telling.mentions for a in m.arguments if a.role in _HIT]
    return frozenset().union(*(stems(name) for name in names))


def _scene(document: Document, mention: EventMention) -> str:
    place = mention.place
    if place is None or not placed_here(document, mention):
        return ""
    if place.precision in _WIDE and place.within is None:
        return ""
    return _name(place)


def _name(place: EventPlace) -> str:
    return place.entity or fold(place.name)


def _exact(*mentions: EventMention) -> bool:
    return all(m.date is not None and m.date.value[:1].isdigit() for m in mentions)


def _done_to(telling: Telling, ground: Ground) -> frozenset[str]:
    """The named to whom it was done: persons and bodies, no countries or towns."""
    return _named(telling, ground, _HIT)


def _parties(telling: Telling, ground: Ground) -> frozenset[str]:
    return _named(telling, ground, ())


def _named(telling: Telling, ground: Ground, roles: tuple[str, ...]) -> frozenset[str]:
    out = set()
    for argument in (a for m in telling.mentions for a in m.arguments):
        entity = ground.entities.get(argument.entity or "")
        named = entity is not None and entity.type in ("PER", "ORG")
        if entity is not None and named and (not roles or argument.role in roles):
            out.add(entity.id)
    return frozenset(out)


def _days_agree(a: Telling, b: Telling) -> bool | None:
    """Whether the days that both pages give the event can be one; the page's day stands for one that is not given;
    None where one page has neither."""
    x, y = list(_dates(a)), list(_dates(b))
    if x and y:
        return any(_near(s, t, 1) for s in x for t in y)
    left, right = x or _published(a), y or _published(b)
    if not left or not right:
        return None
    return any(_near(s, t, _RECENT) for s in left for t in right)


def _dates(telling: Telling) -> Iterator[EventDate]:
    for m in telling.mentions:
        if m.date is not None and _exact(m) and width(m.date) <= _RECENT:
            yield m.date


def _published(telling: Telling) -> list[EventDate]:
    published = telling.document.published
    if published is None or published.earliest != published.latest or not published.earliest:
        return []
    day = published.earliest
    return [EventDate(day, day, day, "day")]


def _near(a: EventDate, b: EventDate, grace: int) -> bool:
    gap = max(days(a.earliest) - days(b.latest), days(b.earliest) - days(a.latest))
    return gap <= grace


def _weekdays_differ(a: Telling, b: Telling) -> bool:
    """Whether pages without a date tell it of other days of the week."""
    x, y = _weekdays(a), _weekdays(b)
    return bool(x and y) and not x & y


def _weekdays(telling: Telling) -> frozenset[str]:
    return frozenset(_said_days(telling.document, telling.mentions))


def _said_days(document: Document, mentions: Iterable[EventMention]) -> Iterator[str]:
    for mention in mentions:
        around = sentence_around(document.text, mention.start)
        first = bisect_left(document.times, around.start, key=lambda t: t.start)
        for time in islice(document.times, first, None):
            if time.start >= around.end:
                break
            if time.value.startswith(_WEEKDAY):
                yield time.value[: len(_WEEKDAY) + 1]
