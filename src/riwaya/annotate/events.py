"""Event mentions: what a page tells as done, going on, planned, possible or denied (CONTRACT.md).

Triggers come from the tables of `events/`; who, where and when from the clause around them, then from the
other mentions of the same event in the page. Acts of speech are claims, not events.
"""

from __future__ import annotations

import msgspec

from riwaya.annotate.counting.words import FigureWords
from riwaya.annotate.eventing.anchored import anchored
from riwaya.annotate.eventing.arguments import Found, arguments_of
from riwaya.annotate.eventing.clusters import cluster, taken_up
from riwaya.annotate.eventing.freed import freed
from riwaya.annotate.eventing.harm import tied
from riwaya.annotate.eventing.lending import lend
from riwaya.annotate.eventing.links import link_figures
from riwaya.annotate.eventing.passing import aside, means, people, reflexive
from riwaya.annotate.eventing.relations import LinkWords, linked
from riwaya.annotate.eventing.scene import EventScene, Page
from riwaya.annotate.eventing.shares import shared
from riwaya.annotate.eventing.told import Told
from riwaya.annotate.eventing.triggers import TriggerAt, triggers
from riwaya.annotate.eventing.types import settle
from riwaya.annotate.eventing.when.bounds import (
    bounded,
    is_future,
    of_its_terms,
    of_no_deed,
    of_what_was,
    over_years,
)
from riwaya.annotate.eventing.when.countedfrom import counted
from riwaya.annotate.eventing.when.dates import date_of, put_off_to, since
from riwaya.annotate.eventing.when.lentdays import owed
from riwaya.annotate.eventing.when.narrative import charged, narrated
from riwaya.annotate.eventing.when.retold import retold
from riwaya.annotate.eventing.where.episodes import episodes
from riwaya.annotate.eventing.where.going import continued
from riwaya.annotate.eventing.where.lentplaces import Unsure
from riwaya.annotate.eventing.where.placeclauses import told_back
from riwaya.annotate.eventing.where.places import place_of
from riwaya.annotate.eventing.where.placesites import site_of
from riwaya.annotate.eventing.where.placewithin import contained
from riwaya.annotate.eventing.where.placing import nearby
from riwaya.annotate.eventing.whether.standing import standing
from riwaya.annotate.eventing.whether.status import certainty_of, status_of
from riwaya.annotate.eventing.whether.statuscues import told_past
from riwaya.annotate.eventing.whether.upcoming import upcoming
from riwaya.annotate.eventing.words import EventWords
from riwaya.annotate.reading import Reading
from riwaya.annotate.stage import Layer
from riwaya.model import Argument, Claim, Document, EventMention, Span
from riwaya.resources import Pack

_VERSION = "1"
_HARM = frozenset({"killed", "injured", "missing", "detained"})


class Events:
    """The stage. Reads title and body only; also ties the page's figures to its events and claims."""

    name = "events"
    version = _VERSION
    needs: frozenset[Layer] = frozenset({"blocks", "times", "mentions", "figures", "claims"})
    adds: frozenset[Layer] = frozenset({"events"})

    def __call__(self, document: Document, reading: Reading, pack: Pack) -> Document:
        words, people = pack.get(EventWords), pack.get(FigureWords)
        page = Page(document, reading, words)
        found: list[EventMention] = []
        number = 0
        before: EventScene | None = None
        scenes: list[EventScene] = []
        for stretch in reading.article:
            title = stretch.block.kind == "title"
            before = None if title else before
            for sentence in stretch.sentences:
                scene = EventScene(page, sentence, number, title, before)
                found += _sentence(scene, people)
                scenes.append(scene)
                before = None if scene.title else scene
                number += 1
        found = standing(upcoming(settle(retold(found, page), page), page), page)
        found = [
            msgspec.structs.replace(e, id=f"{document.id}:e{n}") for n, e in enumerate(found, 1)
        ]
        found = list(linked(found, page, pack.get(LinkWords)))
        found = tied(document, found, words, victims=False)
        document = msgspec.structs.replace(document, events=tuple(found))
        unsure = Unsure(
            frozenset(page.told),
            frozenset(page.loose),
            frozenset(page.many),
            frozenset(page.long),
            frozenset(e.start for e in found if charged(e, page)),
        )
        own = _placed(found, page)
        groups = cluster(document, words, page.background)
        parts = episodes(scenes, groups, page)
        lent = lend(document, groups, words, unsure, parts)
        due = owed([lent[e.id] for e in found], page)
        known = tied(document, due, words, victims=True)
        known = freed(document, known, words)
        shown = continued(nearby(known, page), page, own, parts)
        placed = counted(narrated(contained(shown, page), page), page)
        events = tuple(_complete(e, page) for e in anchored(tuple(placed), page, own))
        document = msgspec.structs.replace(document, events=events)
        return msgspec.structs.replace(document, figures=link_figures(document, words.sets))


STAGE = Events()


def _placed(events: list[EventMention], page: Page) -> frozenset[int]:
    """Where those begin that surely have their place."""
    return frozenset(e.start for e in events if e.place and e.start not in page.loose)


