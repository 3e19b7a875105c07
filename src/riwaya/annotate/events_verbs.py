"""Arguments of a verb that tells of an event: subject and object by order, voice and agreement."""

from __future__ import annotations

from riwaya.annotate.events_gather import ACTING, Gatherer
from riwaya.annotate.events_roles import ROLES
from riwaya.annotate.events_subjects import shared_subject
from riwaya.annotate.noun_phrases import Piece


class VerbGatherer(Gatherer):
    """For triggers that are verbs."""

    def gather(self) -> None:
        frame = self.frame
        pieces = self._after(self.at.last)
        nominals = self._nominals(pieces)
        if len(nominals) == 2 and not self._can_be_object(nominals[1][1]):
            nominals = nominals[:1]
        if len(nominals) == 2 and frame.object == "place" and nominals[0][1].place is not None:
            nominals = nominals[::-1]
        subject = self._subject_before()
        if subject is not None:
            alone = not any(self._can_be_object(piece) for _, piece in nominals)
            if frame.name == "harm" and alone and not self.at.enclitic:
                self._take("target", subject)
            else:
                self._take(frame.subject or "target", subject)
                if nominals:
                    self._take_with(frame.object, nominals[0], pieces)
        elif len(nominals) >= 2 and frame.object:
            self._take_with(frame.subject, nominals[0], pieces)
            self._take_with(frame.object, nominals[1], pieces)
        elif nominals and self.by_event:
            if frame.object:
                self._take_with(frame.object, nominals[0], pieces)
        elif nominals:
            plural = self.at.trigger.number in ("p", "d")
            unclear = frame.name == "strike" and self._same_as_noun()
            passive = self.at.trigger.number == "p" or frame.name == "harm" or unclear
            law = frame.name == "name" or self.scene.words.group(self.at.trigger.type) == "police"
            named = (
                law and self.kinds(nominals[0][1]) == {"person"} and self.at.trigger.number != "p"
            )
            follows = named or (frame.name == "strike" and self._follows_phrase())
            if frame.object and (passive or follows) and not self.at.enclitic:
                self._take_with(frame.object, nominals[0], pieces)
            elif frame.object == "place" and nominals[0][1].place is not None:
                self._take_with("place", nominals[0], pieces)
            elif not plural:
                self._take_with(frame.subject or "target", nominals[0], pieces)
        if self.by_event:
            self._links(pieces)
            return
        if self.at.enclitic and not self.resumed and frame.object in ("target", "participant"):
            self._pronoun(frame.object)
        if not self._acts() and frame.subject in ACTING and self._wants_subject(nominals):
            piece = shared_subject(self.scene, self.at.first)
            if piece is not None:
                self._take(frame.subject, piece)
        self._links(pieces)

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
        if self.frame.name != "harm" or self.at.trigger.number in ("p", "d") or self.at.enclitic:
            return True
        joined = self.at.prefix == "و" and self.at.first > self.scene.first
        counted = any(f.first == n.first for _, n in nominals for f in self.scene.figures)
        return joined and not counted

    def _nominals(self, pieces: list[Piece]) -> list[tuple[int, Piece]]:
        """The one or two phrases without preposition after a verb: subject and object."""
        out: list[tuple[int, Piece]] = []
        for n, piece in enumerate(pieces):
            if piece.first >= self.limit:
                break
            if piece.kind == "np":
                if not piece.prep and not piece.joined and not self._describes(pieces, n):
                    out.append((n, piece))
                    if len(out) == 2:
                        break
            elif piece.kind in ("comp", "conj", "mark", "verb", "rel") or (
                piece.kind == "comma" and out
            ):
                break
        return out

    def _can_be_object(self, piece: Piece) -> bool:
        return self.frame.object not in ROLES or self.fits(self.frame.object, piece)

    def _describes(self, pieces: list[Piece], n: int) -> bool:
        """«من اليسار المتطرف»: one definite word right after a phrase with a preposition is its adjective."""
        piece, before = pieces[n], pieces[n - 1] if n else None
        if before is None or before.kind != "np" or not before.prep or before.last != piece.first:
            return False
        return piece.named is None and piece.last - piece.first == 1 and piece.definite

    def _take_with(self, role: str, nominal: tuple[int, Piece], pieces: list[Piece]) -> None:
        n, piece = nominal
        self._take(role, piece)
        self._joined(pieces[n + 1 :], role, "")
