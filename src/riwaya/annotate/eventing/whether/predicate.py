"""What the sentence says of an event that is its subject: «عملية البحث عن الضحايا ما زالت مستمرة», «عملية تمشيط واسعة تجري», «المعارك
تتواصل منذ أسبوع»."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt, after_preposition
from riwaya.annotate.eventing.whether.purpose import STOPS
from riwaya.language.affixes import AND, JOINED_OR_NOT

#: How far (tokens that are no time) behind the event its predicate begins.
_REACH = 12
#: Kinds of function words that begin another clause.
_CLAUSES = ("comp", "conj", "verbal", "neg")


def goes_on_behind(scene: EventScene, at: TriggerAt) -> bool:
    """Whether the event is what its clause is about, and the first verb or participle behind it says that it goes on."""
    able = at.trigger.type in scene.words.sets.enduring and at.trigger.part != "verb"
    if not able or at.prefix not in JOINED_OR_NOT or not _leads(scene, at):
        return False
    left = _REACH
    for k in range(at.last, scene.last):
        left -= k not in scene.page.timed
        token = scene.tokens[k]
        if not left or token.text in STOPS or token.text in scene.words.relatives:
            return False
        said = _says(scene, k)
        if said is not None:
            return said
    return False


def _leads(scene: EventScene, at: TriggerAt) -> bool:
    """Whether nothing stands before the event in its clause, by which it could be governed."""
    k = at.first - 1
    if k < scene.first or scene.tokens[k].kind != "word" or at.prefix == AND:
        return True
    word = scene.words.functions.first(scene.tokens, k)
    return word is not None and word.value in ("comp", "conj", "dem")


def _says(scene: EventScene, k: int) -> bool | None:
    """Whether the word at token `k` says that it goes on; None where it says nothing of the kind yet."""
    if k in scene.page.timed:
        return None
    hits = scene.words.cues.at(scene.tokens, k)
    if any(h.value.status == "ongoing" and not (h.prefix or h.definite) for h in hits):
        return k - 1 not in scene.page.timed  # «لأكثر من ثماني ساعات متواصلة»
    if any(h.value.status == "narrated" for h in hits):
        return False  # «كانت المفاوضات تجري»
    verbs = scene.words.verbs.at(scene.tokens, k)
    if scene.words.running.at(scene.tokens, k) and not after_preposition(scene, k):
        own = k + 1 in scene.told  # «اعتقال رجلين يجري التحقيق معهما»
        return not own and {h.value.aspect for h in verbs} == {"present"}
    word = scene.words.functions.first(scene.tokens, k)
    other = k in scene.told or any(h.value.kind != "aux" for h in verbs)
    return False if other or (word is not None and word.value in _CLAUSES) else None
