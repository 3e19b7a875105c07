"""A document as the stages read it: view, tokens and sentences, made once from its text and blocks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from riwaya.language.occurrences import Occurrences, Opened
from riwaya.language.sentences import Sentence, sentences
from riwaya.language.tokens import Token, tokenize
from riwaya.language.view import View
from riwaya.model import ARTICLE_KINDS, Block, Document, Span

#: What has no stop in so many tokens is no sentence; it is cut, as stages compare what stands in one sentence.
LONGEST_SENTENCE = 1_000
#: A page is read up to so many tokens, some sixty long articles; what follows is kept and shown, not read. A file
#: of that size is a dump or an attack, and some stages compare what they find pair by pair.
MOST_TOKENS = 30_000
_COMMAS = frozenset("،,؛;:")


class Stretch(msgspec.Struct, frozen=True):
    """One block's tokens `first`..`last` with its sentences; rules never match across stretches."""

    block: Block
    first: int
    last: int
    sentences: tuple[Sentence, ...]


class Reading:
    """Tokens of the whole page, and the stretches that may be read (`article`, `dated`).

    `article` are title and body; `dated` adds the dateline, where only times may be found.
    Offsets of tokens are code points of `document.text`. `words` tells where each word stands.
    """

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.view = View(document.text)
        self.tokens: tuple[Token, ...] = tokenize(self.view)
        self.words = Occurrences(self.tokens)
        self._starts = [t.start for t in self.tokens]
        self.stretches = tuple(self._stretch(b) for b in document.blocks)
        read = [self._bounded(s) for s in self.stretches if s.first < MOST_TOKENS]
        self.article = tuple(s for s in read if s.block.kind in ARTICLE_KINDS)
        self.dated = tuple(s for s in read if s.block.kind in ARTICLE_KINDS | {"dateline"})
        self._sentences = [s for stretch in self.article for s in stretch.sentences]

    def _stretch(self, block: Block) -> Stretch:
        first, last = self.range(block.span)
        found = sentences(self.tokens, first, last)
        return Stretch(block, first, last, tuple(p for s in found for p in self._pieces(s)))

    def _pieces(self, sentence: Sentence) -> Iterator[Sentence]:
        """A sentence, or the parts of one that is too long to be one, cut behind a comma where there is one."""
        first, last = sentence.first, sentence.last
        while last - first > LONGEST_SENTENCE:
            end = first + LONGEST_SENTENCE
            half = first + LONGEST_SENTENCE // 2
            commas = (i + 1 for i in range(end - 1, half, -1) if self.tokens[i].text in _COMMAS)
            cut = next(commas, end)
            yield Sentence(first, cut)
            first = cut
        yield Sentence(first, last)

    def _bounded(self, stretch: Stretch) -> Stretch:
        kept = tuple(s for s in stretch.sentences if s.last <= MOST_TOKENS)
        if len(kept) == len(stretch.sentences):
            return stretch
        return Stretch(stretch.block, stretch.first, kept[-1].last if kept else stretch.first, kept)

    def range(self, span: Span) -> tuple[int, int]:
        """Tokens that begin inside `span`, as a half-open range of indices."""
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)

    def token_at(self, offset: int) -> int:
        """Index of the token at or before `offset` in the text (0 where none is)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def span(self, first: int, last: int) -> Span:
        """The place of tokens `first`..`last` in the text."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def opening(self, table: Opened, stretch: Stretch) -> list[int]:
        """The tokens of a stretch at which a phrase of `table` may begin, counted from the stretch's first."""
        places = self.words.opening(table, stretch.first, stretch.last)
        return [i - stretch.first for i in places]

    def sentence_of(self, token: int) -> Sentence | None:
        """The article sentence that holds a token."""
        at = bisect_right(self._sentences, token, key=lambda s: s.first) - 1
        found = self._sentences[at] if at >= 0 else None
        return found if found is not None and token < found.last else None
