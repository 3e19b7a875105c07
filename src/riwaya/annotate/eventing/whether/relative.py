"""What a relative clause tells of the event it follows: «المفاوضات التي عقدت في جنيف», «احتجاجات تشهدها البلاد», «لقاء سيعقد»."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt, after_preposition
from riwaya.annotate.eventing.whether.lasting import begins
from riwaya.language.affixes import AND, ARTICLE, OF_THIRD
from riwaya.language.marks import COMMAS, SENTENCE_ENDS
from riwaya.model import Status

#: How far (tokens that are no time) behind the event's noun its relative clause begins; one that tells of its beginning
#: («التي بدأت قبل أسابيع»).
_REACH, _FAR = 6, 10
#: Letters of the longest of the short prepositions with a pronoun («بها», «فيهم»).
_PRONOUN = 4
#: Of relative words that follow people alone («الذين»).
_PEOPLE = "p"
_STOPS = frozenset(("؛", ":", "(", "«", '"', *COMMAS, *SENTENCE_ENDS))
#: What a light verb that carries its own subject or object is to it; one that joins or strikes brings another.
_CARRIES = ("actor", "place", "target", "-")


def relative(scene: EventScene, at: TriggerAt) -> Status | None:
    """The status by the light verb behind the noun that carries it; None where no such verb follows.

    Behind a noun with the article «الذي» stands before the verb, behind one without it nothing does; what «و» joins is
    another clause. What goes on is told right behind the noun and its adjectives: further off the clause may be that of
    a noun between («ضربات التحالف الذي تقوده»).
    """
    if at.trigger.part == "verb":
        return None
    bound, beside, left = False, True, _FAR
    for k in range(at.last, scene.last):
        token = scene.tokens[k]
        left -= k not in scene.page.timed
        if not left or token.text in _STOPS or k in scene.told:
            return None
        gender = scene.words.relatives.get(token.text)
        if gender == _PEOPLE:
            return None
        if gender:
            bound = True
        elif scene.words.light.at(scene.tokens, k) and not after_preposition(scene, k):
            if bound and begins(scene, at, k):
                return "ongoing"
            status = _told(scene, at, k, bound=bound) if left >= _FAR - _REACH else None
            return status if beside or status != "ongoing" else None
        elif scene.words.verbs.first(scene.tokens, k) is not None:
            return None
        else:
            beside = beside and (token.text in scene.words.adjectives or _too(at, token.text))
    return None


def _too(at: TriggerAt, text: str) -> bool:
    """«الحصار الخانق»: whether the word has the article as the event's noun has."""
    return at.definite and text.startswith(ARTICLE)


def _told(scene: EventScene, at: TriggerAt, k: int, *, bound: bool) -> Status | None:
    """By the light verb at token `k`; `bound` where «الذي» stands before it."""
    hits = [
        h
        for h in scene.words.light.at(scene.tokens, k)
        if h.value in _CARRIES and not h.prefix.startswith(AND)
    ]
    if not hits or (not bound and (at.definite or at.enclitic)):
        return None
    # «الحكومة التي تنفذ مشاريع» tells of whom it follows, «الحملة التي تنفذها», «التي نفذت في» of what is done.
    reached = any(h.enclitic for h in hits)
    aspects = {h.value.aspect for h in scene.words.verbs.at(scene.tokens, k)}
    if aspects == {"future"} and hits[0].value == "-":
        return "planned"
    if not (reached or (_resumed(scene, k + 1) and (bound or hits[0].value == "-"))):
        return None
    if "past" in aspects:  # «ترأسه», «تبناه»: its letters are those of a present of many too
        return "occurred"
    if "future" in aspects or scene.words.beginnings.at(scene.tokens, k):
        return "planned"  # «الهدنة التي تبدأ منتصف الليل»
    return "ongoing" if "present" in aspects and _goes_on(scene, at, k) else None


def _goes_on(scene: EventScene, at: TriggerAt, k: int) -> bool:
    """Whether a present at token `k` tells that it goes on: no talks, which are held and over, nor the like of which there was
    none («أكبر هجوم تشهده البلاد»)."""
    if scene.words.group(at.trigger.type) == "talks":
        return False
    if scene.tokens[at.first - 1].text in scene.words.superlatives and at.first > scene.first:
        return at.trigger.type in scene.words.sets.lasting
    reached = any(h.enclitic for h in scene.words.light.at(scene.tokens, k))
    return reached or not scene.tokens[k + 1].text.endswith(OF_THIRD)


def _resumed(scene: EventScene, k: int) -> bool:
    """«يقوم بها», «عقد في جنيف», «تجري منذ»: whether a place, a time or a pronoun stands at token `k`, and no subject or
    object."""
    if k >= scene.last or k in scene.page.timed:
        return k < scene.last
    text = scene.tokens[k].text
    word = scene.words.functions.first(scene.tokens, k)
    if word is not None and (word.value == "since" or scene.words.locative(text)):
        return True
    return len(text) <= _PRONOUN and text.endswith(OF_THIRD)
