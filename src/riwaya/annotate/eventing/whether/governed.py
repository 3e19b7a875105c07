"""Whether a word before an event tells of that event itself («تشن القوات هجوما», «استمرار القصف»), or only of something about it
(«لم تعرف دوافع الهجوم», «يحصل عليها إثر الاتفاق», «ما زال الغموض يكتنف حادثة اقتحام»)."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.whether.purpose import STOPS
from riwaya.language.affixes import ARTICLE, IN, OF, OF_THIRD, ON, TA_MARBUTA, TOWARDS

#: By which a verb brings what it tells of («شارك في», «أشرف على», «تعرض إلى», «عانى من»).
_BRINGS = frozenset((IN, ON, TOWARDS, OF))
#: Kinds of function words behind which stands no object.
_APART = frozenset(("since", "besides", "comp", "among"))
_AWAY = _APART | {"prep", "partitive", "beside", "about"}
#: Letters of the longest word that is no noun with another behind it.
_SHORT = 2


def carried(scene: EventScene, k: int, at: TriggerAt) -> bool:
    """Whether the light verb at token `k` has the event as its object or subject, so that its tense is the event's; what is
    told beside a plan is planned too («سيوقع الاتفاق أثناء الزيارة»)."""
    if k >= at.first:
        return True
    before = scene.words.verbs.first(scene.tokens, k - 1) if k > scene.first else None
    if before is not None and before.value.kind != "aux":
        return False  # «ناقشوا تبني عقوبات»
    verb = scene.words.verbs.first(scene.tokens, k)
    ahead = verb is not None and verb.value.aspect == "future"
    if _led_away(scene, at.first - 1, _APART if ahead else _AWAY):
        return False
    return ahead or not (_owned(scene, at) or _has_subject(scene, k, at))


def goes_on(scene: EventScene, k: int, at: TriggerAt) -> bool:
    """Whether a word of going on whose last token is `k` reaches the event: no other verb between, but for that of a relative
    clause, and nothing that leads away right before it."""
    for n in range(k + 1, at.first):
        if scene.tokens[n].text in STOPS:
            return False
        if scene.words.verbs.first(scene.tokens, n) is None or scene.words.light.at(
            scene.tokens, n
        ):
            continue
        if scene.tokens[n - 1].text not in scene.words.relatives:
            return False
    return at.first == k + 1 or not _led_away(scene, at.first - 1)


def _led_away(scene: EventScene, k: int, kinds: frozenset[str] = _AWAY) -> bool:
    """Whether token `k`, right before the event, brings something that is told beside it («بعد», «بسبب», «حول»)."""
    if k <= scene.first:
        return False
    word = scene.words.functions.first(scene.tokens, k)
    text = scene.tokens[k].text
    if text in scene.words.anchors:
        return True
    away = word is not None and not word.definite and word.value in kinds
    return away and text not in _BRINGS


def _has_subject(scene: EventScene, k: int, at: TriggerAt) -> bool:
    """«تجري الاستعدادات لاقتحامها»: whether a verb whose subject the event could be has one already."""
    if any(h.value != "-" for h in scene.words.light.at(scene.tokens, k)):
        return False
    between = scene.between(k + 1, at.first)
    bare = (p for p in between if p.kind == "np" and not (p.prep or p.joined))
    return any(scene.tokens[p.first].text.startswith(ARTICLE) for p in bare)


def _owned(scene: EventScene, at: TriggerAt) -> bool:
    """«دوافع الهجوم»: whether the event only says whose the noun before it is."""
    k = at.first - 1
    if k <= scene.first or not (at.definite or at.enclitic) or at.prefix:
        return False
    token, words = scene.tokens[k], scene.words
    text = token.text
    if token.kind != "word" or len(text) <= _SHORT or text.startswith(ARTICLE):
        return False
    his = text.endswith(OF_THIRD) and not token.raw.endswith(TA_MARBUTA)
    if k in scene.page.covered or k in scene.page.timed or his:
        return False
    if text in words.light_nouns or text in words.adjectives or text in words.relatives:
        return False
    known = (words.functions, words.verbs, words.anaphors, words.triggers, words.light)
    return all(not index.at(scene.tokens, k) for index in known)
