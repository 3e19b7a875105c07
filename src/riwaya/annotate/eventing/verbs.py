"""Arguments of a verb that tells of an event: subject and object by order, voice and agreement."""

from __future__ import annotations

from riwaya.annotate.eventing.bearers import bearer
from riwaya.annotate.eventing.behindnoun import ACTING
from riwaya.annotate.eventing.clause import accusative, counted_accusative
from riwaya.annotate.eventing.gather import AFTER
from riwaya.annotate.eventing.objects import Objects
from riwaya.annotate.eventing.openers import event_in
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.roles import ROLES
from riwaya.annotate.eventing.subjects import shared_subject
from riwaya.language.affixes import AND

#: Among how many pieces behind a verb its object is looked for.
_OBJECT = 4
#: How far (tokens) its object stands, circumstances between commas passed over.
_WIDE = 32
#: The frame of verbs that have whom they befell behind a preposition.
_FREES = "free"


class VerbGatherer(Objects):
    """For triggers that are verbs."""

    #: Whether the object of the verb is an event that another trigger tells.
    beyond = False

    def gather(self) -> None:
        frame = self.frame
        wide = self.page.rosters.without(self._after(self.at.last, _WIDE))
        nominals = self._ordered(self._nominals(wide))
        pieces = [p for p in wide if p.first < self.at.last + AFTER]
        subject = self._subject_before()
        if subject is None and nominals and self._tells_event(nominals):
            # «استهدف الهجوم ...», «ينعقد هذا الاجتماع»
            self.by_event, self.by = True, event_in(self.scene, nominals[0][1])
            nominals = nominals[1:]
        if subject is not None:
            self._behind_subject(subject, nominals, wide)
        elif nominals and not self._both_told(nominals, wide):
            if any(p.kind == "self" for p in pieces[:_OBJECT]) and not self.by_event:
                self._take_with(frame.subject, nominals[0], wide)  # «فجر انتحاري نفسه»
            else:
                self._one_told(nominals[0], wide)
        if not self.by_event:
            self._unspoken(nominals, alone=subject is None)
        self._links(pieces)
        if self.at.trigger.number == "d" and not (self.by_event or self._acts()):
            self._both_did()

    def _ordered(self, nominals: list[tuple[int, Piece]]) -> list[tuple[int, Piece]]:
        """The phrases behind the verb, subject first, without what only tells who the first is."""
        if len(nominals) != 2:
            return nominals
        first, second = nominals[0][1], nominals[1][1]
        if not self._can_be_object(second) or self._same_one(first, second):
            return nominals[:1]
        swapped = self.frame.object == "place" and first.place is not None
        return nominals[::-1] if swapped else nominals

    def _behind_subject(
        self, subject: Piece, nominals: list[tuple[int, Piece]], wide: list[Piece]
    ) -> None:
        """The subject stands before the verb; of harm, it is who was harmed."""
        alone = not any(self._is_meant(piece) for _, piece in nominals)
        if self.frame.name == "harm" and alone and not self.at.enclitic:
            self._subject_and_joined("target", subject)
            self._among_them(wide, "target")
            return
        self._subject_and_joined(self.frame.subject or "target", subject)
        if nominals:
            self._take_with(self.frame.object, nominals[0], wide)

    def _both_told(self, nominals: list[tuple[int, Piece]], wide: list[Piece]) -> bool:
        """Subject and object behind the verb; False where less than two roles are told there."""
        if len(nominals) < 2:
            return False
        if self.frame.object in ROLES and counted_accusative(self.scene, wide, nominals[0][0]):
            # «استهدفت كلا من رئيس المحكمة القاضي فلان و...»
            named = nominals[1][1].named
            titled = nominals[0][1].last == nominals[1][1].first and named is not None
            one = titled and named is not None and named.type == "PER"
            self._take_with(self.frame.object, nominals[1 if one else 0], wide)
            return True
        if self.frame.name == "name" and self._is_post(nominals[1][1]):
            self._take_with("target", nominals[0], wide)
            return True
        if not self.frame.object:
            return False
        self._take_with(self.frame.subject, nominals[0], wide[: nominals[1][0]])
        self._take_with(self.frame.object, nominals[1], wide)
        return True

    def _one_told(self, nominal: tuple[int, Piece], wide: list[Piece]) -> None:
        """One phrase behind the verb: its object where an event is the subject or the verb is passive, else its subject."""
        frame, piece = self.frame, nominal[1]
        if self.by_event:
            if frame.object:
                self._take_with(frame.object, nominal, wide)
        elif frame.object and not self.at.enclitic and self._undergoes(piece):
            self._take_with(frame.object, nominal, wide)
        elif frame.object == "place" and piece.place is not None:
            self._take_with("place", nominal, wide)
        elif self.at.trigger.number not in ("p", "d"):
            self._take_with(frame.subject or "target", nominal, wide)

    def _undergoes(self, piece: Piece) -> bool:
        """Whether the one phrase behind the verb is whom the deed befell."""
        frame, plural = self.frame, self.at.trigger.number == "p"
        police = self.scene.words.group(self.at.trigger.type) == "police"
        # «أفرج القاضي عن فلان»
        law = (police or frame.name == "name") and frame.name != _FREES
        if law and self.kinds(piece) == {"person"} and not plural:
            return True
        if frame.name == "strike" and self._follows_phrase():
            return True
        if self._shares(piece) or self._is_object(piece) or accusative(self.scene, piece):
            return True
        unclear = frame.name == "strike" and self._same_as_noun()
        unclear = unclear and not self._many_in_nominative(piece)  # «قصف المتمردون»
        if not (plural or frame.name == "harm" or unclear) or self.beyond or self._acts_on(piece):
            return False
        harms = police or (frame.name == "harm" and piece.definite)
        return not (harms and self._body(piece))

    def _unspoken(self, nominals: list[tuple[int, Piece]], *, alone: bool) -> None:
        """Who is told by a pronoun, by the clause before, or not again; `alone`: nobody stands before the verb."""
        frame = self.frame
        if self.at.enclitic and not self.resumed and frame.object in ("target", "participant"):
            self._pronoun(frame.object)
        if not self._acts() and frame.subject in ACTING and self._wants_subject(nominals):
            piece = shared_subject(self.scene, self.at.first)
            if piece is not None:
                self._subject_and_joined(frame.subject, piece)
        if frame.name == "meet" and len(nominals) == 1 and alone:
            clause = self.scene.clause_of(self.at.first)
            if clause is not None and clause.carried is not None:
                self._take("participant", clause.carried)

    def _tells_event(self, nominals: list[tuple[int, Piece]]) -> bool:
        """Whether the first phrase after the verb is an event told by its noun, which so is its subject («قتل تفجيران 13
        شخصا»)."""
        piece = nominals[0][1]
        hits = self.scene.words.triggers.at(self.scene.tokens, piece.first)
        noun = piece.named is None and any(h.value.part != "verb" for h in hits)
        known = piece.definite or len(nominals) > 1
        return noun and not self.kinds(piece) & {"person", "group", "craft"} and known

    def _shares(self, piece: Piece) -> bool:
        """Whether the verb has its subject from the clause before, so that the phrase after it is its object."""
        clause = self.scene.clause_of(self.at.first)
        if clause is None or clause.own or clause.subject is None or self.frame.name == "agree":
            return False
        return self.frame.object in ROLES and self.fits(self.frame.object, piece)

    def _follows_phrase(self) -> bool:
        """«مداهمات في المحافظة استهدفت عناصر»: a verb that is said of a phrase before it has its subject there."""
        before = self.scene.before(self.at.first, 4)
        while before and before[-1].kind in ("verb", "part", "time"):
            before = before[:-1]
        return bool(before) and before[-1].kind == "np" and not self.at.prefix

    def _same_as_noun(self) -> bool:
        """Whether the verb is spelt like its verbal noun («قصف»), so that one phrase after it is its object."""
        text = self.scene.tokens[self.at.first].text[len(self.at.prefix) :]
        hits = self.scene.words.triggers.at(self.scene.tokens, self.at.first)
        return len(text) == 3 and any(h.value.part == "noun" for h in hits)

    def _wants_subject(self, nominals: list[tuple[int, Piece]]) -> bool:
        """A verb of harm with nothing but its victim may be a passive: nobody is looked for."""
        if self.frame.name != "harm" or self.at.enclitic:
            return True
        if self.at.trigger.number in ("p", "d") or self._after_pronoun():
            return bool(nominals)
        joined = self.at.prefix == AND and self.at.first > self.scene.first
        clause = self.scene.clause_of(self.at.first)
        if joined and clause is not None and clause.gender == "f" and nominals:
            return True
        counted = any(f.first == n.first for _, n in nominals for f in self.scene.figures)
        return joined and not counted

    def _nominals(self, pieces: list[Piece]) -> list[tuple[int, Piece]]:
        """The one or two phrases without preposition after a verb: subject and object."""
        out: list[tuple[int, Piece]] = []
        aside = -1
        for n, piece in enumerate(pieces):
            if piece.first >= self.limit:
                self.beyond = len(out) == 1 and self._object_told(piece, out[0][1])
                break
            if n <= aside:
                continue
            if not aside + 1 and [p.kind for p in pieces[n : n + 3]] == ["conj", "verb", "comp"]:
                aside = n + 2  # «استهدفت ما قالت إنها قواعد»
                continue
            if len(out) == 1 and aside < n:
                aside = self._titled(pieces, n, out[0][1])
                if aside > n:
                    continue
            if piece.kind == "comma" and len(out) == 1 and self._wants_object():
                aside = self._aside(pieces, n)
                if aside > n or self._set_off_object(pieces, n, out[0][1]):
                    continue
            if piece.kind == "np":
                often = n + 1 < len(pieces) and pieces[n + 1].kind == "times"  # «ثلاث مرات»
                if often:
                    continue
                other = self._describes(pieces, n) or self._aimed_at(piece) is not None
                if not piece.prep and not piece.joined and not other:
                    if out and not self._can_be_object(piece):
                        continue
                    if out and self._described(pieces, n, out[0][1]):
                        continue
                    out.append((n, piece))
                    if len(out) == 2:
                        break
            elif piece.kind in ("rel", "verb") and len(out) == 1:
                over = self._over_relative(pieces, n)
                out += [(over, pieces[over])] if over > n else []
                break
            elif piece.kind in ("comp", "conj", "mark", "verb", "rel") or (
                self._among(piece) or (out and piece.kind == "comma" and not out[-1][1].apposed)
            ):
                break
        return out

    def _described(self, pieces: list[Piece], n: int, subject: Piece) -> bool:
        """«استقبل فلان رئيس الحزب وزير الداخلية»: whether a title tells who the subject before it is, as another one whom
        he met stands behind it."""
        piece, after = pieces[n], pieces[n + 1] if n + 1 < len(pieces) else None
        if self.frame.object != "participant" or after is None or after.kind != "np":
            return False
        other = not (after.prep or after.joined) and after.definite
        return other and self.kinds(after) == {"person"} and bearer(self.scene, piece) is subject

    def _object_told(self, piece: Piece, before: Piece) -> bool:
        """«فرقت الشرطة مظاهرة»: an event told by a noun right behind the only phrase after the verb is its object."""
        beside = piece.kind == "np" and not (piece.prep or piece.joined or piece.definite)
        return beside and before.definite and before.last == piece.first

    def _wants_object(self) -> bool:
        return self.frame.object in ROLES

    def _titled(self, pieces: list[Piece], n: int, subject: Piece) -> int:
        """«استقبل فلان رئيس الحكومة، أمس، السفير فلانا»: the piece before the name of the other side, where titles of the
        subject and circumstances stand between; -1 where they do not."""
        named = subject.named
        if self.frame.object != "participant" or named is None or named.type != "PER":
            return -1
        k, comma = n, False
        while k < len(pieces) and pieces[k].first < self.limit:
            piece = pieces[k]
            person = any(m.type == "PER" for m in piece.mentions)
            if piece.kind == "np" and person and not piece.prep and not piece.joined:
                return k - 1 if comma else -1
            titles = piece.kind == "np" and not person
            titles = titles and (piece.definite or self.kinds(piece) == {"person"})
            if piece.joined or (piece.kind != "comma" and not titles and not piece.circumstantial):
                return -1
            comma = comma or piece.kind in ("comma", "time")
            k += 1
        return -1

    def _take_with(self, role: str, nominal: tuple[int, Piece], pieces: list[Piece]) -> None:
        n, piece = nominal
        self._take(role, self._whole(piece, pieces[n + 1 :]) if role == "target" else piece)
        used = self._joined(pieces[n + 1 :], role, "")
        if role == "target":
            self._said_whose(pieces[n + 1 + used :])
        if role in ("target", "participant"):
            self._among_them(pieces[n + 1 + used :], role)
