"""Rows of the shared calendar tables (`calendar/`)."""

from __future__ import annotations

from typing import Literal

import msgspec


class MonthRow(msgspec.Struct, frozen=True):
    """A written name of a month; `month` counts within `calendar`; `tradition` says who writes it so.

    `common` marks names that are everyday words or personal names too («مارس», «ماي», «رمضان»).
    """

    name: str
    month: int
    calendar: Literal["gregorian", "hijri"]
    tradition: str = ""
    common: bool = False


class WeekdayRow(msgspec.Struct, frozen=True):
    """A written name of a day of the week; Monday is 1."""

    name: str
    iso: int
