"""Words with a letter before them («للنفط», «والطاقة», «بالتجارة», «لقطاع») in the noun phrase of a source.

Each function returns the token after the word where it belongs to the phrase, the word's own token where the phrase ends
before it, or None where the word is none of its business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.attribution.phrase_names import goes_on_guessing, surnames
from riwaya.annotate.attribution.phrase_words import (
    nameless,
    person_before,
    place_of_office,
)
from riwaya.language.affixes import (
    ADJECTIVAL,
    AND,
    ARTICLE,
    BY,
    NISBA_PLURALS,
    TO,
    TO_THE,
)
from riwaya.language.shapes import verbal_noun

if TYPE_CHECKING:
    from riwaya.annotate.attribution.phrases import PhraseReader


def after_governor(reader: PhraseReader, i: int) -> int | None:
    """«المكلف بالتجارة»."""
    page = reader.page
    if not (page.is_(i - 1, "governs-b") and page.tokens[i].text.startswith(BY)):
        return None
    reader.closed = page.definite(i)
    return i + 1


def for_the(reader: PhraseReader, i: int) -> int | None:
    """«للنفط», «لحقوق»: part of an institution's or an office's name, unless a medium is told."""
    text = reader.page.tokens[i].text
    if not (text.startswith(TO_THE) and len(text) > 4):
        return None
    row = reader.page.source_of(text)
    body = reader.of_kind("institution") and not reader.closed
    if row is not None and (row.kind == "media" or (row.human and not body)):
        # «نقابة للأطباء» goes on, «قال مصدر للصحفيين» does not
        return i
    reader.closed = True
    return i + 1


def joined(reader: PhraseReader, i: int) -> int | None:
    """«والطاقة», «وقطاع النفط»: what is joined to the phrase; «جيف ويات»: the letter is the name's own."""
    page, text = reader.page, reader.page.tokens[i].text
    if not (text.startswith(AND) and len(text) > 3 and page.lex.source(text) is None):
        return None
    end = surnames(reader, i) if person_before(reader, i) and page.source(i) is None else i
    if end > i:
        reader.extended = end
        return end
    return _and(reader, i)


def _and(reader: PhraseReader, i: int) -> int:
    page = reader.page
    rest = page.tokens[i].text[1:]
    if page.reporting(i) or page.possessed(i):
        return i
    row = page.lex.source(rest)
    if rest.startswith(ARTICLE) or row is not None:
        if row is not None and (row.titled or row.kind == "institution"):
            reader.joined = True
            reader.closed = rest.startswith(ARTICLE)
        return i + 1
    after_the = page.tokens[i - 1].text.startswith(TO_THE)
    if after_the and reader.of_kind("office") and verbal_noun(rest) and i + 2 < reader.stop:
        # «وكيل الوزارة للتفتيش وتطوير بيئة العمل»
        tail = page.definite(i + 1) or (page.tokens[i + 1].kind == "word" and page.definite(i + 2))
        reader.closed = not tail
        return i + 1 if tail else i
    if i + 1 < reader.stop and page.definite(i + 1) and page.tokens[i + 1].kind == "word":
        # «الرئاسة العامة للأرصاد وحماية البيئة», «مصادر في أوبك وقطاع النفط»
        whole = after_the and reader.of_kind("institution")
        sector = reader.prepared and nameless(reader) and not reader.addresses
        if whole or (sector and (i - 1 in page.inside or page.definite(i - 1))):
            reader.closed = False
            return i + 1
    return i + 1 if not reader.closed else i


def barred_by(reader: PhraseReader, i: int) -> int | None:
    """«طالب نواب | بمرونة»: the «ب» is the verb's; «نائب بالبرلمان» goes on."""
    page, text = reader.page, reader.page.tokens[i].text
    if not (text.startswith(BY) and BY in reader.barred):
        return None
    whole = reader.closed or reader.of_kind("document") or page.possessed(i)
    # «بريطانيون», «بحرينية»: adjectives that begin with the letter
    bound = reader.people and not text.endswith((*ADJECTIVAL, *NISBA_PLURALS))
    if not (whole or (bound and page.lex.source(text) is None)):
        return None
    return i + 1 if place_of_office(reader, text[1:]) else i


def to(reader: PhraseReader, i: int) -> int | None:
    """«المدير التنفيذي لشركة ...», «التنسيقية الوطنية لقطاع التعليم»: what an office or body is of."""
    page, text = reader.page, reader.page.tokens[i].text
    if not (text.startswith(TO) and reader.closed):
        return None
    if page.definite(i) or person_before(reader, i):
        return None
    if page.programme(i) and i == reader.first + 1:
        # «قال اللاعب | لبرنامج ...»; «المدير التنفيذي لبرنامج ...» goes on
        return i
    row = page.source_of(text)
    if row is not None:
        if row.human or row.kind == "media":
            return i
        reader.closed = False
        return i + 1
    if _sector(reader, i):
        reader.closed = False
        return i + 1
    office = reader.of_kind("office") and TO not in reader.barred
    reader.closed = not office
    described = reader.specific or reader.definite
    reader.assigned = reader.assigned or (office and not described)
    return i + 1 if office else i


def _sector(reader: PhraseReader, i: int) -> bool:
    """«التنسيقية الوطنية لقطاع التعليم»: what an institution is for, unless it is an action it wants."""
    page = reader.page
    if not reader.of_kind("institution") or i + 1 >= reader.stop:
        return False
    return page.definite(i + 1) and not verbal_noun(page.tokens[i].text[1:])


def by(reader: PhraseReader, i: int) -> int | None:
    """«المستشار بديوان ...»: where the one named serves, or a word that only begins with the letter."""
    page, text = reader.page, reader.page.tokens[i].text
    if not (text.startswith(BY) and reader.closed and not page.definite(i)):
        return None
    if page.source_of(text) is None:
        return i + 1 if goes_on_guessing(reader, i) else i
    reader.closed = False
    return i + 1
