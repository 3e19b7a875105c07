"""Doers that stand behind the noun of their deed: «هجوم لتنظيم ...», «قصف من قوات ...», «برصاص شرطي»."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.looksback import LooksBack
from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import THEY_DID, THEY_DO

#: Roles of those who act.
ACTING = ("actor", "participant")
#: How far (tokens) before a noun the verb stands that tells whom it befell.
_VERB = 9
#: How far (tokens) before a noun the light verb that carries it begins.
_CARRIED = 6
#: Frames of deeds whose nouns govern nobody whom they befell.
_DONE = ("assault", "demonstrate")


class BehindNoun(LooksBack):
    """Tells who did what a noun tells of."""

    def _fired_by(self, piece: Piece) -> bool:
        """«برصاص شرطي», «بنيران قوات الحكومة»: whose fire it was, behind its word. Whether somebody was taken."""
        if piece.last - piece.first == 1 or self.frame.subject == "instrument":
            return False
        first = self.scene.tokens[piece.first + 1]
        whose = msgspec.structs.replace(
            piece, first=piece.first + 1, start=first.start, prep="", definite=True
        )
        if not self.kinds(whose) & {"person", "group"}:
            return False
        self._take("actor", whose)
        return True

    def _comes_from(self, piece: Piece) -> bool:
        """«قصف من قوات الحكومة», «احتجاجات من العمال»: who did it, behind the noun of a deed."""
        hit = self.scene.words.functions.first(self.scene.tokens, piece.first - 1)
        partitive = hit is not None and hit.value == "partitive"
        noun = self.at.trigger.part != "verb" and not self._acts() and piece.place is None
        armed = bool(self.scene.words.forces.at(self.scene.tokens, piece.first))
        done = (self.frame.name in _DONE and self._right_behind(piece)) or self._suffered()
        armed = armed or (done and bool(self.kinds(piece) & {"person", "group"}))
        # «كمينا لمجموعة من قوات ...»: a part of those just taken.
        part = self.used == piece.first - 1 and bool(self.out)
        deed = self._forceful() or self.frame.name in _DONE
        return partitive and noun and armed and not part and deed

    def _right_behind(self, piece: Piece) -> bool:
        """Whether nothing but a preposition and a quantity («من عدد من») stands between the noun and a phrase."""
        between = self.scene.between(self.begun, piece.first)
        return [p.kind for p in between] in (["prep"], ["prep", "quant", "prep"])

    def _suffered(self) -> bool:
        """«تعرضت الدورية لإطلاق نار من ...»: whether the verb over the noun tells whom it befell."""
        before = self.scene.before(self.at.first, _VERB)
        verb = next((p for p in reversed(before) if p.kind == "verb"), None)
        lights = self.scene.words.light.at(self.scene.tokens, verb.first) if verb else []
        return any(h.value == "target" for h in lights)

    def _forceful(self) -> bool:
        return self.scene.words.group(self.at.trigger.type) == "force"

    def _by_owner(self, piece: Piece) -> bool:
        """«هجوم لتنظيم ...», «قصف للطيران»: a force right after the noun of its deed did it."""
        if (
            self.scene.words.group(self.at.trigger.type) != "force"
            or self.at.trigger.part == "verb"
        ):
            return False
        if piece.first > self.at.last + 1 or self._acts() or self._carried():
            return False
        flown = {"craft"} if self.at.trigger.type in self.scene.words.sets.fire else set()
        return bool(self.kinds(piece) & ({"group", "person"} | flown))

    def _carried(self) -> bool:
        """«نصبت القوات كمينا لمجموعة ...»: whether a light verb with its subject stands right before the noun."""
        pieces = self.scene.before(self.at.first, _CARRIED)
        while pieces and pieces[-1].kind in ("np", "time", "part") and not pieces[-1].prep:
            pieces = pieces[:-1]
        if not pieces or pieces[-1].kind != "verb":
            return False
        # «ونصبوا كمينا لـ»: the verb has its subject in it.
        they = self.scene.tokens[pieces[-1].first].text.endswith((THEY_DID, THEY_DO))
        if pieces[-1].last == self.at.first and not they:
            return False
        hit = self.scene.words.light.first(self.scene.tokens, pieces[-1].first)
        return hit is not None and hit.value == "actor" and not hit.enclitic

    def _acts(self) -> bool:
        """Whether somebody acting was found, so that no subject need be looked for."""
        return any(a.role in ACTING for a in self.out)
