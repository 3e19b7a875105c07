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
from riwaya.link.events.own import points
from riwaya.link.roots import origin_of
from riwaya.model import Claim, Document, Entity, Side
from riwaya.resources import Pack

_VIOLENT = frozenset(
    {"airstrike", "shelling", "bombing", "attack", "killing", "clash", "detention", "offensive"}
)
_FAR, _HEAD, _AFTER = 600, 60, 250


class Responsible(msgspec.Struct, frozen=True):
    """A word that makes a denial one of responsibility."""

    word: str


class Purpose(msgspec.Struct, frozen=True):
    """A phrase that says what a thing was `for`, denies it (`against`), or justifies it (`excuse`)."""

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
        naming = [v for v in laid if v.claim.stance == "assert" and _names_doer(v, ground)]
        blaming = [*accused, *naming] if kind == "responsibility" else accused
        if kind == "denial":
            against = [v for v in against if _of_the_event(v, ground)]
            if not against:
                return []
        others = [v for v in (blaming or laid) if v.who not in {d.who for d in against}]
        if others:
            out.append((kind, [_side(others), _side(against)]))
        else:
            if kind == "responsibility" or _told(ground):
                out.append((kind, [_own(ground), _side(against)]))
    elif accused and not ground.pack.get(Codes).mutual(ground.event.type):
        blamed = _blamed(ground)
        if len(blamed) > 1:
            out.append(("responsibility", blamed))
    return out


def _of_the_event(voice: Voice, ground: Ground) -> bool:
    """Whether what is denied is the event, and not something said of it: it stands at the head of the denial."""
    content = voice.claim.content
    return any(
        content.start <= m.start <= content.start + _HEAD
        or (m.claim == voice.claim.id and m.start < content.start)
        for t in ground.tellings
        if t.document is voice.document
        for m in t.mentions
    )


def _told(ground: Ground) -> bool:
    """Whether a page tells the event as such, or denies at least that very thing; what is merely possible is not
    told."""
    if ground.event.status == "denied":
        return True
    done = ("occurred", "ongoing", "planned")
    return any(
        m.status in done and m.claim is None and not points(t.document, m)
        for t in ground.tellings
        for m in t.mentions
    )


def _names_doer(voice: Voice, ground: Ground) -> bool:
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


def _blamed(ground: Ground) -> list[Side]:
    """One side per named doer, where different origins name different doers."""
    doers: dict[str, list[tuple[Telling, str]]] = {}
    names: dict[str, Entity] = {}
    tables = ground.pack.get(Tables)
    for telling in ground.tellings:
        accusing = {c.id for c in telling.claims if c.stance == "accuse"}
        for mention in telling.mentions:
            if mention.claim not in accusing:
                continue
            for argument in mention.arguments:
                entity_known = ground.entities.get(argument.entity or "")
                if argument.role == "actor" and entity_known and _can_act(entity_known, tables):
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
    given = [v for v in given if v.who not in {d.who for d in denied}]
    if denied and given:
        return [[_side(denied), _side(given)]]
    return excuses(ground)


def excuses(ground: Ground) -> list[list[Side]]:
    """Who is accused of an act and says what it was aimed at («إنها كانت تحمل أسلحة»), against who accuses."""
    if ground.event.type not in _VIOLENT:
        return []
    words = ground.pack.get(Words)
    accusing = [
        Voice(t.document, c)
        for t in ground.tellings
        for c in t.claims
        if c.stance in ("accuse", "condemn")
    ]
    given = [
        Voice(t.document, c)
        for t in ground.tellings
        for c in _within(t)
        if c.chain and c.stance == "assert" and "excuse" in _purpose(words, t.document, c)
    ]
    given = [
        v
        for v in given
        if any(a.who != v.who and _answers(v, a) for a in accusing)
        and v.who not in {a.who for a in accusing}
    ]
    return [[_side(accusing), _side(given)]] if accusing and given else []


def _answers(excuse: Voice, charge: Voice) -> bool:
    """Whether an excuse stands in the charge or right after it."""
    said = charge.claim.content
    near = said.start <= excuse.claim.content.start <= said.end + _AFTER
    return excuse.document is charge.document and near


def _within(telling: Telling) -> list[Claim]:
    """Claims of the event, and claims that stand inside what they report."""
    ids = {c.id for c in telling.claims}
    return [
        c
        for c in telling.document.claims
        if c.id in ids or any(o.content.contains(c.content) for o in telling.claims)
    ]


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
