"""What a sentence says of whether an event happened, asked in order: what stands behind it, words around it, what governs it, its tense."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt, after_preposition
from riwaya.annotate.eventing.typesets import TypeSets
from riwaya.annotate.eventing.whether.asking import away
from riwaya.annotate.eventing.whether.lasting import (
    continued,
    endures,
    long_ago,
)
from riwaya.annotate.eventing.whether.pending import laid_down, shortly
from riwaya.annotate.eventing.whether.predicate import goes_on_behind
from riwaya.annotate.eventing.whether.purpose import STOPS, for_purpose, takes_object, undergone_at
from riwaya.annotate.eventing.whether.relative import relative
from riwaya.annotate.eventing.whether.statuscues import (
    behind,
    told_too,
    undergoes,
)
from riwaya.model import EventDate, Status

_GOVERNED = 5
#: How far (tokens) behind a verb its subject stands.
_SAME = 4
#: How many times as long as the title a sentence may be that repeats it.
_MORE = 2
_STRONG = ("denied", "possible", "planned", "ongoing")


#: What the present tense says of habits: there is no event.
NO_EVENT: Literal["none"] = "none"


class Told(msgspec.Struct, frozen=True):
    """A trigger with what its sentence says of whether its event happened."""

    scene: EventScene
    at: TriggerAt
    light: int | None
    when: EventDate | None
    cues: set[str]
    aspect: Literal["past", "present", "future"] | None

    @property
    def day(self) -> bool:
        """Whether its date is a day of its own, or long past."""
        when = self.when
        return when is not None and (when.precision == "day" or long_ago(self.scene, when))


def _by_clause(told: Told) -> Status | None:
    """What stands behind the event: a clause about it, adjectives, its predicate."""
    scene, at, cues = told.scene, told.at, told.cues
    clause, after = relative(scene, at), behind(scene, at)
    if clause == "planned":
        return "planned"
    done = ("done" in after and at.definite) or "earlier" in after or clause == "occurred"
    if done and "denied" not in cues:
        return "occurred"
    if "resolved" in cues and at.trigger.type in scene.words.sets.by_word:
        return "occurred"  # «سيطلع المجلس على قراره تأجيل المؤتمر»
    loose = told.aspect == "past" and told.light is not None and _loose(scene, at)
    goes_on = "ongoing" in after or (clause == "ongoing" and not loose)
    if (goes_on or goes_on_behind(scene, at)) and "denied" not in cues:
        return "ongoing" if endures(scene, at) else "occurred"  # «للمفاوضات الجارية»
    return None


def _by_cues(told: Told) -> Status | None:
    """The future, and words that tell of plans, doubts, denials and what goes on."""
    scene, at, cues = told.scene, told.at, told.cues
    if told.aspect == "future":
        return "denied" if "denied" in cues else "planned"
    if "held" in cues and not told.day:
        return "planned"
    _settle(cues, at.trigger.type, scene.words.sets)
    for status in _STRONG:
        if status in cues and (status != "ongoing" or endures(scene, at)):
            return status  # type: ignore[return-value]
    return "ongoing" if "continued" in cues and continued(scene, at) else None


def _by_governor(told: Told) -> Status | None:
    """What the event is the purpose or the agreed object of, and what is only imagined."""
    scene, at, cues = told.scene, told.at, told.cues
    underwent = undergone_at(scene, at) is not None
    if not underwent and for_purpose(scene, at) and not takes_object(scene, at):
        return "planned"
    settled = at.trigger.type in scene.words.sets.standing  # «وافق المجلس على الاتفاق»
    if "agreed" in cues and after_preposition(scene, at.first) and not settled:
        return "planned"
    if not ("narrated" in cues or underwent) and _imagined(scene, at, told.light):
        verb = at.first if told.light is None else told.light
        return "planned" if laid_down(scene, verb) else "possible"
    return "planned" if shortly(scene, at) else None


def _by_tense(told: Told) -> Status | Literal["none"] | None:
    """A present tense tells of what goes on, of news in a headline, or of what was announced."""
    scene, at = told.scene, told.at
    verb = undergone_at(scene, at)
    if verb is not None and undergoes(scene, verb) and not _headline(scene):
        return (
            "possible" if _that(scene, verb) else _in_present(scene, at, day=told.day) or NO_EVENT
        )
    if told.aspect != "present" or "narrated" in told.cues or verb is not None:
        return None
    group = scene.words.group(at.trigger.type)
    known = at.definite and told.light is None and group == "agreement"
    if known or _headline(scene):
        return None
    if _announced(scene, at, told.light, told.when):
        return "planned"
    return _in_present(scene, at, day=told.day) or NO_EVENT


def _headline(scene: EventScene) -> bool:
    """Whether the sentence is the page's title, or says it again with little beside it («رابط الخبر: ...»)."""
    document = scene.page.document
    if scene.title or document.title is None:
        return scene.title
    title = document.quote(document.title)
    text = document.text[scene.tokens[scene.first].start : scene.tokens[scene.last - 1].end]
    return len(text) < _MORE * len(title) and title in text


