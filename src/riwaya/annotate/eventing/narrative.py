"""The day that a stretch of narrative keeps: events told without a time beside those told with one.

News tells what happened in order: after a sentence that dates its events, what the next one tells without a time happened
on that day too, unless it goes back («وكان قد ...») or the sentences around name other days.
"""

from __future__ import annotations

from datetime import date

import msgspec

from riwaya.annotate.eventing.clusters import ANCHORED, leads
from riwaya.annotate.eventing.dates import from_timex
from riwaya.annotate.eventing.lending import firm
from riwaya.annotate.eventing.scene import Page
from riwaya.language.sentences import Sentence
from riwaya.model import EventDate, EventMention

#: How many days before publication a day may lie that a narrative keeps.
_RECENT = 7
#: How far (code points) a dated event reaches.
_NEAR = 420
#: Families of types that one narrative tells together.
_KIN = (
    frozenset(("talks", "agreement", "measure", "office")),
    frozenset(("force", "harm", "people", "measure")),
    frozenset(("police", "law")),
    frozenset(("force", "police", "protest")),
)
#: Families of which title and lead tell the news.
_NEWS = frozenset(("force", "harm", "people", "police", "protest", "talks"))
#: How many events before and after it are looked at.
_REACH = 12


def narrated(events: list[EventMention], page: Page) -> list[EventMention]:
    """Events that lack a date with that of the narrative around them."""
    sentences = [page.sentence(e) for e in events]
    out: list[EventMention] = []
    for n, event in enumerate(events):
        if event.date is None and event.time is None and event.status == "occurred":
            found = _around(events, sentences, n, page) or _of_page(event, sentences[n], page)
            if found is not None:
                event = msgspec.structs.replace(event, date=found)
        out.append(event)
    return out


def _around(
    events: list[EventMention], sentences: list[Sentence | None], n: int, page: Page
) -> EventDate | None:
    """The one recent day of the events of the sentence before, or, for what opens the page, of the one after."""
    here = sentences[n]
    if here is None or goes_back(here, events[n], page) or _timed(here, page):
        return None
    if _behind(events[n], page):
        return None
    title = page.document.title
    opens = title is not None and title.start <= events[n].start < title.end
    group = page.words.group(events[n].type)
    beside: list[EventDate] = []
    same: list[EventDate] = []
    for k in range(max(0, n - _REACH), min(len(events), n + _REACH + 1)):
        other, there = events[k], sentences[k]
        if there is None or there == here or abs(other.start - events[n].start) > _NEAR:
            continue
        if not (there.first >= here.last if opens else there.last <= here.first):
            continue
        if not _akin(page.words.group(other.type), group):
            continue
        if firm(other.date) and other.date is not None and other.status == "occurred":
            beside.append(other.date)
            if page.words.group(other.type) == group:
                same.append(other.date)
    beside = same or beside
    days = {d.value for d in beside}
    if len(days) != 1 or not _recent(beside[0], page):
        return None
    return beside[0]


def _of_page(event: EventMention, here: Sentence | None, page: Page) -> EventDate | None:
    """The one recent day that the article names, for a deed that title or lead tell without any."""
    if here is None or event.start in page.many or page.words.group(event.type) not in _NEWS:
        return None
    if not leads(page.document, event) or goes_back(here, event, page) or _behind(event, page):
        return None
    found: dict[str, EventDate] = {}
    for stretch in page.reading.article:
        for time in page.times:
            timex = time.timex
            if stretch.first <= time.first < stretch.last and timex.value[:4].isdigit():
                day = from_timex(timex)
                found.setdefault(day.value, day)
    days = list(found.values())
    return days[0] if len(days) == 1 and _recent(days[0], page) else None


def _behind(event: EventMention, page: Page) -> bool:
    """«ويأتي ذلك بعد قصف», «بعد يوم من زيارة»: whether words by which it came before stand right before it."""
    k = page.reading.token_at(event.start)
    if k > 0 and page.tokens[k - 1].text in page.words.anchors:
        return True
    return any(0 <= k - t.last <= 1 and t.timex.rule.startswith(ANCHORED) for t in page.times)


def _akin(a: str, b: str) -> bool:
    """Whether deeds of two families are told in one narrative: the crime is not of the day of its sentence."""
    return a == b or any(a in kin and b in kin for kin in _KIN)


def _timed(sentence: Sentence, page: Page) -> bool:
    """Whether the sentence has a date of its own, which then is of something else in it."""
    return any(
        sentence.first <= t.first < sentence.last and (t.timex.value or "")[:4].isdigit()
        for t in page.times
    )


def goes_back(sentence: Sentence, event: EventMention, page: Page) -> bool:
    """Whether «كان» stands before the event in its sentence, which so goes back in time."""
    for k in range(sentence.first, page.reading.token_at(event.start)):
        hit = page.words.verbs.first(page.tokens, k)
        if hit is not None and hit.value.kind in ("aux",):
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
