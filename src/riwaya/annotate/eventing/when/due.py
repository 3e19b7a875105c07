"""Whether a time of its sentence can be that of an event: not one that bounds something else, or dates what the sentence is
about while it only speaks of the event."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene, TimeAt
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.marks import COMMAS

#: Frames of words for the harm that an event did, which is of its day.
_HARM = ("harm", "suffer")
#: How far (tokens) behind an event that is only spoken of its own time stands.
_BESIDE = 1
#: How many words a preposition has.
_PHRASE = 2


def is_due(scene: EventScene, at: TriggerAt, time: TimeAt, others: list[TriggerAt]) -> bool:
    """Whether a time can be that of the event."""
    if _limits(scene, time) or _spoken_of(scene, at, time) or _counted_from(scene, at, time):
        return False
    if time.first >= at.last:
        return not _of_relative(scene, at, time, others)
    return _done_then(scene, at, time, others)


def dates_all(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """Whether the one day of a sentence, far from the event, can be its day too: not that of talks, which are told of
    without their day, nor of what the sentence knows from before, nor of many deeds told of behind it («وصل أمس إلى بلد يعاني
    من هجمات»)."""
    many = at.trigger.plural and time.first < at.first
    if any(_counts(scene, k) for k in range(time.last, at.first)):
        return False  # «ينتشر الجنود اليوم، بعد تفجير راح ضحيته عشرون»
    return at.trigger.type not in scene.words.sets.attended and not (many or _known(at))


def _counts(scene: EventScene, k: int) -> bool:
    """Whether a word tells that something came before («بعد», «عقب»), and no time."""
    return k not in scene.page.timed and scene.words.anchors.get(scene.tokens[k].text, 0) > 0


def _known(at: TriggerAt) -> bool:
    """Whether a noun with the article or a pronoun speaks of an event as known; the pronoun on a word for harm is whom it befell."""
    theirs = bool(at.enclitic) and at.trigger.frame.name not in _HARM
    return at.trigger.part != "verb" and (at.definite or theirs)


def _limits(scene: EventScene, time: TimeAt) -> bool:
    """«حتى أمس», «إلى اليوم», «ما قبل سبتمبر»: whether a word before a time makes it the end of something."""
    if time.first <= scene.first:
        return False
    hits = scene.words.when.whys.at(scene.tokens, time.first - 1)
    return any(h.value == "limit" and h.last == time.first for h in hits)


def _counted_from(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«انطلقت الحملة الاثنين، وهي الأكبر منذ اجتياح المدينة»: whether time is only counted from the event, behind the time."""
    if time.first >= at.last or at.first == scene.first:
        return False
    since = scene.words.functions.first(scene.tokens, at.first - 1)
    return since is not None and since.value == "since"


def _of_relative(scene: EventScene, at: TriggerAt, time: TimeAt, others: list[TriggerAt]) -> bool:
    """«معارك ضد التنظيم الذي يسيطر على مساحات منذ يونيو»: whether a time behind the event stands in a relative clause, which no
    comma closes before it, whose verb tells of something else than that it was, and what it did."""
    if scene.tokens[time.first - 1].text in COMMAS:
        return False
    for k in range(time.first - 1, at.last - 1, -1):
        hit = scene.words.functions.first(scene.tokens, k)
        if hit is not None and hit.value == "rel":
            return _tells_other(scene, at, range(k + 1, time.first), others)
    return False


def _tells_other(scene: EventScene, at: TriggerAt, clause: range, others: list[TriggerAt]) -> bool:
    """Whether the first verb of a clause tells of another deed, and none behind it of the event's own happening."""
    told = {o.first: o for o in others if o.first in clause}
    if any(_of_one(scene, at, o) for o in told.values()):
        return False
    for k in clause:
        if k in scene.page.timed:
            continue
        if k in told:
            return True
        if scene.words.light.at(scene.tokens, k):
            return False
        verb = scene.words.verbs.first(scene.tokens, k)
        if verb is not None and verb.value.kind != "aux":
            return verb.value.kind not in ("cause", "say") and (
                verb.value.aspect == "past" or _since(scene, clause.stop)
            )
    return False


def _since(scene: EventScene, first: int) -> bool:
    """Whether the time at token `first` says since when."""
    hits = (scene.words.functions.first(scene.tokens, k) for k in (first - 1, first))
    return any(h is not None and h.value == "since" for h in hits)


def _of_one(scene: EventScene, at: TriggerAt, other: TriggerAt) -> bool:
    """Whether two words of one sentence can tell of one happening, or of the harm it did."""
    sets = scene.words.sets
    for one in (at, other):
        if one.trigger.frame.name in _HARM and one.trigger.type in sets.harming:
            return True
    a, b = at.trigger.type, other.trigger.type
    return sets.same(a, b) or sets.kin(a, b)


def _spoken_of(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«خلال تقديم تقريره حول الاتفاق أمس»: whether the event is only what is spoken of, and the time not right behind it."""
    if at.trigger.part == "verb" or 0 <= time.first - at.last <= _BESIDE:
        return False
    for k in range(max(scene.first, at.first - 2), at.first):
        hits = scene.words.functions.at(scene.tokens, k)
        if any(h.value == "about" and h.last == at.first for h in hits):
            return True
    return False


def _done_then(scene: EventScene, at: TriggerAt, time: TimeAt, others: list[TriggerAt]) -> bool:
    """«دافع الرئيس أمس عن الاتفاق», «اعتقلوا أمس منفذ الهجوم»: whether what a time before a known event dates is the event itself,
    by its verb, or what was done in it."""
    if at.prefix or not _known(at) or within(scene, at.first):
        return True  # «تحولوا اليوم إلى الساحة للاحتجاج», «قتلوا أمس في الهجوم»
    told = {o.first: o for o in others if o.trigger.part == "verb"}
    for k in range(at.first - 1, scene.first - 1, -1):
        if k in scene.page.timed:
            continue
        if k in told:
            return _of_one(scene, at, told[k])
        if scene.words.light.at(scene.tokens, k):
            return True
        verb = scene.words.verbs.first(scene.tokens, k)
        if verb is not None and verb.value.kind != "aux":
            return verb.value.kind == "cause" or k == at.first - 1  # «انتقلت السيطرة عليها»
    return True


def within(scene: EventScene, first: int) -> bool:
    """Whether the word before token `first` says that something was done in the event behind it («خلال», «على هامش», «في»)."""
    for k in range(max(scene.first, first - _PHRASE), first):
        hits = [h for h in scene.words.functions.at(scene.tokens, k) if h.last == first]
        if any(h.value == "beside" for h in hits):
            return True
    return first > scene.first and scene.words.locative(scene.tokens[first - 1].text)
