"""How a telling is worded: pointing at what was told, ranking it, or opening something new."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile

import msgspec

from riwaya.language.affixes import AND, HER, OF_BOTH, THEIR
from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import Token, tokenize
from riwaya.language.view import View, fold
from riwaya.link.events.kinds import HARM
from riwaya.link.events.own import (
    dated_here,
    lead_end,
    placed_here,
    points,
    sentence_around,
    time_of,
)
from riwaya.link.events.wordrows import Another
from riwaya.link.spotting import Spotter
from riwaya.model import Document, EventMention, Span
from riwaya.resources import Pack
from riwaya.resources.rows import OnePhrase, OneWord

_OWNED = (HER, THEIR, OF_BOTH)

#: Code points between two triggers of one clause («قُتل 14 شخصا وأصيب 27»), and words at most.
_BRIDGE, _BRIDGE_WORDS, _BRIDGE_COUNTS = 48, 7, 14
_ASIDE, _OPENING, _RANKED, _CLOSE, _BESIDE = 24, 120, 200, 60, 12
_ENDS = frozenset(".؟!?;؛:\n")


class Shape(msgspec.Struct, frozen=True):
    """How one telling stands in its page.

    Args:
        start: where its trigger begins.
        pointing: it takes up what was told, and brings nothing of its own to tell it from others.
        another: its words say that it is one more.
        earlier: its words say that it is the one before.
        bridged: one clause holds it and the telling before it.
        dated: its time is its own.
        placed: its place is its own.
        aside: its sentence begins by turning to something else («من ناحية أخرى»).
        title: it stands in the title.
        lead: it stands in the title or the first sentences.
        last: its words say that it is the one told last («هذا الهجوم»).
        since: its time is when something like it happened before («أسوأ كارثة منذ نيسان 2011»).
    """

    start: int
    pointing: bool
    another: bool
    earlier: bool
    bridged: bool
    dated: bool
    placed: bool
    aside: bool
    title: bool
    lead: bool
    since: bool = False
    last: bool = False


class Wording:
    """Compiled from `another.tsv`, `earlier.tsv`, `breaks.tsv`, `superlatives.tsv`, `relative.tsv` and `demonstratives.tsv` under
    `linking/`."""

    def __init__(self, pack: Pack) -> None:
        another = pack.rows("linking", "another", Another)
        self._another: Lexicon[str] = Lexicon([(r.word, r.news) for r in another])
        self._may_another = Spotter(r.word for r in another)
        earlier = [r.phrase for r in pack.rows("linking", "earlier", OnePhrase)]
        self._earlier: Lexicon[str] = Lexicon([(p, p) for p in earlier], article=False)
        self._may_earlier = Spotter(earlier)
        ranks = [r.word for r in pack.rows("linking", "superlatives", OneWord)]
        self._superlatives: Lexicon[str] = Lexicon([(w, w) for w in ranks], article=False)
        self._may_rank = Spotter(ranks)
        breaks = [r.phrase for r in pack.rows("linking", "breaks", OnePhrase)]
        self._breaks: Lexicon[str] = Lexicon([(p, p) for p in breaks])
        self._may_break = Spotter(breaks)
        relative = [r.word for r in pack.rows("linking", "relative", OneWord)]
        self._relative: Lexicon[str] = Lexicon([(w, w) for w in relative])
        self._may_count = Spotter(relative)
        this = [r.word for r in pack.rows("linking", "demonstratives", OneWord)]
        self._this: Lexicon[str] = Lexicon([(w, w) for w in this], article=False)
        self._may_this = Spotter(this)

    def shapes(self, document: Document) -> list[Shape]:
        """One for each of the document's events, in their order."""
        title = document.title.end if document.title else 0
        lead = lead_end(document)
        out: list[Shape] = []
        before: EventMention | None = None
        for event in document.events:
            ranked = self._ranks(document, event)
            since = self.since(document, event)
            out.append(
                Shape(
                    start=event.start,
                    pointing=ranked or points(document, event),
                    another=self._one_more(document, event, lead=event.start < lead),
                    earlier=self._before(document, event),
                    bridged=before is not None and self._bridged(document, before, event),
                    dated=not since and self.dated(document, event),
                    placed=self.placed(document, event),
                    aside=self._aside(document, event),
                    title=event.start < title,
                    lead=event.start < lead,
                    since=since,
                    last=self._last(document, event),
                )
            )
            before = event
        return out

    def dated(self, document: Document, event: EventMention) -> bool:
        """Whether the time that dates the event stands in its sentence and is not another event's («أسوأ هجوم منذ أن
        قتل خمسون في 2013», «الخميس، بعد يومين من القصف»)."""
        if not dated_here(document, event):
            return False
        time = time_of(document, event)
        if time is None:
            return True
        if time.end <= event.start:
            return not self._counts(document.text[time.end : event.start])
        between = _between(document, event.end + 1, time.start)
        if any(self._counts(document.text[event.end : e.start]) for e in between):
            return False
        return not _nearer(event, [e for e in between if _time(e) == time.id])

    def since(self, document: Document, event: EventMention) -> bool:
        """Whether the event is ranked among those since the time that seems to date it («هو الأسوأ منذ عام 2008»)."""
        time = time_of(document, event)
        if time is None or not event.end <= time.start <= event.end + _RANKED:
            return False
        start = max(0, event.start - _ASIDE)
        if not self._may_rank.may(document.text, start, time.start):
            return False
        tokens = tokenize(View(document.text[start : time.start]))
        ranked = next((hit.last for hit in self._superlatives.find(tokens)), None)
        return ranked is not None and any(True for _ in self._relative.find(tokens[ranked:]))

    def placed(self, document: Document, event: EventMention) -> bool:
        """Whether the place of the event is named in its sentence, and not with another event there."""
        if event.place is None or not placed_here(document, event):
            return False
        around = sentence_around(document.text, event.start)
        at = _place_at(document, event, around)
        if at is None:
            return True
        if points(document, event) and not 0 <= at - event.end <= _CLOSE:
            # Of what is only pointed at («القصف») the sentence names the places of other events as readily.
            told = _between(document, around.start, around.end)
            return not any(_closer(at, other, event) for other in told if other.id != event.id)
        low, high = sorted((event.start, at))
        others = [e for e in _between(document, low + 1, high) if _holds(e, event.place.entity)]
        return at < event.start or not _nearer(event, others)

    def _counts(self, text: str) -> bool:
        if not self._may_count.may(text, 0, len(text)):
            return False
        return any(True for _ in self._relative.find(tokenize(View(text))))

    def _ranks(self, document: Document, event: EventMention) -> bool:
        start = max(0, event.start - _ASIDE)
        if not self._may_rank.may(document.text, start, event.start):
            return False
        tokens = tokenize(View(document.text[start : event.start]))
        last = len(tokens) - 1
        return last >= 0 and _reaches(self._superlatives, tokens, last, len(tokens))

    def _one_more(self, document: Document, event: EventMention, *, lead: bool = False) -> bool:
        if not self._may_another.may(document.text, event.end, event.end + _ASIDE):
            return False
        tokens = tokenize(View(document.text[event.end : event.end + _ASIDE]))
        hit = self._another.first(tokens, 0) if tokens else None
        return hit is not None and not (lead and hit.value)

    def _before(self, document: Document, event: EventMention) -> bool:
        start = max(0, event.start - _ASIDE)
        if not self._may_earlier.may(document.text, start, event.start):
            return False
        tokens = tokenize(View(document.text[start : event.start]))
        end = len(tokens)
        return any(_reaches(self._earlier, tokens, k, end) for k in range(max(0, end - 4), end))

    def _last(self, document: Document, event: EventMention) -> bool:
        start = max(0, event.start - _BESIDE)
        if not self._may_this.may(document.text, start, event.start):
            return False
        tokens = tokenize(View(document.text[start : event.start]))
        return bool(tokens) and _reaches(self._this, tokens, len(tokens) - 1, len(tokens))

    def _aside(self, document: Document, event: EventMention) -> bool:
        """Whether the event is the first of a sentence that turns to something else."""
        around = sentence_around(document.text, event.start)
        if event.start - around.start > _OPENING:
            return False
        if not self._may_break.may(document.text, around.start, event.start):
            return False
        tokens = tokenize(View(document.text[around.start : event.start]))
        return bool(tokens) and self._breaks.first(tokens, 0) is not None

    def _bridged(self, document: Document, a: EventMention, b: EventMention) -> bool:
        """Whether one clause holds both: nothing but a few words between them, and of two acts joined by «و» the
        second is told of the same (harm counted with harm, «وهاجمت أخرى», «وأغرقها»)."""
        if _led_to(a, b):
            return True
        if b.start - a.end > _BRIDGE:
            return False
        text = document.text[a.end : b.start]
        if not _ENDS.isdisjoint(text):
            return False
        tokens = tokenize(View(text))
        counted = _counted(document, a.end, b.start)
        if len(tokens) > (_BRIDGE_COUNTS if counted else _BRIDGE_WORDS) or self._counts(text):
            return False
        if not text.rstrip().endswith(AND) and not document.quote(b.trigger).startswith(AND):
            return True
        return counted or self._one_more(document, b) or _has_pronoun(document, b)


