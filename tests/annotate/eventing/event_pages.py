"""Pages and sentences read for their events, and the event of a trigger."""

from __future__ import annotations

from riwaya.annotate.pipeline import annotate
from riwaya.evaluate.cases import sentence
from riwaya.model import Document, EventMention
from riwaya.page import read_page
from riwaya.resources import builtin

PACK = builtin()
#: A Wednesday.
DAY = "2018-03-14"


def read(*paragraphs: str) -> Document:
    """A page of these paragraphs, annotated; the first is its title."""
    return annotate(read_page("\n\n".join(paragraphs).encode(), "page.txt", PACK), PACK)


def read_sentence(text: str, day: str = DAY) -> Document:
    """A sentence of a page of that day, annotated."""
    return annotate(sentence(text, day), PACK)


def event_of(document: Document, trigger: str, nth: int = 1) -> EventMention:
    """The `nth` event of those words, from the end where below nought."""
    told = [e for e in document.events if document.quote(e.trigger) == trigger]
    assert told, [document.quote(e.trigger) for e in document.events]
    return told[nth - 1 if nth > 0 else nth]
