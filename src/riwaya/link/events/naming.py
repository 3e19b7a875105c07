"""Whom and what the label of an event names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from riwaya.language.affixes import ARTICLE
from riwaya.language.tokens import words
from riwaya.link.events.pile import Pile
from riwaya.link.labels import Name
from riwaya.model import Document, Entity, EventDate, EventMention, EventPlace, Status

_ROLES = ("actor", "target", "participant")
_CHARGES = frozenset({"accuse", "deny"})


def label(
    kind: str,
    status: Status,
    place: EventPlace | None,
    date: EventDate | None,
    mentions: Sequence[tuple[int, EventMention]],
    pile: Pile,
) -> tuple[str, str]:
    """(Arabic, English) from the participants that most tellings name."""
    ranked = _ranked(kind, mentions, pile)
    actors, targets = ranked["actor"], ranked["target"]
    # A meeting has no doer and sufferer: whoever is named first met the next.
    for one in ranked["participant"]:
        (actors if len(actors) <= len(targets) else targets).append(one)
    if not targets and len(actors) > 1 and pile.codes.mutual(kind):
        actors, targets = actors[:1], actors[1:]
    # Of acts with a victim nobody is named as the doer who denies it or is only accused of it.
    if kind in pile.codes.sets.violent and _denied(mentions, pile):
        actors = []
    entity = pile.entities.get(place.entity or "") if place else None
    if entity:
        # A state that attacks at home is mostly where it happened.
        here = _nation(entity, pile)
        actors = [a for a in actors if not (here and _state(a, pile) and _nation(a, pile) == here)]
    at = None
    if entity:
        at = _name(entity, pile)
    elif place:
        at = Name(place.name, place.name_en or place.name, True)
    if entity and not _state(entity, pile):
        # Who strikes a town strikes its country, but nobody says so.
        targets = [t for t in targets if not _state(t, pile)]
    if any(_settled(t, pile) for t in targets):
        # What was done to one town was not done in another.
        at = None if at and all(t.name != at.ar for t in targets) else at
    doers, done_to = [_name(a, pile) for a in actors], [_name(t, pile) for t in targets]
    if at and place and place.within and all(n.ar != at.ar for n in (*doers, *done_to)):
        outer = place.within
        at = pile.labels.inside(at, Name(outer.name, outer.name_en or outer.name))
    part = place is not None and _part_of_it(kind, place, mentions, pile)
    return pile.labels.event(kind, status, doers, done_to, at, date, part=part)


def _part_of_it(
    kind: str, place: EventPlace, mentions: Sequence[tuple[int, EventMention]], pile: Pile
) -> bool:
    """Whether what was taken is something without a name in the place («سيطرت على مستشفى في المدينة»), not the place."""
    if not pile.kinds.ground([kind]):
        return False
    whole = pile.ground.stems(place.name)
    done_to = [a for _, m in mentions for a in m.arguments if a.role == "target"]
    # «سيطرت على المدينة» is the place itself, «على حي» is not
    itself = [a for a in done_to if a.name.startswith(ARTICLE) and pile.ground.common(a.name)]
    other = sum(not (a.entity or a in itself or whole & pile.ground.stems(a.name)) for a in done_to)
    return other * 2 > len(done_to)


def _ranked(
    kind: str, mentions: Sequence[tuple[int, EventMention]], pile: Pile
) -> dict[str, list[Entity]]:
    """By role those whom at least half as many tellings name as the one named most."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for page, mention in mentions:
        charged = kind in pile.codes.sets.violent and _charged(pile.documents[page], mention)
        for argument in mention.arguments:
            entity_id = argument.entity or ""
            if entity_id in pile.entities and not (charged and argument.role == "actor"):
                votes[entity_id][argument.role] += 1
    out: dict[str, list[Entity]] = {role: [] for role in _ROLES}
    most: Counter[str] = Counter()
    order = list(votes)
    for key in sorted(votes, key=lambda k: (-votes[k].total(), order.index(k))):
        role = min(votes[key], key=lambda r: (-votes[key][r], r))
        entity = pile.entities[key]
        sort = "STATE" if _state(entity, pile) else entity.type
        fits = role in _ROLES and pile.labels.fits(
            kind, "actor" if role == "participant" else role, sort
        )
        if not fits or _told_twice(entity, out[role], pile):
            continue
        most[role] = max(most[role], votes[key].total())
        if votes[key].total() * 2 >= most[role]:
            out[role].append(entity)
    return out


def _told_twice(entity: Entity, others: Sequence[Entity], pile: Pile) -> bool:
    """Whether a country stands beside its own forces or government: they are one party."""
    nation = _nation(entity, pile)
    return bool(nation) and any(
        _nation(o, pile) == nation and (_state(o, pile) or _state(entity, pile)) for o in others
    )


def _state(entity: Entity, pile: Pile) -> bool:
    known = pile.known.get(entity.id)
    return known is not None and known.kind == "country"


def _settled(entity: Entity, pile: Pile) -> bool:
    known = pile.known.get(entity.id)
    return known is not None and known.kind in ("city", "town", "village")


def _nation(entity: Entity, pile: Pile) -> str:
    known = pile.known.get(entity.id)
    if known and known.country:
        return known.country
    return next((pile.nations[w] for w in words(entity.name) if w in pile.nations), "")


def _charged(document: Document, mention: EventMention) -> bool:
    """Whether the telling stands in a charge or its denial."""
    return any(
        c.stance in _CHARGES
        and (
            c.id == mention.claim
            or (c.content.start <= mention.start and mention.end <= c.content.end)
        )
        for c in document.claims
    )


def _denied(mentions: Sequence[tuple[int, EventMention]], pile: Pile) -> bool:
    """Whether somebody denies to have had a hand in it."""
    return any(
        c.stance == "deny"
        and (c.id == m.claim or (c.content.start <= m.start and m.end <= c.content.end))
        for page, m in mentions
        for c in pile.documents[page].claims
    )


def _name(entity: Entity, pile: Pile) -> Name:
    return pile.labels.name(entity, entity.id in pile.women)
