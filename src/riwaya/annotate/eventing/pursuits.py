"""Whom an inquiry or a search is after, where what it is for tells of their arrest or abduction («أعمال البحث للقبض على ...»)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.told import Told
from riwaya.model import Argument

_PURSUIT = "investigation"
#: How far (tokens) behind the inquiry its purpose or subject is told.
_NEAR = 9
_APART = ("conj", "rel", "comp", "mark", "comma")


def pursued(told: Sequence[Told], scene: EventScene) -> None:
    """«البحث والتحري للقبض على العناصر», «لجنة لمتابعة ملف الصحفيين المختطفين»: those who are to be held, or were taken, are
    whom the inquiry right before is about."""
    for one, after in pairwise(told):
        held = after.event.type in scene.words.sets.arrests
        near = 0 < after.at.first - one.at.last <= _NEAR
        if one.event.type != _PURSUIT or not (held and near) or _held(one):
            continue
        between = scene.between(one.at.last, after.at.first)
        if not any(p.kind in _APART for p in between):
            more = tuple(
                a for a in _held(after) if a.name not in {b.name for b in one.event.arguments}
            )
            one.event = msgspec.structs.replace(one.event, arguments=one.event.arguments + more)


def _held(one: Told) -> tuple[Argument, ...]:
    return tuple(a for a in one.event.arguments if a.role == "target")
