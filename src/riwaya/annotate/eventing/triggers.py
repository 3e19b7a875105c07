"""Triggers of a sentence: which words tell of an event, and of which type."""

from __future__ import annotations

import msgspec

from riwaya.annotate.counting.words import FigureWords
from riwaya.annotate.eventing.rows import CROWD, Trigger
from riwaya.annotate.eventing.scene import EventScene
from riwaya.language.affixes import ARTICLE, CONJUNCTIONS, TO, TO_THE
from riwaya.language.wordindex import Seen

_AROUND = 14
_NEAR = 7
_TOUCH = 2
#: Frames of what is as often another one of its kind where it is met again («الوصول», «المغادرة»).
_GOING = ("travel", "leave")
_SUFFERS = "suffer"
#: Kinds of function words that only nouns follow.
_PREPOSITIONS = ("prep", "beside", "about", "partitive")

#: How far (tokens) before a noun the verb of telling stands whose object it is.
_TELLER = 6


class TriggerAt(msgspec.Struct, frozen=True):
    """A trigger at tokens `first`..`last` of the page."""

    first: int
    last: int
    trigger: Trigger
    prefix: str
    definite: bool
    enclitic: str


def triggers(scene: EventScene, people: FigureWords) -> list[TriggerAt]:
    """The triggers of a sentence from left to right in reading order, without overlap."""
    out: list[TriggerAt] = []
    spoken, words = scene.page.reading.words, scene.words
    for i in spoken.phrases(words.triggers, words.openers, scene.first, scene.last):
        if (out and i < out[-1].last) or scene.tokens[i].kind != "word" or i in scene.page.timed:
            continue
        found = _best(scene, i, people)
        if found is not None and not _taken_up_otherwise(scene, found):
            out.append(
                TriggerAt(i, found.last, found.value, found.prefix, found.definite, found.enclitic)
            )
    return out


def _best(scene: EventScene, i: int, people: FigureWords) -> Seen[Trigger] | None:
    """The longest phrase that holds at token `i`; among readings of the same words one whose conditions are met
    goes before one that asks for nothing."""
    best: Seen[Trigger] | None = None
    for hit in scene.words.triggers.at(scene.tokens, i):
        if best is not None and (best.value.asks or _letters(hit) != _letters(best)):
            break
        if hit.last > scene.last or (best is not None and not hit.value.asks):
            continue
        if _holds(scene, hit, people):
            best = hit
    return best


def _taken_up_otherwise(scene: EventScene, hit: Seen[Trigger]) -> bool:
    """«الانفجار» where the page spoke of a telephone's, unless it says anew whom it hit («الاعتداء على شرطي»); else it
    is noted as an event's name."""
    trigger = hit.value
    if trigger.part != "noun":
        return False
    bare = hit.last >= scene.last or scene.tokens[hit.last].text not in trigger.frame.links
    if hit.definite and bare and not trigger.asks and scene.page.senses.lost(trigger.word):
        return True
    scene.page.senses.event(trigger.word, trigger.type)
    return False


def _may_be_noun(scene: EventScene, hit: Seen[Trigger]) -> bool:
    """Whether the same letters are in the tables as a noun too."""
    readings = scene.words.triggers.at(scene.tokens, hit.first)
    return any(r.value.part == "noun" and _letters(r) == _letters(hit) for r in readings)


def after_preposition(scene: EventScene, k: int) -> bool:
    """«جراء قصف», «عن تفاوض»: what a preposition governs is a noun, whatever its letters can be."""
    if k <= scene.first:
        return False
    before = scene.words.functions.first(scene.tokens, k - 1)
    if before is not None:
        return before.last == k and before.value in _PREPOSITIONS
    # «تم خطفهم»: what is done is a noun too.
    lights = scene.words.light.at(scene.tokens, k - 1)
    return bool(lights) and all(h.value == "-" and not h.enclitic for h in lights)


def _without_object(scene: EventScene, hit: Seen[Trigger]) -> bool:
    """«قصف جديد على المدينة», «قصف للطيران»: behind a verb of striking its doer or object stands, no adjective, no
    preposition."""
    if hit.value.frame.name != "strike" or hit.enclitic or hit.last >= scene.last:
        return False
    after = scene.tokens[hit.last]
    word = scene.words.functions.first(scene.tokens, hit.last)
    if word is not None:
        return word.last == hit.last + 1 and word.value == "prep"
    return after.text in scene.words.adjectives or after.text.startswith(TO_THE)


