"""Sentences as runs of tokens."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.language.tokens import Token

_STOPS = frozenset((".", "!", "?", "؟", "…", "؛"))
_CLOSERS = frozenset("”»\"'’)]")


class Sentence(msgspec.Struct, frozen=True):
    """Tokens `first`..`last` (half-open) of the page's token list."""

    first: int
    last: int


def sentences(
    tokens: Sequence[Token], first: int, last: int, *, soft: bool = False
) -> list[Sentence]:
    """Sentences among tokens `first`..`last`, which must lie in one block.

    A line break, or a full stop, question or exclamation mark with its closing quotation marks, ends one
    («؛» only with `soft`). A stop after a single letter («د.», «أ.») or inside «..» does not.
    """
    out: list[Sentence] = []
    begin = first
    i = first
    while i < last:
        token = tokens[i]
        if i > begin and token.line:
            out.append(Sentence(begin, i))
            begin = i
        if token.text in _STOPS and _ends(tokens, i, first, soft):
            i += 1
            while i < last and tokens[i].text in _CLOSERS and not tokens[i].spaced:
                i += 1
            out.append(Sentence(begin, i))
            begin = i
            continue
        i += 1
    if begin < last:
        out.append(Sentence(begin, last))
    return out


def _ends(tokens: Sequence[Token], i: int, first: int, soft: bool) -> bool:
    token = tokens[i]
    if token.text == "؛" and not soft:
        return False
    if token.text != ".":
        return True
    before = tokens[i - 1] if i > first else None
    return not (before and before.kind == "word" and len(before.text) == 1 and not token.spaced)
