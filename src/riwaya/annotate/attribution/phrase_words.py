"""What a single word can be to the noun phrase that is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.pagewords import bare_end
from riwaya.language.affixes import (
    ADJECTIVAL,
    ALEF,
    AND,
    ARTICLE,
    BY,
    DUAL,
    HA,
    MANY_MEN,
    MEN,
    MEN_OBLIQUE,
    MEN_OR_TWO,
    NISBA,
    NISBA_FEMININE,
    OF,
    OUR,
    TA_MARBUTA,
    THE_PARTICIPLE,
    TO,
    WOMEN,
    YA,
)
from riwaya.language.shapes import verbal_noun
from riwaya.language.view import fold

_ADJECTIVES = (*ADJECTIVAL, *MANY_MEN)
_OF_THINGS = (HA, WOMEN)
_ADJECTIVES_OF_THINGS = (NISBA, HA, WOMEN)

#: classes of words that are nouns of things
_THINGS = frozenset(("accusation", "attack", "measure", "news", "picture"))

if TYPE_CHECKING:
    from riwaya.annotate.attribution.phrases import PhraseReader


def agrees(reader: PhraseReader, i: int) -> bool:
    """Whether a definite word after a definite one can be its adjective."""
    page, text = reader.page, reader.page.tokens[i].text
    if page.is_(i, "everyone"):
        # «دعت المديرية الإخوة المقيمين»
        return False
    crowd = page.lex.source(text)
    if crowd is not None and crowd.kind == "crowd" and text.startswith(ARTICLE):
        # «حذر جرمان الأهالي»
        return False
    if page.lex.source(text) is not None and not text.endswith(ADJECTIVAL):
        row = page.lex.source(text)
        if row is not None and row.kind == "quantifier":
            # «الدول الأربع»
            return True
        feminine = text.endswith(HA) and page.tokens[i - 1].text.endswith(HA)
        if row is not None and row.kind == "institution" and feminine and not reader.people:
            # «اللجنة المنظمة»
            return True
        titled = row is not None and row.titled and (_may_title(reader) or _ranks(reader, i))
        return titled and not text.endswith(MANY_MEN)
    if reader.name is not None and reader.name.type == "PER" and i - 1 in page.inside:
        return False
    if page.is_(i, "honorific") and _ranks(reader, i):
        return True
    before = page.tokens[i - 1].text
    if "adjective" in page.lex.kind(text):
        return True
    if text.endswith(DUAL) and before.endswith(DUAL) and len(before) > 5:
        return True
    if text.endswith(MEN_OBLIQUE) and reader.addresses:
        row = page.source(i - 1)
        many = row is not None and row.human and row.noun != before.removeprefix(ARTICLE)
        return many or before.endswith(MEN_OR_TWO)
    if text.endswith(_ADJECTIVES):
        return True
    if before.endswith(_OF_THINGS):
        return text.endswith(HA)
    return text.startswith(THE_PARTICIPLE)


def _may_title(reader: PhraseReader) -> bool:
    """Titles precede the name, or follow it where nobody is addressed («... الزميل بمعهد ...»)."""
    return reader.name is None or (reader.name.type == "PER" and not reader.people)


def _ranks(reader: PhraseReader, i: int) -> bool:
    """«مدير مؤسسة ... الدكتور فلان»: a rank or honorific leads to the name of the one described so far."""
    head = reader.head
    person = reader.name is not None and reader.name.type == "PER"
    return head is not None and head.titled and not person and reader.page.is_(i, "honorific")


def opens_title(reader: PhraseReader, i: int) -> bool:
    """Whether an indefinite word after a closed noun begins the titles of a person («نائب رئيس ...»)."""
    row = reader.page.source(i)
    if row is None or row.kind != "office":
        return False
    if reader.name is None or reader.name.type != "PER":
        # «ناشد المواطن | وزير الصحة»: whom he addresses
        return not (reader.people and reader.of_kind("human"))
    # «سالم الورفلي وزير المالية», unless a person may be the object («طالب سالم وزير المالية ...»)
    return not reader.people and i - 1 in reader.page.inside


def place_of_office(reader: PhraseReader, stem: str) -> bool:
    """Whether «بـ» leads to where an official works («بوزارة الداخلية»), not to what he demands."""
    row = reader.page.lex.source(stem)
    return row is not None and row.kind in ("institution", "media")


def place_of_work(reader: PhraseReader, i: int) -> bool:
    """Whether «بمدينة درنة» begins at `i`: where a source's place of work lies."""
    page, text = reader.page, reader.page.tokens[i].text
    if not text.startswith(BY) or len(text) < 5 or BY in reader.barred:
        return False
    found = page.names.get(i + 1) if i + 1 < reader.stop else None
    place = found is not None and found[0].type == "LOC" and not page.name_prefix(i + 1)
    titled = reader.head is not None and reader.head.titled
    return place and titled and not verbal_noun(text[1:])


def nameless(reader: PhraseReader) -> bool:
    """Whether the head is an indefinite source, which adjectives follow («مصادر طبية»), no genitive."""
    head = reader.head
    return head is not None and (head.human or head.kind == "crowd") and not reader.definite


