"""Words, numbers and marks of a view."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache
from typing import Literal

import msgspec

from riwaya.language.marks import added
from riwaya.language.view import View, fold, lettered
from riwaya.model import Span

TokenKind = Literal["word", "latin", "number", "mark"]

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<latin>[a-zÀ-ɏ]+(?:['’.-][a-zÀ-ɏ]+)*)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>\.{2,}|…|\S)"
)

#: The same without the kinds, for what needs the words alone.
_WORDS = re.compile(re.sub(r"\?P<\w+>", "?:", _TOKEN.pattern))

_FATHATAN = "\u064b"
_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")


class Token(msgspec.Struct, frozen=True):
    """`text` is folded; `raw` keeps the letters as spelled (hamza, ta marbuta, alef maqsura) without marks, tatweel
    and presentation forms; `written` is the original slice; `start`, `end` are offsets into the original text.

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
    written: str

    @property
    def tanwin(self) -> bool:
        """Whether it bears the mark of an indefinite accusative."""
        return _FATHATAN in self.written

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def alone(word: str) -> Token:
    """A folded word as a token of its own, for look-ups that need no text around it."""
    return Token(word, word, 0, len(word), "word", True, True, word)


def spelled(written: str) -> str:
    """The letters of a word without marks, tatweel, invisible characters and presentation forms."""
    plain = unicodedata.normalize("NFKC", written)
    return "".join(c for c in plain if not added(c))


def reach(written: str, count: int) -> int:
    """How many code points of a word as written its first `count` letters take, marks included."""
    at = 0
    while count and at < len(written):
        at += 1
        count -= 1
        while at < len(written) and added(written[at]):
            at += 1
    return at


def tokenize(view: View) -> tuple[Token, ...]:
    """All tokens of the view in order. «الـ22» and «رصيف22» split where letters meet digits."""
    out: list[Token] = []
    last = 0
    folded, text, even = view.folded, view.text, view.even
    starts, ends = view.places()
    formed = _FORMS.search(text) is not None
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        begin, close = (start, end) if even else (starts[start], ends[end - 1])
        raw = written = text[begin:close]
        if formed or close - begin != end - start:
            raw = spelled(written)
        if start == last:
            spaced = line = not start
        else:
            spaced = True
            gap = folded[last:start]
            line = gap != " " and ("\n" in gap or "\r" in gap)
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        out.append(Token(folded[start:end], raw, begin, close, kind, spaced, line, written))
        last = end
    return tuple(out)


@lru_cache(maxsize=1 << 13)
def words(text: str) -> tuple[str, ...]:
    """The folded tokens of `text`, without places; how table entries become lexicon keys."""
    return tuple(folded_words(text))


def texts_of(text: str, kinds: Container[str | None]) -> tuple[str, ...]:
    """The folded tokens of `text` that are of these kinds."""
    return tuple([m.group() for m in _TOKEN.finditer(fold(text)) if m.lastgroup in kinds])


def folded_words(text: str) -> list[str]:
    """The same of a text that is not met again, so that it is not remembered."""
    folded = fold(text)
    return folded.split() if lettered(folded) else _WORDS.findall(folded)
