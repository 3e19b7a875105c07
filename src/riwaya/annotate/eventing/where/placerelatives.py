"""Places told before an event of them: «درعا التي شهدت احتجاجات», «البلدة التي استهدفها قصف», «كذا بعد تحريرها», «وصل إلى كذا لإجراء
مباحثات»."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.where.placechains import Stand, carried, origin
from riwaya.annotate.eventing.where.placereached import JOURNEYS
from riwaya.annotate.eventing.where.placewords import narrowed, stands
from riwaya.language.affixes import ARTICLE, HIS_OR_HER, TO
from riwaya.language.marks import COMMAS

#: How far (tokens) before an event its relative clause begins, and how many adjectives stand before that.
_CLAUSE, _ADJECTIVES = 6, 2
#: How far (tokens) behind it the preposition with the pronoun stands («دارت معارك فيها»).
_BEHIND = 3
#: How far (tokens) behind a journey its end stands, and behind that the talks for which it was made.
_JOURNEY, _PURPOSE = 18, 7
#: What a light verb says of the place that is its subject.
_HAD = ("place", "target")
#: What it says of a place by its pronoun.
_STRUCK = "hits"
_STOPS = frozenset(".؛:")


def antecedent(scene: EventScene, at: TriggerAt) -> Stand | None:
    """The place right before the relative clause of an event, which was in it by its verb or a pronoun."""
    relatives = scene.words.relatives
    for k in range(at.first - 1, max(scene.first, at.first - _CLAUSE) - 1, -1):
        text = scene.tokens[k].text
        if text in relatives:
            held = _before(scene, k)
            return held if held is not None and _of_it(scene, at, k) else None
        if text in _STOPS or text in COMMAS or k in scene.told:
            return None
    return None


def _before(scene: EventScene, k: int) -> Stand | None:
    """The place that ends before a token, its adjectives between."""
    for stand in reversed(stands(scene)):
        if stand.last <= k:
            between = scene.tokens[stand.last : k]
            adjectives = len(between) <= _ADJECTIVES and all(
                t.text.startswith(ARTICLE) or t.text in COMMAS for t in between
            )
            return narrowed(scene, stand) if adjectives else None
    return None


def _of_it(scene: EventScene, at: TriggerAt, k: int) -> bool:
    """Whether the relative clause that begins at a token tells that an event was in what stands before it."""
    for hit in scene.words.light.at(scene.tokens, k + 1) if k + 1 < at.first else ():
        if hit.enclitic in HIS_OR_HER if hit.value == _STRUCK else hit.value in _HAD:
            return True
    if at.enclitic in HIS_OR_HER and at.first - k <= _ADJECTIVES + 1:
        return True
    pronominal = scene.words.places.therein
    near = range(k + 1, min(scene.last, at.last + _BEHIND))
    return any(scene.tokens[n].text in pronominal for n in near)


def taken_up(scene: EventScene, at: TriggerAt) -> Stand | None:
    """«دخلوا البلدة كذا بعد تحريرها»: the place right before a word of time whose deed took it, by the pronoun on the deed."""
    grounds = at.trigger.type in scene.words.sets.grounds and at.trigger.part != "verb"
    k = at.first - 1
    if not grounds or at.enclitic not in HIS_OR_HER or k < scene.first:
        return None
    if scene.tokens[k].text not in scene.words.anchors:
        return None
    return next((s for s in reversed(stands(scene)) if s.last in (k, k - 1)), None)


def journey_end(scene: EventScene, at: TriggerAt) -> Stand | None:
    """Where the journey led that was made for talks told behind it («إلى مسقط، لإجراء مشاورات»)."""
    if scene.words.group(at.trigger.type) != "talks" or at.trigger.type in JOURNEYS:
        return None
    purpose = _purpose(scene, at)
    if purpose is None:
        return None
    ends = [s for s in stands(scene) if s.last <= purpose and not origin(scene, s)]
    end = ends[-1] if ends else None
    if end is None or not _travelled(scene, end) or _between(scene, end.last, purpose):
        return None
    return end


def _purpose(scene: EventScene, at: TriggerAt) -> int | None:
    """The token of the word with «لـ» that says what for, at the talks or a few words before."""
    for k in range(at.first, max(scene.first, at.first - _PURPOSE) - 1, -1):
        if scene.tokens[k].text in _STOPS or (k < at.first and k in scene.told):
            return None
        if scene.tokens[k].text.startswith(TO) and k not in scene.page.covered:
            return k
    return None


def _travelled(scene: EventScene, end: Stand) -> bool:
    """Whether a place is where a journey led that is told before it."""
    for k in range(end.first - 1, max(scene.first, end.first - _JOURNEY) - 1, -1):
        if k in scene.told:
            hit = scene.words.triggers.first(scene.tokens, k)
            reached = end.located or carried(scene, end) or k + 1 == end.first
            return hit is not None and hit.value.type in JOURNEYS and reached
    return False


def _between(scene: EventScene, low: int, high: int) -> bool:
    """Whether anything but times and commas stands between a place and what its journey was for."""
    return any(
        k not in scene.page.timed and scene.tokens[k].text not in COMMAS for k in range(low, high)
    )
