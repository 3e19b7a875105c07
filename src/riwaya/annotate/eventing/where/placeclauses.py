"""Whether a place of the sentence can be that of an event in it: by the clauses, topics and events that lie between the two,
and how far apart they stand."""

from __future__ import annotations

from riwaya.annotate.eventing.clusters import ANCHORED
from riwaya.annotate.eventing.scene import EventScene, Page
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.where.placechains import Stand
from riwaya.annotate.eventing.where.placereached import JOURNEYS
from riwaya.annotate.eventing.where.placetables import COUNTRY
from riwaya.language.affixes import ARTICLE
from riwaya.model import Claim

#: What every other event between a trigger and a place behind it counts.
_OTHER = 6
#: How far (tokens) from its beginning a place that opens a sentence stands, and what its distance counts.
FRONT = 4
_FRONTED = 8
#: How far (tokens) behind a verb for talks a place is that of the talks, not of what they were about.
ABOUT = 10
#: How far (tokens) before an event the word stands by which time is counted from it («بعد ثلاثة أيام فقط من»).
_LENGTH = 5
#: Within how many tokens behind its word a place is surely the event's own.
_SURE = 10
#: How far (tokens) behind a deed its place stands.
_DEED = 4


def sure(scene: EventScene, at: TriggerAt, stand: Stand) -> bool:
    """Whether a place opens the sentence, or stands close behind the trigger with no other event between."""
    if stand.office:
        return False
    if stand.first <= scene.first + FRONT:
        return True
    between = range(at.last, stand.first)
    close = 0 <= stand.first - at.last <= _SURE
    return close and not any(k in scene.told for k in between)


def of_telling(scene: EventScene, stand: Stand, claim: Claim | None) -> bool:
    """«قال في مؤتمر عقده في أنقرة إن التفجير ...»: whether the place is in what names the teller, not in what is told."""
    if claim is None:
        return False
    parts = (claim.content, *claim.parts)
    if any(p.start <= stand.mention.start < p.end for p in parts):
        return False
    cue = claim.cue.start
    return stand.mention.start > cue or stand.first > scene.first + FRONT


def distance(scene: EventScene, at: TriggerAt, stand: Stand) -> int | None:
    """How far a place stands from the trigger; what stands before counts double unless it opens the sentence. None where
    a verb of talks is too far before it, or it stands before a journey, which has its place behind it."""
    if stand.first >= at.last:
        others = sum(at.last <= k < stand.first for k in scene.told)
        about = at.trigger.part == "verb" and scene.words.group(at.trigger.type) == "talks"
        if about and stand.first - at.last > ABOUT:
            return None
        return stand.first - at.last + _OTHER * others
    fronted = stand.first <= scene.first + FRONT
    if at.trigger.type in JOURNEYS and not fronted:
        return None
    behind = (at.first - stand.last) * 2
    return min(_FRONTED, behind) if fronted else behind


def elsewhere(scene: EventScene, at: TriggerAt, stand: Stand) -> bool:
    """Whether the place is in a clause behind the event's that tells of another event («جراء قصف على السوق، فيما تدور
    معارك في ...»), or that one is in a clause before it."""
    ahead = stand.first >= at.last
    if ahead and _another_day(scene, at, stand):
        return True
    low, high = (at.last, stand.first) if ahead else (stand.last, at.first)
    for k in range(low, high):
        if ahead and scene.words.places.contrasts.first(scene.tokens, k) is not None:
            return True
        hit = scene.words.functions.first(scene.tokens, k)
        breaks = ("conj", "rel") if ahead else ("conj",)
        if hit is not None and hit.value in breaks:
            after = range(k + 1, stand.first) if ahead else range(scene.first, k)
            if hit.value == "rel":
                after = range(at.last, stand.first)  # «بعد سنوات على الهجوم الذي ضرب ...»
            return any(n in scene.told for n in after)
    return False


def opens(scene: EventScene, at: TriggerAt, stand: Stand) -> bool:
    """«وفي مدينة كذا، ...، فيما قصفت ...»: whether a town or land opens the sentence, with no event before it, so that
    all of the sentence was there that names no other place."""
    if not stand.located or stand.width >= COUNTRY or stand.first > scene.first + FRONT:
        return False
    if stand.first >= at.first:
        return False
    return all(k not in scene.told for k in range(scene.first, stand.first))


def _another_day(scene: EventScene, at: TriggerAt, stand: Stand) -> bool:
    """«يأتي الهجوم بعد أسبوع من هجوم في ...»: whether the place is that of an event from which time is counted."""
    between = (k for k in scene.told if at.last <= k < stand.first)
    return any(counted_from(scene.page, k) for k in between)


def counted_from(page: Page, k: int) -> bool:
    """Whether a length of time that counts from it stands right before a word («بعد أسبوع من»), or «منذ»."""
    if any(0 <= k - t.last <= 1 and t.timex.rule.startswith(ANCHORED) for t in page.times):
        return True
    hit = page.words.functions.first(page.tokens, k - 1) if k else None
    if hit is not None and hit.value == "since":
        return not page.tokens[k].text.startswith(ARTICLE)
    words = [t.text for t in page.tokens[max(0, k - _LENGTH) : k]]
    return len(words) > 1 and words[-1] in page.words.places.since and _counts(page, words[:-1])


def told_back(scene: EventScene, at: TriggerAt) -> bool:
    """Whether a sentence has come to an event from which time is counted: what it tells from there on was another day."""
    return any(counted_from(scene.page, k) for k in scene.told if k <= at.first)


def _counts(page: Page, words: list[str]) -> bool:
    """Whether the last of some words are «بعد», «قبل» and what follows them."""
    return not page.words.anchors.keys().isdisjoint(words) and words[-1] not in page.words.anchors


def is_topic(scene: EventScene, at: TriggerAt, place: int) -> bool:
    """Whether the place is in what was talked about: after «حول», «لبحث» behind the trigger."""
    for k in range(at.last, place):
        hit = scene.words.functions.first(scene.tokens, k)
        if (hit is not None and hit.value == "about") or (k in scene.told and k > at.last):
            return True
        if scene.words.topics.at(scene.tokens, k):
            return True
    return False


def is_cause(scene: EventScene, at: TriggerAt, place: int) -> bool:
    """«وقفة احتجاجية تضامنا مع ...»: whether the place is in what people protest about."""
    causes = scene.words.places.causes
    return any(causes.first(scene.tokens, k) is not None for k in range(at.last, place))


def charged_with(scene: EventScene, at: TriggerAt, stand: Stand) -> bool:
    """«حكمت عليه بالسجن بتهمة السفر إلى كذا»: whether a place is in what somebody tried is charged with."""
    if at.trigger.type not in scene.words.sets.verdicts:
        return False
    charges = scene.words.parties.charges
    return any(charges.at(scene.tokens, k) for k in range(at.last, stand.first))


def of_deed(scene: EventScene, at: TriggerAt, stand: Stand) -> bool:
    """«أطاحت بخلية مسؤولة عن هجمات في كذا»: whether a place is that of a deed of force for which somebody is held or tried,
    told right before it."""
    for k in range(stand.first - 1, max(at.last, stand.first - _DEED) - 1, -1):
        hit = scene.words.triggers.first(scene.tokens, k) if k in scene.told else None
        if hit is not None:
            return scene.words.group(hit.value.type) == "force"
    return False
