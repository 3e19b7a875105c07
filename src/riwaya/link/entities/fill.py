"""Makes the dossier's entities and writes their ids into the pages."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.link.entities.english import English, english
from riwaya.link.entities.evidence import Reasons
from riwaya.link.entities.groups import join_organisations, join_places
from riwaya.link.entities.join import Groups
from riwaya.link.entities.judged import cut, judged_sets
from riwaya.link.entities.known import Known, Tables
from riwaya.link.entities.local import Local, locals_of, names_of
from riwaya.link.entities.names import Key, Naming, unclipped
from riwaya.link.entities.people import join_people
from riwaya.link.judged import NOTHING, Judged
from riwaya.link.words import Folder, Words, read
from riwaya.model import (
    Argument,
    Document,
    Entity,
    EntityPair,
    EventPlace,
    MentionRef,
    Outlet,
    Span,
)
from riwaya.resources import Pack

_ByKey = dict[tuple[int, Key], str]


class Names(msgspec.Struct, frozen=True):
    """What names of pages stand for: entity ids by (document, mention), by (page, key), and by (-1, key) where the
    whole pile has one such thing; entities by id, and the kind of place of those that tables know."""

    ids: dict[tuple[str, str], str]
    by_key: _ByKey
    entities: dict[str, Entity]
    kinds: dict[str, str]
    pack: Pack

    def filled(self, page: int, document: Document) -> Document:
        """A page with the ids of its entities."""
        return _filled(_Filler(document, page, self))


class Linked(msgspec.Struct, frozen=True):
    """Entities by id, the documents with ids written in, and look-ups by name for the later steps."""

    entities: tuple[Entity, ...]
    documents: tuple[Document, ...]
    known: dict[str, Known]
    names: Names

    def with_pages(self, pages: Mapping[int, Document]) -> Linked:
        """The same with some pages read again, of which every name is as it was."""
        documents = list(self.documents)
        for page, document in pages.items():
            documents[page] = self.names.filled(page, document)
        return msgspec.structs.replace(self, documents=tuple(documents))


def link_entities(
    documents: Sequence[Document],
    pack: Pack,
    words: Sequence[Words] | None = None,
    judged: Judged = NOTHING,
) -> Linked:
    """Entities across `documents` (already in order), and the documents with `Mention.entity`,
    `Link.entity`, `Argument.entity`, `EventPlace.entity` and coordinates filled in.

    Args:
        words: the pages' words, where they have been read already.
        judged: what people decided is one, or is not.
    """
    folder = Folder()
    words = words or [read(d, folder) for d in documents]
    naming, tables = pack.get(Naming), pack.get(Tables)
    pack.get(English)
    every: list[Local] = []
    for page, document in enumerate(documents):
        every += locals_of(page, document, words[page].keys, naming, tables)
    every = cut(every, judged)
    groups = Groups(len(every))
    for kind in ("PER", "ORG", "LOC"):
        items = [i for i, local in enumerate(every) if local.type == kind]
        if kind == "PER":
            join_people(items, every, tables, groups)
        elif kind == "ORG":
            join_organisations(items, every, tables, groups)
        else:
            join_places(items, every, groups)
    reasons = Reasons(groups.reasons, every, documents)
    found = [
        _entity([every[i] for i in members], documents, pack, reasons.of(members))
        for members in judged_sets(groups.sets(), every, judged)
    ]
    entities = _unique(found)
    ids = {(r.document, r.mention): e.id for e in entities for r in e.mentions}
    by_key = _lookup(entities, every, groups, documents, ids)
    known = {ids[(documents[lo.page].id, lo.mentions[0].id)]: lo.known for lo in every if lo.known}
    kinds = {entity: found.kind for entity, found in known.items() if found.kind}
    names = Names(ids, by_key, {e.id: e for e in entities}, kinds, pack)
    filled = tuple(names.filled(page, document) for page, document in enumerate(documents))
    return Linked(entities, filled, known, names)


def _entity(
    members: list[Local],
    documents: Sequence[Document],
    pack: Pack,
    evidence: tuple[EntityPair, ...],
) -> Entity:
    first = members[0]
    known = next((m.known for m in members if m.known), None)
    counts: Counter[str] = Counter()
    for member in members:
        for name in member.names:
            counts[name] += 1
    names = sorted(counts, key=lambda n: (-len(n.split()), -counts[n], n))
    name = _canonical(members, counts)
    if known and first.type == "LOC" and known.table in ("country", "place"):
        # A place is called by its everyday name, not by a state's or with «مدينة» before it.
        name = known.name
    return Entity(
        id="",
        type=first.type,
        name=name,
        name_en=known.name_en if known and known.name_en else english(name, first.type, pack),
        names=(name, *(n for n in names if n != name)),
        mentions=tuple(
            MentionRef(documents[m.page].id, one.id) for m in members for one in m.mentions
        ),
        lat=known.lat if known else None,
        lon=known.lon if known else None,
        evidence=evidence,
    )


def _canonical(members: list[Local], counts: Counter[str]) -> str:
    """The name most pages give as the fullest; among equals the longest."""
    votes = Counter(m.name for m in members)
    most = max(votes.values())
    return min(
        (n for n in votes if votes[n] * 2 >= most or len(n.split()) > 1),
        key=lambda n: (
            len(n.split()) == 1 and any(len(x.split()) > 1 for x in votes),
            -votes[n],
            -len(n),
            n,
        ),
    )


def _unique(found: list[Entity]) -> tuple[Entity, ...]:
    """Ids made of type and English name; where two share one, the least mention tells them apart."""
    slugs = Counter(_slug(e) for e in found)
    out = []
    for entity in found:
        slug = _slug(entity)
        if slugs[slug] > 1:
            least = min((r.document, r.mention) for r in entity.mentions)
            slug += "-" + hashlib.sha256(repr(least).encode()).hexdigest()[:6]
        out.append(msgspec.structs.replace(entity, id=slug))
    return tuple(sorted(out, key=lambda e: e.id))


def _slug(entity: Entity) -> str:
    plain = "".join(c if c.isalnum() else "-" for c in entity.name_en.lower())
    return f"{entity.type.lower()}-" + "-".join(p for p in plain.split("-") if p)


def _lookup(
    entities: Sequence[Entity],
    every: Sequence[Local],
    groups: Groups,
    documents: Sequence[Document],
    ids: dict[tuple[str, str], str],
) -> _ByKey:
    """Entity ids by (page, key), and by (-1, key) where the whole pile has one such thing."""
    out: _ByKey = {}
    spread: dict[Key, set[str]] = {}
    for local in every:
        entity = ids[(documents[local.page].id, local.mentions[0].id)]
        for key in local.keys:
            out.setdefault((local.page, key), entity)
            spread.setdefault(key, set()).add(entity)
    for key, found in spread.items():
        if len(found) == 1:
            out[(-1, key)] = next(iter(found))
    return out


def _filled(filler: _Filler) -> Document:
    document, ids = filler.document, filler.ids
    replace = msgspec.structs.replace
    return replace(
        document,
        outlet=filler.outlet(document.outlet),
        mentions=tuple(
            replace(
                m,
                entity=ids.get((document.id, m.id), ""),
                names=names_of(document, m, filler.tables),
            )
            for m in document.mentions
        ),
        claims=tuple(
            replace(
                c,
                chain=tuple(
                    replace(x, entity=x.entity or filler.link(x.name, x.span, x.anonymous))
                    for x in c.chain
                ),
            )
            for c in document.claims
        ),
        events=tuple(
            replace(
                e,
                arguments=tuple(filler.argument(a) for a in e.arguments),
                place=filler.place(e.place) if e.place else None,
            )
            for e in document.events
        ),
    )


class _Filler:
    """Finds the entity that a name or a place in a page stands for."""

    def __init__(
        self,
        document: Document,
        page: int,
        names: Names,
    ) -> None:
        self.document, self._page, self._by_key = document, page, names.by_key
        self.ids, self._entities, self._kinds = names.ids, names.entities, names.kinds
        self._naming, self.tables = names.pack.get(Naming), names.pack.get(Tables)

    def _by_name(self, name: str) -> str | None:
        key = self._naming(name)
        for one in (key, self.tables.strip(key)):
            for page in (self._page, -1):
                if (page, one) in self._by_key:
                    return self._by_key[(page, one)]
        return None

    def inside(self, name: str, start: int, end: int) -> str | None:
        """The entity of that name; else of the one mention that fills most of the span, its titles aside."""
        by_name = self._by_name(name)
        if by_name:
            return by_name
        best: tuple[int, int] | None = None
        found: str | None = None
        for mention in self.document.mentions:
            if start <= mention.start and mention.end <= end:
                titles = sum(t.end - t.start for t in mention.titles if start <= t.start < end)
                filled = mention.end - mention.start + titles
                if filled * 2 >= end - start and (best is None or (filled, mention.start) > best):
                    best = (filled, mention.start)
                    found = self.ids.get((self.document.id, mention.id))
        return found

    def argument(self, argument: Argument) -> Argument:
        """A participant with its entity, the article given back that «لل» hides."""
        at = argument.span
        name = unclipped(argument.name, self.document.text, at.start, self.tables.natural)
        entity = argument.entity or self.inside(name, at.start, at.end)
        return msgspec.structs.replace(argument, name=name, entity=entity)

    def link(self, name: str, span: Span | None, anonymous: bool) -> str | None:
        """The entity of a link of a chain; an anonymous source is nobody's, a spokesman his institution's."""
        if anonymous:
            return None
        return self.inside(name, span.start, span.end) if span else self._by_name(name)

    def outlet(self, outlet: Outlet | None) -> Outlet | None:
        if outlet is None or outlet.entity:
            return outlet
        return msgspec.structs.replace(outlet, entity=self._by_name(outlet.name))

    def place(self, place: EventPlace) -> EventPlace:
        """The place with its entity and what is known of it."""
        entity = place.entity or self._by_name(place.name)
        if not entity or entity not in self._entities:
            return place
        known = self._entities[entity]
        return msgspec.structs.replace(
            place,
            entity=entity,
            name_en=place.name_en or known.name_en,
            lat=place.lat if place.lat is not None else known.lat,
            lon=place.lon if place.lon is not None else known.lon,
            precision=place.precision or self._kinds.get(entity),
        )
