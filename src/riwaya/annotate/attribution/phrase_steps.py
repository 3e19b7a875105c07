"""Whether a plain word goes on with the noun phrase of a source, and what it tells of it.

`_STEPS` asks in order: each step returns the token after the word where it belongs to the phrase, the word's own token where
the phrase ends before it, or None where it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from riwaya.annotate.attribution import phrase_letters
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
    person_before,
    place_of_work,
    told,
)
from riwaya.language.affixes import (
    ADJECTIVAL,
    ALEF,
    ARTICLE,
    HE,
    NISBA_MEN,
    NISBA_OTHERS,
    PREPOSITIONS,
    THEY_DID,
    TO,
    YA,
)
from riwaya.language.shapes import verbal_noun

if TYPE_CHECKING:
    from riwaya.annotate.attribution.phrases import PhraseReader


def word(reader: PhraseReader, i: int) -> int:
    """The token after a plain word that belongs to the phrase, or `i` where it does not."""
    for step in _STEPS:
        after = step(reader, i)
        if after is not None:
            return after
    wanted = reader.addresses and (
        (nameless(reader) and (verbal_noun(_text(reader, i)) or reader.page.is_(i, "matter")))
        or past_adjectives(reader, i)
    )
    return i if wanted else i + 1


def _text(reader: PhraseReader, i: int) -> str:
    return reader.page.tokens[i].text


def _verb(reader: PhraseReader, i: int) -> int | None:
    """«متوسط تقديرات خبراء | شاركوا في المسح»: a clause begins."""
    text = _text(reader, i)
    imperfect = text[0] == HE and len(text) > 3 and not text.endswith(NISBA_OTHERS)
    if told(reader, i, text) or (imperfect and not reader.definite):
        return i
    did = len(text) > 4 and text.endswith(THEY_DID) and not reader.page.definite(i)
    return i if did and reader.of_kind("document") else None


def _title(reader: PhraseReader, i: int) -> int | None:
    end = title_to_comma(reader, i)
    if end == i:
        return None
    reader.entitled = True
    return end


def _other(reader: PhraseReader, i: int) -> int | None:
    """«سأل نائب آخر | رئيس الوزراء»."""
    page, text = reader.page, _text(reader, i)
    if not page.is_(i - 1, "other") or i - 1 <= reader.first or reader.definite:
        return None
    described = text.endswith(ADJECTIVAL) and not page.is_(i, "matter")
    return i + 1 if described and not page.definite(i) else i


def _initial(reader: PhraseReader, i: int) -> int | None:
    """«النائب د. سالم العمري»."""
    page = reader.page
    letter = page.is_(i, "title-letter") and i + 2 < reader.stop
    return i + 2 if letter and page.tokens[i + 1].text == "." else None


def _led(reader: PhraseReader, i: int) -> int | None:
    """«التحالف بقيادة السعودية»."""
    page = reader.page
    if not page.is_(i, "led") or i + 1 >= reader.stop or reader.head is None:
        return None
    leader = page.definite(i + 1) and page.tokens[i + 1].kind == "word"
    if i + 1 not in page.names and not leader:
        return None
    reader.prepared, reader.closed = True, False
    return i + 1


def _tenure(reader: PhraseReader, i: int) -> int | None:
    """«رئيس الوزراء المنتهية | ولايته»."""
    page = reader.page
    return i + 1 if page.is_(i, "tenure") and page.definite(i - 1) else None


def _possessed(reader: PhraseReader, i: int) -> int | None:
    """«عن علماء افتراضهم أن ...»; «مصدر بوزارته» goes on."""
    plain = nameless(reader)
    ended = reader.closed or reader.addresses
    if not reader.page.possessed(i) or not (ended or plain):
        return None
    return i + 1 if _text(reader, i)[0] in PREPOSITIONS and plain and not ended else i


def _accused(reader: PhraseReader, i: int) -> int | None:
    """«اتهم مدعون بريطانيون | رجلا»."""
    men = reader.people and reader.page.tokens[i - 1].text.endswith(NISBA_MEN)
    return i if men and _text(reader, i).endswith(ALEF) else None


def _work(reader: PhraseReader, i: int) -> int | None:
    if not place_of_work(reader, i):
        return None
    reader.prepared, reader.closed = True, False
    return i + 1


def _family_name(reader: PhraseReader, i: int) -> int | None:
    """«شبنان بن مبارك | القرني»: the last part of a name of which the rest was known."""
    page, text = reader.page, _text(reader, i)
    after_nisba = page.tokens[i - 1].text.startswith(ARTICLE)
    if not person_before(reader, i) or after_nisba or not text.startswith(ARTICLE):
        return None
    # «علي السلطان إن»: a given name, a word with the article, and the clause
    ends = i + 1 >= reader.stop or page.is_(i + 1, "complementiser")
    ends = ends or page.tokens[i + 1].text == TO or page.medium_at(i + 1, reader.stop) > i + 1
    alone = i - 1 == reader.name_at and i not in page.inside
    last = alone and ends and "adjective" not in page.lex.kind(text)
    known = page.lex.kind(text) or page.source(i) is not None or i in page.inside
    if not (last or (text.endswith(YA) and len(text) > 4 and not known)):
        return None
    reader.extended = i + 1
    return i + 1


def _by_nation(reader: PhraseReader, i: int) -> int | None:
    """«مدرب الجزيرة الهولندي | سالم العمري»: an adjective of the office's before the name of its holder."""
    page, head = reader.page, reader.head
    found = page.names.get(i + 1) if i + 1 < reader.stop else None
    if found is None or head is None or not head.titled or reader.people:
        return None
    named = reader.name is not None and reader.name.type == "PER"
    person = found[0].type == "PER" and not page.name_prefix(i + 1)
    if named or not (person and page.definite(i) and _text(reader, i).endswith(ADJECTIVAL)):
        return None
    reader.closed = True
    return i + 1


