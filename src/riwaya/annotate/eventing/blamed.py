"""Who claims a deed or is accused of it, and whom a protest is against."""

from __future__ import annotations

from riwaya.annotate.eventing.attendance import Attended
from riwaya.annotate.eventing.blame import accused, charged, claimant, suspect
from riwaya.annotate.eventing.crowds import opposed
from riwaya.annotate.eventing.joining import COMPLEMENT
from riwaya.annotate.eventing.pieces import Piece
from riwaya.model import Span

#: Among how many pieces behind its word what somebody is accused of stands.
_CHARGE = 4


class Blamed(Attended):
    """Those who stand around a deed without standing in its clause."""

    def blamed(self) -> None:
        """Those who claim the event or are accused of it."""
        if self.at.trigger.type in self.scene.words.sets.charged and not self._acts():
            held = charged(self.scene, self.at.first)
            if held is not None and self.fits("actor", held[0]):
                self._add("actor", self._name(held[0]), held[1], self._entity(held[0]))
        if self.scene.words.group(self.at.trigger.type) != "force":
            return
        first = self.at.first
        for piece in (
            claimant(self.scene, first),
            accused(self.scene, first),
            suspect(self.scene, first, self.at.last),
        ):
            if piece is None:
                continue
            named = piece.named
            if named is not None and named.type == "LOC" and self._is_head(piece, named):
                self._add("actor", self._canonical(named), Span(piece.start, piece.end))
            else:
                self._take("actor", piece)
            if piece.first < first:
                self._joined(self.scene.after(piece.last, COMPLEMENT), "actor", "")

    def against(self) -> None:
        """Whom a protest is against, where something behind it says so."""
        piece = opposed(self.scene, self.at)
        if piece is not None and not any(a.role == "target" for a in self.out):
            self._take("target", piece)

    def _charged(self, pieces: list[Piece]) -> bool:
        """«بتهمة القتل العمد من طرف ...»: whether the last piece tells of what somebody is accused, which has no doer here."""
        for piece in reversed(pieces[-_CHARGE:]):
            if self.scene.words.parties.charges.at(self.scene.tokens, piece.first):
                return True
            if piece.kind not in ("np", "part"):
                return False
        return False
