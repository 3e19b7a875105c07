"""Rows of the tables of counting (`figures/*.tsv`)."""

from __future__ import annotations

from typing import Literal

import msgspec

What = Literal["killed", "injured", "missing", "detained", "displaced", "sheltered", "other"]


class HeadRow(msgspec.Struct, frozen=True):
    """A word that says what befell the counted (`heads.tsv`); `needs` are words that must stand near, `unless`
    such as may not; who is the subject of an `undergone` verb cannot have done it to others."""

    word: str
    what: What
    part: Literal["verb", "masdar"]
    present: str = ""
    needs: tuple[str, ...] = ()
    framing: str = ""
    unless: tuple[str, ...] = ()
    undergone: bool = False


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
    """A noun whose number stands away from it; `mishap` where that holds before one of `mishaps.tsv` only."""

    word: str
    what: What
    before: Literal["", "mishap"] = ""


class TollLinkRow(msgspec.Struct, frozen=True):
    """What leads from such a noun to its number; `rise`: a verb before the noun whose number may come much later."""

    phrase: str
    kind: Literal["", "rise"] = ""


class BreakdownRow(msgspec.Struct, frozen=True):
    """A word that a part of the number before follows; `of` where it follows the part («ثلاثة منهم»)."""

    phrase: str
    kind: Literal["", "of"] = ""


class AttemptRow(msgspec.Struct, frozen=True):
    """Words of trying: right before a word of harm, or (`clause`) anywhere before a verbal noun of its clause;
    `purpose`: a «ل» near it brings what for."""

    phrase: str
    reach: Literal["touching", "clause", "purpose"] = "touching"


class BarrierRow(msgspec.Struct, frozen=True):
    word: str
    kind: Literal["hard", "relative", "after", "preposition", "about", "skip"]


class JoinerRow(msgspec.Struct, frozen=True):
    phrase: str
    kind: Literal["and", "apposed", "total", "equals", "taken"]


class StateRow(msgspec.Struct, frozen=True):
    phrase: str
    what: What


class SingleRow(msgspec.Struct, frozen=True):
    word: str
    kind: Literal[
        "one", "another", "of them", "two", "single", "of", "to", "between", "that", "none"
    ]


class IllnessRow(msgspec.Struct, frozen=True):
    """A name of an illness, or a word for one who has it (`case`)."""

    phrase: str
    kind: Literal["illness", "case"]


class WhoRow(msgspec.Struct, frozen=True):
    """A sort of people, by its `who` in `persons.tsv`."""

    who: str


class VerdictRow(msgspec.Struct, frozen=True):
    """A word of courts and what they rule, or one that tells that it was carried out (`done`), or how, which a
    ruling may say too (`manner`)."""

    phrase: str
    kind: Literal["court", "done", "manner"]


class SinceRow(msgspec.Struct, frozen=True):
    """What makes a count one of all since something began; `date` where a day long before the page must follow."""

    phrase: str
    kind: Literal["", "date"] = ""
