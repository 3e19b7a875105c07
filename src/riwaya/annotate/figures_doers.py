"""Those counted who did it rather than underwent it: «قتل رجل زوجته», «قتل انتحاري 32 شخصا»."""

from __future__ import annotations

from riwaya.annotate.figures_count import Quantity
from riwaya.annotate.figures_governors import HeadAt, Scene
from riwaya.language.affixes import MEN
from riwaya.language.marks import COMMAS

#: «قتل انتحاري، يشتبه بأنه ...، 32 شخصا»: those who kill; what is said of them may stand between.
_ATTACKERS = frozenset(("suicide bombers", "attackers"))
_ASIDE = 12
_PAIR = 2


def kills(scene: Scene, q: Quantity, after: Quantity | None, rule: str) -> bool:
    """«قتل رجل زوجته», «قتل مهاجم 12 شخصا»: the one counted is the subject, as those he killed follow."""
    if not q.bare or rule != "governed" or after is None or after.joined or q.value != 1:
        return False
    if scene.heads_between(q.last, after.first) or scene.breakdown_between(q.last, after.first):
        return False
    counted = not after.bare and after.noun is not None and after.noun.kind == "person"
    if not (after.owned or (counted and not after.prep)):
        return False
    head = scene.head_of(q, frozenset())
    if counted and strikes(scene, q, after):
        return True
    if any(scene.barrier(k) or scene.tokens[k].kind == "mark" for k in range(q.last, after.first)):
        return False
    return head is not None and head.head.verb and after.first - q.last <= (1 if after.bare else 4)


def struck_by_many(scene: Scene, q: Quantity) -> HeadAt | None:
    """«قتل مسلحون، يشتبه بانتمائهم إلى ...، أربعة جنود»: the verb whose plural doers stand between it and those counted,
    what is said of them within commas."""
    if q.bare or q.prep or q.joined or q.noun is None or q.noun.kind != "person":
        return None
    if q.first == scene.first or scene.tokens[q.first - 1].text not in COMMAS:
        return None
    for at in reversed(scene.heads):
        if at.last > q.first:
            continue
        doers = at.last < scene.last and scene.tokens[at.last].text.endswith(MEN)
        if not at.head.verb or not doers or at.head.plural or q.first - at.last > _ASIDE:
            return None
        named = any(
            h.value.kind == "person" and h.value.number == "p" and not h.prefix
            for h in scene.words.nouns.at(scene.tokens, at.last)
        )
        commas = sum(scene.tokens[k].text in COMMAS for k in range(at.last, q.first))
        return at if named and commas == _PAIR else None
    return None


def strikes(scene: Scene, q: Quantity, after: Quantity) -> bool:
    """«قتل انتحاري، يشتبه بأنه ...، 32 شخصا»: whether one whose trade it is stands right after the verb."""
    if q.noun is None or q.noun.who not in _ATTACKERS or after.prep or after.bare:
        return False
    head = scene.head_of(q, frozenset())
    near = after.first - q.last <= _ASIDE and not scene.heads_between(q.last, after.first)
    kills = head is not None and head.head.verb and head.head.what == "killed"
    return near and kills and head is not None and head.last == q.first
