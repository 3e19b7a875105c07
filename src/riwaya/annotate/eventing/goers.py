"""Whom nouns of going govern: «زيارة الوزير إلى ...», «دخول القوات إلى ...»."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.eventing.carriers import Carried
from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import TO, WOMEN

#: Among how many pieces behind those who travel it is said where to.
_GOAL = 4
#: The type of votes.
_ELECTION = "election"


class Goers(Carried):
    """Tells who goes from where or whom somebody goes to."""

    def _travels(self, first: Piece, rest: Sequence[Piece]) -> bool:
        """«زيارة الوزير إلى», not «زيارة المرضى»: a visit's idafa is as often whom it is paid."""
        second = rest[0] if rest else None
        if first.place is not None or (
            first.named is not None and self._is_head(first, first.named)
        ):
            return True
        to = second is not None and (second.prep == TO or self._leads(second))
        if "site" in self.kinds(first):
            return False
        if not first.definite:
            return "group" in self.kinds(first) and any(self._leads(p) for p in rest[:_GOAL])
        return to or bool(first.mentions) or self._of_nation(first)

    def _goes_in(self, first: Piece, rest: Sequence[Piece]) -> bool:
        """«دخول قوات الحكومة إلى المدينة»: a force that goes where a preposition says, which nobody takes."""
        goes = self.frame.name == "take" and bool(rest) and self._leads(rest[0])
        armed = self.scene.words.forces.at(self.scene.tokens, first.first)
        return goes and bool(armed) and self.fits("actor", first)

    def _named_for(self, first: Piece, rest: Sequence[Piece]) -> bool:
        """«اتفاق فيينا», «محادثات الرياض»: talks or a pact called by the town where they were, not by those who talked."""
        talks = self.at.trigger.type in self.scene.words.sets.pacts
        alone = not (rest and rest[0].joined) and first.place is not None
        return talks and alone and "town" in self.kinds(first)

    def _is_elected(self, first: Piece) -> bool:
        """«انتخابات الرئاسة»: whether a body that a noun for a vote governs is what is voted for."""
        vote = self.at.trigger.type == _ELECTION and self.at.trigger.word.endswith(WOMEN)
        return vote and "group" in self.kinds(first)

    def _led_to(self) -> str:
        """«الحرب على غزة»: what whoever hangs on the preposition that ends the trigger is to it, where its noun would not govern
        him so; empty where it would."""
        role = self.frame.links.get(self.scene.tokens[self.at.last - 1].text, "")
        return role if role in ("target", "participant") and role != self.frame.of else ""

    def _of_nation(self, piece: Piece) -> bool:
        """«الوفد المصري»: a phrase with an adjective of nationality."""
        tokens = self.scene.tokens
        return any(
            self.scene.words.nations.at(tokens, k) for k in range(piece.first + 1, piece.last)
        )

    def _leads(self, piece: Piece) -> bool:
        """Whether a piece is a preposition of direction («إلى»), not of place."""
        return piece.kind == "prep" and self.scene.words.leading(
            self.scene.tokens[piece.first].text
        )
