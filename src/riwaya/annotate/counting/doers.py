"""Those counted who did it rather than underwent it: «قتل رجل زوجته», «قتل انتحاري 32 شخصا»."""

from __future__ import annotations

from riwaya.annotate.counting.count import Quantity
from riwaya.annotate.counting.governors import HeadAt, Scene
from riwaya.language.affixes import ALEF, MEN
from riwaya.language.marks import COMMAS

#: «قتل انتحاري، يشتبه بأنه ...، 32 شخصا»: those who kill; what is said of them may stand between.
_ATTACKERS = frozenset(("suicide bombers", "attackers"))
_ASIDE = 12
_PAIR = 2
#: Tokens of «من» and the name of a group.
_GROUP = 4


def kills(scene: Scene, q: Quantity, after: Quantity | None, rule: str) -> bool:
    """«قتل رجل زوجته», «قتل مهاجم 12 شخصا»: the one counted is the subject, as those he killed follow."""
    if rule != "governed" or after is None or after.joined:
        return False
    if not q.bare:
        return _kill_many(scene, q, after)
    if q.value != 1:
        return False
    if scene.heads_between(q.last, after.first) or scene.breakdown_between(q.last, after.first):
        return False
    counted = not after.bare and after.noun is not None and after.noun.kind == "person"
    if not (after.owned or (counted and not after.prep) or is_object(scene, q, after)):
        return False
    head = scene.head_of(q, frozenset())
    if counted and strikes(scene, q, after):
        return True
    if any(scene.barrier(k) or scene.tokens[k].kind == "mark" for k in range(q.last, after.first)):
        return False
    return head is not None and head.head.verb and after.first - q.last <= (1 if after.bare else 4)


def _kill_many(scene: Scene, q: Quantity, after: Quantity) -> bool:
    """«قتل أربعة مسلحين من الحركة 67 شخصا»: two counts of people behind one verb, only «من» and a name between them."""
    people = all(c.noun is not None and c.noun.kind == "person" and not c.prep for c in (q, after))
    gap = range(q.last, after.first)
    head = scene.head_of(q, frozenset())
    if not people or after.bare or head is None or not head.head.verb or head.head.undergone:
        return False
    if len(gap) > _GROUP or scene.heads_between(q.last, after.first) or head.last != q.first:
        return False
    plain = all(scene.tokens[k].kind == "word" and k not in scene.timed for k in gap)
    named = not gap or scene.is_link(gap[0], "of")
    return plain and named and not any(scene.barrier(k) for k in gap[1:])


def is_object(scene: Scene, q: Quantity, after: Quantity) -> bool:
    """«قتل شرطي شابا», «قتل جندي إسرائيلي طفلا»: whether one is told in the accusative right after the one counted, or after
    a word for his nation."""
    if after.prep or after.other or after.value != 1 or after.noun is None:
        return False
    word = scene.tokens[after.last - 1].raw
    shown = word.endswith(ALEF) and after.last - after.first == 1
    if after.noun.kind != "person" or not shown or scene.tokens[q.last - 1].raw.endswith(ALEF):
        return False
    return all(_nation(scene, k) for k in range(q.last, after.first))


def _nation(scene: Scene, k: int) -> bool:
    return any(h.value.nation for h in scene.words.nouns.at(scene.tokens, k))


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
