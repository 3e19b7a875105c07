"""Whether a plain word goes on with the noun phrase of a source, and what it tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.attribution.phrase_ends import title_to_comma
from riwaya.annotate.attribution.phrase_names import (
    NAME_WORDS,
    articled_name,
    goes_on_guessing,
    surnames,
)
from riwaya.annotate.attribution.phrase_words import (
    agrees,
    nameless,
    opens_title,
    past_adjectives,
    place_of_office,
    place_of_work,
    told,
)
from riwaya.language.affixes import (
    ADJECTIVAL,
    ALEF,
    AND,
    ARTICLE,
    BY,
    HE,
    NISBA_MEN,
    NISBA_OTHERS,
    NISBA_PLURALS,
    PREPOSITIONS,
    THEY_DID,
    TO,
    TO_THE,
    YA,
)
from riwaya.language.shapes import verbal_noun

if TYPE_CHECKING:
    from riwaya.annotate.attribution.phrases import PhraseReader


def word(reader: PhraseReader, i: int) -> int:
    """The token after a plain word that belongs to the phrase, or `i` where it does not."""
    page, token = reader.page, reader.page.tokens[i]
    text = token.text
    imperfect = text[0] == HE and len(text) > 3 and not text.endswith(NISBA_OTHERS)
    if told(reader, i, text) or (imperfect and not reader.definite):
        return i
    paper = reader.head is not None and reader.head.kind == "document"
    if paper and len(text) > 4 and text.endswith(THEY_DID) and not page.definite(i):
        # «متوسط تقديرات خبراء | شاركوا في المسح»
        return i
    titled = title_to_comma(reader, i)
    if titled > i:
        reader.entitled = True
        return titled
    if page.is_(i - 1, "governs-b") and text.startswith(BY):
        # «المكلف بالتجارة»
        reader.closed = page.definite(i)
        return i + 1
    if page.is_(i - 1, "other") and i - 1 > reader.first and not reader.definite:
        # «سأل نائب آخر | رئيس الوزراء»
        described = text.endswith(ADJECTIVAL) and not page.is_(i, "matter")
        return i + 1 if described and not page.definite(i) else i
    letter = page.is_(i, "title-letter") and i + 2 < reader.stop
    if letter and page.tokens[i + 1].text == ".":
        # «النائب د. سالم العمري»
        return i + 2
    if page.is_(i, "led") and i + 1 < reader.stop and reader.head is not None:
        leader = page.names.get(i + 1)
        if leader is not None or (page.definite(i + 1) and page.tokens[i + 1].kind == "word"):
            # «التحالف بقيادة السعودية»
            reader.prepared, reader.closed = True, False
            return i + 1
    if page.is_(i, "tenure") and page.definite(i - 1):
        # «رئيس الوزراء المنتهية | ولايته»
        return i + 1
    if page.possessed(i) and (reader.closed or reader.addresses or nameless(reader)):
        # «عن علماء افتراضهم أن ...»; «مصدر بوزارته» goes on
        joined = (
            text[0] in PREPOSITIONS and nameless(reader) and not (reader.closed or reader.addresses)
        )
        return i + 1 if joined else i
    if text.startswith(TO_THE) and len(text) > 4:
        return _for(reader, i)
    if text.startswith(AND) and len(text) > 3 and page.lex.source(text) is None:
        person = reader.name is not None and reader.name.type == "PER" and i - 1 in page.inside
        end = surnames(reader, i) if person and page.source(i) is None else i
        if end > i:
            # «جيف | ويات المدير العام»: the letter is the name's own
            reader.extended = end
            return end
        return _and(reader, i)
    if reader.people and text.endswith(ALEF) and page.tokens[i - 1].text.endswith(NISBA_MEN):
        # «اتهم مدعون بريطانيون | رجلا»
        return i
    whole = reader.closed or paper or page.possessed(i)
    # «بريطانيون», «بحرينية»: adjectives that begin with the letter
    bound = reader.people and not text.endswith((*ADJECTIVAL, *NISBA_PLURALS))
    bound = bound and page.lex.source(text) is None
    if text.startswith(BY) and BY in reader.barred and (whole or bound):
        # «طالب نواب | بمرونة»
        return i + 1 if place_of_office(reader, text[1:]) else i
    named = reader.name is not None and reader.name.type == "PER" and i - 1 in page.inside
    if text.startswith(TO) and reader.closed and not (page.definite(i) or named):
        row = page.source_of(text)
        if row is None:
            office = (
                reader.head is not None and reader.head.kind == "office" and TO not in reader.barred
            )
            if _sector(reader, i):
                reader.closed = False
                return i + 1
            reader.closed = not office
            described = reader.specific or reader.definite
            reader.assigned = reader.assigned or (office and not described)
            return i + 1 if office else i
        if row.human or row.kind == "media":
            return i
        reader.closed = False
        return i + 1
    if place_of_work(reader, i):
        reader.prepared, reader.closed = True, False
        return i + 1
    if text.startswith(BY) and reader.closed and not page.definite(i):
        if page.source_of(text) is None:
            return i + 1 if goes_on_guessing(reader, i) else i
        reader.closed = False
        return i + 1
    if _family_name(reader, i):
        reader.extended = i + 1
        return i + 1
    if _by_nation(reader, i):
        reader.closed = True
        return i + 1
    if page.definite(i):
        if reader.guessed >= 0 and i - reader.guessed < NAME_WORDS and text.startswith(ARTICLE):
            reader.closed = True
            return i + 1
        if reader.closed and text.startswith(ARTICLE) and not agrees(reader, i):
            end = articled_name(reader, i)
            reader.guessed = i if end > i else reader.guessed
            return end
        if not reader.closed and not reader.prepared:
            reader.specific = True
        reader.closed = True
        return i + 1
    if opens_title(reader, i) and reader.name is not None:
        # «سالم الورفلي وزير المالية»
        reader.closed = False
        return i + 1
    if reader.name is not None and reader.name.type == "PER" and i - 1 in page.inside:
        if reader.people and i - reader.name_at > 1:
            # «طالب سالم العمري | سكان المدينة»
            return i
        reader.extended = surnames(reader, i)
        return reader.extended if reader.extended > i else i
    if reader.closed:
        if opens_title(reader, i):
            # «العقيد دكتور فلان» goes on as it was
            reader.closed = page.is_(i - 1, "honorific")
            return i + 1
        return i + 1 if goes_on_guessing(reader, i) else i
    if reader.addresses and (
        (nameless(reader) and (verbal_noun(text) or page.is_(i, "matter")))
        or past_adjectives(reader, i)
    ):
        return i
    return i + 1


def _sector(reader: PhraseReader, i: int) -> bool:
    """«التنسيقية الوطنية لقطاع التعليم»: what an institution is for, unless it is an action it wants."""
    page, head = reader.page, reader.head
    if head is None or head.kind != "institution" or i + 1 >= reader.stop:
        return False
    return page.definite(i + 1) and not verbal_noun(page.tokens[i].text[1:])


def _by_nation(reader: PhraseReader, i: int) -> bool:
    """«مدرب الجزيرة الهولندي | سالم العمري»: an adjective of the office's before the name of its holder."""
    page, head = reader.page, reader.head
    found = page.names.get(i + 1) if i + 1 < reader.stop else None
    if found is None or head is None or not head.titled or reader.people:
        return False
    named = reader.name is not None and reader.name.type == "PER"
    person = found[0].type == "PER" and not page.name_prefix(i + 1)
    return person and not named and page.definite(i) and page.tokens[i].text.endswith(ADJECTIVAL)


