"""What the page's own day says of an event's date: what lies ahead, what is of something else, and the bounds of what no time
dates."""

from __future__ import annotations

import re
from datetime import date, timedelta

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.when.apart import of_news
from riwaya.annotate.eventing.when.otherwhen import in_own_clause
from riwaya.model import Document, EventDate, Status

#: For how many days ahead something is planned that no time dates.
_AHEAD = 366
#: How far (tokens) behind an agreement the day stands on which it is made.
_TERMS = 6
_LONG = re.compile(r"P[\dX]+[YM]")


def is_future(found: EventDate | None, document: Document) -> bool:
    """Whether the date begins after the page was published."""
    published = document.published
    return found is not None and published is not None and found.earliest > published.latest


def of_what_was(scene: EventScene, at: TriggerAt, found: EventDate) -> bool:
    """Whether a date up to publication is not that of something planned or possible: no «كان» tells that it was to be then
    («الإضراب الذي كان مقررا أمس»)."""
    published = scene.page.document.published
    if not scene.times or published is None or found.latest >= published.earliest:
        return False
    behind = (t.first for t in scene.times if t.timex.id == found.time and t.first >= at.last)
    return not any(_was(scene, at.last, first) for first in behind)


def _was(scene: EventScene, low: int, high: int) -> bool:
    """Whether «كان» stands among tokens and no other event."""
    verbs = (scene.words.verbs.first(scene.tokens, k) for k in range(low, high))
    told = not scene.told.isdisjoint(range(low, high))
    return not told and any(v is not None and v.value.kind == "aux" for v in verbs)


def of_no_deed(scene: EventScene, at: TriggerAt, found: EventDate, *, far: bool) -> bool:
    """«حذر من هجوم يقول إن بوادره ظهرت أمس»: whether a day up to publication stands behind what is only possible, out of its phrase
    («احتمال مقتله الأحد»), or `far` from it, where it is not that of the page's news."""
    published = scene.page.document.published
    if published is None or found.latest > published.latest:
        return False
    times = [t for t in scene.times if t.timex.id == found.time]
    if far:
        return not any(of_news(scene, t) for t in times)
    behind = [t for t in times if t.first >= at.last]
    near = (in_own_clause(scene, at, t) or _in_phrase(scene, at.last, t.first) for t in behind)
    return bool(behind) and not any(near)


def _in_phrase(scene: EventScene, low: int, high: int) -> bool:
    """Whether no mark, verb or word that opens a clause stands among tokens."""
    hits = (scene.words.functions.first(scene.tokens, k) for k in range(low, high))
    clause = any(h is not None and h.value in ("conj", "comp", "rel") for h in hits)
    marked = any(scene.tokens[k].kind == "mark" for k in range(low, high))
    verb = any(scene.words.verbs.first(scene.tokens, k) is not None for k in range(low, high))
    return not (clause or marked or verb)


def of_its_terms(scene: EventScene, at: TriggerAt, found: EventDate) -> bool:
    """«ينص الاتفاق على إلغاء الرسوم اعتبارا من العام المقبل»: whether a day to come, far behind an agreement that is known, is
    one of its terms."""
    if not at.definite or scene.words.group(at.trigger.type) != "agreement":
        return False
    return any(t.timex.id == found.time and t.first - at.last > _TERMS for t in scene.times)


def over_years(scene: EventScene, at: TriggerAt) -> bool:
    """«شنت سلسلة هجمات خلال ست سنوات»: whether deeds are told of months or years, by a length behind them."""
    return any(
        t.first >= at.last
        and _LONG.match(t.timex.value)
        and scene.told.isdisjoint(range(at.last, t.first))
        for t in scene.times
    )


def bounded(status: Status, document: Document) -> EventDate | None:
    """What publication alone says: the planned lies ahead, what goes on goes on at that time."""
    published = document.published
    if published is None:
        return None
    if status == "planned":
        try:
            ahead = date.fromisoformat(published.latest) + timedelta(days=_AHEAD)
        except (ValueError, OverflowError):
            return None
        return EventDate("FUTURE_REF", published.earliest, ahead.isoformat(), "range")
    if status == "ongoing":
        return EventDate("PRESENT_REF", published.earliest, published.latest, "range")
    return None
