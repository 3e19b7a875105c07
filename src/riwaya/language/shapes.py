"""Shapes of folded words that tell what they are without a dictionary."""

from __future__ import annotations

from riwaya.language.affixes import ALEF, HA, MEEM, TA, WAW, YA

#: What shows before the last letter of «ارتفاع» or «توقيع», in front of such a noun, and what no «تقدم» ends in.
_LONG, _OPENS, _ENDS = ALEF + YA, ALEF + TA, HA + ALEF + YA


def verbal_noun(word: str) -> bool:
    """Whether a word has the shape of a noun of action of a derived verb («ارتفاع», «توقيع», «مشاركة»)."""
    if len(word) < 4:
        return False
    if word[0] == ALEF and word[-2] == ALEF and len(word) >= 5:
        return True
    if word[0] == TA and (word[-2] in _LONG or len(word) == 5) and len(word) >= 5:
        return True
    if word[0] == MEEM and word.endswith(HA) and word[2] == ALEF:
        return True
    return len(word) == 4 and word[2] == WAW


def derived_noun(word: str) -> bool:
    """Whether a word has the shape of «ارتفاع», «استقبال» or «توقيع», which few names share."""
    return len(word) >= 5 and word[0] in _OPENS and word[-2] in _LONG and verbal_noun(word)


def reflexive_noun(word: str) -> bool:
    """Whether a word has the shape of «تعرض» or «تقدم», which few other nouns share after a verb of saying."""
    return len(word) == 4 and word[0] == TA and word[-1] not in _ENDS
