"""Responsibility laid and denied, other denials, and what a thing was for."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.link.conflicts.ground import Ground, Telling, said
from riwaya.link.entities.known import Tables
from riwaya.link.events.codes import Codes
from riwaya.link.roots import origin_of
from riwaya.model import Claim, Document, Entity, Side
from riwaya.resources import Pack

_VIOLENT = frozenset(
    {"airstrike", "shelling", "bombing", "attack", "killing", "clash", "detention", "offensive"}
)
_FAR = 600


class Responsible(msgspec.Struct, frozen=True):
    """A word that makes a denial one of responsibility."""

    word: str


class Purpose(msgspec.Struct, frozen=True):
    """A phrase that says what a thing was `for`, or denies it (`against`)."""

    phrase: str
    stance: str


class Words:
    """The phrases of `linking/responsibility.tsv` and `linking/purpose.tsv`."""

    def __init__(self, pack: Pack) -> None:
        self.responsible: Lexicon[str] = Lexicon(
            [(r.word, r.word) for r in pack.rows("linking", "responsibility", Responsible)],
            enclitics=True,
        )
        self.purpose: Lexicon[str] = Lexicon(
            [(r.phrase, r.stance) for r in pack.rows("linking", "purpose", Purpose)]
        )


class Voice(msgspec.Struct, frozen=True):
    """A claim with its page."""

    document: Document
    claim: Claim

    @property
    def who(self) -> str:
        return origin_of(self.claim.chain[-1]).key


def denials(ground: Ground) -> list[tuple[str, list[Side]]]:
    """(kind, sides) for each denial of the event: «responsibility» where the act is laid at somebody's door,
    else «denial»."""
    words = ground.pack.get(Words)
    against = [
        Voice(t.document, c) for t in ground.tellings for c in t.claims if c.stance == "deny"
    ]
    laid = [
        Voice(t.document, c)
        for t in ground.tellings
        for c in t.claims
        if c.stance in ("accuse", "assert")
    ]
    accused = [v for v in laid if v.claim.stance == "accuse"]
    out: list[tuple[str, list[Side]]] = []
    if against:
        about = any(_has(words.responsible, v) for v in against)
        violent = ground.event.type in _VIOLENT
        kind = "responsibility" if violent and (about or accused) else "denial"
        others = [v for v in (accused or laid) if v.who not in {d.who for d in against}]
        if others:
            out.append((kind, [_side(others), _side(against)]))
        else:
            out.append((kind, [_own(ground), _side(against)]))
    elif accused and not ground.pack.get(Codes).mutual(ground.event.type):
        blamed = _blamed(ground)
        if len(blamed) > 1:
            out.append(("responsibility", blamed))
    return out


def _blamed(ground: Ground) -> list[Side]:
    """One side per named doer, where different origins name different doers."""
    doers: dict[str, list[tuple[Telling, str]]] = {}
    tables = ground.pack.get(Tables)
    for telling in ground.tellings:
        accusing = {c.id for c in telling.claims if c.stance == "accuse"}
        for mention in telling.mentions:
            if mention.claim not in accusing:
                continue
            for argument in mention.arguments:
                entity_known = ground.entities.get(argument.entity or "")
                if argument.role == "actor" and entity_known and _can_act(entity_known, tables):
                    doers.setdefault(entity_known.id, []).append((telling, mention.claim or ""))
    out = []
    for entity, held in doers.items():
        name = ground.entities[entity].name if entity in ground.entities else entity
        out.append(
            Side(
                says=name,
                value=entity,
                claims=tuple(dict.fromkeys(c for _, c in held if c)),
                figures=(),
                documents=tuple(dict.fromkeys(t.document.id for t, _ in held)),
            )
        )
    return out


def _can_act(entity: Entity, tables: Tables) -> bool:
    """Persons, organisations and states do things; towns do not."""
    if entity.type != "LOC":
        return True
    found = tables.gazetteer.lookup(entity.name)
    return bool(found) and found[0].kind == "country"


def purposes(ground: Ground) -> list[list[Side]]:
    """Claims that say what the event was for, where one denies what others hold, or where origins give
    different purposes."""
    words = ground.pack.get(Words)
    given: list[Voice] = []
    denied: list[Voice] = []
    for telling in ground.tellings:
        for claim in telling.claims:
            stances = _purpose(words, telling.document, claim)
            voice = Voice(telling.document, claim)
            if "against" in stances:
                denied.append(voice)
            elif "for" in stances and claim.stance in ("assert", "accuse"):
                given.append(voice)
    if denied and given:
        return [[_side(denied), _side(given)]]
    return []


def _purpose(words: Words, document: Document, claim: Claim) -> set[str]:
    text = document.text[claim.content.start : min(claim.content.end, claim.content.start + _FAR)]
    return {hit.value for hit in words.purpose.find(tokenize(View(text)))}


def _has(lexicon: Lexicon[str], voice: Voice) -> bool:
    text = voice.document.quote(voice.claim.content)[:_FAR]
    return any(True for _ in lexicon.find(tokenize(View(text))))


def _side(voices: Sequence[Voice]) -> Side:
    return Side(
        says=" | ".join(dict.fromkeys(said(v.document, v.claim) for v in voices[:3])),
        claims=tuple(v.claim.id for v in voices),
        figures=(),
        documents=tuple(dict.fromkeys(v.document.id for v in voices)),
    )


def _own(ground: Ground) -> Side:
    """The event as told in the pages' own voice."""
    return Side(
        says=ground.event.label_ar,
        claims=(),
        figures=(),
        documents=tuple(t.document.id for t in ground.tellings),
    )
