"""What the mentions of one event in a page lend one another: date, place, and whoever takes part.

A mention that lacks a role takes it from one that has it, a named holder before a described one; nobody is ever made both
doer and victim. A holder only described («المهاجم») is the one whom a fellow names in the same role, where that is one
person.
"""

from __future__ import annotations

from datetime import date

import msgspec

from riwaya.annotate.eventing.clusters import harms, leads, taken_up
from riwaya.annotate.eventing.sameness import key, overlap
from riwaya.annotate.eventing.where.episodes import Episodes
from riwaya.annotate.eventing.where.lentplaces import PlaceLender, Unsure
from riwaya.annotate.eventing.words import EventWords
from riwaya.language.affixes import HIS_OR_HER, MANY, OF_MANY
from riwaya.language.clitics import without_article
from riwaya.language.marks import SENTENCE_ENDS
from riwaya.language.view import fold
from riwaya.model import Argument, Document, EventDate, EventMention

#: Roles that exclude one another where they are compared.
_SIDES = ("actor", "target", "participant", "instrument")
#: Frames in which all take part alike, so that nobody is doer or victim.
_SIDELESS = (".fight@", ".meet@", ".agree@")
_ORDER = {"day": 0, "week": 1, "month": 2, "range": 3, "year": 4}
_REAL = ("occurred", "ongoing")
#: How many mentions before and after it one borrows from, so that the cost is linear in their number.
_FELLOWS = 12
_COUNTS = frozenset(("of", "none"))
#: How far apart (code points) cause and harm in one sentence stand, and words for harm that share their victims («مقتل وإصابة»).
_BESIDE = 120
_SPLIT = 6
#: How far (code points) the lead reaches from the title.
_LEAD = 300
#: Days before the page by which a date is of another time than what the lead tells as news.
_HISTORIC = 60
#: Days within which a page must be known to say what is news to it.
_KNOWN = 400


def lend(
    document: Document,
    groups: list[list[EventMention]],
    words: EventWords,
    unsure: Unsure | None = None,
    parts: Episodes | None = None,
) -> dict[str, EventMention]:
    """Every mention with what its fellows know, by id; what is `unsure` gives way to theirs. `parts`: the page's episodes, across
    which nobody takes part but whom both name."""
    parts = parts or Episodes(words.places)
    unsure = unsure or Unsure()
    told = unsure.told
    out: dict[str, EventMention] = {}
    people = {name for m in document.mentions if m.type == "PER" for name in (m.names[:1] or ("",))}
    named = {name for m in document.mentions for name in m.names[:1]}
    lender = PlaceLender(document, words, unsure, parts)
    for group in groups:
        day = _best_date(document, group, told)
        places = lender.lent(group)
        for n, event in enumerate(group):
            fellows = group[max(0, n - _FELLOWS) : n + _FELLOWS + 1]
            out[event.id] = msgspec.structs.replace(
                event,
                date=event.date
                if _keeps(event, unsure)
                else (_due(document, event, day) or event.date),
                place=places[n],
                arguments=_described(event, fellows, people, words)
                + _lacking(
                    document, event, _on_this_side(document, event, fellows, parts), named, words
                ),
            )
    return out


def _keeps(event: EventMention, unsure: Unsure) -> bool:
    """Whether a mention takes no date from its fellows: it has its own, or tells of deeds over years."""
    return bool(event.time) or _sure(event, unsure.told) or event.start in unsure.long


def firm(date: EventDate | None) -> bool:
    """Whether a date stands on a time expression."""
    return date is not None and date.time is not None


def _sure(event: EventMention, told: frozenset[int]) -> bool:
    return firm(event.date) and event.start not in told


def _best_date(
    document: Document, group: list[EventMention], told: frozenset[int]
) -> EventDate | None:
    """The most exact date of the group; none where a fellow's own time is not placed, for then the dated ones may be
    of another day. What the lead tells as news takes no date from long before it («أكبر زلزال منذ زلزال 1999»)."""
    if any(e.time and e.start not in told for e in group):
        return None
    dated = [e for e in group if e.date is not None and firm(e.date)]
    if any(e.status == "occurred" and leads(document, e) and e not in dated for e in group):
        dated = [e for e in dated if not _historic(document, e)]
    sure = [e for e in dated if _sure(e, told)]
    dated = sure or [e for e in dated if leads(document, e)]
    dates = [e.date for e in dated if e.date is not None]
    return min(dates, key=lambda d: _ORDER[d.precision]) if dates else None


def _due(document: Document, event: EventMention, day: EventDate | None) -> EventDate | None:
    """The day that a fellow lends; to what is planned none that the page has behind it."""
    published = document.published
    if day is None or published is None or event.status != "planned":
        return day
    return day if day.latest > published.latest else None


def _historic(document: Document, event: EventMention) -> bool:
    """Whether an event's date is long before its page; of a page that is not dated, whether only its body tells it."""
    published, found = document.published, event.date
    if published is None or found is None:
        return not leads(document, event)
    try:
        first, last = date.fromisoformat(published.earliest), date.fromisoformat(published.latest)
        told = date.fromisoformat(found.latest)
    except ValueError:
        return False
    if (first - told).days > _HISTORIC:
        return True
    return (last - first).days > _KNOWN and not leads(document, event)


