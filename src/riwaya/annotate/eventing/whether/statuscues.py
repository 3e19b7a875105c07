"""Which words around an event tell whether it happened: cues before it up to where their reach ends, right beside it, negations."""

from __future__ import annotations

from riwaya.annotate.eventing.rows import Cue
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt, after_preposition
from riwaya.annotate.eventing.whether.governed import goes_on
from riwaya.annotate.eventing.whether.purpose import STOPS
from riwaya.language.affixes import ALEF_MAQSURA, AND, ARTICLE, TA_MARBUTA, WOMEN
from riwaya.language.marks import COMMAS
from riwaya.language.verbs import Aspect

_REACH = 9
_NEGATION = 3
_BRIDGED = 6
#: How far (tokens) behind «خلال» the talks stand within which something is done.
_WITHIN = 3
#: How far (tokens) behind a word of foiling what is foiled stands, whatever it is.
_FOILED = 2
#: How many words at most name who refuses it.
_NAMED = 3
#: By what is said against a known event: the families of those that are there all the same.
_THERE = {"refused": ("force", "measure"), "stopped": (), "failed": ("talks", "force")}


def cues_of(scene: EventScene, at: TriggerAt, light: int | None) -> set[str]:
    """Statuses of the cues that reach the trigger, whose light verb is at token `light`, the nearest stop bounding them."""
    out: set[str] = set()
    k, left = at.first, _REACH
    while k > scene.first and left:
        k -= 1
        left -= k not in scene.page.timed
        if scene.tokens[k].text in STOPS and not (
            _after_time(scene, k) or _object_after(scene, k, at)
        ):
            break
        for cue, last in cues_at(scene, k, at.first):
            if k in scene.page.covered and last in scene.page.covered:
                continue  # «حركة مشروع تونس»
            if cue.status in ("stop", "within"):
                held = cue.status == "within" and _to_be_held(scene, k, at)
                return out | _touching(scene, at) | ({"held"} if held else set())
            if cue.status == "foiled":
                out |= {"denied"} if _foiled(scene, k, at) else set()
                continue
            if cue.status == "ongoing" and not goes_on(scene, last, at):
                continue
            if cue.status == "failed" and not scene.told.isdisjoint(range(k + 1, at.first)):
                continue  # «فشل لقاء المحققين حول مقتل الطالب»
            if (
                cue.side == "before"
                or (cue.side == "negation" and _negates(scene, last, at, light))
                or (cue.status == "refused" and _objects(scene, last, at))
                or (cue.side == "modal" and _may(scene, last, at, light))
            ):
                out.add(_meant(scene, at, cue))
    return out | _touching(scene, at)


def _foiled(scene: EventScene, k: int, at: TriggerAt) -> bool:
    """«أحبط هجوما»: whether it is the first event behind the word, and no work of police or courts told after it («إحباط مخططات
    وضبط 40 شخصا»)."""
    if at.definite and _stands(scene, at):
        return False
    able = at.trigger.type not in scene.words.sets.custody and AND not in at.prefix
    beside = able or at.first - k <= _FOILED
    return beside and scene.told.isdisjoint(range(k + 1, at.first))


def _stands(scene: EventScene, at: TriggerAt) -> bool:
    return at.trigger.type in scene.words.sets.standing


def _objects(scene: EventScene, k: int, at: TriggerAt) -> bool:
    """«رفضت الحركة تشكيل حكومة»: whether the event is what the one named behind the verb at token `k` refuses."""
    if at.trigger.part == "verb" or at.definite or at.prefix or at.enclitic:
        return False
    between = range(k + 1, at.first)
    alone = scene.told.isdisjoint(between) and bool(scene.words.verbs.at(scene.tokens, k))
    led = any(scene.words.functions.at(scene.tokens, n) for n in between)
    near = sum(n not in scene.page.timed for n in between) <= _NAMED
    return near and alone and not led and goes_on(scene, k, at)


def _meant(scene: EventScene, at: TriggerAt, cue: Cue) -> str:
    """What the cue says of the event: an agreement or a siege that is refused is there, and so were talks that failed («رفض
    الاتفاق», «فشلت المفاوضات»)."""
    if cue.status not in _THERE:
        return cue.status
    known = at.definite or bool(at.enclitic)
    stands = _stands(scene, at) and cue.status != "failed"
    there = stands or scene.words.group(at.trigger.type) in _THERE[cue.status]
    return "" if known and there else "denied"


