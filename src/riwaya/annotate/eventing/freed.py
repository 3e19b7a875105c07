"""Releases and the arrests that they end: who is let go is who was held («أفرجت الشرطة عن كل من اعتقلوا»)."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.sameness import key, overlap
from riwaya.annotate.eventing.words import EventWords
from riwaya.model import Document, EventMention

#: The type that ends what the family of arrests begins.
_RELEASE = "release"
#: How far (code points) behind a release the arrest stands that it ends.
_NEAR = 30
_ENDS = ".؟!\n،,:"


def freed(document: Document, events: list[EventMention], words: EventWords) -> list[EventMention]:
    """The events of a page, in text order: an arrest told right behind a release befell those released and is the deed of
    who lets them go, where it names nobody else."""
    out = list(events)
    for n in range(1, len(events)):
        before, event = out[n - 1], events[n]
        held = words.group(event.type) == "police" and event.type != _RELEASE
        if not held or before.type != _RELEASE or ".verb." not in event.rule:
            continue
        between = document.text[before.end : event.start]
        if len(between) <= _NEAR and not any(mark in between for mark in _ENDS):
            out[n] = _with(event, before)
    return out


def _with(event: EventMention, release: EventMention) -> EventMention:
    """The arrest with the holders of the roles that it lacks."""
    roles = {a.role for a in event.arguments}
    own = [key(a.name) for a in event.arguments]
    more = [
        a
        for a in release.arguments
        if a.role not in roles and not any(overlap(key(a.name), k) for k in own)
    ]
    return msgspec.structs.replace(event, arguments=(*event.arguments, *more))
