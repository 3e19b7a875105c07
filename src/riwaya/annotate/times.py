"""Time expressions: every TIMEX3 of title, dateline and body, resolved against the publication date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from riwaya.annotate.dating import solution
from riwaya.annotate.reading import Reading
from riwaya.annotate.stage import Layer
from riwaya.annotate.timing import solver
from riwaya.annotate.timing.calendars import bounds
from riwaya.annotate.timing.expressions import Expression, expressions
from riwaya.annotate.timing.meaning import Meaning
from riwaya.annotate.timing.resolving import Context, Resolved, day_of
from riwaya.annotate.timing.resolving import resolve as resolve_meaning
from riwaya.model import Document, Publication, Timex
from riwaya.resources import Pack

#: A publication date known no better than this many days resolves nothing that leans on it.
_WIDEST = 400


class Times:
    """The stage: finds the expressions, dates the page where it states no date, resolves them."""

    name = "times"
    version = "1"
    needs: frozenset[Layer] = frozenset({"blocks", "published"})
    adds: frozenset[Layer] = frozenset({"times", "published"})

    def __call__(self, document: Document, reading: Reading, pack: Pack) -> Document:
        found = expressions(reading, pack)
        published, days = document.published, None
        if published is None:
            solved = solution(document, reading, pack, found)
            published, days = solver.publication(solved), solver.few(solved)
        times = resolved(document, found, published, days)
        return replace(document, published=published, times=times)


STAGE = Times()


def resolve(document: Document, pack: Pack, published: Publication | None) -> Document:
    """`document` with its times resolved anew against `published` (which the document takes)."""
    found = expressions(Reading(document), pack)
    return replace(document, published=published, times=resolved(document, found, published))


def resolved(
    document: Document,
    found: Sequence[Expression],
    published: Publication | None,
    days: Sequence[date] | None = None,
) -> tuple[Timex, ...]:
    """The expressions as annotations; a value on which the possible days of publication agree is kept whole.

    `days` are the days of publication that remain, where they are known better than by their bounds.
    """
    if days is None:
        days = candidates(published)
    runs = [_run(found, day) for day in days] if days else [_run(found, None)]
    bare = _run(found, None) if len(runs) > 1 else runs[0]
    out: list[Timex] = []
    ids: dict[int, str] = {}
    for at, expression in enumerate(found):
        result = agreed([run[at] for run in runs], bare[at])
        if result is None:
            continue
        ids[at] = f"{document.id}:t{len(out) + 1}"
        out.append(
            Timex(
                id=ids[at],
                start=expression.start,
                end=expression.end,
                type=result.type,
                value=result.value,
                rule=expression.rule,
                earliest=result.earliest.isoformat() if result.earliest else None,
                latest=result.latest.isoformat() if result.latest else None,
                mod=result.mod,
                anchor=None if result.anchor is None else ids.get(result.anchor),
                clash=result.clash,
                zone=expression.meaning.zone,
            )
        )
    return tuple(out)


def candidates(published: Publication | None) -> list[date]:
    """The days on which the page may have appeared, or none where they are too many to help."""
    if published is None:
        return []
    first, last = date.fromisoformat(published.earliest), date.fromisoformat(published.latest)
    size = (last - first).days + 1
    if not 0 < size <= _WIDEST:
        return []
    return [date.fromordinal(first.toordinal() + k) for k in range(size)]


def _run(found: Sequence[Expression], said: date | None) -> list[Resolved | None]:
    """Every expression as said on one day, each leaning on those before it."""
    out: list[Resolved | None] = []
    last_day: date | None = None
    last_year: int | None = None
    last_month: tuple[int, date] | None = None
    near: tuple[int, int, date] | None = None
    named: dict[tuple[int, int], date] = {}
    for at, e in enumerate(found):
        before = last_month[1] if last_month and last_month[0] == e.sentence else None
        context = Context(
            "since" if e.since else e.way, last_day, last_year, e.block == "title", before
        )
        if near and near[0] == e.paragraph:
            context = replace(context, near=near[2], near_at=near[1])
        meaning = e.meaning
        key = (e.paragraph, meaning.weekday or 0)
        if is_bare_weekday(meaning) and key in named:
            # «فجر الاثنين 29 أبريل ... فجر الاثنين»: in one paragraph the bare name is the day dated before it.
            there = named[key]
            meaning = replace(meaning, year=there.year, month=there.month, day=there.day)
        result = resolve_meaning(meaning, said, context)
        out.append(result)
        if result is None or result.type not in ("DATE", "TIME") or e.block == "dateline":
            continue
        day = day_of(result)
        if day is not None:
            last_day = day
            near = (e.paragraph, at, day)
            if e.meaning.day is not None:
                named[(e.paragraph, day.isoweekday())] = day
        if result.earliest and result.latest and result.earliest.year == result.latest.year:
            last_year = result.earliest.year
            if meaning.month is not None:
                last_month = (e.sentence, result.earliest)
    return out


def is_bare_weekday(meaning: Meaning) -> bool:
    """Whether a weekday stands without «اليوم», a date, a direction or a week of its own."""
    m = meaning
    plain = m.days is None and m.month is None and m.look is None and m.of_unit is None
    return m.weekday is not None and plain and m.kind == "date"


def agreed(results: Sequence[Resolved | None], bare: Resolved | None) -> Resolved | None:
    """What all candidate days say; where they differ, the value left open, with bounds around them all."""
    first = results[0]
    if first is None or all(r is not None and r.value == first.value for r in results):
        return first
    firsts = [r.earliest for r in results if r and r.earliest]
    lasts = [r.latest for r in results if r and r.latest]
    value = _yearly(results) or (
        bare.value if bare and bounds(bare.value) is None else "XXXX-XX-XX"
    )
    return Resolved(
        first.type,
        value,
        min(firsts) if firsts else None,
        max(lasts) if lasts else None,
        first.mod,
    )


def _yearly(results: Sequence[Resolved | None]) -> str | None:
    """«XXXX-03-09», where the days differ in their year alone."""
    values = {r.value[4:] if r else "" for r in results}
    if len(values) != 1:
        return None
    (rest,) = values
    day = rest[1:].partition("T")[0]
    return f"XXXX{rest}" if rest[:1] == "-" and day.replace("-", "").isdigit() else None
