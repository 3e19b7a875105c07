"""A folded view of a text that maps every place in it back to the text.

Folding unifies what Arabic spelling leaves open or what type-setting adds: diacritics, tatweel,
bidi and zero-width marks go; the alefs, final ya and ta marbuta, Persian ya and kaf, presentation
forms and all digits are unified; Latin is lower-cased. Hamza on waw and on ya stays.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from riwaya.language.marks import added
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
}
_HAMZA_ABOVE = "\u0654"
_SEATED = {"و": "ؤ", "ي": "ئ"}


class _Table(dict[str, str]):
    """Folding of single characters, filled in as they are met; a function of the character alone."""

    def __missing__(self, char: str) -> str:
        folded = self[char] = _fold_char(char)
        return folded


def _fold_char(char: str) -> str:
    if char in _UNIFY:
        return _UNIFY[char]
    if added(char):
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
#: Characters met that fold into one, for the same.
_PLAIN: set[str] = set()


class View:
    """`folded` is what rules match; `span` maps half-open folded offsets back into `text`."""

    __slots__ = ("_ends", "_starts", "folded", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: Sequence[int]
        self._ends: Sequence[int]
        odd = "".join(sorted(_odd(text)))
        if odd:
            self.folded, self._starts, self._ends = _mapped(text, odd)
        else:
            self.folded = "".join(map(_TABLE.__getitem__, text))
            self._starts, self._ends = range(len(text)), range(1, len(text) + 1)

    def span(self, start: int, end: int) -> Span:
        """The place in `text` of `folded[start:end]`, which must not be empty."""
        return Span(self._starts[start], max(self._ends[end - 1], self._starts[start]))

    def places(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where each folded letter starts and ends in `text`."""
        return self._starts, self._ends

    def offset(self, at: int) -> int:
        """The first folded offset whose letter stands at or after `at` in `text`."""
        return bisect_left(self._starts, at)

    def within(self, span: Span) -> tuple[int, int]:
        """The folded interval of the letters that start inside `span`."""
        return bisect_left(self._starts, span.start), bisect_right(self._starts, span.end - 1)


def _odd(text: str) -> set[str]:
    """The text's characters that do not fold into just one."""
    odd = set(text) - _PLAIN
    if not odd:
        return odd
    plain = {char for char in odd if len(_TABLE[char]) == 1}
    _PLAIN.update(plain)
    return odd - plain


def _mapped(text: str, odd: str) -> tuple[str, list[int], list[int]]:
    """A folded text with the places from which its characters came.

    `odd` are the text's characters that do not fold into just one; the runs between them are taken at once.
    """
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for match in re.finditer(f"[{re.escape(odd)}]", text):
        at, char = match.start(), match.group()
        chars += map(_TABLE.__getitem__, text[last:at])
        starts += range(last, at)
        ends += range(last + 1, at + 1)
        last = at + 1
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
    chars += map(_TABLE.__getitem__, text[last:])
    starts += range(last, len(text))
    ends += range(last + 1, len(text) + 1)
    return "".join(chars), starts, ends


def fold(text: str) -> str:
    """`text` as rules see it; see the module for what is unified."""
    return View(text).folded
