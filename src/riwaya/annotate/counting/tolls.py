"""Numbers that stand away from the noun of a toll: «عدد القتلى ... إلى 30», «حصيلة الزلزال ترتفع إلى 120»."""

from __future__ import annotations

from riwaya.annotate.counting.count import CASES, Quantity
from riwaya.annotate.counting.governors import Scene
from riwaya.annotate.counting.lists import may_be_counted
from riwaya.annotate.counting.rows import What
from riwaya.annotate.counting.scene import QUOTES
from riwaya.language.affixes import AND, ARTICLE, BY
from riwaya.language.wordindex import Seen

_TOLL_REACH = 16
_TOLL_FAR = 26
_TOLL_OWN = 1
_LED = 10
#: How far before its noun the verb may stand («بلغ عدد الأسر النازحة ... 3 آلاف»).
_VERB_BEFORE = 3
_TOLL_RISE = 45


def toll_of(scene: Scene, q: Quantity, taken: frozenset[int]) -> What | None:
    """«عدد القتلى ... إلى 30», «حصيلة الوفيات بعد غرق مركب ... ارتفعت إلى 46»."""
    if q.bare or (q.noun is not None and q.noun.kind == "unit" and q.noun.unit != CASES):
        return None
    if q.noun is None and q.last < scene.last and not scene.alone(q) and may_be_counted(scene, q):
        return None  # «القتلى نتيجة أكثر من 20 حريقا»
    far = _told_as_number(scene, q)
    rise = not far and scene.is_link(q.first - 1, "to")
    low = max(scene.first, q.first - (_TOLL_RISE if rise else _TOLL_FAR if far else _TOLL_REACH))
    another = False
    for k in range(q.first - 1, low - 1, -1):
        if scene.tokens[k].text in ("؛", ".") or (another and k in taken):
            return None
        another = another or _another(scene, k)
        if k in taken:
            continue
        hit = scene.words.tolls.first(scene.tokens, k) or _of_mishap(scene, k, q)
        if hit and (not rise or q.first - k <= _TOLL_REACH or _risen(scene, k)):
            led = far or _linked(scene, hit.last, q) or _led(scene, k, hit.last, q, taken)
            return hit.value if led else None
        if not (far or rise) and any(at.first == k for at in scene.heads):
            return None
    return None


def _another(scene: Scene, k: int) -> bool:
    """«الوفيات إلى 12 شخصا والحالات المشتبه بها إلى 30»: whether a second subject begins at token `k`."""
    text = scene.tokens[k].text
    return text.startswith(AND + ARTICLE) and not scene.words.tolls.at(scene.tokens, k)


def _of_mishap(scene: Scene, k: int, q: Quantity) -> Seen[What] | None:
    """«حصيلة الفيضانات»: the toll of a mishap is of the dead, where nothing else is counted."""
    if (q.noun is None and not scene.alone(q)) or (q.noun is not None and q.noun.kind == "unit"):
        return None
    hit = scene.words.mishap_tolls.first(scene.tokens, k)
    told = hit is not None and scene.words.mishaps.first(scene.tokens, hit.last)
    return hit if told else None


def _risen(scene: Scene, k: int) -> bool:
    """«ارتفع عدد قتلى ... إلى 36»: whether a word of rising stands right before the noun at token `k`."""
    return any(scene.words.rises.at(scene.tokens, n) for n in range(max(scene.first, k - 3), k))


def _told_as_number(scene: Scene, q: Quantity) -> bool:
    """Whether a verb that only numbers follow stands right before («ارتفعت إلى 46», «بلغ 14», «تجاوزت 1800»)."""
    if q.first < q.core and scene.words.toll_links.at(scene.tokens, q.first):
        return True
    for k in (q.first - 1, q.first - 2):
        if k < scene.first or scene.barrier(k) == "preposition":
            continue
        hit = scene.words.toll_links.first(scene.tokens, k)
        if hit is not None and hit.last == q.first and len(scene.tokens[k].text) > 2:
            return True
    return False


def _led(scene: Scene, k: int, after: int, q: Quantity, taken: frozenset[int]) -> bool:
    """«بلغت حصيلة القتلى منذ بداية الشهر 112»: the verb before the noun whose number comes later."""
    gap = range(after, q.first)
    if len(gap) > _LED or any(n in taken or _parts(scene, n) for n in gap):
        return False
    before = range(max(scene.first, k - _VERB_BEFORE), k)
    return any(
        scene.words.toll_links.at(scene.tokens, n) and scene.barrier(n) != "preposition"
        for n in before
    )


def _parts(scene: Scene, k: int) -> bool:
    token = scene.tokens[k]
    return token.kind == "mark" and token.text not in QUOTES and not scene.encloses(k)


def _linked(scene: Scene, after: int, q: Quantity) -> bool:
    gap = range(after, q.first)
    if len(gap) == 1 and scene.tokens[after].text == ":":
        return True  # «إجمالي الشهداء: 416»
    if sum(not (scene.passable(k) or scene.dated(k)) for k in gap) <= _TOLL_OWN and not any(
        _parts(scene, k) for k in gap
    ):
        return True
    link = q.first - 1
    while link > after and scene.passable(link) and scene.tokens[link].text != BY:
        link -= 1
    if BY in (scene.tokens[link].text, q.prep):
        return not any(scene.barrier(k) == "hard" for k in range(after, link))
    return bool(scene.words.toll_links.at(scene.tokens, link))