def _in_present(scene: EventScene, at: TriggerAt, *, day: bool) -> Status | None:
    """What goes on, unless it is of a day, or is done in a moment: that is told as it was done, or of anybody at any time
    («من يقتل نفسا»), which is no event."""
    if at.trigger.type in scene.words.sets.enduring:
        return "occurred" if day else "ongoing"
    if day or at.trigger.part != "verb" or scene.figures:
        return "occurred"
    return None if at.trigger.type in scene.words.sets.harming else "occurred"


def _loose(scene: EventScene, at: TriggerAt) -> bool:
    """«شهدت البلاد هجمات تنفذها الحركة»: whether no relative word brings what follows, whose tense is that of the verb before."""
    behind = (scene.tokens[k].text for k in range(at.last, min(scene.last, at.last + _GOVERNED)))
    return all(word not in scene.words.relatives for word in behind)


def _announced(scene: EventScene, at: TriggerAt, light: int | None, when: EventDate | None) -> bool:
    """«يلتقي الوزير نظيره», «يعقد المجلس اليوم جلسة»: a present of what is held at a set time, without a day or with the page's
    own, of which no other event is told; one with a day before is narrative, and so is what ends («يختتم اليوم أعماله»)."""
    verb = at.first if light is None else light
    reached = at.trigger.part == "verb" and at.enclitic  # «وفد يترأسه الوزير»
    beside = verb > scene.first and scene.tokens[verb - 1].text in scene.words.relatives
    far = light is not None and at.first - light > _SAME and _own_subject(scene, light)
    if (
        reached
        or beside
        or far
        or told_too(scene, verb)
        or scene.words.endings.at(scene.tokens, verb)
    ):
        return False
    if when is None or when.precision != "day":
        return scene.words.group(at.trigger.type) == "talks" and at.trigger.aspect is not None
    published = scene.page.document.published
    today = published is not None and when.latest >= published.earliest
    low, high = min(verb, at.first), max(verb + 1, at.last)
    other = scene.told - set(range(low, high))
    alone = any(
        t.timex.id == when.time and other.isdisjoint(range(min(low, t.first), max(high, t.first)))
        for t in scene.times
    )
    return today and alone and at.trigger.type in scene.words.sets.scheduled


def _own_subject(scene: EventScene, light: int) -> bool:
    """«تنطلق», «تجري»: whether the event is the subject of the light verb, and so stands beside it."""
    return all(h.value == "-" for h in scene.words.light.at(scene.tokens, light))


def _settle(cues: set[str], kind: str, sets: TypeSets) -> None:
    """«قرر تأجيل الموعد» is done by being decided, «قرر زيارة البلاد» is planned by it; a crime that was
    set about may not have been carried out; what an agreement lays down is not yet done («ينص على انسحاب القوات»)."""
    if "terms" in cues and kind not in sets.lawful:
        cues.add("planned")
    if not cues.isdisjoint(("decided", "resolved")) and kind not in sets.by_word:
        cues.add("planned")
    if "attempt" in cues and kind in sets.crimes:
        cues.add("possible")


def _imagined(scene: EventScene, at: TriggerAt, light: int | None) -> bool:
    """«أن تفتح السلطات تحقيقا»: a present that «أن» makes a wish or a thought, unless a word before tells it as planned or done."""
    if at.trigger.aspect is not None:
        return at.trigger.aspect == "present" and _that(scene, at.first)
    if light is not None:
        verb = scene.words.verbs.first(scene.tokens, light)
        return _that(scene, light) and (verb is None or verb.value.aspect == "present")
    if at.definite:
        return False
    for k in range(at.first - 1, max(scene.first, at.first - _GOVERNED) - 1, -1):
        if scene.tokens[k].text in STOPS or scene.words.triggers.at(scene.tokens, k):
            return False
        if away(scene, k):
            return False
        verb = scene.words.verbs.first(scene.tokens, k)
        if verb is not None:
            return verb.value.aspect == "present" and _that(scene, k)
    return False


def _that(scene: EventScene, k: int) -> bool:
    """Whether «أن» stands right before the verb at token `k`."""
    if k <= scene.first:
        return False
    return any(
        h.value.side == "asking" and h.value.status == "that" and h.last == k
        for h in scene.words.cues.at(scene.tokens, k - 1)
    )


#: Asked in order; the first that knows tells.
STEPS: tuple[Callable[[Told], Status | Literal["none"] | None], ...] = (
    _by_clause,
    _by_cues,
    _by_governor,
    _by_tense,
)
