"""Harm and the deed that did it: those killed or injured are whom the deed befell, and who did the deed did the harm.

What ties the two is said by a word between them («أسفر الهجوم عن مقتل», «قتلوا جراء القصف»; the links of the sentence), or
by a preposition right before the deed («مقتل ثلاثة في هجوم»).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from riwaya.annotate.eventing.clusters import harms
from riwaya.annotate.eventing.lending import tells
from riwaya.annotate.eventing.sameness import key, overlap
from riwaya.annotate.eventing.words import EventWords
from riwaya.language.affixes import WITH
from riwaya.language.view import fold
from riwaya.model import Argument, Document, EventMention

_REAL = ("occurred", "ongoing")
#: The type whose sides are no victims.
_SIDED = "clash"
_CLAUSE_ENDS = ".؟!\n،,:"
#: How far (code points) behind its harm the deed stands, and how long what ties it behind a comma is («، إثر »).
_BEHIND = 90
_CAUSE = 12
#: How many words stand between a fight and whom it was with («مواجهات عنيفة مع»).
_WITH = 2
#: How far (code points) behind the noun of a deed the verb stands that tells it.
_RELATIVE = 40
_TIES = ("caused_by", "during")
#: The frame of what somebody storms, in rules.
_ENTERED = ".enter@"


def tied(
    document: Document, events: list[EventMention], words: EventWords, *, victims: bool
) -> list[EventMention]:
    """The events of a page, in text order, with what harm and its deed tell of one another.

    A word for harm without a doer takes that of its deed; where `victims` are asked for, the deed takes those harmed,
    beside what it was aimed at.
    """
    named = {name for m in document.mentions for name in m.names[:1]}
    at = {event.id: n for n, event in enumerate(events)}
    out = list(events)
    for n, event in enumerate(events):
        for kind in _KINDS:
            cause = (
                _cause(document, events, n, at, kind, words) if kind.befell(event, words) else None
            )
            if cause is None:
                continue
            out[n] = _doers(out[n], out[cause], kind.role)
            for k in (cause, *_fellow(document, events, cause)) if victims and kind.both else ():
                out[k] = _victims(out[k], out[n], words, named)
            if victims and kind.side and out[cause].type == events[cause].type:
                out[cause] = _other_side(document, out[cause], out[n], words, named)
            break
    return out


def _harm(event: EventMention, words: EventWords) -> bool:
    """Whether an event is harm done by force or mishap, no arrest."""
    befell = event.type in words.sets.harming
    return befell and harms(event) and event.status in _REAL


def _held(event: EventMention, words: EventWords) -> bool:
    """Whether an event is an arrest that names nobody who made it."""
    return event.type in words.sets.arrests and event.status in _REAL and not _acts(event)


def _raid(event: EventMention, words: EventWords) -> bool:
    """Whether an event is a raid that tells whose it is."""
    raid = event.type in words.sets.raids or _ENTERED in event.rule
    return raid and event.status in _REAL and _acts(event)


def _campaign(event: EventMention, words: EventWords) -> bool:
    """«أسفرت الحملة عن اعتقال ...»: whether an event is one of arrests or searches that tells whose it is."""
    type_ = event.type
    sort = type_ in words.sets.arrests or type_ in words.sets.raids
    return sort and event.status in _REAL and _acts(event)


def _fight(event: EventMention, words: EventWords) -> bool:
    """«في اشتباك مع الشرطة»: whether an event is a fight that names one side, which harmed the others."""
    sides = {a.name for a in event.arguments if a.role == "participant"}
    return event.type == _SIDED and not harms(event) and len(sides) == 1


def _unsided(event: EventMention, words: EventWords) -> bool:
    """«اندلعت مواجهات عقب اقتحام ...»: whether an event is a fight that names no side."""
    sided = any(a.role == "participant" for a in event.arguments) or _acts(event)
    return event.type == _SIDED and not harms(event) and event.status in _REAL and not sided


class _Kind(msgspec.Struct, frozen=True):
    """What befalls somebody, the deeds by which it does, the relations by which words tie the two, whether standing right
    behind it ties a deed too, whether the deed takes whom it befell, and whether these are its other side."""

    befell: Callable[[EventMention, EventWords], bool]
    deed: Callable[[EventMention, EventWords], bool]
    ties: tuple[str, ...] = _TIES
    beside: bool = True
    both: bool = False
    side: bool = False
    role: Literal["actor", "participant"] = "actor"


def _cause(
    document: Document,
    events: list[EventMention],
    n: int,
    at: dict[str, int],
    kind: _Kind,
    words: EventWords,
) -> int | None:
    """The deed that a word of the sentence ties to what befell somebody, or that stands right behind it; none for what
    only answers another («ردا على»)."""
    for link in events[n].links:
        said = fold(document.quote(link.span))
        k = at.get(link.event)
        ties = link.relation in kind.ties and said not in words.parties.answers
        if ties and k is not None and kind.deed(events[k], words):
            return k
    behind = (k for k in (n + 1, n + 2) if k < len(events) and kind.deed(events[k], words))
    if not kind.beside:
        return None
    return next((k for k in behind if _brings(document, events, n, k, words)), None)


def _fellow(document: Document, events: list[EventMention], n: int) -> tuple[int, ...]:
    """«التفجير الذي استهدف السوق»: the noun of the deed before a verb that tells it."""
    if not n or ".verb." not in events[n].rule or ".verb." in events[n - 1].rule:
        return ()
    between = document.text[events[n - 1].end : events[n].start]
    one = events[n].type == events[n - 1].type and _deed_type(events[n - 1])
    near = len(between) <= _RELATIVE and not any(mark in between for mark in _CLAUSE_ENDS)
    return (n - 1,) if one and near else ()


def _deed_type(event: EventMention) -> bool:
    return event.status in _REAL and not harms(event) and event.type != _SIDED


def _deed(event: EventMention, words: EventWords) -> bool:
    """Whether an event is what harms, not the harm."""
    if not _deed_type(event):
        return False
    return event.type in words.sets.harming


def _brings(
    document: Document, events: list[EventMention], harm: int, cause: int, words: EventWords
) -> bool:
    """Whether a use of force stands right behind its harm in one clause («مقتل ... بقصف نفذه التحالف»)."""
    between = document.text[events[harm].end : events[cause].start]
    said = fold(between)
    if any(answer in said for answer in words.parties.answers):
        return False
    head, comma, tail = between.rpartition("،")
    set_off = bool(comma) and len(tail) <= _CAUSE and not any(mark in head for mark in _CLAUSE_ENDS)
    clear = set_off and not any(mark in tail for mark in _CLAUSE_ENDS)
    clear = clear or not any(mark in between for mark in _CLAUSE_ENDS)
    return len(between) <= _BEHIND and clear


def _doers(
    harm: EventMention, cause: EventMention, told: Literal["actor", "participant"]
) -> EventMention:
    """The harm with the doers of its cause in the role `told`, where it has none; of a fight with one side these are that
    side."""
    if _acts(harm):
        return harm
    role = "participant" if cause.type == _SIDED else "actor"
    return _with(
        harm, [msgspec.structs.replace(a, role=told) for a in cause.arguments if a.role == role]
    )


def _acts(event: EventMention) -> bool:
    return any(a.role == "actor" for a in event.arguments)


def _victims(
    cause: EventMention, harm: EventMention, words: EventWords, named: set[str]
) -> EventMention:
    """The deed with those whom it harmed, where what they are called says something away from its sentence."""
    if cause.type in words.sets.takings:
        return cause
    held = [a for a in harm.arguments if a.role == "target" and tells(a.name, named, words)]
    return _with(cause, held)


def _other_side(
    document: Document,
    fight: EventMention,
    harm: EventMention,
    words: EventWords,
    named: set[str],
) -> EventMention:
    """«أصيب شابان خلال مواجهات مع الجيش»: the fight with those who came to harm in it as the side that it does not name."""
    side = next(a for a in fight.arguments if a.role == "participant")
    between = fold(document.text[fight.end : side.span.start]).split()
    if not between or between[-1] != WITH or len(between) > _WITH:
        return fight
    held = [a for a in harm.arguments if a.role == "target" and tells(a.name, named, words)]
    return _with(fight, [msgspec.structs.replace(a, role="participant") for a in held])


def _with(event: EventMention, more: list[Argument]) -> EventMention:
    own = [key(a.name) for a in event.arguments]
    new = [a for a in more if not any(overlap(key(a.name), k) for k in own)]
    return msgspec.structs.replace(event, arguments=(*event.arguments, *new)) if new else event


_KINDS = (
    _Kind(_harm, _deed, both=True),
    _Kind(_harm, _fight, side=True),
    _Kind(_unsided, _raid, ties=("caused_by", "during", "after"), role="participant"),
    _Kind(_held, _raid, ties=("during",), beside=False),
    _Kind(_held, _campaign, ties=("caused_by",), beside=False),
)
