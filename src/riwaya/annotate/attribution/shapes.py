"""Shapes of words that tell what they are without a dictionary."""

from __future__ import annotations


def verbal_noun(word: str) -> bool:
    """Whether a word has the shape of a noun of action of a derived verb («ارتفاع», «توقيع», «مشاركة»)."""
    if len(word) < 4:
        return False
    if word[0] == "ا" and word[-2] == "ا" and len(word) >= 5:
        return True
    if word[0] == "ت" and (word[-2] in "يا" or len(word) == 5) and len(word) >= 5:
        return True
    if word[0] == "م" and word.endswith("ه") and word[2] == "ا":
        return True
    return len(word) == 4 and word[2] == "و"


def derived_noun(word: str) -> bool:
    """Whether a word has the shape of «ارتفاع», «استقبال» or «توقيع», which few names share."""
    return len(word) >= 5 and word[0] in "ات" and word[-2] in "اي" and verbal_noun(word)


def reflexive_noun(word: str) -> bool:
    """Whether a word has the shape of «تعرض» or «تقدم», which few other nouns share after a verb of saying."""
    return len(word) == 4 and word[0] == "ت" and word[-1] not in "هاي"
