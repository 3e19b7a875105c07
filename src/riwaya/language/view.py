"""A folded view of a text that maps every place in it back to the text.

Folding unifies what Arabic spelling leaves open or what type-setting adds: diacritics, tatweel,
bidi and zero-width marks go; the alefs, final ya and ta marbuta, Persian ya and kaf, the Maghreb's letters for
«g» and «v», presentation forms and all digits are unified; Latin is lower-cased. Hamza on waw and on ya stays.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from riwaya.language.marks import added
from riwaya.model import Span

#: Letters told apart in spelling only, each above what stands for it: the Maghreb's for «g» and «v» are the last two.
_UNIFY = dict(
    zip(
        "أإآٱىیةەکڨڤ٫٬",
        "ااااييههكقف.,",
        strict=True,
    )
)
_HAMZA_ABOVE = "\u0654"
_SEATED = {"و": "ؤ", "ي": "ئ"}
#: What may be written in a text for a letter of its folded view, that letter itself among it.
SPELLINGS: dict[str, str] = {}
for _char, _folded in (*_UNIFY.items(), *((seated, seat) for seat, seated in _SEATED.items())):
    SPELLINGS[_folded] = SPELLINGS.get(_folded, _folded) + _char


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
#: Letters that fold into another one, in every text; capitals and digits that do, in few.
_LETTERS = tuple((char, folded) for char, folded in _UNIFY.items() if folded)
_SELDOM = re.compile("[A-Z\u0660-\u0669\u06f0-\u06f9]")
_OTHERS = tuple(
    (char, _TABLE[char])
    for char in (
        *map(chr, range(65, 91)),
        *map(chr, range(0x660, 0x66A)),
        *map(chr, range(0x6F0, 0x6FA)),
    )
)
#: Everything but what stands for itself or is replaced above.
_RARE = re.compile(
    "[^\t\n\r -~\u00ab\u00bb\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u0660-\u0669\u066b\u066c\u0671"
    "\u06a9\u06cc\u06d5\u06f0-\u06f9\u2013\u2014\u2018\u2019\u201c\u201d]"
)


#: Everything but what of the commoner characters stands for itself: a text without is folded.
_UNFOLDED = re.compile(
    "[^\t\n\r -@\\[-~\u00ab\u00bb\u060c\u061b\u061f\u0621\u0624\u0626-\u0628\u062a-\u063a\u0641-\u0648\u064a]"
)
#: The same of a text that is to have nothing but blanks and letters.
_FOLDING = re.compile("[^ \u0621\u0624\u0626-\u0628\u062a-\u063a\u0641-\u0648\u064a]")
#: Texts that are folded sooner letter by letter.
_SHORT = 24


class View:
    """`folded` is what rules match; `span` maps half-open folded offsets back into `text`."""

    __slots__ = ("_ends", "_starts", "folded", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: Sequence[int]
        self._ends: Sequence[int]
        starts = ends = None
        if _UNFOLDED.search(text) is None:
            self.folded = text
        else:
            folded, starts, ends = _rare(text)
            self.folded = _common(folded)
        if starts is None or ends is None:
            self._starts, self._ends = range(len(text)), range(1, len(text) + 1)
        else:
            self._starts, self._ends = starts, ends

    @property
    def even(self) -> bool:
        """Whether each letter of `folded` is that of `text` at the same place."""
        return isinstance(self._starts, range)

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


def _common(text: str) -> str:
    """`text` with the letters that fold one into one in their place."""
    for char, folded in _LETTERS:
        text = text.replace(char, folded)
    if _SELDOM.search(text):
        for char, folded in _OTHERS:
            text = text.replace(char, folded)
    return text


def _rare(text: str) -> tuple[str, list[int] | None, list[int] | None]:
    """A text with its rarer characters folded, and the places from which each character came, where not from its own."""
    met = _RARE.findall(text)
    if not met:
        return text, None, None
    odd = {char for char in set(met) if len(_TABLE[char]) != 1}
    if odd:
        return _mapped(text, "".join(sorted(odd)))
    for char in set(met):
        text = text.replace(char, _TABLE[char])
    return text, None, None


def _mapped(text: str, odd: str) -> tuple[str, list[int], list[int]]:
    """A text with all but its commoner characters folded, with the places from which its characters came.

    `odd` are the text's characters that do not fold into just one; the runs between them are taken at once.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for match in re.finditer(f"[{re.escape(odd)}]", text):
        at, char = match.start(), match.group()
        if at > last:
            pieces.append(text[last:at])
            starts += range(last, at)
            ends += range(last + 1, at + 1)
        last = at + 1
        folded = _TABLE[char]
        if not folded:
            if char == _HAMZA_ABOVE and pieces and (seat := _TABLE[pieces[-1][-1]]) in _SEATED:
                pieces += pieces.pop()[:-1], _SEATED[seat]
            # A mark belongs to the letter before it, so that a slice keeps it.
            if ends and unicodedata.category(char) != "Cf":
                ends[-1] = at + 1
            continue
        pieces.append(folded)
        starts += (at,) * len(folded)
        ends += (at + 1,) * len(folded)
    pieces.append(text[last:])
    starts += range(last, len(text))
    ends += range(last + 1, len(text) + 1)
    out = "".join(pieces)
    for char in set(_RARE.findall(out)):
        out = out.replace(char, _TABLE[char])
    return out, starts, ends


def lettered(text: str) -> bool:
    """Whether a text is folded and has nothing but Arabic letters and blanks."""
    return _FOLDING.search(text) is None


def fold(text: str) -> str:
    """`text` as rules see it; see the module for what is unified."""
    if _FOLDING.search(text) is None:
        return text
    if len(text) < _SHORT and _HAMZA_ABOVE not in text:
        return "".join(map(_TABLE.__getitem__, text))
    return _common(text) if _RARE.search(text) is None else View(text).folded
