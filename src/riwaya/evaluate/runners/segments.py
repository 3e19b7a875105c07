"""Cases of `segments/`: each word with a clitic; its label is the word's pieces joined by «+»."""

from __future__ import annotations

from riwaya.annotate.reading import Reading
from riwaya.evaluate.cases import Found
from riwaya.model import Document
from riwaya.resources import Pack
from riwaya.resources.segments import segmenter

SUBJECT = "segments"


def run(document: Document, pack: Pack) -> list[Found]:
    """Every word of the sentence that is more than its stem."""
    segment = pack.get(segmenter)
    out = []
    for token in Reading(document).tokens:
        pieces = segment.pieces(token.written) if token.kind == "word" else ()
        if len(pieces) > 1:
            label = "+".join(token.written[p.start : p.end] for p in pieces)
            out.append(Found(token.start, token.end, label))
    return out
