"""A text without what writing adds to its letters, and the way back to it.

What a keyboard or a converter adds must not change what is understood, nor how far two words lie apart: tatweel, marks
of direction, presentation forms, vowel marks, blanks that cannot break, the line ends of Windows. Those vowel marks stay
that tell words apart where news has no others: tanwin, damma («أُعلن» is a passive) and shadda.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
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


class Plain:
    """`text` is the plain form of a text; `span` and `back` map places from the one to the other and back."""

    __slots__ = ("_ends", "_starts", "text")

    def __init__(self, written: str) -> None:
        chars: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        last = 0
        for match in _ODD.finditer(written):
            at = match.start()
            self._take(chars, written[last:at], last)
            last = at + 1
            self._odd(chars, match.group(), at)
        self._take(chars, written[last:], last)
        self.text = "".join(chars)
        self._starts.append(len(written))

    def span(self, written: Span) -> Span:
        """Where in `text` a place of the written text lies."""
        return Span(
            bisect_left(self._starts, written.start), bisect_left(self._starts, written.end)
        )

    def back(self, plain: Span) -> Span:
        """Where in the written text a place of `text` lies; marks go with the letter that bears them."""
        start = self._starts[plain.start]
        return Span(
            start, max(start, self._ends[plain.end - 1]) if plain.end > plain.start else start
        )

    def _take(self, chars: list[str], run: str, at: int) -> None:
        chars += run
        self._starts += range(at, at + len(run))
        self._ends += range(at + 1, at + 1 + len(run))

    def _odd(self, chars: list[str], char: str, at: int) -> None:
        if char == "\r" or added(char):
            if chars:
                self._mark(chars, char, at)
            return
        for letter in unicodedata.normalize("NFKC", char):
            if letter in KEPT or not added(letter):
                chars.append(letter)
                self._starts.append(at)
                self._ends.append(at + 1)

    def _mark(self, chars: list[str], char: str, at: int) -> None:
        """A hamza that is written as a mark makes another letter of the one before it."""
        composed = unicodedata.normalize("NFC", chars[-1] + char)
        if len(composed) == 1:
            chars[-1] = composed
        if unicodedata.category(char) not in ("Cf", "Cc"):
            self._ends[-1] = at + 1


def is_plain(text: str) -> bool:
    """Whether `text` has nothing that its plain form would lack."""
    return _ODD.search(text) is None


def moved(value: Any, place: Callable[[Span], Span]) -> Any:
    """`value` with every span in it, and every `start` and `end`, put where `place` says."""
    if isinstance(value, Span):
        return place(value)
    if isinstance(value, tuple):
        return tuple(moved(one, place) for one in value)
    if not isinstance(value, msgspec.Struct):
        return value
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    if "start" in fields:
        own = place(Span(fields.pop("start"), fields.pop("end")))
        there = {"start": own.start, "end": own.end}
    else:
        there = {}
    there.update({name: moved(field, place) for name, field in fields.items()})
    return msgspec.structs.replace(value, **there)