def _after_time(scene: EventScene, k: int) -> bool:
    """«من المنتظر أن يتم اليوم الجمعة، إمضاء اتفاق»: a comma that only sets off a time."""
    if scene.tokens[k].text not in COMMAS or k - 1 not in scene.page.timed or k + 1 >= scene.last:
        return False
    after = scene.tokens[k + 1].text
    return not after.startswith(AND) and scene.words.verbs.first(scene.tokens, k + 1) is None


def _to_be_held(scene: EventScene, k: int, at: TriggerAt) -> bool:
    """«سيوقع الاتفاق خلال زيارته», «من المنتظر التصويت خلال جلسة»: whether what is to happen within talks, at token `k`, is told
    before as planned."""
    talks = scene.words.group(at.trigger.type) == "talks" and at.trigger.part != "verb"
    if not talks or at.first - k > _WITHIN or not scene.page.timed.isdisjoint(range(k, at.first)):
        return False
    for n in range(k - 1, scene.first - 1, -1):
        if scene.tokens[n].text in STOPS:
            return False
        if any(c.status == "planned" and c.side == "before" for c, _ in cues_at(scene, n, k)):
            return True
        verb = scene.words.verbs.first(scene.tokens, n)
        if verb is not None:
            return verb.value.aspect == "future"
    return False


def _object_after(scene: EventScene, k: int, at: TriggerAt) -> bool:
    """«قررت ثلاث نقابات في البلاد، تنظيم مسيرة»: a comma before the object of a verb of deciding, whose subject is long."""
    if scene.tokens[k].text not in COMMAS or at.trigger.part == "verb" or AND in at.prefix:
        return False
    carrier = scene.tokens[k + 1].text in scene.words.light_nouns
    if at.first - k - 1 != carrier:
        return False
    for n in range(k - 1, scene.first - 1, -1):
        cues = {cue.status for cue, _ in cues_at(scene, n, at.first) if cue.side == "before"}
        if not cues.isdisjoint(("decided", "planned")):
            return True
        if n in scene.told or scene.words.verbs.first(scene.tokens, n) is not None:
            return False
    return False


def cues_at(scene: EventScene, k: int, end: int) -> list[tuple[Cue, int]]:
    """The cues at token `k`, each with its last token; «لا يزال» negates nothing."""
    hits = scene.words.cues.at(scene.tokens, k)
    still = max((h.last for h in hits if h.value.status == "ongoing"), default=0)
    hits = [h for h in hits if h.last >= still]
    return [
        (h.value, h.last - 1)
        for h in hits
        if not h.definite and h.last <= end and len(h.prefix) < 2
    ]


def _negates(scene: EventScene, k: int, at: TriggerAt, light: int | None) -> bool:
    gap = at.first - k
    if gap == 1 or (gap <= _BRIDGED and all(_bridges(scene, n) for n in range(k + 1, at.first))):
        return True
    if gap <= _BRIDGED and _bridges(scene, at.first - 1, "any"):
        return True
    if light is None or not 0 < light - k <= _NEGATION:
        return False
    verb = scene.words.verbs.first(scene.tokens, light)
    if any(scene.words.functions.at(scene.tokens, n) for n in range(k + 1, light)):
        return False  # «ذكر دون إسهاب أنه تم اعتقال رجل»
    # «بضاعة بدون فاتورة وتم القبض على صاحبها»
    return verb is None or not verb.prefix or light - k == 1


def _bridges(scene: EventScene, k: int, kind: str = "bridge") -> bool:
    """«دون وقوع اشتباكات», «منع هذه التظاهرة»: a word that lets a negation through; `any`: from further off too («لم
    تسفر عن أي إصابات»)."""
    kinds = ("bridge", "any") if kind == "bridge" else (kind,)
    return any(h.value.status in kinds for h in scene.words.cues.at(scene.tokens, k))


def _may(scene: EventScene, k: int, at: TriggerAt, light: int | None) -> bool:
    """«قد تشن»: the particle right before a verb of the present; before the past it affirms («كان الفندق قد تعرض»)."""
    if aspect_of(scene, at, light) != "present" or _was(scene, k):
        return False
    return k + 1 == (at.first if at.trigger.aspect is not None else light)


def _was(scene: EventScene, k: int) -> bool:
    """Whether «كان» stands before the particle at token `k`, in its clause."""
    for n in range(k - 1, max(scene.first, k - _REACH) - 1, -1):
        if scene.tokens[n].text in STOPS:
            return False
        verb = scene.words.verbs.first(scene.tokens, n)
        if verb is not None:
            return verb.value.kind == "aux"
    return False


def _touching(scene: EventScene, at: TriggerAt) -> set[str]:
    out = behind(scene, at) - {"done", "earlier"}
    return out | (_side_cues(scene, at.first - 1) if at.first > scene.first else set())


