"""Every conflict of a dossier."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.link.conflicts.denials import denials, purposes
from riwaya.link.conflicts.figures import figures
from riwaya.link.conflicts.ground import Ground, conflict, ground
from riwaya.link.conflicts.naming import frames
from riwaya.link.conflicts.poles import poles
from riwaya.link.conflicts.status import statuses
from riwaya.link.conflicts.when import dates, places
from riwaya.model import Conflict, Document, Entity, Event
from riwaya.resources import Pack


def find_conflicts(
    events: Sequence[Event],
    documents: Sequence[Document],
    entities: Sequence[Entity],
    pack: Pack,
) -> tuple[Conflict, ...]:
    """Conflicts in the order of the events; each at most once."""
    by_page = {d.id: d for d in documents}
    by_id = {e.id: e for e in entities}
    found: dict[str, Conflict] = {}
    for event in events:
        for one in _of(ground(event, by_page, by_id, pack)):
            found.setdefault(one.id, one)
    return tuple(found.values())


def _of(g: Ground) -> list[Conflict]:
    out = [conflict("figure", sides, g.event.id) for sides in figures(g)]
    denied = denials(g)
    out += [conflict(kind, sides, g.event.id) for kind, sides in denied]
    out += [conflict("purpose", sides, g.event.id) for sides in purposes(g)]
    out += [conflict("date", sides, g.event.id) for sides in dates(g)]
    out += [conflict("place", sides, g.event.id) for sides in places(g)]
    if not denied:
        out += [conflict("status", sides, g.event.id) for sides in statuses(g)]
    out += [conflict("status", sides, g.event.id) for sides in poles(g)]
    out += [conflict("framing", sides, g.event.id) for sides in frames(g)]
    return out
