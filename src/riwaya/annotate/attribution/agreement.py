"""Gender and number that the words of a source show."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.pagewords import bare_end
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.language.affixes import ALEF, ARTICLE, HAMZA, MEN, TA_MARBUTA, WOMEN
from riwaya.language.view import fold

_MANY = (MEN, ALEF + HAMZA)


def sound_plural(page: Article, phrase: Phrase) -> bool:
    """«كثيرون», «مسؤولون»."""
    text = page.tokens[phrase.first].text
    if page.tokens[phrase.first].kind == "number":
        return True
    named = phrase.name is not None and phrase.first in page.names
    # «مسؤولون», «أعضاء»
    many = text.endswith(_MANY)
    return not named and len(text) > 4 and many and phrase.source is not None


def gender_of(page: Article, phrase: Phrase) -> str:
    """Feminine where the head is written so or is a plural of things; `-` where nothing shows."""
    token = page.tokens[phrase.first]
    if phrase.name is not None and phrase.first in page.names and phrase.name.type != "ORG":
        return "-"
    things = page.is_(phrase.first, "feminine") or token.text.endswith(WOMEN)
    if things or bare_end(token.raw) == TA_MARBUTA:
        return "f"
    row = phrase.source
    if row is not None and row.titled and token.text.removeprefix(ARTICLE) == fold(row.noun):
        return "m"
    return "-"


def fits_relative(page: Article, phrase: Phrase, relative: int) -> bool:
    """Whether «الذي», «التي», «الذين» at token `relative` can go on with a phrase, as far as its head shows."""
    if page.is_(relative, "relative-p"):
        person = phrase.name is not None and phrase.name.type == "PER" and not phrase.joined
        return not (person or one_only(page, phrase))
    feminine = page.is_(relative, "relative-f")
    shown = gender_of(page, phrase)
    row = page.source(phrase.first)
    if row is not None and row.kind in ("document", "statement"):
        # «تصريحات الوزير الذي اتهم ...»: of whose words it tells
        return True
    word = page.tokens[phrase.first].text.removeprefix(ARTICLE)
    if shown == "-" and row is not None and row.kind == "institution" and word == fold(row.noun):
        # «حزب العمال»
        shown = "m"
    return shown == "-" or (shown == "f") == feminine


def one_only(page: Article, phrase: Phrase) -> bool:
    """Whether a phrase is headed by a noun in the singular that names no crowd («قانون», «الوزارة»), so that no «قالوا» is its."""
    row, word = page.source(phrase.first), page.tokens[phrase.first].text.removeprefix(ARTICLE)
    if row is None or phrase.joined or row.kind in ("crowd", "quantifier"):
        return False
    noun = fold(row.noun)
    return word.endswith(noun) and len(word) - len(noun) <= 1


def title_gender(page: Article, i: int) -> str:
    """What the title at token `i` tells of who bears it («الإعلامية», «السيد»)."""
    return "f" if bare_end(page.tokens[i].raw) == TA_MARBUTA else "m"
