"""The dossier's view of an event: who tells it, from whom, with what numbers, under what label."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.language.marks import SENTENCE_ENDS
from riwaya.link.corroboration import count
from riwaya.link.events import choosing
from riwaya.link.events.facts import together, width
from riwaya.link.events.naming import label
from riwaya.link.events.node import Node
from riwaya.link.events.own import points
from riwaya.link.events.parties import Parties
from riwaya.link.events.phrasing import Phrasing
from riwaya.link.events.pile import Pile
from riwaya.link.events.stating import stating
from riwaya.link.events.tolls import Toll, tolls
from riwaya.link.roots import Path, Telling, Tracer
from riwaya.link.settling import settle
from riwaya.model import (
    Account,
    Argument,
    Document,
    Event,
    EventDate,
    EventFigures,
    EventMention,
    EventRef,
    FigureReport,
    Participant,
    Status,
)

_DONE = frozenset({"occurred", "ongoing"})


class Cluster(msgspec.Struct, frozen=True):
    """The nodes of one event, by page."""

    nodes: tuple[Node, ...]


def view(cluster: Cluster, pile: Pile) -> Event:
    """The event as CONTRACT.md describes it; its id is made of the least of its mentions."""
    documents = pile.documents
    mentions = [
        (node.page, documents[node.page].events[e]) for node in cluster.nodes for e in node.events
    ]
    kind = choosing.kind(mentions, pile)
    saying = [(p, m) for p, m in mentions if not _only_points(documents[p], m)] or mentions
    told_as = [_told_status(documents[p], m, pile.phrasing) for p, m in saying]
    status = choosing.status(told_as)
    date = together([n.facts for n in cluster.nodes]).date
    place = choosing.place(mentions, kind, pile)
    told: defaultdict[int, list[EventMention]] = defaultdict(list)
    for page, mention in mentions:
        told[page].append(mention)
    tellings = {
        page: Telling(page, stating(documents[page], held, status, pile.background))
        for page, held in told.items()
    }
    tracer = Tracer(documents, pile.upstream, tellings, pile.outlets, pile.sources)
    ways = _settled({page: tracer.paths(page) for page in sorted(tellings)}, pile)
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


def _settled(ways: Mapping[int, Sequence[Path]], pile: Pile) -> dict[int, list[Path]]:
    return settle(ways, pile.outlets.values(), pile.offices, pile.sources.spokesmen)


def _names(ways: Sequence[Path]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w.origin.name for w in ways))


def _told_status(document: Document, event: EventMention, phrasing: Phrasing) -> Status:
    """The status of a telling; an act that is only asked for or promised is no more than possible."""
    done = event.status in _DONE and not points(document, event)
    return "possible" if done and phrasing.wanted(document, event) else event.status


def _only_points(document: Document, event: EventMention) -> bool:
    """«قبائل تعارض الاقتحام»: a definite noun with neither day nor party says nothing of whether it happened."""
    return points(document, event) and not event.arguments and not _dated_here(document, event)


def _dated_here(document: Document, event: EventMention) -> bool:
    """Whether its day is told in its own sentence, and not lent by another telling."""
    day = event.date.time if event.date is not None else None
    time = next((t for t in document.times if t.id == day), None)
    if time is None:
        return event.date is not None
    low, high = sorted((time.start, event.start))
    return not any(mark in document.text[low:high] for mark in SENTENCE_ENDS)


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
    for node in cluster.nodes:
        document = pile.documents[node.page]
        by_id = {c.id: c for c in document.claims}
        mentions = {m.id: m for m in (document.events[e] for e in node.events)}
        told = [f for f in document.figures if f.event in mentions]
        claims = {
            f.id: by_id[f.claim]
            for f in told
            if f.claim in by_id
            # Who denies a thing gives no count of it («نفى ضلوعه في غارات أوقعت مئة قتيل»).
            and by_id[f.claim].stance != "deny"
            and not pile.background.counts(document, by_id[f.claim], f, mentions)
        }
        said = {(f.what, f.value): claims[f.id] for f in reversed(told) if f.id in claims}
        parts, more = pile.phrasing.parts(document, told), pile.phrasing.more(document, told)
        for toll in tolls(told, parts, more):
            values[toll.what] += [v for v in (_number(toll),) if v is not None]
            for figure in toll.figures:
                # A number that title or lead gives is that of the source to whom the page ascribes it below.
                claim = claims.get(figure.id) or said.get((figure.what, figure.value))
                ways = tracer.of_claim(node.page, claim) if claim else tracer.own(node.page)
                names = _names(_settled({**every, node.page: ways}, pile)[node.page])
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
