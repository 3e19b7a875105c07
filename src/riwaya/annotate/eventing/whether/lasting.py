"""What began and goes on: «بدأت القوات هجوما على المدينة», «انطلاق محاكمة الوزير», «منذ بدء الهجوم»."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.affixes import ARTICLE, ARTICLED, JOINED_OR_NOT, MEEM, TO, WOMEN
from riwaya.language.marks import SENTENCE_ENDS
from riwaya.model import EventDate

#: For how many days after its beginning what a page tells as begun still goes on.
_DAYS = 7
_YEAR = 300
#: How far (tokens) before the noun «منذ» stands.
_SINCE = 4
#: The frame of what somebody undergoes.
_SUFFERS = "suffer"


def begun(scene: EventScene, at: TriggerAt, light: int | None, when: EventDate | None) -> bool:
    """Whether a word of beginning carries an event that takes days, lately or «منذ» its beginning."""
    if at.trigger.part == "verb":
        return False
    k = _beginning(scene, at, light)
    if k is None or scene.tokens[max(k, 1) - 1].text in scene.words.anchors:
        return False  # «قبل انطلاق العملية»
    since = any(
        word is not None and word.value == "since"
        for n in range(max(scene.first, min(k, at.first) - _SINCE), at.first)
        for word in (scene.words.functions.first(scene.tokens, n),)
    )
    if since:
        return at.trigger.type in scene.words.sets.drawn_out
    talks = scene.words.group(at.trigger.type) == "talks"
    long = scene.tokens[at.first].text.endswith(WOMEN) and at.trigger.type != "visit"
    if not (long if talks else at.trigger.type in scene.words.sets.in_course):
        return False
    return _lately(scene, when)


def endures(scene: EventScene, at: TriggerAt) -> bool:
    """Whether it can go on for a while: by its type, or because it is done again and again («تواصلت المجازر»)."""
    return at.trigger.type in scene.words.sets.enduring or at.trigger.plural


def held(scene: EventScene, at: TriggerAt) -> bool:
    """Whether a participle tells of a state that lasts: «الأحياء المحاصرة», «بلدتان محاصرتان», «المعتقل منذ عام»."""
    if at.trigger.type not in scene.words.sets.states or at.trigger.part == "verb":
        return False
    if at.prefix not in JOINED_OR_NOT:
        return False
    k = at.last - 1 if at.trigger.part == "phrase" else at.last
    since = scene.words.functions.first(scene.tokens, k) if k < scene.last else None
    if since is not None and since.value == "since":
        return at.trigger.frame.name == _SUFFERS or _described(scene, at)
    return _described(scene, at)


def _described(scene: EventScene, at: TriggerAt) -> bool:
    """Whether the event's noun is the adjective of the noun before it, with or without the article as that is, and governs
    nothing («محاصرة» is the deed as well as what it was done to)."""
    word = scene.tokens[at.first].text
    word = word.removeprefix(at.prefix)
    if at.first == scene.first or at.enclitic or not word.startswith((MEEM, ARTICLE + MEEM)):
        return False
    k = at.first - 1
    before = scene.tokens[k].text
    if before not in scene.words.light_nouns and _noun(scene, k):
        if at.definite:
            place = k in scene.page.covered
            return place or any(before.startswith(a) for a in (ARTICLE, *ARTICLED))
        return not before.startswith(ARTICLE) and _alone(scene, at)
    return False


def _noun(scene: EventScene, k: int) -> bool:
    token = scene.tokens[k]
    if token.kind != "word" or scene.words.functions.at(scene.tokens, k):
        return False
    return not scene.words.verbs.at(scene.tokens, k)


def _alone(scene: EventScene, at: TriggerAt) -> bool:
    """Whether a mark or a preposition follows, or nothing."""
    if at.last >= scene.last or scene.tokens[at.last].kind != "word":
        return True
    word = scene.words.functions.first(scene.tokens, at.last)
    return word is not None and word.value in ("prep", "partitive", "since")


def since_then(scene: EventScene, at: TriggerAt) -> bool:
    """«منذ الخامس من الشهر، عمت تظاهرات العاصمة»: whether it is told to go back to a time, no other event or clause between."""
    if at.trigger.type not in scene.words.sets.sustained or at.trigger.part == "verb":
        return False
    words = scene.words
    for time in scene.times:
        since = words.functions.first(scene.tokens, time.first - 1)
        if since is None or since.value != "since":
            continue
        after = at.last <= time.first
        if after and scene.tokens[time.first - 2].text.startswith(ARTICLE + MEEM):
            continue  # «العدوان على القطاع المحاصر منذ عام»
        between = range(at.last, time.first) if after else range(time.last, at.first)
        verbs = sum(bool(words.verbs.at(scene.tokens, k)) for k in between)
        ends = any(scene.tokens[k].text in (*SENTENCE_ENDS, *words.relatives) for k in between)
        if not ends and verbs <= (not after) and scene.told.isdisjoint(between):
            return True
    return False


def there(scene: EventScene, at: TriggerAt) -> bool:
    """«هناك مفاوضات في القاهرة», «ثمة غارات»: whether the event is only said to be there, by no verb («كانت هناك»)."""
    k = at.first - 1
    able = at.trigger.type in scene.words.sets.enduring
    if not able or at.definite or at.prefix or k < scene.first:
        return False
    if all(h.value.status != "there" for h in scene.words.cues.at(scene.tokens, k)):
        return False
    return k == scene.first or not scene.words.verbs.at(scene.tokens, k - 1)


def continued(scene: EventScene, at: TriggerAt) -> bool:
    """«استمر القتال»: whether it went on when last heard of, no time being told but that since which it does («استمر ساعات»)."""
    if not endures(scene, at):
        return False
    words = (scene.words.functions.first(scene.tokens, t.first - 1) for t in scene.times)
    return all(word is not None and word.value == "since" for word in words)


def begins(scene: EventScene, at: TriggerAt, k: int) -> bool:
    """«العملية التي بدأت قبل أيام»: whether the verb at token `k` tells of the beginning of what takes days."""
    begun = scene.words.beginnings.at(scene.tokens, k)
    able = bool(begun) and not begun[0].prefix and at.trigger.type in scene.words.sets.in_course
    return able and {h.value.aspect for h in scene.words.verbs.at(scene.tokens, k)} == {"past"}


def _beginning(scene: EventScene, at: TriggerAt, light: int | None) -> int | None:
    """The token of the word of beginning: the verb that carries the noun, or its verbal noun right before it."""
    for k in (light, at.first - 1):
        found = (
            scene.words.beginnings.at(scene.tokens, k) if k is not None and k >= scene.first else []
        )
        if found and not found[0].prefix.endswith(TO):
            return k
    return None


def _lately(scene: EventScene, when: EventDate | None) -> bool:
    return when is None or not (
        scene.page.document.published is None or _before(scene, when, _DAYS)
    )


def long_ago(scene: EventScene, when: EventDate) -> bool:
    """Whether it is of a year that is over: a present then tells history («عام 2004: مسلحون يقتحمون المجمع»)."""
    words = (scene.words.functions.first(scene.tokens, k) for k in range(scene.first, scene.last))
    return _before(scene, when, _YEAR) and all(w is None or w.value != "since" for w in words)


def _before(scene: EventScene, when: EventDate, days: int) -> bool:
    published = scene.page.document.published
    told = published.earliest if published is not None else when.latest
    return date.fromisoformat(when.latest) + timedelta(days=days) < date.fromisoformat(told)
