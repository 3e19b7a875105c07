"""What of a telling is its own: said in its sentence, and not of something else that stands there.

The stage of events lends a mention what other mentions of its page say. That is a help to readers, but two events
are told apart by what each says of itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import islice

from riwaya.language.affixes import (
    ALEF,
    AND,
    ARTICLE,
    BY,
    HA,
    LIKE,
    SO,
    TA_MARBUTA,
    TO,
    TO_THE,
    WAW,
    WOMEN,
    YA,
)
from riwaya.language.clitics import splits
from riwaya.language.tokens import words
from riwaya.language.view import fold
from riwaya.link.entities.names import bare
from riwaya.model import Argument, Document, EventMention, Span, Timex

_CLITICS = (AND, BY, TO, SO, LIKE)
_FEMININES = HA + TA_MARBUTA

_STEM = 4
#: Letters that are left of a word at least.
_LEAST = 3
_BESIDE = 60
_LEAD = 240
_LONGEST = 4_000
_STOPS = (". ", ".\n", "\n", "؟", "!")
_PART = re.compile(r"XXXX-(?:WXX-\d|\d\d-\d\d)(?:T|$)")
#: What the rule of an event told by a verb holds.
VERB = ".verb."
_WEAK = frozenset(ALEF + WAW + YA)
_STOP = re.compile(r"\.[ \n]|[\n؟!]")


def sentence_around(text: str, at: int) -> Span:
    """The stretch between full stops or line breaks around an offset, so far as they are near: what has none in
    thousands of letters is no sentence."""
    low, high = max(0, at - _LONGEST), min(len(text), at + _LONGEST)
    before = max(text.rfind(mark, low, at) for mark in _STOPS)
    end = _STOP.search(text, at, high)
    return Span(before + 1 if before >= 0 else low, end.start() if end else high)


def lead_end(document: Document) -> int:
    """Where title and first sentences end."""
    body = next((b for b in document.blocks if b.kind == "body"), None)
    return body.start + _LEAD if body else 0


def points(document: Document, event: EventMention) -> bool:
    """Whether the trigger only points at something told elsewhere: it is a definite noun."""
    if VERB in event.rule:
        # «التقى» has no article.
        return False
    trigger = fold(document.quote(event.trigger))
    if trigger[:1] == TO and document.text[event.start - 1 : event.start] == TO:
        # Of «للهجوم» the first letter is the preposition, the second the article.
        return True
    return any(s.definite for s in splits(trigger.split()[0])) if trigger.strip() else False


def time_of(document: Document, event: EventMention) -> Timex | None:
    """The time expression that dates the event."""
    if event.date is None or event.date.time is None:
        return None
    return _timex(document, event.date.time)


def _timex(document: Document, id_: str) -> Timex | None:
    """A time by its id, which mostly says its place in the order."""
    number = id_.rpartition(":t")[2]
    at = int(number) - 1 if number.isdecimal() else -1
    if 0 <= at < len(document.times) and document.times[at].id == id_:
        return document.times[at]
    return next((t for t in document.times if t.id == id_), None)


def own_time(document: Document, event: EventMention) -> bool:
    """Whether its time is the event's own: of an event only pointed at («القصف»), one that follows it closely."""
    if event.date is None or not points(document, event):
        return True
    time = time_of(document, event)
    return time is None or 0 <= time.start - event.end <= _BESIDE


def dated_here(document: Document, event: EventMention) -> bool:
    """Whether the time that dates the event stands in its own sentence."""
    if event.date is not None and not event.date.value[:1].isdigit():
        return False
    if event.date is None or event.date.time is None:
        return event.date is not None and not document.times
    around = sentence_around(document.text, event.start)
    time = time_of(document, event)
    return (
        time is not None
        and around.start <= time.start < around.end
        and not _of_saying(document, event, time)
    )


