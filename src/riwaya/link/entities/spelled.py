"""Names of Latin letters in Arabic writing, put together again («إم بي سي»: MBC)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.language.tokens import words
from riwaya.resources import Pack

#: one letter alone is as often a word of its own
_LEAST = 2


class SpelledLetter(msgspec.Struct, frozen=True):
    """The name of a Latin letter; `initial`, which it is where a run of them begins («أي بي سي», «سي آي إيه»)."""

    word: str
    latin: str
    initial: str = ""


class Spelled:
    """Compiled from `names/letters.tsv`: letters as newspapers write them, and words of several («تي في»)."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("names", "letters", SpelledLetter)
        self._rows = {words(row.word): row for row in rows}

    def run(self, folded: Sequence[str], at: int) -> tuple[str, int]:
        """The letters spelled from folded word `at` on and the word after them; nothing and `at` where fewer than
        two are."""
        out = ""
        end = at
        while end < len(folded):
            whole = self._rows.get(tuple(folded[end : end + 2])) if end + 1 < len(folded) else None
            row = whole or self._rows.get((folded[end],))
            if row is None:
                break
            out += (row.initial if end == at else "") or row.latin
            end += 2 if whole else 1
        return (out, end) if end - at >= _LEAST else ("", at)
