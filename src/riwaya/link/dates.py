"""Pages without a date take bounds from the pages that tell the same event.

Where a page says «الأربعاء الماضي» of an event that another page puts on a day, the page was written when those words
meant that day. Such a day is an anchor for `riwaya.annotate.dating`; the evidence names the other page. The page
is then read again, so that its times and events stand in the light of the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from riwaya.annotate.dating import Anchor, Guesses
from riwaya.annotate.pipeline import annotate
from riwaya.annotate.stage import Layer
from riwaya.link.crew import Crew
from riwaya.link.events.cluster import STORY, candidates
from riwaya.link.events.context import Pages
from riwaya.link.events.facts import days, width
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.node import Node
from riwaya.link.events.own import sentence_around
from riwaya.link.events.score import compare
from riwaya.model import Document, EventMention, Publication, Timex
from riwaya.resources import Pack

_ENOUGH = 2.5
#: A year, in digits of either sort.
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MARGIN = 0.5
#: What two pages must have in common more than two others for theirs to be the day; how long an event is news.
_NEAR, _NEWS = 1.0, 31
#: What a page is called by does not hang on its date.
_KEPT: tuple[Layer, ...] = ("mentions",)


class Rival(msgspec.Struct, frozen=True):
    """A page that may date another: how much the two tell in common, and what it knows of the other's words."""

    value: float
    page: int
    anchors: tuple[Anchor, ...]


class Task(msgspec.Struct, frozen=True):
    """An undated page as it was annotated, with the pages that may date it."""

    page: int
    document: Document
    rivals: tuple[Rival, ...]


class Guess(msgspec.Struct, frozen=True):
    """What one page would make of another's date, and how much the two tell in common."""

    value: float
    page: int
    published: Publication


def date_pages(
    documents: Sequence[Document], nodes: Sequence[Node], pages: Pages, crew: Crew
) -> Iterator[tuple[int, Document]]:
    """The pages that neighbours could date or bound more narrowly, by index, read again but for their names.

    Args:
        documents: as they were annotated; their entities are nothing to a date.
    """
    undated = {i for i, d in enumerate(documents) if _open(d.published)}
    if not undated:
        return iter(())
    shared = _shared(nodes, undated, pages, crew.pack.get(Kinds))
    tasks = [
        Task(page, documents[page], rivals)
        for page in sorted(shared)
        if (rivals := _rivals(page, documents, shared[page], pages))
    ]
    read = zip(tasks, crew.map(_read_again, tasks), strict=True)
    return ((task.page, document) for task, document in read if document is not None)


_Pairs = list[tuple[float, Node, Node]]


def _shared(
    nodes: Sequence[Node], undated: set[int], pages: Pages, kinds: Kinds
) -> dict[int, dict[int, _Pairs]]:
    """By undated page and dated page: the events that both may tell, with their scores."""
    out: dict[int, dict[int, _Pairs]] = {}
    for i, j in candidates(nodes, kinds):
        a, b = nodes[i], nodes[j]
        for one, other in ((a, b), (b, a)):
            if one.page in undated and other.page not in undated:
                bare = compare(one.facts, other.facts, kinds)
                if bare.against or bare.value + STORY < _ENOUGH:
                    continue
                score = bare.beside(pages(one, other))
                if score.value >= _ENOUGH:
                    pairs = out.setdefault(one.page, {}).setdefault(other.page, [])
                    pairs.append((score.value, one, other))
    return out


def _rivals(
    page: int, documents: Sequence[Document], shared: Mapping[int, _Pairs], pages: Pages
) -> tuple[Rival, ...]:
    """The pages that know a day of which the undated page speaks, in order."""
    out: list[Rival] = []
    known = {
        other: [(v, x, a) for v, x, y in pairs for a in _anchors(documents, x, y)]
        for other, pairs in sorted(shared.items())
    }
    # Those that know a day themselves are weighed against each other later.
    news = [p for other, pairs in shared.items() if not known[other] for p in pairs]
    for other, held in known.items():
        anchors = [a for value, x, a in held if not _of_other_weeks(a, value, x, news)]
        if anchors:
            told = {x.events: v for v, x, _ in sorted(shared[other], key=lambda p: p[0])}
            value = sum(told.values()) + 2 * pages.story(page, other)
            out.append(Rival(round(value, 3), other, tuple(anchors)))
    return tuple(out)