def _after_verb(scene: EventScene, hit: Seen[Trigger]) -> bool:
    """«أسفر قصف ...», «أعلنت الكتائب قصف ...»: a bare past right behind another verb, or behind a verb of telling and its
    subject, is the noun spelt like it."""
    trigger = hit.value
    if trigger.aspect != "past" or hit.prefix or hit.enclitic or trigger.number != "s":
        return False
    for k in range(hit.first - 1, max(scene.first, hit.first - _TELLER) - 1, -1):
        verb = scene.words.verbs.first(scene.tokens, k)
        if verb is not None and verb.last == k + 1 and not verb.definite:
            kind = verb.value.kind
            return kind == "say" or (kind != "aux" and k == hit.first - 1)
        if scene.tokens[k].kind != "word" or scene.words.functions.at(scene.tokens, k):
            return False
    return False


def _letters(hit: Seen[Trigger]) -> tuple[int, str, bool, str]:
    return hit.last, hit.prefix, hit.definite, hit.enclitic


def _holds(scene: EventScene, hit: Seen[Trigger], people: FigureWords) -> bool:
    trigger = hit.value
    if hit.first in scene.page.covered and not _outside_name(scene, hit):
        return False
    if trigger.part == "verb" and not _can_be_verb(hit):
        return False
    governed = after_preposition(scene, hit.first) or _after_verb(scene, hit)
    if trigger.part == "verb" and governed and _may_be_noun(scene, hit):
        return False
    if trigger.part == "verb" and _without_object(scene, hit) and _may_be_noun(scene, hit):
        return False
    if not _has_needed(scene, hit, people):
        return False
    blocked, foreign = _blocked(scene, hit), _other_theme(scene, trigger)
    lasting = blocked == "after" or (foreign and scene.page.senses.lasting(scene.themes))
    if lasting and trigger.part == "noun":
        scene.page.senses.otherwise(trigger.word)
    return not (blocked or foreign)


def _outside_name(scene: EventScene, hit: Seen[Trigger]) -> bool:
    """Whether the phrase reaches beyond the name that its first word lies in."""
    return any(k not in scene.page.covered for k in range(hit.first, hit.last))


def _can_be_verb(hit: Seen[Trigger]) -> bool:
    if hit.definite:
        return False
    letters = hit.prefix.lstrip(CONJUNCTIONS)
    return not letters or (letters == TO and hit.value.aspect == "present")


def _has_needed(scene: EventScene, hit: Seen[Trigger], people: FigureWords) -> bool:
    trigger = hit.value
    bounds, at = (scene.first, scene.last), (hit.first, hit.last)
    if trigger.jussive and not _negated(scene, hit.first):
        return False
    if trigger.unless and trigger.unless.met(scene.tokens, bounds, at):
        if trigger.part == "noun" and trigger.unless.tells(scene.tokens, bounds, at):
            scene.page.senses.otherwise(trigger.word)
        return False
    if not trigger.asks or _takes_up(scene, hit):
        return True
    place = trigger.place and _place_after(scene, hit)
    party = trigger.party and _party_near(scene, hit)
    if trigger.place and trigger.party and not trigger.needs:
        return place and party
    if place or party or (trigger.people and _people_after(scene, hit, people)):
        return True
    if trigger.arms and _arms_near(scene, hit):
        return True
    return trigger.needs.met(scene.tokens, bounds, at)


def _takes_up(scene: EventScene, hit: Seen[Trigger]) -> bool:
    """«النزاع» where the page told of a «نزاع عشائري»: what shows it to be an event has been said."""
    trigger = hit.value
    if trigger.part != "noun" or trigger.plural or trigger.frame.name in _GOING or hit.prefix:
        return False
    if trigger.type in scene.words.sets.sorts:
        return False
    told = scene.page.senses.known(trigger.word, trigger.type)
    return told and (hit.definite or bool(hit.enclitic))


