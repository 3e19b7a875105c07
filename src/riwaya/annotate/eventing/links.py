"""Ties of figures to the events that they count the harm of, and to the claims that tell them."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.typesets import TypeSets
from riwaya.language.marks import SENTENCE_ENDS
from riwaya.model import Claim, Document, EventMention, Figure, Span

_REACH = 400
_TOLL = "figures.toll@"


def link_figures(document: Document, sets: TypeSets) -> tuple[Figure, ...]:
    """The figures with `event` and `claim` filled in where the page shows them; a part has the event of its total."""
    own = {f.id: _event(document, f, sets) or f.event for f in document.figures}
    return tuple(
        msgspec.structs.replace(
            f,
            event=own.get(f.part_of or "") or own[f.id],
            claim=_claim(f.span, document.claims) or f.claim,
        )
        for f in document.figures
    )


def _event(document: Document, figure: Figure, sets: TypeSets) -> str | None:
    """The nearest event of its sentence that a figure can be the harm of; else the nearest before, else after it."""
    fits = sets.counted.get(figure.what)
    if fits is None:
        return None
    near = [e for e in document.events if e.type in fits and _distance(figure, e) <= _REACH]
    if figure.what == "detained" and figure.rule.startswith(_TOLL):
        # «بلغ عدد المعتقلين 5700»: all who are held, not those of the arrest told before
        near = [e for e in near if _together(document.text, figure, e)]

    def nearness(event: EventMention) -> tuple[bool, bool, int]:
        apart = not _together(document.text, figure, event)
        return apart, apart and event.start > figure.start, _distance(figure, event)

    best = min(near, key=nearness, default=None)
    return best.id if best is not None else None


def _distance(figure: Figure, event: EventMention) -> int:
    before = event.start <= figure.start
    return figure.start - event.end if before else (event.start - figure.end) * 2


def _together(text: str, figure: Figure, event: EventMention) -> bool:
    """Whether no sentence ends between the two."""
    between = text[min(event.end, figure.end) : max(event.start, figure.start)]
    return not any(mark in between for mark in SENTENCE_ENDS)


def _claim(span: Span, claims: tuple[Claim, ...]) -> str | None:
    best: Claim | None = None
    for claim in claims:
        if any(p.start <= span.start and span.end <= p.end for p in (claim.content, *claim.parts)):
            size = claim.content.end - claim.content.start
            if best is None or size < best.content.end - best.content.start:
                best = claim
    return best.id if best else None
