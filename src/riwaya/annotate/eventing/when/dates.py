"""When an event happened: the time that governs its trigger, else what tense and publication allow."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from riwaya.annotate.eventing.clusters import ANCHORED
from riwaya.annotate.eventing.governing import (
    came_before,
    closes,
    dates_other,
    first_told,
    in_aside,
    in_relative,
    past_charge,
    quoted_apart,
    recent_day,
    told_then,
)
from riwaya.annotate.eventing.scene import EventScene, TimeAt
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.when.apart import apart
from riwaya.annotate.eventing.when.due import dates_all, is_due
from riwaya.annotate.eventing.when.otherwhen import in_own_clause, of_else
from riwaya.annotate.eventing.when.timexkinds import (
    about,
    from_timex,
    is_about,
    is_date,
    is_open,
    is_span,
    is_vague,
    precision_of,
)
from riwaya.language.affixes import AND
from riwaya.language.clitics import splits
from riwaya.language.marks import COMMAS
from riwaya.model import EventDate, Timex

_DAYS = re.compile(r"P(\d+)D")
_MARKS = frozenset(".،,؛:-")
_BREAK_COST = 3
_CLAUSE_COST = 4
_COLON_COST = 8
_CONTRAST_COST = 8
_TRIGGER_COST = 6
_BEFORE_COST = 1.4
#: What a time is nearer by for being told in a clause about the event.
_OWN = 8
#: Frames of words for the harm that an event did, which do not keep its time from it («هجوم قتل فيه عشرة أمس»).
_HARM = ("harm", "suffer")
_FAR = 26
_AHEAD = 366


class Dated(msgspec.Struct, frozen=True):
    """When an event was: the date, and the time that governs it where that is one without its year or page's day; `told`
    where it is only the day on which it was told, `far` where it is the one day of the sentence."""

    date: EventDate | None = None
    time: str | None = None
    told: bool = False
    far: bool = False


def date_of(scene: EventScene, at: TriggerAt, others: list[TriggerAt]) -> Dated:
    """The date by the nearest time expression of the sentence that governs the trigger.

    A weekday that hangs on a page without a date, or a day without its year, governs like any other: the event is
    then not dated by what stands further off («اندلع الثلاثاء أكبر حريق منذ حريق 3 مايو 2001»).
    """
    near = [t for t in scene.times if not _parted(scene, at, t) and not dates_other(scene, at, t)]
    near = [t for t in near if not of_else(scene, at, t) and is_due(scene, at, t, others)]
    near = [t for t in near if not apart(scene, at, t, others)]
    start = scene.tokens[at.first].start + len(at.prefix)
    kept = {t.timex.id for t in near}
    scene.page.refused[start] = frozenset(t.timex.id for t in scene.times) - kept
    if at.definite and at.trigger.type == "agreement":
        # «بعد أن أبرم ... دافع اليوم عن الاتفاق»: of an agreement known from before only what stands behind it is said
        near = [t for t in near if t.first >= at.last]
    near = [t for t in near if not came_before(scene, at, t, others)]
    if at.trigger.aspect == "past":  # what was done is of no day to come
        near = [t for t in near if not _ahead(t.timex, scene)]
    told = [t for t in near if told_then(scene, at, t)]
    found = _governed(scene, at, others, [t for t in near if t not in told])
    known = all(not first_told(scene, at, t.last) for t in told)
    known = known or at.trigger.type in scene.words.sets.nowhere  # «قال أمس إن توقيع الاتفاق ...»
    if told and not known and (found == Dated() or past_charge(scene, at, found.date)):
        found = msgspec.structs.replace(_governed(scene, at, others, told), told=True)
    return found


def _governed(
    scene: EventScene, at: TriggerAt, others: list[TriggerAt], near: list[TimeAt]
) -> Dated:
    """The date by the nearest of these times that governs the trigger."""
    if at.trigger.type == "postponement":
        near = [t for t in near if not (_ahead(t.timex, scene) or _scheduled(scene, at, t))]
    best: tuple[float, TimeAt] | None = None
    for time in near:
        if not _names_day(time.timex):
            continue
        if in_relative(scene, at, time) or in_aside(scene, at, time):
            continue
        if quoted_apart(scene, at, time):
            continue
        cost = _cost(scene, at, time, others)
        if cost <= _FAR and (best is None or cost < best[0]):
            best = (cost, time)
    if best is not None and _of_another(scene, at, best, others):
        return Dated()
    if best is not None and (is_open(best[1].timex) or is_vague(best[1].timex)):
        return Dated(_within(best[1].timex), best[1].timex.id)
    if best is not None and is_about(best[1].timex):
        return Dated(about(best[1].timex), best[1].timex.id)
    if best is not None:
        return Dated(from_timex(_first_of(scene, best[1]).timex))
    only = _only_day(scene, [t for t in near if dates_all(scene, at, t)])
    if only is not None:
        return Dated(from_timex(only.timex), far=True)
    return Dated(_counted(scene, at, others))


def _first_of(scene: EventScene, time: TimeAt) -> TimeAt:
    """«أيام 8 و9 و10 ماي»: the first of the days joined to the one found, on which what lasts them begins."""
    days = [t for t in scene.times if is_date(t.timex)]
    n = days.index(time) if time in days else 0
    while n and _joined(scene, days[n - 1], days[n]):
        n -= 1
    return days[n] if days else time


def put_off_to(scene: EventScene, at: TriggerAt, others: list[TriggerAt]) -> EventDate | None:
    """«تأجيل جلسة المحاكمة إلى 26 فبراير», «المحادثات التي كانت مقررة هذا الشهر تأجلت إلى ديسمبر»: the day to which what is
    planned is put off in its sentence, told behind a preposition."""
    for other in others:
        if other.trigger.type != "postponement":
            continue
        for time in scene.times:
            led = scene.words.functions.first(scene.tokens, time.first - 1)
            inner = scene.words.functions.first(scene.tokens, time.first)
            to = any(h is not None and h.value == "prep" for h in (led, inner))
            behind = time.first >= max(other.last, at.last) and to
            if behind and is_date(time.timex) and _ahead(time.timex, scene):
                return from_timex(time.timex)
    return None


def _joined(scene: EventScene, first: TimeAt, second: TimeAt) -> bool:
    """Whether two days stand beside each other, the earlier first, with no more than «و» between."""
    if not 0 <= second.first - first.last <= 1 or precision_of(first.timex.value) != "day":
        return False
    between = scene.page.document.text[first.timex.end : second.timex.start]
    if len(between.strip()) > 1 or between.strip() in _MARKS:
        return False
    return (first.timex.earliest or "") < (second.timex.earliest or "")


def _names_day(timex: Timex) -> bool:
    told = is_open(timex) or is_vague(timex) or is_span(timex) or is_about(timex)
    return is_date(timex) or told


def _within(timex: Timex) -> EventDate | None:
    """The bounds of a time that is not placed, where the page's own are near enough to say something."""
    try:
        first, last = (date.fromisoformat(d or "") for d in (timex.earliest, timex.latest))
    except ValueError:
        return None
    return from_timex(timex) if (last - first).days <= _AHEAD else None


