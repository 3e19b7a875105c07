"""Which quotation marks of a page belong together, though pages mix up their kinds and directions."""

from __future__ import annotations

from riwaya.language.affixes import LIKE, PREPOSITIONS
from riwaya.language.marks import QUOTES
from riwaya.language.tokens import Token

_SINGLE = frozenset("'’‘")
#: prepositions of one letter, written apart before a quotation mark
_PREPOSED = frozenset(PREPOSITIONS + LIKE)
_INTRODUCE = frozenset(":(-–،,")
#: tokens between two such marks
_STRAY = 5
_FOLLOW = frozenset(".،,؛:)!?؟…..")


def pair_quotes(tokens: tuple[Token, ...], first: int, last: int) -> dict[int, int]:
    """Opening quotation marks of a stretch with the mark that closes each; mismatched pairs count.

    Marks open and close by the white space beside them, as pages mix up the directed ones; where that does
    not tell, a mark closes what is open. A mark that nothing closes is left out.
    """
    pairs: dict[int, int] = {}
    stack: list[int] = []
    angles = [tokens[i].text for i in range(first, last) if tokens[i].text in "«»"]
    stray = -1
    mirrored = bool(angles) and angles[0] == "»" and angles[-1] == "«"
    for i in range(first, last):
        token = tokens[i]
        if token.kind != "mark" or token.text not in QUOTES:
            continue
        shape = _shape(tokens, i, first, last, mirrored)
        if token.text in _SINGLE and not shape:
            continue
        if shape == "open" or (not shape and not stack):
            stack.append(i)
        elif not stack and shape and token.text not in "«»":
            stray = i if stray < 0 or i - stray > _STRAY else _pair(pairs, stray, i)
        elif stack:
            at = _match(tokens, stack, token.text)
            if at >= 0:
                if i > stack[at] + 1:
                    pairs[stack[at]] = i
                del stack[at:]
    return pairs


def _pair(pairs: dict[int, int], first: int, last: int) -> int:
    """Pairs two marks that both look like closing ones («قناة” جيو” الباكستانية»)."""
    pairs[first] = last
    return -1


def _match(tokens: tuple[Token, ...], stack: list[int], closing: str) -> int:
    """The place in the stack of the mark that `closing` closes, the innermost first; -1 for none."""
    for at in range(len(stack) - 1, -1, -1):
        if (tokens[stack[at]].text in _SINGLE) == (closing in _SINGLE):
            return at
    return -1


def _shape(tokens: tuple[Token, ...], i: int, first: int, last: int, mirrored: bool) -> str:
    """`open`, `close`, or empty where the white space does not tell; `mirrored` angles are swapped."""
    text = tokens[i].text
    if text in "«»":
        return "open" if (text == "«") != mirrored else "close"
    lone = i > first and not tokens[i].spaced and tokens[i - 1].kind == "word"
    if lone and tokens[i - 1].text in _PREPOSED:
        # «لـ" الصحيفة"»: whatever the white space after it
        return "open"
    before = tokens[i].spaced or i == first or tokens[i - 1].text in _INTRODUCE
    after = i + 1 >= last or tokens[i + 1].spaced or tokens[i + 1].text in _FOLLOW
    if before == after:
        return ""
    return "open" if before else "close"


def leads_speech(tokens: tuple[Token, ...], j: int, stop: int) -> bool:
    """Whether a colon at token `j` leads to what is said; none does in «الساعة 18:13» and «https://»."""
    if j + 1 >= stop or tokens[j].text != ":":
        return False
    clock = tokens[j - 1].kind == tokens[j + 1].kind == "number"
    return not clock and tokens[j + 1].text != "/"
