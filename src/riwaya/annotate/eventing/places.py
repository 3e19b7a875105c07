"""Where an event happened: a place of its clause, its sentence, the events beside it, the title or the dateline."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from riwaya.annotate.eventing.arguments import Found
from riwaya.annotate.eventing.clusters import counted_apart, is_another
from riwaya.annotate.eventing.placewords import by_word, is_site, located, make
from riwaya.annotate.eventing.scene import EventScene, Page
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.model import EventMention, EventPlace, Mention

_REACH = 40
_CLOSE = 4
_COUNTRY = 12
_TALKS = 22
#: From which rank on a place is but part of the name of somebody who takes part.
_INNER = 2
#: How far (tokens) from its beginning a place that opens a sentence stands, and what its distance counts.
_FRONT = 4
_FRONTED = 8
#: How far (tokens) behind a verb for talks a place is that of the talks, not of what they were about.
_ABOUT = 10
_LEAD = 700
#: Types that have no place but the one said of them.
#: Types whose place stands behind them.
_AHEAD = ("visit",)
_NOWHERE = ("agreement", "sanction")
_BESIDE = 260
_UNREAL = ("possible", "denied")


def place_of(scene: EventScene, at: TriggerAt, found: Found) -> EventPlace | None:
    """The best place found around the trigger, else the nearest that its sentence locates something in."""
    named = _where_it_was(scene, at)
    if named is not None:
        return make(named, scene.page)
    inner = scene.words.group(at.trigger.type) in ("talks", "agreement") and found.rank >= _INNER
    if inner and (near := _in_sentence(scene, at)) is not None:
        return near
    if found.places and inner and _only_parties(scene, at, found):
        return by_word(scene, at, _CLOSE)
    if inner:
        behind = scene.page.reading.token_at
        kept = [m for m in found.places if not _is_topic(scene, at, behind(m.start))]
        kept = [m for m in kept if not {*m.names} & scene.words.regions]
        found = msgspec.structs.replace(found, places=kept)
    if found.places:
        towns = [m for m in found.places if not is_site(m, scene)]
        best = found.places[0]
        if is_site(best, scene):
            near = _in_sentence(scene, at)
            if near is not None and not towns and near.name not in scene.words.countries:
                return near
            best = next(
                (t for t in towns if t.names and t.names[0] not in scene.words.countries), best
            )
        return make(best, scene.page)
    return by_word(scene, at, _CLOSE) or _in_sentence(scene, at) or by_word(scene, at, _REACH)


def _only_parties(scene: EventScene, at: TriggerAt, found: Found) -> bool:
    """«اتفاق بين إيران والقوى الست», «محادثات بين كابول وطالبان»: whether the only place named is a state that takes part."""
    words = scene.words
    agreed = words.group(at.trigger.type) == "agreement"
    sorts = frozenset(("country", "capital") if agreed else ("country",))
    states = [m for m in found.places if m.names and words.kinds.of_name("LOC", m.names[0]) & sorts]
    return found.rank >= _INNER and len(states) == len(found.places)


def _where_it_was(scene: EventScene, at: TriggerAt) -> Mention | None:
    """«في سوسة حيث قتل ...»: the place right before the word that begins the event's clause."""
    for k in range(at.first - 1, max(scene.first, at.first - _CLOSE), -1):
        hit = scene.words.functions.first(scene.tokens, k)
        if hit is None or hit.value != "conj":
            continue
        if scene.words.locative(scene.tokens[k].text):
            mark = scene.tokens[k - 1].kind == "mark"
            return _ending(scene, k - 1 if mark else k)
        return None
    return None


def _ending(scene: EventScene, end: int) -> Mention | None:
    """The place whose name ends at a token, with what it lies in («مدينة مروة شمال الكاميرون»): the narrowest."""
    for first, (mention, last) in scene.page.mentions.items():
        if last == end and mention.type == "LOC" and located(scene, first, mention, scene.first):
            inner = _ending(scene, first - 1) if first > scene.first else None
            return inner or mention
    return None


def _in_sentence(scene: EventScene, at: TriggerAt) -> EventPlace | None:
    words = scene.words
    talks = words.group(at.trigger.type) == "talks"
    best: tuple[int, Mention] | None = None
    for first, (mention, last) in scene.page.mentions.items():
        if mention.type != "LOC" or not scene.first <= first < scene.last:
            continue
        heads = last < at.first and scene.tokens[last].text == ":"  # «بنزرت : ...»
        if mention.start in scene.page.tellers or (talks and {*mention.names} & words.regions):
            continue
        if not heads and not located(scene, first, mention, scene.first):
            continue
        if (talks and _is_topic(scene, at, first)) or _elsewhere(scene, at, first, last):
            continue
        distance = _distance(scene, at, first, last)
        if distance is None:
            continue
        if mention.names and mention.names[0] in scene.words.countries:
            distance += _COUNTRY
        if best is None or distance < best[0]:
            best = (distance, mention)
    far = _TALKS if talks else _REACH
    return make(best[1], scene.page) if best and best[0] <= far else None


