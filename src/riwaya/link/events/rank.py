"""Which one of several an event is said to be («الطائرة الإغاثية الثالثة», «ثاني هجوم»)."""

from __future__ import annotations

from bisect import bisect_left

from riwaya.language.affixes import HA
from riwaya.language.numbers import parse
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.link.events.own import VERB
from riwaya.link.spotting import Spotter
from riwaya.model import Document, EventMention
from riwaya.resources import Pack
from riwaya.resources.numbers import Numbers, WordRow

#: Code points behind a trigger and before it in which an ordinal may stand; words that may stand between.
_BEHIND, _BEFORE, _BETWEEN = 28, 10, 1


class Ranks:
    """Compiled from the ordinals of `numbers/words.tsv`."""

    def __init__(self, pack: Pack) -> None:
        self._numbers = pack.get(Numbers).lexicon
        rows = pack.rows("numbers", "words", WordRow)
        self._may = Spotter(r.word for r in rows if r.kind == "ordinal")

    def rank(self, document: Document, event: EventMention) -> int:
        """The number that an ordinal right behind the event's noun, or right before it, gives it; 0 where none does. An
        ordinal of a date or an hour is none. «أول زيارة», which counts from whatever day, is other than a second only."""
        if VERB in event.rule:
            return 0
        return self._behind(document, event) or self._before(document, event)

    def _behind(self, document: Document, event: EventMention) -> int:
        start, end = event.end, event.end + _BEHIND
        if not self._may.may(document.text, start, end):
            return 0
        tokens = tokenize(View(document.text[start:end]))
        for k in range(min(_BETWEEN + 1, len(tokens))):
            number = parse(tokens, k, self._numbers)
            if number is not None:
                ordinal = number.kind == "ordinal" and not number.prefix
                timed = _timed(document, start + tokens[k].start, start + tokens[k].end)
                return int(number.value or 0) if ordinal and not timed else 0
            if tokens[k].kind != "word":
                return 0
        return 0

    def _before(self, document: Document, event: EventMention) -> int:
        start, end = max(0, event.start - _BEFORE), event.start
        if not self._may.may(document.text, start, end):
            return 0
        tokens = tokenize(View(document.text[start:end]))
        if not tokens:
            return 0
        if tokens[-1].text.endswith(HA):
            # It goes with the noun before it («من جهة ثانية»).
            return 0
        number = parse(tokens, len(tokens) - 1, self._numbers)
        if number is None or number.kind != "ordinal" or number.definite:
            return 0
        return 0 if _timed(document, start + tokens[-1].start, end) else int(number.value or 0)


def _timed(document: Document, start: int, end: int) -> bool:
    """Whether a time expression holds some of a stretch."""
    first = bisect_left(document.times, start + 1, key=lambda t: t.end)
    return first < len(document.times) and document.times[first].start < end
