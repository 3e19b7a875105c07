"""Which words that read differently change nothing: joining words, ways of saying «said», one day or one name told in
another way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from riwaya.language.affixes import AND
from riwaya.language.clitics import splits
from riwaya.language.tokens import words
from riwaya.link.alterations.changes import Swap
from riwaya.link.events.facts import days
from riwaya.model import Document, Span
from riwaya.resources import Pack
from riwaya.resources.rows import OneWord

_DAY = 10
_LONG, _STEM = 4, 4
#: A word or two for a whole sentence are no other wording: the sentences were aligned by their ends.
_SHORT, _WHOLE = 2, 9


class Idle:
    """`alterations/idle.tsv`."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("alterations", "idle", OneWord)
        self._words = frozenset(w for r in rows for w in words(r.word))

    def __call__(self, a: Document, b: Document, swap: Swap) -> bool:
        """Whether a stretch of `a` says nothing else than the one of `b` in its place."""
        few, many = sorted((len(swap.a), len(swap.b)))
        if few <= _SHORT and many >= _WHOLE:
            return True
        x = set(self._told(a, swap.a, swap.a_places))
        y = set(self._told(b, swap.b, swap.b_places))
        said = bool(_cues(a, swap.a_places)) or bool(_cues(b, swap.b_places))
        if said:
            # «وأضاف» and «وتابع الوزير»: who goes on is known.
            x, y = ({t for t in told if not t.startswith("e:")} for told in (x, y))
        return _one_day(x) == _one_day(y) if _near_days(x, y) else x == y

    def _told(
        self, document: Document, keys: Sequence[str], places: Sequence[Span]
    ) -> Iterator[str]:
        """What a stretch tells: its days, whom it names, the stems of its other words."""
        cues = _cues(document, places)
        for key, place in zip(keys, places, strict=True):
            if place in cues or self._idle(key):
                continue
            day, entity = _time(document, place), _entity(document, place)
            if day:
                yield f"t:{day}"
            elif entity:
                yield f"e:{entity}"
            else:
                yield min((s.stem for s in splits(key)), key=len)[:_STEM]

    def _idle(self, key: str) -> bool:
        bare = key[1:] if key[:1] == AND and len(key) > _LONG else key
        return key in self._words or bare in self._words


def same_days(a: Document, in_a: Span, b: Document, in_b: Span) -> bool:
    """Whether two passages can tell of the same days: an outlet says the next day's count in the words of the last."""
    x, y = _days(a, in_a), _days(b, in_b)
    return not x or not y or x == y


def _days(document: Document, span: Span) -> frozenset[str]:
    """The days that a passage names."""
    at = bisect_left(document.times, span.start, key=lambda t: t.start)
    found = set()
    for time in document.times[at:]:
        if time.start >= span.end:
            break
        if len(time.value) >= _DAY and time.value[:_DAY].replace("-", "").isdigit():
            found.add(time.value[:_DAY])
    return frozenset(found)


def _near_days(x: set[str], y: set[str]) -> bool:
    """Whether both name one day and these are neighbours: who prints a report later says «أمس» for «اليوم»."""
    one, other = ([t[2:] for t in told if t.startswith("t:")] for told in (x, y))
    if len(one) != 1 or len(other) != 1:
        return False
    gap = abs(days(one[0]) - days(other[0]))
    return gap <= 1


def _one_day(told: set[str]) -> set[str]:
    return {t for t in told if not t.startswith("t:")}


def _cues(document: Document, places: Sequence[Span]) -> list[Span]:
    """The words that stand in a cue of reporting."""
    cues = [c.cue for c in document.claims]
    return [p for p in places if any(cue.overlaps(p) for cue in cues)]


def _time(document: Document, place: Span) -> str:
    """The day that the time expression around a word names; empty where there is none."""
    at = bisect_left(document.times, place.end, key=lambda t: t.end)
    for time in document.times[at : at + 1]:
        if time.start <= place.start:
            return time.value[:_DAY]
    return ""


def _entity(document: Document, place: Span) -> str:
    at = bisect_left(document.mentions, place.end, key=lambda m: m.end)
    for mention in document.mentions[at : at + 1]:
        if mention.start <= place.start:
            return mention.entity or ""
    return ""
