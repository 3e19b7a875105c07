"""Which times of a sentence govern which of its events: not that of the telling, nor that of what an event came after."""

from __future__ import annotations

from datetime import date

from riwaya.annotate.eventing.openers import gender_of
from riwaya.annotate.eventing.scene import EventScene, TimeAt
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.when.timexkinds import is_open, precision_of
from riwaya.language.affixes import AND
from riwaya.language.marks import COMMAS, QUOTES
from riwaya.model import EventDate, Timex

_RECENT = 7
#: How far (tokens) before an event stands what ranks it («في واحد من أعنف أيام القصف»).
_RANKED = 4
#: How far (tokens) before a known event «بعد» stands.
_FEW = 6


def told_then(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«أعلنت الوزارة، اليوم، أن قياديا قتل ...», «..., وفق ما أفاد به مصدر اليوم»: whether the time is that of the telling,
    right before what is told or behind it."""
    for k in range(time.first - 1, at.last - 1, -1):
        verb = scene.words.verbs.first(scene.tokens, k)
        if k in scene.told or (verb is not None and k not in scene.page.timed):
            return verb is not None and verb.value.kind == "say" and k not in scene.told
    own = any(k in scene.words.relatives for k in _texts(scene, at.last, time.first))
    if at.definite and not own and _only_told_of(scene, at):
        return True
    if at.trigger.part != "verb" and time.last <= at.first and _announced(scene, at, time):
        return True
    told = [
        k
        for k in range(time.last, at.first)
        if (hit := scene.words.functions.first(scene.tokens, k)) is not None and hit.value == "comp"
    ]
    for k in range(told[0] - 1, scene.first - 1, -1) if told else ():
        verb = scene.words.verbs.first(scene.tokens, k)
        if verb is not None and k not in scene.page.timed:
            said = verb.value.kind == "say" and k < time.first
            return said and (of_the_page(scene, time.timex) or not first_told(scene, at, told[0]))
    return False


def first_told(scene: EventScene, at: TriggerAt, begin: int) -> bool:
    """«قال الوزير أمس إن الشرطة أوقفت مشتبها به في التفجير»: whether the trigger is what is told from token `begin` on, and
    not something known that it speaks of."""
    known = at.definite or bool(at.enclitic)
    return not known and not any(begin <= n < at.first for n in scene.told)


def _announced(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«أعلن مصدر يوم الأحد القبض على ... في حملة السبت»: whether the time stands between a verb of telling and the noun
    that is its object, of which a day behind it says when it was."""
    later = [t for t in scene.times if t.first >= at.last and recent_day(scene, t.timex)]
    if not any(_names_other(t, time) for t in later):
        return False
    for k in range(at.first - 1, scene.first - 1, -1):
        verb = scene.words.verbs.first(scene.tokens, k)
        if verb is not None and k not in scene.page.timed:
            return verb.value.kind == "say" and k < time.first and k not in scene.told
        if k in scene.told:
            return False
    return False


def _names_other(later: TimeAt, time: TimeAt) -> bool:
    """Whether a time is another day, before that on which it was told."""
    return bool(later.timex.earliest and time.timex.earliest) and (
        (later.timex.earliest or "") < (time.timex.earliest or "")
    )


def of_the_page(scene: EventScene, timex: Timex) -> bool:
    """Whether a time is the page's own day: what is told the day before is as a rule of that day."""
    published = scene.page.document.published
    return published is not None and timex.value[:10] == published.value


def _texts(scene: EventScene, first: int, last: int) -> list[str]:
    return [scene.tokens[k].text for k in range(first, last)]


def _only_told_of(scene: EventScene, at: TriggerAt) -> bool:
    """«أدان الاتحاد الهجوم يوم الأحد»: whether a verb of telling has the noun as its object."""
    for k in range(at.first - 1, scene.first - 1, -1):
        hit = scene.words.functions.first(scene.tokens, k)
        if hit is not None and hit.value not in ("part", "dem"):
            return False
        verb = scene.words.verbs.first(scene.tokens, k)
        if verb is not None:
            return verb.value.kind == "say"
    return False


def dates_other(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«يأتي التصويت بعد الاعتداءين اللذين شهدتهما المدينة في حزيران»: whether a time behind «بعد», «قبل» dates what came
    before or after; a day close to publication is as good as that of the event itself."""
    for k in range(at.last, time.first):
        hit = scene.words.functions.first(scene.tokens, k)
        word = scene.tokens[k].text
        if hit is None or k + 1 in scene.page.timed or k in scene.page.timed:
            continue
        if hit.value in ("prep", "comp") and word[len(hit.prefix) :] in scene.words.anchors:
            deed = at.trigger.type in scene.words.sets.deeds
            return not recent_day(scene, time.timex) or (hit.value == "comp" and not deed)
        if hit.value == "since" and any(k < n < time.first for n in scene.told):
            return True  # «أكبر هجوم منذ انتخاب الرئيس في أيار»
    return _of_charge(scene, at, time) or _first_since(scene, at, time)


def came_before(scene: EventScene, at: TriggerAt, time: TimeAt, others: list[TriggerAt]) -> bool:
    """«أعلنت الشركة اليوم سحب اللعبة بعدما قتل طفل»: whether what is told by way of «بعد» came before the day of something
    that is no deed; harm is of the day of the deed it came of («أصيب خمسة أمس بعد انقلاب قارب»)."""
    if time.last > at.first or not (_after(scene, at) or _known_after(scene, at, time)):
        return False
    return not any(o.first < at.first and o.trigger.type in scene.words.sets.deeds for o in others)


def _after(scene: EventScene, at: TriggerAt) -> bool:
    """Whether «بعد», «بعدما» or «بعد أن» stands right before the trigger."""
    for k in (at.first - 1, at.first - 2):
        if k < scene.first:
            return False
        word = scene.tokens[k].text
        for anchor, sign in scene.words.anchors.items():
            if sign > 0 and word.startswith(anchor) and (word == anchor or k == at.first - 1):
                return k == at.first - 1 or _comp(scene, k + 1)
    return False


def _known_after(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«مثل اليوم أمام القضاء، عقب الطعن في الحكم عليه»: whether «بعد» stands a few nouns before a known event of a kind that is
    no deed, and behind the time."""
    known = at.definite or bool(at.enclitic)
    if not known or at.trigger.type in scene.words.sets.deeds or at.trigger.part == "verb":
        return False
    for k in range(at.first - 1, max(time.last, at.first - _FEW) - 1, -1):
        if scene.tokens[k].kind == "mark" or scene.words.verbs.first(scene.tokens, k) is not None:
            return False
        if scene.words.anchors.get(scene.tokens[k].text, 0) > 0:
            return True
    return False


def _comp(scene: EventScene, k: int) -> bool:
    hit = scene.words.functions.first(scene.tokens, k)
    return hit is not None and hit.value == "comp"


def _first_since(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«زيارته هي الأولى منذ عام 2011», «أعنف قصف منذ عشر سنوات», «للمرة الأولى منذ عام توصلا إلى اتفاق»: whether a time behind
    «منذ» tells since when there was nothing like it."""
    near = (scene.words.functions.first(scene.tokens, k) for k in (time.first - 1, time.first))
    if not any(hit is not None and hit.value == "since" for hit in near):
        return False
    low = at.first if time.first >= at.last else time.first
    around = _texts(scene, max(scene.first, low - _RANKED), time.first)
    if any(scene.words.ranks(word) for word in around):
        return True
    talks = scene.words.group(at.trigger.type) == "talks" and not at.trigger.plural
    return talks and time.first >= at.last


def _of_charge(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«حكمت المحكمة أمس على رجلين في قضية قتل سائح»: whether what somebody is charged with stands behind the time."""
    charges = scene.words.parties.charges
    return any(
        hit.last <= at.first
        for k in range(time.last, at.first)
        for hit in charges.at(scene.tokens, k)
    )


def past_charge(scene: EventScene, at: TriggerAt, found: EventDate | None) -> bool:
    """«مداهمة استهدفت خلية يشتبه بتورطها بهجوم على دورية الجمعة»: whether a date stands behind words by which somebody is
    charged with another event told between."""
    charges = scene.words.parties.charges
    if at.trigger.type == "detention":
        return False
    for time in scene.times:
        if found is None or time.timex.id != found.time or time.first < at.last:
            continue
        behind = [h.last for k in range(at.last, time.first) for h in charges.at(scene.tokens, k)]
        return bool(behind) and any(behind[0] <= k < time.first for k in scene.told)
    return False


def recent_day(scene: EventScene, timex: Timex) -> bool:
    published = scene.page.document.published
    if is_open(timex):
        return True
    if published is None or precision_of(timex.value.partition("T")[0]) != "day":
        return False
    try:
        age = date.fromisoformat(published.latest) - date.fromisoformat(timex.earliest or "")
    except ValueError:
        return False
    return 0 <= age.days <= _RECENT


def in_relative(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """Whether a bare year stands in a relative clause that tells of something else: behind a verb («قضت بسجن فلان، الذي ترأس
    الحكومة بين 2012 و2017»), of another event or behind a noun of another gender («زيارة إلى الشطر الذي تحتله تركيا منذ 1974»)."""
    if precision_of(time.timex.value) != "year":
        return False
    between = (scene.words.functions.first(scene.tokens, k) for k in range(time.last, at.first))
    if any(hit is not None and hit.value in ("rel", "comp") for hit in between):
        return True
    for k in range(at.last, time.first):
        hit = scene.words.functions.first(scene.tokens, k)
        if hit is None or hit.value != "rel":
            continue
        gender = scene.words.relatives.get(scene.tokens[k].text)
        other = any(k < n < time.first for n in scene.told)
        return at.trigger.part == "verb" or other or gender != gender_of(scene, at.first)
    return False


def in_aside(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«منذ الثورة التي أنهت الحكم في يناير 2011، تصاعدا للتيار الذي قتل ...», «الملتقى الذي كان مرتقبا في أبريل بسبب المعارك»: whether
    a time is in a relative clause of its own, which a comma closes before the trigger, or which «كان» opens."""
    if time.last >= at.first:
        return False
    closed = scene.tokens[time.last].text in COMMAS
    for k in range(time.first - 1, scene.first - 1, -1):
        if scene.tokens[k].kind == "mark" and scene.tokens[k].text not in QUOTES:
            return False
        hit = scene.words.functions.first(scene.tokens, k)
        if hit is not None and hit.prefix.startswith(AND):
            return False  # «..., ومنذ نيسان الماضي، تشن ...»
        if hit is not None and hit.value == "rel":
            verbs = (scene.words.verbs.first(scene.tokens, n) for n in range(k + 1, time.first))
            return any(v is not None and (closed or v.value.kind == "aux") for v in verbs)
    return False


def quoted_apart(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«قال الذي زار البلاد في أيلول "إن الهجوم ..."»: whether a quotation begins or ends between an event and a time that is no
    day close to publication, on which things are told."""
    if recent_day(scene, time.timex):
        return False
    low, high = min(at.last, time.last), max(at.first, time.first)
    return sum(scene.tokens[k].text in QUOTES for k in range(low, high)) % 2 == 1


def closes(scene: EventScene, at: TriggerAt, time: TimeAt) -> bool:
    """«أرجئ الاجتماع إلى الأحد، وصل الوفد ...»: whether a time closes a clause with a verb or event of its own, which a comma
    parts from the trigger behind it."""
    if time.last >= at.first or scene.tokens[time.last].text not in COMMAS:
        return False
    for k in range(time.first - 1, scene.first - 1, -1):
        if scene.tokens[k].kind == "mark" and scene.tokens[k].text not in QUOTES:
            return False
        if k in scene.told:
            return True
    return False
