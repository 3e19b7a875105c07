"""A quick look whether a stretch of text can hold one of some phrases, before it is cut into words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from riwaya.language.tokens import words

#: Letters that folding makes one, and what may stand between letters.
_SPELLINGS = {"ا": "[اأإآٱ]", "ي": "[يىئ]", "و": "[وؤ]", "ه": "[هة]"}
_BETWEEN = "[\u064b-\u065f\u0670\u0640]*"
_ARTICLE = "ال"


class Spotter:
    """Says of a stretch of text that it surely holds none of some phrases, or that it may.

    Looked for are the letters of the first word, its article off, wherever they stand: whatever clitics it has.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        firsts = {w for phrase in phrases for w in words(phrase)[:1]}
        cores = {w.removeprefix(_ARTICLE) if len(w) > 4 else w for w in firsts}
        self._pattern = re.compile("|".join(sorted(map(_spelled, cores)))) if cores else None

    def may(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] may hold one."""
        return self._pattern is not None and self._pattern.search(text, start, end) is not None


def _spelled(word: str) -> str:
    return _BETWEEN.join(_SPELLINGS.get(letter) or re.escape(letter) for letter in word)