def _distance(scene: EventScene, at: TriggerAt, first: int, last: int) -> int | None:
    """How far a place stands from the trigger; what stands before counts double unless it opens the sentence. None where
    a verb of talks is too far before it, or it stands before a journey, which has its place behind it."""
    if first >= at.last:
        about = at.trigger.part == "verb" and scene.words.group(at.trigger.type) == "talks"
        return None if about and first - at.last > _ABOUT else first - at.last
    fronted = first <= scene.first + _FRONT
    if at.trigger.type in _AHEAD and not fronted:
        return None
    return min(_FRONTED, (at.first - last) * 2) if fronted else (at.first - last) * 2


def _elsewhere(scene: EventScene, at: TriggerAt, first: int, last: int) -> bool:
    """Whether the place is in a clause behind the event's that tells of another event («جراء قصف على السوق، فيما تدور
    معارك في ...»), or that one is in a clause before it."""
    low, high = (at.last, first) if first >= at.last else (last, at.first)
    for k in range(low, high):
        hit = scene.words.functions.first(scene.tokens, k)
        breaks = ("conj", "rel") if first >= at.last else ("conj",)
        if hit is not None and hit.value in breaks:
            after = range(k + 1, first) if first >= at.last else range(scene.first, k)
            if hit.value == "rel":
                after = range(at.last, first)  # «بعد سنوات على الهجوم الذي ضرب ...»
            return any(n in scene.told for n in after)
    return False


def _is_topic(scene: EventScene, at: TriggerAt, place: int) -> bool:
    """Whether the place is in what was talked about: after «حول», «لبحث» behind the trigger."""
    for k in range(at.last, place):
        hit = scene.words.functions.first(scene.tokens, k)
        if (hit is not None and hit.value == "about") or (k in scene.told and k > at.last):
            return True
        if scene.words.topics.at(scene.tokens, k):
            return True
    return False


def nearby(events: list[EventMention], page: Page) -> list[EventMention]:
    """Events without place or date take those of the event of their family told right beside them; the lead
    also takes the place that opens the title («بنزرت : ...») or stands in the dateline."""
    out: list[EventMention] = []
    for n, event in enumerate(events):
        place, date = event.place, event.date
        if place is None or date is None:
            for other in _beside(events, n):
                if page.words.group(other.type) != page.words.group(event.type):
                    continue
                if (other.status == "planned") != (
                    event.status == "planned"
                ) or other.status in _UNREAL:
                    continue
                if event.status == "planned" and page.sentence(event) != page.sentence(other):
                    continue
                if page.sentence(event) == page.sentence(other):
                    place = place or other.place
                if (
                    date is None
                    and not _other_one(page, event, other)
                    and _exact(other)
                    and other.status == event.status
                    and page.sentence(event) == page.sentence(other)
                    and not counted_apart(page.document, event, other)
                ):
                    date = other.date
        if place is None and event.start <= _LEAD and event.type not in _NOWHERE:
            place = _heading(page)
            if place is None and event.status == "occurred":
                place = _only(page, event)
        if place is not event.place or date is not event.date:
            event = msgspec.structs.replace(event, place=place, date=date)
        out.append(event)
    return out


def _exact(event: EventMention) -> bool:
    """Whether its date says more than a year, which other deeds in its sentence need not share."""
    return event.date is None or event.date.precision != "year"


def _other_one(page: Page, event: EventMention, other: EventMention) -> bool:
    """Whether one is said to be another than what was told («حيث قام بزيارة مماثلة في ...»)."""
    document, words = page.document, page.words.another
    return is_another(document, event, words) or is_another(document, other, words)


def _only(page: Page, event: EventMention) -> EventPlace | None:
    """The one place that the page names, but for its country, where that stands near."""
    found: dict[str, Mention] = {}
    for mention, _ in page.mentions.values():
        if mention.type == "LOC" and mention.names:
            found.setdefault(mention.names[0], mention)
    towns = {n: m for n, m in found.items() if n not in page.words.countries}
    one = towns or found
    if len(one) != 1 or abs(next(iter(one.values())).start - event.start) > _BESIDE:
        return None
    return make(next(iter(one.values())), page)


def _beside(events: list[EventMention], n: int) -> list[EventMention]:
    """The events told within a couple of lines, nearest first."""
    here = events[n]
    near = [
        *_until(here, events, range(n - 1, -1, -1)),
        *_until(here, events, range(n + 1, len(events))),
    ]
    return sorted(near, key=lambda e: (abs(e.start - here.start), e.start))


def _until(here: EventMention, events: list[EventMention], order: range) -> Iterator[EventMention]:
    for k in order:
        if abs(events[k].start - here.start) > _BESIDE:
            return
        yield events[k]


def _heading(page: Page) -> EventPlace | None:
    """The place that a title says something of («بنزرت : ...», «... في صنعاء»), or that stands in the dateline; not one that
    is part of a name («وزير خارجية إيران»)."""
    title = page.document.title
    for first in sorted(page.mentions):
        mention, last = page.mentions[first]
        if mention.type != "LOC":
            continue
        if title is not None and title.start <= mention.start < title.end:
            opens = mention.start == title.start and page.tokens[last].kind == "mark"
            if opens or located(page, first, mention):
                return make(mention, page)
            continue
        if title is None or mention.start >= title.end:
            return None
    return None
