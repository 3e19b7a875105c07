"""Whether an event happened, goes on, is planned, is only possible, or is denied; and how certain that is."""

from __future__ import annotations

from riwaya.annotate.eventing.rows import CROWD
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.whether.asking import asked_for
from riwaya.annotate.eventing.whether.governed import carried
from riwaya.annotate.eventing.whether.lasting import (
    begun,
    held,
    since_then,
    there,
)
from riwaya.annotate.eventing.whether.pending import held_for
from riwaya.annotate.eventing.whether.purpose import STOPS
from riwaya.annotate.eventing.whether.relative import relative
from riwaya.annotate.eventing.whether.statuscues import (
    aspect_of,
    cues_at,
    cues_of,
)
from riwaya.annotate.eventing.whether.toldsteps import NO_EVENT, STEPS, Told
from riwaya.model import Certainty, Claim, EventDate, Status

_REACH = 9
#: Families of events that are not lifted, but adjourned.
_SITTINGS = ("talks", "law")


def status_of(
    scene: EventScene, at: TriggerAt, light: int | None, claim: Claim | None, when: EventDate | None
) -> Status | None:
    """The status by the words around the trigger; None where it tells of a habit and of no event.

    `when`: its date, unless that lies ahead or is one since which it goes on; a present tense with a day is narrative.
    """
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
    _deny(scene, at, claim, cues)
    told = Told(scene, at, light, when, cues, aspect_of(scene, at, light))
    for step in STEPS:
        status = step(told)
        if status is not None:
            return None if status == NO_EVENT else status
    if "narrated" in cues:
        return "occurred"
    lasts = any(goes(scene, at) for goes in (held, there, since_then, held_for))
    return "ongoing" if lasts or begun(scene, at, light, when) else "occurred"


def _deny(scene: EventScene, at: TriggerAt, claim: Claim | None, cues: set[str]) -> None:
    """What a denial that it stands in says of it, unless only responsibility is denied."""
    # «لا يملك قوات، بسبب تفجيرات شهدتها المنطقة»: what its own clause tells of it is not denied
    denies = claim is not None and claim.stance == "deny" and relative(scene, at) != "occurred"
    if denies and claim is not None and not _about_responsibility(scene, at, claim):
        cues.add("denied")
    if "responsibility" in cues:
        cues.discard("denied")


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
