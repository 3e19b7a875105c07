"""Who is blamed for an act, by whom, and who answers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from riwaya.link.conflicts.ground import Ground, Telling
from riwaya.link.conflicts.voices import Voice
from riwaya.link.entities.known import Tables
from riwaya.link.events.own import stems
from riwaya.link.roots import Origin, origin_of
from riwaya.model import Entity, Side

#: Letters of an accusation in which whom it accuses begins.
_HEAD = 12


def answered(
    blaming: Sequence[Voice], against: Sequence[Voice], ground: Ground
) -> tuple[list[tuple[list[Voice], list[Voice]]], list[Voice]]:
    """Who is blamed by name and denies it, with those who blame him; and the denials that are left."""
    tables = ground.pack.get(Tables)
    found: list[tuple[list[Voice], list[Voice]]] = []
    left: list[Voice] = []
    for who in dict.fromkeys(v.who for v in against):
        denying = [v for v in against if v.who == who]
        name = origin_of(denying[0].claim.chain[-1])
        naming = [
            v
            for v in blaming
            if v.who != who and any(_is(name, doer, tables) for doer in _doers(v, ground))
        ]
        same = next((held for blamers, held in found if blamers == naming), None)
        if naming and same is not None:
            same += denying
        elif naming:
            found.append((naming, denying))
        else:
            left += denying
    return found, left


def _is(origin: Origin, doer: Entity, tables: Tables) -> bool:
    """Whether who speaks is who is blamed, speaks for it, or is of that state."""
    if origin.entity == doer.id:
        return True
    nation = tables.nation(doer.name)
    if nation and nation in {tables.nation(word) for word in origin.name.split()}:
        return True
    said = stems(origin.name)
    return any(len(stems(name)) > 0 and stems(name) <= said for name in (doer.name, *doer.names))


def _doers(voice: Voice, ground: Ground) -> Iterator[Entity]:
    """The named who do the act in what a claim reports."""
    content = voice.claim.content
    for mention in (m for t in ground.tellings if t.document is voice.document for m in t.mentions):
        if content.contains(mention.trigger) or mention.claim == voice.claim.id:
            for argument in mention.arguments:
                entity = ground.entities.get(argument.entity or "")
                if argument.role == "actor" and entity is not None:
                    yield entity


def blamed(ground: Ground) -> list[Side]:
    """One side per named doer, where different origins name different doers."""
    doers: dict[str, list[tuple[Telling, str]]] = {}
    names: dict[str, Entity] = {}
    tables = ground.pack.get(Tables)
    for telling in ground.tellings:
        accusing = {c.id: c for c in telling.claims if c.stance == "accuse"}
        for mention in telling.mentions:
            claim = accusing.get(mention.claim or "")
            if claim is None:
                continue
            for argument in mention.arguments:
                if argument.role != "actor" or not claim.content.contains(argument.span):
                    continue
                entity_known = ground.entities.get(argument.entity or "")
                if entity_known and _can_act(entity_known, tables):
                    who = tables.nation(entity_known.name) or entity_known.id
                    doers.setdefault(who, []).append((telling, mention.claim or ""))
                    names.setdefault(who, entity_known)
    out = []
    for who, held in doers.items():
        out.append(
            Side(
                says=names[who].name,
                value=names[who].id,
                claims=tuple(dict.fromkeys(c for _, c in held if c)),
                figures=(),
                documents=tuple(dict.fromkeys(t.document.id for t, _ in held)),
            )
        )
    return out


def counter(charges: Sequence[Voice], ground: Ground) -> list[tuple[list[Voice], list[Voice]]]:
    """Who lay an act at one another's door: each accuses whom the other is."""
    tables = ground.pack.get(Tables)
    laid = [(v, doer) for v in charges if (doer := _accused(v, ground)) is not None]
    for at, (one, whom) in enumerate(laid):
        for other, who in laid[at + 1 :]:
            x, y = (origin_of(v.claim.chain[-1]) for v in (one, other))
            crossed = _may_be(x, who, tables) and _may_be(y, whom, tables)
            if one.who != other.who and crossed and not _may_be(x, whom, tables):
                sides = [[v for v, _ in laid if v.who == w] for w in (one.who, other.who)]
                return [(sides[0], sides[1])]
    return []


def _accused(voice: Voice, ground: Ground) -> Entity | None:
    """Whom an accusation names first («اتهم المجلس القوات بـ...»)."""
    document, content = voice.document, voice.claim.content
    at = bisect_left(document.mentions, content.start, key=lambda m: m.start)
    for mention in document.mentions[at : at + 1]:
        if mention.start <= content.start + _HEAD and mention.entity:
            return ground.entities.get(mention.entity)
    return None


def _may_be(origin: Origin, entity: Entity, tables: Tables) -> bool:
    """As `_is`, or named by a word of the other's name («الوفاق» and «حكومة الوفاق»): little by itself, but enough
    where it holds both ways."""
    return _is(origin, entity, tables) or not stems(origin.name).isdisjoint(stems(entity.name))


def _can_act(entity: Entity, tables: Tables) -> bool:
    """Persons, organisations and states do things; towns do not."""
    if entity.type != "LOC":
        return True
    found = tables.gazetteer.lookup(entity.name)
    return bool(found) and found[0].kind == "country"


def names_doer(voice: Voice, ground: Ground) -> bool:
    """Whether a claim tells the act with its doer, as a thing that is known."""
    content = voice.claim.content
    return any(
        argument.role == "actor" and argument.entity and content.contains(argument.span)
        for t in ground.tellings
        if t.document is voice.document
        for m in t.mentions
        if content.contains(m.trigger)
        for argument in m.arguments
    )
