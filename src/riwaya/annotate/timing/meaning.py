"""What a time expression says, before it is known when it was said."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.annotate.timing.rows import FeastRow, Look, Part, Phase, Unit

Relation = Literal["ago", "hence", "now", "after", "later", "earlier", "past", "future"]


class Amount(msgspec.Struct, frozen=True):
    """A length of time: counted parts («سنة وثلاثة أشهر»), or vague («بضعة أيام»: the unit alone)."""

    parts: tuple[tuple[float, Unit], ...]
    vague: bool = False


class Clock(msgspec.Struct, frozen=True):
    """A time of day as written; `twelve` where morning or evening must still be said."""

    hour: int
    minute: int | None = None
    second: int | None = None
    twelve: bool = False


class Meaning(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The parts of an expression that its words give; what is None is left open.

    `days` counts from the day of speaking. `unit` with `look` is «الأسبوع الماضي»; `of_unit` with `of_look` the
    same behind «من» («فبراير من العام الماضي»). `rest` is what is left of the unit, `eve` the night before a feast, `whole` all its days.
    `anchored` says that a length counts from something its words name («بعد يومين من القصف»). `fixed` is a value that needs no reference.
    """

    kind: Literal["date", "clock", "duration", "set", "ref"] = "date"
    hijri: bool = False
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    days: int | None = None
    unit: Unit | None = None
    look: Look | None = None
    rest: bool = False
    plural_look: bool = False
    of_unit: Unit | None = None
    of_look: Look | None = None
    part: Part | None = None
    hours: tuple[int, int] | None = None
    clock: Clock | None = None
    zone: str | None = None
    phase: Phase | None = None
    weekend: bool = False
    season: str | None = None
    nth: int | None = None
    quarter: int | None = None
    half: int | None = None
    amount: Amount | None = None
    relation: Relation | None = None
    hedge: str | None = None
    fixed: str | None = None
    feast: FeastRow | None = None
    eve: bool = False
    whole: bool = False
    anchored: bool = False
