"""Who reports on itself: origins that take part in the event, or speak for somebody who does."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.language.tokens import words
from riwaya.link.events.own import stems
from riwaya.link.events.pile import Pile
from riwaya.link.roots import Origin
from riwaya.model import Participant


class Parties:
    """The participants of an event as origins are compared with them; places are parties only as states."""

    def __init__(self, participants: Sequence[Participant], pile: Pile) -> None:
        self._pile = pile
        self._ids: set[str] = set()
        self._names: list[frozenset[str]] = []
        self._nations: set[str] = set()
        for one in participants:
            if one.role == "instrument" or one.entity is None:
                continue
            entity, known = pile.entities[one.entity], pile.known.get(one.entity)
            state = known is not None and known.kind == "country"
            if entity.type == "LOC" and not state:
                continue
            self._ids.add(one.entity)
            if state and known:
                self._nations.add(known.country)
            self._names.append(stems(entity.name))

    def includes(self, origin: Origin) -> bool:
        """Whether the origin is a participant, or its name holds one's («متحدث باسم ...»), or it is of a state that
        takes part."""
        if origin.entity in self._ids:
            return True
        said = stems(origin.name)
        if any(name and name <= said for name in self._names):
            return True
        return any(self._pile.nations.get(w) in self._nations for w in words(origin.name))
