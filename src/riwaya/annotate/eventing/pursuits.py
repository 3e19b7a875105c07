"""Whom an inquiry or a search is after, where what it is for tells of their arrest or abduction («أعمال البحث للقبض على ...»)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.told import Told

#: How far (tokens) behind the inquiry its purpose or subject is told.
_NEAR = 9
_APART = ("conj", "rel", "comp", "mark", "comma")


def pursued(told: Sequence[Told], scene: EventScene) -> None:
    """«البحث والتحري للقبض على العناصر», «لجنة لمتابعة ملف الصحفيين المختطفين»: those who are to be held, or were taken, are
    whom the inquiry right before is about."""
    sets = scene.words.sets
    for one, after in pairwise(told):
        near = 0 < after.at.first - one.at.last <= _NEAR
        if not near or one.event.type not in sets.pursuits or after.event.type not in sets.arrests:
            continue
        between = scene.between(one.at.last, after.at.first)
        if not one.held("target") and not any(p.kind in _APART for p in between):
            one.take(after.held("target"))