def _negated(scene: EventScene, first: int) -> bool:
    cues = scene.words.cues.at(scene.tokens, first - 1) if first > scene.first else []
    return any(h.value.side == "negation" for h in cues)


def _arms_near(scene: EventScene, hit: Seen[Trigger]) -> bool:
    """Whether weapons, armed bodies, dead or injured, or another use of force are told around the trigger."""
    if any(f.figure.what in ("killed", "injured") for f in scene.figures):
        return True
    words = scene.words
    low, high = max(scene.first, hit.first - _AROUND), min(scene.last, hit.last + _AROUND)
    for k in range(low, high):
        if hit.first <= k < hit.last:
            continue
        tables = (words.instruments, words.forces, words.air)
        if any(table.at(scene.tokens, k) for table in tables):
            return True
        others = words.triggers.at(scene.tokens, k)
        if any(words.group(o.value.type) == "force" and not o.value.asks for o in others):
            return True
    return False


def _place_after(scene: EventScene, hit: Seen[Trigger]) -> bool:
    """Whether a place is named after it; for what changes hands a word that stands for one is as good («على المدينة»)."""
    ground = hit.value.type in scene.words.sets.grounds
    for k in range(hit.last, min(scene.last, hit.last + _NEAR)):
        at = scene.page.mentions.get(k)
        if at is not None and at[0].type == "LOC":
            return True
        if ground and scene.words.place_words.at(scene.tokens, k):
            return True
        if scene.tokens[k].text in (".", "؛", ":"):
            return False
    return False


def _party_near(scene: EventScene, hit: Seen[Trigger]) -> bool:
    for k in range(max(scene.first, hit.first - _NEAR), min(scene.last, hit.last + _NEAR)):
        at = scene.page.mentions.get(k)
        if at is not None and at[0].type in ("PER", "ORG"):
            return True
        if scene.words.nations.at(scene.tokens, k):
            return True
    return False


def _people_after(scene: EventScene, hit: Seen[Trigger], people: FigureWords) -> bool:
    for f in scene.figures:
        if hit.last <= f.first <= hit.last + _NEAR and f.figure.what != "other":
            return True
    for k in range(hit.last, min(scene.last, hit.last + 2)):
        at = scene.page.mentions.get(k)
        if at is not None and at[0].type == "PER":
            return True
        if any(n.value.kind != "unit" for n in people.nouns.at(scene.tokens, k)):
            return True
    return False


def _blocked(scene: EventScene, hit: Seen[Trigger]) -> str:
    """On which side of it stands what shows that no such event is meant; empty where nothing does."""
    type_ = hit.value.type
    group = scene.words.group(type_)
    known = hit.definite or scene.tokens[hit.first].text.startswith(ARTICLE)
    if known and not hit.prefix and hit.first > scene.first and hit.value.part != "verb":
        heads = scene.words.blockers.at(scene.tokens, hit.first - 1)
        if any(h.value.side == "head" and not h.definite and h.last == hit.first for h in heads):
            return "head"
    spans = (
        ("after", range(hit.last, min(scene.last, hit.last + _TOUCH))),
        ("before", range(max(scene.first, hit.first - _before(hit)), hit.first)),
    )
    for side, span in spans[: 1 if hit.value.frame.name == CROWD else 2]:
        for k in span:
            for block in scene.words.blockers.at(scene.tokens, k):
                if block.value.side != side or (side == "before" and block.last > hit.first):
                    continue
                types = block.value.types
                if not types or type_ in types or group in types or types & {"fiction", "history"}:
                    return side
    return ""


def _before(hit: Seen[Trigger]) -> int:
    """How many words before it may show that no such event is meant; one for what somebody is called by what befell him
    («ملف الصحفيين المختطفين»)."""
    called = hit.value.part == "phrase" and hit.value.frame.name == _SUFFERS
    return 1 if called else _TOUCH


def _other_theme(scene: EventScene, trigger: Trigger) -> bool:
    if not scene.themes or (scene.themes == {"sport"} and scene.killed()):
        return False
    group = scene.words.group(trigger.type)
    if trigger.type == "casualty":
        group = "force"
    for theme in scene.themes:
        groups, words = scene.words.themes.get(theme, (frozenset(), frozenset()))
        if group in groups or trigger.word in words:
            return True
    return False
