"""One who is told without a number, and what stands beside him: «ضابط وثلاثة جنود» are four, «شاب ثلاثيني» is one."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from riwaya.annotate.counting.count import Quantity
from riwaya.annotate.counting.governors import Scene
from riwaya.annotate.counting.sums import Found
from riwaya.annotate.counting.words import Noun
from riwaya.language.affixes import AND, ARTICLE

#: Tokens of what says whose he is («قائد المركب الصغير (الزورق) وثلاثة من معاونيه»).
_OWN = 5
#: Tokens to one more who is told behind them.
_MORE = 4


def one_with_others(scene: Scene, found: list[Found]) -> None:
    """Makes one figure of one person and the number joined to him («توقيف سائق الحافلة واثنين من معاونيه»), where the list
    ends with it."""
    for n in range(len(found) - 2, -1, -1):
        one, rest = found[n], found[n + 1]
        if not _alone(one) or not _joined(scene, one, rest) or _goes_on(rest, found[n + 2 :]):
            continue
        whole = Found(_sum(one.q, rest.q), one.what, one.rule, listed=one.listed)
        found[n : n + 2] = [whole]
        for f in found:
            f.total = whole if f.total is one or f.total is rest else f.total
            f.listed = whole if f.listed is one or f.listed is rest else f.listed


def _alone(one: Found) -> bool:
    """Whether one person is told without a number, and as no part of others."""
    q = one.q
    person = q.other if q.noun is None else q.noun.kind == "person"
    plain = q.bare and q.value == 1 and not (q.owned or q.joined)
    return plain and person and one.what != "other" and one.total is None


def _joined(scene: Scene, one: Found, rest: Found) -> bool:
    """Whether the number follows him, with no more between than whose he is, and counts people of his side."""
    q = rest.q
    if rest.rule != "joined" or rest.what != one.what or rest.total is not None:
        return False
    if (
        q.bare
        or not q.joined
        or q.value is None
        or (one.q.noun and _fights(scene, one.q) != _fights(scene, q))
    ):
        return False
    if any(h.first == q.last and h.head.plural for h in scene.heads):
        return False  # «قتل شخص وثلاثة آخرون أصيبوا»
    gap = [k for k in range(one.q.last, q.first) if scene.tokens[k].kind == "word"]
    gap = [k for k in gap if scene.tokens[k].text != AND]
    if q.first - one.q.last > _OWN or any(scene.barrier(k) for k in gap):
        return False
    return all(scene.tokens[k].text.startswith(ARTICLE) or _nation(scene, k) for k in gap)


def _nation(scene: Scene, k: int) -> bool:
    return any(h.value.nation for h in scene.words.nouns.at(scene.tokens, k))


def _fights(scene: Scene, q: Quantity) -> bool:
    """Whether those counted are of a side that fights the state («جندي وثلاثة مسلحين» are the dead of two sides)."""
    return q.noun is not None and q.noun.who in scene.words.insurgents


def _goes_on(rest: Found, after: list[Found]) -> bool:
    """«ضابط وثلاثة جنود ومدني»: whether one more is told right behind, so that each of the list stands for itself."""
    more = after[0] if after else None
    if more is None or more.what != rest.what or more.rule != "joined":
        return False
    return more.q.joined and more.q.first - rest.q.last <= _MORE


def _sum(one: Quantity, rest: Quantity) -> Quantity:
    who = {q.noun.who if q.noun is not None else "" for q in (one, rest)}
    bounds = (None if bound is None else bound + 1 for bound in (rest.low, rest.high))
    low, high = bounds
    return replace(
        rest,
        first=one.first,
        core=one.core,
        start=one.start,
        value=(rest.value or 0) + 1,
        low=low,
        high=high,
        joined=one.joined,
        prep=one.prep,
        noun=Noun("person", "p", who=who.pop() if len(who) == 1 else ""),
    )


def single_told_twice(found: list[Found]) -> None:
    """Takes out who only says what the one right before him is: «شاب ثلاثيني», «طفلا رضيعا»."""
    for one, same in reversed(list(pairwise(found))):
        beside = same.q.first == one.q.last and same.what == one.what
        if beside and _single(one.q) and _single(same.q) and not same.q.joined:
            found.remove(same)


def _single(q: Quantity) -> bool:
    person = q.noun is not None and q.noun.kind == "person"
    return q.bare and q.value == 1 and person and not (q.owned or q.other)
