"""Whom pronouns and duals stand for, where no clause tells: those named before them."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene
from riwaya.model import Mention

#: How far (tokens) before its sentence somebody is named for whom a pronoun may stand.
_BACK = 70


def antecedent(scene: EventScene, before: int, kind: str, *, teller: bool) -> Mention | None:
    """Whom a pronoun at token `before` stands for: the only person (or body, by `kind`) named before it in its
    sentence, else the only one in the stretch before that is not just the source of a claim (in its own
    sentence a `teller` may be meant). None where two are named: a wrong one is worse."""
    here: dict[str, Mention] = {}
    back: dict[str, Mention] = {}
    for first, (mention, _) in scene.page.mentions.items():
        if not scene.first - _BACK <= first < before or mention.type != kind:
            continue
        name = mention.names[0] if mention.names else str(mention.start)
        told_by = mention.start in scene.page.tellers
        if first >= scene.first and (teller or not told_by):
            here[name] = mention
        elif not told_by:
            back[name] = mention
    found = here or back
    return next(iter(found.values())) if len(found) == 1 else None


def antecedents(scene: EventScene, before: int, kinds: tuple[str, ...]) -> list[Mention]:
    """The two whom a dual pronoun at token `before` stands for: the last two named, persons first."""
    for kind in kinds:
        out: dict[str, Mention] = {}
        found = [
            m
            for first, (m, _) in scene.page.mentions.items()
            if m.type == kind and scene.first - _BACK <= first < before
        ]
        for mention in sorted(found, key=lambda m: -m.start):
            out.setdefault(mention.names[0] if mention.names else str(mention.start), mention)
        if len(out) >= 2:
            return list(out.values())[:2]
    return []
