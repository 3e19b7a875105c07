"""Two words right behind each other that tell of one deed: «استعادوا السيطرة», «جلسة مباحثات», «توصلت الحكومة إلى اتفاق»."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.told import Told
from riwaya.annotate.eventing.words import EventWords
from riwaya.language.affixes import AND

_ROLES = ("actor", "target")
#: What parts a verb from the noun that completes it.
_PARTS = ("mark", "comp", "conj", "rel", "verb")


def one_deed(one: Told, after: Told, scene: EventScene) -> None:
    """Lets two words for one deed, told right after each other, take whoever the other names: a doer or victim that it has none
    of; of talks and pacts all sides."""
    if one.event.type != after.event.type or after.at.trigger.part == "verb":
        return
    beside = one.at.last == after.at.first and not after.at.prefix
    if not (beside or _completes(one, after, scene)):
        return
    for role in _ROLES:
        for mine, its in ((one, after), (after, one)):
            if not mine.held(role):
                mine.take(its.held(role))
    if _sided(one.event.type, scene.words):
        sides = (one.held("participant"), after.held("participant"))
        one.take(sides[1])
        if not after.at.definite:  # «توقيع الاتفاق»: known from before, by others
            after.take(a for a in sides[0] if a.span.start < after.event.start)


def _sided(type_: str, words: EventWords) -> bool:
    """Whether all take part alike in events of a type."""
    return type_ in words.sets.pacts or words.group(type_) == "talks"


def _completes(one: Told, after: Told, scene: EventScene) -> bool:
    """«توصلت الحكومة والحركة إلى اتفاق»: whether the noun, told of for the first time, is what the sides of a verb come to."""
    if one.event.type not in scene.words.sets.pacts or one.at.trigger.part == "noun":
        return False
    if after.at.definite or after.at.prefix.startswith(AND):
        return False
    if not scene.words.leading(scene.tokens[after.at.first - 1].text):
        return False
    return all(p.kind not in _PARTS for p in scene.between(one.at.last, after.at.first))
