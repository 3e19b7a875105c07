"""What makes two counts of one event no conflict: they are states of one count, or one is a part of the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.link.conflicts.ground import Telling
from riwaya.link.events.facts import days, width
from riwaya.link.events.own import sentence_around
from riwaya.link.events.tolls import Toll
from riwaya.model import Document, Figure
from riwaya.resources import Pack
from riwaya.resources.rows import OneWord

#: Days after an event on which its count is still made.
_NEWS = 2


class State(msgspec.Struct, frozen=True):
    """A phrase in the sentence of a count: it is an `earlier` state (or of some only), the sentence `opens` as what went before, the count
    has `risen`, or it is `provisional`."""

    phrase: str
    kind: Literal["earlier", "opens", "risen", "provisional"]


class States:
    """`counting_states.tsv` and `perpetrators.tsv` under `linking/`."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("linking", "counting_states", State)
        self._phrases: Lexicon[str] = Lexicon([(r.phrase, r.kind) for r in rows])
        who = pack.rows("linking", "perpetrators", OneWord)
        self._who: Lexicon[str] = Lexicon([(r.word, r.word) for r in who])

    def earlier(self, document: Document, figure: Figure) -> bool:
        """Whether the sentence of a count says that it is an earlier state."""
        return bool({"earlier", "opens"} & self._kinds(document, figure))

    def risen(self, document: Document, toll: Toll) -> bool:
        """Whether a page says of a total that it has risen to that."""
        return any("risen" in self._kinds(document, f) for f in toll.figures)

    def provisional(self, document: Document, figure: Figure) -> bool:
        """Whether a count may yet rise by its own words («15 على الأقل», «حصيلة أولية»)."""
        return figure.low is not None or "provisional" in self._kinds(document, figure)

    def perpetrator(self, document: Document) -> bool:
        """Whether a page tells of somebody who did it and died of it: some count him, some do not."""
        return any(True for _ in self._who.find(tokenize(View(document.text))))

    def _kinds(self, document: Document, figure: Figure) -> set[str]:
        around = sentence_around(document.text, figure.start)
        tokens = tokenize(View(document.text[around.start : around.end]))
        return {
            hit.value
            for hit in self._phrases.find(tokens)
            if hit.value != "opens" or hit.first == 0
        }


def adds_up(less: Toll, most: Toll, pages: Sequence[Document], states: States) -> bool:
    """Whether what the larger total has more is told by itself («18 قتيلا» here, six there, «24 قتيلا» in all), or is
    who did it and died."""
    if less.value is None or most.value is None:
        return False
    rest = most.value - less.value
    used = {f.id for toll in (less, most) for f in toll.figures}
    told = (f for page in pages for f in page.figures if f.what == less.what and f.id not in used)
    if any(f.value == rest for f in told):
        return True
    return rest == 1 and less.what == "killed" and any(map(states.perpetrator, pages))


def settled(day: str, tellings: Iterable[Telling]) -> bool:
    """Whether a page of `day` tells of what happened so long ago that nobody counts any more."""
    told = [
        m.date.latest
        for t in tellings
        for m in t.mentions
        if m.date is not None and width(m.date) == 0
    ]
    return bool(day and told) and days(day) - days(max(told)) >= _NEWS