def _of_other_weeks(anchor: Anchor, value: float, told: Node, news: _Pairs) -> bool:
    """Whether a page that has about as much in common with a telling has it as the news of other weeks: then a sort of
    event and a town are all that speaks for the day."""
    at = anchor.day.toordinal()
    return any(
        other > value - _NEAR
        and one is told
        and two.facts.fresh
        and abs(days(two.facts.fresh) - at) > _NEWS
        for other, one, two in news
    )


def _read_again(pack: Pack, task: Task) -> Document | None:
    published = _best(pack, task)
    if published is None:
        return None
    bare = msgspec.structs.replace(
        task.document, published=published, times=(), claims=(), events=(), figures=()
    )
    return annotate(bare, pack, given=_KEPT)


def _open(published: Publication | None) -> bool:
    """Whether a page's date is missing, or was only worked out and not to the day."""
    if published is None:
        return True
    return published.basis == "inferred" and published.earliest != published.latest


def _best(pack: Pack, task: Task) -> Publication | None:
    """The date that the page with most in common gives, unless another gives a different one and has nearly
    as much in common."""
    made = Guesses(task.document, pack)
    guesses: list[Guess] = []
    for rival in task.rivals:
        published = made(rival.anchors)
        if published and _narrows(task.document.published, published):
            guesses.append(Guess(rival.value, rival.page, published))
    guesses.sort(key=lambda g: (-g.value, g.page))
    for other in guesses[1:]:
        same = other.published.earliest <= guesses[0].published.latest and (
            guesses[0].published.earliest <= other.published.latest
        )
        if not same and other.value > guesses[0].value - _MARGIN:
            return None
    return guesses[0].published if guesses else None


def _narrows(old: Publication | None, new: Publication) -> bool:
    if old is None:
        return True
    return (new.earliest, new.latest) != (old.earliest, old.latest) and (
        old.earliest <= new.earliest and new.latest <= old.latest
    )


def _anchors(documents: Sequence[Document], one: Node, other: Node) -> list[Anchor]:
    """That the times which the first page gives for the event mean the day the other page knows."""
    known = next(
        (
            e.date
            for i in other.events
            if (e := documents[other.page].events[i]).date is not None
            and e.date is not None
            and width(e.date) == 0
        ),
        None,
    )
    if known is None:
        return []
    document, source = documents[one.page], documents[other.page]
    name = source.outlet.name if source.outlet else source.source
    found = (_time_of(document, document.events[i]) for i in one.events)
    return [
        Anchor(
            time.span,
            date.fromisoformat(known.earliest),
            f"«{document.quote(time.span)}» is told of an event that {name} ({source.source}) "
            f"puts on {known.earliest}.",
            source.id,
        )
        for time in {t.id: t for t in found if t is not None}.values()
    ]


def _time_of(document: Document, event: EventMention) -> Timex | None:
    """The time the event is told at: the one that governs it, or the nearest one of its sentence. A date written with
    its year means the same whenever it is said: from it nothing counts back to the page."""
    own = event.time or (event.date.time if event.date else None)
    if own:
        time = next((t for t in document.times if t.id == own), None)
        return None if time is None or _written(document, time) else time
    around = sentence_around(document.text, event.start)
    near = [
        t
        for t in document.times
        if around.start <= t.start < around.end and t.type in ("DATE", "TIME")
    ]
    best = min(near, key=lambda t: (abs(t.start - event.start), t.start), default=None)
    return None if best is None or _written(document, best) else best


def _written(document: Document, time: Timex) -> bool:
    """Whether the year of a time is one of its own words."""
    return bool(_YEAR.search(document.quote(time.span))) and time.value[:1].isdigit()
