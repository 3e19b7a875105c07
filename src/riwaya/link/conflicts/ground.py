"""What the finders of conflicts look at, for one event."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.link.roots import origin_of
from riwaya.model import Claim, Conflict, Document, Entity, Event, EventMention, Figure, Side, Span
from riwaya.resources import Pack

_LONG = 140


class Telling(msgspec.Struct, frozen=True):
    """One page's share in an event: its mentions of it, its counts of it, the claims that speak of it."""

    document: Document
    mentions: tuple[EventMention, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]


class Ground(msgspec.Struct, frozen=True):
    """An event with all that its pages say of it."""

    event: Event
    tellings: tuple[Telling, ...]
    entities: Mapping[str, Entity]
    pack: Pack


#: What the sides of a conflict are made from before they are given names.
Sides = Sequence[Side]


def ground(
    event: Event, documents: Mapping[str, Document], entities: Mapping[str, Entity], pack: Pack
) -> Ground:
    """Gathers an event's tellings, in the order of its accounts."""
    by_page: dict[str, list[str]] = {}
    for ref in event.mentions:
        by_page.setdefault(ref.document, []).append(ref.event)
    tellings = []
    for page, ids in by_page.items():
        document = documents[page]
        kept = frozenset(ids)
        mentions = tuple(e for e in document.events if e.id in kept)
        tellings.append(
            Telling(
                document,
                mentions,
                tuple(f for f in document.figures if f.event in kept),
                speaking_of(document, mentions),
            )
        )
    return Ground(event, tuple(tellings), entities, pack)


def speaking_of(document: Document, mentions: Sequence[EventMention]) -> tuple[Claim, ...]:
    """The claims of a page in what of which a trigger of the event stands.

    Args:
        mentions: the page's mentions of the event, in the order of the page.
    """
    own = {m.claim for m in mentions}
    starts = [m.start for m in mentions]

    def told(span: Span) -> bool:
        at = bisect_left(starts, span.start)
        return at < len(mentions) and mentions[at].end <= span.end

    return tuple(
        c
        for c in document.claims
        if c.chain and (c.id in own or any(map(told, (c.content, *c.parts))))
    )


def said(document: Document, claim: Claim) -> str:
    """Who says what, in the page's own words, cut to a line."""
    return f"{origin_of(claim.chain[-1]).name}: {shown(document, claim.content)}"


def shown(document: Document, span: Span) -> str:
    """The page's words on one line, cut at a word where they are many."""
    text = " ".join(document.quote(span).split())
    if len(text) <= _LONG:
        return text
    return text[:_LONG].rsplit(" ", 1)[0] + " …"


def conflict(kind: str, sides: Sides, event: str | None, entity: str | None = None) -> Conflict:
    """A conflict with an id made of what it is about."""
    parts = [kind, event or "", entity or ""]
    for side in sides:
        parts += [*side.claims, *side.figures, *side.documents, side.says]
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return Conflict(f"cf-{digest[:10]}", kind, tuple(sides), event, entity)  # type: ignore[arg-type]
