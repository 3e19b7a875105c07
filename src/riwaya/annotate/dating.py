"""When was this page published? Worked out from what it says, where it states no date.

Every time expression, office-holder and dated event of the page is a constraint on the day of writing; what is left
of the days between 2000 and 2035 bounds the date. Each constraint that narrowed the days is a step of the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from riwaya.annotate.reading import Reading
from riwaya.annotate.timing import solver
from riwaya.annotate.timing.calendars import valid
from riwaya.annotate.timing.constraints import constraints
from riwaya.annotate.timing.expressions import Expression, expressions
from riwaya.annotate.timing.linked import linked
from riwaya.annotate.timing.offices import office_constraints
from riwaya.annotate.timing.resolving import Context, day_of, resolve
from riwaya.annotate.timing.solver import Constraint, Solution
from riwaya.language.lexicon import Lexicon
from riwaya.model import Document, Publication, Span
from riwaya.resources import Pack

_URL_DAY = re.compile(r"(?<!\d)(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
_REACH = 430


class SinceRow(msgspec.Struct, frozen=True):
    """An event that a page can only name after it happened: `first` (ISO date) bounds the page from below."""

    phrase: str
    first: str
    until: str = ""


class Since:
    """`pack.get(Since)`: the phrases of `dating/since.tsv`."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("dating", "since", SinceRow)
        self.lexicon: Lexicon[SinceRow] = Lexicon(((r.phrase, r) for r in rows), article=False)


class Anchor(msgspec.Struct, frozen=True):
    """That the expression at `span` of the page means `day`, known from another page of the story."""

    span: Span
    day: date
    says: str
    document: str | None = None


def infer_publication(
    document: Document, reading: Reading, pack: Pack, anchors: Sequence[Anchor] = ()
) -> Publication | None:
    """The publication date as far as the page (and `anchors` from its neighbours) show it, or None.

    `earliest` and `latest` bound every day that fits; `value` is a day, month or year where all days share it, or
    a form left open (`XXXX-WXX-7`). Never narrower than the evidence.
    """
    found = expressions(reading, pack)
    return solver.publication(solution(document, reading, pack, found, anchors))


def solution(
    document: Document,
    reading: Reading,
    pack: Pack,
    found: Sequence[Expression],
    anchors: Sequence[Anchor] = (),
    fetched: date | None = None,
) -> Solution:
    """The days that remain, with the steps that led there and the constraints that did not fit.

    `fetched` is the day on which the page was fetched.
    """
    return solver.solve(
        [
            *constraints(found, document.text),
            *linked(found, reading, pack),
            *office_constraints(reading, pack),
            *_events(reading, pack),
            *_url(document),
            *_fetched(fetched),
            *_anchored(found, anchors),
        ]
    )


def _events(reading: Reading, pack: Pack) -> Iterator[Constraint]:
    """Events that the resources date."""
    lexicon = pack.get(Since).lexicon
    for stretch in reading.article:
        for hit in lexicon.find(reading.tokens[stretch.first : stretch.last]):
            first = date.fromisoformat(hit.value.first)
            says = f"«{hit.value.phrase}» is named: not before {first.isoformat()}."
            yield Constraint(solver.since(first), "dated-event", says, 2, Span(hit.start, hit.end))


def _url(document: Document) -> Iterator[Constraint]:
    """A day in the page's address is that of publication, give or take one for time zones."""
    for match in _URL_DAY.finditer(document.url or ""):
        day = valid(int(match[1]), int(match[2]), int(match[3]))
        if day:
            near = solver.between(day - timedelta(days=1), day + timedelta(days=1))
            yield Constraint(near, "url", f"The address of the page carries {day.isoformat()}.", 3)


def _fetched(day: date | None) -> Iterator[Constraint]:
    """A page is published before it is fetched, give or take a day for time zones."""
    if day is not None:
        says = f"The page was fetched on {day.isoformat()}: it was published by then."
        yield Constraint(solver.until(day + timedelta(days=1)), "fetched", says, 3)


def _anchored(found: Sequence[Expression], anchors: Sequence[Anchor]) -> Iterator[Constraint]:
    """The days on which an expression, said then, would mean the anchor's day."""
    for anchor in anchors:
        for e in found:
            if anchor.span.overlaps(Span(e.start, e.end)):
                days = [
                    said
                    for k in range(-_REACH, _REACH + 1)
                    if (said := anchor.day + timedelta(days=k)) and _means(e, said, anchor.day)
                ]
                fit = solver.union(solver.between(d, d) for d in days)
                yield Constraint(fit, "neighbour", anchor.says, 2, anchor.span, anchor.document)


def _means(e: Expression, said: date, day: date) -> bool:
    resolved = resolve(e.meaning, said, Context(e.way, title=e.block == "title"))
    return resolved is not None and day_of(resolved) == day
