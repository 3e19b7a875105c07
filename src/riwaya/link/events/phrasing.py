"""Words around a count or an act that change what it says: parts of a whole, acts only asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.link.events.own import sentence_around
from riwaya.link.spotting import Spotter
from riwaya.model import Document, EventMention, Figure
from riwaya.resources import Pack
from riwaya.resources.rows import OneWord

_BEFORE = 60
_FAR = 6
#: Letters behind a count in which its noun still goes on («خمسة متشددين أجانب آخرين»).
_AFTER = 14


class Other(msgspec.Struct, frozen=True):
    """A letter that adds a number to somebody (`joins`), a word for those who are added (`other`)."""

    word: str
    sort: Literal["joins", "other"]


class Phrasing:
    """Compiled from `wanted.tsv`, `partitive.tsv`, `relative.tsv` and `others.tsv` under `linking/`."""

    def __init__(self, pack: Pack) -> None:
        wanted = [r.word for r in pack.rows("linking", "wanted", OneWord)]
        self._wanted: Lexicon[str] = Lexicon([(w, w) for w in wanted])
        self._may_want = Spotter(wanted)
        self._partitive: Lexicon[str] = Lexicon(
            [(r.word, r.word) for r in pack.rows("linking", "partitive", OneWord)]
        )

        self._relative: Lexicon[str] = Lexicon(
            [(r.word, r.word) for r in pack.rows("linking", "relative", OneWord)]
        )

        others = pack.rows("linking", "others", Other)
        self._joins = frozenset(r.word for r in others if r.sort == "joins")
        self._others: Lexicon[str] = Lexicon(
            [(r.word, r.word) for r in others if r.sort == "other"]
        )

    def counted_from(self, document: Document, event: EventMention) -> bool:
        """Whether the time given for the event is another's, from which it is counted («الخميس، بعد يومين من
        القصف»)."""
        if event.date is None:
            return False
        time = next((t for t in document.times if t.id == event.date.time), None)
        if time is None or time.end > event.start:
            return False
        between = tokenize(View(document.text[time.end : event.start]))
        return any(True for _ in self._relative.find(between))

    def wanted(self, document: Document, event: EventMention) -> bool:
        """Whether the act is asked for, promised, feared or refused a few words before it is named."""
        around = sentence_around(document.text, event.start)
        start = max(around.start, event.start - _BEFORE)
        if not self._may_want.may(document.text, start, event.start):
            return False
        tokens = tokenize(View(document.text[start : event.start]))[-_FAR:]
        return any(True for _ in self._wanted.find(tokens))

    def parts(self, document: Document, figures: Iterable[Figure]) -> frozenset[str]:
        """Ids of the figures whose own words say that they are parts of others."""
        return frozenset(
            f.id
            for f in figures
            if any(True for _ in self._partitive.find(tokenize(View(document.quote(f.span)))))
        )

    def more(self, document: Document, figures: Iterable[Figure]) -> frozenset[str]:
        """Ids of the figures that are added to somebody who is not counted («القيادي وخمسة آخرين»)."""
        return frozenset(
            f.id
            for f in figures
            if document.text[f.start - 1 : f.start] in self._joins and self._of_others(document, f)
        )

    def _of_others(self, document: Document, figure: Figure) -> bool:
        tokens = tokenize(View(document.text[figure.start : figure.end + _AFTER]))
        return any(True for _ in self._others.find(tokens))
