"""What other event inventories call our types of event."""

from __future__ import annotations

from riwaya.annotate.eventing.rows import TypeRow
from riwaya.annotate.eventing.typesets import TypeSets
from riwaya.resources import Pack
from riwaya.resources.rows import OneType


class Codes:
    """Equivalents by type (`events/types.tsv`); a type that no table names has none."""

    def __init__(self, pack: Pack) -> None:
        self._rows = {r.type: r for r in pack.rows("events", "types", TypeRow)}
        self.sets = pack.get(TypeSets)
        self._mutual = {r.type for r in pack.rows("linking", "mutual", OneType)}

    def get(self, kind: str) -> TypeRow:
        """The row of a type; an empty one where there is none."""
        return self._rows.get(kind) or TypeRow(kind, kind, kind, "")

    def mutual(self, kind: str) -> bool:
        """Whether the participants of such an event stand on one footing."""
        return kind in self._mutual

    def talks(self, kind: str) -> bool:
        """Whether those who take part come together to talk."""
        return self.get(kind).group == "talks" and self.mutual(kind)
