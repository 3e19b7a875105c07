"""The number words of a pack (`numbers/`), compiled."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from riwaya.language.numbers import Hedge, NumberKind, NumberLexicon, NumberWord, Operation, Role
from riwaya.resources.calendar import MonthRow
from riwaya.resources.pack import Pack


class WordRow(msgspec.Struct, frozen=True):
    """A row of `words.tsv`; `value` may be a fraction («1/3»)."""

    word: str
    value: str
    role: Role
    kind: NumberKind = "cardinal"
    dual: bool = False
    bound: bool = False


class PercentRow(msgspec.Struct, frozen=True):
    """A phrase of percentage, after its number or (`place` before, both) before it."""

    phrase: str
    place: Literal["after", "before", "both"] = "after"


class HedgeRow(msgspec.Struct, frozen=True):
    """`after` marks phrases that only stand behind a number («على الأقل»)."""

    phrase: str
    mod: Hedge
    after: bool = False


class VagueRow(msgspec.Struct, frozen=True):
    word: str
    low: int
    high: int | None = None


class OperatorRow(msgspec.Struct, frozen=True):
    """A row of `operators.tsv`; `value` is that of a share («1/5»)."""

    word: str
    does: Operation
    value: str = ""


class Numbers:
    """`pack.get(Numbers).lexicon` is what `riwaya.language.numbers.parse` needs."""

    def __init__(self, pack: Pack) -> None:
        percent = pack.rows("numbers", "percent", PercentRow)
        self.lexicon = NumberLexicon(
            (
                NumberWord(r.word, _value(r.value), r.role, r.kind, r.dual, r.bound)
                for r in pack.rows("numbers", "words", WordRow)
            ),
            percent=[r.phrase for r in percent if r.place != "before"],
            percent_before=[r.phrase for r in percent if r.place != "after"],
            hedges=[(r.phrase, r.mod) for r in pack.rows("numbers", "hedges", HedgeRow)],
            vague=[(r.word, r.low, r.high) for r in pack.rows("numbers", "vague", VagueRow)],
            names=[r.name for r in pack.rows("calendar", "months", MonthRow) if " " in r.name],
            operators=[
                (r.word, r.does, _value(r.value) if r.value else 0)
                for r in pack.rows("numbers", "operators", OperatorRow)
            ],
        )


def _value(text: str) -> float:
    value = Fraction(text)
    return int(value) if value.denominator == 1 else float(value)
