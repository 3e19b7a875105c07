"""The tellings of one event inside one page."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.language.clitics import splits
from riwaya.language.view import fold
from riwaya.link.events.facts import Facts, together
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.score import compare
from riwaya.model import Document, EventMention

_POINTING, _NEAR, _FAR = 0.6, 1.0, 2.3
_ALIKE = 0.6
_CLOSE, _BESIDE = 240, 60


def group(document: Document, facts: Sequence[Facts], kinds: Kinds) -> list[list[int]]:
    """Indices of the page's event mentions, those of one event together, in text order.

    A telling joins the group with which it has most in common. How much it needs depends on how it is told: a
    definite word («القصف») points at something told before; what stands near a telling of the same sort, or in
    the title and the lead, mostly goes on with it; another that is far away has to show that it is the same.
    """
    groups: list[list[int]] = []
    sums: list[Facts] = []
    lead = lead_end(document)
    # The first event of title or lead is mostly what the page goes on about.
    main = 0 if document.events and document.events[0].start < lead else -1
    for i, one in enumerate(facts):
        best, where = 0.0, -1
        pointing = points(document, document.events[i])
        # Where a definite word stands says little of where its event was.
        shown = msgspec.structs.replace(one, spots=()) if pointing else one
        if not own_time(document, document.events[i]):
            shown = msgspec.structs.replace(shown, date=None)
        for g in range(len(groups) - 1, -1, -1):
            score = compare(shown, msgspec.structs.replace(sums[g], counts=shown.counts), kinds)
            if score.against or dict(score.features)["type"] < _ALIKE:
                continue
            if not pointing and _ahead(one) != _ahead(sums[g]):
                continue
            near = (main == g or _near(document, i, groups[g], lead)) and not _others(
                shown, sums[g]
            )
            need = _POINTING if pointing else _NEAR if near else _FAR
            gain = score.value + (0.3 if near else 0.0) + 0.1 * min(len(groups[g]), 5)
            if score.value >= need and gain > best:
                best, where = gain, g
        if where < 0:
            groups.append([i])
            sums.append(one)
        else:
            groups[where].append(i)
            sums[where] = together([facts[k] for k in groups[where]])
    return groups


def _ahead(facts: Facts) -> bool:
    """Whether it is told of as still to come, feared or possible: what has happened is something else."""
    return facts.status in ("planned", "possible")


def _others(a: Facts, b: Facts) -> bool:
    """Whether both tell of participants and none is shared: what stands near may yet be something else."""
    return bool(a.who and b.who and not a.who & b.who)


def lead_end(document: Document) -> int:
    """Where title and first sentences end."""
    body = next((b for b in document.blocks if b.kind == "body"), None)
    return body.start + _CLOSE if body else 0


def _near(document: Document, i: int, members: Sequence[int], lead: int) -> bool:
    here = document.events[i].start
    return any(
        abs(document.events[m].start - here) <= _CLOSE
        or (document.events[m].start < lead and here < lead)
        for m in members
    )


def points(document: Document, event: EventMention) -> bool:
    """Whether the trigger only points at something told elsewhere: it is definite."""
    trigger = fold(document.quote(event.trigger))
    return any(s.definite for s in splits(trigger.split()[0])) if trigger.strip() else False


def own_time(document: Document, event: EventMention) -> bool:
    """Whether its time is the event's own: of an event only pointed at («القصف»), one that follows it closely."""
    if event.date is None or not points(document, event):
        return True
    time = next((t for t in document.times if t.id == event.date.time), None)
    return time is None or 0 <= time.start - event.end <= _BESIDE