def _sentence(scene: EventScene, known: FigureWords) -> list[EventMention]:
    hits = triggers(scene, known)
    scene.told = frozenset(at.first for at in hits)
    scene.told_nouns = tuple(at.first for at in hits if at.trigger.part != "verb")
    scene.told_verbs = [at for at in hits if at.trigger.part == "verb" or reflexive(scene, at)]
    out: list[Told] = []
    for n, at in enumerate(hits):
        others = hits[:n] + hits[n + 1 :]
        rest = (h for h in hits[n + 1 :] if not (aside(scene, h) or people(scene, h) or means(h)))
        following = next((h.first for h in rest), scene.last)
        found = arguments_of(scene, at, following)
        event = _mention(scene, at, others, found)
        if event is not None:
            sure = event.place is not None and event.start not in scene.page.loose
            out.append(Told(event, at, found.by, sure))
    return shared(out, scene)


def _mention(
    scene: EventScene, at: TriggerAt, others: list[TriggerAt], found: Found
) -> EventMention | None:
    document = scene.page.document
    start = scene.tokens[at.first].start + len(at.prefix)
    span = Span(start, max(start, scene.tokens[at.last - 1].end))
    claim = claim_of(document, span)
    dated = date_of(scene, at, others)
    date = dated.date
    if dated.told:
        scene.page.told.add(span.start)
    ahead = is_future(date, document) and not since(scene, date)
    when = None if ahead or since(scene, date) else date
    status = status_of(scene, at, found.light, claim, when)
    if status is None:
        return None
    past = any(told_past(scene, k) for k in (at.first, found.light) if k is not None)
    if status in ("occurred", "ongoing") and ahead:
        done = past or (date is not None and of_its_terms(scene, at, date))
        status, date = (
            (status, None) if done else ("planned", date)
        )  # «قضت المحكمة بسجنه وسيخرج غدا»
    elif status == "denied" and ahead and past:
        date = None  # «نفى أن يكونوا قد سيطروا على البلدة، وستبدأ غدا عملية»
    elif status == "possible" and date is not None:
        date = None if of_no_deed(scene, at, date, far=dated.far) else date
    elif status == "planned":
        was = date is not None and of_what_was(scene, at, date)
        date = put_off_to(scene, at, others) or (None if was else date)
    placed = place_of(scene, at, found, claim)
    site = site_of(scene, at, found, claim)
    if site is not None:
        scene.page.sites[span.start] = site
    if placed.loose and placed.place is not None:
        scene.page.loose.add(span.start)
    if told_back(scene, at):
        scene.page.background.add(span.start)
    elif placed.place is not None and not placed.loose and status in ("occurred", "ongoing"):
        scene.page.happened.append((scene.words.group(at.trigger.type), placed.place))
    if at.trigger.plural or _counted(scene, at):
        scene.page.many.add(span.start)
        if over_years(scene, at):
            scene.page.long.add(span.start)
    return EventMention(
        id="",
        type=at.trigger.type,
        trigger=span,
        status=status,
        certainty=certainty_of(status, claim),
        date=date,
        place=placed.place,
        arguments=tuple(a for a in found.arguments if not _harmed(a, document)),
        claim=claim.id if claim else None,
        rule=f"events.{at.trigger.part}.{at.trigger.frame.name}@{_VERSION}",
        time=dated.time,
    )


def _counted(scene: EventScene, at: TriggerAt) -> bool:
    """«121 هجوما»: whether a number stands right before it."""
    return at.first > scene.first and scene.tokens[at.first - 1].text.isdigit()


def _harmed(argument: Argument, document: Document) -> bool:
    """Whether those counted as killed, injured, missing or detained would be the doers.

    The two layers must agree, whichever way the argument was found («لقي تلميذ حتفه دهسا»).
    """
    return argument.role in ("actor", "participant") and any(
        f.what in _HARM and f.start < argument.span.end and argument.span.start < f.end
        for f in document.figures
    )


def claim_of(document: Document, span: Span) -> Claim | None:
    """The innermost claim whose content holds `span`."""
    best: Claim | None = None
    for claim in document.claims:
        parts = (claim.content, *claim.parts)
        if any(p.start <= span.start and span.end <= p.end for p in parts):
            size = claim.content.end - claim.content.start
            if best is None or size < best.content.end - best.content.start:
                best = claim
    return best


def _complete(event: EventMention, page: Page) -> EventMention:
    """The event with what publication alone says of its date; what takes up another mention that is of a day to
    come is planned, and nothing else that is told as done has such a day."""
    if event.status == "occurred" and is_future(event.date, page.document):
        if ".verb." in event.rule or not taken_up(page.document, event):
            event = msgspec.structs.replace(event, date=None)
        else:
            planned = certainty_of("planned", None)
            event = msgspec.structs.replace(event, status="planned", certainty=planned)
    if event.date is None:
        return msgspec.structs.replace(event, date=bounded(event.status, page.document))
    return event
