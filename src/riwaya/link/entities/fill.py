"""Makes the dossier's entities and writes their ids into the pages."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.language.tokens import words
from riwaya.link.entities.english import English, english
from riwaya.link.entities.evidence import Reasons
from riwaya.link.entities.filling import ByKey, Names
from riwaya.link.entities.groups import join_organisations, join_places
from riwaya.link.entities.join import Groups
from riwaya.link.entities.judged import cut, judged_sets
from riwaya.link.entities.known import Known, Tables
from riwaya.link.entities.local import Local, locals_of
from riwaya.link.entities.names import Key, Naming
from riwaya.link.entities.people import join_people
from riwaya.link.judged import NOTHING, Judged
from riwaya.link.words import Words, read
from riwaya.model import (
    Document,
    Entity,
    EntityPair,
    MentionRef,
)
from riwaya.resources import Pack


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
    words = words or [read(d) for d in documents]
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
        name_en=_said(known, name) or english(name, first.type, pack),
        names=(name, *(n for n in names if n != name)),
        mentions=tuple(
            MentionRef(documents[m.page].id, one.id) for m in members for one in m.mentions
        ),
        lat=known.lat if known else None,
        lon=known.lon if known else None,
        evidence=evidence,
    )


def _said(known: Known | None, name: str) -> str:
    """The English of a table's entry; none where the name only ends in it («رغد صدام حسين» is his daughter)."""
    if known is None:
        return ""
    whole, said = words(name), words(known.name)
    kin = known.table == "person" and len(whole) > len(said) > 1 and whole[-len(said) :] == said
    return "" if kin else known.name_en


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
) -> ByKey:
    """Entity ids by (page, key), and by (-1, key) where the whole pile has one such thing."""
    out: ByKey = {}
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
