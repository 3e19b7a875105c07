"""Whether two event mentions of a page stand in one clause («قُتل 14 شخصا وأصيب 27», «قتل ثلاثة في هجوم»)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from riwaya.language.affixes import AND, BY, HER, OF_BOTH, THEIR
from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import Token, tokenize
from riwaya.language.view import View, fold
from riwaya.link.events.kinds import harms
from riwaya.link.events.wordrows import Another
from riwaya.link.spotting import Spotter
from riwaya.model import Document, EventMention
from riwaya.resources import Pack
from riwaya.resources.rows import OneWord

_OWNED = (HER, THEIR, OF_BOTH)
#: Code points between two triggers of one clause, and words at most; between harm and what it was done in.
_BRIDGE, _BRIDGE_WORDS, _BRIDGE_COUNTS, _BRIDGE_OF_HARM = 48, 7, 14, 110
#: Code points behind a trigger in which a word says that it is one more; words of what may stand before an event.
_BEHIND, _FEW = 24, 3
_ENDS = frozenset(".؟!?;؛:\n")


class Bridges:
    """Compiled from `another.tsv`, `relative.tsv`, `within.tsv` and `turns.tsv` under `linking/`."""

    def __init__(self, pack: Pack) -> None:
        another = pack.rows("linking", "another", Another)
        self._another: Lexicon[str] = Lexicon([(r.word, r.news) for r in another])
        self._may_another = Spotter(r.word for r in another)
        relative = [r.word for r in pack.rows("linking", "relative", OneWord)]
        self._relative: Lexicon[str] = Lexicon([(w, w) for w in relative])
        self._may_count = Spotter(relative)
        within = [r.word for r in pack.rows("linking", "within", OneWord)]
        self._within: Lexicon[str] = Lexicon([(w, w) for w in within], article=False)
        turns = [r.word for r in pack.rows("linking", "turns", OneWord)]
        self._turns: Lexicon[str] = Lexicon([(w, w) for w in turns], article=False)
        self._may_turn = Spotter(turns)

    def bridged(self, document: Document, a: EventMention, b: EventMention) -> bool:
        """Whether one clause holds both, `b` right behind `a`: nothing but a few words between them, and of two acts joined
        by «و» the second is told of the same (harm counted with harm, «وهاجمت أخرى», «وأغرقها»)."""
        text = document.text[a.end : b.start]
        if _led_to(a, b) or not text.strip():
            return True
        if len(text) > _BRIDGE_OF_HARM or not _ENDS.isdisjoint(text) or self._turned(text):
            return False
        if self.holds(document, a, b):
            return True
        if len(text) > _BRIDGE or self.counts(text):
            return False
        counted = _counted(document, a.end, b.start)
        if len(tokenize(View(text))) > (_BRIDGE_COUNTS if counted else _BRIDGE_WORDS):
            return False
        if not _joined(document, text, b):
            return True
        if harms(a) and harms(b) and not text.strip(" " + AND):
            return True
        return counted or self.one_more(document, b) or _has_pronoun(document, b)

    def listed(self, document: Document, a: EventMention, b: EventMention) -> bool:
        """Whether «و» joins `b` to `a` right before it, and it is told as something else («هجوم سبها وقصف غات»)."""
        text = document.text[a.end : b.start]
        near = len(text) <= _BRIDGE and _ENDS.isdisjoint(text)
        return near and _joined(document, text, b) and not self.bridged(document, a, b)

    def holds(self, document: Document, a: EventMention, b: EventMention) -> bool:
        """Whether the harm that `a` tells was done in or by `b` («قتل ثلاثة من جنود الحرس في هجوم»)."""
        if not harms(a) or harms(b) or b.start - a.end > _BRIDGE_OF_HARM:
            return False
        text = document.text[a.end : b.start]
        if not _ENDS.isdisjoint(text):
            return False
        if text.endswith(BY):
            return True
        tokens = tokenize(View(text))
        last = len(tokens)
        return any(reaches(self._within, tokens, k, last) for k in range(max(0, last - _FEW), last))

    def counts(self, text: str) -> bool:
        """Whether words stand in a text that count from, or answer to, what follows («بعد», «ردا على»)."""
        if not self._may_count.may(text, 0, len(text)):
            return False
        return any(True for _ in self._relative.find(tokenize(View(text))))

    def one_more(self, document: Document, event: EventMention, *, lead: bool = False) -> bool:
        """Whether the words behind an event say that it is one more; in the `lead`, where some say no more than that it
        is news, not by these."""
        if not self._may_another.may(document.text, event.end, event.end + _BEHIND):
            return False
        tokens = tokenize(View(document.text[event.end : event.end + _BEHIND]))
        hit = self._another.first(tokens, 0) if tokens else None
        return hit is not None and not (lead and hit.value)

    def _turned(self, text: str) -> bool:
        if not self._may_turn.may(text, 0, len(text)):
            return False
        return any(True for _ in self._turns.find(tokenize(View(text))))


def reaches(lexicon: Lexicon[str], tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether an entry begins at `at` and reaches to `end`."""
    return any(hit.last == end for hit in lexicon.at(tokens, at))


def _joined(document: Document, text: str, b: EventMention) -> bool:
    return _ends_with_and(text) or document.quote(b.trigger).startswith(AND)


def _ends_with_and(text: str) -> bool:
    """Whether «و» stands at its end, or before the number there («و9 غارات»)."""
    end = len(text)
    while end and not text[end - 1].isalpha():
        end -= 1
    return text[:end].endswith(AND)


def _counted(document: Document, start: int, end: int) -> bool:
    """Whether people are counted between two offsets."""
    first = bisect_left(document.figures, start, key=lambda f: f.start)
    return first < len(document.figures) and document.figures[first].end <= end


def _led_to(a: EventMention, b: EventMention) -> bool:
    """Whether the harm that one of them counts is said to come of the other («... ما أسفر عن مقتل»)."""
    return harms(b) and any(link.relation == "caused_by" and link.event == a.id for link in b.links)


def _has_pronoun(document: Document, event: EventMention) -> bool:
    return fold(document.quote(event.trigger)).endswith(_OWNED)
