"""Numbers in digits: separators of thousands and decimals, thousands set apart, fractions with a stroke."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from riwaya.language.affixes import AND
from riwaya.language.tokens import Token

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_POINT_THREE = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_LAST_GROUP = re.compile(r"\d{3}(?:[.,]\d{1,2})?")
_MOST_SPACED = 4


class Part(msgspec.Struct):
    """What has been read: its end, value, the scale it ended in, and how it was written."""

    last: int
    value: float
    scale: float = 1
    digits: bool = False
    words: bool = False
    other: float | None = None


def read_digits(text: str) -> tuple[int | float, int | float | None] | None:
    """Value of a number token and, for one point before three digits, the other reading; None if not a number."""
    if text.isdigit():
        return int(text), None
    if _GROUPED.fullmatch(text):
        if "," in text and ("." not in text or text.index(",") < text.index(".")):
            return _number(text.replace(",", "")), None
        return _number(text.replace(".", "").replace(",", ".")), None
    if _DECIMAL.fullmatch(text):
        value = _number(text.replace(",", "."))
        if _POINT_THREE.fullmatch(text):
            whole = int(text.replace(".", ""))
            return (whole, value) if text.endswith("000") else (value, whole)
        return value, None
    return None


def _number(text: str) -> int | float:
    value = float(text)
    return int(value) if value.is_integer() else value


def written_fraction(tokens: Sequence[Token], i: int) -> Part | None:
    """«3/4», where it is no part of a date in digits."""
    run = tokens[i : i + 4]
    if len(run) < 3 or run[1].text != "/" or run[1].spaced or run[2].spaced:
        return None
    if (len(run) > 3 and run[3].text == "/") or (i and tokens[i - 1].text == "/"):
        return None
    if not (run[0].text.isdigit() and run[2].text.isdigit()) or len(run[2].text) > _MOST_SPACED - 1:
        return None
    below = int(run[2].text)
    return Part(i + 3, int(run[0].text) / below, digits=True) if below > 1 else None


def digits_at(tokens: Sequence[Token], i: int) -> Part | None:
    """Digits with their separators, thousands set apart by a space or «،» included."""
    read = read_digits(tokens[i].text)
    if read is None:
        return None
    end = _spaced_groups(tokens, i)
    if end > i + 1:
        text = "".join(t.text for t in tokens[i:end] if t.kind == "number")
        return Part(end, _number(text.replace(",", ".")), digits=True)
    return Part(i + 1, read[0], digits=True, other=read[1])


def _spaced_groups(tokens: Sequence[Token], i: int) -> int:
    first = tokens[i]
    if not (first.text.isdigit() and len(first.text) <= 3 and first.text[0] != "0"):
        return i + 1
    if i and tokens[i - 1].text in ("/", "-", ":") and not first.spaced:
        return i + 1
    end, style = i + 1, ""
    for _ in range(_MOST_SPACED):
        if (
            end < len(tokens)
            and tokens[end].text == "،"
            and not tokens[end].spaced
            and style != " "
        ):
            at, kind = end + 1, "،"
        else:
            at, kind = end, " "
        if at >= len(tokens) or (style and style != kind):
            break
        token = tokens[at]
        gap = token.start - tokens[at - 1].end
        if token.kind != "number" or not _LAST_GROUP.fullmatch(token.text):
            break
        if gap != (1 if kind == " " else 0) or token.line:
            break
        if at + 1 < len(tokens) and tokens[at + 1].text in ("/", ":") and not tokens[at + 1].spaced:
            break
        end, style = at + 1, kind
        if not token.text.isdigit():
            break
    return end


def joined_digits(tokens: Sequence[Token], at: int, *, whole: bool = True) -> Part | None:
    """«و200» at token `at`; `whole`: no decimals."""
    if at + 1 < len(tokens) and tokens[at].text == AND and tokens[at + 1].kind == "number":
        part = digits_at(tokens, at + 1)
        return part if part and (isinstance(part.value, int) or not whole) else None
    return None
