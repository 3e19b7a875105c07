"""Force that answers force: it befalls those who did what it answers («رشق شبان الدورية بالحجارة فردت بإطلاق الغاز»)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.annotate.eventing.clause import may_be_subject
from riwaya.annotate.eventing.heads import plain
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.told import Told
from riwaya.language.affixes import BY
from riwaya.model import Argument, Span

#: How far (tokens) before what was done in answer its verb stands, with its subject.
_REACH = 7
_APART = ("conj", "rel", "comp", "mark", "comma")


def answered(told: Sequence[Told], scene: EventScene) -> None:
    """Gives a deed done in answer, that tells of no target, whoever did the deed of force told last before."""
    sets = scene.words.sets
    for n, one in enumerate(told):
        if one.event.type not in sets.violent | sets.dispersals:
            continue
        verb = _answer(one, scene) if n else None
        if verb is not None:
            _doer(one, verb, scene)
            if one.held("target") or _aimed(one, scene):
                continue
            own = {a.name for a in one.event.arguments}
            deeds = (t for t in reversed(told[:n]) if t.event.type in sets.violent)
            doers = next((t.held("actor") for t in deeds if t.held("actor")), ())
            if not any(a.name in own for a in doers):
                one.take(msgspec.structs.replace(a, role="target") for a in doers)


def _aimed(one: Told, scene: EventScene) -> bool:
    """Whether a preposition behind the deed says what it was aimed at, known or not."""
    links = one.at.trigger.frame.links
    behind = scene.after(one.at.last, _REACH)
    return any(len(p.prep) > 1 and links.get(p.prep) == "target" for p in behind)


def _answer(one: Told, scene: EventScene) -> int | None:
    """«رد الجيش بإطلاق النار»: the token of the verb before the deed that answers with it; None for none."""
    answering, first = scene.words.parties.answering, one.at.first
    low = max(scene.first, first - _REACH)
    verb = next((k for k in range(first - 1, low - 1, -1) if answering.at(scene.tokens, k)), None)
    between = scene.between(verb + 1, first) if verb is not None else []
    if any(p.kind in _APART for p in between):
        return None
    return verb if one.at.prefix.endswith(BY) or any(p.prep == BY for p in between) else None


def _doer(one: Told, verb: int, scene: EventScene) -> None:
    """Who answers, told right behind the verb or as its subject before it, is the only doer of the deed."""
    after = scene.between(verb + 1, one.at.first)
    behind = after[0] if after and after[0].kind == "np" and not after[0].prep else None
    clause = scene.clause_of(verb)
    who = behind if behind is not None else clause.subject if clause is not None else None
    if who is None or not may_be_subject(scene, who):
        return
    entity = who.named.entity if who.named is not None else None
    span = Span(who.start, who.end)
    doer = Argument("actor", plain(scene.page.document.quote(span)), span, entity or None)
    held = one.held("actor")
    if not held or not any(a.span.start == span.start for a in held):
        kept = tuple(a for a in one.event.arguments if a.role != "actor")
        one.event = msgspec.structs.replace(one.event, arguments=(doer, *kept))
