"""The subject that stands before its verb, or whom a pronoun on the verb stands for."""

from __future__ import annotations

from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.roles import Takes

BEFORE = 14


class LooksBack(Takes):
    """What a trigger's arguments are looked for in before it."""

    def _subject_before(self) -> Piece | None:
        """The subject that stands right before its verb: «مسلحون اقتحموا», «أن حفتر وصل», «X الذي زار»."""
        if self.at.prefix:
            return None
        pieces = self.scene.before(self.at.first, BEFORE)
        while pieces and pieces[-1].kind in ("part", "time", "verb"):
            if pieces[-1].kind == "verb" and pieces[-1].last != self.at.first:
                break
            pieces = pieces[:-1]
        if not pieces:
            return None
        last = pieces[-1]
        if last.kind == "np" and self.at.enclitic and not last.definite:
            self._object_before(last)
            return None
        if last.kind == "np" and not last.joined and (not last.prep or self._told_of(last)):
            if len(pieces) > 1 and pieces[-2].kind == "verb" and self._says(pieces[-2]):
                return None
            self.by_event = self._is_event(last)
            return None if self.by_event else last
        if last.kind == "rel":
            if self._resumed():
                return None
            for piece in reversed(pieces[:-1]):
                if piece.kind == "np" and self.at.enclitic:
                    self._object_before(piece)
                    return None
                if piece.kind == "np":
                    self.by_event = self._is_event(piece)
                    return None if self.by_event else piece
                if piece.kind not in ("comma", "part"):
                    return None
            self.by_event = True
        return None

    def _says(self, verb: Piece) -> bool:
        """«أعلن المرصد قصف ...»: who tells is not the subject of what he tells."""
        hit = self.scene.words.verbs.first(self.scene.tokens, verb.first)
        return hit is not None and hit.value.kind == "say"

    def _told_of(self, piece: Piece) -> bool:
        """«مع فريق صحفي يزور ...»: an indefinite phrase of people, whatever it hangs on, before its verb."""
        return not piece.definite and bool(self.kinds(piece) & {"person", "group"})

    def _object_before(self, piece: Piece) -> None:
        """«سجناء أعدمهم تنظيم ...», «المدينة التي تحتلها ...»: the pronoun on the verb stands for the phrase before."""
        if self.frame.object in ("target", "participant", "place"):
            self._take(self.frame.object, piece)
            self.resumed = True

    def _resumed(self) -> bool:
        """«الوقت الذي هاجم فيه»: a pronoun after the verb stands for what the relative follows."""
        k = self.at.last
        if k >= self.scene.last:
            return False
        hit = self.scene.words.functions.first(self.scene.tokens, k)
        return hit is not None and hit.value == "part"
