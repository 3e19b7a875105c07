"""Whether a telling is of one event, of two or of several at once («تفجيرات في أنحاء البلاد»)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from riwaya.annotate.eventing.triggerrows import TriggerRows
from riwaya.language.affixes import DUALS, HA, TA, TA_MARBUTA
from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.link.events.own import VERB, lead_end
from riwaya.model import Document, EventMention
from riwaya.resources import Pack

#: How many a noun tells of: nothing is said, one, a pair, more.
Number = Literal[0, 1, 2, 3]
SEVERAL: Number = 3


class Plurals:
    """The plurals and duals of event nouns, of `events/triggers.tsv`."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.get(TriggerRows).rows
        forms: list[tuple[str, Number]] = [(p, SEVERAL) for r in rows for p in r.plurals]
        forms += [(two, 2) for r in rows if r.part == "noun" for two in _duals(r.trigger)]
        self._numbers: Lexicon[Number] = Lexicon(forms)

    def several(self, document: Document, mentions: Iterable[EventMention]) -> bool:
        """Whether title or lead of a page name the event in the plural."""
        lead = lead_end(document)
        return any(self.number(document, m) == SEVERAL for m in mentions if m.start < lead)

    def number(self, document: Document, mention: EventMention) -> Number:
        """What a noun's form says; of verbs and of words for harm nothing."""
        tokens = tokenize(View(document.quote(mention.trigger)))
        hit = self._numbers.first(tokens, 0) if tokens else None
        if hit is not None:
            return hit.value
        return 0 if VERB in mention.rule else 1


def _duals(noun: str) -> Iterable[str]:
    head, _, rest = noun.partition(" ")
    if rest:
        return
    stem = head[:-1] + TA if head.endswith((TA_MARBUTA, HA)) else head
    for ending in DUALS:
        yield stem + ending
