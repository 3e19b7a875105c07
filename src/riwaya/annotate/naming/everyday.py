"""Words that are no names: by their form, or because news inflects them as it does no name."""

from __future__ import annotations

from collections.abc import Collection

from riwaya.annotate.naming.classes import MODELS
from riwaya.language.affixes import (
    ALEF,
    ALEF_MAQSURA,
    ARTICLE,
    MEN,
    MEN_OBLIQUE,
    NISBA_MEN,
    NISBA_MEN_OBLIQUE,
    TA_MARBUTA,
    THEY_DID,
    YA,
    YOUR,
)
from riwaya.language.clitics import bare
from riwaya.language.marks import TANWIN
from riwaya.language.tokens import spelled
from riwaya.resources import Pack

_NO_STEM = (TA_MARBUTA, YA, ALEF_MAQSURA, YOUR)

#: Endings of the sound masculine plural, and that of verbs.
_PLURALS = (MEN, MEN_OBLIQUE, NISBA_MEN, NISBA_MEN_OBLIQUE)
_LEAST = 3


class EverydayWords:
    """Tells everyday words, from stems (folded, without article) that news uses as words.

    The stems come from unlabelled news by `tools/everyday_words.py`. Words are asked for folded, their
    proclitics off.
    """

    def __init__(self, stems: Collection[str]) -> None:
        self._stems = frozenset(stems)

    def known(self, word: str) -> bool:
        """Whether the word itself is one of them, with or without its article, or with the alef of an
        unmarked tanwin («قائلا»)."""
        stem = word.removeprefix(ARTICLE)
        return not self._stems.isdisjoint((word, stem)) or (
            word.endswith(ALEF) and word[:-1] in self._stems
        )

    def inflected(self, written: str, word: str) -> bool:
        """Whether the word bears what names do not: tanwin, a pronoun, the verb's «وا»."""
        if not TANWIN.isdisjoint(written):
            return True
        if word.startswith(ARTICLE):
            return False
        if word.endswith(THEY_DID) and word.removesuffix(THEY_DID) in self._stems:
            return True
        if spelled(written).endswith(_NO_STEM):
            return False
        return any(
            pronoun and len(stem) >= _LEAST and stem in self._stems for stem, pronoun in bare(word)
        )

    def people(self, word: str) -> bool:
        """Whether the word is the plural of an everyday word for persons («المسلمين», «متظاهرون»)."""
        stem = word.removeprefix(ARTICLE)
        for ending in _PLURALS:
            one = stem.removesuffix(ending)
            if (
                one != stem
                and len(one) >= _LEAST
                and (one in self._stems or one + YA in self._stems)
            ):
                return True
        return False


def everyday_words(pack: Pack) -> EverydayWords:
    """Those of the package; `pack.get(everyday_words)` reads them once."""
    del pack
    text = (MODELS / "everyday_words.txt").read_text(encoding="utf-8")
    return EverydayWords(text.split())
