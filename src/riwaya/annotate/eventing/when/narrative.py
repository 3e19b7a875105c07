"""The day that a stretch of narrative keeps: events told without a time beside those told with one.

News tells what happened in order: after a sentence that dates its events, what the next one tells without a time happened
on that day too, unless it goes back («وكان قد ...») or the sentences around name other days.
"""

from __future__ import annotations

from datetime import date

import msgspec

from riwaya.annotate.eventing.clusters import ANCHORED, before_this, leads, taken_up
from riwaya.annotate.eventing.lending import firm
from riwaya.annotate.eventing.scene import Page, TimeAt
from riwaya.annotate.eventing.when.followed import followed
from riwaya.annotate.eventing.when.timexkinds import from_timex
from riwaya.language.marks import COMMAS
from riwaya.language.sentences import Sentence
from riwaya.model import EventDate, EventMention

#: How many days before publication a day may lie that a narrative keeps.
_RECENT = 7
#: How far (code points) a dated event reaches.
_NEAR = 420
#: The same out of the next sentence.
_LONG = 800
#: What is told as known from before as often as not, without its day.
_KNOWN = "agreement"
_TIMES = "times"
#: How many events before and after it are looked at.
_REACH = 12
#: How far (tokens) before its day a verb of telling stands.
_TELLING = 12
#: How many tokens into its sentence «كان» tells that all of it goes back.
_OPENING = 3
#: Lengths of hours and minutes, which part nothing from its day («وبعد ذلك بساعة»).
_HOURS = "PT"
#: How far (tokens) behind a word of charging the deed stands.
_CHARGED = 8
#: The rule for lengths that count from what was told before.
_LATER = "after-that@"


def narrated(events: list[EventMention], page: Page) -> list[EventMention]:
    """Events that lack a date with that of the narrative around them."""
    sentences = [page.sentence(e) for e in events]
    out: list[EventMention] = []
    kept: set[int] = set()
    for n, event in enumerate(events):
        if charged(event, page) and firm(event.date):
            event = msgspec.structs.replace(event, date=_behind_charge(event, page))
        elif event.date is None and event.time is None and event.status == "occurred":
            found = _around([*out, *events[n:]], sentences, n, page, kept)
            if found is not None and _hands_on(event, page):
                kept.add(event.start)
            found = found or _of_page(events, sentences, n, page)
            if found is not None:
                event = msgspec.structs.replace(event, date=found)
        out.append(event)
    return [_behind_news(e, out, page) for e in out]


def _behind_news(event: EventMention, events: list[EventMention], page: Page) -> EventMention:
    """An event that nothing dates with the days between the news that it followed and the page's."""
    here = page.sentence(event)
    bare = event.date is None and event.time is None and event.status == "occurred"
    if not bare or here is None or goes_back(here, event, page) or _behind(event, page):
        return event
    found = followed(event, events, page)
    return event if found is None else msgspec.structs.replace(event, date=found)


def _around(
    events: list[EventMention],
    sentences: list[Sentence | None],
    n: int,
    page: Page,
    kept: set[int],
) -> EventDate | None:
    """The one recent day of the events of the sentence before, or, for what opens the page, of the one after; those that
    `kept` such a day (by their starts) hand it on."""
    here = sentences[n]
    if here is None or goes_back(here, events[n], page) or _timed(here, page):
        return None
    if page.words.places.turns(page.tokens, here.first):
        return None
    if _behind(events[n], page) or _often(here, page) or events[n].start in page.long:
        return None
    if page.words.group(events[n].type) == _KNOWN:
        return None
    title = page.document.title
    opens = title is not None and title.start <= events[n].start < title.end
    group = page.words.group(events[n].type)
    beside: list[EventDate] = []
    same: list[EventDate] = []
    for k in range(max(0, n - _REACH), min(len(events), n + _REACH + 1)):
        other, there = events[k], sentences[k]
        if there is None or there == here:
            continue
        next_to = there.last == here.first or here.last == there.first
        far = next_to and events[n].start not in page.many
        if abs(other.start - events[n].start) > (_LONG if far else _NEAR):
            continue
        if not (there.first >= here.last if opens else there.last <= here.first):
            continue
        if not _akin(other, events[n], page) or before_this(page.document, other, page.words):
            continue
        if other.date is None or other.status != "occurred" or other.start in page.told:
            continue
        handed = other.start in kept and _hands_on(events[n], page)
        if handed or _own(other.date, there, page):
            beside.append(other.date)
            if page.words.group(other.type) == group:
                same.append(other.date)
    beside = same or beside
    if beside and _hours_on(events[n], page):
        beside = beside[-1:]
    days = {d.value for d in beside}
    if len(days) != 1 or not _recent(beside[0], page):
        return None
    return beside[0]


def _hands_on(event: EventMention, page: Page) -> bool:
    """Whether an event takes and gives the day of a narrative over more sentences than one: a single deed does."""
    return event.type in page.words.sets.deeds and event.start not in page.many


def _own(found: EventDate, sentence: Sentence, page: Page) -> bool:
    """Whether the time that a date stands on is told in the sentence, and not lent from another."""
    return any(
        t.timex.id == found.time and sentence.first <= t.first < sentence.last for t in page.times
    )


def _hours_on(event: EventMention, page: Page) -> bool:
    """«وبعد ذلك بساعة، صدمت سيارة ...»: whether a length of hours right before it counts from what was told last."""
    k = page.reading.token_at(event.start)
    return any(
        0 <= k - t.last <= 1
        and t.timex.rule.startswith(_LATER)
        and t.timex.value.startswith(_HOURS)
        for t in page.times
    )