def _lacking(
    document: Document,
    event: EventMention,
    group: list[EventMention],
    named: set[str],
    words: EventWords,
) -> tuple[Argument, ...]:
    """The holders of the roles that the mention lacks."""
    own = event.arguments
    out: list[Argument] = []
    for role in _SIDES:
        if any(_alike_role(a.role, role) for a in own):
            continue
        donors = [
            e
            for e in group
            if e is not event
            and _may_lend(e, event, role, words)
            and _proven(document, e, event, role, words)
        ]
        held = [
            (e, [a for a in e.arguments if a.role == role and tells(a.name, named, words)])
            for e in donors
        ]
        held = [(e, found) for e, found in held if found]
        if not held:
            continue
        _, found = min(
            held,
            key=lambda h: (
                h[0].type != event.type,
                not any(a.name in named for a in h[1]),
                abs(h[0].start - event.start),
            ),
        )
        taken = [key(a.name) for a in (*own, *out)]
        out += [a for a in found if not any(overlap(key(a.name), t) for t in taken)]
    return tuple(out)


def _on_this_side(
    document: Document, event: EventMention, fellows: list[EventMention], parts: Episodes
) -> list[EventMention]:
    """The fellows told before the page turns to something else, or who share somebody with the event; all before it for
    a noun that takes up what was told."""
    mine, here = {a.name for a in event.arguments}, parts.at(event.start)
    again = taken_up(document, event)
    return [
        e
        for e in fellows
        if parts.at(e.start) == here
        or leads(document, e)
        or leads(document, event)
        or (again and e.start < event.start)
        or any(a.name in mine for a in e.arguments)
    ]


def _alike_role(mine: str, role: str) -> bool:
    """Who takes part is nobody's doer or victim: an event has either sort."""
    if mine == role:
        return True
    return "participant" in (mine, role) and "instrument" not in (mine, role)


def _may_lend(donor: EventMention, event: EventMention, role: str, words: EventWords) -> bool:
    """Between types of one happening only the doer is the same, in one type whoever takes part; what is planned or
    denied is no mention of what was done."""
    if (donor.status in _REAL) != (event.status in _REAL):
        return False
    if words.group(event.type) == "protest" and event.rule != donor.rule:
        return False  # who disperses a protest does not hold it
    sideless = any(mark in event.rule for mark in _SIDELESS)
    if role in ("actor", "target") and sideless:
        return False
    if role == "participant" and not sideless and event.rule != donor.rule:
        return False
    if donor.type == event.type:
        return True
    forceful = words.sets.parley.isdisjoint((donor.type, event.type))
    return role == "actor" and forceful and words.sets.same(donor.type, event.type)


def _proven(
    document: Document, donor: EventMention, event: EventMention, role: str, words: EventWords
) -> bool:
    """Whether the two surely tell of one event: title and lead, the later with the article, cause and harm in one
    sentence, or somebody in common. A word for harm has its own victims («وأصيب آخرون»)."""
    first, second = sorted((donor, event), key=lambda e: e.start)
    between = document.text[first.end : second.start]
    beside = len(between) <= _BESIDE and not any(mark in between for mark in SENTENCE_ENDS)
    if role == "target" and harms(event):
        pronoun = document.quote(event.trigger).endswith((*HIS_OR_HER, *OF_MANY))
        split = event.start > donor.start and pronoun
        return beside and harms(donor) and (split or len(between) <= _SPLIT)
    if beside or taken_up(document, second) or (taken_up(document, event) and not event.arguments):
        return True
    title = document.title
    if title is not None and title.start <= first.start < title.end <= second.start:
        return second.start - title.end <= _LEAD
    mine = {a.name for a in event.arguments}
    return any(a.name in mine for a in donor.arguments)


def tells(name: str, named: set[str], words: EventWords) -> bool:
    """Whether a holder says something away from its sentence: a name, or a noun that is known («12 آخرون» is none)."""
    return name in named or any(
        words.kinds.of_word(fold(word)) - _COUNTS for word in name.split(" ")
    )


def _described(
    event: EventMention, group: list[EventMention], people: set[str], words: EventWords
) -> tuple[Argument, ...]:
    """The mention's own arguments, a described person by the name that a fellow has in the same role."""
    out: list[Argument] = []
    for argument in event.arguments:
        if argument.name not in people and _person(argument.name, words):
            named = {
                a.name: a
                for e in group
                if e is not event
                for a in e.arguments
                if a.role == argument.role and a.name in people
            }
            one = next(iter(named.values())) if len(named) == 1 else None
            if one is not None and not any(a.name == one.name for a in event.arguments):
                argument = msgspec.structs.replace(argument, name=one.name, entity=one.entity)
        out.append(argument)
    return tuple(out)


def _person(name: str, words: EventWords) -> bool:
    """Whether a name is the description of one person: a noun for people in the singular with nothing counted."""
    first = fold(name.split(" ", 1)[0])
    if first.endswith(MANY) or first[:1].isdigit():
        return False
    return words.kinds.of_word(first) == {"person"} and without_article(first) in words.singular
