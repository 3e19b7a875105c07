"""What numbers make together: «سالب خمسة», «واحد من عشرة», «ثلاثة وخمس», «1.5e6», «2 أس 10».

`numbers.parse` reads one number and is right for counts in running text, where «من» and «على» mean other things;
`expression` is for text that is about numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from riwaya.language.affixes import AND, ARTICLE
from riwaya.language.numbergroups import share_at
from riwaya.language.numbers import NumberLexicon, NumberMatch, parse
from riwaya.language.tokens import Token

_DOTTED = re.compile(r"\d+(?:\.\d+){3,}")
_DIMINISHED = frozenset("-−")
_MOST_POWER = 400
_DAMMA = "\u064f"


def find(tokens: Sequence[Token], lexicon: NumberLexicon) -> Iterator[NumberMatch]:
    """Every number of the text, left to right in reading order; a dotted address gives its numbers one by one."""
    i = 0
    while i < len(tokens):
        if _DOTTED.fullmatch(tokens[i].text):
            yield from _dotted(tokens[i], i)
            i += 1
            continue
        address = _address(tokens, i)
        if address:
            i = address
            continue
        match = expression(tokens, i, lexicon)
        if match:
            yield match
        i = match.last if match else i + 1


def _address(tokens: Sequence[Token], i: int) -> int:
    """The token after an address of the web that begins at token `i` («https://...»), or 0."""
    if [t.text for t in tokens[i + 1 : i + 4]] != [":", "/", "/"]:
        return 0
    end = i + 1
    while end < len(tokens) and not tokens[end].spaced:
        end += 1
    return end


def expression(tokens: Sequence[Token], i: int, lexicon: NumberLexicon) -> NumberMatch | None:
    """The longest number expression that begins at token `i`, or None."""
    before = lexicon.percent_before(tokens, i)
    if before:
        return _percent(tokens, i, before, lexicon)
    sign = _minus(tokens, i, lexicon)
    match = _term(tokens, i + sign, lexicon)
    if match is None:
        return None
    match = _power(tokens, match, lexicon)
    match = _over(tokens, match, lexicon)
    if sign:
        return replace(match, first=i, value=-match.value, start=tokens[i].start)
    return match


def _percent(
    tokens: Sequence[Token], i: int, at: int, lexicon: NumberLexicon
) -> NumberMatch | None:
    """«بالمئة 10», «نسبة 22»."""
    match = parse(tokens, at, lexicon) if at < len(tokens) else None
    if match is None or match.prefix or match.kind != "cardinal":
        return parse(tokens, i, lexicon)
    return replace(match, first=i, percent=True, start=tokens[i].start)


def _minus(tokens: Sequence[Token], i: int, lexicon: NumberLexicon) -> int:
    """1 where token `i` makes what follows negative."""
    if lexicon.does(tokens, i, "minus"):
        return 1
    if tokens[i].text not in _DIMINISHED or i + 1 >= len(tokens) or tokens[i + 1].spaced:
        return 0
    return int(tokens[i + 1].kind == "number" and (i == 0 or tokens[i].spaced))


def _term(tokens: Sequence[Token], i: int, lexicon: NumberLexicon) -> NumberMatch | None:
    """A number with the shares, parts and written fractions beside it."""
    if i >= len(tokens):
        return None
    if lexicon.does(tokens, i, "part") and lexicon.does(tokens, i + 1, "over"):
        token = tokens[i]  # «جزء من عشرة»
        return NumberMatch(i, i + 1, 1, "cardinal", "words", token.start, token.end)
    match = _shares(tokens, i, lexicon) or parse(tokens, i, lexicon)
    if match is None or match.percent or match.kind == "ordinal":
        return match
    match = _mixed(tokens, match, lexicon)
    plural = share_at(tokens, match.last, lexicon, ("fraction_plural",), conj=False)
    if plural:
        return _until(tokens, match, plural[0], match.value * plural[1])
    return _with_share(tokens, match, lexicon)


def _shares(tokens: Sequence[Token], i: int, lexicon: NumberLexicon) -> NumberMatch | None:
    """«خمس الميزانية», «خمس» alone, «خمس خمس العشرين»: a share, not a count of what follows."""
    value, at, vowelled = 1.0, i, False
    while at < len(tokens) and (share := _share(tokens[at], tokens[at].text, lexicon)):
        vowelled = vowelled or _DAMMA in tokens[at].written
        value, at = value * share, at + 1
    if at == i or not (vowelled or _of_whole(tokens, at)):
        return None
    whole = parse(tokens, at, lexicon) if at < len(tokens) else None
    token = tokens[i]
    match = NumberMatch(i, at, value, "fraction", "words", token.start, tokens[at - 1].end)
    if whole and whole.definite and whole.kind == "cardinal":
        return _until(tokens, match, whole.last, value * whole.value)
    return match


def _share(token: Token, text: str, lexicon: NumberLexicon) -> float:
    """The fraction that a word is, or 0; what is spelled like a ten («خمسين») needs its vowel."""
    value = lexicon.share(text)
    return value if _DAMMA in token.written or value * round(1 / (value or 1)) == 1 else 0


def _of_whole(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing is counted here: the text ends, or something definite follows."""
    return at >= len(tokens) or tokens[at].kind != "word" or tokens[at].text.startswith(ARTICLE)


def _with_share(tokens: Sequence[Token], match: NumberMatch, lexicon: NumberLexicon) -> NumberMatch:
    """«ثلاثة وخمس» adds, «واحد وعشرون خمسا» multiplies."""
    at = match.last
    joined = at < len(tokens) and tokens[at].text.startswith(AND)
    if joined and tokens[at].text == AND:
        at += 1
    if at >= len(tokens) or tokens[at].kind != "word":
        return match
    token = tokens[at]
    text = token.text[1:] if joined and at == match.last else token.text
    share = _share(token, text, lexicon)
    if not share or not (_DAMMA in token.written or _of_whole(tokens, at + 1)):
        return match
    value = match.value + share if joined else match.value * share
    return _until(tokens, match, at + 1, value)


def _mixed(tokens: Sequence[Token], match: NumberMatch, lexicon: NumberLexicon) -> NumberMatch:
    """«2 1/4», in either order."""
    if (
        match.written != "digits"
        or match.last >= len(tokens)
        or tokens[match.last].kind != "number"
    ):
        return match
    other = parse(tokens, match.last, lexicon)
    if other is None or other.written != "digits" or other.percent:
        return match
    kinds = {match.kind, other.kind}
    if kinds != {"cardinal", "fraction"}:
        return match
    return _until(tokens, match, other.last, match.value + other.value)


def _over(tokens: Sequence[Token], match: NumberMatch, lexicon: NumberLexicon) -> NumberMatch:
    """«واحد من عشرة», «95 على 5», «ثلاثة أجزاء من سبعة»."""
    at = match.last
    if lexicon.does(tokens, at, "part"):
        at += 1
    if match.kind == "ordinal" or match.percent or not lexicon.does(tokens, at, "over"):
        return match
    below = parse(tokens, at + 1, lexicon) if at + 1 < len(tokens) else None
    if (
        below is None
        or below.prefix
        or below.kind != "cardinal"
        or below.percent
        or not below.value
    ):
        return match
    done = _until(tokens, match, below.last, match.value / below.value)
    return replace(done, kind="fraction")


def _power(tokens: Sequence[Token], match: NumberMatch, lexicon: NumberLexicon) -> NumberMatch:
    """«1.5e6», «2^10», «2 أس 10»."""
    at = match.last
    if at + 1 >= len(tokens):
        return match
    ten = tokens[at].text == "e" and not tokens[at].spaced and not tokens[at + 1].spaced
    if not ten and tokens[at].text != "^" and not lexicon.does(tokens, at, "power"):
        return match
    sign = -1 if tokens[at + 1].text in _DIMINISHED else 1
    at += 2 if tokens[at + 1].text in (*_DIMINISHED, "+") else 1
    exponent = parse(tokens, at, lexicon) if at < len(tokens) else None
    if exponent is None or exponent.prefix or not 0 <= exponent.value < _MOST_POWER:
        return match
    power = sign * exponent.value
    try:
        value = match.value * 10.0**power if ten else float(match.value) ** power
    except (OverflowError, ZeroDivisionError):
        return match
    return _until(tokens, match, exponent.last, value)


def _until(tokens: Sequence[Token], match: NumberMatch, last: int, value: float) -> NumberMatch:
    whole = int(value) if value == int(value) else value
    return replace(match, last=last, value=whole, end=tokens[last - 1].end, dual=False, other=None)


def _dotted(token: Token, i: int) -> Iterator[NumberMatch]:
    start = token.start
    for text in token.text.split("."):
        end = start + len(text)
        yield NumberMatch(i, i + 1, int(text), "cardinal", "digits", start, end)
        start = end + 1
