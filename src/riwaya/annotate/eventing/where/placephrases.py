"""Which of the places in the phrases around a trigger its event can have been in: none that only tells where somebody is from,
what a protest or talks were about, or whom a name means."""

from __future__ import annotations

from riwaya.annotate.eventing.arguments import Found
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.where.placechains import Stand, carried, origin
from riwaya.annotate.eventing.where.placeclauses import charged_with, is_cause, is_topic, opens
from riwaya.annotate.eventing.where.placereached import JOURNEYS, led_off, said_in
from riwaya.annotate.eventing.where.placewords import stand_of, stands
from riwaya.model import Mention

#: From which rank on a place is but part of the name of somebody who takes part.
INNER = 2
#: Families of events that lead nowhere; of such as are agreed on.
_HERE = frozenset(("force", "police"))
_AGREED = frozenset(("talks", "agreement"))


def within_names(scene: EventScene, at: TriggerAt, found: Found) -> bool:
    """Whether the best place of talks or an agreement stands within what those are called who take part."""
    return scene.words.group(at.trigger.type) in _AGREED and found.rank >= INNER


def own_places(scene: EventScene, at: TriggerAt, found: Found, *, elsewhere: bool) -> list[Mention]:
    """The places of the phrases around a trigger that can be its event's; `elsewhere`: its sentence surely locates it."""
    if not found.places:
        return []
    leaves = at.trigger.type in scene.words.sets.left
    # «وفي مدينة كذا، اعتقل شابين من بلدة كذا»
    fronted = not leaves and any(opens(scene, at, s) for s in stands(scene))
    come = fronted or (found.rank >= INNER and not leaves)
    out: list[Mention] = []
    for mention in found.places:
        stand = stand_of(scene, mention)
        if stand is None:
            if not _of_sentence(scene, mention):
                out.append(mention)
            continue
        if (come and origin(scene, stand)) or _named_by(scene, at, found, stand, elsewhere):
            continue
        if not (_aside(scene, at, found, stand) or charged_with(scene, at, stand)):
            out.append(mention)
    return _ends(scene, at, out)


def _ends(scene: EventScene, at: TriggerAt, places: list[Mention]) -> list[Mention]:
    """«سيتوجه أمير كذا إلى كذا»: of the places of a journey those to which a preposition leads, if any."""
    if at.trigger.type not in JOURNEYS:
        return places
    ends = [
        mention
        for mention in places
        if (stand := stand_of(scene, mention)) is not None
        if carried(scene, stand) and not origin(scene, stand)
    ]
    return ends or places


def _of_sentence(scene: EventScene, mention: Mention) -> bool:
    return scene.first <= scene.page.reading.token_at(mention.start) < scene.last


def _named_by(
    scene: EventScene, at: TriggerAt, found: Found, stand: Stand, elsewhere: bool
) -> bool:
    """Whether a place is but part of what somebody is called («خطفوا أبناء بلدة كذا في المدينة»)."""
    if stand.located:
        return False
    here = elsewhere and scene.words.group(at.trigger.type) in _HERE
    return (here and found.rank >= INNER) or (within_names(scene, at, found) and found.rank > INNER)


def _aside(scene: EventScene, at: TriggerAt, found: Found, stand: Stand) -> bool:
    """Whether a place is where something else was, by the family of the event."""
    words, kind = scene.words, at.trigger.type
    group = words.group(kind)
    if group == "protest" and is_cause(scene, at, stand.first):
        return True
    if group == "harm" and carried(scene, stand):
        return True
    if group in _HERE and kind not in words.sets.bound and led_off(scene, at, stand):
        return True
    inner = within_names(scene, at, found)
    if (inner or group == "talks") and is_topic(scene, at, stand.first):
        return True
    if inner and not words.regions.isdisjoint(stand.mention.names):
        return True
    said = found.rank < INNER and said_in(scene, stand.mention)
    return kind in words.sets.placeless and not said
