"""A folded view of a text that maps every place in it back to the text.

Folding unifies what Arabic spelling leaves open or what type-setting adds: diacritics, tatweel,
bidi and zero-width marks go; the alefs, final ya and ta marbuta, Persian ya and kaf, presentation
forms and all digits are unified; Latin is lower-cased. Hamza on waw and on ya stays.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right

from riwaya.model import Span

_UNIFY = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ة": "ه",
    "ە": "ه",
    "ک": "ك",
    "٫": ".",
    "٬": ",",
    "ـ": "",
}
_HAMZA_ABOVE = "\u0654"
_SEATED = {"و": "ؤ", "ي": "ئ"}
_DROPPED = {"Mn", "Me", "Cf"}


class _Table(dict[str, str]):
    """Folding of single characters, filled in as they are met; a function of the character alone."""

    def __missing__(self, char: str) -> str:
        folded = self[char] = _fold_char(char)
        return folded


def _fold_char(char: str) -> str:
    if char in _UNIFY:
        return _UNIFY[char]
    if unicodedata.category(char) in _DROPPED:
        return ""
    if char.isdigit() and char.isdecimal():
        return str(unicodedata.decimal(char))
    wide = unicodedata.normalize("NFKC", char)
    # Ligatures unfold into their letters; what would unfold into several kinds (½, …, №1) stays one.
    keep = wide == char or (len(wide) > 1 and not wide.isalpha())
    out = char if keep else "".join(_fold_char(c) for c in wide)
    low = out.lower()
    return low if len(low) == len(out) else out


_TABLE = _Table()


class View:
    """`folded` is what rules match; `span` maps half-open folded offsets back into `text`."""

    __slots__ = ("_ends", "_starts", "folded", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        chars: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for at, char in enumerate(text):
            folded = _TABLE[char]
            if not folded:
                if char == _HAMZA_ABOVE and chars and chars[-1] in _SEATED:
                    chars[-1] = _SEATED[chars[-1]]
                # A mark belongs to the letter before it, so that a slice keeps it.
                if ends and unicodedata.category(char) != "Cf":
                    ends[-1] = at + 1
                continue
            for one in folded:
                chars.append(one)
                starts.append(at)
                ends.append(at + 1)
        self.folded = "".join(chars)
        self._starts = starts
        self._ends = ends

    def span(self, start: int, end: int) -> Span:
        """The place in `text` of `folded[start:end]`, which must not be empty."""
        return Span(self._starts[start], max(self._ends[end - 1], self._starts[start]))

    def offset(self, at: int) -> int:
        """The first folded offset whose letter stands at or after `at` in `text`."""
        return bisect_left(self._starts, at)

    def within(self, span: Span) -> tuple[int, int]:
        """The folded interval of the letters that start inside `span`."""
        return bisect_left(self._starts, span.start), bisect_right(self._starts, span.end - 1)


def fold(text: str) -> str:
    """`text` as rules see it; see the module for what is unified."""
    return View(text).folded
