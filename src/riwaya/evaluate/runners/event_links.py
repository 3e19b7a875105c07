"""Cases of `event_links/`: the trigger of the linked event is marked, the label is the relation and the other's trigger."""

from __future__ import annotations

from riwaya.annotate import pipeline
from riwaya.evaluate.cases import Found
from riwaya.model import Document
from riwaya.resources import Pack

SUBJECT = "event_links"


def run(document: Document, pack: Pack) -> list[Found]:
    """Every link between events of the sentence; all stages before run first."""
    document = pipeline.annotate(document, pack)
    triggers = {e.id: document.quote(e.trigger) for e in document.events}
    return [
        Found(e.trigger.start, e.trigger.end, f"{link.relation} {triggers[link.event]}", e.rule)
        for e in document.events
        for link in e.links
    ]
