"""What can be the object of a verb, and what beside it only describes its subject."""

from __future__ import annotations

from riwaya.annotate.eventing.gather import Gatherer
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.roles import ROLES
from riwaya.language.affixes import ALEF, BY, HIS_OR_HER, NOMINATIVES, TA_MARBUTA

#: Kinds that the phrase after a verb of harm has where it is no object of it.
_TOLD = frozenset(("none", "event", "of", "weapon"))
#: How far (tokens) behind the subject what the verb reaches begins.
_REACHED = 7
#: Frames of verbs that need an object.
_HITTING = ("strike", "take", "treat", "enter")
#: The type of what courts do.
_TRIAL = "trial"
#: What may stand between a subject and the other side of its talks.
_BETWEEN = ("time", "comma", "part", "prep")


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

    def _same_one(self, first: Piece, second: Piece) -> bool:
        """«اعتقلت فلانا شقيق فلان»: whether what stands right behind somebody's name tells who he is: few arrest alone."""
        named = first.named
        if named is None or named.type != "PER" or first.last != second.first:
            return False
        told = second.definite and self.kinds(second) == {"person"}
        if self.frame.object == "participant":
            return told and self._other_behind(second)
        held = self.scene.words.group(self.at.trigger.type) == "police"
        return told and (held or (self.frame.name == "harm"))

    def _other_behind(self, second: Piece) -> bool:
        """«اجتمع فلان رئيس الحزب مع ...»: whether the other side stands behind a preposition, right behind a title."""
        after = [p for p in self.scene.after(second.last, _REACHED) if p.kind not in _BETWEEN]
        other = after[0] if after else None
        return other is not None and self.frame.links.get(other.prep) == "participant"

    def _is_object(self, piece: Piece) -> bool:
        """Whether the only phrase after a verb that needs an object is that, being indefinite («استهدف دورية»)."""
        if self.frame.name not in _HITTING or self.frame.object not in ROLES:
            return False
        if self._reaches(piece) or self._many_in_nominative(piece):
            return False
        if self.at.trigger.type == _TRIAL and self.kinds(piece) == {"group"}:
            return False  # «حكمت محكمة في المدينة على ...»
        return not piece.definite and piece.named is None and self.fits(self.frame.object, piece)

    def _many_in_nominative(self, piece: Piece) -> bool:
        """«هاجم أشخاص مجهولون يستقلون سيارة دورية»: whether the last word of a phrase shows that it is the subject."""
        word = self.scene.tokens[piece.last - 1].text
        return word.endswith(NOMINATIVES) and word not in self.scene.words.singular

    def _reaches(self, piece: Piece) -> bool:
        """«أغارت مقاتلات على مواقع»: whether what it is done to stands behind a preposition right after the phrase."""
        after = [p for p in self.scene.after(piece.last, _REACHED) if p.kind != "time"]
        how = (p for p in after[:2] if p.kind == "np" and p.prep == BY and not self.kinds(p))
        after = [p for p in after if p is not next(how, None)]  # «اعتدى مجهولون بالضرب على ...»
        target = next((p for p in after[:2] if p.kind == "np"), None)
        reached = target is not None and self.frame.links.get(target.prep) == "target"
        long = target is not None and len(target.prep) > 1
        return long and reached and target is not None and self.fits("actor", piece)

    def _acts_on(self, piece: Piece) -> bool:
        """«أطاح الجنود بالحكومة»: whether somebody whom the deed reaches by its preposition stands right behind the phrase."""
        after = [p for p in self.scene.after(piece.last, _REACHED) if p.kind != "time"]
        target = after[0] if after and after[0].kind == "np" else None
        if target is None or self.frame.links.get(target.prep) != "target":
            return False
        if self.scene.words.instruments.first(self.scene.tokens, target.first):
            return False
        somebody = bool(self.kinds(target) & {"person", "group", "country"})
        return somebody and not self._is_event(target) and self.fits("actor", piece)
