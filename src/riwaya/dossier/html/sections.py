"""The other sections: overview, names, framing, copies, pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import msgspec
from markupsafe import Markup

from riwaya.dossier import dates
from riwaya.dossier.html.bilingual import anchor, name
from riwaya.dossier.html.marks import alteration_key, evidence_key, reliance_key
from riwaya.dossier.html.parts import PageLink, outlet, page_link
from riwaya.dossier.index import Index
from riwaya.dossier.strings import Words, strings
from riwaya.model import Document, Entity, Event, Publication, Reliance, Span

#: A page dated within so many days counts for when the story was published.
_CLOSE = 31


class Tile(msgspec.Struct, frozen=True):
    """One number of the story."""

    number: int
    words: Words
    href: str


class EntityView(msgspec.Struct, frozen=True):
    """One name with its variants, pages and events."""

    id: str
    name: Markup
    names: tuple[tuple[str, int], ...]
    mentions: int
    pages: tuple[PageLink, ...]
    events: tuple[tuple[str, Markup], ...]
    wikidata: str | None


class SourceView(msgspec.Struct, frozen=True):
    """One source or page that a page relies on; `place` leads to the words that say so."""

    relation: Words
    source: Markup
    source_href: str
    place: str
    score: str


class RelianceRow(msgspec.Struct, frozen=True):
    """All that one page relies on in one way."""

    page: PageLink
    relation: Words
    relation_name: str
    sources: tuple[SourceView, ...]


class AlterationView(msgspec.Struct, frozen=True):
    """A change between two pages: passages of the first, passages of the second."""

    kind: Words
    says: str
    pages: tuple[PageLink, PageLink]
    passages: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]


class EvidenceView(msgspec.Struct, frozen=True):
    """One step of a page's dating."""

    says: str
    rule: str
    href: str


def tiles(index: Index) -> list[Tile]:
    """The story in numbers; numbers of what is not there are left out, but for the main ones."""
    d, words = index.dossier, strings()
    claims = [c for _, c in index.claims.values()]
    roots = {
        (r.entity or r.name)
        for e in d.events
        for r in e.corroboration.roots
        if not r.anonymous or e.corroboration.documents
    }
    rows: list[tuple[str, int, str, bool]] = [
        ("documents", len(d.documents), "#documents", True),
        ("outlets", len(index.outlets()), "#documents", True),
        ("events", len(d.events), "#timeline", True),
        ("claims", len(claims), "#documents", True),
        ("anonymous", sum(any(x.anonymous for x in c.chain) for c in claims), "#events", False),
        ("roots", len(roots), "#events", True),
        ("conflicts", len(d.conflicts), "#conflicts", True),
        ("copies", sum(r.relation != "cites" for r in d.reliance), "#reliance", False),
        ("inferred", sum(_inferred(x) for x in d.documents), "#documents", False),
        ("undated", sum(x.published is None for x in d.documents), "#documents", False),
    ]
    return [Tile(n, words[f"count.{k}"], href) for k, n, href, always in rows if n or always]


def _inferred(document: Document) -> bool:
    return document.published is not None and document.published.basis == "inferred"


def publication_range(index: Index) -> Words | None:
    """From the first to the last day on which a page may have been published, of those closely dated."""
    known = [d.published for d in index.documents.values() if d.published]
    if not known:
        return None
    # A page that is only bounded within months or years would stretch the story over them.
    close = [p for p in known if _days(p) <= _CLOSE] or known
    return dates.between(min(p.earliest for p in close), max(p.latest for p in close))


def _days(published: Publication) -> int:
    return (date.fromisoformat(published.latest) - date.fromisoformat(published.earliest)).days


def most_told(index: Index, limit: int = 6) -> list[Event]:
    """The events that most outlets tell, only those with more than one page."""
    told = [e for e in index.timeline() if e.corroboration.documents > 1]
    told.sort(key=lambda e: (-e.corroboration.documents, -e.corroboration.outlets))
    return told[:limit]


