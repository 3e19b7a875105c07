"""Whether a time and an event of one sentence stand in clauses apart, so that the time dates what its own clause tells.

Arabic puts a time behind the verb that it belongs to, before or behind what that governs, or at the head of the sentence. What
stands between it and another event tells whether that is in its clause: a clause opened by «أن» or «حيث», a deed of another
kind, a length that counts from something, or a noun with a time of its own part them.
"""

from __future__ import annotations

from riwaya.annotate.eventing.governing import of_the_page, recent_day
from riwaya.annotate.eventing.scene import EventScene, TimeAt
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.when.due import within
from riwaya.annotate.eventing.when.otherwhen import in_own_clause
from riwaya.annotate.eventing.when.timexkinds import is_date, precision_of
from riwaya.language.affixes import AND, ARTICLE, TO
from riwaya.language.marks import COMMAS, QUOTES

#: Frames of words for the harm that an event did, which is of its day.
_HARM = ("harm", "suffer")
#: Kinds of verbs whose complement is told in their own time.
_OF_ONE_TIME = ("aux", "cause", "control", "say")
_LIMIT = "limit"
_PACT = "agreement"
#: The stance of who only tells what was.
_SAID = "assert"
#: How many tokens stand between what hangs together («الانسحاب من الاتفاق»).
_NEXT = 1


def of_news(scene: EventScene, time: TimeAt) -> bool:
    """Whether it is the one day of the sentence that opens the body, and close to the page: that of all its news."""
    body = next(
        (s.sentences[0] for s in scene.page.reading.article if s.block.kind == "body"), None
    )
    days = [t for t in scene.times if is_date(t.timex)]
    return (
        body is not None
        and body.first == scene.first
        and days == [time]
        and recent_day(scene, time.timex)
    )


def apart(scene: EventScene, at: TriggerAt, time: TimeAt, others: list[TriggerAt]) -> bool:
    """Whether a time of the sentence stands in another clause than the event."""
    if time.first >= at.last:
        return _behind(scene, at, time, others)
    return time.last <= at.first and _before(scene, at, time, others)


def _behind(scene: EventScene, at: TriggerAt, time: TimeAt, others: list[TriggerAt]) -> bool:
    """Whether what stands between an event and a time behind it parts them."""
    between = [o for o in others if at.last <= o.first < time.first]
    for k in range(at.last, time.first):
        if k in scene.page.timed:
            continue
        hit = scene.words.functions.first(scene.tokens, k)
        if hit is None:
            continue
        if hit.value == "conj" and of_news(scene, time):
            continue  # «أصيب شابان في مواجهات، فيما اعتقل عشرون، اليوم»
        if hit.value in ("conj", "comp") and _tells(scene, range(k + 1, time.first), hit.value):
            return not _set_off(scene, at.last, k, time.first)
        if hit.value == "verbal" and hit.prefix.startswith(AND):
            return True  # «اعتقلته الشرطة، وقد صنف في 2006 متطرفا»
        if hit.value == "since" and hit.last < time.first:
            return True  # «أكبر خطوة منذ الثورة عام 1979»
    if in_own_clause(scene, at, time):
        return False
    return any(_takes(scene, at, o, time) for o in between)


def _tells(scene: EventScene, clause: range, kind: str) -> bool:
    """Whether a clause has a verb or an event; behind «أن» one that only says that something was held is none."""
    told = _verbs(scene, clause.start, clause.stop) | scene.told.intersection(clause)
    return any(kind == "conj" or not scene.words.light.at(scene.tokens, k) for k in told)


def _set_off(scene: EventScene, first: int, opened: int, end: int) -> bool:
    """«أطلق سراح الوزير الذي يشتبه بأنه اختلس المال، الأحد»: whether a clause is in a relative one that a comma closes."""
    hits = (scene.words.functions.first(scene.tokens, k) for k in range(first, opened))
    relative = any(h is not None and h.value == "rel" for h in hits)
    return relative and scene.tokens[end - 1].text in COMMAS


def _takes(scene: EventScene, at: TriggerAt, other: TriggerAt, time: TimeAt) -> bool:
    """Whether another event between takes the time behind it: one of another kind, not added to it by «و», or the single one
    of many told before («شنت هجمات، ولا سيما الهجوم على المعسكر في أبريل»); what a verb has as its object is of its day."""
    if _of_one(scene, at, other):
        return _apart_of_one(scene, at, other)
    if _says_more(scene, other, time) or within(scene, other.first):
        return False  # «اعتقال خمسة في مداهمة الأحد»
    if time.first - other.last <= _NEXT and (
        at.trigger.part == "verb" or other.first - at.last <= _NEXT
    ):
        return False  # «الانسحاب من الاتفاق في مايو», «انسحبت الدولة من الاتفاق في مايو»
    if other.prefix.startswith(AND) or other.trigger.aspect == "past":
        return other.trigger.aspect == "past" and not recent_day(scene, time.timex)
    return not recent_day(scene, time.timex) or (
        at.trigger.part != "verb" and in_own_clause(scene, other, time)
    )


def _apart_of_one(scene: EventScene, at: TriggerAt, other: TriggerAt) -> bool:
    """Whether two words that could tell of one happening tell of two: the single one behind many, the clause that «و» adds behind
    a comma, an agreement on which another stands."""
    if at.trigger.plural and not other.trigger.plural and other.trigger.type == at.trigger.type:
        return True
    if at.trigger.part == "verb":
        return False
    if other.trigger.part == "verb":
        return other.prefix.startswith(AND) and scene.tokens[other.first - 1].text in COMMAS
    pact = scene.words.group(at.trigger.type) == scene.words.group(other.trigger.type) == _PACT
    return pact and other.first - at.last > _NEXT and not other.prefix.startswith(AND)


