"""Days on which something was only told, where the page tells before on which day it was.

«غرق مركب مساء الأربعاء ... وأعلنت الوزارة أمس أن المركب اصطدم بزورق»: what somebody tells the day after is what the page told.
"""

from __future__ import annotations

from datetime import date

import msgspec

from riwaya.annotate.eventing.clusters import is_another, leads
from riwaya.annotate.eventing.lending import firm
from riwaya.annotate.eventing.scene import Page
from riwaya.annotate.eventing.when.narrative import of_telling
from riwaya.model import EventMention

#: How many days later something is told again.
_LATER = 3


def retold(events: list[EventMention], page: Page) -> list[EventMention]:
    """The events, those dated by their telling with the day of one like them that title or lead tell, which was shortly before
    by its own sentence."""
    out: list[EventMention] = []
    for n, event in enumerate(events):
        if _by_telling(event, page):
            told = (o.date for o in reversed(events[:n]) if _tells_again(event, o, page))
            event = msgspec.structs.replace(event, date=next(told, event.date))
        out.append(event)
    return out


def _by_telling(event: EventMention, page: Page) -> bool:
    """Whether the day of an event is that on which it was told."""
    if event.start in page.told:
        return True
    found = event.date.time if event.date is not None else None
    times = (t for t in page.times if t.timex.id == found and t.timex.end <= event.start)
    return any(of_telling(t, page) for t in times)


def _tells_again(event: EventMention, other: EventMention, page: Page) -> bool:
    """Whether an event told on a day may be one that was on a day shortly before."""
    if _by_telling(other, page) or not firm(other.date) or other.status != event.status:
        return False
    sets = page.words.sets
    if not sets.same(event.type, other.type) or event.type not in sets.harming:
        return False
    if not leads(page.document, other) or is_another(page.document, event, page.words.another):
        return False
    return _near(event, other, page) and _shortly_before(event, other)


def _near(event: EventMention, other: EventMention, page: Page) -> bool:
    """Whether the sentence of an event names the place of another, where both have one."""
    here = page.sentence(event)
    if event.place is None or other.place is None or here is None:
        return True
    first, last = page.tokens[here.first].start, page.tokens[here.last - 1].end
    return other.place.name in page.document.text[first:last]


def _shortly_before(event: EventMention, other: EventMention) -> bool:
    told, was = event.date, other.date
    if told is None or was is None or {told.precision, was.precision} != {"day"}:
        return False
    gap = date.fromisoformat(told.earliest) - date.fromisoformat(was.earliest)
    return 0 < gap.days <= _LATER