def most_named(index: Index, kind: str, limit: int | None = 5) -> list[Entity]:
    """The entities of a type, those that most pages name first."""
    found = [e for e in index.entities.values() if e.type == kind]
    found.sort(key=lambda e: (-len({m.document for m in e.mentions}), -len(e.mentions), e.id))
    return found[:limit]


def entity_views(index: Index) -> dict[str, list[EntityView]]:
    """Entities by type, the most named first."""
    events: dict[str, dict[str, Event]] = defaultdict(dict)
    for event in index.timeline():
        ids = [p.entity for p in event.participants]
        for key in [*ids, event.place.entity if event.place else None]:
            if key:
                events[key][event.id] = event
    return {
        kind: [
            _entity(index, e, list(events[e.id].values())) for e in most_named(index, kind, None)
        ]
        for kind in ("PER", "ORG", "LOC")
    }


def _entity(index: Index, entity: Entity, events: list[Event]) -> EntityView:
    used: Counter[str] = Counter()
    first: dict[str, str] = {}
    for ref in entity.mentions:
        if ref.mention in index.mentions:
            document, mention = index.mentions[ref.mention]
            used[document.quote(mention.span)] += 1
            first.setdefault(ref.document, ref.mention)
    return EntityView(
        anchor("n", entity.id),
        name(entity.name, entity.name_en),
        tuple(used.most_common()) or tuple((n, 0) for n in entity.names),
        len(entity.mentions),
        tuple(page_link(index, d, m) for d, m in first.items()),
        tuple((anchor("e", e.id), name(e.label_ar, e.label_en)) for e in events),
        entity.wikidata,
    )


def reliance_rows(index: Index) -> list[RelianceRow]:
    """Reliance by page, copies first."""
    grouped: dict[tuple[str, str], list[Reliance]] = defaultdict(list)
    for reliance in index.dossier.reliance:
        grouped[reliance.relation, reliance.document].append(reliance)
    order = {"copies": 0, "rewrites": 1}
    return [
        RelianceRow(
            page_link(index, document),
            strings().label("relation", relation),
            relation,
            tuple(source_view(index, r) for r in rows),
        )
        for (relation, document), rows in sorted(
            grouped.items(), key=lambda item: order.get(item[0][0], 2)
        )
    ]


def source_view(index: Index, reliance: Reliance) -> SourceView:
    """One reliance for show."""
    source = index.documents.get(reliance.source_document or "")
    entity = index.entities.get(reliance.source_entity or "")
    if source is not None:
        shown = outlet(index, source.id)
        href = "#" + anchor("d", source.id)
    else:
        shown = name(reliance.source_name, entity.name_en if entity else None)
        href = "#" + anchor("n", entity.id) if entity else ""
    span = reliance.span
    place = "#" + anchor("a", reliance_key(reliance.document, span)) if span else ""
    score = "" if reliance.score is None else f"{round(100 * reliance.score)}%"
    relation = strings().label("relation", reliance.relation)
    return SourceView(relation, shown, href, place, score)


def alteration_views(index: Index) -> list[AlterationView]:
    """What was changed in retellings, side by side."""
    views = []
    for a in index.dossier.alterations:
        passages: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
        for number, ref in enumerate(a.spans, 1):
            document = index.documents.get(ref.document)
            if document is not None and ref.document in a.documents:
                href = "#" + anchor("a", alteration_key(a.id, number))
                text = document.quote(Span(ref.start, ref.end))
                passages[a.documents.index(ref.document)].append((href, text))
        pages = (page_link(index, a.documents[0]), page_link(index, a.documents[1]))
        kind = strings().label("alteration", a.kind)
        both_sides = (tuple(passages[0]), tuple(passages[1]))
        views.append(AlterationView(kind, a.says, pages, both_sides))
    return views


def evidence_views(document: Document) -> list[EvidenceView]:
    """How a page was dated, step by step, each with the words it rests on."""
    if document.published is None:
        return []
    views = []
    for number, e in enumerate(document.published.evidence, 1):
        href = ""
        if e.span is not None and e.document in (None, document.id):
            href = "#" + anchor("a", evidence_key(document.id, number))
        elif e.document is not None:
            href = "#" + anchor("d", e.document)
        views.append(EvidenceView(e.says, e.rule, href))
    return views
