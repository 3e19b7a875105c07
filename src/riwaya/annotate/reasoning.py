"""The reasoning behind a page's date, step by step, with the place of every word it stands on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

import msgspec

from riwaya.annotate.dating import solution
from riwaya.annotate.reading import Reading
from riwaya.annotate.times import resolve, resolved
from riwaya.annotate.timing import solver
from riwaya.annotate.timing.expressions import expressions
from riwaya.annotate.timing.solver import Constraint
from riwaya.model import Document, Evidence, Publication, Span, Timex
from riwaya.resources import Pack


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step: the rule, what it says in English, the words it stands on, and what it leaves.

    `start` and `end` are code points of the page's text; `line` and `column` count from 1, columns in code points.
    """

    rule: str
    says: str
    words: str | None = None
    start: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None
    document: str | None = None
    earliest: str | None = None
    latest: str | None = None
    days: int | None = None


class Told(msgspec.Struct, frozen=True, omit_defaults=True):
    """A time expression with its value and place."""

    words: str
    start: int
    end: int
    line: int
    column: int
    type: str
    value: str
    rule: str
    earliest: str | None = None
    latest: str | None = None
    mod: str | None = None
    clash: str | None = None


class Dated(msgspec.Struct, frozen=True):
    """When one page was published, why, and what its time expressions mean then."""

    source: str
    title: str | None
    published: Publication | None
    steps: tuple[Step, ...]
    set_aside: tuple[Step, ...]
    times: tuple[Told, ...]


def explain(document: Document, pack: Pack, fetched: date | None = None) -> Dated:
    """The reasoning for a page that has its blocks; a date that it has already is explained as it stands.

    `fetched` is the day on which the page was fetched: it was published by then.
    """
    published = document.published
    aside: Sequence[Constraint] = ()
    if published is None or (published.basis == "inferred" and not _by_others(published)):
        reading = Reading(document)
        found = expressions(reading, pack)
        solved = solution(document, reading, pack, found, fetched=fetched)
        published, aside = solver.publication(solved), solved.set_aside
        times = resolved(document, found, published, solver.few(solved))
    else:
        times = resolve(document, pack, published).times
    places = Places(document.text)
    evidence = published.evidence if published else ()
    return Dated(
        source=document.source,
        title=document.quote(document.title) if document.title else None,
        published=published,
        steps=tuple(_step(e, document, places) for e in evidence),
        set_aside=tuple(
            _step(Evidence(c.rule, c.says, c.span, c.document), document, places) for c in aside
        ),
        times=tuple(_told(document, times, places)),
    )


def encoded(dated: Dated) -> str:
    """As JSON, one line."""
    return msgspec.json.encode(dated).decode()


def _by_others(published: Publication) -> bool:
    """Whether another page had a part in it, which this page alone cannot show again."""
    return any(e.document for e in published.evidence)


def _step(evidence: Evidence, document: Document, places: Places) -> Step:
    span = evidence.span
    line, column = places.of(span) if span else (None, None)
    return Step(
        rule=evidence.rule,
        says=evidence.says,
        words=document.quote(span) if span else None,
        start=span.start if span else None,
        end=span.end if span else None,
        line=line,
        column=column,
        document=evidence.document,
        earliest=evidence.earliest,
        latest=evidence.latest,
        days=evidence.days,
    )


def _told(document: Document, times: Sequence[Timex], places: Places) -> Iterator[Told]:
    for t in times:
        line, column = places.of(t.span)
        yield Told(
            words=document.quote(t.span),
            start=t.start,
            end=t.end,
            line=line,
            column=column,
            type=t.type,
            value=t.value,
            rule=t.rule,
            earliest=t.earliest,
            latest=t.latest,
            mod=t.mod,
            clash=t.clash,
        )


class Places:
    """Lines and columns of a text, both from 1."""

    def __init__(self, text: str) -> None:
        lengths = (len(line) for line in text.splitlines(keepends=True))
        self._starts = [0, *accumulate(lengths)]

    def of(self, span: Span) -> tuple[int, int]:
        """Line and column of a span's first character."""
        line = bisect_right(self._starts, span.start)
        return line, span.start - self._starts[line - 1] + 1
