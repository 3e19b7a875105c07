"""What the events of one sentence tell of one another: a verb whose subject is an event («القصف الذي استهدف السوق») is that
event, and harm was where its cause was."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from riwaya.annotate.eventing.additions import add
from riwaya.annotate.eventing.answering import answered
from riwaya.annotate.eventing.crowds import dispersed
from riwaya.annotate.eventing.onedeed import one_deed
from riwaya.annotate.eventing.passing import means
from riwaya.annotate.eventing.pursuits import pursued, sentenced
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.told import Told
from riwaya.annotate.eventing.words import EventWords
from riwaya.language.affixes import AND, TO
from riwaya.model import Argument, EventMention

_HARM = ("harm", "suffer")
#: What is not yet, or not surely, is aimed at somebody in the present («عملية وشيكة تستهدف المدينة»).
_UNREAL = ("planned", "possible", "denied")
#: How far apart (tokens) harm and its cause stand, and the words for one talk.
_NEAR = 16
#: Words that begin a clause in which another place may be named.
_APART = ("conj", "rel", "comp")
#: How far (tokens) behind a journey its purpose stands.
_PURPOSE = 8
#: How far (tokens) what a deed led to stands behind it.
_LED = 40
#: How far (tokens) behind an agreement what it is about begins.
_ABOUT = 2


def shared(told: list[Told], scene: EventScene) -> list[EventMention]:
    """The events of a sentence with what they take from one another."""
    at, words = {t.at.first: t for t in told}, scene.words
    for n, one in enumerate(told):
        subject = at.get(one.by) if one.by is not None else None
        if subject is not None and means(subject.at) and subject is not told[0]:
            subject = told[told.index(subject) - 1]  # «تفجيرات بسيارة مفخخة استهدفت ...»
        if subject is not None and _forceful(one, words) and _forceful(subject, words):
            _tie(one, subject)
        elif one.event.type in words.sets.attended and n:
            _talked(one, subject or told[n - 1], scene)
    dispersed(told, scene)
    pursued(told, scene)
    sentenced(told, scene)
    answered(told, scene)
    for one, after in pairwise(told):
        one_deed(one, after, scene)
        _coordinate(one, after, scene.words)
        _settled(one, after, scene)
        _go_on(one, after, scene.words)
    add(told, scene)
    for n, one in enumerate(told):
        if one.at.trigger.frame.name in _HARM and not one.placed:
            cause = _cause(told, n, scene)
            if cause is not None:
                one.event = msgspec.structs.replace(one.event, place=cause.event.place)
    for n, one in enumerate(told):
        led = _led_from(told, n, scene)
        if led is not None:
            one.event = msgspec.structs.replace(one.event, place=led.event.place)
            scene.page.loose.discard(one.event.start)
    return [t.event for t in told]


def _led_from(told: list[Told], n: int, scene: EventScene) -> Told | None:
    """«اقتحمت قوات المدينة ما أدى إلى اندلاع مواجهات», «في بلدة كذا حيث اندلعت ...»: the deed right before, in whose place
    this one was too."""
    one = told[n]
    before = next((t for t in reversed(told[:n]) if t.placed), None)
    if before is None or before.event.place is None:
        return None
    if one.at.first - before.at.last > _LED or one.event.type not in scene.words.sets.deeds:
        return None
    between = range(before.at.last, one.at.first)
    if one.placed:
        widths = [
            scene.words.places.width(e.event.place.name) for e in (before, one) if e.event.place
        ]
        narrower = len(widths) == len((before, one)) and widths[0] < widths[1]
        return before if narrower and any(_there(scene, k) for k in between) else None
    return (
        before
        if any(_there(scene, k) or scene.words.places.yields.at(scene.tokens, k) for k in between)
        else None
    )


def _there(scene: EventScene, k: int) -> bool:
    """Whether a word joins what happened in the same place («حيث»)."""
    hit = scene.words.functions.first(scene.tokens, k)
    return hit is not None and hit.value == "conj" and scene.words.locative(scene.tokens[k].text)


def _go_on(one: Told, after: Told, words: EventWords) -> None:
    """«قصفت طائرات سفينة وهاجمت أخرى»: an attack joined to a bombardment by the same doer goes on with it."""
    verbs = one.at.trigger.part == after.at.trigger.part == "verb"
    joined = after.at.prefix.startswith(AND) and after.event.type == "attack"
    doers = [{a.name for a in t.event.arguments if a.role == "actor"} for t in (one, after)]
    if verbs and joined and one.event.type in words.sets.fire and doers[0] & doers[1]:
        after.event = msgspec.structs.replace(after.event, type=one.event.type)


def _coordinate(one: Told, after: Told, words: EventWords) -> None:
    """«مقتل وخطف عشرات»: two nouns joined, right beside each other, govern one phrase."""
    beside = one.at.last == after.at.first and after.at.prefix.endswith(AND)
    if beside and one.at.trigger.part != "verb" and one.at.trigger.frame.of == "target":
        shared = _with(one.event.arguments, after.event.arguments, "target")
        one.event = msgspec.structs.replace(one.event, arguments=shared)


def _settled(one: Told, after: Told, scene: EventScene) -> None:
    """«اتفاق لتبادل الأسرى بين الحكومة والحركة»: those between whom is what was agreed on are those who agreed."""
    about = after.at.first - one.at.last <= _ABOUT and not _parted(scene, one, after)
    if one.event.type != "agreement" or one.at.trigger.part == "verb" or not about:
        return
    sides = [a for a in after.event.arguments if a.role == "participant"]
    if len(sides) > 1 and not _parties(one.event):
        one.event = msgspec.structs.replace(one.event, arguments=(*one.event.arguments, *sides))


def _talked(later: Told, first: Told, scene: EventScene) -> None:
    """Puts together who takes part in talks that one clause names twice («بحث الرئيس مع نظيره في اتصال هاتفي», «زيارة للرئيس
    التقى خلالها الوزير»)."""
    if first.event.type not in scene.words.sets.attended or _parted(scene, first, later):
        return
    mine, its = _parties(later.event), _parties(first.event)
    if first.event.type == "visit" and _purpose(first, later, scene.words):
        later.event, first.event = _joined(later.event, first.event), _to(first.event, later.event)
        return
    if later.at.prefix.endswith(TO) and its and later.at.first - first.at.last <= _NEAR:
        first.event = _met_for(first.event, later.event)  # «اجتمعوا لمناقشة الأزمة مع المبعوث»
        return
    if len(mine) == 1 and (later.by == first.at.first or _resumes(scene, later)):
        later.event = _joined(later.event, first.event)
    elif "visit" not in (later.event.type, first.event.type) and mine and its and mine != its:
        if mine < its:
            later.event = _joined(later.event, first.event)
        elif its < mine:
            first.event = _joined(first.event, later.event)


def _purpose(visit: Told, talks: Told, words: EventWords) -> bool:
    """«يزور تونس للقاء رئيس الحكومة»: whether one travels to meet somebody."""
    near = 0 < talks.at.first - visit.at.last <= _PURPOSE
    return near and talks.at.prefix.endswith(TO) and talks.event.type == "meeting"


def _to(visit: EventMention, talks: EventMention) -> EventMention:
    names = _parties(visit)
    met = [a for a in talks.arguments if a.role == "participant" and a.name not in names]
    taken = tuple(msgspec.structs.replace(a, role="target") for a in met)
    return msgspec.structs.replace(visit, arguments=visit.arguments + taken)


def _met_for(talks: EventMention, purpose: EventMention) -> EventMention:
    """Talks with whoever else takes part in what they are held for."""
    names = _parties(talks)
    more = [a for a in purpose.arguments if a.role != "instrument" and a.name not in names]
    return msgspec.structs.replace(
        talks,
        arguments=talks.arguments
        + tuple(msgspec.structs.replace(a, role="participant") for a in more),
    )


def _resumes(scene: EventScene, told: Told) -> bool:
    """«زيارة ... التقى خلالها ...»: a pronoun right after the verb takes up the talks before it."""
    k = told.at.last
    hit = scene.words.functions.first(scene.tokens, k) if k < scene.last else None
    return told.at.trigger.part == "verb" and hit is not None and hit.value == "part"


def _parties(event: EventMention) -> set[str]:
    return {a.name for a in event.arguments if a.role != "instrument"}


def _joined(event: EventMention, other: EventMention) -> EventMention:
    names = _parties(event)
    more = [
        a for a in other.arguments if a.name not in names and a.role in ("actor", "participant")
    ]
    taken = tuple(msgspec.structs.replace(a, role="participant") for a in more)
    return msgspec.structs.replace(event, arguments=event.arguments + taken)


def _parted(scene: EventScene, a: Told, b: Told, joins: frozenset[str] = frozenset()) -> bool:
    """Whether a clause begins between two triggers, but for one that `joins` it."""
    low, high = sorted((a.at.first, b.at.first))
    for k in range(low + 1, high):
        hit = scene.words.functions.first(scene.tokens, k)
        if hit is not None and hit.value in _APART and scene.tokens[k].text not in joins:
            return True
    return False


def _forceful(told: Told, words: EventWords) -> bool:
    return words.group(told.event.type) == "force"


def _tie(verb: Told, noun: Told) -> None:
    """Makes a verb and the event that is its subject one: the doer of the noun, the type of the noun for a verb that only
    says that it struck, what the verb reached for the noun."""
    mine, its = verb.event, noun.event
    strikes = verb.at.trigger.frame.name == "strike"
    place, date, time = its.place or mine.place, its.date, its.time
    if date is None and time is None:
        date, time = mine.date, mine.time
    verb.event = msgspec.structs.replace(
        mine,
        type=its.type if strikes else mine.type,
        status=its.status if its.status in _UNREAL and mine.status == "ongoing" else mine.status,
        arguments=_with(mine.arguments, its.arguments, "actor"),
        place=mine.place if verb.placed else place,
        date=mine.date if mine.date is not None or mine.time else date,
        time=mine.time if mine.date is not None or mine.time else time,
    )
    reached = _with(its.arguments, mine.arguments, "target") if strikes else its.arguments
    noun.event = msgspec.structs.replace(
        its, arguments=reached, place=mine.place if verb.placed and not noun.placed else place,
        date=date, time=time,
    )  # fmt: skip


def _with(
    own: tuple[Argument, ...], other: tuple[Argument, ...], role: str
) -> tuple[Argument, ...]:
    if any(a.role == role for a in own):
        return own
    names = {a.name for a in own}
    return own + tuple(a for a in other if a.role == role and a.name not in names)


def _cause(told: list[Told], n: int, scene: EventScene) -> Told | None:
    """The use of force, with its place, that stands nearest to the harm it did."""
    found = [
        t
        for t in told
        if t.placed and _forceful(t, scene.words) and t.at.trigger.frame.name not in _HARM
        if abs(t.at.first - told[n].at.first) <= _NEAR
        if t.at.first < told[n].at.first or not _parted(scene, t, told[n], scene.words.places.joins)
    ]
    return min(found, key=lambda t: abs(t.at.first - told[n].at.first), default=None)
