"""The day of an event from which time is counted: «وجاء الهجوم بعد يومين من انفجار» is two days before what it is told of."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from riwaya.annotate.eventing.clusters import ANCHORED, leads
from riwaya.annotate.eventing.scene import Page, TimeAt
from riwaya.language.clitics import splits
from riwaya.language.sentences import Sentence
from riwaya.model import EventDate, EventMention

_DAYS = re.compile(r"P(\d+)D")
#: Lengths of hours and minutes, which part nothing from its day; the rule for those that count from what was told before.
_HOURS, _LATER = "PT", "after-that@"
#: How far (tokens) behind the length the event stands from which it counts.
_NEAR = 2


def counted(events: list[EventMention], page: Page) -> list[EventMention]:
    """The events with the day that a number of days counts to from the event told before in the sentence, else from the
    news of the page; what their sentence tells behind them is of that day too."""
    out = _by_word(events, page)
    for time in page.times:
        if time.timex.type != "DURATION" or not time.timex.rule.startswith(ANCHORED):
            continue
        if time.timex.value.startswith(_HOURS):
            continue
        sentence = page.reading.sentence_of(time.first)
        here = [n for n, e in enumerate(out) if page.sentence(e) == sentence]
        behind = [n for n in here if page.reading.token_at(out[n].start) >= time.last]
        if sentence is None or not behind or not _next_to(out[behind[0]], time, page):
            continue
        found = _day(out, [n for n in here if n not in behind], time, page)
        for n in behind:
            if not _dated(out[n], sentence, page):
                out[n] = msgspec.structs.replace(out[n], date=found)
    return out


def _by_word(events: list[EventMention], page: Page) -> list[EventMention]:
    """«يأتي الهجوم غداة مقتل عشرة»: the events right behind a word that says by itself how many days lie between."""
    out = list(events)
    for n, event in enumerate(events):
        k, sentence = page.reading.token_at(event.start), page.sentence(event)
        days = page.words.when.eves.get(page.tokens[k - 1].text) if k else None
        if days is None or sentence is None or _dated_behind(event, page):
            continue
        before = [e for e in events[:n] if page.sentence(e) == sentence]
        firm = _firm(before[-1:]) or _firm([e for e in events if leads(page.document, e)])
        found = None
        if len(firm) == 1:
            day = (date.fromisoformat(firm.pop()) - timedelta(days=days)).isoformat()
            found = EventDate(day, day, day, "day")
        out[n] = msgspec.structs.replace(event, date=found)
    return out


def _dated_behind(event: EventMention, page: Page) -> bool:
    """Whether the time that an event stands on is told behind it."""
    told = (t for t in page.times if event.date is not None and t.timex.id == event.date.time)
    return any(t.timex.start >= event.end for t in told)


def _next_to(event: EventMention, time: TimeAt, page: Page) -> bool:
    return page.reading.token_at(event.start) - time.last <= _NEAR


def _dated(event: EventMention, sentence: Sentence, page: Page) -> bool:
    """Whether the sentence has the event's own time, which then is none of those that it took from others."""
    told = (t for t in page.times if event.date is not None and t.timex.id == event.date.time)
    return bool(event.time) or any(sentence.first <= t.first < sentence.last for t in told)


def _day(
    events: list[EventMention], before: list[int], time: TimeAt, page: Page
) -> EventDate | None:
    """The day counted to; None where the length is not in days or nothing has a day to count from."""
    days, sign = _DAYS.fullmatch(time.timex.value), _sign(time, page)
    lead = [e for e in events if leads(page.document, e)]
    last = max((page.reading.token_at(events[n].start) for n in before), default=-1)
    named = _named(time, last, page)
    firm = named or _firm([events[n] for n in before]) or _firm(lead)
    if days is None or sign == 0 or len(firm) != 1 or time.timex.rule.startswith(_LATER):
        return None
    day = date.fromisoformat(firm.pop()) - timedelta(days=int(days[1]) * sign)
    return EventDate(day.isoformat(), day.isoformat(), day.isoformat(), "day", time.timex.id)


def _named(time: TimeAt, after: int, page: Page) -> set[str]:
    """«وبدأ تطبيقه اليوم، بعد يومين من ...»: the day that the sentence names last before the length, behind token `after`."""
    sentence = page.reading.sentence_of(time.first)
    first = max(after, sentence.first if sentence is not None else time.first)
    found = [t.timex for t in page.times if first <= t.first and t.last <= time.first]
    days = [t.earliest for t in found if t.type == "DATE" and t.earliest and t.earliest == t.value]
    return set(days[-1:])


def _firm(events: list[EventMention]) -> set[str]:
    """The days of events."""
    return {e.date.value for e in events if e.date is not None and e.date.precision == "day"}


def _sign(time: TimeAt, page: Page) -> int:
    """1 for what is told as having been after («بعد يومين من»), -1 for what was before, 0 where no word tells."""
    anchors = page.words.anchors
    found = (s.stem for s in splits(page.tokens[time.first].text) if s.stem in anchors)
    return anchors.get(next(found, ""), 0)
