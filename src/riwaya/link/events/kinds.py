"""Which types of event may tell of one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import msgspec

from riwaya.annotate.eventing.rows import TypeRow
from riwaya.annotate.eventing.typesets import TypeSets
from riwaya.language.clitics import splits
from riwaya.language.verbs import forms
from riwaya.language.view import fold
from riwaya.model import Document, EventMention
from riwaya.resources import Pack
from riwaya.resources.rows import OneType

#: Frames of words for harm, which take the type of what did it.
HARM = (".harm@", ".suffer@")
#: Frames of words whose subject is put in office («تولى الوزير منصبه»).
_ASSUMED = ".assume@"
#: What part of the mentions is enough to say by what means it was done.
_ENOUGH = 3


def harms(event: EventMention) -> bool:
    """Whether a mention tells the harm that something did."""
    return any(mark in event.rule for mark in HARM)


def assumed(event: EventMention) -> bool:
    """Whether a mention tells an appointment by who takes the office («تولى الوزير منصبه»)."""
    return _ASSUMED in event.rule


class Compatible(msgspec.Struct, frozen=True):
    """Mentions of types `a` and `b` may be one event; `weight` between 0 and 1 says how readily."""

    a: str
    b: str
    weight: float
    note: str = ""


class ToldAs(msgspec.Struct, frozen=True):
    """A verb of type `said`, with its verbal noun, that tells of type `meant` as readily («القصف» of aircraft)."""

    said: str
    meant: str
    past: str
    present: str
    masdar: str


class Kinds:
    """`linking/compatible.tsv` as a symmetric function; families are the sets it connects strongly."""

    def __init__(self, pack: Pack) -> None:
        self._weight: dict[tuple[str, str], float] = {}
        for row in pack.rows("linking", "compatible", Compatible):
            self._weight[(row.a, row.b)] = self._weight[(row.b, row.a)] = row.weight
        self._serial = frozenset(r.type for r in pack.rows("linking", "serial", OneType))
        self._spread = frozenset(r.type for r in pack.rows("linking", "spread", OneType))
        self._general = frozenset(r.type for r in pack.rows("linking", "general", OneType))
        self._means = frozenset(r.type for r in pack.rows("linking", "means", OneType))
        self._ground = frozenset(r.type for r in pack.rows("linking", "ground", OneType))
        self._national = frozenset(r.type for r in pack.rows("linking", "national", OneType))
        self._counted = frozenset(r.type for r in pack.rows("linking", "counted_types", OneType))
        self._lasting = pack.get(TypeSets).lasting
        self._talks = frozenset(
            r.type for r in pack.rows("events", "types", TypeRow) if r.group == "talks"
        )
        rows = pack.rows("linking", "told_as", ToldAs)
        self._meant = {r.said: r.meant for r in rows}
        self._open = frozenset(
            fold(word)
            for r in rows
            for word in (r.masdar, *(f.text for f in forms(r.past, r.present)))
        )
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

    def talks(self, kind: str) -> bool:
        """Whether it is told apart from others of its sort by who meets whom."""
        return kind in self._talks

    def meets(self, types: Sequence[str]) -> bool:
        """Whether it is told as talks alone, and not as the journey on which many are held."""
        return all(t in self._talks and not self.spread(t) for t in types)

    def general(self, kind: str) -> bool:
        """Whether acts of other types are told under it too."""
        return kind in self._general

    def spread(self, kind: str) -> bool:
        """Whether such an event has more than one hour and place."""
        return kind in self._spread

    def ground(self, types: Sequence[str]) -> bool:
        """Whether it is told apart by the very place to which it is done: to take a part is not to take the whole."""
        return all(t in self._ground for t in types)

    def national(self, kind: str) -> bool:
        """Whether a country has one at a time."""
        return kind in self._national

    def counted(self, kind: str) -> bool:
        """Whether one such event is told apart from several by the number of its noun."""
        return kind in self._counted

    def lasting(self, a: Sequence[str], b: Sequence[str]) -> bool:
        """Whether both of two sets of types tell of what goes on for days."""
        return not (self._lasting.isdisjoint(a) or self._lasting.isdisjoint(b))

    def of_all(
        self,
        told: Sequence[str],
        decided: Sequence[str] | None = None,
        beside: Collection[str] = (),
    ) -> str:
        """The type of an event whose mentions have these types: the most frequent, or what it means too where no mention
        is `decided`: by its own words of its type and no other. Where most say no more than that there was an attack,
        a third is enough of those that say by what means, told `beside` them."""
        counts = Counter(told)
        best = min(counts, key=lambda t: (-counts[t], t))
        means = max(self._means & set(beside), key=lambda t: (counts[t], t), default=best)
        if best in self._general and counts[means] * _ENOUGH >= len(told):
            best = means
        meant = self._meant.get(best, best)
        return meant if meant in counts and best not in (decided or ()) else best

    def decides(self, document: Document, event: EventMention) -> bool:
        """Whether a mention's words tell of its type and no other: not «القصف», nor words for the harm done."""
        if harms(event):
            return False
        word = fold(document.quote(event.trigger)).split(" ", 1)[0]
        return not any(s.stem in self._open for s in splits(word))

    def near(self, kind: str) -> tuple[str, ...]:
        """The type itself and all that may go with it."""
        return (kind, *self._near.get(kind, ()))
