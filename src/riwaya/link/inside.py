"""Small places shown with the town or land that a page tells them to lie in: «حي كذا، المدينة»."""

from __future__ import annotations

import msgspec

from riwaya.language.view import fold
from riwaya.link.labels import Labels, Name
from riwaya.model import Document, Event, EventPlace


def page_shown(document: Document, labels: Labels) -> Document:
    """A page whose events say what their places lie in."""
    if all(e.place is None or e.place.within is None for e in document.events):
        return document
    events = tuple(
        msgspec.structs.replace(e, place=place_shown(e.place, labels)) for e in document.events
    )
    return msgspec.structs.replace(document, events=events)


def event_shown(event: Event, labels: Labels) -> Event:
    """An event that says what its place lies in."""
    return msgspec.structs.replace(event, place=place_shown(event.place, labels))


def place_shown(place: EventPlace | None, labels: Labels) -> EventPlace | None:
    """A place by its own name and that of what it lies in; in English where both are known."""
    if place is None or place.within is None:
        return place
    outer = place.within
    if fold(outer.name) in fold(place.name):
        # «مسجد القوة بعسير» says it
        return place
    shown = labels.inside(
        Name(place.name, place.name_en or ""), Name(outer.name, outer.name_en or "")
    )
    english = shown.en if place.name_en and outer.name_en else place.name_en
    return msgspec.structs.replace(place, name=shown.ar, name_en=english)
