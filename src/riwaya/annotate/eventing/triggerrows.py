"""The rows of `triggers.tsv` and `modes.tsv` spelt out: phrases with alternatives, sets of words asked for around them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import msgspec

from riwaya.annotate.eventing.rows import ModeRow, TriggerRow
from riwaya.errors import ResourceError
from riwaya.resources.pack import Pack

#: Between words of which a phrase has one («قطع/أغلق طريق/جسر»).
_OR = "/"
#: Before the name of a set of words.
_SET = "@"


class ContextRow(msgspec.Struct, frozen=True):
    """Words asked for together around many triggers (`contexts.tsv`)."""

    name: str
    words: tuple[str, ...]


class TriggerRows:
    """`pack.get(TriggerRows)`: a row for each phrase. Raises ResourceError for a set that `contexts.tsv` does not have."""

    def __init__(self, pack: Pack) -> None:
        self._sets: dict[str, tuple[str, ...]] = {}
        for row in pack.rows("events", "contexts", ContextRow):
            self._sets[row.name] = self._sets.get(row.name, ()) + row.words
        #: Each phrase with what it tells.
        self.rows = tuple(
            msgspec.structs.replace(
                row,
                trigger=phrase,
                needs=tuple(self._words(row.needs)),
                unless=tuple(self._words(row.unless)),
            )
            for row in pack.rows("events", "triggers", TriggerRow)
            for phrase in alternatives(row.trigger)
        )
        #: What a phrase tells beyond its type.
        self.modes = {
            phrase: msgspec.structs.replace(row, trigger=phrase)
            for row in pack.rows("events", "modes", ModeRow)
            for phrase in alternatives(row.trigger)
        }

    def _words(self, cell: tuple[str, ...]) -> Iterator[str]:
        for word in cell:
            if not word.startswith(_SET):
                yield word
            elif word[1:] in self._sets:
                yield from self._sets[word[1:]]
            else:
                raise ResourceError(
                    [f"events/contexts.tsv: no set '{word[1:]}', which triggers.tsv asks for"]
                )


def alternatives(phrase: str) -> Iterator[str]:
    """«قطع طريق», «قطع جسر», ... of «قطع/أغلق طريق/جسر»."""
    for words in product(*(word.split(_OR) for word in phrase.split(" "))):
        yield " ".join(words)
