"""Which types of event may tell of one event."""

from __future__ import annotations

import msgspec

from riwaya.resources import Pack


class Compatible(msgspec.Struct, frozen=True):
    """Mentions of types `a` and `b` may be one event; `weight` between 0 and 1 says how readily."""

    a: str
    b: str
    weight: float
    note: str = ""


class Kinds:
    """`linking/compatible.tsv` as a symmetric function; families are the sets it connects strongly."""

    def __init__(self, pack: Pack) -> None:
        self._weight: dict[tuple[str, str], float] = {}
        for row in pack.rows("linking", "compatible", Compatible):
            self._weight[(row.a, row.b)] = self._weight[(row.b, row.a)] = row.weight
        self._near: dict[str, tuple[str, ...]] = {}
        for a, b in sorted(self._weight):
            self._near[a] = (*self._near.get(a, ()), b)

    def weight(self, a: str, b: str) -> float:
        """1 for one type, 0 for types that never tell of one event."""
        return 1.0 if a == b else self._weight.get((a, b), 0.0)

    def near(self, kind: str) -> tuple[str, ...]:
        """The type itself and all that may go with it."""
        return (kind, *self._near.get(kind, ()))
