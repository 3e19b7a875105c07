"""Commas, brackets, quotation marks and dashes inside the noun phrase of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.attribution.phrase_ends import apposition
from riwaya.annotate.attribution.phrase_named import bracketed, names_quoted, take_name
from riwaya.language.marks import COMMAS

if TYPE_CHECKING:
    from riwaya.annotate.attribution.phrases import PhraseReader

_DASHES = frozenset(("-", "–"))
_QUOTED_NAME = 7


def mark(reader: PhraseReader, i: int) -> int:
    """The token after a mark at `i` that belongs to the phrase, and what it sets off; `i` where the phrase ends."""
    page = reader.page
    if i in page.quotes:
        close = page.quotes[i]
        if page.is_(i - 1, "platform"):
            # «على تويتر "..."»: words, no name
            return i
        if close < reader.stop and close - i - 1 <= _QUOTED_NAME and names_quoted(reader, i, close):
            take_name(reader, i + 1)
            reader.closed = True
            return close + 1
        return i
    initial = i > reader.first and page.tokens[i - 1].kind != "mark"
    if page.tokens[i].text == "." and initial and len(page.tokens[i - 1].text) == 1:
        return i + 1
    if page.tokens[i].text == "(" and page.is_(i + 1, "negation"):
        # «مصدر سياسي (لم تسمه)»
        return i
    if page.tokens[i].text == "(":
        if (end := bracketed(reader, i)) > i:
            return end
        for j in range(i + 1, min(i + 9, reader.stop)):
            if page.tokens[j].text == ")":
                return j + 1
    if page.tokens[i].text in COMMAS and i > reader.first:
        return apposition(reader, i)
    if page.tokens[i].text in _DASHES and _hyphen(reader, i):
        return i + 2
    return i


def _hyphen(reader: PhraseReader, i: int) -> bool:
    """«الدار البيضاء– سطات»: a dash without space before it joins two places."""
    page = reader.page
    before = page.inside.get(i - 1)
    place = before is not None and before.type == "LOC" and not page.tokens[i].spaced
    return place and i + 1 < reader.stop and page.tokens[i + 1].kind == "word"
