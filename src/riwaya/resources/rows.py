"""Shapes that rows of tables of many subjects share; what a table means, the README of its subject says."""

from __future__ import annotations

import msgspec


class OneWord(msgspec.Struct, frozen=True):
    """A word of a plain list."""

    word: str


class OnePhrase(msgspec.Struct, frozen=True):
    """A phrase of a plain list."""

    phrase: str


class OneType(msgspec.Struct, frozen=True):
    """A type of event in a list of types."""

    type: str


class WordOfKind(msgspec.Struct, frozen=True):
    """A word and what it does there."""

    word: str
    kind: str
