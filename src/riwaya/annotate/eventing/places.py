"""Where an event happened: a place of its clause, its sentence, the events beside it, the title or the dateline."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from riwaya.annotate.eventing.arguments import Found
from riwaya.annotate.eventing.clusters import counted_apart
from riwaya.annotate.eventing.scene import EventScene, Page
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.wordindex import Seen
from riwaya.model import EventMention, EventPlace, Mention

_REACH = 40
_CLOSE = 4
_COUNTRY = 12
_TALKS = 22
_BACK = 3
#: From which rank on a place is but part of the name of somebody who takes part.
_INNER = 2
_LEAD = 700
_BESIDE = 260
_UNREAL = ("possible", "denied")


def place_of(scene: EventScene, at: TriggerAt, found: Found) -> EventPlace | None:
    """The best place found around the trigger, else the nearest that its sentence locates something in."""
    inner = scene.words.group(at.trigger.type) in ("talks", "agreement") and found.rank >= _INNER
    if inner and (near := _in_sentence(scene, at)) is not None:
        return near
    if found.places:
        towns = [m for m in found.places if not _is_site(m, scene)]
        best = found.places[0]
        if _is_site(best, scene):
            near = _in_sentence(scene, at)
            if near is not None and not towns and near.name not in scene.words.countries:
                return near
            best = next(
                (t for t in towns if t.names and t.names[0] not in scene.words.countries), best
            )
        return make(best, scene.page)
    return _by_word(scene, at, _CLOSE) or _in_sentence(scene, at) or _by_word(scene, at, _REACH)


def _is_site(mention: Mention, scene: EventScene) -> bool:
    """Whether a place is a building or ground, which a town named beside it locates better."""
    name = mention.names[0] if mention.names else ""
    return "site" in scene.words.kinds.of_name("LOC", name)


def make(mention: Mention, page: Page) -> EventPlace:
    """A place of a mention, by its fullest name."""
    text = page.document.quote(mention.span)
    return EventPlace(mention.names[0] if mention.names else text, entity=mention.entity or None)


def _in_sentence(scene: EventScene, at: TriggerAt) -> EventPlace | None:
    talks = scene.words.group(at.trigger.type) == "talks"
    best: tuple[int, Mention] | None = None
    for first, (mention, last) in scene.page.mentions.items():
        if mention.type != "LOC" or not scene.first <= first < scene.last:
            continue
        if not located(scene, first, mention):
            continue
        if talks and _is_topic(scene, at, first):
            continue
        distance = first - at.last if first >= at.last else (at.first - last) * 2
        if mention.names and mention.names[0] in scene.words.countries:
            distance += _COUNTRY
        if best is None or distance < best[0]:
            best = (distance, mention)
    far = _TALKS if talks else _REACH
    return make(best[1], scene.page) if best and best[0] <= far else None


def _is_topic(scene: EventScene, at: TriggerAt, place: int) -> bool:
    """Whether the place is in what was talked about: after «حول», «لبحث» behind the trigger."""
    for k in range(at.last, place):
        hit = scene.words.functions.first(scene.tokens, k)
        if (hit is not None and hit.value == "about") or (k in scene.told and k > at.last):
            return True
    return False


def located(scene: EventScene, first: int, mention: Mention) -> bool:
    """Whether the place hangs on a preposition of place, over common nouns of place («في مدينة ...»)."""
    token = scene.tokens[first]
    if mention.start > token.start:
        return token.text[: mention.start - token.start].endswith("ب")
    for k in range(first - 1, max(scene.first, first - _BACK) - 1, -1):
        hit = scene.words.functions.first(scene.tokens, k)
        if hit is not None:
            return hit.value == "prep" and scene.words.locative(scene.tokens[k].text)
        if scene.tokens[k].kind == "mark":
            return False
        if scene.tokens[k].text.startswith("ب") or scene.words.place_kinds.at(scene.tokens, k):
            return True
    return False


def _by_word(scene: EventScene, at: TriggerAt, reach: int) -> EventPlace | None:
    """«المدينة», «البلاد», «العاصمة الإماراتية»: a place known from before, or by its nation."""
    for k in range(at.last, min(scene.last, at.last + reach)):
        for hit in scene.words.place_words.at(scene.tokens, k):
            found = _known(scene, hit)
            if found is not None:
                return found
    return None


def _known(scene: EventScene, hit: Seen[str]) -> EventPlace | None:
    """What a word like «العاصمة», «المدينة», «الحدود» stands for."""
    if hit.value in ("capital", "border"):
        nation = (
            scene.words.nations.first(scene.tokens, hit.last) if hit.last < scene.last else None
        )
        if nation is not None and nation.definite:
            name = nation.value.capital if hit.value == "capital" else nation.value.name
            return EventPlace(name) if name else None
        if hit.value == "capital" and hit.last not in scene.page.mentions and _where(scene, hit):
            capital = scene.words.capital_of.get(scene.page.country() or "")
            return EventPlace(capital) if capital else None
    if hit.value == "back":
        named = _last_named(scene, hit.first)
        return make(named, scene.page) if named is not None else None
    return None


def _where(scene: EventScene, hit: Seen[str]) -> bool:
    """Whether a preposition of place stands before the word («بالعاصمة», «وسط العاصمة»)."""
    if hit.prefix.endswith("ب"):
        return True
    word = scene.tokens[hit.first - 1].text if hit.first > scene.first else ""
    return scene.words.locative(word)


def _last_named(scene: EventScene, before: int) -> Mention | None:
    best: Mention | None = None
    for first, (mention, _) in scene.page.mentions.items():
        if (
            mention.type == "LOC"
            and first < before
            and (best is None or mention.start > best.start)
        ):
            if (mention.names and mention.names[0] in scene.words.countries) or _is_site(
                mention, scene
            ):
                continue
            best = mention
    return best


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
                    and other.status == event.status
                    and page.sentence(event) == page.sentence(other)
                    and not counted_apart(page.document, event, other)
                ):
                    date = other.date
        if place is None and event.start <= _LEAD:
            place = _heading(page)
            if place is None and event.status == "occurred":
                place = _only(page, event)
        if place is not event.place or date is not event.date:
            event = msgspec.structs.replace(event, place=place, date=date)
        out.append(event)
    return out


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
    title = page.document.title
    for first in sorted(page.mentions):
        mention = page.mentions[first][0]
        if mention.type != "LOC":
            continue
        if title is not None and title.start <= mention.start < title.end:
            return make(mention, page)
        if title is None or mention.start >= title.end:
            return None
    return None
