"""Counts that two words or two numbers share: ranges («بين 30 و35 شخصا»), «45 بين قتيل وجريح», «68 قتيلا وجريحا»."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.annotate.figures_count import Quantity
from riwaya.annotate.figures_words import FigureWords
from riwaya.language.affixes import ACCUSATIVES, TO
from riwaya.language.tokens import Token

_LINK = 2
_SINGLE = 2
_TEN = 10
_TANWIN = "\u064b\u064c\u064d"
#: Those who are more than one by themselves.
FAMILIES = "families"


def ranges(
    counts: list[Quantity], tokens: Sequence[Token], words: FigureWords, first: int
) -> list[Quantity]:
    """`counts` with every pair that tells one number made one: «ثلاثة إلى خمسة أشخاص», «بين 30 و35 شخصا», «أسرة من
    خمسة أفراد». One family whose number is not told counts nobody.

    «من 10 إلى 12» is left alone: it may tell of a rise. The value is None, `low` and `high` are the bounds.
    """
    out: list[Quantity] = []
    for q in counts:
        low = out[-1] if out else None
        if low is not None and _household(low, q, tokens, words):
            out[-1] = msgspec.structs.replace(
                q, first=low.first, core=low.core, start=low.start, joined=low.joined, prep=low.prep,
            )  # fmt: skip
        elif low is not None and _bounds(low, q, tokens, words, first):
            between = low.first > first and _kind(tokens, low.first - 1, words) == "between"
            out[-1] = msgspec.structs.replace(
                q, first=low.first - between, core=low.core, start=low.start, value=None,
                low=low.value, high=q.value, joined=low.joined, prep=low.prep,
            )  # fmt: skip
        else:
            out.append(q)
    out = [
        q
        for n, q in enumerate(out)
        if not (n and (_both(out[n - 1], q, tokens) or _describes(out[n - 1], q)))
    ]
    return [q for q in out if not (q.bare and q.noun is not None and q.noun.who == FAMILIES)]


def _describes(person: Quantity, q: Quantity) -> bool:
    """«سائق مصاب», «طالبة جامعية أسيرة»: a word for those hurt or held that describes the person counted before."""
    if person.noun is None or person.noun.kind != "person" or not q.bare or q.joined or q.prep:
        return False
    plain = q.noun is not None and q.noun.kind == "casualty" and q.last - q.first == 1
    weak = q.noun is not None and not q.noun.strong
    return plain and not q.owned and q.first - person.last <= (1 if weak else 0)


def _both(number: Quantity, q: Quantity, tokens: Sequence[Token]) -> bool:
    """«40 طفلا وشابا», «30 رجلا وامرأة»: the second of two nouns that one number counts, in the singular of those past
    ten."""
    if number.bare or number.noun is None or number.noun.number != "s" or q.first != number.last:
        return False
    person = q.bare and q.joined and q.value == 1 and q.noun is not None and q.noun.kind == "person"
    if not person or q.owned or q.other or (number.value or 0) <= _TEN:
        return False
    return tokens[q.last - 1].raw.rstrip(_TANWIN).endswith(ACCUSATIVES)


def _household(low: Quantity, q: Quantity, tokens: Sequence[Token], words: FigureWords) -> bool:
    """«أسرة من خمسة أفراد», «عائلة مؤلفة من أربعة»: as many as they are."""
    if not low.bare or low.noun is None or low.noun.who != FAMILIES or q.bare:
        return False
    gap = q.first - low.last
    made_of = any(
        hit.value == "apposed" and hit.last == q.first for hit in words.joiners.at(tokens, low.last)
    )
    return made_of or (gap == 1 and _kind(tokens, low.last, words) == "of")


def _bounds(
    low: Quantity, high: Quantity, tokens: Sequence[Token], words: FigureWords, first: int
) -> bool:
    plain = not (low.bare or high.bare or low.approx or high.approx or low.noun is not None)
    if not plain or low.value is None or high.value is None or high.noun is None:
        return False
    if low.value <= _SINGLE and tokens[low.core].kind == "word":
        # «لليلة واحدة إلى 11»: one and two follow what they count, and bound nothing.
        return False
    if low.low is not None or low.high is not None or low.value >= high.value:
        return False
    before = tokens[low.first - 1] if low.first > first else None
    between = before is not None and _kind(tokens, low.first - 1, words) == "between"
    if between:
        return high.joined and high.first - low.last < _LINK
    if high.first - low.last != 1:
        return False
    rising = before is not None and _kind(tokens, low.first - 1, words) == "of"
    return not rising and _kind(tokens, low.last, words) == "to" and tokens[low.last].text != TO


def _kind(tokens: Sequence[Token], k: int, words: FigureWords) -> str:
    hit = words.singles.first(tokens, k)
    return hit.value if hit is not None else ""


def mixed(counts: list[Quantity], tokens: Sequence[Token], words: FigureWords) -> dict[int, bool]:
    """Which counts are of dead and injured together, by their place in `counts`.

    True marks the number («45 شخصا» of «45 شخصا بين قتيل وجريح», «68 قتيلا» of «68 قتيلا وجريحا»), False the bare
    nouns that only say of what it is made up.
    """
    out: dict[int, bool] = {}
    for n, q in enumerate(counts):
        if not _casualty(q):
            continue
        before = counts[n - 1] if n else None
        after = counts[n + 1] if n + 1 < len(counts) else None
        pair = after is not None and after.joined and _casualty(after) and after.first == q.last
        if pair and q.first and _kind(tokens, q.first - 1, words) == "between":
            out[n] = out[n + 1] = False
            if before is not None and not before.bare and q.first - before.last <= _LINK:
                out[n - 1] = True
        elif q.joined and n in out:
            continue
        elif q.joined and before is not None and q.first == before.last and _told(before, q):
            out[n], out[n - 1] = False, True
    return out


def _casualty(q: Quantity) -> bool:
    return q.bare and q.value == 1 and q.noun is not None and q.noun.kind == "casualty"


def _told(number: Quantity, q: Quantity) -> bool:
    """«68 قتيلا وجريحا»: the number counts one casualty noun and a single other one follows at once."""
    noun = number.noun
    return not number.bare and noun is not None and noun.kind == "casualty" and noun != q.noun