def behind(scene: EventScene, at: TriggerAt) -> set[str]:
    """What the words right behind the trigger say («المفاوضات الجارية», «الاتفاق الموقع»)."""
    out: set[str] = set()
    for k in range(at.last, min(at.last + 3, scene.last)):
        if scene.tokens[k].text in STOPS or scene.words.triggers.at(scene.tokens, k):
            break
        if at.trigger.aspect == "past" and k in scene.page.timed:
            continue  # «تأجل إلى الشهر المقبل»
        if at.trigger.part != "verb" or not scene.tokens[k].text.startswith(ARTICLE):
            found = _side_cues(scene, k)  # «ناقشا العمليات الجارية»
            out |= found if _its_own(scene, at, k) else found - {"earlier"}
    return out


def _its_own(scene: EventScene, at: TriggerAt, k: int) -> bool:
    """«هجوم مسلح سابق», not «محاكمة الوزير السابق»: whether the adjective at token `k` can be that of the event's noun."""
    if scene.tokens[k].text.startswith(ARTICLE) and not at.definite:
        return False
    return all(scene.tokens[n].text in scene.words.adjectives for n in range(at.last, k))


def _side_cues(scene: EventScene, k: int) -> set[str]:
    hits = [h for h in scene.words.cues.at(scene.tokens, k) if h.value.side == "touching"]
    longest = max(
        (h.last for h in hits), default=k
    )  # «المساعدات القادمة من الخارج» are not to come
    return {h.value.status for h in hits if not h.prefix and h.last == longest}


def aspect_of(scene: EventScene, at: TriggerAt, light: int | None) -> Aspect | None:
    """The aspect of the trigger, of its light verb, or of the verb close before it that governs it."""
    if at.trigger.aspect is not None:
        return at.trigger.aspect
    if light is not None and scene.words.verbs.first(scene.tokens, light) is not None:
        return aspect_at(scene, light)
    for k in range(at.first - 1, max(scene.first, at.first - 5) - 1, -1):
        if scene.tokens[k].text in STOPS:
            return None
        verb = scene.words.verbs.first(scene.tokens, k)
        if verb is not None:
            near = k == at.first - 1 and not verb.enclitic and _governs(scene, k, verb.value.kind)
            aspect = aspect_at(scene, k)
            return aspect if aspect == "future" or (aspect == "present" and near) else None
    return None


def _governs(scene: EventScene, k: int, kind: str) -> bool:
    """Whether the verb at token `k` tells of what its object is («تخوض معارك»), not only of something about it («يوثق مقتل»,
    «يتعلق بالهجوم»)."""
    return kind == "control" or (not kind and bool(scene.words.light.at(scene.tokens, k)))


def undergoes(scene: EventScene, k: int) -> bool:
    """Whether the word of undergoing at token `k` is a verb, and tells it in the present («تتعرض المدينة منذ شهر لقصف»)."""
    named = any(h.definite for h in scene.words.cues.at(scene.tokens, k))
    return not (named or after_preposition(scene, k)) and aspect_at(scene, k) == "present"


def told_past(scene: EventScene, k: int) -> bool:
    """Whether a verb of the past, and nothing else, stands at token `k`."""
    found = {h.value.aspect for h in scene.words.verbs.at(scene.tokens, k)}
    return found == {"past"} and not after_preposition(scene, k)


def _feminine(scene: EventScene, k: int) -> bool:
    """Whether the word at token `k` is feminine to the eye, or names a place."""
    if k >= scene.last:
        return False
    named = scene.page.mentions.get(k)
    place = named is not None and named[0].type == "LOC"
    return place or scene.tokens[k].raw.endswith((TA_MARBUTA, WOMEN))


def told_too(scene: EventScene, k: int) -> bool:
    """«توقع»: whether the letters of the verb at token `k` are those of a past too."""
    return any(h.value.aspect == "past" for h in scene.words.verbs.at(scene.tokens, k))


def aspect_at(scene: EventScene, k: int) -> Aspect | None:
    """The aspect of the verb at token `k`; «تبنى», as spelled, is the past of one verb and no present of another («تبني»), and
    «تعرض» is a past unless a feminine subject follows («تعرض مواطن», «تعرض الشركة»)."""
    aspects = [h.value.aspect for h in scene.words.verbs.at(scene.tokens, k)]
    maybe = scene.words.maybe_verbs.at(scene.tokens, k)
    if ("past" in aspects or any(h.value.aspect == "past" for h in maybe)) and (
        scene.tokens[k].raw.endswith(ALEF_MAQSURA) or not _feminine(scene, k + 1)
    ):
        return "past"
    return aspects[0] if aspects else None
