"""How an article speaks of the outlet that prints it: «قال ... لـ«سبل الجنوب»», «اطلعت عليه «...»».

A name that nobody has in a table is an outlet's where the article speaks in it. What an article says of
other outlets («ذكرت صحيفة «...»») has none of these forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from riwaya.language.clitics import splits
from riwaya.language.marks import OPENING_QUOTES
from riwaya.language.tokens import Token
from riwaya.page.knowledge import PageWords
from riwaya.page.lines import Line
from riwaya.page.outlets import quoted, terms
from riwaya.resources import Pack

#: `own`: any form in which an outlet speaks; `sure`: one that is used of nobody else.
Strength = Literal["", "own", "sure"]

_LONGEST_CUE = 3
_LONGEST_NAME = 4
#: The preposition joined to a name it speaks to, alone before quotation marks.
_TO = "\u0644"


class Voice:
    """What the paragraphs among `lines` say in their outlet's name."""

    def __init__(self, lines: Sequence[Line], pack: Pack) -> None:
        self._lines = [line for line in lines if line.prose]
        self._words = pack.get(PageWords)

    @cached_property
    def _said(self) -> frozenset[str]:
        """All words of the lines."""
        return frozenset().union(*(line.vocabulary for line in self._lines))

    def owns(self, name: Sequence[str]) -> bool:
        """Whether the article speaks in the name of `name` (folded words)."""
        if not name or len(name) > _LONGEST_NAME:
            return False
        for line in self._lines if name[-1] in self._said else ():
            if not line.has_word(name[-1]):
                continue
            tokens = line.all_tokens
            places = [k for k, t in enumerate(tokens) if t.kind != "mark"]
            words = [tokens[k].text for k in places]
            for j in range(len(words) - len(name) + 1):
                if tuple(words[j : j + len(name)]) == tuple(name) and self._cue(tokens, places[j]):
                    return True
        return False

    def quoted_names(self) -> Iterator[tuple[tuple[Token, ...], int, Strength]]:
        """(tokens, offset of their line, strength) of each name in quotation marks that is spoken in.

        Only without the word for its kind before it, with which articles name other outlets too.
        """
        for line in self._lines:
            if not any(mark in line.text for mark in OPENING_QUOTES):
                continue
            tokens = line.all_tokens
            for k, token in enumerate(tokens):
                if token.text in OPENING_QUOTES:
                    inside = quoted(tokens, k)
                    strength = self._before(tokens, k - 1) if inside else ""
                    if inside and strength:
                        yield tokens[inside[0] : inside[1]], line.start, strength

    def _cue(self, tokens: Sequence[Token], k: int) -> bool:
        """Whether the words before token `k` make the name that begins there the outlet's own."""
        i = k - 1
        marked = i >= 0 and tokens[i].text in OPENING_QUOTES
        i -= marked
        if i >= 0 and tokens[i].kind == "word":
            for split in splits(tokens[i].text):
                if self._words.is_role("outlet", split.stem):
                    if split.preposition == _TO:
                        return True
                    marked = True
                    i -= 1
                    break
        return marked and bool(self._before(tokens, i))

    def _before(self, tokens: Sequence[Token], i: int) -> Strength:
        """What the words up to token `i` say of the name after them."""
        if i < 0:
            return ""
        before = terms(tokens[max(0, i - _LONGEST_CUE) : i])
        if tokens[i].text == _TO:
            stems = {s.stem for word in before for s in splits(word)}
            if before and any(self._words.is_role("cites", s.stem) for s in splits(before[-1])):
                # «ووفقا لـ«...»»: another is cited
                return ""
            return "sure" if any(self._words.is_role("statement", s) for s in stems) else "own"
        last = (*before, tokens[i].text)
        for role, strength in (("informed", "sure"), ("own", "own"), ("addressed", "own")):
            for n in range(1, min(_LONGEST_CUE, len(last)) + 1):
                if self._words.starts(role, last[-n:]) == n:
                    return "sure" if strength == "sure" else "own"
        return ""
