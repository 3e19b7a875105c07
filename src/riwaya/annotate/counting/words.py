"""The words of counting, compiled: what is counted, what befell it, what bars the one from the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from riwaya.annotate.counting.rows import (
    AttemptRow,
    BarrierRow,
    BreakdownRow,
    CasualtyRow,
    HeadRow,
    IllnessRow,
    JoinerRow,
    PersonRow,
    SinceRow,
    SingleRow,
    StateRow,
    TollLinkRow,
    TollRow,
    UnitRow,
    VerdictRow,
    What,
    WhoRow,
)
from riwaya.language.affixes import (
    ALEF,
    ALEF_MAQSURA,
    DUAL,
    DUAL_WOMEN,
    DUAL_WOMEN_OBLIQUE,
    HA,
    HAMZA,
    MANY_MEN,
    MEN,
    MEN_OBLIQUE,
    NISBA,
    NISBA_TA_MARBUTA,
    TA,
    TA_MARBUTA,
    THEY_DID,
    WAW,
    WOMEN,
    YA,
)
from riwaya.language.openers import Openers
from riwaya.language.verbs import forms
from riwaya.language.view import fold
from riwaya.language.wordindex import WordIndex
from riwaya.resources.numbers import Numbers
from riwaya.resources.pack import Pack
from riwaya.resources.places import Country
from riwaya.resources.rows import OnePhrase, OneWord

_TWO = (NISBA + DUAL, DUAL_WOMEN, DUAL_WOMEN_OBLIQUE)
_PLURAL = (MEN, WOMEN)
_THEY = (THEY_DID, WAW)
_NO_ALEF = (TA_MARBUTA, ALEF + HAMZA, ALEF, ALEF_MAQSURA)
_PLURAL_NO_ALEF = (TA_MARBUTA, HAMZA, ALEF, ALEF_MAQSURA, WOMEN, HA)

#: Cells of `needs` that are no words.
_NEEDS = frozenset(("persons", "touching", "sentence", "many"))
#: How many flee as a people does, not as suspects do.
_MANY = 50


class Head(msgspec.Struct, frozen=True):
    """One form of a head word. `plural` where the spelling shows that the subject is two or more."""

    what: What
    verb: bool
    persons: bool
    needs: frozenset[str]
    #: whether those counted must follow at once
    touching: bool = False
    #: whether what it needs may stand anywhere in the sentence
    wide: bool = False
    #: whether a court may have ruled it only («إعدام»)
    judged: bool = False
    #: whether it says so of many only («فر الآلاف»)
    many: bool = False
    #: Words near it that give it another sense.
    unless: frozenset[str] = frozenset()
    plural: bool = False
    #: whether nobody does it to others («أصيب»)
    undergone: bool = False
    #: whether it tells of a death of any kind («وفاة»), not of killing alone
    mild: bool = False

    def counts(self, value: float | None, low: float | None) -> bool:
        """Whether so many, or no fewer than `low`, can be those it tells of."""
        return not self.many or (value or low or 0) >= _MANY


class Noun(msgspec.Struct, frozen=True):
    """One form of a counted noun; a `construct` form needs a pronoun («طفلاها»), a
    `nation` is an adjective of nationality that may stand for a person. `number`: singular, dual, plural, or x where two and many are spelt alike."""

    kind: Literal["casualty", "person", "unit"]
    number: Literal["s", "d", "p", "x"]
    what: What = "other"
    strong: bool = False
    who: str = ""
    unit: str = ""
    counted: bool = False
    construct: bool = False
    nation: bool = False


class FigureWords:
    """`pack.get(FigureWords)`."""

    def __init__(self, pack: Pack) -> None:
        self.numbers = pack.get(Numbers).lexicon
        #: Names (`who` in `persons.tsv`) of those who fight the state.
        self.insurgents = frozenset(r.who for r in pack.rows("figures", "insurgents", WhoRow))
        heads = tuple(_heads(pack.rows("figures", "heads", HeadRow)))
        self.heads: WordIndex[Head] = WordIndex(heads)
        self.owned: WordIndex[Head] = WordIndex(
            ((text, head) for text, head in heads if not head.verb and " " not in text),
            enclitics=True,
        )
        self.joiners: WordIndex[str] = WordIndex(
            (r.phrase, r.kind) for r in pack.rows("figures", "joiners", JoinerRow)
        )
        self.states: WordIndex[What] = WordIndex(
            (r.phrase, r.what) for r in pack.rows("figures", "states", StateRow)
        )
        self.nouns: WordIndex[Noun] = WordIndex(_nouns(pack), enclitics=True)
        self.tolls: WordIndex[What] = WordIndex(
            (r.word, r.what) for r in pack.rows("figures", "toll", TollRow) if not r.before
        )
        self.mishap_tolls: WordIndex[What] = WordIndex(
            (r.word, r.what) for r in pack.rows("figures", "toll", TollRow) if r.before
        )
        self.mishaps: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("figures", "mishaps", OneWord)
        )
        links = pack.rows("figures", "toll_links", TollLinkRow)
        self.toll_links: WordIndex[bool] = WordIndex(
            ((r.phrase, True) for r in links if not r.kind), conjunctions_only=True
        )
        self.rises: WordIndex[bool] = WordIndex((r.phrase, True) for r in links if r.kind)
        self.breakdown: WordIndex[str] = WordIndex(
            ((r.phrase, r.kind) for r in pack.rows("figures", "breakdown", BreakdownRow)),
            conjunctions_only=True,
        )
        self.barriers: WordIndex[str] = WordIndex(
            ((r.word, r.kind) for r in pack.rows("figures", "barriers", BarrierRow)),
            conjunctions_only=True,
        )
        self.condolences: WordIndex[bool] = WordIndex(
            (r.phrase, True) for r in pack.rows("figures", "condolences", OnePhrase)
        )
        self.attempts: WordIndex[str] = WordIndex(
            (r.phrase, r.reach) for r in pack.rows("figures", "attempts", AttemptRow)
        )
        self.natural: WordIndex[bool] = WordIndex(
            (r.phrase, True) for r in pack.rows("figures", "natural", OnePhrase)
        )
        self.verdicts: WordIndex[str] = WordIndex(
            (r.phrase, r.kind) for r in pack.rows("figures", "verdicts", VerdictRow)
        )
        self.illness: WordIndex[str] = WordIndex(
            (r.phrase, r.kind) for r in pack.rows("figures", "illness", IllnessRow)
        )
        self.cumulative: WordIndex[str] = WordIndex(
            (r.phrase, r.kind) for r in pack.rows("figures", "cumulative", SinceRow)
        )
        self.labels: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("figures", "labels", OneWord)
        )
        #: «آخرون» and its like: they tell that others were counted before
        self.others = frozenset(
            fold(form)
            for r in pack.rows("figures", "persons", PersonRow)
            if r.other
            for form in (r.noun, *r.plurals)
        )
        self.falls: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("figures", "falls", OneWord)
        )
        self.singles: WordIndex[str] = WordIndex(
            (r.word, r.kind) for r in pack.rows("figures", "singles", SingleRow)
        )
        #: those asked for in every sentence
        self.openers = Openers(
            (
                self.numbers,
                self.singles,
                self.nouns,
                self.heads,
                self.condolences,
                self.natural,
                self.illness,
                self.verdicts,
            )
        )


def _heads(rows: tuple[HeadRow, ...]) -> Iterator[tuple[str, Head]]:
    for row in rows:
        needs = frozenset(fold(w) for w in row.needs if w not in _NEEDS)
        base = Head(
            row.what,
            verb=row.part == "verb",
            persons="persons" in row.needs,
            touching="touching" in row.needs,
            wide="sentence" in row.needs,
            many="many" in row.needs,
            needs=needs,
            unless=frozenset(fold(w) for w in row.unless),
            mild=row.framing == "mild",
            judged=row.framing == "judged",
            undergone=row.undergone,
        )
        if row.part == "masdar":
            yield row.word, base
            continue
        if not row.present:
            many = row.word.endswith(_THEY)
            yield row.word, msgspec.structs.replace(base, plural=many)
            continue
        tail = row.word.partition(" ")[2]
        past, present = row.word.partition(" ")[0], row.present.partition(" ")[0]
        for form in forms(past, present):
            text = f"{form.text} {tail}" if tail else form.text
            yield text, msgspec.structs.replace(base, plural=form.number in ("p", "d"))


def _nouns(pack: Pack) -> Iterator[tuple[str, Noun]]:
    for c in pack.rows("figures", "nouns", CasualtyRow):
        base = Noun("casualty", "s", c.what, c.strength == "strong", c.who)
        yield from inflected(c.noun, c.plurals, base)
    for p in pack.rows("figures", "persons", PersonRow):
        yield from inflected(p.noun, p.plurals, Noun("person", "s", who=p.who, counted=p.counted))
    for u in pack.rows("figures", "units", UnitRow):
        yield from inflected(u.noun, u.plurals, Noun("unit", "s", unit=u.unit))
    countries = pack.rows("places", "countries", Country)
    names = {fold(n) for c in countries for n in (c.name, *c.aka)}
    for country in countries:
        base = Noun("person", "s", who=f"nationals of {country.name_en}", nation=True)
        for word in country.adjectives:
            female = word.endswith(NISBA_TA_MARBUTA)
            yield (
                word,
                msgspec.structs.replace(base, number=_adjective_number(word), counted=female),
            )
            if word.endswith(YA):  # «180 سوريا», but «سوريا» alone is the country
                land = fold(word + ALEF) in names
                yield word + ALEF, msgspec.structs.replace(base, counted=land)


def _adjective_number(word: str) -> Literal["s", "d", "p", "x"]:
    if word.endswith(_TWO):
        return "d"
    if word.endswith(MEN_OBLIQUE):
        return "x"
    return "p" if word.endswith(_PLURAL) else "s"


def inflected(noun: str, plurals: tuple[str, ...], base: Noun) -> Iterator[tuple[str, Noun]]:
    """Every spelling of a noun: singular with its accusative, dual, plurals with their construct."""
    head, _, tail = noun.partition(" ")
    rest = f" {tail}" if tail else ""
    yield noun, base
    if not tail and not head.endswith(_NO_ALEF):
        yield head + ALEF, base
    stem = head[:-1] + TA if head.endswith(TA_MARBUTA) else head
    stem = stem[:-1] + YA if stem.endswith(ALEF_MAQSURA) else stem
    two = msgspec.structs.replace(base, number="d")
    unclear = msgspec.structs.replace(base, number="x")
    many = msgspec.structs.replace(base, number="p")
    sound = stem + MEN_OBLIQUE in plurals
    if tail and tail.endswith(HA):  # «مشتبها به»: the pronoun shows that he is one
        yield head + ALEF + rest, base
    elif tail:
        yield stem + ALEF + rest, two
        yield stem + YA + rest, two
    else:
        owned = msgspec.structs.replace(two, construct=True)
        if len(stem) > 2:
            yield stem + ALEF, owned
            yield stem + YA, owned
        else:  # the five nouns: «أخيه», «أباه»
            for vowel in ALEF + WAW + YA:
                yield stem + vowel, msgspec.structs.replace(base, construct=True, counted=False)
        yield stem + DUAL, two
        yield stem + MEN_OBLIQUE, unclear if sound else two
    for plural in plurals:
        if plural != stem + MEN_OBLIQUE:
            yield plural, many
        if plural.endswith(MANY_MEN) and " " not in plural:
            yield plural[:-1], many
        elif " " not in plural and not plural.endswith(_PLURAL_NO_ALEF):
            yield plural + ALEF, many
