"""A text without what writing adds to its letters, and the way back to it.

What a keyboard or a converter adds must not change what is understood, nor how far two words lie apart: tatweel, marks
of direction, presentation forms, vowel marks, blanks that cannot break, the line ends of Windows. Those vowel marks stay
that tell words apart where news has no others: tanwin, damma («أُعلن» is a passive) and shadda.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Any

import msgspec

from riwaya.language.marks import ADDED, added
from riwaya.model import Span

#: What is added to letters and stays: tanwin, damma, shadda.
KEPT = "\u064b\u064c\u064d\u064f\u0651"
#: Whatever is dropped or rewritten; a text without any is plain as it is.
_ODD = re.compile(
    f"\r(?=\n)|[{''.join(c for c in ADDED if c not in KEPT)}"
    "\u00a0\u2000-\u200a\u202f\u3000\ufb50-\ufdff\ufe70-\ufeff]"
)
#: Types that hold no place.
_BARE = (str, int, float)


class Plain:
    """`text` is the plain form of a text; `span` and `back` map places from the one to the other and back.

    Kept are the runs of letters that stand side by side in both texts: where each begins in `text` and where in the
    written text; and where those letters end behind which marks are written.
    """

    __slots__ = ("_ends", "_froms", "_runs", "_size", "_written", "text")

    def __init__(self, written: str) -> None:
        pieces: list[str] = []
        self._runs: list[int] = []
        self._froms: list[int] = []
        self._ends: dict[int, int] = {}
        self._size = 0
        self._written = len(written)
        last = 0
        for match in _ODD.finditer(written):
            at = match.start()
            if at > last:
                self._take(pieces, written[last:at], last)
            last = at + 1
            self._odd(pieces, match.group(), at)
        if last < len(written):
            self._take(pieces, written[last:], last)
        self.text = "".join(pieces)

    def span(self, written: Span) -> Span:
        """Where in `text` a place of the written text lies."""
        return Span(self._at(written.start), self._at(written.end))

    def back(self, plain: Span) -> Span:
        """Where in the written text a place of `text` lies; marks go with the letter that bears them."""
        start, last = self._from(plain.start), plain.end - 1
        if last < plain.start:
            return Span(start, start)
        return Span(start, max(start, self._ends.get(last) or self._from(last) + 1))

    def _at(self, written: int) -> int:
        """The first letter of `text` that comes from this place of the written text or from behind it."""
        run = bisect_left(self._froms, written)
        end = self._runs[run] if run < len(self._runs) else self._size
        return min(end, self._runs[run - 1] + written - self._froms[run - 1]) if run else end

    def _from(self, at: int) -> int:
        """Where in the written text a letter of `text` begins."""
        if at >= self._size:
            return self._written
        run = bisect_right(self._runs, at) - 1
        return self._froms[run] + at - self._runs[run]

    def _take(self, pieces: list[str], run: str, at: int) -> None:
        goes_on = self._runs and self._froms[-1] + self._size - self._runs[-1] == at
        if not goes_on:
            self._runs.append(self._size)
            self._froms.append(at)
        pieces.append(run)
        self._size += len(run)

    def _odd(self, pieces: list[str], char: str, at: int) -> None:
        if char == "\r" or added(char):
            if pieces:
                self._mark(pieces, char, at)
            return
        for letter in unicodedata.normalize("NFKC", char):
            if letter in KEPT or not added(letter):
                self._take(pieces, letter, at)

    def _mark(self, pieces: list[str], char: str, at: int) -> None:
        """A hamza that is written as a mark makes another letter of the one before it."""
        composed = unicodedata.normalize("NFC", pieces[-1][-1] + char)
        if len(composed) == 1:
            before = pieces.pop()[:-1]
            pieces += (before, composed) if before else (composed,)
        if unicodedata.category(char) not in ("Cf", "Cc"):
            self._ends[self._size - 1] = at + 1


def is_plain(text: str) -> bool:
    """Whether `text` has nothing that its plain form would lack."""
    return _ODD.search(text) is None


def moved(value: Any, place: Callable[[Span], Span]) -> Any:
    """`value` with every span in it, and every `start` and `end`, put where `place` says."""
    if isinstance(value, Span):
        return place(value)
    if isinstance(value, tuple):
        return tuple([moved(one, place) for one in value]) if value else value
    if not isinstance(value, msgspec.Struct):
        return value
    there: dict[str, Any] = {}
    names = value.__struct_fields__
    if "start" in names:
        own = place(Span(value.start, value.end))  # type: ignore[attr-defined]
        there = {"start": own.start, "end": own.end}
    for name in names:
        field = getattr(value, name)
        if field is not None and not isinstance(field, _BARE):
            there[name] = moved(field, place)
    return msgspec.structs.replace(value, **there) if there else value
