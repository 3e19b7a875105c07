"""A byline or credit line cut into its parts."""

from __future__ import annotations

import re

from riwaya.language.marks import TATWEEL
from riwaya.model import Document, Span

#: What stands between the parts of a byline or credit line; the tatweel only where it stands alone.
CUT = re.compile(rf"[+/|\\,،؛;:()\[\]«»\"“”\n\r•*–—-]+|(?<=\s)[{TATWEEL}_]+(?=\s)")


def parts_of(document: Document, start: int, end: int) -> list[Span]:
    """The parts of a line, white space and marks around them off."""
    out: list[Span] = []
    at = start
    for match in CUT.finditer(document.text, start, end):
        out.append(Span(at, max(at, match.start())))
        at = match.end()
    out.append(Span(at, max(at, end)))
    return [
        _trimmed(document, s) for s in out if document.quote(s).strip().strip(" .\t\u200f\u200e")
    ]


def _trimmed(document: Document, span: Span) -> Span:
    text = document.quote(span)
    left = len(text) - len(text.lstrip())
    return Span(span.start + left, span.start + max(left, len(text.rstrip())))
