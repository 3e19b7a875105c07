"""States told by some as one thing and by others as its opposite: calm and fighting, a doer known and unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.link.conflicts.ground import Ground, Telling, said
from riwaya.link.events.own import lead_end
from riwaya.link.roots import origin_of
from riwaya.model import Claim, Side
from riwaya.resources import Pack

_FAR = 400
_STATES = frozenset({"assert", "accuse"})


class Pole(msgspec.Struct, frozen=True):
    """A phrase that says a state (`pole`) of a `topic`."""

    phrase: str
    topic: str
    pole: str


class PoleType(msgspec.Struct, frozen=True):
    """A type of event whose state a topic is."""

    type: str
    topic: str


class Poles:
    """`linking/poles.tsv` and `linking/pole_types.tsv`."""

    def __init__(self, pack: Pack) -> None:
        self.lexicon: Lexicon[Pole] = Lexicon(
            [(r.phrase, r) for r in pack.rows("linking", "poles", Pole)]
        )
        found: defaultdict[str, set[str]] = defaultdict(set)
        for row in pack.rows("linking", "pole_types", PoleType):
            found[row.type].add(row.topic)
        self.topics = {kind: frozenset(topics) for kind, topics in found.items()}


class Word(msgspec.Struct, frozen=True):
    """One saying of a state: who says it, and when the page appeared (empty where not known to the day)."""

    who: str
    day: str
    telling: Telling
    claim: Claim


def poles(ground: Ground) -> list[list[Side]]:
    """Per topic of the event: a side for each pole, where different origins hold them.

    One origin that says the opposite on another day has news, and contradicts nobody. Only what is attributed
    counts: a page that tells of calm after fighting tells a course of things.
    """
    table = ground.pack.get(Poles)
    topics = table.topics.get(ground.event.type, frozenset())
    if not topics:
        return []
    held: defaultdict[str, defaultdict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
    for telling in ground.tellings:
        published = telling.document.published
        day = published.earliest if published and published.basis == "stated" else ""
        for claim in _claims(telling):
            text = telling.document.quote(claim.content)[:_FAR]
            for hit in table.lexicon.find(tokenize(View(text))):
                if hit.value.topic in topics:
                    word = Word(origin_of(claim.chain[-1]).key, day, telling, claim)
                    held[hit.value.topic][hit.value.pole].append(word)
    out = []
    for topic in sorted(held):
        by_pole = held[topic]
        names = sorted(by_pole)
        if any(_against(by_pole[a], by_pole[b]) for a in names for b in names if a < b):
            out.append([_side(pole, by_pole[pole]) for pole in names])
    return out


def _claims(telling: Telling) -> Iterator[Claim]:
    """Claims that state something of the event: those that name it, and every one of a page that leads with it."""
    lead = lead_end(telling.document)
    leads = any(m.start < lead for m in telling.mentions)
    for claim in telling.document.claims if leads else telling.claims:
        if claim.chain and claim.stance in _STATES:
            yield claim


def _against(a: list[Word], b: list[Word]) -> bool:
    """Whether somebody holds one that another holds not, on a day when both can be held. Who is not named («مسؤول في
    المنظمة») may be whom the page names next."""
    return any(
        x.who != y.who
        and not (x.claim.chain[-1].anonymous or y.claim.chain[-1].anonymous)
        and (x.telling is y.telling or bool(x.day and x.day == y.day))
        for x in a
        for y in b
    )


def _side(pole: str, words: list[Word]) -> Side:
    claims = {w.claim.id: w for w in words}
    return Side(
        says=" | ".join(said(w.telling.document, w.claim) for w in list(claims.values())[:3]),
        value=pole,
        claims=tuple(claims),
        figures=(),
        documents=tuple(dict.fromkeys(w.telling.document.id for w in words)),
    )
