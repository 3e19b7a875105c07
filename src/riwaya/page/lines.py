"""The lines of a page with what can be seen of each without knowing its neighbours."""

from __future__ import annotations

import re
from functools import cached_property

from riwaya.language.tokens import Token, folded_words, tokenize
from riwaya.language.view import View
from riwaya.model import Span
from riwaya.page.dates import LineDates, may_be_temporal, read_line
from riwaya.page.knowledge import Labelled, Phrases, keys
from riwaya.page.outlets import terms
from riwaya.resources import Pack

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_STOPS = ".!?؟…"
_CLOSERS = "\"'»”’)]"
#: Longer lines are prose whatever they say; only so much of them is tokenised.
_LONG = 420


class Line:
    """`start`..`end` of the page's text, white space around it left out."""

    def __init__(self, text: str, start: int, end: int, pack: Pack, gap: int = 0) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.gap = gap
        self._pack = pack

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Of the line's beginning, offsets counting from the line's own start."""
        return tokenize(View(self.text[:_LONG]))

    @cached_property
    def all_tokens(self) -> tuple[Token, ...]:
        """Of the whole line, however long."""
        return self.tokens if len(self.text) <= _LONG else tokenize(View(self.text))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The folded words of the whole line, numbers and marks among them."""
        return frozenset(folded_words(self.text))

    def has_word(self, word: str) -> bool:
        """Whether a folded word stands anywhere in the line, however long."""
        return word in self.vocabulary

    @cached_property
    def words(self) -> tuple[str, ...]:
        return keys(self.tokens)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Words and numbers."""
        return terms(self.tokens)

    @cached_property
    def count(self) -> int:
        """Number of words."""
        return len(self.words) if len(self.text) <= _LONG else len(self.text.split())

    @cached_property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.bare[-1:] in tuple(_STOPS)

    @cached_property
    def bare(self) -> str:
        """The text without the quotation marks and brackets that close it."""
        return self.text.rstrip(_CLOSERS + " ")

    @cached_property
    def arabic(self) -> bool:
        return bool(_ARABIC.search(self.text[:_LONG]))

    @cached_property
    def prose(self) -> bool:
        """Long enough to be a paragraph of an article rather than a heading or a button."""
        return self.arabic and (self.count >= 18 or (self.count >= 9 and self.stopped))

    @cached_property
    def label(self) -> Labelled | None:
        return self._pack.get(Phrases).of(self.tokens) if len(self.text) <= _LONG else None

    @cached_property
    def dates(self) -> LineDates:
        if len(self.text) > 200 or not may_be_temporal(self.text, self.words, self._pack):
            return LineDates((), self.count, False, "", False)
        return read_line(self.text, self.start, self._pack)


def split_lines(text: str, pack: Pack, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of `text` that are not blank; `gap` counts the blank lines before each."""
    out: list[Line] = []
    last = start
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        piece = match.group()
        bare = piece.strip()
        if not bare:
            continue
        begin = match.start() + len(piece) - len(piece.lstrip())
        gap = max(0, text.count("\n", last, begin) - 1) if out else 0
        out.append(Line(bare, begin, begin + len(bare), pack, gap))
        last = begin + len(bare)
    return out
