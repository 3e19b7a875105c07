"""Whom an inquiry or a search is after, where what it is for tells of their arrest or abduction («أعمال البحث للقبض على ...»);
whom a court tries, where its verdict tells what is done to them («قضت المحكمة بحبس فلان»)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.told import Told
from riwaya.language.affixes import BY, TO

#: How far (tokens) behind the inquiry its purpose or subject is told.
_NEAR = 9
#: How far (tokens) behind a verdict the word for what it brings stands.
_VERDICT = 36
_SUFFERS = "suffer"
_APART = ("conj", "rel", "comp", "mark", "comma")


def pursued(told: Sequence[Told], scene: EventScene) -> None:
    """«البحث والتحري للقبض على العناصر», «لجنة لمتابعة ملف الصحفيين المختطفين»: those who are to be held, or were taken, are
    whom the inquiry right before is about."""
    sets = scene.words.sets
    for one, after in pairwise(told):
        near = 0 <= after.at.first - one.at.last <= _NEAR
        if not near or one.event.type not in sets.pursuits or not _sought(after, scene):
            continue
        between = scene.between(one.at.last, after.at.first)
        if not one.held("target") and not any(p.kind in _APART for p in between):
            one.take(after.held("target"))


def sentenced(told: Sequence[Told], scene: EventScene) -> None:
    """Those whom a verdict sends to prison, or to death, «بـ» on the word for it, are whom the trial before it is about."""
    sets = scene.words.sets
    for n, one in enumerate(told):
        verdict = one.event.type in sets.verdicts and not one.held("target")
        for after in told[n + 1 :] if verdict else ():
            if after.at.first - one.at.last > _VERDICT or _clause_between(one, after, scene):
                break
            if after.event.type in sets.arrests | sets.crimes and after.at.prefix.endswith(BY):
                one.take(after.held("target"))
                break


def _clause_between(one: Told, after: Told, scene: EventScene) -> bool:
    """Whether a clause begins between two events."""
    between = scene.between(one.at.last, after.at.first)
    return any(p.kind in ("rel", "comp", "mark", "verb") for p in between)


def _sought(told: Told, scene: EventScene) -> bool:
    """Whether an arrest is a purpose, or what somebody is called by; «تحقيق في إيقاف الصحفي» is after those who held him."""
    if told.event.type not in scene.words.sets.arrests:
        return False
    return told.at.prefix.endswith(TO) or told.at.trigger.frame.name == _SUFFERS