def _between(document: Document, start: int, end: int) -> list[EventMention]:
    """The page's events that begin between two offsets."""
    first = bisect_left(document.events, start, key=lambda e: e.start)
    return list(takewhile(lambda e: e.start < end, islice(document.events, first, None)))


def _holds(event: EventMention, entity: str | None) -> bool:
    """Whether a place is where the event was, or what it was done to."""
    here = event.place is not None and event.place.entity == entity
    return here or any(a.entity == entity for a in event.arguments if a.entity)


def _place_at(document: Document, event: EventMention, around: Span) -> int | None:
    """Where its place is named in the sentence, the nearest to the trigger."""
    place = event.place.entity if event.place else None
    first = bisect_left(document.mentions, around.start, key=lambda m: m.start)
    found = [
        m.start
        for m in islice(document.mentions, first, None)
        if m.start < around.end and m.entity and m.entity == place
    ]
    return min(found, key=lambda at: abs(at - event.start), default=None)


def _counted(document: Document, start: int, end: int) -> bool:
    """Whether people are counted between two offsets."""
    first = bisect_left(document.figures, start, key=lambda f: f.start)
    return first < len(document.figures) and document.figures[first].end <= end


def _led_to(a: EventMention, b: EventMention) -> bool:
    """Whether the harm that one of them counts is said to come of the other («... ما أسفر عن مقتل»)."""
    harm = any(mark in b.rule for mark in HARM)
    return harm and any(link.relation == "caused_by" and link.event == a.id for link in b.links)


def _has_pronoun(document: Document, event: EventMention) -> bool:
    return fold(document.quote(event.trigger)).endswith(_OWNED)


def _closer(at: int, other: EventMention, event: EventMention) -> bool:
    """Whether a place stands closer to another event than to this one."""
    return min(abs(at - other.start), abs(at - other.end)) < min(
        abs(at - event.start), abs(at - event.end)
    )


def _time(event: EventMention) -> str | None:
    return event.date.time if event.date else None


def _nearer(event: EventMention, between: Sequence[EventMention]) -> bool:
    """Whether what stands between an event and its time or place belongs to another event there, with no clause that
    holds both."""
    end = event.end
    for other in sorted(between, key=lambda e: e.start):
        if other.start - end > _BRIDGE:
            return True
        end = other.end
    return False


def _reaches(lexicon: Lexicon[str], tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether an entry begins at `at` and reaches to `end`."""
    return any(hit.last == end for hit in lexicon.at(tokens, at))
