"""Arguments of a verb that tells of an event: subject and object by order, voice and agreement."""

from __future__ import annotations

from riwaya.annotate.eventing.bearers import bearer
from riwaya.annotate.eventing.clause import accusative
from riwaya.annotate.eventing.gather import AFTER
from riwaya.annotate.eventing.linking import ACTING
from riwaya.annotate.eventing.objects import Objects
from riwaya.annotate.eventing.openers import event_in
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.roles import ROLES
from riwaya.annotate.eventing.subjects import shared_subject
from riwaya.language.affixes import AND, OF_THIRD

#: Among how many pieces behind a verb its object is looked for.
_OBJECT = 4
#: How far (tokens) its object stands, circumstances between commas passed over.
_WIDE = 32
#: How far (tokens) behind the subject what the verb reaches begins.
_REACHED = 7
#: Frames of verbs that need an object.
_HITTING = ("strike", "take", "treat", "enter")
#: What may stand between a subject and the other side of its talks.
_BETWEEN = ("time", "comma", "part", "prep")


class VerbGatherer(Objects):
    """For triggers that are verbs."""

    #: Whether the object of the verb is an event that another trigger tells.
    beyond = False

    def gather(self) -> None:
        frame = self.frame
        wide = self.page.rosters.without(self._after(self.at.last, _WIDE))
        nominals = self._nominals(wide)
        pieces = [p for p in wide if p.first < self.at.last + AFTER]
        if len(nominals) == 2 and not self._can_be_object(nominals[1][1]):
            nominals = nominals[:1]
        if len(nominals) == 2 and self._same_one(nominals[0][1], nominals[1][1]):
            nominals = nominals[:1]
        if len(nominals) == 2 and frame.object == "place" and nominals[0][1].place is not None:
            nominals = nominals[::-1]
        subject = self._subject_before()
        if subject is None and nominals and self._tells_event(nominals):
            # «استهدف الهجوم ...», «ينعقد هذا الاجتماع»
            self.by_event, self.by = True, event_in(self.scene, nominals[0][1])
            nominals = nominals[1:]
        if subject is not None:
            alone = not any(self._is_meant(piece) for _, piece in nominals)
            if frame.name == "harm" and alone and not self.at.enclitic:
                self._take("target", subject)
                self._among_them(wide, "target")
            else:
                self._subject_and_joined(frame.subject or "target", subject)
                if nominals:
                    self._take_with(frame.object, nominals[0], wide)
        elif len(nominals) >= 2 and frame.name == "name" and self._is_post(nominals[1][1]):
            self._take_with("target", nominals[0], wide)
        elif len(nominals) >= 2 and frame.object:
            self._take_with(frame.subject, nominals[0], wide[: nominals[1][0]])
            self._take_with(frame.object, nominals[1], wide)
        elif nominals and self.by_event:
            if frame.object:
                self._take_with(frame.object, nominals[0], wide)
        elif nominals and any(p.kind == "self" for p in pieces[:_OBJECT]):
            self._take_with(frame.subject, nominals[0], wide)  # «فجر انتحاري نفسه»
        elif nominals:
            plural = self.at.trigger.number in ("p", "d")
            unclear = frame.name == "strike" and self._same_as_noun()
            passive = self.at.trigger.number == "p" or frame.name == "harm" or unclear
            law = frame.name == "name" or self.scene.words.group(self.at.trigger.type) == "police"
            named = (
                law and self.kinds(nominals[0][1]) == {"person"} and self.at.trigger.number != "p"
            )
            follows = named or (frame.name == "strike" and self._follows_phrase())
            shared = self._shares(nominals[0][1]) or self._is_object(nominals[0][1])
            shared = shared or accusative(self.scene, nominals[0][1])
            passive = passive and not self.beyond and not self._acts_on(nominals[0][1])
            held = self.scene.words.group(self.at.trigger.type) == "police"
            harms = held or (frame.name == "harm" and nominals[0][1].definite)
            passive = passive and not (harms and self._body(nominals[0][1]))
            if frame.object and (passive or follows or shared) and not self.at.enclitic:
                self._take_with(frame.object, nominals[0], wide)
            elif frame.object == "place" and nominals[0][1].place is not None:
                self._take_with("place", nominals[0], wide)
            elif not plural:
                self._take_with(frame.subject or "target", nominals[0], wide)
        if self.by_event:
            self._links(pieces)
            return
        if self.at.enclitic and not self.resumed and frame.object in ("target", "participant"):
            self._pronoun(frame.object)
        if not self._acts() and frame.subject in ACTING and self._wants_subject(nominals):
            piece = shared_subject(self.scene, self.at.first)
            if piece is not None:
                self._subject_and_joined(frame.subject, piece)
        if frame.name == "meet" and len(nominals) == 1 and subject is None:
            clause = self.scene.clause_of(self.at.first)
            if clause is not None and clause.own and clause.carried is not None:
                self._take("participant", clause.carried)
        self._links(pieces)
        if self.at.trigger.number == "d" and not self._acts():
            self._both_did()

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
        if clause is None or clause.own or clause.subject is None:
            return False
        return self.frame.object in ROLES and self.fits(self.frame.object, piece)

    def _is_object(self, piece: Piece) -> bool:
        """Whether the only phrase after a verb that needs an object is that, being indefinite («استهدف دورية»)."""
        if self.frame.name not in _HITTING or self.frame.object not in ROLES:
            return False
        if self._reaches(piece):
            return False
        return not piece.definite and piece.named is None and self.fits(self.frame.object, piece)

    def _reaches(self, piece: Piece) -> bool:
        """«أغارت مقاتلات على مواقع»: whether what it is done to stands behind a preposition right after the phrase."""
        after = [p for p in self.scene.after(piece.last, _REACHED) if p.kind != "time"]
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

    def _after_pronoun(self) -> bool:
        """«أنه قتل شرطيا»: the verb has its subject in the pronoun before it."""
        hit = self.scene.words.functions.first(self.scene.tokens, self.at.first - 1)
        text = self.scene.tokens[self.at.first - 1].text
        return hit is not None and hit.value == "comp" and text.endswith(OF_THIRD)

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
