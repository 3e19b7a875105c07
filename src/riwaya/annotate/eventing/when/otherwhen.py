"""Times around an event that date something else told with it: a wound, a reason, a rank, a state, somebody's past."""

from __future__ import annotations

from riwaya.annotate.eventing.governing import recent_day
from riwaya.annotate.eventing.scene import EventScene, TimeAt
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.when.timexkinds import precision_of
from riwaya.language.affixes import ARTICLE
from riwaya.language.marks import COMMAS
from riwaya.language.numbers import parse

#: How far (tokens) before its time a rank stands («في ثاني هجوم تنفذه الحركة هذا الأسبوع»).
_RANKED = 8
#: How far (tokens) before an event its toll is said to rise («ارتفعت حصيلة القتلى جراء الزلزال»).
_TOLLED = 6
#: Tokens between a known event and «منذ» past which that is of something else.
_FAR = 6
#: How far (tokens) behind its event a relative clause of its own opens.
_OPENS = 2


def of_else(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """Whether a time dates something else that the event's sentence tells."""
    if _of_rise(scene, at, time):
        return True
    if time.first < at.last:
        return _of_rank(scene, at, time)
    return (
        _of_wound(scene, at, time)
        or _of_reason(scene, at, time)
        or _of_rank(scene, at, time)
        or _of_state(scene, at, time)
        or _of_somebody(scene, at, time)
        or _behind_known(scene, at, time)
    )


def _of_rise(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«ارتفعت حصيلة قتلى الزلزال إلى عشرين بعد انتشال ثلاثة أمس»: whether a time before a toll that rises, or behind what it
    rises to, tells when it rose, and not when that was of which it is the toll."""
    whys = scene.words.when.whys
    for k in range(at.first - 1, max(scene.first, at.first - _TOLLED) - 1, -1):
        kinds = {h.value for h in whys.at(scene.tokens, k) if h.last <= at.first}
        if scene.tokens[k].text in COMMAS or "risen" in kinds:
            return False  # «ارتفع عدد القتلى إلى أربعة في هجوم وقع أمس»
        if "rise" in kinds:
            return time.last <= k or bool(_kinds(scene, at, time, "risen"))
    return False


def _kinds(scene: EventScene, at: TriggerAt, time: TimeAt, kind: str) -> list[int]:
    """Where words of a kind (`whys.tsv`) stand between the event and the time."""
    found = ((k, scene.words.when.whys.at(scene.tokens, k)) for k in range(at.first, time.first))
    return [k for k, hits in found if any(h.value == kind for h in hits)]


def _of_wound(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«استشهد شاب متأثرا بجروح أصيب بها قبل عامين»: whether it is when the wound was dealt of which somebody died."""
    return bool(_kinds(scene, at, time, "wound"))


def _of_reason(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«اعتصم العمال احتجاجا على تأخر رواتبهم منذ ستة أشهر»: whether it is when that began, or was, for which the event is; a day
    close to the page may be that of the event, unless another is told right before it."""
    reasons = _kinds(scene, at, time, "reason")
    if not reasons:
        return False
    told = any(reasons[-1] < k < time.first for k in scene.told)
    return told or not recent_day(scene, time.timex)


def _of_rank(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«..., في ثاني هجوم تنفذه الحركة هذا الأسبوع، وبدأ ...»: whether it is the time within which something else has that rank."""
    if precision_of(time.timex.value) == "day":
        return False
    for k in range(time.first - 1, max(scene.first, time.first - _RANKED) - 1, -1):
        if scene.tokens[k].text in COMMAS or k == at.first:
            return False
        if scene.words.ranks(scene.tokens[k].text) or _is_ordinal(scene, k):
            return at.last != k and any(n in scene.told for n in range(k + 1, time.first))
    return False


def _is_ordinal(scene: EventScene, k: int) -> bool:
    if k in scene.page.timed or not scene.words.numbers.starts(scene.tokens[k]):
        return False
    match = parse(scene.tokens, k, scene.words.numbers)
    return match is not None and match.kind == "ordinal"


def _of_state(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«حررت القوات أشخاصا كانوا مختطفين منذ أشهر», «قصفت المدينة المحاصرة منذ شهر»: whether it is since when those were so to
    whom it was done."""
    since = [k for k in (time.first - 1, time.first) if _is_since(scene, k)]
    if not since or since[0] <= at.last or recent_day(scene, time.timex):
        return False
    if at.trigger.aspect != "past":
        known = at.definite and not at.trigger.plural
        return known and since[0] - at.last > _FAR and not _own_clause(scene, at)
    verbs = (scene.words.verbs.first(scene.tokens, k) for k in range(at.last, since[0]))
    was = any(v is not None and v.value.kind == "aux" for v in verbs)
    return was or scene.tokens[since[0] - 1].text.startswith(ARTICLE)


def _own_clause(scene: EventScene, at: TriggerAt) -> bool:
    """Whether a relative clause right behind the event tells of it («الهجوم الذي استهدف ...»)."""
    near = range(at.last, min(scene.last, at.last + _OPENS))
    return any(scene.tokens[k].text in scene.words.relatives for k in near)


def in_own_clause(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«المحاكمة المتعلقة بالهجوم الذي استهدف نزلا في صيف 2015»: whether a time stands in a relative clause right behind the
    event, no comma between."""
    if time.first < at.last or at.trigger.part == "verb" or not _own_clause(scene, at):
        return False
    return not any(scene.tokens[k].text in COMMAS for k in range(at.last, time.first))


def _behind_known(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«ميزانية ما بعد الانتخابات التي قام بتسليمها الوزير هذا الشهر»: whether a verb stands between an event known from before,
    right behind «بعد», and a time that is not in a clause about it."""
    before = scene.tokens[at.first - 1].text if at.first > scene.first else ""
    if not at.definite or scene.words.anchors.get(before, 0) <= 0:
        return False
    if at.trigger.type in scene.words.sets.deeds or precision_of(time.timex.value) == "day":
        return False
    return any(scene.words.verbs.first(scene.tokens, k) for k in range(at.last, time.first))


def _is_since(scene: EventScene, k: int) -> bool:
    return any(h.value == "since" for h in scene.words.functions.at(scene.tokens, k))


def _of_somebody(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«قضت المحكمة بسجن فلان، الذي ترأس الحكومة بين 2012 و2017»: whether a time long ago stands in a relative clause
    that a comma parts from the event, and so tells of whoever is named last."""
    if recent_day(scene, time.timex):
        return False
    return any(
        scene.tokens[k - 1].text in COMMAS and k - 1 > at.last
        for k in range(at.last + 1, time.first)
        if scene.tokens[k].text in scene.words.relatives
    )
