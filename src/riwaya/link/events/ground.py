"""What a place's words say beside its name: its sort, the nation whose ground it is, the country of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from riwaya.language.tokens import words
from riwaya.link.entities.known import Known, Tables
from riwaya.link.events.own import stems
from riwaya.model import Document
from riwaya.resources import Pack
from riwaya.resources.rows import OneWord


class Ground:
    """Compiled from `linking/sorts_of_places.tsv` and the adjectives of nations."""

    def __init__(self, pack: Pack) -> None:
        self._nations = pack.get(Tables).adjectives
        self._sorts = frozenset(
            s for r in pack.rows("linking", "sorts_of_places", OneWord) for s in stems(r.word)
        )

    def stems(self, name: str) -> frozenset[str]:
        """The stems of a place's name but for those that say its sort («محافظة صنعاء»), if others are left."""
        every = stems(name)
        return every - self._sorts or every

    def nation(self, name: str) -> str:
        """The country of which a phrase means the ground at large («الأراضي اليمنية»), or nothing."""
        said = words(name)
        nations = {iso for w in said if (iso := self._nations.get(w))}
        rest = stems(" ".join(w for w in said if w not in self._nations)) - self._sorts
        return nations.pop() if len(nations) == 1 and not rest else ""

    def common(self, name: str) -> bool:
        """Whether a phrase says no more than a sort or a side («العاصمة», «الشمال»): in each country it is another."""
        return not stems(name) - self._sorts


def home(document: Document, known: Mapping[str, Known]) -> str:
    """The country of which a page names most places, or nothing."""
    countries = Counter(
        found.country
        for m in document.mentions
        if m.type == "LOC" and (found := known.get(m.entity)) and found.country
    )
    return min(countries, key=lambda c: (-countries[c], c)) if countries else ""
