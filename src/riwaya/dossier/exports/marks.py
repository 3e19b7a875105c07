"""Every annotation of a page as a labelled stretch of its text, for the formats that are made of those."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from riwaya.model import Claim, Document, EventMention, Figure, Mention, Span, Timex

#: What a mark can be; `span` labels of mentions and times are their types.
LABELS = ("PER", "ORG", "LOC", "DATE", "TIME", "DURATION", "SET", "FIGURE", "CUE", "CONTENT",
          "SOURCE", "EVENT", "ARGUMENT", "TITLE")  # fmt: skip


class Mark(msgspec.Struct, frozen=True):
    """A stretch of the page's text. `facts` are the annotation's own values; `of` is its id.

    `id` is unique in the dossier; a claim has several marks (cue, content, sources), an event too.
    """

    id: str
    of: str
    label: str
    span: Span
    facts: dict[str, Any]
    rule: str = ""


class Tie(msgspec.Struct, frozen=True):
    """From one mark to another, by their ids."""

    source: str
    target: str
    label: str


def marks(document: Document) -> tuple[list[Mark], list[Tie]]:
    """All marks of a page, layer by layer in the order of its text, and what ties them."""
    found: list[Mark] = [*_mentions(document.mentions), *map(_time, document.times)]
    found += map(_figure, document.figures)
    ties: list[Tie] = []
    for claim in document.claims:
        own = list(_claim(claim))
        found += own
        cue = own[0].id
        ties += (Tie(cue, m.id, "reports") for m in own if m.label == "CONTENT")
        ties += (Tie(m.id, cue, "source") for m in own if m.label == "SOURCE")
    for event in document.events:
        own = list(_event(event))
        found += own
        ties += (Tie(own[0].id, m.id, m.facts["role"]) for m in own[1:])
    return found, ties


def _mentions(mentions: tuple[Mention, ...]) -> Iterator[Mark]:
    for m in mentions:
        facts = {"entity": m.entity or None, "name": m.names[0] if m.names else None}
        yield Mark(m.id, m.id, m.type, m.span, facts, m.rule)
        for number, title in enumerate(m.titles, 1):
            yield Mark(f"{m.id}.title{number}", m.id, "TITLE", title, {}, m.rule)


def _time(t: Timex) -> Mark:
    facts = {"value": t.value, "earliest": t.earliest, "latest": t.latest, "mod": t.mod}
    return Mark(t.id, t.id, t.type, t.span, facts, t.rule)


def _figure(f: Figure) -> Mark:
    facts = {
        "what": f.what,
        "value": f.value,
        "low": f.low,
        "high": f.high,
        "approx": f.approx,
        "unit": f.unit,
        "who": f.who,
        "claim": f.claim,
        "event": f.event,
    }
    return Mark(f.id, f.id, "FIGURE", f.span, facts, f.rule)


def _claim(claim: Claim) -> Iterator[Mark]:
    facts = {"stance": claim.stance, "speech": claim.speech, "certainty": claim.certainty}
    yield Mark(claim.id, claim.id, "CUE", claim.cue, facts, claim.rule)
    for number, part in enumerate(claim.parts or (claim.content,), 1):
        yield Mark(f"{claim.id}.content{number}", claim.id, "CONTENT", part, {}, claim.rule)
    for number, link in enumerate(claim.chain, 1):
        if link.span is not None:
            said = {
                "link": number,
                "name": link.name,
                "role": link.role,
                "anonymous": link.anonymous,
                "entity": link.entity,
            }
            yield Mark(f"{claim.id}.link{number}", claim.id, "SOURCE", link.span, said, claim.rule)


def _event(event: EventMention) -> Iterator[Mark]:
    facts = {
        "type": event.type,
        "status": event.status,
        "certainty": event.certainty,
        "date": event.date.value if event.date else None,
        "place": event.place.name if event.place else None,
        "claim": event.claim,
    }
    yield Mark(event.id, event.id, "EVENT", event.trigger, facts, event.rule)
    for number, argument in enumerate(event.arguments, 1):
        said = {"role": argument.role, "name": argument.name, "entity": argument.entity}
        yield Mark(f"{event.id}.arg{number}", event.id, "ARGUMENT", argument.span, said, event.rule)
