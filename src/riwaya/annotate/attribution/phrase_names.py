"""Names that no gazetteer knows, between titles and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.attribution.pagewords import bare_end
from riwaya.language.affixes import (
    AND,
    ARTICLE,
    BOUND_DEFINITE,
    BY,
    DERIVED_PRESENT,
    LIKE_THE,
    PREPOSITIONS,
    PRESENT,
    TA_MARBUTA,
    TO,
)
from riwaya.language.marks import COMMAS
from riwaya.language.shapes import derived_noun, verbal_noun

_BOUND = (*BOUND_DEFINITE, LIKE_THE)

if TYPE_CHECKING:
    from riwaya.annotate.attribution.phrases import PhraseReader

NAME_WORDS = 4
#: the class of «خلف», which is a name too
_BEHIND = frozenset(("preposition",))
_SURNAMES = 3
#: letters of «بثينة»
_PLACED = 5


def surnames(reader: PhraseReader, i: int) -> int:
    """The token after words that go on a name known in part («عدنان» + «مفتي»), or `i` for none."""
    end = i
    titled = reader.head is not None and reader.head.titled and reader.name_at == i - 1
    after = i + 1 < reader.stop and (reader.page.definite(i + 1) or i + 1 in reader.page.names)
    if after and i - reader.name_at > 1 and verbal_noun(reader.page.tokens[i].text):
        # «اعتبر قيس العمري | لجوء الحزب إلى ...»
        return i
    if i - reader.name_at > 1 and reader.page.tokens[i].text[0] in PRESENT:
        # «سالم العمري | يفتتح»
        return i
    while end < reader.stop and end - i < _SURNAMES and _surname_like(reader, end):
        end += 1
    if not reader.guess and not (titled and _ends_at_mark(reader, end)):
        return i
    return end if end > i and _bounded(reader, end) else i


def _ends_at_mark(reader: PhraseReader, i: int) -> bool:
    """Whether a comma or a complementiser stands at `i`, so that a title, a name and no more were before it."""
    page = reader.page
    if i >= len(page.tokens):
        return False
    return page.tokens[i].text in COMMAS or page.is_(i, "complementiser")


def behind(reader: PhraseReader, i: int) -> bool:
    """«جلال خلف»: a preposition that is a name too, where a name may end after it."""
    if i >= reader.stop:
        return False
    kinds = reader.page.lex.kind(reader.page.tokens[i].text)
    return kinds == _BEHIND and i + 1 < reader.stop and _bounded(reader, i + 1)


def _surname_like(reader: PhraseReader, i: int) -> bool:
    """Like a name, or a verb that is spelt like a noun («جان علم»)."""
    page, text = reader.page, reader.page.tokens[i].text
    if text[0] == AND and page.lex.kind(text[1:]):
        # «وهو متحدث باسم ...»
        return False
    if page.programme(i):
        return False
    said = page.reporting(i)
    spelt = bool(said) and all(f.flagged("weak-noun") and not f.joined for f in said)
    return name_like(reader, i) or spelt


def _bounded(reader: PhraseReader, i: int) -> bool:
    """Whether a name may end before token `i`: a mark, titles, or what surrounds a subject."""
    page = reader.page
    if i >= reader.stop:
        return True
    token = page.tokens[i]
    if token.kind == "mark" or page.is_(i, "circumstance") or page.is_(i, "adverb"):
        return True
    row = page.source(i)
    if row is not None and row.kind in ("media", "reporter") and page.governed(i):
        return True
    return row is not None and (token.text.startswith(ARTICLE) or row.kind == "office")


def articled_name(reader: PhraseReader, i: int) -> int:
    """«المتحدث باسم قوات الدعم | الفاتح قرشي»: the end of an unknown name that begins with the article.

    It follows the name of the body somebody speaks for, and ends where a subject can; `i` where none does.
    """
    page, head = reader.page, reader.head
    person = reader.name is not None and reader.name.type == "PER"
    if not reader.guess or head is None or head.kind != "office" or person or reader.guessed >= 0:
        return i
    text = page.tokens[i].text
    before = page.source(i - 1)
    body = i - 1 in page.inside or (before is not None and before.kind == "institution")
    if not body or page.source(i) is not None or page.lex.kind(text):
        return i
    end = i + 1
    found = page.names.get(end) if end < reader.stop else None
    if found is not None and found[0].type == "PER" and not reader.people:
        # «الناطق باسم الخارجية | العبيد» أحمد مروح
        return found[1]
    while (
        end < reader.stop
        and end - i < NAME_WORDS
        and (name_like(reader, end) or _surname(reader, end, i))
    ):
        end += 1
    return end if end - i >= 2 and _bounded(reader, end) else i


def goes_on_guessing(reader: PhraseReader, i: int) -> bool:
    """A name that no gazetteer knows, between titles that are complete and what is said."""
    if reader.name is not None and reader.name.type == "PER":
        return False
    if reader.guessed < 0:
        human = reader.head is None or reader.head.titled
        if reader.head is None and reader.definite and reader.addresses:
            # «ودعت الإيسيسكو شعوب ...»: whom it calls on
            return False
        before = reader.page.tokens[i - 1]
        if not human or not name_like(reader, i) or (before.kind == "mark" and before.text != ")"):
            return False
        if derived_noun(reader.page.tokens[i].text):
            # «لاحظ الباحثون ارتفاع ...»: names of that shape are in the gazetteer
            return False
        shown = reader.page.is_(i - 1, "honorific") or _given(reader, i) or _set_off(reader, i)
        if not reader.guess and not shown:
            return False
        reader.guessed = i
        return True
    return i - reader.guessed < NAME_WORDS and name_like(reader, i)


def _given(reader: PhraseReader, i: int) -> bool:
    """«المتحدثة | تامي بروس»: a word right before a surname that stands alone, and is nobody's here whom a title leads."""
    page = reader.page
    found = page.names.get(i + 1)
    if found is None or found[0].type != "PER" or reader.people or i + 1 >= reader.stop:
        return False
    lone = found[1] == i + 2 and not page.name_prefix(i + 1) and not found[0].titles
    deed = page.is_(i, "matter") or page.is_(i, "attack") or verbal_noun(page.tokens[i].text)
    return lone and not deed


