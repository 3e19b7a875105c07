"""Whom an inquiry or a search is after, where what it is for tells of their arrest or abduction («أعمال البحث للقبض على ...»)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.told import Told
from riwaya.language.affixes import TO

#: How far (tokens) behind the inquiry its purpose or subject is told.
_NEAR = 9
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


def _sought(told: Told, scene: EventScene) -> bool:
    """Whether an arrest is a purpose, or what somebody is called by; «تحقيق في إيقاف الصحفي» is after those who held him."""
    if told.event.type not in scene.words.sets.arrests:
        return False
    return told.at.prefix.endswith(TO) or told.at.trigger.frame.name == _SUFFERS
