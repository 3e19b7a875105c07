"""An event as its sentence tells it, while the events of the sentence still take from one another."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.model import Argument, EventMention


class Told(msgspec.Struct):
    """An event of the sentence with its trigger, the token of the event that is its subject, and whether its place stands
    with it."""

    event: EventMention
    at: TriggerAt
    by: int | None = None
    placed: bool = False

    def held(self, role: str) -> tuple[Argument, ...]:
        """Whoever holds a role in the event so far."""
        return tuple(a for a in self.event.arguments if a.role == role)

    def take(self, more: Iterable[Argument]) -> None:
        """Adds to the event those whom it does not name yet."""
        own = self.event.arguments
        names = {a.name for a in own}
        new = tuple(a for a in more if a.name not in names)
        self.event = msgspec.structs.replace(self.event, arguments=own + new)
