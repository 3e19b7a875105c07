"""By what words each outlet names the same actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

import msgspec
from markupsafe import Markup

from riwaya.dossier.html.bilingual import anchor, name
from riwaya.dossier.html.marks import epithet_key
from riwaya.dossier.html.parts import outlet
from riwaya.dossier.index import Index
from riwaya.model import Document, Framing, Span


class FramingRow(msgspec.Struct, frozen=True):
    """The words of one outlet for one entity."""

    outlet: Markup
    words: tuple[tuple[str, str], ...]


class FramingView(msgspec.Struct, frozen=True):
    """One entity and how outlets name it."""

    id: str
    name: Markup
    rows: tuple[FramingRow, ...]


def framing_views(index: Index) -> list[FramingView]:
    """Entities by how many outlets name them in words of their own."""
    return _views(index, index.dossier.framing)


def framing_of(
    index: Index, entities: Collection[str], documents: Iterable[str]
) -> list[FramingView]:
    """How some entities are named in some documents, where at least one outlet has words for them."""
    framings = (f for d in documents for f in index.framing.get(d, ()) if f.entity in entities)
    return _views(index, framings)


def _views(index: Index, framings: Iterable[Framing]) -> list[FramingView]:
    by_entity: dict[str, dict[str, list[tuple[str, Span, Document]]]] = defaultdict(dict)
    for framing in framings:
        document = index.documents.get(framing.document)
        if document is not None and framing.epithets:
            who = index.outlet(document.id)[0]
            rows = by_entity[framing.entity].setdefault(who, [])
            rows += [(framing.document, s, document) for s in framing.epithets]
    views = []
    for key, outlets in by_entity.items():
        entity = index.entities.get(key)
        rows_shown = tuple(_row(index, rows) for rows in outlets.values())
        shown = name(entity.name, entity.name_en) if entity else name(key)
        views.append(FramingView(anchor("n", key) if entity else "", shown, rows_shown))
    views.sort(key=lambda v: -len(v.rows))
    return views


def _row(index: Index, rows: list[tuple[str, Span, Document]]) -> FramingRow:
    words: dict[str, str] = {}
    for key, span, document in rows:
        words.setdefault(document.quote(span), "#" + anchor("a", epithet_key(key, span)))
    return FramingRow(outlet(index, rows[0][0]), tuple(words.items()))
