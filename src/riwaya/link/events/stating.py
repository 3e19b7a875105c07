"""Which claims of a page state an event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from riwaya.language.clitics import splits
from riwaya.language.tokens import words
from riwaya.link.events.background import Background
from riwaya.link.events.own import consonants, points
from riwaya.model import Claim, Document, EventMention, Status

_DONE = frozenset({"occurred", "ongoing"})
_SUPPORT = frozenset({"assert", "accuse"})
#: Letters of a report in which it says what it is about, and in which it then tells of no other event.
_OPENS, _CLAUSE = 32, 90


def stating(
    document: Document, every: Sequence[EventMention], status: Status, background: Background
) -> tuple[Claim, ...]:
    """The page's claims that state the event, denials, demands and the like aside.

    A claim states it that tells it in words of its own or gives a count of it; one that only points back at
    it («الهجوم», «الهجوم الذي أوقع ...») counts where the page tells the event in no other way. Who speaks of what may
    come is no source for what has happened; of what is denied those are the sources who deny it.

    Args:
        every: the page's mentions of the event.
    """
    done = status in _DONE
    support = _SUPPORT | {"deny"} if status == "denied" else _SUPPORT
    events = [e for e in every if (e.status in _DONE) == done] or every
    told = [e for e in events if not points(document, e)]
    by_id = {e.id: e for e in events}
    claims = [c for c in document.claims if c.chain and c.stance in support]
    known = {c.id: c for c in claims}
    counted = {
        c.id
        for f in document.figures
        if f.event in by_id
        and (c := known.get(f.claim or ""))
        and not background.counts(document, c, f, by_id)
    }
    told_of = _targets(events)
    found, more = [], []
    for c in claims:
        if (
            c.id in counted
            or any(_holds(c, e) and not background.holds(document, c, e.start) for e in told)
            or (c.stance == "accuse" and any(_holds(c, e) for e in events))
        ):
            found.append(c)
        elif told_of and _goes_on(document, c, told_of):
            more.append(c)
    found += more
    if not found and not told:
        found = [c for c in claims if any(_holds(c, e) for e in events)]
    return tuple(found)


def _holds(claim: Claim, event: EventMention) -> bool:
    content = claim.content
    return event.claim == claim.id or (content.start <= event.start and event.end <= content.end)


def _targets(events: Sequence[EventMention]) -> frozenset[str]:
    """The consonants of what was struck or the like, where it is described and not named («سفينة»)."""
    names = (a.name for e in events for a in e.arguments if a.role == "target" and not a.entity)
    return frozenset(s for name in names for s in consonants(name))


def _goes_on(document: Document, claim: Claim, told_of: frozenset[str]) -> bool:
    """Whether a claim goes on about it («إن السفينة كانت ...») and tells no event of its own where it begins."""
    start, end = claim.content.start, claim.content.end
    if _head(document.text[start : min(end, start + _OPENS)]).isdisjoint(told_of):
        return False
    first = bisect_left(document.events, start, key=lambda e: e.end)
    return first == len(document.events) or document.events[first].start >= min(
        end, start + _CLAUSE
    )


@lru_cache(maxsize=1 << 14)
def _head(text: str) -> frozenset[str]:
    """The consonants of the definite words of a text."""
    return frozenset(
        c for word in words(text) if any(s.definite for s in splits(word)) for c in consonants(word)
    )
