"""Counts that two words or two numbers share: ranges («بين 30 و35 شخصا»), «45 بين قتيل وجريح», «68 قتيلا وجريحا»."""

from __future__ import annotations

import msgspec

from riwaya.annotate.counting.count import Quantity
from riwaya.annotate.counting.scene import Sentence
from riwaya.language.affixes import ACCUSATIVES, AND, TO

_LINK = 2
_SINGLE = 2
_TEN, _HUNDRED = 10, 100
#: Those who are more than one by themselves.
FAMILIES = "families"


def ranges(counts: list[Quantity], scene: Sentence) -> list[Quantity]:
    """`counts` with every pair that tells one number made one: «ثلاثة إلى خمسة أشخاص», «بين 30 و35 شخصا», «أسرة من
    خمسة أفراد». One family whose number is not told counts nobody.

    «من 10 إلى 12» is left alone: it may tell of a rise. The value is None, `low` and `high` are the bounds.
    """
    out: list[Quantity] = []
    for q in counts:
        low = out[-1] if out else None
        if low is not None and _household(low, q, scene):
            out[-1] = msgspec.structs.replace(
                q, first=low.first, core=low.core, start=low.start, joined=low.joined, prep=low.prep,
            )  # fmt: skip
        elif low is not None and _bounds(low, q, scene):
            between = low.first > scene.first and _kind(scene, low.first - 1) == "between"
            out[-1] = msgspec.structs.replace(
                q, first=low.first - between, core=low.core, start=low.start, value=None,
                low=low.value, high=q.value, joined=low.joined, prep=low.prep,
            )  # fmt: skip
        else:
            out.append(q)
    kept: list[Quantity] = []
    for q in out:
        if kept and _both(kept[-1], q, scene):
            # «30 رجلا وامرأة وطفلا»: the number goes on to the next
            kept[-1] = msgspec.structs.replace(kept[-1], last=q.last)
        elif not (kept and _describes(kept[-1], q)):
            kept.append(q)
    return [q for q in kept if not (q.bare and q.noun is not None and q.noun.who == FAMILIES)]


def _describes(person: Quantity, q: Quantity) -> bool:
    """«سائق مصاب», «طالبة جامعية أسيرة»: a word for those hurt or held that describes the person counted before."""
    if person.noun is None or person.noun.kind != "person" or not q.bare or q.joined or q.prep:
        return False
    if q.noun is not None and q.noun.kind == "person" and not person.bare:
        # «19 بحارا مدنيا»
        alike = person.noun.number == q.noun.number == "s" and not q.owned and not q.other
        return alike and q.first == person.last and person.value != 1
    plain = q.noun is not None and q.noun.kind == "casualty" and q.last - q.first == 1
    weak = q.noun is not None and not q.noun.strong
    return plain and not q.owned and q.first - person.last <= (1 if weak else 0)


def _both(number: Quantity, q: Quantity, scene: Sentence) -> bool:
    """«40 طفلا وشابا», «30 رجلا وامرأة»: the second of two nouns that one number counts, in the singular of those past
    ten."""
    if number.bare or number.noun is None or number.noun.number != "s" or q.first != number.last:
        return False
    person = q.bare and q.joined and q.value == 1 and q.noun is not None and q.noun.kind == "person"
    if not person or q.owned or q.other or (number.value or 0) <= _TEN:
        return False
    if (number.value or 0) % _HUNDRED == 0:
        return True  # «200 طفل وقاصر»
    return scene.tokens[q.last - 1].raw.endswith(ACCUSATIVES)


def _household(low: Quantity, q: Quantity, scene: Sentence) -> bool:
    """«أسرة من خمسة أفراد», «عائلة مؤلفة من أربعة»: as many as they are."""
    if not low.bare or low.noun is None or low.noun.who != FAMILIES or q.bare:
        return False
    gap = q.first - low.last
    made_of = any(
        hit.value == "apposed" and hit.last == q.first
        for hit in scene.words.joiners.at(scene.tokens, low.last)
    )
    return made_of or (gap == 1 and _kind(scene, low.last) == "of")


def _bounds(low: Quantity, high: Quantity, scene: Sentence) -> bool:
    tokens = scene.tokens
    plain = not (low.bare or high.bare or low.approx or high.approx or low.noun is not None)
    if not plain or low.value is None or high.value is None or high.noun is None:
        return False
    if low.value <= _SINGLE and tokens[low.core].kind == "word":
        # «لليلة واحدة إلى 11»: one and two follow what they count, and bound nothing.
        return False
    if low.low is not None or low.high is not None or low.value >= high.value:
        return False
    before = _kind(scene, low.first - 1) if low.first > scene.first else ""
    if before == "between":
        to = high.first - low.last == 1 and _kind(scene, low.last) == "to"
        return to or (high.joined and high.first - low.last < _LINK)
    if high.first - low.last != 1:
        return False
    return before != "of" and _kind(scene, low.last) == "to" and tokens[low.last].text != TO


def _kind(scene: Sentence, k: int) -> str:
    hit = scene.words.singles.first(scene.tokens, k)
    return hit.value if hit is not None else ""


def mixed(counts: list[Quantity], scene: Sentence) -> dict[int, bool]:
    """Which counts are of dead and injured together, by their place in `counts`.

    «بين مسلح ومدني» only says who they are.  True marks the number («45 شخصا» of «45 شخصا بين قتيل وجريح», «68 قتيلا» of «68 قتيلا وجريحا»), False the bare
    nouns that only say of what it is made up.
    """
    out: dict[int, bool] = {}
    for n, q in enumerate(counts):
        if not _casualty(q):
            if _sorts(counts, n, scene):
                out[n] = out[n + 1] = False
            continue
        before = counts[n - 1] if n else None
        after = counts[n + 1] if n + 1 < len(counts) else None
        pair = after is not None and after.joined and _casualty(after) and after.first == q.last
        between = q.first > scene.first and _kind(scene, q.first - 1) == "between"
        if between and not pair and q.last < scene.last:
            if scene.tokens[q.last].text.startswith(AND):
                out[n] = False  # «بين قتيل وشريد ومعتقل»
            continue
        if pair and between:
            out[n] = out[n + 1] = False
            if before is not None and not before.bare and q.first - before.last <= _LINK:
                out[n - 1] = True
        elif q.joined and n in out:
            continue
        elif q.joined and before is not None and q.first == before.last and _told(before, q):
            out[n], out[n - 1] = False, True
    return out


def _sorts(counts: list[Quantity], n: int, scene: Sentence) -> bool:
    """«ألف شخص بين مسلح ومدني»: whether the `n`-th count and the next only tell of which sorts those before are."""
    if not 0 < n < len(counts) - 1 or _kind(scene, counts[n].first - 1) != "between":
        return False
    whole, one, other = counts[n - 1 : n + 2]
    both = all(
        q.bare and q.value == 1 and q.noun is not None and q.noun.kind == "person"
        for q in (one, other)
    )
    beside = other.joined and other.first == one.last and one.first - whole.last <= _LINK
    return both and beside and not whole.bare


def _casualty(q: Quantity) -> bool:
    noun = q.noun
    return (
        q.bare
        and q.value == 1
        and noun is not None
        and noun.kind == "casualty"
        and noun.what != "other"
    )


def _told(number: Quantity, q: Quantity) -> bool:
    """«68 قتيلا وجريحا»: the number counts one casualty noun and a single other one follows at once."""
    noun = number.noun
    if number.bare or noun is None or noun.number != "s":
        return False  # «9 قتلى وجريح»: one more
    return noun.kind == "casualty" and noun != q.noun
