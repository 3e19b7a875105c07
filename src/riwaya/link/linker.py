"""Annotated pages in, dossier out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from riwaya.link.alterations import every
from riwaya.link.conflicts import find_conflicts
from riwaya.link.copies import kinship
from riwaya.link.crew import Crew
from riwaya.link.dates import date_pages
from riwaya.link.entities import Linked, link_entities
from riwaya.link.entities.known import Tables
from riwaya.link.entities.women import Titles
from riwaya.link.events.background import Background
from riwaya.link.events.cluster import cluster
from riwaya.link.events.codes import Codes
from riwaya.link.events.context import Pages
from riwaya.link.events.evidence import Found, Pairs
from riwaya.link.events.facts import Facts, days, together
from riwaya.link.events.gather import Gatherer
from riwaya.link.events.ground import Ground
from riwaya.link.events.inpage import group
from riwaya.link.events.judged import FactsOf, judged_sets
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.node import Node
from riwaya.link.events.own import lead_end
from riwaya.link.events.phrasing import Phrasing
from riwaya.link.events.pile import Pile
from riwaya.link.events.plural import SEVERAL
from riwaya.link.events.view import Cluster, sort_key, view
from riwaya.link.events.wording import Shape, Wording
from riwaya.link.framing import framings
from riwaya.link.inside import event_shown, page_shown
from riwaya.link.judged import NOTHING, Judged
from riwaya.link.labels import Labels
from riwaya.link.reliance import cited, known_credits, outlet_keys, shared_agencies, upstream
from riwaya.link.settling import SourceNouns, offices
from riwaya.link.stories.terms import Background as Frequencies
from riwaya.link.texts import compared
from riwaya.link.words import read
from riwaya.mapping import uncollected
from riwaya.model import Document, Dossier
from riwaya.resources import Pack


def link(
    documents: tuple[Document, ...], pack: Pack, judged: Judged = NOTHING, *, workers: int = 1
) -> Dossier:
    """The dossier of annotated pages. The order of `documents` changes nothing.

    Args:
        judged: what people decided is one event or entity, or is not.
        workers: processes that compare pages; the result does not depend on it.
    """
    with uncollected(), Crew(pack, workers) as crew:
        return _link(documents, judged, crew)


def _link(documents: Sequence[Document], judged: Judged, crew: Crew) -> Dossier:
    pack = crew.pack
    ordered = tuple(sorted(documents, key=lambda d: (d.source, d.id)))
    words = [read(d) for d in ordered]
    linked = link_entities(ordered, pack, words, judged)
    pages = Pages(linked.documents, words, {}, pack.get(Frequencies))
    told = Told(linked, pack)
    nodes = [told(page, document) for page, document in enumerate(linked.documents)]
    dating = date_pages(ordered, list(chain.from_iterable(nodes)), pages, crew)
    # Other processes read pages again meanwhile.
    texts = compared(words)
    dated = dict(dating)
    linked = linked.with_pages(dated)
    for page in dated:
        nodes[page] = told(page, linked.documents[page])
    cites, agencies = cited(linked.documents, pack)
    kin = kinship(linked.documents, texts, known_credits(linked.documents, cites, pack))
    altered = every(kin.taken, kin.siblings, linked.documents, words, crew)
    keys = outlet_keys(linked.documents, pack, linked.known)
    pages = pages.telling(linked.documents, kin.texts)
    pile = Pile(
        linked.documents,
        upstream(linked.documents, shared_agencies(agencies, kin.originals), kin.originals, keys),
        keys,
        {e.id: e for e in linked.entities},
        linked.known,
        pack.get(Tables).adjectives,
        pack.get(Titles).women(linked.documents),
        pack.get(Labels),
        pack.get(Codes),
        pack.get(Kinds),
        pack.get(Ground),
        pack.get(Phrasing),
        pack.get(Background),
        pack.get(SourceNouns),
        offices(linked.documents),
    )
    sets, joined = _clusters(list(chain.from_iterable(nodes)), pages, kin.texts, pack)
    facts = FactsOf(linked.documents, linked.known, pack)
    sets = judged_sets(sets, linked.documents, judged, facts, pack.get(Kinds))
    clusters = [Cluster(tuple(members)) for members in sets]
    pairs = Pairs(joined, linked.documents)
    events = sorted((pairs.shown(view(c, pile)) for c in clusters), key=sort_key)
    labels = pack.get(Labels)
    return Dossier(
        documents=tuple(page_shown(d, labels) for d in linked.documents),
        entities=linked.entities,
        events=tuple(event_shown(e, labels) for e in events),
        conflicts=find_conflicts(events, linked.documents, linked.entities, pack),
        reliance=(*cites, *kin.reliance),
        framing=framings(linked.documents, words, pack),
        alterations=tuple(altered),
        timeline=tuple(e.id for e in events),
    )


class Told:
    """What a page tells, one node an event."""

    def __init__(self, linked: Linked, pack: Pack) -> None:
        self._kinds, self._wording = pack.get(Kinds), pack.get(Wording)
        self._gatherer = Gatherer(pack, linked.known)

    def __call__(self, page: int, document: Document) -> list[Node]:
        shapes = self._wording.shapes(document)
        facts = self._gatherer.page(page, document, shapes)
        published = document.published
        nodes: list[Node] = []
        for members in group(facts, shapes, self._kinds):
            known = together([facts[i] for i in members])
            when = known.date.earliest if known.date else published.earliest if published else ""
            leads = document.events[members[0]].start < lead_end(document)
            series = _series(known, [shapes[i] for i in members])
            nodes.append(Node(page, tuple(members), known, days(when), leads, series))
        return nodes


def _series(known: Facts, shapes: Sequence[Shape]) -> bool:
    """Whether nothing is told but that there are such events («هجماته على المدينة»), and that not as the day's news."""
    own = known.date is not None or known.counts or known.fresh
    return not own and all(shape.number == SEVERAL for shape in shapes)


def _clusters(
    nodes: Sequence[Node], pages: Pages, related: Iterable[tuple[int, int]], pack: Pack
) -> tuple[list[list[Node]], list[Found]]:
    sets, joined = cluster(nodes, pack.get(Kinds), pages, related)
    found = [(nodes[one.a], nodes[one.b], one.score) for one in joined]
    return [[nodes[i] for i in members] for members in sets], found