def _of_page(
    events: list[EventMention], sentences: list[Sentence | None], n: int, page: Page
) -> EventDate | None:
    """The one recent day that the article names, for a deed that title or lead tell without any."""
    event, here = events[n], sentences[n]
    if here is None or event.start in page.many or event.type not in page.words.sets.news:
        return None
    if not leads(page.document, event) or goes_back(here, event, page) or _behind(event, page):
        return None
    if any(e.type == event.type and charged(e, page) for e in events):
        return None
    found: dict[str, EventDate] = {}
    for stretch in page.reading.article:
        for time in page.times:
            timex = time.timex
            dated = timex.value[:4].isdigit() and stretch.first <= time.first < stretch.last
            if dated and here.first <= time.first < here.last:
                return None  # it is of something else that the sentence tells
            if dated and not (of_telling(time, page) or _of_the_last(time, page)):
                day = from_timex(timex)
                found.setdefault(day.value, day)
    days = list(found.values())
    return days[0] if len(days) == 1 and _recent(days[0], page) else None


def _of_the_last(time: TimeAt, page: Page) -> bool:
    """«وكان آخر هجوم قد وقع في 3 مايو»: whether a time is that of the one before the news."""
    words = (t.text for t in page.tokens[max(0, time.first - _TELLING) : time.first])
    said = f" {' '.join(words)} "
    return any(f"{phrase} " in said for phrase in page.words.parties.earlier)


def of_telling(time: TimeAt, page: Page) -> bool:
    """«وقال المصدر في بيان السبت إنه ...»: whether a time stands between a verb of telling and what is told."""
    k = time.last
    while k < len(page.tokens) and page.tokens[k].text in COMMAS:
        k += 1
    opens = page.words.functions.first(page.tokens, k) if k < len(page.tokens) else None
    if opens is None or opens.value != "comp":
        return False
    for n in range(time.first - 1, max(-1, time.first - _TELLING), -1):
        if page.tokens[n].kind == "mark" and page.tokens[n].text not in COMMAS:
            return False
        verb = page.words.verbs.first(page.tokens, n)
        if verb is not None and verb.value.kind == "say":
            return True
    return False


def _behind(event: EventMention, page: Page) -> bool:
    """«ويأتي ذلك بعد قصف», «بعد يوم من زيارة»: whether words by which it came before stand right before it."""
    k = page.reading.token_at(event.start)
    if k > 0 and page.tokens[k - 1].text in page.words.anchors:
        return True
    if charged(event, page):
        return True
    return any(
        0 <= k - t.last <= 1
        and t.timex.rule.startswith(ANCHORED)
        and not t.timex.value.startswith(_HOURS)
        for t in page.times
    )


def charged(event: EventMention, page: Page) -> bool:
    """«حكمت المحكمة على رجلين في قضية قتل»: whether it is what somebody is charged with."""
    k = page.reading.token_at(event.start)
    here = page.sentence(event)
    accused = page.words.claiming.first(page.tokens, k - 1) if k else None
    if accused is not None and accused.value == "accused" and not taken_up(page.document, event):
        return True  # «المتهم بقتل رجل»
    return any(
        hit.last <= k
        for n in range(max(here.first if here else k, k - _CHARGED), k)
        for hit in page.words.parties.charges.at(page.tokens, n)
    )


def _behind_charge(event: EventMention, page: Page) -> EventDate | None:
    """The date of what somebody is charged with, where it is told behind it and not lent by the arrest."""
    told = (t for t in page.times if event.date is not None and t.timex.id == event.date.time)
    return event.date if any(t.timex.start >= event.end for t in told) else None


def _akin(a: EventMention, b: EventMention, page: Page) -> bool:
    """Whether two deeds are told in one narrative, by their types: of one family, or of sets told together."""
    alike = page.words.group(a.type) == page.words.group(b.type)
    return alike or page.words.sets.one_day(a.type, b.type)


def _often(sentence: Sentence, page: Page) -> bool:
    """«قصفت ثلاث مرات ناقلات»: whether the sentence tells of what was done more than once."""
    for k in range(sentence.first + 1, sentence.last):
        hit = page.words.functions.first(page.tokens, k)
        before = page.tokens[k - 1]
        if hit is not None and hit.value == _TIMES and page.words.numbers.starts(before):
            return True
    return False


def _timed(sentence: Sentence, page: Page) -> bool:
    """Whether the sentence has a date of its own, which then is of something else in it."""
    return any(
        sentence.first <= t.first < sentence.last and (t.timex.value or "")[:4].isdigit()
        for t in page.times
    )


def goes_back(sentence: Sentence, event: EventMention, page: Page) -> bool:
    """Whether «كان» stands before the event in its sentence, which so goes back in time."""
    at = page.reading.token_at(event.start)
    for k in range(sentence.first, at):
        hit = page.words.verbs.first(page.tokens, k)
        if hit is not None and hit.value.kind in ("aux",):
            opens = k - sentence.first <= _OPENING
            # «إن قنبلة كانت مزروعة على الطريق، انفجرت»
            if opens or not any(page.tokens[n].text in COMMAS for n in range(k, at)):
                return True
    return False


def _recent(found: EventDate, page: Page) -> bool:
    published = page.document.published
    if published is None or found.precision != "day":
        return False
    try:
        age = date.fromisoformat(published.latest) - date.fromisoformat(found.earliest)
    except ValueError:
        return False
    return 0 <= age.days <= _RECENT
