"""Cases of `events/`: the words marked are the trigger, the label is the type with its status."""

from __future__ import annotations

from riwaya.annotate import pipeline
from riwaya.evaluate.cases import Found
from riwaya.model import Document
from riwaya.resources import Pack

SUBJECT = "events"


def run(document: Document, pack: Pack) -> list[Found]:
    """Every event mention of the sentence; all stages before run first."""
    document = pipeline.annotate(document, pack)
    return [
        Found(e.trigger.start, e.trigger.end, f"{e.type} {e.status}", e.rule)
        for e in document.events
    ]
