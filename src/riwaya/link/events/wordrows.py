"""Rows of the tables by which a telling is known to point at what was told, to rank it or to open something new."""

from __future__ import annotations

import msgspec


class Another(msgspec.Struct, frozen=True):
    """A word right after an event noun by which it is one more («هجوم آخر»); with `news` not in title and lead, where
    it says no more than that it is news («هجوم جديد»)."""

    word: str
    news: str = ""


class Earlier(msgspec.Struct, frozen=True):
    """A phrase right before an event noun by which it is the one before («يعود آخر هجوم إلى»)."""

    phrase: str


class Superlative(msgspec.Struct, frozen=True):
    """A word before an event noun that ranks what was just told («أسوأ هجوم»)."""

    word: str


class Break(msgspec.Struct, frozen=True):
    """A phrase by which a sentence turns to something else («من ناحية أخرى»)."""

    phrase: str


class Demonstrative(msgspec.Struct, frozen=True):
    """A word right before an event noun by which it is the one told last («هذا الهجوم»)."""

    word: str
