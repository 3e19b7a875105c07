"""Words that say which time is whose: of what somebody dies, for what something is done, how many days lie between."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.rows import AnchorRow, WhyRow
from riwaya.language.view import fold
from riwaya.language.wordindex import WordIndex
from riwaya.resources import Pack


class SequelRow(msgspec.Struct, frozen=True):
    """What follows deeds of a family of types (`sequels.tsv`)."""

    group: str
    then: tuple[str, ...]


class WhenTables:
    """Compiled once for a pack, as a part of `EventWords`."""

    def __init__(self, pack: Pack) -> None:
        anchors = pack.rows("events", "anchors", AnchorRow)
        #: words that count from another event: 1 where that came first
        self.anchors = {fold(r.word): r.sign for r in anchors}
        #: those that say by themselves how many days later it was
        self.eves = {fold(r.word): r.sign * r.days for r in anchors if r.days}
        self.whys: WordIndex[str] = WordIndex(
            ((r.phrase, r.kind) for r in pack.rows("events", "whys", WhyRow)),
            conjunctions_only=True,
        )
        self._sequels: dict[str, frozenset[str]] = {}
        for row in pack.rows("events", "sequels", SequelRow):
            self._sequels[row.group] = self._sequels.get(row.group, frozenset()) | set(row.then)

    def follows(self, group: str, type_: str) -> bool:
        """Whether what is of a type comes behind deeds of a family."""
        return type_ in self._sequels.get(group, ())
