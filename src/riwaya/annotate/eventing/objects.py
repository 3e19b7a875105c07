"""What can be the object of a verb, and what beside it only describes its subject."""

from __future__ import annotations

from riwaya.annotate.eventing.gather import Gatherer
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.roles import ROLES
from riwaya.language.affixes import ALEF, HIS_OR_HER, TA_MARBUTA

#: Kinds that the phrase after a verb of harm has where it is no object of it.
_TOLD = frozenset(("none", "event", "of"))


class Objects(Gatherer):
    """Tells objects of a verb from posts, circumstances and what describes its subject."""

    def _aside(self, pieces: list[Piece], n: int) -> int:
        """«استقبل الرئيس، في القصر بالعاصمة، الوزير»: where the circumstance that the comma at `n` opens ends, with another
        comma and a definite phrase behind; `n` where it is none."""
        k = n + 1
        while k < len(pieces) and pieces[k].circumstantial:
            k += 1
        timed = k < len(pieces) and pieces[k].kind != "comma" and pieces[k - 1].kind == "time"
        if timed:
            k -= 1  # the comma behind a time was dropped with it
        closed = timed or (n + 1 < k < len(pieces) and pieces[k].kind == "comma")
        after = pieces[k + 1] if closed and k + 1 < len(pieces) else None
        if after is None or after.kind != "np" or after.prep or after.joined:
            return n
        counted = self.frame.object == "target" and bool(self.kinds(after))
        return k if (after.definite or counted) and self._can_be_object(after) else n

    def _over_relative(self, pieces: list[Piece], n: int) -> int:
        """«قتلت الحركة التي تريد فرض ... عضوا بالبرلمان», «خطفت عناصر تنتمي إلى التنظيم ثلاثة مدنيين»: the object, in the
        indefinite accusative, behind the relative clause that the piece at `n` opens; -1 where there is none."""
        before = pieces[n - 1] if n else None
        said = before is not None and before.kind == "np" and not (before.definite or before.prep)
        if self.frame.object != "target" or not (pieces[n].kind == "rel" or said):
            return -1
        for k in range(n + 1, len(pieces)):
            piece = pieces[k]
            if piece.first >= self.limit or piece.kind in ("mark", "comp", "rel", "conj"):
                return -1
            bare = piece.kind == "np" and not (piece.prep or piece.joined or piece.definite)
            if bare and self._accusative(piece) and self._can_be_object(piece):
                return k
        return -1

    def _accusative(self, piece: Piece) -> bool:
        """«عضوا», «خمسة جنود»: somebody in the indefinite accusative, or people counted."""
        counted = any(
            f.first == piece.first and f.figure.what != "other" for f in self.scene.figures
        )
        word = self.scene.tokens[piece.first].text
        return counted or (word.endswith(ALEF) and self.kinds(piece) == {"person"})

    def _body(self, piece: Piece) -> bool:
        """Whether a phrase is an armed body («جيش الاحتلال»), which arrests and is not arrested; «عناصر الجيش» are people."""
        kinds = self.kinds(piece)
        state = piece.definite and "state" in kinds
        armed = state or self.scene.words.forces.at(self.scene.tokens, piece.first)
        return bool(armed) and "person" not in kinds

    def _set_off_object(self, pieces: list[Piece], n: int, subject: Piece) -> bool:
        """«اعتقل الجيش، أربعة شبان»: whether the comma at `n` stands but between an armed body and the people counted."""
        after = pieces[n + 1] if n + 1 < len(pieces) else None
        if after is None or after.kind != "np" or after.prep or after.joined:
            return False
        counted = any(f.first == after.first for f in self.scene.figures)
        return counted and self._body(subject) and self._can_be_object(after)

    def _is_meant(self, piece: Piece) -> bool:
        """Whether a phrase after a verb of harm is its object: by its kind, or, unknown, being definite or owned."""
        if self._can_be_object(piece) or self.kinds(piece) - _TOLD:
            return True
        last = self.scene.tokens[piece.last - 1]
        owned = last.text.endswith(HIS_OR_HER) and not last.raw.endswith(TA_MARBUTA)
        return not self.kinds(piece) and (piece.definite or owned)

    def _is_post(self, piece: Piece) -> bool:
        """«عين فلان رئيسا»: the post that somebody is named to, in the indefinite accusative."""
        word = self.scene.tokens[piece.first].text
        return piece.named is None and not piece.definite and word.endswith(ALEF)

    def _can_be_object(self, piece: Piece) -> bool:
        return self.frame.object not in ROLES or self.fits(self.frame.object, piece)

    def _describes(self, pieces: list[Piece], n: int) -> bool:
        """«من اليسار المتطرف»: one definite word right after a phrase with a preposition is its adjective."""
        piece, before = pieces[n], pieces[n - 1] if n else None
        if before is None or before.kind != "np" or not before.prep or before.last != piece.first:
            return False
        place = bool(before.mentions) and bool(self.kinds(piece) & {"site", "area"})
        alone = piece.named is None and piece.last - piece.first == 1 and piece.definite
        return alone and not place
