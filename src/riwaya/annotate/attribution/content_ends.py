"""How far what is reported goes."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.contents import Start
from riwaya.annotate.attribution.quotations import ENDS, LONG_NAME
from riwaya.language.affixes import AND
from riwaya.language.marks import COMMAS, DASHES

#: quotation marks that do not show whether they open or close
_PLAIN = frozenset('"')
_LOOSE = ENDS | {"-", "–", ".."}
#: tokens of a line that names outlet and agency before its report
_LINE = 6


def clause_end(page: Article, start: Start, last: int, most: int) -> int:
    """The token after the content; `last` ends the sentence, `most` the stretch.

    Quoted speech ends with its quotation mark, though sentences may end before it.
    """
    at = start.at
    if start.how == "quote" and at in page.quotes:
        return page.quotes[at] + 1
    inner = at + 1
    if inner in page.quotes and page.quotes[inner] < most:
        close = page.quotes[inner]
        ended = close + 1 >= last or page.tokens[close + 1].text in ENDS
        if ended and close - inner > LONG_NAME:
            return close + 1
    end = last
    for j in range(at, last):
        if j in page.quotes and page.quotes[j] >= end:
            end = min(page.quotes[j] + 1, most)
    return end if start.how == "quote" else _within_speech(page, at, end)


def before_next(page: Article, at: int, end: int) -> int:
    """The comma before «فيما ...», «بينما ...»: after a noun that was announced they begin another clause."""
    for i in range(at + 2, end - 1):
        comma = page.tokens[i].text in COMMAS
        if comma and page.is_(i + 1, "whereas-clause") and i not in page.quotes:
            return i
    return end


def _within_speech(page: Article, at: int, end: int) -> int:
    """`end`, or before the mark that closes the speech in which what somebody else said is quoted."""
    for close in range(at, end):
        open_ = page.closing.get(close, at)
        if (
            page.tokens[close].text == page.tokens[open_].text
            and page.tokens[close].text not in _PLAIN
        ):
            # «” ... ”»: which of them open and which close is a guess
            continue
        if open_ < at and close - open_ > LONG_NAME:
            return close
    return end


def clause_first(page: Article, first: int, end: int) -> int:
    """Where content before its cue at `end` begins in the stretch from `first`."""
    dashed = False
    for i in range(first, min(first + _LINE, end)):
        # «المساء - وكالات: تعتزم ...»: where the page has it from is no part of it
        dashed = dashed or page.tokens[i].text in DASHES
        if page.tokens[i].text == ":" and dashed:
            first = i + 1
            break
    while first < end and page.tokens[first].kind == "mark" and first not in page.quotes:
        first += 1
    return first


def trim(page: Article, first: int, last: int) -> tuple[int, int]:
    """Without marks and loose connectors at either end (quotation marks that pair up stay)."""
    while first < last and page.tokens[first].text in _LOOSE:
        first += 1
    while last > first:
        token = page.tokens[last - 1]
        mark = token.text in _LOOSE and token.text != ")"
        if (
            not mark
            and not page.lex.kind(token.text) & {"connector", "attaches", "and-that"}
            and token.text != AND
        ):
            break
        last -= 1
    return first, last