def past_adjectives(reader: PhraseReader, i: int) -> bool:
    """After «وسائل إعلام حوثية» an indefinite word that is no feminine adjective is the object."""
    page = reader.page
    head = reader.head
    kinds = ("human", "media", "crowd", "document")
    things = head is not None and head.kind in kinds and not reader.definite
    if not things or head is None or i < reader.first + 2:
        return False
    man = head.kind == "human" and page.tokens[reader.first].text == fold(head.noun)
    if man and bare_end(page.tokens[i].raw) == TA_MARBUTA:
        # «نفى قيادي حوثي | نية الجماعة»
        return True
    if head.kind == "document" and page.tokens[i - 1].text.endswith(NISBA):
        # «كشف تقرير إسرائيلي | استهتار النظام»
        return verbal_noun(page.tokens[i].text) and not page.definite(i)
    if not page.tokens[i - 1].text.endswith(NISBA_FEMININE):
        return False
    return not page.tokens[i].text.endswith(HA) and not page.definite(i)


def place_noun(reader: PhraseReader, i: int) -> bool:
    """A name or a definite noun, or a noun that one of these closes («منطقة عسير»)."""
    page = reader.page
    if i in page.names or page.definite(i):
        return True
    closes = i + 1 < reader.stop and (i + 1 in page.names or page.definite(i + 1))
    return (
        closes
        and reader.guess
        and not page.is_(i, "circumstance")
        and not verbal_noun(page.tokens[i].text)
    )


def told(reader: PhraseReader, i: int, text: str) -> bool:
    """Whether «لمراسل ...» or «لـ"..."» begins here, who is told and no part of the source; «أفاد مصدر | مراسل الإذاعة» too."""
    if nameless(reader) and reports_for(reader.page, i):
        return True
    if text == TO:
        return i + 1 in reader.page.quotes or reader.page.medium_after(i + 1) > i + 1
    if not text.startswith(TO) or reader.page.lex.source(text) is not None:
        return False
    if reader.page.medium_at(i, reader.stop, told=nameless(reader)) > i:
        return True
    # «لمراسلنا» too
    row = reader.page.source_of(text) or reader.page.source_of(text.removesuffix(OUR))
    return row is not None and row.kind in ("media", "reporter")


def reports_for(page: Article, i: int) -> bool:
    """Whether «مراسل الجوهرة» begins at token `i`: a reporter with his medium."""
    row = page.source(i)
    employed = i + 1 in page.names or i + 1 in page.quotes or page.is_media_noun(i + 1)
    return row is not None and row.kind == "reporter" and employed and not page.governed(i)


def noun_here(reader: PhraseReader, i: int) -> bool:
    """Whether a word spelt like a reporting verb must be a noun here (a title after the article)."""
    page = reader.page
    if page.is_(i, "noun") and page.tokens[i].raw.endswith(YA):
        # «استطلاع رأي»
        return True
    return page.source(i) is not None and not reader.closed


def object_case(page: Article, i: int, head: int) -> bool:
    """«محللون | انخفاضا»: an accusative, or a noun without article after a plural that governs none."""
    token, before = page.tokens[i], page.tokens[i - 1].text
    if token.tanwin:
        # «أن مصدراً أمنياً» goes on
        return not page.tokens[i - 1].tanwin
    row = page.source(i - 1) if before.endswith(MEN) else None
    many = row is not None and fold(row.noun) != before.removeprefix(ARTICLE)
    if many and page.definite(i) and token.text.endswith(_ADJECTIVES_OF_THINGS):
        # «تبادل الموظفون | التهاني»: their adjectives end as they do
        return i not in page.names
    noun = page.lex.kind(token.text) <= _THINGS
    plain = noun and not page.definite(i) and page.source(i) is None
    if not plain or token.kind != "word":
        return False
    # «دبلوماسيون عرب ومصريون | مزاعم ...»
    joined = before.startswith(AND) and before.endswith(MEN) and i - 1 > head
    joined = joined and page.tokens[head].text.endswith(MEN)
    return joined or (many and token.raw.endswith(ALEF))


def one_of_many(reader: PhraseReader) -> bool:
    """Whether the phrase tells of one of many who are no kin («أحد سكان الحي»), so that a name behind it is his."""
    if reader.head is None or reader.head.kind != "quantifier":
        return False
    members = reader.page.source(reader.first + 1)
    return members is not None and members.kind in ("human", "office", "crowd")


def counted(page: Article, i: int, stop: int) -> int:
    """The noun of the people that the number at token `i` counts («17 من المعتقلين», «3 مسؤولين»), or -1."""
    at = i + 1
    if at + 1 < stop and page.tokens[at].text == OF:
        at += 1
    row = page.source(at) if at < stop and not page.governed(at) else None
    return at if row is not None and row.human and row.anonymous == "yes" else -1


def styled(page: Article, i: int, stop: int) -> bool:
    """Whether a title or a person's name begins at `i`, so that the word before is a form of address."""
    if i >= stop:
        return False
    row, found = page.source(i), page.names.get(i)
    titled = row is not None and row.kind == "office" and not page.governed(i)
    return titled or page.is_(i, "honorific") or (found is not None and found[0].type == "PER")


def person_before(reader: PhraseReader, i: int) -> bool:
    """Whether the phrase is a person's whose name goes up to token `i`."""
    named = reader.name is not None and reader.name.type == "PER"
    return named and i - 1 in reader.page.inside
