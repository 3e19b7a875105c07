"""Word classes learned from unlabelled news."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import riwaya.resources
from riwaya.language.affixes import ALEF_MAQSURA, ARTICLE, YA
from riwaya.resources import Pack

#: Where the package keeps what was learned.
MODELS = Path(riwaya.resources.__file__).with_name("models")
_SEEN_OFTEN = 4


class WordClasses:
    """Classes of words by their company in unlabelled news, coarse to fine, and how often each was seen.

    Made from lines of word, count and classes, with tabs between them (docs/models/tagger.md).
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._rows: dict[str, tuple[str, ...]] = {}
        self._counts: dict[str, int] = {}
        for line in lines:
            if line:
                word, count, *classes = line.split("\t")
                self._rows[word] = tuple(classes)
                self._counts[word] = int(count)

    def of(self, word: str) -> tuple[str, ...]:
        """The word's classes, or none."""
        return self._rows.get(word) or self._rows.get(word.replace(ALEF_MAQSURA, YA), ())

    def count(self, word: str) -> int:
        """How often the folded word was seen."""
        return self._counts.get(word, 0)

    def everyday(self, word: str) -> bool:
        """Whether the word was seen both with and without its article, as names are not."""
        bare = word.removeprefix(ARTICLE)
        return min(self.count(bare), self.count(ARTICLE + bare)) >= _SEEN_OFTEN


def shipped(pack: Pack) -> WordClasses:
    """The classes of the package; `pack.get(shipped)` reads them once."""
    del pack
    text = (MODELS / "name_classes.tsv").read_text(encoding="utf-8")
    return WordClasses(text.split("\n"))
