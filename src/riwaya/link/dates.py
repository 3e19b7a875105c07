"""Pages without a date take bounds from the pages that tell the same event.

Where a page says «الأربعاء الماضي» of an event that another page puts on a day, the page was written when those words
meant that day. Such a day is an anchor for `riwaya.annotate.dating`; the evidence names the other page. The page
is then read again, so that its times and events stand in the light of the date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from riwaya.annotate.dating import Anchor, infer_publication
from riwaya.annotate.pipeline import annotate
from riwaya.annotate.reading import Reading
from riwaya.link.events.cluster import Node, candidates
from riwaya.link.events.context import Pages
from riwaya.link.events.facts import width
from riwaya.link.events.gather import sentence_around
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.score import compare
from riwaya.model import Document, EventMention, Publication, Timex
from riwaya.resources import Pack

_ENOUGH = 2.5
_MARGIN = 0.5


class Guess(msgspec.Struct, frozen=True):
    """What one page would make of another's date, and how much the two tell in common."""

    value: float
    page: int
    published: Publication


def date_pages(
    documents: Sequence[Document], nodes: Sequence[Node], pages: Pages, pack: Pack
) -> dict[int, Document]:
    """The pages that neighbours could date or bound more narrowly, by index, read again."""
    undated = {i for i, d in enumerate(documents) if _open(d.published)}
    if not undated:
        return {}
    kinds = pack.get(Kinds)
    shared: dict[tuple[int, int], list[tuple[float, Node, Node]]] = {}
    for i, j in candidates(nodes, kinds):
        a, b = nodes[i], nodes[j]
        for one, other in ((a, b), (b, a)):
            if one.page in undated and other.page not in undated:
                score = compare(one.facts, other.facts, kinds, context=pages(one, other))
                if not score.against and score.value >= _ENOUGH:
                    pair = (one.page, other.page)
                    shared.setdefault(pair, []).append((score.value, one, other))
    out: dict[int, Document] = {}
    for page in sorted(undated):
        best = _best(page, documents, shared, pages, pack)
        if best:
            bare = msgspec.structs.replace(
                documents[page], published=best.published, times=(), events=(), figures=()
            )
            out[page] = annotate(bare, pack)
    return out


def _open(published: Publication | None) -> bool:
    """Whether a page's date is missing, or was only worked out and not to the day."""
    if published is None:
        return True
    return published.basis == "inferred" and published.earliest != published.latest


def _best(
    page: int,
    documents: Sequence[Document],
    shared: Mapping[tuple[int, int], list[tuple[float, Node, Node]]],
    pages: Pages,
    pack: Pack,
) -> Guess | None:
    """The date that the page with most in common gives, unless another gives a different one and has nearly
    as much in common."""
    reading = Reading(documents[page])
    guesses: list[Guess] = []
    for (one, other), pairs in sorted(shared.items()):
        if one != page:
            continue
        anchors = [a for _, x, y in pairs if (a := _anchor(documents, x, y)) is not None]
        if not anchors:
            continue
        published = infer_publication(documents[page], reading, pack, anchors)
        if published and _narrows(documents[page].published, published):
            told = {x.events: v for v, x, _ in sorted(pairs, key=lambda p: p[0])}
            value = sum(told.values()) + 2 * pages.story(one, other)
            guesses.append(Guess(round(value, 3), other, published))
    guesses.sort(key=lambda g: (-g.value, g.page))
    for rival in guesses[1:]:
        same = rival.published.earliest <= guesses[0].published.latest and (
            guesses[0].published.earliest <= rival.published.latest
        )
        if not same and rival.value > guesses[0].value - _MARGIN:
            return None
    return guesses[0] if guesses else None


def _narrows(old: Publication | None, new: Publication) -> bool:
    if old is None:
        return True
    return (new.earliest, new.latest) != (old.earliest, old.latest) and (
        old.earliest <= new.earliest and new.latest <= old.latest
    )


def _anchor(documents: Sequence[Document], one: Node, other: Node) -> Anchor | None:
    """That the time which the first page gives for the event means the day the other page knows."""
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
        return None
    document = documents[one.page]
    for i in one.events:
        time = _time_of(document, document.events[i])
        if time is not None:
            source = documents[other.page]
            name = source.outlet.name if source.outlet else source.source
            says = (
                f"«{document.quote(time.span)}» is told of an event that {name} ({source.source}) "
                f"puts on {known.earliest}."
            )
            return Anchor(time.span, date.fromisoformat(known.earliest), says, source.id)
    return None


def _time_of(document: Document, event: EventMention) -> Timex | None:
    """The time the event is told at: the one it was dated by, or the nearest one of its sentence."""
    if event.date and event.date.time:
        for time in document.times:
            if time.id == event.date.time:
                return time
    around = sentence_around(document.text, event.start)
    near = [
        t
        for t in document.times
        if around.start <= t.start < around.end and t.type in ("DATE", "TIME")
    ]
    return min(near, key=lambda t: (abs(t.start - event.start), t.start), default=None)
