"""Numbers that stand away from the noun of a toll: «عدد القتلى ... إلى 30», «حصيلة الزلزال ترتفع إلى 120»."""

from __future__ import annotations

from riwaya.annotate.counting.count import CASES, Quantity
from riwaya.annotate.counting.governors import Scene
from riwaya.annotate.counting.lists import may_be_counted
from riwaya.annotate.counting.rows import What
from riwaya.annotate.counting.scene import QUOTES
from riwaya.language.affixes import AND, ARTICLE, BY, THEIR
from riwaya.language.wordindex import Seen

_TOLL_REACH = 16
_TOLL_FAR = 26
_TOLL_OWN = 1
_LED = 10
#: How far before its noun the verb may stand («بلغ عدد الأسر النازحة ... 3 آلاف»).
_VERB_BEFORE = 5
_TOLL_RISE = 45
_RELATIVE = 3


def toll_of(scene: Scene, q: Quantity, taken: frozenset[int]) -> What | None:
    """«عدد القتلى ... إلى 30», «حصيلة الوفيات بعد غرق مركب ... ارتفعت إلى 46»."""
    if q.bare or (q.noun is not None and q.noun.kind == "unit" and q.noun.unit != CASES):
        return None
    told = q.noun is None and q.last < scene.last and not scene.alone(q)
    other = told and may_be_counted(scene, q)  # «القتلى نتيجة أكثر من 20 حريقا»
    if other and scene.barrier(q.first - 1) == "preposition":
        return None
    far = _told_as_number(scene, q)
    rise = not far and scene.is_link(q.first - 1, "to")
    after = _noun_after(scene, q) if far or rise else None
    if after is not None:
        return after
    low = max(scene.first, q.first - (_TOLL_RISE if rise else _TOLL_FAR if far else _TOLL_REACH))
    another = False
    for k in range(q.first - 1, low - 1, -1):
        if scene.tokens[k].text in ("؛", ".") or (another and k in taken):
            return None
        another = another or _another(scene, k)
        if k in taken:
            continue
        hit = scene.words.tolls.first(scene.tokens, k) or _of_mishap(scene, k, q)
        whose = _of_whom(scene, k) if hit is None and (far or rise) else None
        if whose is not None or (hit and hit.value == "other"):
            return whose  # «عدد المتضررين» is no toll
        if hit and _own_word(q, hit.value):
            return None
        if hit and (not rise or q.first - k <= _TOLL_REACH or _risen(scene, k)):
            linked = not other and _linked(scene, hit.last, q)
            led = far or linked or _led(scene, k, hit.last, q, taken)
            return hit.value if led else None
        if not (far or rise) and any(at.first == k for at in scene.heads):
            return None
    return None


def _noun_after(scene: Scene, q: Quantity) -> What | None:
    """«ارتفع إلى 40 عدد قتلى المعارك»: what befell those whose number is told before «عدد» and its noun."""
    k = q.last + 1
    if k >= scene.last or scene.barrier(q.last) != "skip" or scene.is_breakdown(q.last):
        return None
    hit = scene.words.tolls.first(scene.tokens, k)
    return hit.value if hit is not None and hit.value != "other" else None


def _own_word(q: Quantity, what: What) -> bool:
    """«الأولوية للجرحى وآلاف المشردين»: whether those counted have a word of their own that tells of something else."""
    own = q.noun is not None and q.noun.kind == "casualty" and q.noun.what != what
    return own and what != "killed"  # the homeless may be dead


def _of_whom(scene: Scene, k: int) -> What | None:
    """«عدد الأشخاص الذين تم توقيفهم إلى 4455», «عدد من قتلوا في الحريق إلى 12»: what befell those of whom a relative clause
    tells, whose verbal noun or verb is token `k`."""
    near = range(max(scene.first, k - _RELATIVE), k)
    if not any(scene.is_relative(n) or _those_who(scene, n) for n in near):
        return None
    verb = next((h for h in scene.heads if h.first == k and h.head.verb), None)
    if verb is not None:
        number = range(max(scene.first, near[0] - _RELATIVE), k)
        told = any(scene.barrier(n) == "skip" and not scene.is_breakdown(n) for n in number)
        return verb.head.what if told and verb.head.what != "other" else None
    hits = (h for h in scene.words.owned.at(scene.tokens, k) if h.enclitic == THEIR)
    return next((h.value.what for h in hits if h.value.what != "other"), None)


def _those_who(scene: Scene, k: int) -> bool:
    """«عدد من قتلوا»: whether the word at token `k` stands for people, as a number does not go with what a preposition brings."""
    return scene.is_link(k, "of") and k > scene.first and scene.barrier(k - 1) == "skip"


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
