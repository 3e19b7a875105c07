"""Who protests: people whose word tells of it («المحتجون»), and those who do something else by way of protest."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.rows import CROWD
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.told import Told
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.affixes import ALEF, BY, OF_MANY, TO
from riwaya.language.marks import COMMAS
from riwaya.model import Argument

#: That of protests.
DEMONSTRATE = "demonstrate"
#: Those of what riot police do it with.
_MEANT = ("strike", "assault", "launch")
#: How far (tokens) what a dispersal is done with stands before it, and the protest that is dispersed behind it.
_MEANS, _OBJECT = 16, 5
#: How far (tokens) behind it is said whom a protest is against.
_AGAINST = 24
#: What begins another clause.
_APART = ("rel", "comp", "conj", "mark")
#: How far (tokens) behind a protest it is said who called it.
_CALLED = 12


def crowd(scene: EventScene, at: TriggerAt) -> Piece | None:
    """The phrase that the trigger is part of («آلاف المتظاهرين», «محتجون غاضبون»); None for other triggers."""
    if at.trigger.frame.name != CROWD:
        return None
    start = scene.tokens[at.first].start + len(at.prefix)
    alone = Piece("np", at.first, at.last, start, scene.tokens[at.last - 1].end)
    own = next((p for p in scene.pieces if p.kind == "np" and p.first <= at.first < p.last), None)
    if own is None:
        return alone
    if not any(k in scene.told for k in range(own.first, at.first)):
        return own
    cut = scene.between(at.first, own.last)  # «تفريق متظاهرين»
    return cut[0] if cut and cut[0].kind == "np" else alone


def staged(scene: EventScene, at: TriggerAt) -> Piece | None:
    """«قطع الأهالي الطريق احتجاجا على ...», «نفذ أمس، عدد من العمال، وقفة», «يدخل فلان في إضراب»: the subject of the clause that
    a protest is the reason, the object or the aim of."""
    word = scene.tokens[at.last - 1].text
    if at.trigger.frame.name != DEMONSTRATE or at.trigger.part == "verb":
        return None
    clause = next((c for c in reversed(scene.clauses) if c.verb < at.first), None)
    if clause is None or clause.kind == "say" or clause.subject is None:
        return None
    reason = at.trigger.part == "noun" and word.endswith(ALEF) and not (at.prefix or at.definite)
    other = any(clause.verb < told < at.first for told in scene.told)
    if not reason and (other or not _carries(scene, clause.verb)):
        return None
    between = scene.between(max(clause.verb, clause.subject.last), at.first)
    if any(p.kind in _APART for p in between) or not (reason or _borne(scene, at, between)):
        return None
    return clause.subject


def _borne(scene: EventScene, at: TriggerAt, between: Sequence[Piece]) -> bool:
    """Whether a protest can be what the verb before `between` is about: nothing governs it but that («دخل في إضراب») and nouns
    that carry it («تنظيم وقفة»), unlike «على خلفية فك اعتصام»."""
    if not between or between[-1].last < at.first:
        return True
    last = between[-1]
    if last.kind != "np" or last.last != at.first:
        return (
            last.kind != "prep" or len(between) == 1 or between[-2].kind in ("time", "np", "verb")
        )
    carrier = scene.tokens[last.first].text in scene.words.light_nouns
    return carrier and not last.prep


def _carries(scene: EventScene, verb: int) -> bool:
    """Whether the doer of a verb does what its object names («نفذ», «يعتزم»)."""
    if any(h.value == "actor" for h in scene.words.light.at(scene.tokens, verb)):
        return True
    return any(h.value.kind == "control" for h in scene.words.verbs.at(scene.tokens, verb))


def called(scene: EventScene, at: TriggerAt) -> Piece | None:
    """«تظاهرة دعت إليها أحزاب المعارضة»: who called what a verb behind it takes up with a pronoun."""
    if at.trigger.frame.name != DEMONSTRATE or at.trigger.part != "noun":
        return None
    pieces = scene.after(at.last, _CALLED)
    for n, piece in enumerate(pieces[:-2]):
        if piece.kind == "verb" and scene.words.parties.calls.at(scene.tokens, piece.first):
            again, who = pieces[n + 1 : n + 3]
            taken_up = scene.tokens[again.first].text in scene.words.parties.pronominal
            return who if taken_up and who.kind == "np" and not who.prep else None
        if piece.kind not in ("rel", "np", "part", "prep", "time"):
            return None
    return None


def held_by(scene: EventScene, at: TriggerAt, pieces: Sequence[Piece]) -> Piece | None:
    """«مظاهرة لأنصار الحزب», «اعتصام لعدد من الأساتذة»: whose protest «لـ» right behind its noun says that it is."""
    told = at.trigger.frame.name == DEMONSTRATE and at.trigger.part != "verb"
    if not told or not pieces or pieces[0].kind != "np" or pieces[0].prep != TO:
        return None
    counts = "of" in scene.words.kinds.of_word(scene.tokens[pieces[0].first].text[len(TO) :])
    behind = [p for p in pieces[1:3] if p.kind == "np" and not p.joined]
    return behind[0] if counts and behind else pieces[0]


def opposed(scene: EventScene, at: TriggerAt) -> Piece | None:
    """«رددوا هتافات معادية لإيران», «منددين بالاحتلال»: whom a word of `against.tsv` behind a protest says that it is against."""
    if at.trigger.frame.name not in (CROWD, DEMONSTRATE):
        return None
    low = min(scene.last, at.last + _AGAINST)
    for k in range(at.last, low):
        if scene.tokens[k].kind == "mark" and scene.tokens[k].text not in COMMAS:
            return None
        if scene.words.parties.against.at(scene.tokens, k):
            after = scene.after(k + 1, 2)
            hangs = bool(after) and after[0].kind == "np" and after[0].prep in (TO, BY)
            return after[0] if hangs else None
    return None


def dispersed(told: Sequence[Told], scene: EventScene) -> None:
    """What the events of a sentence tell of a dispersal: the means it was done by («استخدمت الشرطة الغاز لتفريق ...»), whose
    doer is its doer, which makes it more than a purpose and which befell those dispersed; the protest that is its object
    («فضت اعتصاما لمتظاهرين»)."""
    sets = scene.words.sets
    for n, one in enumerate(told):
        if one.event.type not in sets.dispersals:
            continue
        for means in reversed(told[:n] if one.at.prefix.endswith(TO) else ()):
            if one.at.first - means.at.last > _MEANS or not _means(means):
                break
            status = means.event.status if one.event.status == "planned" else one.event.status
            date = means.event.date if one.event.status == "planned" else one.event.date
            one.event = msgspec.structs.replace(one.event, status=status, date=date)
            _give(means, one, "actor", "actor")
            _give(one, means, "target", "target")
        if n and one.at.enclitic in OF_MANY and told[n - 1].event.type in sets.protests:
            _give(told[n - 1], one, "actor", "target")  # «... وفرقتهم الشرطة»
        after = told[n + 1] if n + 1 < len(told) else None
        near = after is not None and after.at.first - one.at.last <= _OBJECT
        if near and after is not None and after.event.type in sets.protests:
            _part(one, after)
            _give(after, one, "actor", "target")
            if not one.held("target") and after.at.trigger.part != "verb":
                one.take((_itself(after, scene),))  # «فضت مسيرات احتجاجية»


def _itself(protest: Told, scene: EventScene) -> Argument:
    """The protest, as what was broken up."""
    span = protest.event.trigger
    name = scene.page.document.quote(span)
    joined = protest.at.definite and protest.at.prefix.endswith(TO)  # «للاحتجاجات»
    return Argument("target", ALEF + name if joined else name, span)


def _part(one: Told, protest: Told) -> None:
    """Nobody breaks up his own protest («أعلنت الوزارة فك اعتصام»)."""
    doers = {a.name for a in one.held("actor")}
    kept = tuple(a for a in protest.event.arguments if a.role != "actor" or a.name not in doers)
    protest.event = msgspec.structs.replace(protest.event, arguments=kept)


def _means(told: Told) -> bool:
    return told.at.trigger.frame.name in _MEANT and bool(told.held("actor"))


def _give(giver: Told, taker: Told, held: str, role: str) -> None:
    """Whoever holds a role in one event a role in another that nobody holds yet."""
    if not taker.held(role):
        taker.take(msgspec.structs.replace(a, role=role) for a in giver.held(held))
