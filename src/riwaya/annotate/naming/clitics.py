"""How many letters before a name are clitics: «لحفتر» but «لبنان», «وموسكو» but «واشنطن»."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from riwaya.annotate.naming.classes import WordClasses
from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    NAME,
)
from riwaya.annotate.naming.words import WordKnowledge
from riwaya.language.affixes import AND, ARTICLE
from riwaya.language.clitics import Split, splits
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import Token

_LEAST = 3
#: How much more often than the whole the rest must have been seen in news.
_OFTENER = 2


class Cutter:
    """Decides by what is known as a name, then by what stands bare on the page, then by how often each form
    was seen in news."""

    def __init__(self, knowledge: WordKnowledge, classes: WordClasses) -> None:
        self._knowledge = knowledge
        self._classes = classes
        self._kept: Remembered[str, tuple[int, str]] = Remembered()

    def cut(self, text: str, page: Collection[str] = ()) -> tuple[int, str]:
        """(letters of clitics, the rest with its article) of the folded word `text` that begins a name.

        `page` are the words that stand on the page.
        """
        got = self._kept.get(text)
        if got is None:
            got = self._kept[text] = self._decide(text)
        if got[0] == 0 and page and not self._is_name(text):
            for split in splits(text):
                stem = _stem(split)
                if split.prefix and len(stem) >= _LEAST and stem in page:
                    return len(split.prefix), stem
        return got

    def stems(self, tokens: Iterable[Token]) -> list[str]:
        """The rest of each of several words without its clitics, no page asked; empty for what is no word."""
        known, cut = self._kept.get, self.cut
        return [(known(t.text) or cut(t.text))[1] if t.kind == "word" else "" for t in tokens]

    def _decide(self, text: str) -> tuple[int, str]:
        if self._is_name(text):
            return 0, text
        readings = [s for s in splits(text) if s.prefix and len(s.stem) >= 2]
        for split in readings:
            if split.definite:
                return len(split.prefix), _stem(split)
        for split in readings:
            if self._is_name(split.stem):
                return len(split.prefix), split.stem
        seen = self._classes.count(text)
        for split in readings:
            if len(split.stem) >= _LEAST and self._classes.count(split.stem) > _OFTENER * seen:
                return len(split.prefix), split.stem
        for split in readings:
            if split.prefix == AND and len(split.stem) > _LEAST and not seen:
                return 1, split.stem
        return 0, text

    def _is_name(self, text: str) -> bool:
        word = self._knowledge.word(text)
        return bool(word.flags & (NAME | ADJECTIVE)) or any(
            p.known and not p.prefix for p in word.phrases
        )


def _stem(split: Split) -> str:
    return ARTICLE + split.stem if split.definite else split.stem
