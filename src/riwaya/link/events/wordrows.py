"""Rows of the tables by which a telling is known to point at what was told, to rank it or to open something new."""

from __future__ import annotations

import msgspec


class Another(msgspec.Struct, frozen=True):
    """A word right after an event noun by which it is one more («هجوم آخر»); with `news` not in title and lead, where
    it says no more than that it is news («هجوم جديد»)."""

    word: str
    news: str = ""