def _of_another(
    scene: EventScene, at: TriggerAt, best: tuple[float, TimeAt], others: list[TriggerAt]
) -> bool:
    """Whether the time is that of another event of the same type told in another clause («هذه الزيارة هي الثانية، حيث
    قام بزيارة في 14 أبريل»)."""
    for other in others:
        low, high = sorted((at.first, other.first))
        if other.trigger.type != at.trigger.type or not low < best[1].first:
            continue
        if other.first < at.first or not _broken(scene, low, high):
            continue
        if _cost(scene, other, best[1], []) < best[0]:
            return True
    return False


def _broken(scene: EventScene, low: int, high: int) -> bool:
    for k in range(low, high):
        hit = scene.words.functions.first(scene.tokens, k)
        if hit is not None and hit.value == "conj":
            return True
    return False


def _anchored(scene: EventScene) -> list[tuple[TimeAt, int]]:
    """Lengths that count from another event, with the direction («بعد يومين من القصف»)."""
    found = []
    for time in scene.times:
        if time.timex.type == "DURATION" and time.timex.rule.startswith(ANCHORED):
            for split in splits(scene.tokens[time.first].text):
                if split.stem in scene.words.anchors:
                    found.append((time, scene.words.anchors[split.stem]))
                    break
    return found


def _parted(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """Whether a length counted from another event stands between: then the two are of different events."""
    low, high = sorted((at.first, time.first))
    return any(low < a.first < high for a, _ in _anchored(scene))


def _counted(scene: EventScene, at: TriggerAt, others: list[TriggerAt]) -> EventDate | None:
    """The day of the event that a number of days counts from or to, where the other end is dated."""
    for anchor, sign in _anchored(scene):
        days = _DAYS.fullmatch(anchor.timex.value)
        after = at.first >= anchor.last
        between = [o for o in others if anchor.last <= o.first < at.first]
        if not days or (after and between):
            continue
        sides = [t for t in scene.times if is_date(t.timex) and (t.first < anchor.first) == after]
        firm = [t.timex for t in sides if precision_of(t.timex.value.partition("T")[0]) == "day"]
        if len(firm) != 1:
            continue
        step = timedelta(days=int(days[1]) * sign)
        known = date.fromisoformat(firm[0].value[:10])
        day = (known - step if after else known + step).isoformat()
        return EventDate(day, day, day, "day", anchor.timex.id)
    return None


def _only_day(scene: EventScene, near: list[TimeAt]) -> TimeAt | None:
    """The one day that a sentence names near publication governs the whole of it."""
    dated = [t for t in near if is_date(t.timex)]
    if len(dated) != 1 or not recent_day(scene, dated[0].timex):
        return None
    return dated[0]


def since(scene: EventScene, found: EventDate | None) -> bool:
    """Whether the date says when it began («منذ الرابع من أبريل»)."""
    for time in scene.times:
        if found is not None and time.timex.id == found.time and time.first > scene.first:
            hit = scene.words.functions.first(scene.tokens, time.first - 1)
            inner = scene.words.functions.first(scene.tokens, time.first)
            return any(h is not None and h.value == "since" for h in (hit, inner))
    return False


def _ahead(timex: Timex, scene: EventScene) -> bool:
    """Whether the time lies after publication: what is put off is put off to it, not on it."""
    published = scene.page.document.published
    return published is not None and (timex.earliest or "") > published.latest


def _scheduled(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«تأجيل المؤتمر الذي كان مقررا منتصف الشهر»: whether a time is that for which it was planned."""
    cues = (h for k in range(at.last, time.first) for h in scene.words.cues.at(scene.tokens, k))
    return any(h.value.status == "planned" for h in cues)


def _cost(scene: EventScene, at: TriggerAt, time: TimeAt, others: list[TriggerAt]) -> float:
    """How far the time is from the trigger, marks, clauses and other triggers between counting more."""
    if time.first >= at.last:
        low, high, factor = at.last, time.first, 1.0
    else:
        low, high, factor = time.last, at.first, _BEFORE_COST
    cost = float(max(0, high - low))
    if high == at.first and (at.prefix.startswith(AND) or closes(scene, at, time)):
        cost += _CLAUSE_COST
    for k in range(low, high):
        text = scene.tokens[k].text
        if text in COMMAS:
            cost += 1
        elif text == ":":
            cost += _COLON_COST
        kind = scene.words.functions.first(scene.tokens, k)
        if kind is not None and kind.value in ("conj", "comp"):
            cost += _BREAK_COST
        if scene.words.places.contrasts.first(scene.tokens, k) is not None:
            cost += _CONTRAST_COST
        verb = scene.words.verbs.first(scene.tokens, k)
        if verb is not None:
            cost += 1
    between = [o for o in others if low <= o.first < high]
    cost += _TRIGGER_COST * sum(o.trigger.frame.name not in _HARM for o in between)
    if in_own_clause(scene, at, time):
        cost -= _OWN
    return cost * factor
