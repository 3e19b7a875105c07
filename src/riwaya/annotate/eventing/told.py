"""An event as its sentence tells it, while the events of the sentence still take from one another."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.model import EventMention


class Told(msgspec.Struct):
    """An event of the sentence with its trigger, the token of the event that is its subject, and whether its place stands
    with it."""

    event: EventMention
    at: TriggerAt
    by: int | None = None
    placed: bool = False
