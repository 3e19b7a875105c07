"""Annotated pages in, dossier out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riwaya.link.alterations import every
from riwaya.link.conflicts import find_conflicts
from riwaya.link.copies import kinship
from riwaya.link.dates import date_pages
from riwaya.link.entities import Linked, link_entities
from riwaya.link.entities.known import Tables
from riwaya.link.entities.women import Titles
from riwaya.link.events.cluster import Node, cluster
from riwaya.link.events.codes import Codes
from riwaya.link.events.context import Pages
from riwaya.link.events.facts import days, together
from riwaya.link.events.gather import Gatherer
from riwaya.link.events.inpage import group, lead_end
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.phrasing import Phrasing
from riwaya.link.events.pile import Pile
from riwaya.link.events.view import Cluster, sort_key, view
from riwaya.link.framing import framings
from riwaya.link.labels import Labels
from riwaya.link.reliance import cited, known_credits, outlet_keys, upstream
from riwaya.link.words import Folder, Words, read
from riwaya.model import Document, Dossier
from riwaya.resources import Pack


def link(documents: tuple[Document, ...], pack: Pack) -> Dossier:
    """The dossier of annotated pages. The order of `documents` changes nothing."""
    ordered = tuple(sorted(documents, key=lambda d: (d.source, d.id)))
    folder = Folder()
    words = [read(d, folder) for d in ordered]
    linked, nodes = _dated(link_entities(ordered, pack, words), words, pack)
    cites, agencies = cited(linked.documents, pack)
    kin = kinship(linked.documents, words, known_credits(linked.documents, cites, pack))
    keys = outlet_keys(linked.documents, pack)
    pages = Pages(linked.documents, words, kin.texts)
    pile = Pile(
        linked.documents,
        upstream(linked.documents, agencies, kin.originals, keys),
        keys,
        {e.id: e for e in linked.entities},
        linked.known,
        pack.get(Tables).adjectives,
        pack.get(Titles).women(linked.documents),
        pack.get(Labels),
        pack.get(Codes),
        pack.get(Phrasing),
    )
    clusters = _clusters(nodes, pages, kin.texts, pack)
    events = sorted((view(c, pile) for c in clusters), key=sort_key)
    return Dossier(
        documents=linked.documents,
        entities=linked.entities,
        events=tuple(events),
        conflicts=find_conflicts(events, linked.documents, linked.entities, pack),
        reliance=(*cites, *kin.reliance),
        framing=framings(linked.documents, pack),
        alterations=every(kin.taken, kin.siblings, linked.documents, words, pack),
        timeline=tuple(e.id for e in events),
    )


def _dated(linked: Linked, words: Sequence[Words], pack: Pack) -> tuple[Linked, list[Node]]:
    """Dates what neighbours can date and links anew where that changed a page."""
    nodes = _nodes(linked, pack)
    dated = date_pages(linked.documents, nodes, Pages(linked.documents, words, {}), pack)
    if not dated:
        return linked, nodes
    documents = [dated.get(i, d) for i, d in enumerate(linked.documents)]
    again = link_entities(documents, pack, words)
    return again, _nodes(again, pack)


def _nodes(linked: Linked, pack: Pack) -> list[Node]:
    """What each page tells, one node an event."""
    kinds = pack.get(Kinds)
    gatherer = Gatherer(pack, linked.known)
    nodes: list[Node] = []
    for page, document in enumerate(linked.documents):
        facts = gatherer.page(page, document)
        published = document.published
        for members in group(document, facts, kinds):
            known = together([facts[i] for i in members])
            when = known.date.earliest if known.date else published.earliest if published else ""
            leads = document.events[members[0]].start < lead_end(document)
            nodes.append(Node(page, tuple(members), known, days(when), leads))
    return nodes


def _clusters(
    nodes: Sequence[Node], pages: Pages, related: Iterable[tuple[int, int]], pack: Pack
) -> list[Cluster]:
    sets, _ = cluster(nodes, pack.get(Kinds), pages, related)
    return [Cluster(tuple(nodes[i] for i in members)) for members in sets]
