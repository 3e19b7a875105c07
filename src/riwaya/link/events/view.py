"""The dossier's view of an event: who tells it, from whom, with what numbers, under what label."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.language.clitics import splits
from riwaya.language.tokens import words
from riwaya.link.events.cluster import Node
from riwaya.link.events.facts import together, width
from riwaya.link.events.naming import label
from riwaya.link.events.own import points, stems
from riwaya.link.events.parties import Parties
from riwaya.link.events.phrasing import Phrasing
from riwaya.link.events.pile import Pile
from riwaya.link.events.tolls import Toll, tolls
from riwaya.link.roots import Path, Telling, Tracer, count
from riwaya.link.settling import settle
from riwaya.model import (
    Account,
    Argument,
    Claim,
    Document,
    Entity,
    Event,
    EventDate,
    EventFigures,
    EventMention,
    EventPlace,
    EventRef,
    FigureReport,
    Participant,
    Status,
)

_ORDER: tuple[Status, ...] = ("occurred", "ongoing", "planned", "possible", "denied")
_DONE = frozenset({"occurred", "ongoing"})
_SUPPORT = frozenset({"assert", "accuse"})
_OPENS = 32


class Cluster(msgspec.Struct, frozen=True):
    """The nodes of one event, by page."""

    nodes: tuple[Node, ...]


def view(cluster: Cluster, pile: Pile) -> Event:
    """The event as CONTRACT.md describes it; its id is made of the least of its mentions."""
    documents = pile.documents
    mentions = [
        (node.page, documents[node.page].events[e]) for node in cluster.nodes for e in node.events
    ]
    kind = _kind([m for _, m in mentions])
    status = _status([_told_status(documents[page], m, pile.phrasing) for page, m in mentions])
    date = together([n.facts for n in cluster.nodes]).date
    place = _place([m for _, m in mentions], pile.entities)
    told: defaultdict[int, list[EventMention]] = defaultdict(list)
    for page, mention in mentions:
        told[page].append(mention)
    tellings = {
        page: Telling(page, _claims(documents[page], held, status)) for page, held in told.items()
    }
    tracer = Tracer(documents, pile.upstream, tellings, pile.outlets, pile.sources.apart)
    keys = pile.outlets.values()
    ways = settle({page: tracer.paths(page) for page in sorted(tellings)}, keys)
    participants = _participants(mentions, pile)
    parties = Parties(participants, pile)
    label_ar, label_en = label(kind, status, place, date, mentions, pile)
    refs = tuple(EventRef(documents[page].id, m.id) for page, m in mentions)
    outlets = {documents[p].id: pile.upstream[p].outlet.name for p in tellings}
    least = min((r.document, r.event) for r in refs)
    code = pile.codes.get(kind)
    return Event(
        id="ev-" + hashlib.sha256("\0".join(least).encode()).hexdigest()[:10],
        type=kind,
        plover=code.plover,
        acled=code.acled or None,
        ucdp=code.ucdp or None,
        status=status,
        date=date,
        place=place,
        participants=participants,
        mentions=refs,
        accounts=tuple(
            Account(
                documents[page].id,
                outlets[documents[page].id],
                tuple(c.id for c in tellings[page].claims),
                _names(ways[page]),
            )
            for page in sorted(tellings)
        ),
        figures=_figures(cluster, tracer, ways, pile),
        corroboration=count(
            [w for found in ways.values() for w in found], outlets, parties.includes
        ),
        label_ar=label_ar,
        label_en=label_en,
    )


def _names(ways: Sequence[Path]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w.origin.name for w in ways))


def _kind(mentions: Sequence[EventMention]) -> str:
    counts = Counter(m.type for m in mentions)
    return min(counts, key=lambda t: (-counts[t], t))


def _told_status(document: Document, event: EventMention, phrasing: Phrasing) -> Status:
    """The status of a telling; an act that is only asked for or promised is no more than possible."""
    done = event.status in _DONE and not points(document, event)
    return "possible" if done and phrasing.wanted(document, event) else event.status


def _status(told: Sequence[Status]) -> Status:
    """What happened outweighs what was planned; among equals the most told."""
    counts = Counter(told)
    every = tuple(counts)
    done = tuple(s for s in every if s in _DONE)
    return min(done or every, key=lambda s: (-counts[s], _ORDER.index(s)))


def _place(mentions: Sequence[EventMention], entities: Mapping[str, Entity]) -> EventPlace | None:
    """The place most tellings name; with coordinates rather than without."""
    found = [m.place for m in mentions if m.place]
    if not found:
        return None
    counts = Counter(p.entity or p.name for p in found)
    best = min(
        found,
        key=lambda p: (-counts[p.entity or p.name], p.lat is None, -len(p.name), p.name),
    )
    entity = entities.get(best.entity or "")
    return msgspec.structs.replace(best, name=entity.name) if entity else best


def _claims(document: Document, every: Sequence[EventMention], status: Status) -> tuple[Claim, ...]:
    """The page's claims that state the event, denials, demands and the like aside.

    A claim states it that tells it in words of its own or gives a count of it; one that only points back at
    it («الهجوم») counts where the page tells the event in no other way. Who speaks of what may come is no source
    for what has happened; of what is denied those are the sources who deny it.
    """
    done = status in _DONE
    support = _SUPPORT | {"deny"} if status == "denied" else _SUPPORT
    events = [e for e in every if (e.status in _DONE) == done] or every
    told = [e for e in events if not points(document, e)]
    ids = {e.id for e in events}
    counted = {f.claim for f in document.figures if f.claim and f.event in ids}
    claims = [c for c in document.claims if c.chain and c.stance in support]
    found = [
        c
        for c in claims
        if c.id in counted or _tells(c, told) or (c.stance == "accuse" and _tells(c, events))
    ]
    told_of = _targets(events)
    found += [c for c in claims if c not in found and _of_target(document, c, told_of)]
    if not found and not told:
        found = [c for c in claims if _tells(c, events)]
    return tuple(found)


def _targets(events: Sequence[EventMention]) -> frozenset[str]:
    """The stems of what was struck or the like, where it is described and not named («سفينة»)."""
    names = (a.name for e in events for a in e.arguments if a.role == "target" and not a.entity)
    return frozenset(s for name in names for s in stems(name))


def _of_target(document: Document, claim: Claim, told_of: frozenset[str]) -> bool:
    """Whether a claim goes on about it («إن السفينة كانت ...») and tells no event of its own."""
    content = claim.content
    if not told_of or any(content.contains(e.trigger) for e in document.events):
        return False
    head = words(document.text[content.start : min(content.end, content.start + _OPENS)])
    return any(s.definite and stems(word) & told_of for word in head for s in splits(word))


def _tells(claim: Claim, events: Sequence[EventMention]) -> bool:
    return any(
        e.claim == claim.id or (claim.content.start <= e.start and e.end <= claim.content.end)
        for e in events
    )


def _participants(
    mentions: Sequence[tuple[int, EventMention]], pile: Pile
) -> tuple[Participant, ...]:
    """Participants most told first; each entity once, in the role most tellings give it."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, Argument] = {}
    for _, mention in mentions:
        for argument in mention.arguments:
            key = argument.entity or f"~{argument.name}"
            votes[key][argument.role] += 1
            first.setdefault(key, argument)
    out: list[Participant] = []
    order = list(first)
    for key in sorted(votes, key=lambda k: (k.startswith("~"), -votes[k].total(), order.index(k))):
        role = min(votes[key], key=lambda r: (-votes[key][r], r))
        entity = pile.entities.get(first[key].entity or "")
        name = entity.name if entity else first[key].name
        out.append(Participant(role, name, entity.id if entity else None))
    return tuple(out)


