"""Rows of the tables of `time/` (see its README for what each column means)."""

from __future__ import annotations

from typing import Literal

import msgspec

Look = Literal[
    "past", "present", "future", "next", "before_last", "after_next", "same"
]  # where a direction word points
Unit = Literal["S", "MIN", "H", "D", "W", "M", "Q", "Y", "DE", "CE"]
Phase = Literal["START", "MID", "END"]
Part = Literal["MO", "MI", "AF", "EV", "NI", "DT"]


class DeixisRow(msgspec.Struct, frozen=True):
    """«أمس»: `days` from the day of speaking; `part` where the word names one («الليلة»)."""

    phrase: str
    days: int
    part: Part | None = None


class PartRow(msgspec.Struct, frozen=True):
    """A part of the day. `form`: `noun` («صباح الأحد»), `adverb` («صباحا»), or `clock` where only an hour before it makes
    it a part of the day («الثالثة العصر»). Hours past 24 are after midnight. `other` marks nouns that mean something
    else with their article («المغرب», «العصر»)."""

    phrase: str
    code: Part
    form: Literal["noun", "adverb", "clock"]
    from_hour: int
    to_hour: int
    other: bool = False


class LookRow(msgspec.Struct, frozen=True):
    """A direction word; `number` d where it stands for two or more («الماضيين»)."""

    phrase: str
    look: Look
    number: Literal["s", "d"] = "s"


class UnitRow(msgspec.Struct, frozen=True):
    """A unit of time, singular, dual or plural; `other`: with its article it means something else («الثانية»)."""

    word: str
    unit: Unit
    number: Literal["s", "d", "p"]
    other: bool = False


class PhaseRow(msgspec.Struct, frozen=True):
    """A phase of a month or year; `weekend` where it makes that of a week («نهاية الأسبوع»)."""

    phrase: str
    phase: Phase
    weekend: bool = False


class CodeRow(msgspec.Struct, frozen=True):
    """A season («صيف», SU)."""

    phrase: str
    code: str


class ValueRow(msgspec.Struct, frozen=True):
    """A phrase with its TIMEX3 value: sets, vague references, historical names."""

    phrase: str
    value: str


class FeastRow(msgspec.Struct, frozen=True):
    """A feast: its day in its calendar and how many days it lasts.

    For `easter` the days from Easter Sunday; for `nth` the `day`-th `weekday` of the month; for `either` the nearest
    of the feasts of the Hijri calendar that last several days («ثاني أيام العيد»).
    """

    phrase: str
    calendar: Literal["gregorian", "hijri", "easter", "nth", "either"]
    month: int
    day: int
    days: int = 1
    weekday: int | None = None


class MomentRow(msgspec.Struct, frozen=True):
    """A phrase that is an hour by itself («منتصف الليل»)."""

    phrase: str
    hour: int


class ZoneRow(msgspec.Struct, frozen=True):
    """`offset` in hours east of Greenwich, or `local` where it changes over the year or is not said."""

    phrase: str
    offset: str


class FewRow(msgspec.Struct, frozen=True):
    """A word for some, before («بضعة أيام») or after («أيام قليلة») its unit; `minus`: «إلا» before minutes; `whole`:
    «كامل», which makes one of its unit."""

    word: str
    place: Literal["before", "after", "minus", "whole"]


class DayRow(msgspec.Struct, frozen=True):
    """A word that is a day of the month («غرة»)."""

    word: str
    day: int


class CueRow(msgspec.Struct, frozen=True):
    """A word that places what stands beside it: before the page's day (`back`), after it (`forward`), or from there
    to the page's day (`since`); `aside`: a present behind it is of the time of what was told before («وهم يهتفون»)."""

    word: str
    way: Literal["back", "forward", "since", "aside"]


class VerbRow(msgspec.Struct, frozen=True):
    """A verb of news by its past and present, third person masculine singular.

    `noun`: the past is spelled like a noun («عقد», «بحث») and is not taken for a verb by itself.
    """

    past: str
    present: str
    noun: bool = False
