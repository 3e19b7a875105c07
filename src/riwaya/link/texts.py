"""What pages of a pile have in common word for word, before anything is said of what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.link.passages import Overlap, Trigrams, overlap
from riwaya.link.sketch import Index
from riwaya.link.words import Words

#: Words that two pages share at least; less is no passage.
LEAST = 12


class Texts(msgspec.Struct, frozen=True):
    """What pages may share: the trigrams they have in common, and by pair (i < j) the passages. No date has a part in
    it."""

    words: Sequence[Words]
    index: Index
    overlaps: Mapping[tuple[int, int], Overlap]


def compared(words: Sequence[Words]) -> Texts:
    """Compares the pages that may share text."""
    index, trigrams = Index(words), Trigrams()
    return Texts(
        words,
        index,
        {
            (i, j): shared
            for i, j in index.candidates()
            if (shared := overlap(words[i], words[j], trigrams=trigrams)).words >= LEAST
        },
    )
