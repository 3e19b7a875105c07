"""What stands between the parts of another event's clause and does not end it."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt, after_preposition
from riwaya.language.affixes import ARTICLE, BY
from riwaya.language.view import fold

#: The frame of what goes off.
_EXPLODES = "explode"


def aside(scene: EventScene, at: TriggerAt) -> bool:
    """«يلتقي الوزير خلال الزيارة رئيس الحكومة»: a circumstance taken up between the parts of another event's clause."""
    hit = scene.words.functions.first(scene.tokens, at.first - 1) if at.first else None
    taken_up = at.definite or bool(at.enclitic) or at.trigger.word.startswith(ARTICLE)
    return taken_up and hit is not None and hit.value == "beside"


def people(scene: EventScene, at: TriggerAt) -> bool:
    """«محتجون», «المتظاهرون»: people whose word tells of what they do; they take part in what stands around them."""
    one = at.last == at.first + 1 and at.trigger.part == "phrase"
    return one and "person" in scene.words.kinds.of_word(fold(at.trigger.word))


def reflexive(scene: EventScene, at: TriggerAt) -> bool:
    """«فجر نفسه»: a phrase of a verb and its own subject as its object."""
    if at.trigger.part != "phrase" or at.definite or at.last != at.first + 2:
        return False
    hit = scene.words.functions.first(scene.tokens, at.last - 1)
    return hit is not None and hit.value == "self" and not after_preposition(scene, at.first)


def means(at: TriggerAt) -> bool:
    """«هاجم التنظيم بسيارة مفخخة تجمعا»: what a deed is done with, between the parts of its clause."""
    return at.trigger.frame.name == _EXPLODES and at.trigger.part != "verb" and at.prefix == BY
