"""Names that no gazetteer knows, between titles and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.attribution.shapes import derived_noun, verbal_noun

if TYPE_CHECKING:
    from riwaya.annotate.attribution.phrases import PhraseReader

NAME_WORDS = 4
_SURNAMES = 3


def surnames(reader: PhraseReader, i: int) -> int:
    """The token after words that go on a name known in part («عدنان» + «مفتي»), or `i` for none."""
    end = i
    while reader.guess and end < reader.stop and end - i < _SURNAMES and name_like(reader, end):
        end += 1
    return end if end > i and _bounded(reader, end) else i


def _bounded(reader: PhraseReader, i: int) -> bool:
    """Whether a name may end before token `i`: a mark, titles, or what surrounds a subject."""
    page = reader.page
    if i >= reader.stop:
        return True
    token = page.tokens[i]
    if token.kind == "mark" or page.is_(i, "circumstance") or page.is_(i, "adverb"):
        return True
    row = page.source(i)
    return row is not None and (token.text.startswith("ال") or row.kind == "office")


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
        if not human or not name_like(reader, i) or before.kind == "mark":
            return False
        if derived_noun(reader.page.tokens[i].text):
            # «لاحظ الباحثون ارتفاع ...»: names of that shape are in the gazetteer
            return False
        if not reader.guess and not reader.page.is_(i - 1, "honorific") and not _set_off(reader, i):
            return False
        reader.guessed = i
        return True
    return i - reader.guessed < NAME_WORDS and name_like(reader, i)


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
    return end - i >= 2 and end < reader.stop and reader.page.tokens[end].kind == "mark"


def _surname(reader: PhraseReader, i: int, first: int) -> bool:
    text = reader.page.tokens[i].text
    return i > first and text.startswith("ال") and reader.page.source(i) is None


def name_like(reader: PhraseReader, i: int) -> bool:
    """Whether a word may be part of a person's name: nothing else that is known, no clitics or article."""
    page, token = reader.page, reader.page.tokens[i]
    if token.kind != "word" or len(token.text) < 2 or page.lex.kind(token.text):
        return False
    if page.accords(i) or "\u064b" in token.raw[-2:]:
        # «قال متهكما»
        return False
    if page.source(i) is not None or page.reporting(i) or page.possessed(i):
        return False
    if token.text.startswith(("بال", "لل", "كال")) or page.lex.kind(token.text[1:]) & {
        "same",
        "preposition",
    }:
        return False
    return token.text not in page.lex.attitudes and token.text not in page.lex.participles
