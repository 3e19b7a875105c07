"""Cases of `time/`: the label is the TIMEX3 value."""

from __future__ import annotations

from riwaya.annotate.reading import Reading
from riwaya.annotate.times import STAGE
from riwaya.evaluate.cases import Found
from riwaya.model import Document
from riwaya.resources import Pack

SUBJECT = "time"


def run(document: Document, pack: Pack) -> list[Found]:
    """Every time expression of the sentence with its value."""
    done = STAGE(document, Reading(document), pack)
    return [Found(t.start, t.end, t.value, t.rule) for t in done.times]
