"""Which types of event may tell of one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from riwaya.resources import Pack


class Compatible(msgspec.Struct, frozen=True):
    """Mentions of types `a` and `b` may be one event; `weight` between 0 and 1 says how readily."""

    a: str
    b: str
    weight: float
    note: str = ""


class Serial(msgspec.Struct, frozen=True):
    """A type of event of which one doer does many."""

    type: str


class Spread(msgspec.Struct, frozen=True):
    """A type of event that goes on for hours or over several places."""

    type: str


class General(msgspec.Struct, frozen=True):
    """A type under which acts of other types are told too («هجوم», «مقتل»)."""

    type: str


class ToldAs(msgspec.Struct, frozen=True):
    """A type whose words tell of another too («القصف»)."""

    said: str
    meant: str


class Kinds:
    """`linking/compatible.tsv` as a symmetric function; families are the sets it connects strongly."""

    def __init__(self, pack: Pack) -> None:
        self._weight: dict[tuple[str, str], float] = {}
        for row in pack.rows("linking", "compatible", Compatible):
            self._weight[(row.a, row.b)] = self._weight[(row.b, row.a)] = row.weight
        self._serial = frozenset(r.type for r in pack.rows("linking", "serial", Serial))
        self._spread = frozenset(r.type for r in pack.rows("linking", "spread", Spread))
        self._general = frozenset(r.type for r in pack.rows("linking", "general", General))
        self._meant = {r.said: r.meant for r in pack.rows("linking", "told_as", ToldAs)}
        self._near: dict[str, tuple[str, ...]] = {}
        for a, b in sorted(self._weight):
            self._near[a] = (*self._near.get(a, ()), b)

    def weight(self, a: str, b: str) -> float:
        """1 for one type, 0 for types that never tell of one event."""
        return 1.0 if a == b else self._weight.get((a, b), 0.0)

    def alike(self, a: Sequence[str], b: Sequence[str]) -> float:
        """How readily two sets of types tell of one event. Where both name a sort (an air strike, a car bomb) beside
        what any attack is called, the sorts decide."""
        if len(a) == len(b) == 1:
            return self.weight(a[0], b[0])
        x, y = ([t for t in types if t not in self._general] for types in (a, b))
        if not (x and y):
            x, y = list(a), list(b)
        return max((self.weight(s, t) for s in x for t in y), default=0.0)

    def serial(self, kind: str) -> bool:
        """Whether one doer does many such, so that the same doer or day says little."""
        return kind in self._serial

    def spread(self, kind: str) -> bool:
        """Whether such an event has more than one hour and place."""
        return kind in self._spread

    def of_all(self, told: Sequence[str]) -> str:
        """The type of an event whose mentions have these types: the most frequent, or what its words mean too where
        half as many mentions say so."""
        counts = Counter(told)
        best = min(counts, key=lambda t: (-counts[t], t))
        meant = self._meant.get(best, best)
        return meant if 2 * counts[meant] >= counts[best] else best

    def near(self, kind: str) -> tuple[str, ...]:
        """The type itself and all that may go with it."""
        return (kind, *self._near.get(kind, ()))
