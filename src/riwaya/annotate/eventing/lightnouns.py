"""The nouns of light verbs before an event, and whose deed they say it is: «بعد شن إسرائيل غارات», «إضافة إلى قيامه بزيارة»."""

from __future__ import annotations

from riwaya.annotate.eventing.behindnoun import ACTING
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.sides import Sided
from riwaya.language.affixes import HIS_OR_HER, OF_MANY
from riwaya.language.view import fold

#: How many pieces before an event the noun of its light verb stands.
_LIGHT = 7


class LightNouns(Sided):
    """Gathers whom such a noun governs, or its pronoun stands for."""

    def _by_light_noun(self, pieces: list[Piece]) -> None:
        """«بعد شن إسرائيل غارات», «لعقد الهيئة ندوة»: the doer between a light verb's noun and the event."""
        for piece in reversed(pieces[-_LIGHT:]):
            # «خلال إشرافه على اجتماع»
            over = piece.kind == "prep" and piece is pieces[-1] and not self.at.definite
            if piece.kind in ("comma", "time") or over:
                continue
            if piece.kind != "np":
                return
            word = self.scene.tokens[piece.first].written[
                piece.start - self.scene.tokens[piece.first].start :
            ]
            role, owner = self._light_noun(fold(word))
            if role is None:
                continue
            role = (self.frame.subject or "actor") if role == "actor" else role
            if owner and not self._acts():
                self._stand_for(role, piece.first, owner)  # «إضافة إلى قيامه بزيارة»
                return
            rest = self.scene.between(piece.first + 1, self.at.first)
            if rest and rest[0].kind == "np" and not rest[0].prep and not self._acts():
                self._take(role, rest[0])
            return

    def _light_noun(self, word: str) -> tuple[str | None, str]:
        """The role that a light verb's noun gives whom it governs, None for another word, and the pronoun on it."""
        nouns = self.scene.words.light_nouns
        if word in nouns:
            return nouns[word], ""
        owner = next((e for e in (*OF_MANY, *HIS_OR_HER) if word.endswith(e)), "")
        return nouns.get(word.removesuffix(owner)), owner

    def _wants_doer(self) -> bool:
        """Whether nobody acts so far, or talks have only one side, named by a preposition."""
        acting = [a for a in self.out if a.role in ACTING]
        talks = (
            self.at.trigger.type in self.scene.words.sets.attended
            and self.frame.subject == "participant"
        )
        return not acting or (talks and len(acting) == 1 and not self.governs)
