"""Between which days was what followed the news of a page: not before that, nor after the page.

«غرق مركب مساء الأربعاء ... وأوقفت الشرطة قائده»: the arrest has no day of its own, but an arrest for a deed comes behind the deed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riwaya.annotate.eventing.clusters import leads, taken_up
from riwaya.annotate.eventing.lending import firm
from riwaya.annotate.eventing.scene import Page
from riwaya.annotate.eventing.when.timexkinds import is_date
from riwaya.language.affixes import BY
from riwaya.language.sentences import Sentence
from riwaya.model import EventDate, EventMention

#: How many days before publication the news may lie.
_RECENT = 7
#: How much of two days (characters) is the value of a time between them, the most exact first.
_EXACT = (10, 7, 4)
_PAST = "PAST_REF"
#: The family of verdicts and inquiries.
_LAW = "law"
#: How far (tokens) before an event a word stands by which it came before something.
_BEFORE = 2


def followed(event: EventMention, events: list[EventMention], page: Page) -> EventDate | None:
    """The days from the news of the page to publication, for what surely followed that news."""
    published, here = page.document.published, page.sentence(event)
    if published is None or published.earliest != published.latest or here is None:
        return None
    news = _news(event, events, page)
    if news is None or not _told(event, here, page):
        return None
    first, last = news.earliest, published.latest
    if not all(first <= day <= last for day in _days_before(here, page)):
        return None
    return _between(first, last)


def _news(event: EventMention, events: list[EventMention], page: Page) -> EventDate | None:
    """The one day on which was what title and lead tell, where an event of this type follows such deeds."""
    days: dict[str, EventDate] = {}
    follows = False
    for other in events:
        if other is event or not leads(page.document, other):
            continue
        if other.status != "occurred" or other.date is None or not firm(other.date):
            continue
        if page.words.group(other.type) == _LAW:
            return None  # what led to a verdict was long before it
        if other.start < event.start and page.words.when.follows(
            page.words.group(other.type), event.type
        ):
            follows = True
        days[other.date.value] = other.date
    if len(days) != 1 or not follows:
        return None
    (found,) = days.values()
    return found if _recent(found, page) else None


def _recent(found: EventDate, page: Page) -> bool:
    published = page.document.published
    if published is None or found.precision != "day":
        return False
    age = date.fromisoformat(published.latest) - date.fromisoformat(found.earliest)
    return 0 <= age.days <= _RECENT


def _days_before(here: Sentence, page: Page) -> Iterator[str]:
    """The time told last before a sentence ends in the article, by its first and last day: where that is of another time, so
    may be what the sentence tells."""
    told = [t.timex for t in page.times if t.first < here.last and is_date(t.timex)]
    for timex in told[-1:]:
        yield timex.earliest or ""
        yield timex.latest or ""


def _told(event: EventMention, here: Sentence, page: Page) -> bool:
    """Whether a sentence tells the event as done, by its verb or as a noun behind one, and not in a clause that says of
    somebody what he did before."""
    k = page.reading.token_at(event.start)
    if event.start in page.many and event.type not in page.words.sets.plural_one:
        return False
    if not _is_verb(event, k, page) and not _carried(event, k, here, page):
        return False
    near = range(max(here.first, k - _BEFORE), k)
    if any(page.tokens[n].text in page.words.anchors for n in near):
        return False
    for n in range(k - 1, here.first - 1, -1):
        hit = page.words.functions.first(page.tokens, n)
        if hit is not None and hit.value == "rel":
            return False
        if page.tokens[n].kind == "mark" or (hit is not None and hit.value in ("conj", "comp")):
            break
    return True


def _is_verb(event: EventMention, k: int, page: Page) -> bool:
    """Whether a verb tells the event, also as the first word of a phrase («أطلق سراحه», «أسندت النيابة» at the head of a sentence)."""
    if ".verb." in event.rule or page.words.verbs.first(page.tokens, k) is not None:
        return True
    title, here = page.document.title, page.sentence(event)
    heads = here is not None and here.first == k and title is not None and event.start >= title.end
    return heads and ".phrase." in event.rule and not taken_up(page.document, event)


def _carried(event: EventMention, k: int, here: Sentence, page: Page) -> bool:
    """«تم توقيفه», «أمر القاضي بحبسه»: whether a verb of carrying stands before a noun that tells what was new, or a letter on it
    ties it to the verb of its clause."""
    if taken_up(page.document, event) or k == here.first:
        return False
    if page.words.light.at(page.tokens, k - 1):
        return True
    letter = page.document.text[page.tokens[k].start : event.start]
    verbs = (page.words.maybe_verbs.first(page.tokens, n) for n in range(here.first, k))
    return letter == BY and any(v is not None and v.value.aspect == "past" for v in verbs)


def _between(first: str, last: str) -> EventDate:
    """The time between two days: the day, month or year that both are of."""
    size = next((n for n in _EXACT if first[:n] == last[:n]), 0)
    value = first[:size] or _PAST
    return EventDate(value, first, last, "day" if first == last else "range")
