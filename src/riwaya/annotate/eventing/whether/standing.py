"""Agreements that stand: «الاتفاق» that the page first told of as reached is neither planned nor only possible where something is
planned with it or feared of it («سيسمح الاتفاق ...», «إذا لم تلتزم الحكومة بالاتفاق»)."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.clusters import taken_up
from riwaya.annotate.eventing.scene import Page
from riwaya.annotate.eventing.whether.status import certainty_of
from riwaya.model import EventMention

_UNREAL = ("planned", "possible")
_NOUN = ".noun."


def standing(found: list[EventMention], page: Page) -> list[EventMention]:
    """The events in text order; a noun with the article that takes up what the page first told as done is done."""
    out: list[EventMention] = []
    first: dict[str, str] = {}
    for event in found:
        if event.type in page.words.sets.standing:
            told = first.setdefault(event.type, event.status) if event.status != "denied" else ""
            again = _NOUN in event.rule and taken_up(page.document, event)
            if event.status in _UNREAL and told == "occurred" and again:
                sure = certainty_of("occurred", None)
                event = msgspec.structs.replace(event, status="occurred", certainty=sure)
        out.append(event)
    return out
