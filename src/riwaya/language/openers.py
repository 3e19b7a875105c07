"""Which of several tables have a phrase that begins with a word: nearly every word is in none of them, which is found
once for all tables and each different word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from riwaya.language.clitics import owned_stems, stems
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import Token


class Table(Protocol):
    """A table of phrases; where its last words may carry pronouns, `enclitics`."""

    enclitics: bool

    def vocabulary(self) -> frozenset[str]:
        """The words that begin a phrase, folded, as entered."""

    def begins(self, token: Token) -> bool:
        """Whether a phrase may begin at a token, judged by the token alone."""


class Openers:
    """Tables that are asked together.

    Args:
        tables: all of them; a numeral is put to each, as none has it among its words.
    """

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tuple(tables)
        self._stems: dict[str, set[int]] = {}
        self._owned: dict[str, set[int]] = {}
        for n, table in enumerate(self._tables):
            forms = self._owned if table.enclitics else self._stems
            for word in table.vocabulary():
                forms.setdefault(word, set()).add(n)
        self._kept: Remembered[str, tuple[Table, ...]] = Remembered()

    def of(self, words: Mapping[str, Token]) -> dict[Table, list[str]]:
        """For each table those of `words` (folded, each with a token of its) at which a phrase of it may begin."""
        out: dict[Table, list[str]] = {table: [] for table in self._tables}
        known = self._kept.get
        for word, token in words.items():
            tables = known(word)
            if tables is None:
                tables = self._kept[word] = self._look(token)
            for table in tables:
                out[table].append(word)
        return out

    def _look(self, token: Token) -> tuple[Table, ...]:
        if token.kind == "number":
            return tuple(table for table in self._tables if table.begins(token))
        able: set[int] = set()
        for form in self._stems.keys() & stems(token.text):
            able |= self._stems[form]
        for form in self._owned.keys() & owned_stems(token.text) if self._owned else ():
            able |= self._owned[form]
        return tuple(self._tables[n] for n in sorted(able) if self._tables[n].begins(token))
