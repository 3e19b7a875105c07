"""What began and goes on: «بدأت القوات هجوما على المدينة», «انطلاق محاكمة الوزير», «منذ بدء الهجوم»."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.affixes import TO, WOMEN
from riwaya.model import EventDate

#: For how many days after its beginning what a page tells as begun still goes on.
_DAYS = 7
#: How far (tokens) before the noun «منذ» stands.
_SINCE = 4


def begun(scene: EventScene, at: TriggerAt, light: int | None, when: EventDate | None) -> bool:
    """Whether a word of beginning carries an event that takes days, lately or «منذ» its beginning."""
    if at.trigger.part == "verb":
        return False
    k = _beginning(scene, at, light)
    if k is None:
        return False
    since = any(
        word is not None and word.value == "since"
        for n in range(max(scene.first, min(k, at.first) - _SINCE), at.first)
        for word in (scene.words.functions.first(scene.tokens, n),)
    )
    if since:
        return at.trigger.type in scene.words.sets.drawn_out
    talks = scene.words.group(at.trigger.type) == "talks"
    long = scene.tokens[at.first].text.endswith(WOMEN) and at.trigger.type != "visit"
    if not (long if talks else at.trigger.type in scene.words.sets.in_course):
        return False
    return _lately(scene, when)


def begins(scene: EventScene, at: TriggerAt, k: int) -> bool:
    """«العملية التي بدأت قبل أيام»: whether the verb at token `k` tells of the beginning of what takes days."""
    begun = scene.words.beginnings.at(scene.tokens, k)
    return bool(begun) and not begun[0].prefix and at.trigger.type in scene.words.sets.in_course


def _beginning(scene: EventScene, at: TriggerAt, light: int | None) -> int | None:
    """The token of the word of beginning: the verb that carries the noun, or its verbal noun right before it."""
    for k in (light, at.first - 1):
        found = (
            scene.words.beginnings.at(scene.tokens, k) if k is not None and k >= scene.first else []
        )
        if found and not found[0].prefix.endswith(TO):
            return k
    return None


def _lately(scene: EventScene, when: EventDate | None) -> bool:
    published = scene.page.document.published
    if when is None or published is None:
        return when is None
    return date.fromisoformat(when.latest) + timedelta(days=_DAYS) >= date.fromisoformat(
        published.earliest
    )
