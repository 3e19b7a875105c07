"""What writing adds to letters and no word is told apart by: marks on them, tatweel, what cannot be seen."""

from __future__ import annotations

import unicodedata

TATWEEL = "\u0640"
#: Dashes; and with the tatweel that pages write for one.
DASHES = frozenset("-–—")
DASHES_AND_TATWEEL = "-–—" + TATWEEL
COMMAS = frozenset("،,")
#: What opens a quotation, what closes one, and either; pages mix up the directed ones.
OPENING_QUOTES = frozenset("«\"“”'‘„‟‹")
CLOSING_QUOTES = frozenset("»\"”“'’‟›")
QUOTES = OPENING_QUOTES | CLOSING_QUOTES
#: Marks of the indefinite: the three that news writes to tell words apart.
TANWIN = frozenset("\u064b\u064c\u064d")
_CATEGORIES = frozenset({"Mn", "Me", "Cf"})
_BLOCKS = (
    (0x00AD, 0x00AD),
    (0x0300, 0x036F),
    (0x0610, 0x061C),
    (0x0640, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
)


def added(char: str) -> bool:
    """Whether a character is a mark on a letter, tatweel, or cannot be seen."""
    return char == TATWEEL or unicodedata.category(char) in _CATEGORIES


#: Those met in Arabic text, for patterns that look through whole texts.
ADDED = "".join(c for a, b in _BLOCKS for c in map(chr, range(a, b + 1)) if added(c))

#: What ends a sentence, looked for letter by letter between two places of a page.
SENTENCE_ENDS = ".؟!\n"
