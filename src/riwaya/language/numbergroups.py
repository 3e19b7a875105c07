"""Numbers in words: hundreds, then units before tens; groups with falling scale words, joined by «و»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.language.affixes import AND, JOINED_OR_NOT
from riwaya.language.numberdigits import Part, digits_at, joined_digits
from riwaya.language.numberwords import NumberLexicon, Piece
from riwaya.language.tokens import Token

_YEAR_DIGITS = 4
#: Four digits that begin so may be a year («أنفقت في 2015 مليون دينار»).
_YEARS = ("19", "20")


def following(
    tokens: Sequence[Token], at: int, lexicon: NumberLexicon
) -> list[tuple[Piece, int, bool]]:
    """Readings of what follows at `at`: (piece, token after it, whether «و» joins it)."""
    if at >= len(tokens) or tokens[at].kind != "word" or tokens[at].line:
        return []
    if tokens[at].text == AND:
        if at + 1 < len(tokens) and tokens[at + 1].kind == "word":
            return [(p, at + 2, True) for p in lexicon.pieces(tokens[at + 1].text) if not p.prefix]
        return []
    return [
        (p, at + 1, p.conj) for p in lexicon.pieces(tokens[at].text) if p.prefix in JOINED_OR_NOT
    ]


def group_at(
    tokens: Sequence[Token], i: int, piece: Piece, lexicon: NumberLexicon, end: int = 0
) -> Part | None:
    """A group below a thousand, or a scale word alone, whose first piece stands at `i`."""
    word, end = piece.word, end or i + 1
    if word.kind != "cardinal":
        return None
    if word.role == "scale":
        return Part(end, word.value, scale=word.value / (2 if word.dual else 1), words=True)
    if word.role == "zero":
        return Part(end, 0, words=True)
    if word.role == "hundred":
        return _after_hundreds(tokens, Part(end, word.value, words=True), lexicon)
    if word.role in ("tens", "ten"):
        return Part(end, word.value, words=True)
    if word.role == "unit":
        for other, after, conj in following(tokens, end, lexicon):
            if (
                other.word.role == "hundred"
                and not conj
                and other.word.value == 100
                and word.value > 2
            ):
                return _after_hundreds(tokens, Part(after, word.value * 100, words=True), lexicon)
            if other.word.role == "ten" and other.word.kind == "cardinal" and not conj:
                return Part(after, 10 + word.value, words=True)
            if other.word.role == "tens" and conj:
                return Part(after, word.value + other.word.value, words=True)
        return None if word.bound and end > i + 1 else Part(end, word.value, words=True)
    return None


def _after_hundreds(tokens: Sequence[Token], part: Part, lexicon: NumberLexicon) -> Part:
    for piece, after, conj in following(tokens, part.last, lexicon):
        if not conj or piece.word.role not in ("unit", "ten", "tens"):
            continue
        rest = group_at(tokens, after - 1, piece, lexicon, after)
        if not rest or rest.value >= 100 or (piece.word.bound and rest.last == after):
            continue
        # «مئة وثلاثة آلاف» is 103 000; «مئة وثلاثة أرباع» is left to the fraction.
        if rest.value > 9 or not share_at(
            tokens, rest.last, lexicon, ("fraction_plural",), conj=False
        ):
            return Part(rest.last, part.value + rest.value, words=True)
    if part.last < len(tokens):
        joined = joined_digits(tokens, part.last)
        if joined and 0 < joined.value < 100:
            return Part(joined.last, part.value + joined.value, digits=True, words=True)
    return part


def scale_after(tokens: Sequence[Token], part: Part, lexicon: NumberLexicon) -> Part:
    """`part` times the scale word that stands right after it, if one does («13 ألفا», «نصف مليون», «3 مئة»)."""
    for piece, after, conj in following(tokens, part.last, lexicon):
        word = piece.word
        if conj or word.dual:
            continue
        if word.role == "hundred" and word.value == 100 and _hundreds(part):
            return _after_hundreds(
                tokens, Part(after, part.value * 100, 1, part.digits, True), lexicon
            )
        if word.role not in ("scale", "scale_plural"):
            continue
        if word.value > part.scale and (
            part.scale > 1 or part.value < 1000 or _counted(tokens, part)
        ):
            scaled = Part(after, part.value * word.value, word.value, part.digits, True)
            return scale_after(tokens, scaled, lexicon)  # «ثلاثة آلاف مليار»
    return part


def _counted(tokens: Sequence[Token], part: Part) -> bool:
    """Whether digits past a thousand are counted by the scale word after them («1354 مليار»), and are no year."""
    text = tokens[part.last - 1].text
    year = len(text) == _YEAR_DIGITS and text.isdigit() and text[:2] in _YEARS
    return part.digits and part.scale == 1 and not year


def _hundreds(part: Part) -> bool:
    """Whether «مئة» after it multiplies: digits, or a number of two figures («خمسة وتسعون مئة»)."""
    return part.scale == 1 and part.value == int(part.value) and (part.digits or part.value > 10)


def with_scales(tokens: Sequence[Token], part: Part, lexicon: NumberLexicon) -> Part:
    """`part`, its scale, and every lower group that «و» joins."""
    total = scale_after(tokens, part, lexicon)
    if total.scale == 1:
        pointed = _pointed(tokens, total, lexicon)
        if pointed is not None:
            return pointed
        share = share_at(tokens, total.last, lexicon, ("fraction",), conj=True)
        if share and total.words:
            return Part(share[0], total.value + share[1], 1, total.digits, True)
        return _mixed_fraction(tokens, total, lexicon)
    while total.scale > 1:
        lower = _lower(tokens, total, lexicon)
        if lower is None:
            break
        total = lower
    return total


def _pointed(tokens: Sequence[Token], part: Part, lexicon: NumberLexicon) -> Part | None:
    """«واحد فاصلة خمسة»."""
    at = part.last
    if at + 1 >= len(tokens) or not any(
        p.word.role == "point" for p in lexicon.pieces(tokens[at].text)
    ):
        return None
    digits = _after_point(tokens, at + 1, lexicon)
    if digits is None or digits.value != int(digits.value):
        return None
    last, below = digits.last, 10 ** len(str(int(digits.value)))
    over = (
        digits_or_words(tokens, last + 1, lexicon) if lexicon.does(tokens, last, "over") else None
    )
    if over and over.value > digits.value and re.fullmatch("10+", str(int(over.value))):
        last, below = over.last, int(over.value)  # «فاصلة سبعة من مئة»
    return Part(last, part.value + digits.value / below, 1, part.digits, True)


def _after_point(tokens: Sequence[Token], at: int, lexicon: NumberLexicon) -> Part | None:
    found = digits_or_words(tokens, at, lexicon)
    return found if found and found.scale == 1 else None


def digits_or_words(tokens: Sequence[Token], at: int, lexicon: NumberLexicon) -> Part | None:
    """A number below a thousand, or digits, at token `at`, no clitic before it."""
    if at >= len(tokens):
        return None
    if tokens[at].kind == "number":
        return digits_at(tokens, at)
    groups = [
        found
        for piece in lexicon.pieces(tokens[at].text)
        if not piece.prefix and (found := group_at(tokens, at, piece, lexicon))
    ]
    return max(groups, key=lambda g: g.last, default=None)


def _mixed_fraction(tokens: Sequence[Token], part: Part, lexicon: NumberLexicon) -> Part:
    """«مئة وثلاثة أرباع»."""
    if part.digits:
        return part
    for piece, after, conj in following(tokens, part.last, lexicon):
        if conj and piece.word.role == "unit" and piece.word.kind == "cardinal":
            share = share_at(tokens, after, lexicon, ("fraction_plural",), conj=False)
            if share:
                return Part(share[0], part.value + piece.word.value * share[1], 1, False, True)
    return part


def _lower(tokens: Sequence[Token], total: Part, lexicon: NumberLexicon) -> Part | None:
    """`total` with one more group of a lower scale, or None."""
    share = share_at(tokens, total.last, lexicon, ("fraction",), conj=True)
    if share:
        end = share[0]
        for piece, after, conj in following(tokens, end, lexicon):
            if piece.word.role == "scale" and not conj and piece.word.value == total.scale:
                end = after
        return Part(end, total.value + share[1] * total.scale, 1, total.digits, True)
    group = joined_digits(tokens, total.last, whole=False)
    if group is not None and group.value != int(group.value):
        scaled = scale_after(tokens, group, lexicon)
        group = scaled if scaled.scale > 1 else None  # «تريليون و185.6 مليار»
    elif group is None:
        for piece, after, conj in following(tokens, total.last, lexicon):
            if conj:
                group = group_at(tokens, after - 1, piece, lexicon, after)
                if group and piece.word.bound and group.last == after:
                    group = None
                if group:
                    break
    group = group or _beside(tokens, total.last, lexicon)
    if group is None or not group.value:
        return None
    if group.scale == 1 or group.words:
        group = scale_after(tokens, group, lexicon)
    if group.value >= total.scale:
        return None
    follows = [p.word for p, _, conj in following(tokens, group.last, lexicon) if not conj]
    if any(w.role in ("scale", "scale_plural") for w in follows):
        return None
    return Part(
        group.last, total.value + group.value, group.scale, total.digits or group.digits, True
    )


def _beside(tokens: Sequence[Token], at: int, lexicon: NumberLexicon) -> Part | None:
    """Hundreds in digits and words that stand without «و» («6 آلاف 2 مئة»)."""
    part = digits_at(tokens, at) if at < len(tokens) and tokens[at].kind == "number" else None
    if part is None:
        return None
    follows = following(tokens, part.last, lexicon)
    hundred = any(p.word.role == "hundred" and p.word.value == 100 and not c for p, _, c in follows)
    return part if hundred else None


def share_at(
    tokens: Sequence[Token], at: int, lexicon: NumberLexicon, roles: tuple[str, ...], *, conj: bool
) -> tuple[int, float] | None:
    for piece, after, joined in following(tokens, at, lexicon):
        if piece.word.role in roles and joined == conj and not piece.definite:
            return after, piece.word.value
    return None


def ordinal_at(
    tokens: Sequence[Token], i: int, piece: Piece, lexicon: NumberLexicon
) -> tuple[int, float]:
    word = piece.word
    if word.role == "unit":
        for other, after, conj in following(tokens, i + 1, lexicon):
            if other.word.kind != "cardinal":
                continue
            if other.word.role == "ten" and not conj and not other.definite:
                return after, 10 + word.value
            if other.word.role == "tens" and conj and other.definite == piece.definite:
                return after, word.value + other.word.value
    return (0, 0) if word.bound else (i + 1, word.value)
