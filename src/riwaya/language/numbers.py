"""Numbers in runs of tokens: digits, words to the trillions, and both together.

    «ثلاثة وعشرون», «إحدى عشرة», «مئتي ألف», «13 ألفا و500», «2.5 مليون», «الثالث والعشرين»

The words come from the pack (`riwaya.resources.numbers`); the grammar is in `numbergroups`, that of digits in
`numberdigits`; what numbers make together («واحد من عشرة», «سالب خمسة») in `numbersums`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from riwaya.language.affixes import ALEF, ALEF_ABOVE
from riwaya.language.numberdigits import Part, digits_at, read_digits, written_fraction
from riwaya.language.numbergroups import (
    following,
    group_at,
    ordinal_at,
    scale_after,
    share_at,
    with_scales,
)
from riwaya.language.numberwords import (
    Hedge,
    HedgeMatch,
    NumberKind,
    NumberLexicon,
    NumberWord,
    Operation,
    Piece,
    Role,
    VagueMatch,
)
from riwaya.language.tokens import Token

Written = Literal["digits", "words", "mixed"]
_HUNDRED = 100
_TWO, _TWELVE = 2, 12


class NumberMatch(msgspec.Struct, frozen=True):
    """A number at tokens `first`..`last` (half-open).

    `start` is the offset in the text where the number itself begins, its `prefix` (و ف ب ك ل) off; `end` where
    it ends. `other` is the value by the other reading of a point before three digits («12.500»). `dual` says
    that one dual word is the whole number («ألفين»). `percent` that a word or sign of percentage follows,
    which then lies inside.
    """

    first: int
    last: int
    value: int | float
    kind: NumberKind
    written: Written
    start: int
    end: int
    prefix: str = ""
    definite: bool = False
    dual: bool = False
    percent: bool = False
    other: int | float | None = None


def parse(tokens: Sequence[Token], i: int, lexicon: NumberLexicon) -> NumberMatch | None:
    """The longest number that begins at token `i`, or None.

    Letters joined before digits («بـ13», «الـ22») are tokens of their own: ask at the digits.
    """
    token = tokens[i]
    if token.text == "." and token.spaced and i + 1 < len(tokens) and not tokens[i + 1].spaced:
        return _bare_point(tokens, i, lexicon)
    if token.kind == "number":
        part = written_fraction(tokens, i)
        if part is not None:
            return _finish(tokens, i, part, lexicon, "", False, "fraction", False)
        part = digits_at(tokens, i)
        if part is None:
            return None
        return _finish(
            tokens, i, with_scales(tokens, part, lexicon), lexicon, "", False, "cardinal", False
        )
    if token.kind != "word":
        return None
    pieces = lexicon.pieces(token.text)
    if not pieces or lexicon.barred(tokens, i):
        return None
    best: NumberMatch | None = None
    for piece in pieces:
        if ALEF_ABOVE in token.raw and not _spelled(token.raw, piece):
            continue
        match = _words(tokens, i, piece, lexicon)
        if match and (best is None or match.last > best.last):
            best = match
    return best


def _spelled(raw: str, piece: Piece) -> bool:
    """Whether hamzas stand where the table has them or where a word begins: «وأحد» is not «واحد»."""
    word = piece.word.word
    stem = raw[len(raw) - len(word) :] if len(word) <= len(raw) else raw
    return not any(
        written == ALEF_ABOVE and known == ALEF and at
        for at, (written, known) in enumerate(zip(stem, word, strict=False))
    )


def _bare_point(tokens: Sequence[Token], i: int, lexicon: NumberLexicon) -> NumberMatch | None:
    """«.77»."""
    digits = tokens[i + 1].text
    if not digits.isdigit():
        return None
    part = Part(i + 2, float(f"0.{digits}"), digits=True)
    return _finish(tokens, i, part, lexicon, "", False, "cardinal", False)


def _words(
    tokens: Sequence[Token], i: int, piece: Piece, lexicon: NumberLexicon
) -> NumberMatch | None:
    word = piece.word
    if word.kind == "ordinal":
        end, value = ordinal_at(tokens, i, piece, lexicon)
        if not end:
            return None
        part = Part(end, value, words=True)
        return _finish(tokens, i, part, lexicon, piece.prefix, piece.definite, "ordinal", False)
    if word.role in ("fraction", "fraction_plural"):
        if word.role == "fraction_plural":
            return None
        part = Part(i + 1, word.value, words=True)
        scaled = scale_after(tokens, part, lexicon)
        kind: NumberKind = "cardinal" if scaled.scale > 1 else "fraction"
        return _finish(tokens, i, scaled, lexicon, piece.prefix, piece.definite, kind, False)
    if word.role == "point":
        return None
    group = group_at(tokens, i, piece, lexicon)
    if group is None:
        return None
    if word.role == "unit" and group.last == i + 1:
        share = share_at(tokens, group.last, lexicon, ("fraction_plural",), conj=False)
        if share and group.value < 10:
            part = Part(share[0], group.value * share[1], words=True)
            part = scale_after(tokens, part, lexicon)
            kind = "cardinal" if part.scale > 1 else "fraction"
            return _finish(tokens, i, part, lexicon, piece.prefix, piece.definite, kind, False)
    part = with_scales(tokens, group, lexicon)
    if piece.definite and word.value == _TWO and not word.bound and group.value == _TWELVE:
        return None  # «الاثنين عشرة قتلى»: twelve has its two without nun, so this one is a Monday
    if part.last == i + 1 and (
        word.bound or (piece.definite and word.value == 2 and word.role == "unit")
    ):
        return None
    if piece.definite and part.value >= _HUNDRED:
        rank = _rank(tokens, part, lexicon)
        if rank:
            return _finish(tokens, i, rank, lexicon, piece.prefix, True, "ordinal", False)
    dual = word.dual and part.last == i + 1
    return _finish(tokens, i, part, lexicon, piece.prefix, piece.definite, "cardinal", dual)


def _rank(tokens: Sequence[Token], part: Part, lexicon: NumberLexicon) -> Part | None:
    """«المئة والثالثة والثلاثون»: a rank past a hundred."""
    for piece, after, conj in following(tokens, part.last, lexicon):
        if conj and piece.definite and piece.word.kind == "ordinal":
            end, value = ordinal_at(tokens, after - 1, piece, lexicon)
            if end:
                return Part(end, part.value + value, words=True)
    return None


def _finish(
    tokens: Sequence[Token],
    i: int,
    part: Part,
    lexicon: NumberLexicon,
    prefix: str,
    definite: bool,
    kind: NumberKind,
    dual: bool,
) -> NumberMatch:
    after = lexicon.percent(tokens, part.last) if kind == "cardinal" else 0
    written: Written = (
        "mixed" if part.digits and part.words else "digits" if part.digits else "words"
    )
    last = after or part.last
    return NumberMatch(
        first=i,
        last=last,
        value=_tidy(part.value),
        kind=kind,
        written=written,
        start=tokens[i].start + len(prefix),
        end=tokens[last - 1].end,
        prefix=prefix,
        definite=definite,
        dual=dual,
        percent=bool(after),
        other=None if part.other is None else _tidy(part.other),
    )


def _tidy(value: float) -> int | float:
    """Whole numbers as int; the dust of binary fractions swept off."""
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded


__all__ = [
    "Hedge",
    "HedgeMatch",
    "NumberKind",
    "NumberLexicon",
    "NumberMatch",
    "NumberWord",
    "Operation",
    "Role",
    "VagueMatch",
    "Written",
    "parse",
    "read_digits",
]
