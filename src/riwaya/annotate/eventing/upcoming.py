"""What a page told as planned is not done where it is taken up again: «سيزور الوزير تونس ... وتأتي الزيارة بعد ...»."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.clusters import taken_up
from riwaya.annotate.eventing.scene import Page
from riwaya.annotate.eventing.status import certainty_of
from riwaya.model import EventMention

_REAL = ("occurred", "ongoing")
_VERB = ".verb."


def upcoming(found: list[EventMention], page: Page) -> list[EventMention]:
    """The events in text order; nouns for talks that take up what the page has only told as planned are planned too.

    A noun takes it up by the article, or by somebody who takes part in both; one with a date of its own up to
    publication is another, and so is any where the page has told such talks as held.
    """
    out: list[EventMention] = []
    planned: dict[str, EventMention] = {}
    held: set[str] = set()
    for event in found:
        if page.words.group(event.type) == "talks":
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
