"""What somebody asks for and nobody has done: «دعا السكان إلى فتح تحقيق في مقتل شاب» asks for the inquiry, not for the death."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.affixes import AND, PREPOSITIONS

_REACH = 24
_OPENER = 4
_OPENS = {"opens", "that"}
#: Preposition letters that bring what is asked for.
_STOPS = frozenset((".", "؛"))


def asked_for(scene: EventScene, at: TriggerAt, light: int | None) -> bool:
    """Whether the trigger is what a word of asking before it asks for.

    From that word to the trigger no preposition may lead away from what is asked («في», «حول») once it has
    begun («إلى», «بـ», «أن»); «وإطلاق سراح» takes up a list that a preposition has ended, unless the event after
    that preposition could be what it goes on from.
    """
    if at.trigger.aspect == "past":
        return False
    for k in range(at.first - 1, max(scene.first, at.first - _REACH) - 1, -1):
        kinds = _kinds(scene, k)
        if "end" in kinds or scene.tokens[k].text in _STOPS:
            return False
        if not kinds and (k == light or _told(scene, k)):
            return False
        if "asks" in kinds:
            return _reaches(scene, k, at)
    return False


def _reaches(scene: EventScene, ask: int, at: TriggerAt) -> bool:
    """Whether nothing from token `ask` to the trigger leads away from what is asked for."""
    led = passed = other = False
    for k in range(ask + 1, at.first):
        kinds = _kinds(scene, k)
        if "leads" in kinds:
            led = True
        elif kinds & _OPENS or _joined(scene, k):
            led = led and passed
        elif k in scene.told:
            other, passed = led, True
        elif led and scene.tokens[k].text.startswith(AND):
            led = other
    if AND in at.prefix and led:
        led = other
    return not led


def _told(scene: EventScene, k: int) -> bool:
    """Whether a verb of the past stands at token `k`, which begins a clause of its own."""
    verb = scene.words.verbs.first(scene.tokens, k)
    return verb is not None and verb.value.aspect == "past" and k != scene.first


def _joined(scene: EventScene, k: int) -> bool:
    """Whether a preposition letter is written on token `k` («بفتح»)."""
    token = scene.tokens[k]
    return token.kind == "word" and len(token.text) >= _OPENER and token.text[0] in PREPOSITIONS


def away(scene: EventScene, k: int) -> bool:
    """Whether token `k` is a preposition that leads away from what the words before it govern."""
    return "leads" in _kinds(scene, k)


def _kinds(scene: EventScene, k: int) -> set[str]:
    return {
        h.value.status
        for h in scene.words.cues.at(scene.tokens, k)
        if h.value.side == "asking" and not h.definite and len(h.prefix) < 2
    }
