"""Types that the rest of the sentence or page decides: casualties take the type of their cause, words that
take up an event told before take its type, «قصف» is from the air where aircraft are named."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.clusters import taken_up
from riwaya.annotate.eventing.scene import Page
from riwaya.model import EventMention

_UNREAL = ("planned", "possible")
#: In the rule of what brings aircraft down, which are no sign of a strike there.
_DOWNED = ".down@"
_REACH = 160
_AIR = 7
#: How far from a strike another word tells its aim («غارة استهدفت»).
_BACK, _FORTH = 10, 8


def settle(found: list[EventMention], page: Page) -> list[EventMention]:
    """The events with their types decided; those that nothing decides are dropped."""
    known: list[EventMention] = []
    for event in found:
        if event.type == "anaphor":
            told = _taken_up(event, known, page)
            if told is None:
                continue
            event = msgspec.structs.replace(event, type=told.type)
            if _only_planned(told, known, page):
                event = _unreal_as(event, told)
        known.append(event)
        known[-1] = _as_strike(len(known) - 1, known, page)
    out: list[EventMention] = []
    for n, event in enumerate(known):
        settled: str | None = event.type
        if event.type in ("casualty", "killing"):
            settled = _of_cause(event, known, page)
        elif event.type in ("shelling", "attack") and _DOWNED not in event.rule:
            aimed = _as_strike(n, known, page)  # of a strike told behind it
            if aimed is event:
                settled = _from_air(event, page, flown=_flown(n, known, page))
            else:
                event, settled = aimed, aimed.type
        if settled is not None:
            same = event.type == settled
            out.append(event if same else msgspec.structs.replace(event, type=settled))
    return out


def _as_strike(n: int, known: list[EventMention], page: Page) -> EventMention:
    """The `n`-th event as the strike whose aim it tells; itself where it tells of none."""
    event, strike = known[n], _borne(n, known, page)
    if strike is None:
        return event
    return _unreal_as(msgspec.structs.replace(event, type=strike.type), strike, aimed=True)


def _only_planned(told: EventMention, known: list[EventMention], page: Page) -> bool:
    """Whether of uses of force of its type the page has told nothing but plans."""
    alike = [e.status for e in known if e.type == told.type]
    return page.words.group(told.type) == "force" and not set(alike) - set(_UNREAL)


def _unreal_as(event: EventMention, told: EventMention, *, aimed: bool = False) -> EventMention:
    """«العملية» of which only plans were told: what tells again of what has not happened, without a party of its own, has not
    happened either, nor has what says at whom it is `aimed` («عملية وشيكة تستهدف المدينة»)."""
    if told.status not in _UNREAL or (event.arguments and not aimed):
        return event
    if event.status not in ("occurred", "ongoing"):
        return event
    return msgspec.structs.replace(event, status=told.status, certainty=told.certainty)


def _borne(n: int, known: list[EventMention], page: Page) -> EventMention | None:
    """The strike whose aim a word like «استهدف» tells: the one before it in its clause («غارة استهدفت»), its
    subject right after it («استهدف القصف»), or the one it was done by («استهداف الطيران ... بغارة»)."""
    event = known[n]
    at = page.reading.token_at(event.start)
    if event.type != "attack" or not page.words.bearers.at(page.tokens, at):
        return None
    sentence = page.sentence(event)
    strikes = [e for e in known if e.type in page.words.sets.borne and page.sentence(e) == sentence]
    for other in reversed(strikes):
        k = page.reading.token_at(other.start)
        if 0 < at - k <= _BACK and len(_until_break(range(k + 1, at), page)) == at - k - 1:
            return other
    for other in strikes:
        k = page.reading.token_at(other.start)
        if 0 < k - at <= _FORTH and len(_until_break(range(at + 1, k), page)) == k - at - 1:
            return other
    return None


def _of_cause(event: EventMention, found: list[EventMention], page: Page) -> str | None:
    """The type of what hit those killed or injured: told in the same sentence, else close by."""
    sentence = page.sentence(event)
    best: tuple[bool, int, str] | None = None
    for other in found:
        if other.type not in page.words.sets.causes:
            continue
        distance = min(abs(other.start - event.end), abs(event.start - other.end))
        if distance > _REACH:
            continue
        far = distance > _REACH // 2 or _next_deed(event, other, page)
        if event.type == "killing" and page.words.group(other.type) != "harm" and far:
            continue
        apart = page.sentence(other) != sentence
        if best is None or (apart, distance) < best[:2]:
            best = (apart, distance, other.type)
    if best is None:
        return event.type if event.type == "killing" else None
    if event.type == "killing" and best[2] in page.words.sets.fire:
        return event.type  # «أسفرت الغارة عن مقتل حارس» tells of both
    if best[2] in page.words.sets.loose_causes:
        return event.type if event.type == "killing" else "attack"
    return best[2]


def _next_deed(event: EventMention, other: EventMention, page: Page) -> bool:
    """«قتلت القوات شابين وهدمت منزلين»: whether another deed of the same doer follows, joined by «و»: no cause."""
    if other.start < event.start:
        return False
    token = page.tokens[page.reading.token_at(other.start)]
    hit = page.words.triggers.first(page.tokens, page.reading.token_at(other.start))
    joined = other.start > token.start
    return joined and hit is not None and hit.value.part == "verb"


def _taken_up(event: EventMention, before: list[EventMention], page: Page) -> EventMention | None:
    token = page.reading.token_at(event.start)
    types: frozenset[str] = frozenset()
    for k in (token, token - 1):
        hit = page.words.anaphors.first(page.tokens, k) if k >= 0 else None
        if hit is not None:
            types = hit.value
            break
    found = [other for other in reversed(before) if other.type in types]
    if event.status in _UNREAL:
        # «العملية المرتقبة» takes up what was planned before it.
        found.sort(key=lambda other: other.status not in _UNREAL)
    return next((e for e in found if e.type != "killing"), found[0] if found else None)


def _flown(n: int, known: list[EventMention], page: Page) -> bool:
    """Whether the `n`-th event tells again of what is told as an air strike: its noun has the article and the strike
    told last is one, or one is told in its clause or of its place; never one of another doer or place."""
    event = known[n]
    strikes = [(k, e) for k, e in enumerate(known) if e.type in page.words.sets.fire and k != n]
    before = [e for k, e in strikes if k < n]
    if taken_up(page.document, event) and before and before[-1].type == "airstrike":
        return not _differ(event, before[-1])
    flown = [e for _, e in strikes if e.type == "airstrike" and not _differ(event, e)]
    return any(_same_place(event, e) or _one_clause(event, e, page) for e in flown)


def _same_place(a: EventMention, b: EventMention) -> bool:
    return a.place is not None and b.place is not None and a.place.name == b.place.name


def _differ(a: EventMention, b: EventMention) -> bool:
    """Whether both name a place or a doer, and not the same."""
    x, y = ({g.name for g in e.arguments if g.role == "actor"} for e in (a, b))
    if x and y and not any(m in n or n in m for m in x for n in y):
        return True
    return a.place is not None and b.place is not None and not _same_place(a, b)


def _one_clause(a: EventMention, b: EventMention, page: Page) -> bool:
    first, last = sorted((page.reading.token_at(a.start), page.reading.token_at(b.start)))
    sentence = page.reading.sentence_of(first)
    if sentence is None or not sentence.first <= last < sentence.last:
        return False
    between = range(first + 1, last)
    return len(_until_break(between, page)) == len(between)


def _from_air(event: EventMention, page: Page, *, flown: bool) -> str:
    """The air where aircraft are named nearer than guns and rockets, or where neither is and `flown` says that the
    same is told as an air strike."""
    at = page.reading.token_at(event.start)
    sentence = page.reading.sentence_of(at)
    low, high = (sentence.first, sentence.last) if sentence else (at, at)
    back = _until_break(range(at - 1, max(low, at - _AIR) - 1, -1), page)
    after = page.reading.token_at(event.trigger.end - 1) + 1
    forth = _until_break(range(after, min(high, at + _AIR)), page)
    for k in sorted((*back, *forth), key=lambda k: abs(k - at)):
        if page.words.air.at(page.tokens, k) and not page.words.not_air.at(page.tokens, k - 1):
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
