"""Words, numbers and marks of a view."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from riwaya.language.view import View
from riwaya.model import Span

TokenKind = Literal["word", "latin", "number", "mark"]

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<latin>[a-zÀ-ɏ]+(?:['’.-][a-zÀ-ɏ]+)*)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>\.{2,}|…|\S)"
)


class Token(msgspec.Struct, frozen=True):
    """`text` is folded, `raw` as written; `start`, `end` are offsets into the original text.

    `spaced` says whether white space (or the text's beginning) stands before it; `line` whether a line
    break does.
    """

    text: str
    raw: str
    start: int
    end: int
    kind: TokenKind
    spaced: bool
    line: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def alone(word: str) -> Token:
    """A folded word as a token of its own, for look-ups that need no text around it."""
    return Token(word, word, 0, len(word), "word", True, True)


def tokenize(view: View) -> tuple[Token, ...]:
    """All tokens of the view in order. «الـ22» and «رصيف22» split where letters meet digits."""
    out: list[Token] = []
    last = 0
    folded, text = view.folded, view.text
    starts, ends = view.places()
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        begin, close = starts[start], ends[end - 1]
        gap = folded[last:start]
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        out.append(
            Token(
                folded[start:end],
                text[begin:close],
                begin,
                close,
                kind,
                start == 0 or start > last,
                start == 0 or (start > last and ("\n" in gap or "\r" in gap)),
            )
        )
        last = end
    return tuple(out)


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """The folded tokens of `text`, without places; how table entries become lexicon keys."""
    return tuple(t.text for t in tokenize(View(text)))