def _says_more(scene: EventScene, other: TriggerAt, time: TimeAt) -> bool:
    """«خلال مظاهرة مناهضة لزيارة الوزير، نظمها الحزب اليوم»: whether a verb that a comma sets off tells of when something before
    another event was."""
    verbs = _verbs(scene, other.last, time.first)
    return any(scene.tokens[k - 1].text in COMMAS for k in verbs)


def _before(scene: EventScene, at: TriggerAt, time: TimeAt, others: list[TriggerAt]) -> bool:
    """Whether what stands between a time and an event behind it parts them."""
    if _of_act(scene, time) or _of_named(scene, at, time, others) or _judged(scene, at, time):
        return True
    hits = (scene.words.when.whys.at(scene.tokens, k) for k in range(time.last, at.first))
    if any(h.value == _LIMIT for found in hits for h in found):
        return True  # «بدأت في يونيو حتى أصدرت المحكمة حكمها»
    governor = _governor(scene, time)
    if governor is None:
        return False
    harm = at.trigger.frame.name in _HARM
    if at.trigger.part != "verb" and not harm and _turned(scene, at, time):
        return True
    if governor in scene.told:
        return False
    said = scene.words.verbs.first(scene.tokens, governor)
    if said is None:
        return _opened(scene, at, time)
    if said.value.kind != "say":
        return said.value.kind not in _OF_ONE_TIME and _opened(scene, at, time)
    definite = at.definite or scene.tokens[at.first].text.startswith(ARTICLE)
    known = at.trigger.part != "verb" and (definite or at.trigger.plural)
    return known and not of_the_page(scene, time.timex) and _quoted(scene, at, time)


def _turned(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«في أسوأ حال منذ 1990 ولم يتوقف الأمر على الاعتقال»: whether a verb that «و» adds to the clause of a time before has the
    event behind it."""
    low = range(time.last, at.first)
    hits = (
        scene.words.verbs.first(scene.tokens, k)
        for k in low
        if not scene.words.light.at(scene.tokens, k)
    )
    return any(
        h is not None and h.prefix.startswith(AND) and h.value.kind not in _OF_ONE_TIME
        for h in hits
    )


def _judged(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«أدانت الحكومة أمس هجمات الجماعة», «حذر الحزب أمس من هجوم»: whether a time stands between words of blame, praise, demand or
    warning and what they are about."""
    start = scene.tokens[at.first].start
    return any(
        c.stance != _SAID
        and c.cue.end <= time.timex.start < c.content.start <= start < c.content.end
        for c in scene.page.document.claims
    )


def _opened(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«في بيان تلقت الوكالة نسخة منه اليوم إن خمسة قتلوا», «نشر الموقع أمس بيانا أكد فيه مقتل ...»: whether «أن» or a verb of telling
    stands between a time that is of another verb and the event."""
    for k in range(time.last, at.first):
        hit = scene.words.functions.first(scene.tokens, k)
        verb = scene.words.verbs.first(scene.tokens, k)
        if hit is not None and hit.value == "comp":
            return True
        if verb is not None and verb.value.kind == "say" and not verb.prefix:
            return True
    return False


def _quoted(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«نددت المنظمة الخميس بما اعتبرته "موجة إعدامات"»: whether the event is named in the words of somebody who spoke then."""
    marks = sum(scene.tokens[k].text in QUOTES for k in range(time.last, at.first))
    return marks % 2 == 1


def _of_act(scene: EventScene, time: TimeAt) -> bool:
    """«القانون عدد 25 لسنة 2017 المتعلق بـ»: whether it is the year by which an act of law is called."""
    year = precision_of(time.timex.value) == "year"
    led = time.first > scene.first and scene.tokens[time.first - 1].text.isdigit()
    return year and led and scene.tokens[time.first].text.startswith(TO)


def _of_named(scene: EventScene, at: TriggerAt, time: TimeAt, others: list[TriggerAt]) -> bool:
    """«اعتداءات 11 سبتمبر 2001، وغزو العراق»: whether it is the day by which another event is called, to which a noun adds one."""
    if at.trigger.part == "verb" or recent_day(scene, time.timex):
        return False
    named = any(o.last >= time.first and o.first <= time.first for o in others)
    added = at.prefix.startswith(AND) or scene.tokens[time.last].text in COMMAS
    return named and added


def _of_one(scene: EventScene, at: TriggerAt, other: TriggerAt) -> bool:
    """Whether two words of one sentence can tell of one happening, or of the harm it did."""
    if at.trigger.frame.name in _HARM or other.trigger.frame.name in _HARM:
        return True
    sets, a, b = scene.words.sets, at.trigger.type, other.trigger.type
    return sets.same(a, b) or sets.kin(a, b)


def _verbs(scene: EventScene, low: int, high: int) -> set[int]:
    """The verbs among tokens, times apart."""
    return {
        k
        for k in range(low, high)
        if k not in scene.page.timed and scene.words.verbs.first(scene.tokens, k) is not None
    }


def _governor(scene: EventScene, time: TimeAt) -> int | None:
    """The verb or event told right before a time in its clause; None where it opens that."""
    for k in range(time.first - 1, scene.first - 1, -1):
        if k in scene.page.timed:
            continue
        words = scene.words
        near = words.maybe_verbs if k == time.first - 1 else words.verbs
        if k in scene.told or words.verbs.first(scene.tokens, k) or near.first(scene.tokens, k):
            return k
    return None
