"""Whom and what the label of an event names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from riwaya.language.affixes import ARTICLE
from riwaya.language.tokens import words
from riwaya.language.view import fold
from riwaya.link.events.kinds import assumed
from riwaya.link.events.own import sentence_around
from riwaya.link.events.pile import Pile
from riwaya.link.labels import Name
from riwaya.model import Argument, Document, Entity, EventDate, EventMention, EventPlace, Status

_ROLES = ("actor", "target", "participant")
_CHARGES = frozenset({"accuse", "deny"})
#: A participant whom fewer than one of so many tellings names is not the one of whom it is told.
_HARDLY_ANY = 10


def label(
    kind: str,
    status: Status,
    place: EventPlace | None,
    date: EventDate | None,
    mentions: Sequence[tuple[int, EventMention]],
    pile: Pile,
) -> tuple[str, str]:
    """(Arabic, English) from the participants that most tellings name."""
    entity = pile.entities.get(place.entity or "") if place else None
    ranked = _ranked(kind, mentions, pile, _nation(entity, pile) if entity else "")
    actors, targets = ranked["actor"], ranked["target"]
    # A meeting has no doer and sufferer: whoever is named first met the next.
    for one in ranked["participant"]:
        (actors if len(actors) <= len(targets) else targets).append(one)
    if not targets and len(actors) > 1 and pile.codes.mutual(kind):
        actors, targets = actors[:1], actors[1:]
    # Of acts with a victim nobody is named as the doer who denies it or is only accused of it.
    if kind in pile.codes.sets.violent and _denied(mentions, pile):
        actors = []
    if entity:
        # A state that attacks at home is mostly where it happened.
        actors = [a for a in actors if not _at_home(a, _nation(entity, pile), pile)]
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
    outer = _outer(place, pile) if place else None
    if at and outer and all(n.ar != at.ar for n in (*doers, *done_to)):
        at = pile.labels.inside(at, Name(outer.name, outer.name_en or outer.name))
    part = place is not None and _part_of_it(kind, place, mentions, pile)
    return pile.labels.event(kind, status, doers, done_to, at, date, part=part)


def _outer(place: EventPlace, pile: Pile) -> EventPlace | None:
    """What a place lies in, if its own name does not say so («حي الميناء بطرابلس»)."""
    outer = place.within
    if outer is None or fold(outer.name) in fold(place.name):
        return None
    return None if pile.ground.stems(outer.name) <= pile.ground.stems(place.name) else outer


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
    kind: str, mentions: Sequence[tuple[int, EventMention]], pile: Pile, here: str
) -> dict[str, list[Entity]]:
    """By role those whom at least half as many tellings name as the one named most. Whoever stands beside another in
    a role stands beside him in a telling too: who did it, as two tellings have it, did not do it together.

    Args:
        here: the country where it was: a state that attacks at home is mostly where it happened.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    own: Counter[str] = Counter()
    tellings: list[frozenset[tuple[str, str]]] = []
    for page, mention in mentions:
        charged = kind in pile.codes.sets.violent and _charged(pile.documents[page], mention)
        around = sentence_around(pile.documents[page].text, mention.start)
        cast: set[tuple[str, str]] = set()
        for argument in mention.arguments:
            entity_id = argument.entity or ""
            if entity_id in pile.entities and not (charged and argument.role == "actor"):
                cast.add((entity_id, _role(argument, mention)))
                votes[entity_id][_role(argument, mention)] += 1
                own[entity_id] += around.start <= argument.span.start < around.end
        tellings.append(frozenset(cast))
    told = Counter(role for _, m in mentions for role in {_role(a, m) for a in m.arguments})
    out: dict[str, list[Entity]] = {role: [] for role in _ROLES}
    most: Counter[str] = Counter()
    order = list(votes)
    mutual = pile.codes.mutual(kind)
    for key in sorted(
        votes, key=lambda k: (-votes[k].total(), 0 if mutual else -own[k], order.index(k))
    ):
        role = min(votes[key], key=lambda r: (-votes[key][r], r))
        entity = pile.entities[key]
        if not _nameable(entity, kind, role, pile) or _told_twice(entity, out[role], pile):
            continue
        if role == "actor" and _at_home(entity, here, pile):
            continue
        if votes[key].total() * _HARDLY_ANY < told[role]:
            continue
        most[role] = max(most[role], votes[key].total())
        apart = not mutual and any(
            not any({(key, role), (o.id, role)} <= cast for cast in tellings) for o in out[role][:1]
        )
        if votes[key].total() * 2 >= most[role] and not apart:
            out[role].append(entity)
    return out


def _nameable(entity: Entity, kind: str, role: str, pile: Pile) -> bool:
    """Whether a label of that type names such a participant in that role."""
    if role not in _ROLES or (entity.id not in pile.known and pile.labels.names_nobody(entity)):
        return False
    sort = "STATE" if _state(entity, pile) else entity.type
    return pile.labels.fits(kind, "actor" if role == "participant" else role, sort)


def _role(argument: Argument, mention: EventMention) -> str:
    """The role in which a label names a participant: who takes an office is the one appointed."""
    return "target" if argument.role == "actor" and assumed(mention) else argument.role


def _told_twice(entity: Entity, others: Sequence[Entity], pile: Pile) -> bool:
    """Whether a country stands beside its own forces or government: they are one party."""
    nation = _nation(entity, pile)
    return bool(nation) and any(
        _nation(o, pile) == nation and (_state(o, pile) or _state(entity, pile)) for o in others
    )


def _state(entity: Entity, pile: Pile) -> bool:
    known = pile.known.get(entity.id)
    return known is not None and known.kind == "country"


def _at_home(entity: Entity, here: str, pile: Pile) -> bool:
    """Whether it is the country itself where it happened."""
    return bool(here) and _state(entity, pile) and _nation(entity, pile) == here


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
