"""Rows of the tables of outlets, and what is found by them."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.model import Span


class Vague(msgspec.Struct, frozen=True):
    """Words by which a page relies on media without naming one («وكالات», «وسائل إعلام»)."""

    word: str
    name_en: str


class MediaWord(msgspec.Struct, frozen=True):
    """A word beside names of outlets: before them (`head`), after them (`tail`), anywhere in those of several words
    (`epithet`: «وكالة الأنباء الرسمية القطرية»), or before a credit (`source`)."""

    word: str
    kind: Literal["head", "tail", "epithet", "source"]


class Medium(msgspec.Struct, frozen=True):
    """An outlet found: `name` as the tables have it, `kind` of outlet.

    `said` is the one of its names that was found, as the tables write it; `weak` where the words are an everyday word, a place or a short abbreviation too, so that something beside
    them has to show that an outlet is meant; `place` where they name a place.
    """

    name: str
    kind: str
    said: str = ""
    weak: bool = False
    place: bool = False


class Credit(msgspec.Struct, frozen=True):
    """An outlet that a byline or credit line names, and where."""

    medium: Medium
    span: Span
