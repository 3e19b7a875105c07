"""Types that the rest of the sentence or page decides: casualties take the type of their cause, words that
take up an event told before take its type, «قصف» is from the air where aircraft are named."""

from __future__ import annotations

import msgspec

from riwaya.annotate.events_scene import Page
from riwaya.model import EventMention

_CAUSES = ("bombing", "attack", "airstrike", "shelling", "clash", "accident", "disaster", "offensive", "detention", "protest")  # fmt: skip
_HARM = ("accident", "disaster")
_REACH = 160
_AIR = 7


def settle(found: list[EventMention], page: Page) -> list[EventMention]:
    """The events with their types decided; those that nothing decides are dropped."""
    out: list[EventMention] = []
    for n, event in enumerate(found):
        type_: str | None = event.type
        if event.type in ("casualty", "killing"):
            type_ = _of_cause(event, found, n)
        elif event.type == "anaphor":
            type_ = _taken_up(event, out, page)
        elif event.type in ("shelling", "attack"):
            type_ = _from_air(event, found, page)
        if type_ is not None:
            out.append(event if type_ == event.type else msgspec.structs.replace(event, type=type_))
    return out


def _of_cause(event: EventMention, found: list[EventMention], n: int) -> str | None:
    """The type of what hit those killed or injured, told in the same stretch of text."""
    best: tuple[int, str] | None = None
    for other in found:
        if other.type not in _CAUSES:
            continue
        distance = min(abs(other.start - event.end), abs(event.start - other.end))
        if distance <= _REACH and (best is None or distance < best[0]):
            if event.type == "killing" and other.type not in _HARM and distance > _REACH // 2:
                continue
            best = (distance, other.type)
    if best is None:
        return event.type if event.type == "killing" else None
    if best[1] in ("detention", "protest", "offensive"):
        return event.type if event.type == "killing" else "attack"
    return best[1]


def _taken_up(event: EventMention, before: list[EventMention], page: Page) -> str | None:
    token = page.reading.token_at(event.start)
    types: frozenset[str] = frozenset()
    for k in (token, token - 1):
        hit = page.words.anaphors.first(page.tokens, k) if k >= 0 else None
        if hit is not None:
            types = hit.value
            break
    for other in reversed(before):
        if other.type in types:
            return other.type
    return None


def _from_air(event: EventMention, found: list[EventMention], page: Page) -> str:
    """The air where aircraft are named beside it, or where the page tells of shelling as air strikes too."""
    at = page.reading.token_at(event.start)
    sentence = page.reading.sentence_of(at)
    low = max(sentence.first if sentence else 0, at - _AIR)
    high = min(sentence.last if sentence else at, at + _AIR)
    if any(page.words.air.at(page.tokens, k) for k in range(low, high)):
        return "airstrike"
    if event.type == "shelling" and any(o.type == "airstrike" for o in found):
        return "airstrike"
    return event.type
