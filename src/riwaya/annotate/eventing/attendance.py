"""Who was there too: «استقبل الوزير السفير، بحضور فلان وفلان», «بحضور الوزير، نظم الأطباء وقفة»."""

from __future__ import annotations

from riwaya.annotate.eventing.bearers import members
from riwaya.annotate.eventing.joining import Joining
from riwaya.annotate.eventing.linking import HOST, TRAVEL
from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import BY

#: How far (tokens) those named reach.
_ALL = 70
#: What ends the clause in which somebody is said to have been there.
_ENDS = ("comp", "rel", "mark")


class Attended(Joining):
    """Gathers those who are said to have been there."""

    def attended(self) -> None:
        """Takes whoever is named behind «بحضور» and its like in the trigger's clause, or at the head of its sentence."""
        if self.at.trigger.type not in self.scene.words.sets.company:
            return
        frame = self.frame
        sides = "participant" in (frame.subject, frame.object, frame.of)
        role = "participant" if sides else "actor"
        for k in self._said():
            for piece in members(self.scene, self._named_behind(k)):
                self._take("participant" if self._invited(k) else role, piece)

    def _invited(self, k: int) -> bool:
        """«زيارة تستمر يومين بدعوة من الملك»: whether the words at `k` name the host of a journey."""
        hits = self.scene.words.agents.at(self.scene.tokens, k)
        return self.frame.name == TRAVEL and any(h.value == HOST for h in hits)

    def _said(self) -> list[int]:
        """The tokens where such words stand that go with this trigger."""
        agents, tokens = self.scene.words.agents, self.scene.tokens
        behind = [
            k for k in range(self.at.last, min(self.limit, self.scene.last)) if self._names(k)
        ]
        behind = [k for k in behind[:1] if not self._parted(k)]
        first = self.scene.first
        opens = any(h.value == "participant" for h in agents.at(tokens, first))
        if opens and self.at.first == min(self.scene.told, default=-1):
            behind.append(first)
        return behind

    def _names(self, k: int) -> bool:
        """Whether words at token `k` bring those who were there, or who called for it («بدعوة من»)."""
        hits = self.scene.words.agents.at(self.scene.tokens, k)
        called = self.scene.tokens[k].text.startswith(BY) and not self._acts()
        calls = ("actor", HOST) if called or self.frame.name == TRAVEL else ()
        return any(h.value == "participant" or h.value in calls for h in hits)

    def _parted(self, k: int) -> bool:
        """Whether a clause begins before token `k`; one that tells of the event itself parts nothing («الإضراب الذي نظم بدعوة
        من النقابة»)."""
        kinds = [p.kind for p in self.scene.between(self.at.last, k)]
        called = any(
            h.value in ("actor", HOST) for h in self.scene.words.agents.at(self.scene.tokens, k)
        )
        ends = tuple(e for e in _ENDS if not (called and e == "rel"))
        return any(kind in ends for kind in kinds)

    def _named_behind(self, k: int) -> list[Piece]:
        """The pieces behind the words at `k`."""
        hit = self.scene.words.agents.first(self.scene.tokens, k)
        return self.scene.after(hit.last if hit is not None else k + 1, _ALL)
