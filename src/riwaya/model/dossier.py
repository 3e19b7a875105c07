"""The story across pages (CONTRACT.md, from `entities` down)."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from riwaya.model.annotations import EventDate, EventPlace, MentionType, Status
from riwaya.model.document import Document
from riwaya.model.span import Span

SCHEMA = "riwaya-dossier/1"


class MentionRef(msgspec.Struct, frozen=True):
    """A mention in one of the pages, by the ids of both."""

    document: str
    mention: str


class EventRef(msgspec.Struct, frozen=True):
    """An event mention in one of the pages, by the ids of both."""

    document: str
    event: str


class DocumentRef(msgspec.Struct, frozen=True):
    """A place in one of the pages: an alteration's passage, a conflict's ground."""

    document: str
    start: int
    end: int


class EntityPair(msgspec.Struct, frozen=True):
    """Two mentions that are called differently and were taken for one: the ground (`table`, `spelling`, `short form`,
    `name`), and every sign with its value."""

    a: MentionRef
    b: MentionRef
    why: str
    features: tuple[tuple[str, float], ...]


class EventPair(msgspec.Struct, frozen=True):
    """Two pages' tellings that were taken for one event (each by the first of its mentions): the score, and what
    every feature gave to it."""

    a: EventRef
    b: EventRef
    score: float
    features: tuple[tuple[str, float], ...]


class Entity(msgspec.Struct, frozen=True, omit_defaults=True):
    """A person, organisation or place across pages.

    `name` is its canonical name in Arabic, `name_en` in English, `names` every name it goes by.
    Coordinates are degrees (WGS 84), where known.
    """

    id: str
    type: MentionType
    name: str
    name_en: str
    names: tuple[str, ...]
    mentions: tuple[MentionRef, ...]
    wikidata: str | None = None
    lat: float | None = None
    lon: float | None = None
    evidence: tuple[EntityPair, ...] = ()


class Participant(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who or what takes part in an event: `role` as in `Argument`, `entity` where it is known by name."""

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
    """One page's figure for an event, with the origins it goes back to."""

    value: float | int | None
    document: str
    figure: str
    roots: tuple[str, ...]


class EventFigures(msgspec.Struct, frozen=True):
    """All that is reported of one count: lowest, highest, and each report. No best number is chosen."""

    what: str
    low: float | int | None
    high: float | int | None
    reports: tuple[FigureReport, ...]


class Root(msgspec.Struct, frozen=True, omit_defaults=True):
    """An origin; `party` says that it is one of the event's own participants, or speaks for one."""

    name: str
    anonymous: bool
    documents: tuple[str, ...]
    entity: str | None = None
    party: bool = False


class Corroboration(msgspec.Struct, frozen=True):
    """How many stand behind an event, in pages, outlets and independent origins.

    `roots_low` and `roots_high` differ where two anonymous origins may be one. `bottleneck` is the fewest
    distinct links at any layer of the chains.
    """

    documents: int
    outlets: int
    roots_low: int
    roots_high: int
    roots: tuple[Root, ...]
    bottleneck: int


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    """What happened, across pages: one event with every account of it.

    `type` is a name of the inventory (`events/types.tsv`), `plover`, `acled` and `ucdp` its equivalents.
    """

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
    evidence: tuple[EventPair, ...] = ()


class Side(msgspec.Struct, frozen=True, omit_defaults=True):
    """One side of a conflict: what it `says`, and the claims, figures and pages that say so."""

    says: str
    claims: tuple[str, ...]
    figures: tuple[str, ...]
    documents: tuple[str, ...]
    value: float | int | str | None = None


class Conflict(msgspec.Struct, frozen=True, omit_defaults=True):
    """Accounts that cannot all be right, about one event or one entity."""

    id: str
    kind: Literal[
        "figure", "responsibility", "denial", "date", "place", "purpose", "status", "framing"
    ]
    sides: tuple[Side, ...]
    event: str | None = None
    entity: str | None = None


class Reliance(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a page rests on: a source it cites, or a text that it copies or rewrites.

    `span` is where it says so; `score` is how much of the text is shared (0 to 1).
    """

    document: str
    relation: Literal["cites", "copies", "rewrites"]
    source_name: str
    source_entity: str | None = None
    source_document: str | None = None
    span: Span | None = None
    score: float | None = None


class Framing(msgspec.Struct, frozen=True, omit_defaults=True):
    """The titles and words (`epithets`, spans of the page) by which a page names an entity."""

    entity: str
    document: str
    epithets: tuple[Span, ...]
    valence: str | None = None


AlterationKind = Literal[
    "caveat_dropped",
    "attribution_dropped",
    "attribution_moved",
    "figure_changed",
    "sentence_cut",
    "sentence_added",
    "meaning_changed",
    "wording",
]


class Alteration(msgspec.Struct, frozen=True):
    """What was changed in the retelling; `documents` are (origin or sibling, copy)."""

    id: str
    kind: AlterationKind
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