def _definite(reader: PhraseReader, i: int) -> int | None:
    """Words with the article, or that a name follows: adjectives of the phrase, or parts of a name."""
    page, text = reader.page, _text(reader, i)
    if not page.definite(i):
        return None
    articled = text.startswith(ARTICLE)
    if articled and reader.guessed >= 0 and i - reader.guessed < NAME_WORDS:
        reader.closed = True
        return i + 1
    if articled and reader.closed and not agrees(reader, i):
        end = articled_name(reader, i)
        reader.guessed = i if end > i else reader.guessed
        return end
    if not reader.closed and not reader.prepared:
        reader.specific = True
    reader.closed = True
    return i + 1


def _after_name(reader: PhraseReader, i: int) -> int | None:
    """«سالم الورفلي وزير المالية» goes on; «طالب سالم العمري | سكان المدينة» does not."""
    if opens_title(reader, i) and reader.name is not None:
        reader.closed = False
        return i + 1
    if not person_before(reader, i):
        return None
    if reader.people and i - reader.name_at > 1:
        return i
    reader.extended = surnames(reader, i)
    return reader.extended if reader.extended > i else i


def _after_closed(reader: PhraseReader, i: int) -> int | None:
    """A phrase that has its article or name takes a title, or what may be a name."""
    if not reader.closed:
        return None
    if opens_title(reader, i):
        # «العقيد دكتور فلان» goes on as it was
        reader.closed = reader.page.is_(i - 1, "honorific")
        return i + 1
    return i + 1 if goes_on_guessing(reader, i) else i


_STEPS: tuple[Callable[[PhraseReader, int], int | None], ...] = (
    _verb,
    _title,
    phrase_letters.after_governor,
    _other,
    _initial,
    _led,
    _tenure,
    _possessed,
    phrase_letters.for_the,
    phrase_letters.joined,
    _accused,
    phrase_letters.barred_by,
    phrase_letters.to,
    _work,
    phrase_letters.by,
    _family_name,
    _by_nation,
    _definite,
    _after_name,
    _after_closed,
)