def _family_name(reader: PhraseReader, i: int) -> bool:
    """«شبنان بن مبارك | القرني»: the last part of a name of which the rest was known."""
    page, text = reader.page, reader.page.tokens[i].text
    person = reader.name is not None and reader.name.type == "PER" and i - 1 in page.inside
    nisba = text.startswith(ARTICLE) and text.endswith(YA) and len(text) > 4
    known = page.lex.kind(text) or page.source(i) is not None or i in page.inside
    after_nisba = page.tokens[i - 1].text.startswith(ARTICLE)
    if person and i - 1 == reader.name_at and not after_nisba and text.startswith(ARTICLE):
        # «علي السلطان إن»: a given name, a word with the article, and the clause
        ends = i + 1 >= reader.stop or page.is_(i + 1, "complementiser")
        if ends and i not in page.inside and "adjective" not in page.lex.kind(text):
            return True
    return person and nisba and not known and not after_nisba


def _for(reader: PhraseReader, i: int) -> int:
    """«للنفط», «لحقوق»: part of an institution's or an office's name, unless a medium is told."""
    row = reader.page.source_of(reader.page.tokens[i].text)
    body = reader.head is not None and reader.head.kind == "institution" and not reader.closed
    if row is not None and (row.kind == "media" or (row.human and not body)):
        # «نقابة للأطباء» goes on, «قال مصدر للصحفيين» does not
        return i
    reader.closed = True
    return i + 1


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
    institution = reader.head is not None and reader.head.kind == "institution"
    before = page.tokens[i - 1].text
    whole = institution and before.startswith(TO_THE) and i + 1 < reader.stop
    office = reader.head is not None and reader.head.kind == "office"
    if office and before.startswith(TO_THE) and verbal_noun(rest) and i + 2 < reader.stop:
        # «وكيل الوزارة للتفتيش وتطوير بيئة العمل»
        tail = page.definite(i + 1) or (page.tokens[i + 1].kind == "word" and page.definite(i + 2))
        reader.closed = not tail
        return i + 1 if tail else i
    # «مصادر في أوبك وقطاع النفط»
    sector = reader.prepared and nameless(reader) and not reader.addresses
    sector = sector and i + 1 < reader.stop and (i - 1 in page.inside or page.definite(i - 1))
    if (whole or sector) and page.definite(i + 1) and page.tokens[i + 1].kind == "word":
        # «الرئاسة العامة للأرصاد وحماية البيئة»
        reader.closed = False
        return i + 1
    return i + 1 if not reader.closed else i
