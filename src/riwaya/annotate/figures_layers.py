"""What other layers say of the tokens of a page: times, names of places, days long before the page."""

from __future__ import annotations

from datetime import date

from riwaya.annotate.reading import Reading
from riwaya.model import Document

#: Days before the page from which on a count is one of all since then, not of what has just happened.
_LONG = 10


def timed_at(document: Document, reading: Reading) -> frozenset[int]:
    """The tokens of time expressions."""
    out: set[int] = set()
    for timex in document.times:
        first, last = reading.range(timex.span)
        out.update(range(max(0, min(first, reading.token_at(timex.start))), last))
    return frozenset(out)


def placed_at(document: Document, reading: Reading) -> frozenset[int]:
    """The tokens of names of places, where the document has its names already."""
    out: set[int] = set()
    for mention in document.mentions:
        if mention.type == "LOC":
            first, last = reading.range(mention.span)
            out.update(range(min(first, reading.token_at(mention.start)), last))
    return frozenset(out)


def long_past(document: Document, reading: Reading) -> frozenset[int]:
    """The tokens at which dates begin that are long before the page («منذ السابع من أكتوبر»); none where its day is not
    known."""
    published = document.published
    if published is None:
        return frozenset()
    out: set[int] = set()
    for timex in document.times:
        if timex.type == "DATE" and timex.latest is not None:
            try:
                days = date.fromisoformat(published.earliest) - date.fromisoformat(timex.latest)
            except ValueError:
                continue
            if days.days >= _LONG:
                first, _ = reading.range(timex.span)
                out.add(min(first, reading.token_at(timex.start)))
    return frozenset(out)
