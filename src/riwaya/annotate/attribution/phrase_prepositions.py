"""Prepositional phrases inside the noun phrase of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.phrase_words import place_noun
from riwaya.language.affixes import OF, OF_THIRD_OR_BOTH

if TYPE_CHECKING:
    from riwaya.annotate.attribution.phrases import PhraseReader


def preposition(reader: PhraseReader, i: int, text: str) -> int:
    """A prepositional phrase belongs to an official or a nameless source, not to what is said."""
    if i + 1 >= reader.stop:
        return i
    few = reader.head is not None and reader.head.kind == "quantifier" and i == reader.first + 1
    if few and text == OF and reader.page.definite(i + 1):
        # «اشتكى عدد من المصلين من»
        reader.prepared, reader.closed = True, False
        return i + 1
    if owned(reader, i, text):
        page = reader.page
        noun = i + 1 in page.names or page.source(i + 1) is not None or page.definite(i + 1)
        if noun and not speech_at(page, i + 1):
            reader.prepared, reader.closed = True, False
            return i + 1
    if text in reader.barred:
        return i
    if reader.head is not None and reader.head.kind == "media" and reader.page.is_(i, "of"):
        # «ذكرت الوكالة عن المتحدث أن»
        return i
    if not reader.page.is_(i, "attaches"):
        return i
    same = reader.page.is_(i + 1, "same") and i + 2 < reader.stop
    if speech_at(reader.page, i + 1 + same) or reader.page.is_(i + 1, "adverb"):
        return i
    nxt = reader.page.source(i + 1)
    if nxt and nxt.kind in ("statement", "document"):
        return i
    if (nxt is None or nxt.kind == "institution") and _occasion(reader, i):
        return i
    if reader.page.is_(i, "attaches-named") and not nxt and not place_noun(reader, i + 1):
        return i
    reader.prepared, reader.closed = True, False
    return i + 1


def _occasion(reader: PhraseReader, i: int) -> bool:
    """«الرئيس التركي | في تجمع حاشد»: where who needs no place to be known spoke, in a noun without article."""
    page, head = reader.page, reader.head
    office = head is not None and head.kind == "office" and page.definite(reader.first)
    closed = office and reader.closed and not owned(reader, i, page.tokens[i].text)
    named = [page.names[k][0].type for k in (i + 1, i + 2) if k in page.names]
    place = "LOC" in named or page.definite(i + 1) or page.definite(min(i + 2, reader.stop - 1))
    return closed and not place


def governs_this(reader: PhraseReader, i: int) -> bool:
    """Whether a noun without article stands right before «هذا» and what it points at."""
    page = reader.page
    after = i + 1 < reader.stop and page.definite(i + 1) and page.tokens[i + 1].kind == "word"
    return not reader.closed and i - 1 == reader.first and after


def owned(reader: PhraseReader, i: int, text: str) -> bool:
    """Whether the preposition is the head's own, or that of a title right before it («المشرف العام على»)."""
    page, head = reader.page, reader.head
    if head is not None and head.titled and text in page.lex.attached[head.noun]:
        return True
    for k in range(i - 1, max(reader.first, i - 4), -1):
        row = page.source(k)
        if row is not None and row.titled:
            return text in page.lex.attached[row.noun]
        if not page.definite(k):
            break
    return False


def issued(reader: PhraseReader, i: int) -> int:
    """«الصادر عن ...», «نشرتها ...»: who issued a document follows."""
    step = i + 1
    if i + 1 < reader.stop and (
        reader.page.is_(i + 1, "adverb") or reader.page.is_(i + 1, "weekday")
    ):
        # «دراسة نشرت مؤخرا»: nobody is named who issued it
        return i
    for k in range(step, min(step + 3, reader.stop)):
        if reader.page.is_(k, "attaches") or reader.page.is_(k, "on-medium"):
            step = k + 1
            break
    reader.prepared, reader.closed = True, False
    return step


def speech_at(page: Article, i: int) -> bool:
    """Whether a statement or a document begins at `i` («في بيان»), the occasion and no place of work."""
    row = page.source(i)
    text = page.tokens[i].text
    own = page.possessed(i) and any(
        text.endswith(end) and "speech-noun" in page.lex.kind(text[: -len(end)])
        for end in OF_THIRD_OR_BOTH
    )
    paper = row is not None and row.kind in ("statement", "document")
    return own or paper or page.is_(i, "speech-noun")
