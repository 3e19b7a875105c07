"""Whether an event happened, goes on, is planned, is only possible, or is denied; and how certain that is."""

from __future__ import annotations

from riwaya.annotate.eventing.rows import CROWD
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt, after_preposition
from riwaya.annotate.eventing.typesets import TypeSets
from riwaya.annotate.eventing.whether.asking import asked_for, away
from riwaya.annotate.eventing.whether.governed import carried
from riwaya.annotate.eventing.whether.lasting import (
    begun,
    continued,
    endures,
    held,
    long_ago,
    since_then,
    there,
)
from riwaya.annotate.eventing.whether.predicate import goes_on_behind
from riwaya.annotate.eventing.whether.purpose import STOPS, for_purpose, takes_object, undergone_at
from riwaya.annotate.eventing.whether.relative import relative
from riwaya.annotate.eventing.whether.statuscues import (
    aspect_of,
    behind,
    cues_at,
    cues_of,
    told_too,
    undergoes,
)
from riwaya.model import Certainty, Claim, EventDate, Status

_REACH = 9
_GOVERNED = 5
#: How far (tokens) behind a verb its subject stands.
_SAME = 4
#: How many times as long as the title a sentence may be that repeats it.
_MORE = 2
#: Families of events that are not lifted, but adjourned.
_SITTINGS = ("talks", "law")
_STRONG = ("denied", "possible", "planned", "ongoing")


def status_of(
    scene: EventScene, at: TriggerAt, light: int | None, claim: Claim | None, when: EventDate | None
) -> Status | None:
    """The status by the words around the trigger; None where it tells of a habit and of no event.

    `when`: its date, unless that lies ahead or is one since which it goes on; a present tense with a day is narrative.
    """
    day = when is not None and (when.precision == "day" or long_ago(scene, when))
    if at.trigger.frame.name == CROWD:
        return "occurred"  # whatever is told of those who protest, they do
    light = light if light is not None and carried(scene, light, at) else None
    cues = cues_of(scene, at, light)
    if "habitual" in cues or _habitual_after(scene, at):
        return None
    if cues.isdisjoint(("denied", "ongoing")) and (asked_for(scene, at, light) or _any(scene, at)):
        cues.add("possible")
    if "lifted" in cues and scene.words.group(at.trigger.type) not in _SITTINGS:
        cues.add("ongoing")  # «رفع الحصار», not «رفع الجلسة»
    if not cues.isdisjoint(("possible", "planned")) and _lifted(scene, at):
        return "ongoing"
    aspect = aspect_of(scene, at, light)
    told = relative(scene, at)
    # «لا يملك قوات، بسبب تفجيرات شهدتها المنطقة»: what its own clause tells of it is not denied
    denies = claim is not None and claim.stance == "deny" and told != "occurred"
    if denies and claim is not None and not _about_responsibility(scene, at, claim):
        cues.add("denied")
    if "responsibility" in cues:
        cues.discard("denied")
    after = behind(scene, at)
    if told == "planned":
        return told
    done = ("done" in after and at.definite) or "earlier" in after or told == "occurred"
    if done and "denied" not in cues:
        return "occurred"
    if "resolved" in cues and at.trigger.type in scene.words.sets.by_word:
        return "occurred"  # «سيطلع المجلس على قراره تأجيل المؤتمر»
    said = told == "ongoing" and not (aspect == "past" and light is not None and _loose(scene, at))
    goes_on = "ongoing" in after or said or goes_on_behind(scene, at)
    if goes_on and "denied" not in cues:
        return "ongoing" if endures(scene, at) else "occurred"  # «للمفاوضات الجارية»
    if aspect == "future":
        return "denied" if "denied" in cues else "planned"
    if "held" in cues and not day:
        return "planned"
    _settle(cues, at.trigger.type, scene.words.sets)
    for status in _STRONG:
        if status in cues and (status != "ongoing" or endures(scene, at)):
            return status  # type: ignore[return-value]
    if "continued" in cues and continued(scene, at):
        return "ongoing"
    verb = undergone_at(scene, at)
    underwent = verb is not None
    if not underwent and for_purpose(scene, at) and not takes_object(scene, at):
        return "planned"
    settled = at.trigger.type in scene.words.sets.standing  # «وافق المجلس على الاتفاق»
    if "agreed" in cues and after_preposition(scene, at.first) and not settled:
        return "planned"
    narrated = "narrated" in cues or underwent
    if not narrated and _imagined(scene, at, light):
        return "possible"
    known = at.definite and light is None and scene.words.group(at.trigger.type) == "agreement"
    if verb is not None and undergoes(scene, verb) and not _headline(scene):
        return "possible" if _that(scene, verb) else _in_present(scene, at, day=day)
    if aspect == "present" and not (narrated or known or _headline(scene)):
        if _announced(scene, at, light, when):
            return "planned"
        return _in_present(scene, at, day=day)
    if "narrated" in cues:
        return "occurred"
    lasts = held(scene, at) or there(scene, at) or since_then(scene, at)
    return "ongoing" if lasts or begun(scene, at, light, when) else "occurred"


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


def _any(scene: EventScene, at: TriggerAt) -> bool:
    """«أي هجوم ينطلق من أراضيهم»: any such event, and none that there was."""
    return at.first > scene.first and any(
        h.value.status == "any" for h in scene.words.cues.at(scene.tokens, at.first - 1)
    )


def _lifted(scene: EventScene, at: TriggerAt) -> bool:
    """«طالب برفع الحصار», «يسعى لفك الحصار»: what is to be ended goes on."""
    return at.first > scene.first and any(
        h.value.status == "lifts" for h in scene.words.cues.at(scene.tokens, at.first - 1)
    )


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


def _habitual_after(scene: EventScene, at: TriggerAt) -> bool:
    for k in range(at.last, min(scene.last, at.last + _REACH)):
        if scene.tokens[k].text in STOPS:
            return False
        if any(h.value.status == "habitual" for h in scene.words.cues.at(scene.tokens, k)):
            return True
    return False


def _about_responsibility(scene: EventScene, at: TriggerAt, claim: Claim) -> bool:
    first, _ = scene.page.reading.range(claim.content)
    for k in range(max(scene.first, first - 2), at.first):
        if any(c.status == "responsibility" for c, _ in cues_at(scene, k, at.first)):
            return True
    return False


def certainty_of(status: Status, claim: Claim | None) -> Certainty:
    """FactBank's value for the event, as its source tells it."""
    if status == "denied":
        return "CT-"
    if status == "possible":
        return "PS+"
    if status == "planned":
        return "PR+"
    if claim is not None and claim.stance not in ("deny", "demand", "threaten"):
        return claim.certainty
    return "CT+"
