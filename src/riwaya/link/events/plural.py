"""Whether a telling is of several events at once («تفجيرات في أنحاء البلاد»)."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.annotate.eventing.rows import TriggerRow
from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.link.events.own import lead_end
from riwaya.model import Document, EventMention
from riwaya.resources import Pack


class Plurals:
    """The plurals of event nouns, of `events/triggers.tsv`."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("events", "triggers", TriggerRow)
        self._plurals: Lexicon[str] = Lexicon([(p, p) for r in rows for p in r.plurals])

    def several(self, document: Document, mentions: Iterable[EventMention]) -> bool:
        """Whether title or lead of a page name the event in the plural."""
        lead = lead_end(document)
        return any(self._plural(document.quote(m.trigger)) for m in mentions if m.start < lead)

    def _plural(self, trigger: str) -> bool:
        tokens = tokenize(View(trigger))
        return bool(tokens) and self._plurals.first(tokens, 0) is not None