def open_day(document: Document, event: EventMention) -> tuple[str, bool]:
    """The weekday («XXXX-WXX-2») or day of the year («XXXX-04-19») of an event whose time cannot be placed, or the
    empty string, and whether it is only when somebody spoke of it."""
    time = _timex(document, event.time) if event.time else None
    if time is None or not _PART.match(time.value):
        return "", False
    return time.value.partition("T")[0], _of_saying(document, event, time)


def _of_saying(document: Document, event: EventMention, time: Timex) -> bool:
    """Whether a time is when somebody spoke: it stands outside the report in which the event is told, or behind a
    cue that follows it («..., بحسب ما أعلن الهلال الأحمر، اليوم الأربعاء»)."""
    return any(
        c.content.start <= event.start < c.content.end
        and (
            (
                not any(s.contains(time.span) for s in (c.content, *c.parts))
                and abs(c.cue.start - time.start) <= _BESIDE
            )
            or (event.start < c.cue.start < time.start <= c.cue.end + _BESIDE)
        )
        for c in document.claims
    )


def placed_here(document: Document, event: EventMention) -> bool:
    """Whether the place of the event is named in its own sentence."""
    if event.place is None:
        return False
    around = place_ground(document, event, sentence_around(document.text, event.start))
    return bool(stems(event.place.name) & named_in(document, around))


def place_ground(document: Document, event: EventMention, sentence: Span) -> Span:
    """Where in its sentence an event's place can be named: of what is reported in the report, for before it stands
    where somebody spoke («قال في أنقرة إن التفجير ...»)."""
    for claim in document.claims:
        content = claim.content
        if content.start <= event.start and event.end <= content.end:
            start, end = max(content.start, sentence.start), min(content.end, sentence.end)
            return Span(start, end) if start < end else sentence
    return sentence


def named_in(document: Document, ground: Span) -> frozenset[str]:
    """The stems of a stretch, names of persons and bodies aside: in «حكومة طرابلس» nothing is placed in Tripoli."""
    text, at, parts = document.text, ground.start, []
    first = bisect_left(document.mentions, ground.start, key=lambda m: m.start)
    for mention in islice(document.mentions, first, None):
        if mention.start >= ground.end:
            break
        if mention.type != "LOC" and mention.start >= at:
            parts.append(text[at : mention.start])
            at = mention.end
    return stems(" ".join((*parts, text[at : ground.end])))


def own_arguments(event: EventMention, around: Span) -> tuple[Argument, ...]:
    """The participants named in the event's own sentence."""
    return tuple(a for a in event.arguments if around.start <= a.span.start < around.end)


@lru_cache(maxsize=1 << 16)
def stems(text: str) -> frozenset[str]:
    """The words of a phrase without article and clitic letters, cut to their first letters."""
    out = set()
    for word in words(text):
        if not word.isalpha() or len(word) < 3:
            continue
        stem = word
        for prefix in _CLITICS:
            if stem.startswith(prefix + ARTICLE):
                stem = stem[1:]
        if stem.startswith(TO_THE) and len(stem) > 4:
            stem = stem[2:]
        out.add(_one(bare(stem))[:_STEM])
    return frozenset(out)


def _one(stem: str) -> str:
    """«محطه» and «محطات» without what makes them one or many."""
    for ending in (WOMEN, HA):
        if stem.endswith(ending) and len(stem) - len(ending) >= _LEAST:
            return stem.removesuffix(ending)
    return stem


@lru_cache(maxsize=1 << 14)
def consonants(text: str) -> frozenset[str]:
    """The words of a phrase without article, clitic and weak letters: a noun and its broken plural («سفينة», «سفن»)
    mostly agree in what is left."""
    out = set()
    for word in words(text):
        if word.isalpha() and len(word) >= 3:
            rest = bare(word)
            out.add(rest[:1] + "".join(c for c in rest[1:].rstrip(_FEMININES) if c not in _WEAK))
    return frozenset(w for w in out if len(w) >= 3)