def _set_off(reader: PhraseReader, i: int) -> bool:
    """Whether a name of two to four words begins at `i` and a mark ends it."""
    end = i
    if verbal_noun(reader.page.tokens[i].text):
        return False
    while (
        end < reader.stop
        and end - i < NAME_WORDS
        and (name_like(reader, end) or _surname(reader, end, i))
    ):
        end += 1
    if end - i < 2 or end >= reader.stop:
        return False
    told = reader.page.tokens[end].text == TO and end + 1 in reader.page.quotes
    return told or reader.page.tokens[end].kind == "mark"


def _surname(reader: PhraseReader, i: int, first: int) -> bool:
    text = reader.page.tokens[i].text
    return i > first and text.startswith(ARTICLE) and reader.page.source(i) is None


def name_like(reader: PhraseReader, i: int) -> bool:
    """Whether a word may be part of a person's name: nothing else that is known, no clitics or article."""
    page, token = reader.page, reader.page.tokens[i]
    if token.kind != "word" or len(token.text) < 2 or page.lex.kind(token.text):
        return False
    if len(token.text) > 4 and token.text.startswith(DERIVED_PRESENT):
        # «ارنولد | يتحدى»
        return False
    if page.accords(i) or token.tanwin:
        # «قال متهكما»
        return False
    if page.source(i) is not None or page.reporting(i) or page.possessed(i):
        return False
    placed = token.text[0] == BY and len(token.text) > _PLACED
    if placed and bare_end(token.raw) == TA_MARBUTA:
        # «المسؤولون في الشبكة بمقاطعة ...»; «بثينة» is shorter
        return False
    if token.text[0] in PREPOSITIONS and derived_noun(token.text[1:]):
        # «أفاد مصدر، بإندلاع حريق كبير، ...»
        return False
    if token.text.startswith(_BOUND) or page.lex.kind(token.text[1:]) & {
        "same",
        "preposition",
    }:
        return False
    return token.text not in page.lex.attitudes and token.text not in page.lex.participles
