"""Events of which a page tells no more than that there are such."""

from __future__ import annotations

from riwaya.model import Event


def bare(event: Event) -> bool:
    """Whether one page alone tells of it, with neither day nor place nor count nor anybody by name («لم يكتمل
    الاتفاق»): that stands in the dossier, but makes no line of a timeline."""
    if event.date is not None or event.place is not None or event.figures:
        return False
    return event.corroboration.documents < 2 and not any(p.entity for p in event.participants)
