"""When was this page published? Worked out from what it says, where it states no date.

Every time expression, office-holder and dated event of the page is a constraint on the day of writing; what is left
of the days between 2000 and 2035 bounds the date. Each constraint that narrowed the days is a step of the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from riwaya.annotate.reading import Reading
from riwaya.annotate.timing import solver
from riwaya.annotate.timing.calendars import bounds
from riwaya.annotate.timing.constraints import constraints
from riwaya.annotate.timing.expressions import Expression, expressions
from riwaya.annotate.timing.linked import linked
from riwaya.annotate.timing.meaning import Meaning
from riwaya.annotate.timing.offices import office_constraints
from riwaya.annotate.timing.resolving import Context, day_of, resolve
from riwaya.annotate.timing.solver import Constraint, Solution
from riwaya.annotate.timing.tense import Way
from riwaya.language.lexicon import Lexicon
from riwaya.model import Document, Publication, Span
from riwaya.resources import Pack

_URL_DAY = re.compile(r"(?<!\d)(20\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)")
_URL_COMPACT = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH = re.compile(r"/(20\d\d)[/-](0?[1-9]|1[0-2])(?=/)")
_URL_YEAR = re.compile(r"/(20\d\d)(?=/)")
#: How many characters of an ISO day each of them gives.
_WRITTEN = {_URL_DAY: 10, _URL_COMPACT: 10, _URL_MONTH: 7, _URL_YEAR: 4}
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

    `fetched` is the day on which the page was fetched, where it is known better than the document has it.
    """
    own = _own(document, reading, pack, found)
    day = fetched or _fetch_day(document)
    return solver.solve([*own, *_fetched(day), *_anchored(found, anchors)])


class Guesses:
    """What several sets of anchors would make of one page's date; the page is read once."""

    def __init__(self, document: Document, pack: Pack) -> None:
        reading = Reading(document)
        self._found = expressions(reading, pack)
        own = _own(document, reading, pack, self._found)
        self._own = [*own, *_fetched(_fetch_day(document))]

    def __call__(self, anchors: Sequence[Anchor]) -> Publication | None:
        """As `infer_publication`."""
        return solver.publication(solver.solve([*self._own, *_anchored(self._found, anchors)]))


def _own(
    document: Document, reading: Reading, pack: Pack, found: Sequence[Expression]
) -> list[Constraint]:
    """What the page itself says of its date."""
    return [
        *constraints(found, document.text),
        *linked(found, reading, pack),
        *office_constraints(reading, pack),
        *_events(reading, pack),
        *_url(document),
    ]


def _events(reading: Reading, pack: Pack) -> Iterator[Constraint]:
    """Events that the resources date."""
    lexicon = pack.get(Since).lexicon
    for stretch in reading.article:
        places = reading.opening(lexicon, stretch)
        for hit in lexicon.find(reading.tokens[stretch.first : stretch.last], places):
            first = date.fromisoformat(hit.value.first)
            says = f"«{hit.value.phrase}» is named: not before {first.isoformat()}."
            yield Constraint(solver.since(first), "dated-event", says, 2, Span(hit.start, hit.end))


def _url(document: Document) -> Iterator[Constraint]:
    """A day, month or year in the page's address is that of publication, give or take a day for time zones.

    Eight digits in a row may be a number of another kind: they are trusted less than a day with its marks.
    """
    path = (document.url or "").partition("://")[2].partition("/")[2]
    for pattern, weight in ((_URL_DAY, 3), (_URL_COMPACT, 2), (_URL_MONTH, 3), (_URL_YEAR, 2)):
        found = [limits for m in pattern.finditer(f"/{path}") if (limits := _limits(m.groups()))]
        for first, last in found:
            near = solver.between(first - timedelta(days=1), last + timedelta(days=1))
            written = f"{first:%Y-%m-%d}"[: _WRITTEN[pattern]]
            yield Constraint(near, "url", f"The address of the page carries {written}.", weight)
        if found:
            return


def _limits(parts: Sequence[str]) -> tuple[date, date] | None:
    """First and last day of a year, month or day written in digits; None where no calendar has it."""
    value = "-".join([parts[0], *(p.zfill(2) for p in parts[1:])])
    try:
        return bounds(value)
    except ValueError:
        return None


def _fetch_day(document: Document) -> date | None:
    return date.fromisoformat(document.fetched) if document.fetched else None


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
                days = _said_on(e.meaning, e.way, anchor.day, title=e.block == "title")
                if len(days) > 2 * _REACH:
                    # What means that day whenever it is said («17 أغسطس 1999») tells nothing of the page.
                    continue
                fit = solver.union(solver.between(d, d) for d in days)
                yield Constraint(fit, "neighbour", anchor.says, 2, anchor.span, anchor.document)


@lru_cache(maxsize=1 << 12)
def _said_on(meaning: Meaning, way: Way | None, day: date, *, title: bool) -> tuple[date, ...]:
    """The days on which words of that meaning mean `day`; the words of one event are those of many pages."""
    out = []
    for k in range(-_REACH, _REACH + 1):
        said = day + timedelta(days=k)
        resolved = resolve(meaning, said, Context(way, title=title))
        if resolved is not None and day_of(resolved) == day:
            out.append(said)
    return tuple(out)
