"""Whether an event happened, goes on, is planned, is only possible, or is denied; and how certain that is."""

from __future__ import annotations

from riwaya.annotate.eventing.asking import asked_for, away
from riwaya.annotate.eventing.purpose import STOPS, for_purpose, has_undergone, takes_object
from riwaya.annotate.eventing.rows import Cue
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt, after_preposition
from riwaya.annotate.eventing.typesets import TypeSets
from riwaya.language.affixes import AND
from riwaya.language.marks import COMMAS
from riwaya.language.verbs import Aspect
from riwaya.model import Certainty, Claim, Status

_REACH = 9
_NEGATION = 3
_BRIDGED = 6
_GOVERNED = 5
_STRONG = ("denied", "possible", "planned", "ongoing")


def status_of(
    scene: EventScene, at: TriggerAt, light: int | None, claim: Claim | None, *, day: bool
) -> Status | None:
    """The status by the words around the trigger; None where it tells of a habit and of no event.

    `day`: whether a day up to publication dates it, so that a present tense is narrative.
    """
    light = light if light is not None and _carries(scene, at, light) else None
    cues = _cues(scene, at, light)
    if "habitual" in cues or _habitual_after(scene, at):
        return None
    if cues.isdisjoint(("denied", "ongoing")) and (asked_for(scene, at, light) or _any(scene, at)):
        cues.add("possible")
    if not cues.isdisjoint(("possible", "planned")) and _lifted(scene, at):
        return "ongoing"
    aspect = _aspect(scene, at, light)
    denies = claim is not None and claim.stance == "deny"
    if denies and claim is not None and not _about_responsibility(scene, at, claim):
        cues.add("denied")
    if "responsibility" in cues:
        cues.discard("denied")
    if aspect == "future":
        return "denied" if "denied" in cues else "planned"
    _settle(cues, at.trigger.type, scene.words.sets)
    for status in _STRONG:
        if status in cues:
            return status  # type: ignore[return-value]
    underwent = has_undergone(scene, at)
    if for_purpose(scene, at) and not underwent and not takes_object(scene, at):
        return "planned"
    if "agreed" in cues and after_preposition(scene, at.first):
        return "planned"
    narrated = "narrated" in cues or underwent
    if not narrated and _imagined(scene, at, light):
        return "possible"
    if aspect == "present" and not scene.title and not narrated:
        if scene.words.group(at.trigger.type) == "talks" and not day and at.trigger.aspect:
            return "planned"
        return "occurred" if day else "ongoing"
    return "occurred"


def _carries(scene: EventScene, at: TriggerAt, light: int) -> bool:
    """«أكبر هجوم تشهده البلاد منذ انتخاب الرئيس»: a verb before «منذ», «بعد» is not that of the noun behind them."""
    if light >= at.first or at.first == scene.first:
        return True
    before = scene.words.functions.first(scene.tokens, at.first - 1)
    since = before is not None and before.value == "since"
    return not since and scene.tokens[at.first - 1].text not in scene.words.anchors


def _settle(cues: set[str], kind: str, sets: TypeSets) -> None:
    """«قرر تأجيل الموعد» is done by being decided, «قرر زيارة البلاد» is planned by it; a crime that was
    set about may not have been carried out."""
    if "decided" in cues and kind not in sets.by_word:
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


def _cues(scene: EventScene, at: TriggerAt, light: int | None) -> set[str]:
    """Statuses of the cues that reach the trigger, the nearest stop bounding them."""
    out: set[str] = set()
    k, left = at.first, _REACH
    while k > scene.first and left:
        k -= 1
        left -= k not in scene.page.timed
        if scene.tokens[k].text in STOPS and not _after_time(scene, k):
            break
        for cue, last in _at(scene, k, at.first):
            if cue.status == "stop":
                return out | _touching(scene, at)
            if cue.status == "foiled":
                out |= set() if scene.told & set(range(k + 1, at.first)) else {"denied"}
                continue
            if (
                cue.side == "before"
                or (cue.side == "negation" and _negates(scene, last, at, light))
                or (cue.side == "modal" and _may(scene, last, at, light))
            ):
                out.add(cue.status)
    return out | _touching(scene, at)


