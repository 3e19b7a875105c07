"""A quick look whether a stretch of text can hold one of some phrases, before it is cut into words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from riwaya.language.clitics import without_article
from riwaya.language.marks import ADDED
from riwaya.language.tokens import words
from riwaya.language.view import SPELLINGS

#: What may stand between letters.
_BETWEEN = f"[{ADDED}]*"


class Spotter:
    """Says of a stretch of text that it surely holds none of some phrases, or that it may.

    Looked for are the letters of the first word, its article off, wherever they stand: whatever clitics it has.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        firsts = {w for phrase in phrases for w in words(phrase)[:1]}
        cores = {without_article(w) if len(w) > 4 else w for w in firsts}
        self._pattern = re.compile("|".join(sorted(map(_spelled, cores)))) if cores else None

    def may(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] may hold one."""
        return self._pattern is not None and self._pattern.search(text, start, end) is not None


def _spelled(word: str) -> str:
    return _BETWEEN.join(f"[{re.escape(SPELLINGS.get(c, c))}]" for c in word)
