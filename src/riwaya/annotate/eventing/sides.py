"""Who else takes part in talks, a fight or a deed told by a phrase: the other side, whose talks they are, the subject that its
verb has or takes over."""

from __future__ import annotations

from riwaya.annotate.eventing.clause import accusative, auxiliary, may_be_subject
from riwaya.annotate.eventing.gather import Gatherer
from riwaya.annotate.eventing.openers import opener
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.triggers import after_preposition
from riwaya.model import Span

#: How far (tokens) behind a fight its other side stands, and behind a call its caller.
_SIDE = 4
_CALLER = 5
#: How far (tokens) before its verb whoever suffers a deed is named.
_BEFORE = 12


class Sided(Gatherer):
    """Gathers sides."""

    def _seen(self, role: str, pieces: list[Piece], verb: int) -> str:
        """«شهدت المدينة توقيع اتفاق», «شهد الوزير توقيع اتفاق»: what the subject of such a verb is to the event: its place, or a
        person who was there."""
        rest = pieces[verb + 1 :]
        subject = next((p for p in rest if p.kind == "np" and not p.prep), None)
        there = role == "place" and subject is not None and self.kinds(subject) == {"person"}
        return "actor" if there else role

    def _had(self, pieces: list[Piece]) -> None:
        """«كان للوزير لقاءات», «الوزير كانت له جلسة»: whose talks they are."""
        owner, verb = pieces[-1], pieces[-2]
        if not auxiliary(self.scene, verb):
            return
        if owner.kind == "np" and len(owner.prep) == 1 and owner.first == verb.last:
            if owner.prep in self.frame.links or self.kinds(owner) == {"person"}:
                self._take(self.frame.subject, owner)
            return
        found = self.scene.words.parties.pronominal.get(self.scene.tokens[owner.first].text)
        clause = self.scene.clause_of(verb.first)
        subject = clause.subject if clause is not None and clause.own else None
        subject = subject or self._of_whom(pieces[:-2])
        before = subject is not None and subject.first < verb.first
        if subject is not None and before and found is not None and len(found[0]) == 1:
            self._take(self.frame.subject, subject)

    def _of_whom(self, pieces: list[Piece]) -> Piece | None:
        """«الشاعر فلان الذي سيكون له لقاء»: whom the relative word that ends these pieces follows."""
        if len(pieces) < 2 or pieces[-1].kind != "rel":
            return None
        head = pieces[-2]
        return head if head.kind == "np" and may_be_subject(self.scene, head) else None

    def _with_him(self, pieces: list[Piece]) -> None:
        """«يجري معه مباحثات»: the person named last before."""
        for piece in pieces:
            found = self.scene.words.parties.pronominal.get(self.scene.tokens[piece.first].text)
            if piece.kind != "part" or found is None or found[0] not in self.frame.links:
                continue
            last = self.page.last_person(piece.first)
            if last is not None and last.start >= self.scene.tokens[self.scene.first].start:
                span = Span(piece.start, piece.end)
                self._add("participant", self._canonical(last), span, last.entity or None)
            return

    def _other_side(self, pieces: list[Piece], verb: int) -> None:
        """«أجرى الوزير، مع نظيره، اتصالا», «تلقى اتصالا من نظيره»: the other side before the noun, or who called."""
        for piece in pieces:
            if piece.kind == "np" and piece.first > verb and len(piece.prep) > 1:
                sides = self.frame.links.get(piece.prep) == "participant"
                if sides and self.kinds(piece) & {"person", "group"}:
                    self._take("participant", piece)
        if self.at.trigger.type != "call":
            return
        for piece in self.scene.after(self.at.last, _CALLER):
            if piece.kind == "np" and piece.prep and self._partitive(piece.first - 1):
                if self.kinds(piece) & {"person", "group"}:
                    self._take("participant", piece)
                return

    def _partitive(self, k: int) -> bool:
        hit = self.scene.words.functions.first(self.scene.tokens, k)
        return hit is not None and hit.value == "partitive"

    def _behind(self) -> None:
        """«فتح النار مسلحون على ...»: the subject right behind a phrase of a verb and its object."""
        verbal = self.scene.words.verbs.at(self.scene.tokens, self.at.first)
        after = self.scene.after(self.at.last, 2)
        if not verbal or self.at.enclitic or not after or after[0].kind != "np":
            return
        named = after[0]
        if named.prep or named.joined or accusative(self.scene, named):
            return
        if may_be_subject(self.scene, named) and self.frame.of != "target":
            self._take(self.frame.subject, named)

    def _undergone(self, pieces: list[Piece], verb: int) -> None:
        """«أثناء قيام رجال الأمن بمهماتهم تعرضوا لإطلاق نار»: who suffers the deed, named before its verb."""
        light = self.scene.words.light.first(self.scene.tokens, pieces[verb].first)
        if light is not None and light.enclitic:
            # «إثر تعرضهم لإطلاق نار»: what looks like a verb with an object is its noun.
            self._stand_for("target", pieces[verb].first, light.enclitic)
            return
        clause = self.scene.clause_of(pieces[verb].first)
        subject = clause.subject if clause is not None else None
        if subject is None and clause is not None and clause.number in ("p", "d"):
            before = self.scene.before(pieces[verb].first, _BEFORE)
            people = (p for p in reversed(before) if p.kind == "np" and self.kinds(p) == {"person"})
            subject = next((p for p in people if self._many(p)), None)
        if subject is None:
            told = self.scene.pieces
            n = next((n for n, p in enumerate(told) if p.first == pieces[verb].first), None)
            subject = opener(self.scene, told, n) if n is not None else None
        if subject is not None:
            self._take("target", subject)

    def _own_subject(self) -> Piece | None:
        """«مثل أمام المحكمة اليوم رئيس الوزراء السابق»: the subject of the verb that the trigger begins with."""
        clause = self.scene.clause_of(self.at.first)
        return clause.subject if clause is not None else None

    def _of_clause(self) -> Piece | None:
        """«زرع مسلحون عبوات ثم فتحوا النار»: the subject that the verb of a phrase takes over."""
        if self.at.enclitic or after_preposition(self.scene, self.at.first):
            return None
        clause = self.scene.clause_of(self.at.first)
        found = clause.subject if clause is not None and not clause.own else None
        named = found.named if found is not None else None
        # «وتابع فلان "... عندما فجر نفسه"»: who tells of it is somebody else; «أعلن الحزب أنه أطلق ...» he himself.
        told = named is not None and named.start in self.page.tellers
        return None if told and not self._after_pronoun() else found

    def _one_side(self) -> bool:
        """«سيطر الجيش على البلدة بعد اشتباكات مع التنظيم»: whether a fight names only the side behind its preposition."""
        if self.frame.name != "fight" or self.at.definite or self.governs:
            return False
        sides = [a for a in self.out if a.role == "participant"]
        if len(sides) != 1:
            return False
        behind = self.scene.after(self.at.last, _SIDE)
        return any(len(p.prep) > 1 and self.frame.links.get(p.prep) for p in behind)
