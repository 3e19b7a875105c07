"""The story across pages (CONTRACT.md, from `entities` down)."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from riwaya.model.annotations import EventDate, EventPlace, MentionType, Status
from riwaya.model.document import Document
from riwaya.model.span import Span

SCHEMA = "riwaya-dossier/1"


class MentionRef(msgspec.Struct, frozen=True):
    document: str
    mention: str


class EventRef(msgspec.Struct, frozen=True):
    document: str
    event: str


class DocumentRef(msgspec.Struct, frozen=True):
    """A place in one of the pages: an alteration's passage, a conflict's ground."""

    document: str
    start: int
    end: int


class Entity(msgspec.Struct, frozen=True, omit_defaults=True):
    id: str
    type: MentionType
    name: str
    name_en: str
    names: tuple[str, ...]
    mentions: tuple[MentionRef, ...]
    wikidata: str | None = None
    lat: float | None = None
    lon: float | None = None


class Participant(msgspec.Struct, frozen=True, omit_defaults=True):
    role: str
    name: str
    entity: str | None = None


class Account(msgspec.Struct, frozen=True):
    """One document's telling of an event; `roots` are names of origins."""

    document: str
    outlet: str | None
    claims: tuple[str, ...]
    roots: tuple[str, ...]


class FigureReport(msgspec.Struct, frozen=True):
    value: float | int | None
    document: str
    figure: str
    roots: tuple[str, ...]


class EventFigures(msgspec.Struct, frozen=True):
    what: str
    low: float | int | None
    high: float | int | None
    reports: tuple[FigureReport, ...]


class Root(msgspec.Struct, frozen=True, omit_defaults=True):
    name: str
    anonymous: bool
    documents: tuple[str, ...]
    entity: str | None = None


class Corroboration(msgspec.Struct, frozen=True):
    documents: int
    outlets: int
    roots_low: int
    roots_high: int
    roots: tuple[Root, ...]
    bottleneck: int


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    id: str
    type: str
    plover: str
    status: Status
    participants: tuple[Participant, ...]
    mentions: tuple[EventRef, ...]
    accounts: tuple[Account, ...]
    figures: tuple[EventFigures, ...]
    corroboration: Corroboration
    label_ar: str
    label_en: str
    date: EventDate | None = None
    place: EventPlace | None = None
    acled: str | None = None
    ucdp: str | None = None


class Side(msgspec.Struct, frozen=True, omit_defaults=True):
    says: str
    claims: tuple[str, ...]
    figures: tuple[str, ...]
    documents: tuple[str, ...]
    value: float | int | str | None = None


class Conflict(msgspec.Struct, frozen=True, omit_defaults=True):
    id: str
    kind: Literal[
        "figure", "responsibility", "denial", "date", "place", "purpose", "status", "framing"
    ]
    sides: tuple[Side, ...]
    event: str | None = None
    entity: str | None = None


class Reliance(msgspec.Struct, frozen=True, omit_defaults=True):
    document: str
    relation: Literal["cites", "copies", "rewrites"]
    source_name: str
    source_entity: str | None = None
    source_document: str | None = None
    span: Span | None = None
    score: float | None = None


class Framing(msgspec.Struct, frozen=True, omit_defaults=True):
    entity: str
    document: str
    epithets: tuple[Span, ...]
    valence: str | None = None


class Alteration(msgspec.Struct, frozen=True):
    """What was changed in the retelling; `documents` are (origin or sibling, copy)."""

    id: str
    kind: Literal[
        "caveat_dropped",
        "attribution_dropped",
        "attribution_moved",
        "figure_changed",
        "sentence_cut",
        "sentence_added",
        "meaning_changed",
        "wording",
    ]
    documents: tuple[str, str]
    spans: tuple[DocumentRef, ...]
    says: str


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """The whole story. Ids are unique within their kind; claim, figure and event-mention ids are
    unique across the dossier because they begin with their document's id."""

    schema: str = SCHEMA
    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    reliance: tuple[Reliance, ...] = ()
    framing: tuple[Framing, ...] = ()
    alterations: tuple[Alteration, ...] = ()
    timeline: tuple[str, ...] = ()


def schema() -> dict[str, Any]:
    """JSON Schema of `dossier.json`."""
    out: dict[str, Any] = msgspec.json.schema(Dossier)
    return out
