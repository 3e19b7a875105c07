"""A dossier by its ids: which document a claim stands in, which event an entity is part of."""

from __future__ import annotations

from collections import defaultdict

from riwaya.model import (
    Claim,
    Document,
    Dossier,
    Entity,
    Event,
    EventMention,
    Figure,
    Framing,
    Mention,
    Reliance,
    Span,
)


class Index:
    """Look-ups over one dossier; every `dict` is by id and in the dossier's order."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.documents: dict[str, Document] = {d.id: d for d in dossier.documents}
        self.entities: dict[str, Entity] = {e.id: e for e in dossier.entities}
        self.events: dict[str, Event] = {e.id: e for e in dossier.events}
        self.claims: dict[str, tuple[Document, Claim]] = {}
        self.figures: dict[str, tuple[Document, Figure]] = {}
        self.mentions: dict[str, tuple[Document, Mention]] = {}
        self.event_mentions: dict[str, tuple[Document, EventMention]] = {}
        for document in dossier.documents:
            self.claims.update((c.id, (document, c)) for c in document.claims)
            self.figures.update((f.id, (document, f)) for f in document.figures)
            self.mentions.update((m.id, (document, m)) for m in document.mentions)
            self.event_mentions.update((e.id, (document, e)) for e in document.events)
        self.event_of: dict[str, Event] = {
            ref.event: event for event in dossier.events for ref in event.mentions
        }
        self.outlet_en: dict[str, str | None] = {
            d.outlet.name: d.outlet.name_en for d in reversed(dossier.documents) if d.outlet
        }
        self.reliance: dict[str, list[Reliance]] = defaultdict(list)
        for reliance in dossier.reliance:
            self.reliance[reliance.document].append(reliance)
        self.framing: dict[str, list[Framing]] = defaultdict(list)
        for framing in dossier.framing:
            self.framing[framing.document].append(framing)

    def outlet(self, document: str) -> tuple[str, str | None]:
        """Arabic and English name of who published a document; its file name where nobody is known."""
        found = self.documents.get(document)
        if found is None:
            return document, None
        if found.outlet is None:
            return found.source.rsplit("/", 1)[-1], None
        return found.outlet.name, found.outlet.name_en

    def outlets(self) -> list[str]:
        """Names of the outlets known, in the order of documents."""
        return list(dict.fromkeys(d.outlet.name for d in self.documents.values() if d.outlet))

    def timeline(self) -> list[Event]:
        """Events in the dossier's order of time; those it forgot come last."""
        known = set(self.dossier.timeline)
        first = [self.events[i] for i in self.dossier.timeline if i in self.events]
        return first + [e for e in self.dossier.events if e.id not in known]


def title(document: Document) -> str:
    """The page's headline (no more of it than fits a list), else its first words."""
    if document.title is not None:
        return excerpt(document, document.title, 300)
    for block in document.blocks:
        if block.kind == "body":
            return excerpt(document, block.span, 90)
    return document.source


def excerpt(document: Document, span: Span, limit: int) -> str:
    """The words at `span`, at most `limit` characters of them, cut at a blank."""
    text = document.text[span.start : min(span.end, span.start + limit + 1)]
    text = " ".join(text.split())
    if span.end - span.start <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0] + "…"
