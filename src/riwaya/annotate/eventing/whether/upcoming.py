"""What a page told as planned is not done where it is taken up again: «سيزور الوزير تونس ... وتأتي الزيارة بعد ...»; nor is
what its title announces («المجلس يعقد جلسة طارئة»)."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.clusters import leads, taken_up
from riwaya.annotate.eventing.scene import Page
from riwaya.annotate.eventing.whether.status import certainty_of
from riwaya.model import EventMention

_REAL = ("occurred", "ongoing")
_VERB = ".verb."


def upcoming(found: list[EventMention], page: Page) -> list[EventMention]:
    """The events in text order; nouns for what is held on a set day that take up what the page has only told as planned are planned too, and
    what the title tells of is as the lead tells it.

    A noun takes it up by the article, or by somebody who takes part in both; one with a date of its own up to
    publication is another, and so is any where the page has told such talks as held.
    """
    out: list[EventMention] = []
    planned: dict[str, EventMention] = {}
    held: set[str] = set()
    for event in _titled(found, page):
        if event.type in page.words.sets.scheduled - page.words.sets.nowhere:
            plan = planned.get(event.type)
            if plan is not None and event.type not in held and _takes_up(event, plan, page):
                event = msgspec.structs.replace(
                    event, status="planned", certainty=certainty_of("planned", None)
                )
            if event.status == "planned":
                planned[event.type] = event
            elif event.status in _REAL:
                held.add(event.type)
        out.append(event)
    return out


def _takes_up(event: EventMention, plan: EventMention, page: Page) -> bool:
    if event.status != "occurred" or _VERB in event.rule or _past(event, page):
        return False  # «والمشاورات ما زالت جارية»: what is said to go on does
    names = {a.name for a in plan.arguments}
    return taken_up(page.document, event) or any(a.name in names for a in event.arguments)


def _past(event: EventMention, page: Page) -> bool:
    """Whether it has a date of its own up to publication."""
    published, date = page.document.published, event.date
    if date is None or date.time is None:
        return False
    return published is None or date.earliest <= published.latest


def _titled(found: list[EventMention], page: Page) -> list[EventMention]:
    """Titles tell in the present what was done and what will be, and their nouns no time at all: an event of the title whose
    type the lead tells first as planned is planned, if it is held on a set day."""
    title = page.document.title
    if title is None:
        return found
    told: dict[str, EventMention] = {}
    for event in found:
        scheduled = event.type in page.words.sets.scheduled - page.words.sets.nowhere
        if scheduled and event.start >= title.end and leads(page.document, event):
            told.setdefault(event.type, event)
    return [
        _as_told(event, told.get(event.type)) if event.start < title.end else event
        for event in found
    ]


def _as_told(event: EventMention, lead: EventMention | None) -> EventMention:
    if lead is None or event.status != "occurred" or lead.status != "planned":
        return event
    return msgspec.structs.replace(event, status=lead.status, certainty=lead.certainty)
