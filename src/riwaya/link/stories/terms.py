"""The words by which a page can be told from others, and how much each says beforehand."""

from __future__ import annotations

import math
from zlib import crc32

import msgspec

from riwaya.language.clitics import splits
from riwaya.language.remembered import Remembered
from riwaya.link.entities.names import bare
from riwaya.resources import Pack

_LONGEST, _SHORTEST = 5, 3
_THOUSAND = 1000
#: The share of pages that has any one rare thing.
RARE = 0.003


class Frequency(msgspec.Struct, frozen=True):
    """In how many of a thousand pages of unlabelled news a word stands, by its stem."""

    stem: str
    pages: int


class Background:
    """What a word is worth before the pile is known: the inverse document frequency of a background corpus, as the
    topic detection evaluations (TDT) took it from a corpus of the past. 1 for a word that few pages have, towards 0
    for what all have. Compiled from `stories/frequency.tsv`."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("stories", "frequency", Frequency)
        rarest = math.log(_THOUSAND / min((r.pages for r in rows), default=1))
        self._worth = {r.stem: math.log(_THOUSAND / r.pages) / (rarest or 1.0) for r in rows}
        self._share = {r.stem: r.pages / _THOUSAND for r in rows}
        self._kept: Remembered[str, tuple[int, float]] = Remembered()

    def __call__(self, word: str) -> tuple[int, float]:
        """The number of a folded word and its worth; (0, 0) where it is none to look at."""
        got = self._kept.get(word)
        if got is None:
            of = stem(word)
            got = self._kept[word] = (number("w", of), self._worth.get(of, 1.0)) if of else (0, 0.0)
        return got

    def share(self, word: str) -> float:
        """In what share of the pages of news a folded word stands; of a rare one what rare things have."""
        return self._share.get(stem(word), RARE)


def number(kind: str, *parts: str) -> int:
    """A thing of that kind as a number of 32 bits."""
    return crc32("\0".join((kind, *parts)).encode("utf-8", "surrogatepass"))


def stem(word: str) -> str:
    """A folded word without article and what is joined before it, cut to its first letters: light stemming (Larkey
    and others 2007) as far as stories need it. Empty for what has too few letters."""
    if not word.isalpha():
        return ""
    definite = next((s.stem for s in splits(word) if s.definite), word)
    found = bare(definite)[:_LONGEST]
    return found if len(found) >= _SHORTEST else ""