def _figures(
    cluster: Cluster, tracer: Tracer, every: Mapping[int, Sequence[Path]], pile: Pile
) -> tuple[EventFigures, ...]:
    """Per sort of count: every total reported, from the lowest to the highest."""
    reports: defaultdict[str, list[FigureReport]] = defaultdict(list)
    values: defaultdict[str, list[float | int]] = defaultdict(list)
    keys = pile.outlets.values()
    for node in cluster.nodes:
        document = pile.documents[node.page]
        claims = {c.id: c for c in document.claims}
        ids = {document.events[e].id for e in node.events}
        told = [f for f in document.figures if f.event in ids]
        said = {(f.what, f.value): claims[f.claim] for f in told if f.claim and f.claim in claims}
        for toll in tolls(told, pile.phrasing.parts(document, told)):
            values[toll.what] += [v for v in (_number(toll),) if v is not None]
            for figure in toll.figures:
                # A number that title or lead gives is that of the source to whom the page ascribes it below.
                claim = claims.get(figure.claim or "") or said.get((figure.what, figure.value))
                ways = tracer.of_claim(node.page, claim) if claim else tracer.own(node.page)
                names = _names(settle({**every, node.page: ways}, keys)[node.page])
                reports[toll.what].append(FigureReport(figure.value, document.id, figure.id, names))
    return tuple(
        EventFigures(
            what, min(values[what], default=None), max(values[what], default=None), tuple(held)
        )
        for what, held in sorted(reports.items())
    )


def _number(toll: Toll) -> float | int | None:
    """A total's number; of a bound («العشرات») what the words entail."""
    return toll.value if toll.value is not None else toll.figures[0].low


def sort_key(event: Event) -> tuple[bool, str, int, str]:
    """Order of the timeline: earliest first, the more exact first among equals, undated last."""
    date: EventDate | None = event.date
    if date is None:
        return (True, "", 0, event.id)
    return (False, date.earliest, width(date), event.id)
