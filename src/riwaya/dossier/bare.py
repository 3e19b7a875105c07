"""Events of which a page tells too little for a line of a timeline."""

from __future__ import annotations

from collections.abc import Mapping

from riwaya.link.events.own import lead_end
from riwaya.model import Document, Event

#: Of when, where and who so many make a line.
_TOLD = 2


def bare(event: Event, documents: Mapping[str, Document]) -> bool:
    """Whether one page alone tells of it, below its lead, and not two of when, where, and to whom or by whom («لم يكتمل
    الاتفاق»): that stands in the dossier, but makes no line of a timeline.

    Args:
        documents: the dossier's pages by id.
    """
    if event.corroboration.documents > 1:
        return False
    who = bool(event.figures) or any(p.entity for p in event.participants)
    told = (event.date is not None) + (event.place is not None) + who
    return told < _TOLD and not _news(event, documents)


def _news(event: Event, documents: Mapping[str, Document]) -> bool:
    """Whether title or lead of a page tell it, and something of it."""
    if event.date is None and event.place is None and not event.participants and not event.figures:
        return False
    return any(
        found.start < lead_end(document)
        for ref in event.mentions
        if (document := documents.get(ref.document)) is not None
        for found in document.events
        if found.id == ref.event
    )
