"""Appositions and relative clauses at the end of a source's noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.attribution.phrase_names import NAME_WORDS, name_like
from riwaya.annotate.attribution.phrase_words import agrees, one_of_many
from riwaya.language.affixes import AND, ARTICLE, YA
from riwaya.language.marks import COMMAS

if TYPE_CHECKING:
    from riwaya.annotate.attribution.phrases import PhraseReader

_INSERTED = 7
#: tokens from the quotation mark before a person's name to the one after it
_QUOTED_NAME = 5
#: the longest title after a name
_TITLE = 12


def apposition(reader: PhraseReader, i: int) -> int:
    """«، عبد الملك سلال» or «، نائب رئيس ...،» after the name; stays at `i` where neither follows."""
    page = reader.page
    j = i + 1
    if j >= reader.stop or reader.entitled:
        return i
    if page.is_(j, "so-called") and reader.of_kind("institution"):
        # «جماعة جديدة، تعرف باسم "أنصار الحق"، ...»
        return j
    close = page.quotes.get(j, -1)
    if 0 < close - j <= _QUOTED_NAME and close + 2 < reader.stop + 1 and _may_name_after(reader, i):
        named = reader.name is not None and reader.name.type == "PER"
        led = page.tokens[close + 1].text in COMMAS and page.is_(close + 2, "complementiser")
        if led and not named and reader.head is not None:
            # «المتحدثة باسم المجلس، “هالة العمري”، أن»
            reader.guessed = j + 1
            return close + 1
    ranked = page.is_(j, "honorific") and j + 2 < reader.stop and page.tokens[j + 1].text == "("
    if ranked and reader.name is None and _may_name_after(reader, i):
        # «المتحدث باسم الشرطة، المقدم (سالم العمري)،»
        near = range(j + 3, min(reader.stop, j + 3 + NAME_WORDS))
        close = next((k for k in near if page.tokens[k].text == ")"), -1)
        reader.guessed = j + 2 if close > 0 else reader.guessed
        return close + 1 if close > 0 else i
    found = page.names.get(j)
    if found and found[0].type == "PER" and not page.name_prefix(j):
        return (
            j
            if _may_name_after(reader, i) and (reader.name is None or reader.name.type != "PER")
            else i
        )
    if (
        reader.guess
        and (reader.name is None or reader.name.type != "PER")
        and _may_name_after(reader, i)
        and reader.head is not None
    ):
        end = j
        while end < reader.stop and end - j < NAME_WORDS and _of_name(reader, end, j):
            end += 1
        if end - j >= 2 and (end >= reader.stop or page.tokens[end].kind == "mark"):
            reader.guessed = j
            return end
    row = page.source(j)
    one_of = page.is_(j, "one-of") and reader.name is not None and reader.name.type == "PER"
    if one_of:
        # «، أحد مقدمي الطلب،»
        near = range(j + 1, min(reader.stop + 1, j + _TITLE, len(page.tokens)))
        return next((k for k in near if page.tokens[k].text in COMMAS), i)
    starts_title = row is not None and row.titled
    if starts_title and not page.tokens[j].text.startswith(AND):
        titled = _person_within(reader, j)
        nobody = reader.name is None or reader.name.type != "PER"
        if nobody and titled and _may_name_after(reader, i):
            # «مدير فرع الهيئة، أمين المجلس سالم العمري»
            return j
        if reader.name is not None and reader.name.type == "PER":
            end = _skip_apposition(reader, i)
            other = page.names.get(end + 1)
            if reader.people and reader.head is not None and other and other[0].type == "PER":
                # «اتهم زعيم الحركة، سالم العمري، رئيس المجلس، علي الورفلي، بـ»: whom he accuses
                return i
            return end
    return i


def _of_name(reader: PhraseReader, i: int, first: int) -> bool:
    """A word of an unknown name; after the first it may have the article («موسى التارقي»)."""
    if name_like(reader, i):
        return True
    text = reader.page.tokens[i].text
    plain = reader.page.source(i) is None and not reader.page.lex.kind(text)
    return i > first and plain and text.startswith(ARTICLE) and text.endswith(YA)


def _may_name_after(reader: PhraseReader, i: int) -> bool:
    return reader.head is None or reader.head.titled or one_of_many(reader)


def _person_within(reader: PhraseReader, j: int) -> bool:
    for k in range(j, min(j + 8, reader.stop)):
        found = reader.page.names.get(k)
        if found and found[0].type == "PER":
            return True
        if reader.page.tokens[k].text in COMMAS:
            return False
    return False


def title_to_comma(reader: PhraseReader, i: int) -> int:
    """The comma after the title of who was named («حذرت هالة هاريس المتحدثة باسم المنظمة، من»), else `i`.

    Without the comma the title may be that of whom he addresses («طالب سالم وزير المالية ...»).
    """
    page, row = reader.page, reader.page.source(i)
    person = reader.name is not None and reader.name.type == "PER" and i - 1 in page.inside
    if not (reader.people and person) or row is None or not row.titled or page.governed(i):
        return i
    for k in range(i + 1, min(reader.stop, i + _TITLE)):
        if page.tokens[k].text in COMMAS:
            return k
        if page.is_(k, "complementiser") or page.reporting(k) or page.tokens[k].text == ".":
            return i
    return i


def _relative_end(reader: PhraseReader, j: int) -> int:
    """The end of a relative clause without commas: a name or article noun, then a noun of its own."""
    page = reader.page
    for k in range(j + 3, reader.stop):
        token = page.tokens[k]
        if token.text in COMMAS and reader.people and k + 1 < reader.stop:
            # «حملت القيادة التي تحكم العاصمة، الحوثيين المسؤولية»
            return k if page.definite(k + 1) or k + 1 in page.names else j
        if token.kind == "mark" or page.is_(k, "complementiser"):
            return j
        begins = token.text.startswith(ARTICLE) and not agrees(reader, k)
        begins = begins or (k in page.names and not page.name_prefix(k))
        if begins and k - 1 in page.inside and page.tokens[k - 1].kind == "word":
            return k
    return j


def _skip_apposition(reader: PhraseReader, i: int) -> int:
    """After the comma that ends «، نائب رئيس المجلس،» (or before the clause it runs into)."""
    page = reader.page
    for k in range(i + 1, reader.stop):
        if page.tokens[k].text in COMMAS:
            return k
        if page.is_(k, "complementiser") or page.reporting(k):
            return k
    ends = reader.stop < len(page.tokens) and page.tokens[reader.stop].text in COMMAS
    return reader.stop if ends else i


def trailing(reader: PhraseReader, i: int) -> int:
    """Past a relative clause between commas or dashes that follows the phrase."""
    page = reader.page
    j = i + 1 if i < reader.stop and page.tokens[i].text in COMMAS else i
    if i < j < reader.stop and page.tokens[j].text[0] == AND and page.possessed(j):
        # «، ومقرها لندن،»
        for k in range(j + 1, min(reader.stop, j + _INSERTED)):
            if page.tokens[k].text in COMMAS:
                return k
    if page.is_(j, "who-is") and j + 1 < reader.stop and page.source(j + 1) is not None:
        # «وهو متحدث باسم القوات، ...»
        commas = (k for k in range(j + 1, reader.stop) if page.tokens[k].text in COMMAS)
        return next(commas, i)
    if j >= reader.stop or not page.is_(j, "relative"):
        return i
    if j > i:
        for k in range(j, reader.stop):
            if page.tokens[k].text in COMMAS:
                return k
        return i
    return _relative_end(reader, j)
