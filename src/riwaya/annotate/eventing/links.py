"""Ties of figures to the events that they count the harm of, and to the claims that tell them."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.typesets import TypeSets
from riwaya.model import Claim, Document, EventMention, Figure, Span

_REACH = 400


def link_figures(document: Document, sets: TypeSets) -> tuple[Figure, ...]:
    """The figures with `event` and `claim` filled in where the page shows them; a part has the event of its total."""
    own = {f.id: _event(f, document.events, sets) or f.event for f in document.figures}
    return tuple(
        msgspec.structs.replace(
            f,
            event=own.get(f.part_of or "") or own[f.id],
            claim=_claim(f.span, document.claims) or f.claim,
        )
        for f in document.figures
    )


def _event(figure: Figure, events: tuple[EventMention, ...], sets: TypeSets) -> str | None:
    fits = sets.counted.get(figure.what)
    if fits is None:
        return None
    best: tuple[int, str] | None = None
    for event in events:
        if event.type not in fits:
            continue
        before = event.start <= figure.start
        distance = figure.start - event.end if before else (event.start - figure.end) * 2
        if distance <= _REACH and (best is None or distance < best[0]):
            best = (distance, event.id)
    return best[1] if best else None


def _claim(span: Span, claims: tuple[Claim, ...]) -> str | None:
    best: Claim | None = None
    for claim in claims:
        if any(p.start <= span.start and span.end <= p.end for p in (claim.content, *claim.parts)):
            size = claim.content.end - claim.content.start
            if best is None or size < best.content.end - best.content.start:
                best = claim
    return best.id if best else None