def _after_time(scene: EventScene, k: int) -> bool:
    """«من المنتظر أن يتم اليوم الجمعة، إمضاء اتفاق»: a comma that only sets off a time."""
    if scene.tokens[k].text not in COMMAS or k - 1 not in scene.page.timed or k + 1 >= scene.last:
        return False
    after = scene.tokens[k + 1].text
    return not after.startswith(AND) and scene.words.verbs.first(scene.tokens, k + 1) is None


def _at(scene: EventScene, k: int, end: int) -> list[tuple[Cue, int]]:
    """The cues at token `k`, each with its last token."""
    hits = scene.words.cues.at(scene.tokens, k)
    return [
        (h.value, h.last - 1)
        for h in hits
        if not h.definite and h.last <= end and len(h.prefix) < 2
    ]


def _negates(scene: EventScene, k: int, at: TriggerAt, light: int | None) -> bool:
    gap = at.first - k
    if gap == 1 or (gap <= _BRIDGED and all(_bridges(scene, n) for n in range(k + 1, at.first))):
        return True
    if gap <= _BRIDGED and _bridges(scene, at.first - 1, "any"):
        return True
    if light is None or not 0 < light - k <= _NEGATION:
        return False
    verb = scene.words.verbs.first(scene.tokens, light)
    # «بضاعة بدون فاتورة وتم القبض على صاحبها»
    return verb is None or not verb.prefix or light - k == 1


def _bridges(scene: EventScene, k: int, kind: str = "bridge") -> bool:
    """«دون وقوع اشتباكات», «منع هذه التظاهرة»: a word that lets a negation through; `any`: from further off too («لم
    تسفر عن أي إصابات»)."""
    kinds = ("bridge", "any") if kind == "bridge" else (kind,)
    return any(h.value.status in kinds for h in scene.words.cues.at(scene.tokens, k))


def _may(scene: EventScene, k: int, at: TriggerAt, light: int | None) -> bool:
    """«قد تشن»: the particle right before a verb of the present; before the past it affirms."""
    if _aspect(scene, at, light) != "present":
        return False
    return k + 1 == (at.first if at.trigger.aspect is not None else light)


def _touching(scene: EventScene, at: TriggerAt) -> set[str]:
    out: set[str] = set()
    for k in range(at.last, min(at.last + 3, scene.last)):
        if scene.tokens[k].text in STOPS or scene.words.triggers.at(scene.tokens, k):
            break
        out |= _side_cues(scene, k)
    return out | (_side_cues(scene, at.first - 1) if at.first > scene.first else set())


def _side_cues(scene: EventScene, k: int) -> set[str]:
    hits = scene.words.cues.at(scene.tokens, k)
    return {h.value.status for h in hits if h.value.side == "touching" and not h.prefix}


def _aspect(scene: EventScene, at: TriggerAt, light: int | None) -> Aspect | None:
    if at.trigger.aspect is not None:
        return at.trigger.aspect
    if light is not None:
        hit = scene.words.verbs.first(scene.tokens, light)
        if hit is not None:
            return hit.value.aspect
    for k in range(at.first - 1, max(scene.first, at.first - 5) - 1, -1):
        if scene.tokens[k].text in STOPS:
            return None
        verb = scene.words.verbs.first(scene.tokens, k)
        if verb is not None:
            near = k == at.first - 1 and verb.value.kind in ("", "control") and not verb.enclitic
            if verb.value.aspect == "future" or (verb.value.aspect == "present" and near):
                return verb.value.aspect
            return None
    return None


def _about_responsibility(scene: EventScene, at: TriggerAt, claim: Claim) -> bool:
    first, _ = scene.page.reading.range(claim.content)
    for k in range(max(scene.first, first - 2), at.first):
        if any(c.status == "responsibility" for c, _ in _at(scene, k, at.first)):
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
