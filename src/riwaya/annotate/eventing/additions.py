"""Deeds added to those told before in a sentence: they have the same doer («اعتقلت الشرطة رجلا، إضافة إلى اقتحام منزل ومصادرة ...»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.eventing.rows import CROWD
from riwaya.annotate.eventing.words import EventWords
from riwaya.language.affixes import AND
from riwaya.language.marks import COMMAS

if TYPE_CHECKING:
    from riwaya.annotate.eventing.scene import EventScene
    from riwaya.annotate.eventing.told import Told

#: How many words at most what adds a deed has.
_WORDS = 3
#: The kind of words that add somebody, or a deed.
_BESIDES = "besides"
#: Words that begin a clause.
_PARTING = ("conj", "rel", "comp")


def add(told: list[Told], scene: EventScene) -> None:
    """Gives a deed told by a noun, without a doer, the doers of the deed that it is added to; those who protest are no doers of
    what is told next («تفريق محتجين واعتقال سبعة منهم»)."""
    told = [t for t in told if t.at.trigger.frame.name != CROWD]
    for n, one in enumerate(told):
        if not _wants(one, scene.words):
            continue
        donor = _base(told, n, scene) if _added(one, scene) else None
        if donor is None and n and _goes_on(told[n - 1], one, scene):
            donor = told[n - 1]
        if donor is not None:
            one.take(donor.held("actor"))


def _wants(one: Told, words: EventWords) -> bool:
    frame = one.at.trigger.frame
    deed = one.event.type in words.sets.deeds and frame.subject == "actor"
    return deed and one.at.trigger.part != "verb" and not one.held("actor")


def _added(one: Told, scene: EventScene) -> bool:
    """«علاوة على اعتقال», «إضافة إلى حملة اعتقالات»: whether a word that adds stands right before it."""
    first = one.at.first
    ends = (first, first - 1) if _carried(scene, first - 1) else (first,)
    hits = (
        scene.words.functions.first(scene.tokens, k)
        for k in range(max(scene.first, first - _WORDS - 1), first)
    )
    return any(h is not None and h.value == _BESIDES and h.last in ends for h in hits)


def _carried(scene: EventScene, k: int) -> bool:
    """«حملة اعتقالات»: a bare noun between."""
    if k <= scene.first:
        return False
    kinds = scene.words.kinds.of_word(scene.tokens[k].text)
    return bool(kinds) and not scene.words.functions.at(scene.tokens, k)


def _base(told: list[Told], n: int, scene: EventScene) -> Told | None:
    """The nearest deed with a doer told before it, but for those told in a relative clause («شقيق فلان الذي اغتالته ...»)."""
    words = scene.words
    group = words.group(told[n].event.type)
    sorts = words.sets.deeds | words.sets.raids
    deeds = (t for t in reversed(told[:n]) if t.event.type in sorts and t.held("actor"))
    found = [t for t in deeds if not _relative(scene, t)]
    alike = [t for t in found if words.group(t.event.type) == group]
    return next(iter(alike or found), None)


def _relative(scene: EventScene, one: Told) -> bool:
    clause = scene.clause_of(one.at.first) if one.at.trigger.part == "verb" else None
    return clause is not None and clause.relative


def _goes_on(before: Told, one: Told, scene: EventScene) -> bool:
    """«باقتحام منزل واعتقال رجل»: a noun joined to the one before it, no clause between."""
    if before.at.trigger.part == "verb" or not one.at.prefix.startswith(AND):
        return False
    if before.at.trigger.frame.subject != "actor" or one.event.status != before.event.status:
        return False
    return not any(_parts(scene, k) for k in range(before.at.last, one.at.first))


def _parts(scene: EventScene, k: int) -> bool:
    if scene.tokens[k].text in COMMAS or scene.clause_of(k) is not None:
        return True
    hit = scene.words.functions.first(scene.tokens, k)
    return hit is not None and hit.value in _PARTING
