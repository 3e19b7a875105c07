"""Types that the rest of the sentence or page decides: casualties take the type of their cause, words that
take up an event told before take its type, «قصف» is from the air where aircraft are named."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.scene import Page
from riwaya.model import EventMention

_CAUSES = ("bombing", "attack", "airstrike", "shelling", "clash", "accident", "disaster", "offensive", "detention", "protest")  # fmt: skip
_HARM = ("accident", "disaster")
_REACH = 160
_AIR = 7


def settle(found: list[EventMention], page: Page) -> list[EventMention]:
    """The events with their types decided; those that nothing decides are dropped."""
    known: list[EventMention] = []
    for event in found:
        if event.type == "anaphor":
            type_ = _taken_up(event, known, page)
            if type_ is None:
                continue
            event = msgspec.structs.replace(event, type=type_)
        known.append(event)
    out: list[EventMention] = []
    flown = any(event.type == "airstrike" for event in known)
    for event in known:
        settled: str | None = event.type
        if event.type in ("casualty", "killing"):
            settled = _of_cause(event, known, page)
        elif event.type in ("shelling", "attack"):
            settled = _from_air(event, flown, page)
        if settled is not None:
            same = event.type == settled
            out.append(event if same else msgspec.structs.replace(event, type=settled))
    return out


def _of_cause(event: EventMention, found: list[EventMention], page: Page) -> str | None:
    """The type of what hit those killed or injured: told in the same sentence, else close by."""
    sentence = page.sentence(event)
    best: tuple[bool, int, str] | None = None
    for other in found:
        if other.type not in _CAUSES:
            continue
        distance = min(abs(other.start - event.end), abs(event.start - other.end))
        if distance > _REACH:
            continue
        if event.type == "killing" and other.type not in _HARM and distance > _REACH // 2:
            continue
        apart = page.sentence(other) != sentence
        if best is None or (apart, distance) < best[:2]:
            best = (apart, distance, other.type)
    if best is None:
        return event.type if event.type == "killing" else None
    if best[2] in ("detention", "protest", "offensive"):
        return event.type if event.type == "killing" else "attack"
    return best[2]


def _taken_up(event: EventMention, before: list[EventMention], page: Page) -> str | None:
    token = page.reading.token_at(event.start)
    types: frozenset[str] = frozenset()
    for k in (token, token - 1):
        hit = page.words.anaphors.first(page.tokens, k) if k >= 0 else None
        if hit is not None:
            types = hit.value
            break
    found = [other.type for other in reversed(before) if other.type in types]
    return next((t for t in found if t != "killing"), found[0] if found else None)


def _from_air(event: EventMention, flown: bool, page: Page) -> str:
    """The air where aircraft are named nearer than guns and rockets, or where the page tells of shelling as air
    strikes too and neither is named."""
    at = page.reading.token_at(event.start)
    sentence = page.reading.sentence_of(at)
    low, high = (sentence.first, sentence.last) if sentence else (at, at)
    back = _until_break(range(at - 1, max(low, at - _AIR) - 1, -1), page)
    forth = _until_break(range(at, min(high, at + _AIR)), page)
    for k in sorted((*back, *forth), key=lambda k: abs(k - at)):
        if page.words.air.at(page.tokens, k):
            return "airstrike"
        if event.type == "shelling" and page.words.ground.at(page.tokens, k):
            return event.type
    if event.type == "shelling" and flown:
        return "airstrike"
    return event.type


def _until_break(places: range, page: Page) -> list[int]:
    """The tokens along `places` up to a comma or a word that begins another clause («في حين»)."""
    out: list[int] = []
    for k in places:
        hit = page.words.functions.first(page.tokens, k)
        if page.tokens[k].text in ("،", ",", "؛") or (hit is not None and hit.value == "conj"):
            break
        out.append(k)
    return out
