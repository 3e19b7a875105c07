"""The words of counting, compiled: what is counted, what befell it, what bars the one from the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from riwaya.language.verbs import forms
from riwaya.language.view import fold
from riwaya.language.wordindex import WordIndex
from riwaya.resources.numbers import Numbers
from riwaya.resources.pack import Pack
from riwaya.resources.places import Country

What = Literal["killed", "injured", "missing", "detained", "displaced", "sheltered", "other"]


class HeadRow(msgspec.Struct, frozen=True):
    """A word that says what befell the counted (`heads.tsv`); `needs` are words that must stand near, `unless`
    such as may not."""

    word: str
    what: What
    part: Literal["verb", "masdar"]
    present: str = ""
    needs: tuple[str, ...] = ()
    framing: str = ""
    unless: tuple[str, ...] = ()


class LabelRow(msgspec.Struct, frozen=True):
    """A word whose number is its name («اللواء 444») (`labels.tsv`)."""

    word: str


class FallRow(msgspec.Struct, frozen=True):
    """A word that brings one dead or injured without a number (`falls.tsv`)."""

    word: str


class CasualtyRow(msgspec.Struct, frozen=True):
    """A counted noun that itself says what befell (`nouns.tsv`)."""

    noun: str
    what: What
    plurals: tuple[str, ...] = ()
    strength: Literal["strong", "weak"] = "strong"
    who: str = ""


class PersonRow(msgspec.Struct, frozen=True):
    """A word for people; `counted` where its singular is a person only after a number, `other` where it tells of
    more than those counted before («آخرون»)."""

    noun: str
    plurals: tuple[str, ...] = ()
    who: str = ""
    counted: bool = False
    other: bool = False


class UnitRow(msgspec.Struct, frozen=True):
    noun: str
    unit: str
    plurals: tuple[str, ...] = ()


class TollRow(msgspec.Struct, frozen=True):
    word: str
    what: What


class PhraseRow(msgspec.Struct, frozen=True):
    phrase: str


class BreakdownRow(msgspec.Struct, frozen=True):
    """A word that a part of the number before follows; `of` where it follows the part («ثلاثة منهم»)."""

    phrase: str
    kind: Literal["", "of"] = ""


class AttemptRow(msgspec.Struct, frozen=True):
    """Words of trying: right before a word of harm, or (`clause`) anywhere before a verbal noun of its clause."""

    phrase: str
    reach: Literal["touching", "clause"] = "touching"


class BarrierRow(msgspec.Struct, frozen=True):
    word: str
    kind: Literal["hard", "preposition", "skip"]


class JoinerRow(msgspec.Struct, frozen=True):
    phrase: str
    kind: Literal["and", "apposed"]


class StateRow(msgspec.Struct, frozen=True):
    phrase: str
    what: What


class SingleRow(msgspec.Struct, frozen=True):
    word: str
    kind: Literal["one", "another", "two", "single", "of", "to", "between", "that"]


class IllnessRow(msgspec.Struct, frozen=True):
    """A name of an illness, or a word for one who has it (`case`)."""

    phrase: str
    kind: Literal["illness", "case"]


class Head(msgspec.Struct, frozen=True):
    """One form of a head word. `plural` where the spelling shows that the subject is two or more."""

    what: What
    verb: bool
    persons: bool
    needs: frozenset[str]
    #: whether those counted must follow at once
    touching: bool = False
    #: Words near it that give it another sense.
    unless: frozenset[str] = frozenset()
    plural: bool = False
    #: whether it tells of a death of any kind («وفاة»), not of killing alone
    mild: bool = False


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
            (r.word, r.what) for r in pack.rows("figures", "toll", TollRow)
        )
        self.toll_links: WordIndex[bool] = WordIndex(
            ((r.phrase, True) for r in pack.rows("figures", "toll_links", PhraseRow)),
            conjunctions_only=True,
        )
        self.breakdown: WordIndex[str] = WordIndex(
            ((r.phrase, r.kind) for r in pack.rows("figures", "breakdown", BreakdownRow)),
            conjunctions_only=True,
        )
        self.barriers: WordIndex[str] = WordIndex(
            ((r.word, r.kind) for r in pack.rows("figures", "barriers", BarrierRow)),
            conjunctions_only=True,
        )
        self.condolences: WordIndex[bool] = WordIndex(
            (r.phrase, True) for r in pack.rows("figures", "condolences", PhraseRow)
        )
        self.attempts: WordIndex[str] = WordIndex(
            (r.phrase, r.reach) for r in pack.rows("figures", "attempts", AttemptRow)
        )
        self.natural: WordIndex[bool] = WordIndex(
            (r.phrase, True) for r in pack.rows("figures", "natural", PhraseRow)
        )
        self.illness: WordIndex[str] = WordIndex(
            (r.phrase, r.kind) for r in pack.rows("figures", "illness", IllnessRow)
        )
        self.cumulative: WordIndex[bool] = WordIndex(
            (r.phrase, True) for r in pack.rows("figures", "cumulative", PhraseRow)
        )
        self.labels: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("figures", "labels", LabelRow)
        )
        #: «آخرون» and its like: they tell that others were counted before
        self.others = frozenset(
            fold(form)
            for r in pack.rows("figures", "persons", PersonRow)
            if r.other
            for form in (r.noun, *r.plurals)
        )
        self.falls: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("figures", "falls", FallRow)
        )
        self.singles: WordIndex[str] = WordIndex(
            (r.word, r.kind) for r in pack.rows("figures", "singles", SingleRow)
        )


def _heads(rows: tuple[HeadRow, ...]) -> Iterator[tuple[str, Head]]:
    for row in rows:
        needs = frozenset(fold(w) for w in row.needs if w not in ("persons", "touching"))
        base = Head(
            row.what,
            verb=row.part == "verb",
            persons="persons" in row.needs,
            touching="touching" in row.needs,
            needs=needs,
            unless=frozenset(fold(w) for w in row.unless),
            mild=row.framing == "mild",
        )
        if row.part == "masdar":
            yield row.word, base
            continue
        if not row.present:
            many = row.word.endswith(("وا", "و"))
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
            female = word.endswith("ية")
            yield (
                word,
                msgspec.structs.replace(base, number=_adjective_number(word), counted=female),
            )
            if word.endswith("ي") and fold(word + "ا") not in names:
                yield word + "ا", base


def _adjective_number(word: str) -> Literal["s", "d", "p", "x"]:
    if word.endswith(("يان", "تان", "تين")):
        return "d"
    if word.endswith("ين"):
        return "x"
    return "p" if word.endswith(("ون", "ات")) else "s"


def inflected(noun: str, plurals: tuple[str, ...], base: Noun) -> Iterator[tuple[str, Noun]]:
    """Every spelling of a noun: singular with its accusative, dual, plurals with their construct."""
    head, _, tail = noun.partition(" ")
    rest = f" {tail}" if tail else ""
    yield noun, base
    if not tail and not head.endswith(("ة", "اء", "ا", "ى")):
        yield head + "ا", base
    stem = head[:-1] + "ت" if head.endswith("ة") else head
    stem = stem[:-1] + "ي" if stem.endswith("ى") else stem
    two = msgspec.structs.replace(base, number="d")
    unclear = msgspec.structs.replace(base, number="x")
    many = msgspec.structs.replace(base, number="p")
    sound = stem + "ين" in plurals
    if tail and tail.endswith("ه"):  # «مشتبها به»: the pronoun shows that he is one
        yield head + "ا" + rest, base
    elif tail:
        yield stem + "ا" + rest, two
        yield stem + "ي" + rest, two
    else:
        owned = msgspec.structs.replace(two, construct=True)
        if len(stem) > 2:
            yield stem + "ا", owned
            yield stem + "ي", owned
        else:  # the five nouns: «أخيه», «أباه»
            for vowel in "اوي":
                yield stem + vowel, msgspec.structs.replace(base, construct=True, counted=False)
        yield stem + "ان", two
        yield stem + "ين", unclear if sound else two
    for plural in plurals:
        if plural != stem + "ين":
            yield plural, many
        if plural.endswith(("ون", "ين")) and " " not in plural:
            yield plural[:-1], many
        elif " " not in plural and not plural.endswith(("ة", "ء", "ا", "ى", "ات", "ه")):
            yield plural + "ا", many
