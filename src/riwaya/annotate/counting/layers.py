"""What other layers say of the tokens of a page: times, names of places, days long before the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from riwaya.annotate.counting.words import FigureWords
from riwaya.annotate.reading import Reading
from riwaya.language.occurrences import Occurrences
from riwaya.language.tokens import Token
from riwaya.model import Document, Mention

#: Days before the page from which on a count is one of all since then, not of what has just happened.
_LONG = 10


class PageTokens(msgspec.Struct, frozen=True):
    """The tokens of a page and what is known of them: what every reader of counts looks at."""

    tokens: Sequence[Token]
    #: where the words of the page stand
    spoken: Occurrences
    words: FigureWords
    #: the tokens of time expressions
    timed: frozenset[int] = frozenset()
    #: the tokens of names of places
    placed: frozenset[int] = frozenset()
    #: where times begin that are long before the page
    past: frozenset[int] = frozenset()
    #: the tokens of names of persons and organisations
    named: frozenset[int] = frozenset()


def page_tokens(document: Document, reading: Reading, words: FigureWords) -> PageTokens:
    """The tokens of `reading` with what the layers of `document` say of them."""
    return PageTokens(
        reading.tokens,
        reading.words,
        words,
        _timed(document, reading),
        _placed(document, reading),
        _long_past(document, reading),
        _named(document, reading),
    )


def _timed(document: Document, reading: Reading) -> frozenset[int]:
    """The tokens of time expressions."""
    out: set[int] = set()
    for timex in document.times:
        first, last = reading.range(timex.span)
        out.update(range(max(0, min(first, reading.token_at(timex.start))), last))
    return frozenset(out)


def _placed(document: Document, reading: Reading) -> frozenset[int]:
    """The tokens of names of places, where the document has its names already."""
    out: set[int] = set()
    for mention in document.mentions:
        if mention.type == "LOC":
            out.update(_tokens(mention, reading))
    return frozenset(out)


def _named(document: Document, reading: Reading) -> frozenset[int]:
    """The tokens of names of organisations, and of persons who have two names and more: one may be a word for somebody."""
    out: set[int] = set()
    for mention in document.mentions:
        tokens = _tokens(mention, reading) if mention.type != "LOC" else range(0)
        if mention.type == "ORG" or len(tokens) > 1:
            out.update(tokens)
    return frozenset(out)


def _tokens(mention: Mention, reading: Reading) -> range:
    first, last = reading.range(mention.span)
    return range(min(first, reading.token_at(mention.start)), last)


def _long_past(document: Document, reading: Reading) -> frozenset[int]:
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
