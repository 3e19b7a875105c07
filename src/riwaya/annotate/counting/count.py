"""A count in a sentence, and how the noun that it counts is read."""

from __future__ import annotations

import msgspec

from riwaya.annotate.counting.words import Noun
from riwaya.language.wordindex import Seen

#: The unit whose count is of people where something befell them («وفاة 15 حالة»).
CASES = "cases"
#: The unit of shares.
PERCENT = "%"


class Quantity(msgspec.Struct, frozen=True):
    """A count at tokens `first`..`last` (hedges and noun inside), offsets `start`..`end`.

    `core` is the token where the count itself begins. `joined` whether «و» is written on it. `bare` marks
    a noun that counts without a number (one, or two by its dual), which is a figure only where something
    befell it; `owned` has a pronoun («طفلته»), `other` is one more («آخر»), `prep` the preposition
    letter joined to it.
    """

    first: int
    last: int
    core: int
    start: int
    end: int
    value: int | float | None
    low: int | float | None = None
    high: int | float | None = None
    approx: bool = False
    noun: Noun | None = None
    joined: bool = False
    bare: bool = False
    other: bool = False
    owned: bool = False
    prep: str = ""


def best_noun(hits: list[Seen[Noun]], *, numbers: str = "") -> Seen[Noun] | None:
    """The reading of a noun that a number can have before it: no letters of conjunction or preposition."""
    for hit in hits:
        if hit.value.construct:
            continue
        if not hit.prefix and (not numbers or hit.value.number in numbers):
            return hit
    return None
