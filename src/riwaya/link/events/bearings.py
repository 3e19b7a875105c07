"""Whether the day and the place of a sentence are those of an event in it, and not of another there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, pairwise, takewhile

from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.link.events.bridges import Bridges
from riwaya.link.events.own import dated_here, placed_here, points, sentence_around, time_of
from riwaya.link.spotting import Spotter
from riwaya.model import Document, EventMention, Span, Timex
from riwaya.resources import Pack
from riwaya.resources.rows import OneWord

#: Code points between what belongs together; behind a trigger and before it in which it may be ranked.
_BRIDGE, _CLOSE, _RANKED, _ASIDE = 48, 60, 200, 24


class Bearings:
    """Compiled from `superlatives.tsv` and `relative.tsv` under `linking/`."""

    def __init__(self, pack: Pack) -> None:
        self._bridges = pack.get(Bridges)
        ranks = [r.word for r in pack.rows("linking", "superlatives", OneWord)]
        self.superlatives: Lexicon[str] = Lexicon([(w, w) for w in ranks], article=False)
        self.may_rank = Spotter(ranks)
        relative = [r.word for r in pack.rows("linking", "relative", OneWord)]
        self._relative: Lexicon[str] = Lexicon([(w, w) for w in relative])

    def dated(self, document: Document, event: EventMention) -> bool:
        """Whether the time that dates the event stands in its sentence and is not another event's («أسوأ هجوم منذ أن
        قتل خمسون في 2013», «الخميس، بعد يومين من القصف»)."""
        if not dated_here(document, event):
            return False
        time = time_of(document, event)
        if time is None:
            return True
        if time.end <= event.start:
            if points(document, event) and _taken(document, event, time):
                return False
            return not self._bridges.counts(document.text[time.end : event.start])
        others = between(document, event.end + 1, time.start)
        if any(self._bridges.counts(document.text[event.end : e.start]) for e in others):
            return False
        return not _nearer(event, [e for e in others if _time(e) == time.id])

    def since(self, document: Document, event: EventMention) -> bool:
        """Whether the event is ranked among those since the time that seems to date it («هو الأسوأ منذ عام 2008»)."""
        time = time_of(document, event)
        if time is None or not event.end <= time.start <= event.end + _RANKED:
            return False
        start = max(0, event.start - _ASIDE)
        if not self.may_rank.may(document.text, start, time.start):
            return False
        tokens = tokenize(View(document.text[start : time.start]))
        ranked = next((hit.last for hit in self.superlatives.find(tokens)), None)
        return ranked is not None and any(True for _ in self._relative.find(tokens[ranked:]))

    def placed(self, document: Document, event: EventMention, *, pointing: bool) -> bool:
        """Whether the place of the event is named in its sentence, and not with another event there.

        Args:
            pointing: whether it is only pointed at («القصف», «استهدف الهجوم»).
        """
        if event.place is None or not placed_here(document, event):
            return False
        around = sentence_around(document.text, event.start)
        at = _place_at(document, event, around)
        if at is None:
            return True
        if pointing and not 0 <= at - event.end <= _CLOSE:
            # Of what is only pointed at («القصف») the sentence names the places of other events as readily.
            told = between(document, around.start, around.end)
            return not any(_closer(at, other, event) for other in told if other.id != event.id)
        low, high = sorted((event.start, at))
        others = [e for e in between(document, low + 1, high) if _holds(e, event.place.entity)]
        if at < event.start:
            return not self._of_another(document, event, at, around.start)
        return not _nearer(event, others)

    def _of_another(self, document: Document, event: EventMention, at: int, start: int) -> bool:
        """Whether a place is told right behind another event, with which the clause of this one has nothing to do."""
        before = (
            [e for e in between(document, start, at) if _holds(e, event.place.entity)]
            if event.place
            else []
        )
        if not before or at - before[-1].end > _CLOSE:
            return False
        chain = [before[-1], *between(document, at, event.start + 1)]
        return not all(self._bridges.bridged(document, a, b) for a, b in pairwise(chain))


def between(document: Document, start: int, end: int) -> list[EventMention]:
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


def _closer(at: int, other: EventMention, event: EventMention) -> bool:
    """Whether a place stands closer to another event than to this one."""
    return min(abs(at - other.start), abs(at - other.end)) < min(
        abs(at - event.start), abs(at - event.end)
    )


def _taken(document: Document, event: EventMention, time: Timex) -> bool:
    """Whether a time follows another event, whose it is too («زار اليوم موقع التفجير»)."""
    around = sentence_around(document.text, event.start)
    before = between(document, around.start, time.start)
    return any(_time(e) == time.id for e in before)


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
