"""Persons whom a title shows to be women, so that verbs agree with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from riwaya.language.affixes import ARTICLE
from riwaya.language.tokens import words
from riwaya.model import Document
from riwaya.resources import Pack
from riwaya.resources.people import Title


class Titles:
    """Titles of men and of women, compiled from `people/titles.tsv`."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("people", "titles", Title)
        self._masculine = {words(r.title)[0] for r in rows if r.gender == "m"}
        self._feminine = {words(r.title)[0] for r in rows if r.gender == "f"} - self._masculine

    def women(self, documents: Sequence[Document]) -> frozenset[str]:
        """Entities of persons to whom pages give titles of women more often than those of men: once a title may be
        somebody else's («المستشارة للرئيس ...»)."""
        votes: Counter[str] = Counter()
        for document in documents:
            for m in document.mentions:
                if m.type != "PER" or not m.entity:
                    continue
                for title in m.titles:
                    said = words(document.quote(title))[:1]
                    votes[m.entity] += _among(said, self._feminine) - _among(said, self._masculine)
        return frozenset(e for e, more in votes.items() if more > 0)


def _among(said: Sequence[str], held: Collection[str]) -> bool:
    return any(w in held or w.removeprefix(ARTICLE) in held for w in said)
