"""What a word before an event says without governing it: «قبل ساعات من بدء الهدنة» (still to come when the page was written),
«على ذمة التحقيقات» (somebody is held while the inquiry goes on), «على أن تعقد قمة» (it is laid down)."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.when.timexkinds import is_date
from riwaya.annotate.eventing.whether.purpose import STOPS
from riwaya.language.marks import COMMAS

#: How many tokens stand at most between «قبل» and the event it counts from.
_FAR = 7
#: What cues of `status.tsv` are asked for here.
_PENDING, _LAID_DOWN, _SHORTLY = "pending", "laid_down", "shortly"


def held_for(scene: EventScene, at: TriggerAt) -> bool:
    """«حبس السائق على ذمة التحقيقات»: whether somebody is held for as long as this inquiry goes on."""
    if at.trigger.type not in scene.words.sets.pursuits:
        return False
    return any(_says(scene, k, _PENDING) for k in range(max(scene.first, at.first - 1), at.last))


def laid_down(scene: EventScene, verb: int) -> bool:
    """«اتفقا على جدول، على أن تعقد الجولة في تونس»: whether the present at token `verb` is a term of what was told before a comma;
    without one «على أن» brings what is said («شدد على أن»)."""
    for k in range(verb - 1, max(scene.first, verb - 2) - 1, -1):
        if _says(scene, k, _LAID_DOWN):
            return k == scene.first or scene.tokens[k - 1].text in COMMAS
    return False


def shortly(scene: EventScene, at: TriggerAt) -> bool:
    """«عززت القوات مواقعها قبل ساعات من بدء الهدنة»: whether the clause tells its news shortly before the event; one that begins
    with it tells history («وقبل ساعات من الهدنة قصفوا المدينة»)."""
    if at.trigger.part == "verb":
        return False
    if any(t.first >= at.last and is_date(t.timex) for t in scene.times):
        return False  # «قبل أيام من الانتخابات في عام 1999»
    for k in range(at.first - 1, max(scene.first, at.first - _FAR) - 1, -1):
        if scene.tokens[k].text in STOPS or k in scene.told:
            return False
        if _says(scene, k, _SHORTLY):
            return any(n in scene.told for n in range(_clause(scene, k), k))
    return False


def _clause(scene: EventScene, k: int) -> int:
    """The first token of the clause that token `k` stands in, as far as marks tell."""
    ends = (n + 1 for n in range(k - 1, scene.first - 1, -1) if scene.tokens[n].text in STOPS)
    return next(ends, scene.first)


def _says(scene: EventScene, k: int, status: str) -> bool:
    return any(h.value.status == status for h in scene.words.cues.at(scene.tokens, k))
