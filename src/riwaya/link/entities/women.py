"""Persons whom a title shows to be women, so that verbs agree with them."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.language.affixes import ARTICLE
from riwaya.language.tokens import words
from riwaya.model import Document
from riwaya.resources import Pack
from riwaya.resources.people import Title


class Titles:
    """Feminine titles, compiled from `people/titles.tsv`."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("people", "titles", Title)
        masculine = {words(r.title)[0] for r in rows if r.gender == "m"}
        self._feminine = {words(r.title)[0] for r in rows if r.gender == "f"} - masculine

    def women(self, documents: Sequence[Document]) -> frozenset[str]:
        """Entities of persons that some page gives a feminine title."""
        return frozenset(
            m.entity
            for d in documents
            for m in d.mentions
            if m.type == "PER" and m.entity and any(self._of_woman(d.quote(t)) for t in m.titles)
        )

    def _of_woman(self, title: str) -> bool:
        first = words(title)[:1]
        return any(w in self._feminine or w.removeprefix(ARTICLE) in self._feminine for w in first)
