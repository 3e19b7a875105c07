"""What «لـ» before an event says: a purpose, which is not yet done, or the object of the word before it."""

from __future__ import annotations

from riwaya.annotate.eventing.rows import Cue
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.affixes import AND, ARTICLE, ARTICLED, OF_THIRD, TA_MARBUTA, TO
from riwaya.language.marks import COMMAS
from riwaya.language.wordindex import Seen

_OWNED = 4
#: Nouns for what an event leaves behind («النتائج المروعة للحرب»), an adjective between or none.
_AFTERMATH = "aftermath"
_FAR = 10
#: How far (tokens) before an event the one stands that it is joined to.
_BESIDE = 3
#: Where the reach of words that say whether something happened ends.
STOPS = frozenset((".", "؛", ":", *COMMAS))


def for_purpose(scene: EventScene, at: TriggerAt) -> bool:
    """«لقصف المدينة», «للتحقيق في»: «لـ» of purpose brings an infinitive; one with the article only where what it
    governs follows, for else it is an event that the word before is about («إدانتها للهجوم»)."""
    if _carried(scene, at) or _goes_with(scene, at):
        return True
    if not at.prefix.endswith(TO) or at.trigger.plural:
        return False
    if at.definite and at.trigger.part != "phrase":
        after = scene.tokens[at.last].text if at.last < scene.last else ""
        role = at.trigger.frame.links.get(after)
        sides = role == "participant" and scene.words.group(at.trigger.type) == "agreement"
        return role is not None and not sides  # «شروط الاتفاق بين الشركتين»
    return at.trigger.part != "phrase" or not at.definite


def _goes_with(scene: EventScene, at: TriggerAt) -> bool:
    """«لانتزاع السيطرة», «لتعقب المسلحين وملاحقتهم»: an event of the family of one told as a purpose, which governs it or is
    joined to it."""
    joined, family = at.prefix == AND, scene.words.group(at.trigger.type)
    for k in range(at.first - 1, max(scene.first, at.first - (_BESIDE if joined else 1)) - 1, -1):
        if scene.tokens[k].text in STOPS:
            return False
        if k in scene.told:
            hits = scene.words.triggers.at(scene.tokens, k)
            same = any(scene.words.group(h.value.type) == family for h in hits)
            meant = same and all(h.prefix.endswith(TO) and not h.definite for h in hits)
            return meant and _undergone(scene, k) is None
    return False


def _carried(scene: EventScene, at: TriggerAt) -> bool:
    """«لبدء تحرير المدينة», «لشن هجوم», «لإجراء مشاورات»: «لـ» of purpose on the noun that carries a use of force or talks."""
    able = scene.words.group(at.trigger.type) in ("force", "talks")
    if not able or at.prefix or at.definite or at.first == scene.first:
        return False
    before = scene.tokens[at.first - 1].text
    return before.startswith(TO) and before[len(TO) :] in scene.words.light_nouns


def undergone_at(scene: EventScene, at: TriggerAt) -> int | None:
    """«تعرض مواطن في السوق لاعتداء»: the token of a verb of undergoing whose object the «ل» brings, its subject between."""
    return _undergone(scene, at.first) if at.prefix.endswith(TO) else None


def _undergone(scene: EventScene, k: int) -> int | None:
    end, left = k, _FAR
    while k > scene.first and left:
        k -= 1
        left -= k not in scene.page.timed and scene.tokens[k].kind == "word"
        if scene.tokens[k].text in STOPS:
            return None
        hits = scene.words.cues.at(scene.tokens, k)
        if any(h.value.status == "undergone" for h in hits):
            return k
        if any(map(_reached, hits)) and scene.told.isdisjoint(range(k + 1, end)):
            return k
    return None


def _reached(hit: Seen[Cue]) -> bool:
    """«توصل النادي لاتفاق», not «للتوصل لاتفاق»."""
    return hit.value.status == "reached" and not (hit.definite or hit.prefix.endswith(TO))


def takes_object(scene: EventScene, at: TriggerAt) -> bool:
    """«استنكارها لاختطاف»: the «ل» brings the object of the word before it, not a purpose."""
    if at.first == scene.first:
        return False
    before = scene.tokens[at.first - 1]
    if any(
        h.value.status in ("object", _AFTERMATH)
        for h in scene.words.cues.at(scene.tokens, at.first - 1)
    ):
        return not _counted(scene, at.first - 1)
    if scene.words.functions.at(scene.tokens, at.first - 1) or before.kind != "word":
        return False
    if _described_object(scene, at.first - 1):
        return True
    owned = before.text.endswith(OF_THIRD) and not before.raw.endswith(TA_MARBUTA)
    verb = scene.words.verbs.first(scene.tokens, at.first - 1)
    return owned and verb is None and len(before.text) > _OWNED


def _described_object(scene: EventScene, k: int) -> bool:
    """«النتائج المروعة للحرب»: whether the word at token `k` is the adjective of a noun that «ل» brings an object to."""
    token, noun = scene.tokens[k], k - 1
    if noun < scene.first or scene.words.verbs.at(scene.tokens, k):
        return False
    hits = scene.words.cues.at(scene.tokens, noun)
    known = scene.tokens[noun].text.startswith((ARTICLE, *ARTICLED))
    left = any(h.value.status == _AFTERMATH and h.last == k for h in hits)
    return left and known and token.text.startswith(ARTICLE)


def _counted(scene: EventScene, k: int) -> bool:
    """«رصدت 160 هدفا لقصفها»: a noun with a number before it stands for things, not for what befell somebody («كان هدفا
    لقصف»)."""
    return k > scene.first and scene.tokens[k - 1].kind == "number"
