"""Arguments of a noun that tells of an event: what it governs, what hangs on it, its light verb."""

from __future__ import annotations

from riwaya.annotate.events_gather import ACTING, BEFORE, Gatherer
from riwaya.annotate.events_roles import ROLES
from riwaya.annotate.events_subjects import shared_subject, subject_of
from riwaya.annotate.noun_phrases import Piece
from riwaya.model import Span

_MOST_ADJECTIVES = 4
_BESIDE = 3
#: Frames whose doer may be the very person who tells of them («أعلن الرئيس تعيين ...»).
_PERSONAL = ("do", "name", "give")


class NounGatherer(Gatherer):
    """For triggers that are nouns or phrases."""

    def gather(self) -> None:
        self._within()
        k = self._adjectives()
        pieces = self._after(k)
        taken = 0
        if self.at.enclitic:
            self._pronoun(self.frame.of or self.frame.subject)
        elif pieces and self._governs(pieces[0], k):
            taken = self._governed(pieces)
        self._links(pieces[taken:])
        self._before_noun()

    def _within(self) -> None:
        """«الإطاحة بعصابة», «تفكيك شبكة»: a phrase that ends with whom it befell."""
        last = self.at.last - 1
        if self.at.trigger.part != "phrase" or last == self.at.first or self.frame.of != "target":
            return
        if self.scene.words.group(self.at.trigger.type) not in ("police", "force"):
            return
        pieces = self.scene.after(last, BEFORE)
        if pieces and pieces[0].kind == "np" and self.kinds(pieces[0]) & {"person", "group"}:
            self._take("target", self._whole(pieces[0], pieces[1:]))

    def _governs(self, piece: Piece, k: int) -> bool:
        if piece.kind == "quant":
            return True
        if piece.kind != "np" or piece.prep or piece.joined or piece.first > k + 1:
            return False
        return not self.at.definite or self.at.trigger.part == "phrase"

    def _adjectives(self) -> int:
        """Past the adjectives right after the noun; one of nationality names an actor («القصف المصري»)."""
        k = self.at.last
        for _ in range(_MOST_ADJECTIVES):
            if k >= self.scene.last or k in self.page.mentions or k in self.page.timed:
                return k
            token = self.scene.tokens[k]
            nation = self.scene.words.nations.first(self.scene.tokens, k)
            many = token.text.endswith(("ين", "ون"))
            if nation and not nation.prefix and nation.definite == self.at.definite and not many:
                role = self.frame.subject or self.frame.of
                if role in ROLES:
                    self._add(role, nation.value.name, Span(token.start, token.end))
            elif not self._adjective(k) and not (k > self.at.last and self._false_idafa(k)):
                return k
            k += 1
        return k

    def _false_idafa(self, k: int) -> bool:
        """«عملية واسعة النطاق»: what an indefinite adjective is said of."""
        text = self.scene.tokens[k].text
        return not self.at.definite and text.startswith("ال") and len(text) > 4

    def _adjective(self, k: int) -> bool:
        token = self.scene.tokens[k]
        if token.kind != "word" or self.scene.words.functions.first(self.scene.tokens, k):
            return False
        text = token.text
        if not self.at.definite and text in self.scene.words.adjectives:
            return True
        if not self.at.definite and self.at.trigger.part != "phrase":
            return False
        if not text.startswith("ال"):
            return False
        if text[2:] in self.scene.words.adjectives:
            return True
        return self.at.definite and text.endswith(("ي", "يه"))

    def _governed(self, pieces: list[Piece]) -> int:
        """The noun phrases right after a noun: what it governs, then its object. How many were used."""
        frame = self.frame
        skip = 0
        while skip < len(pieces) and pieces[skip].kind == "quant":
            skip += 1
        rest = pieces[skip:]
        if not rest or rest[0].kind != "np" or rest[0].prep:
            return skip
        first = rest[0]
        second = rest[1] if len(rest) > 1 else None
        two = (
            second is not None
            and second.kind == "np"
            and not (second.prep or second.joined)
            and frame.of == "target"
            and frame.name == "strike"
            and first.place is None
            and bool(self.kinds(first) & {"group", "craft"})
            and self.fits("target", second)
            and second.first < self.limit
        )
        if two and second is not None:
            self._take("actor", first)
            self._take("target", second)
            return skip + 2 + self._joined(rest[2:], "target", "")
        joined = 1
        while joined < len(rest) and rest[joined].kind == "np" and rest[joined].joined:
            joined += 1
        if joined < len(rest) and self._does_to(rest[joined - 1], rest[joined]):
            self._take("actor", first)
            return skip + 1 + self._joined(rest[1:], "actor", "")
        police = self.scene.words.group(self.at.trigger.type) == "police"
        if police and frame.of == "target" and "state" in self.kinds(first):
            self._take("actor", first)
        elif frame.name != "travel" or self._travels(first, second):
            self._take(frame.of, self._whole(first, rest[1:]))
        return skip + 1 + self._joined(rest[1:], frame.of, "")

    def _travels(self, first: Piece, second: Piece | None) -> bool:
        """«زيارة الوزير إلى», not «زيارة المرضى»: a visit's idafa is as often whom it is paid."""
        if first.place is not None or (
            first.named is not None and self._is_head(first, first.named)
        ):
            return True
        to = second is not None and (second.kind == "prep" or second.prep == "ل")
        return (
            "site" not in self.kinds(first)
            and first.definite
            and (to or first.last - first.first > 1)
        )

    def _does_to(self, first: Piece, second: Piece) -> bool:
        """«استهداف التنظيم لمواقع», «قصف الطيران»: the one who does it, then «لـ» with what he does it to."""
        if self.frame.of != "target" or self.frame.links.get("ل") != "target":
            return False
        to = second.kind == "np" and second.prep == "ل" and second.first == first.last
        return to and first.definite and bool(self.kinds(first) & {"group", "craft", "person"})

    def _before_noun(self) -> None:
        """A light verb with its subject: «شنت مصر هجمات», «قامت مجموعة مسلحة بهجوم»."""
        pieces = self.scene.before(self.at.first, BEFORE)
        verb = None
        for n in range(len(pieces) - 1, -1, -1):
            kind = pieces[n].kind
            if kind == "verb":
                verb = n
                break
            if kind in ("comp", "mark", "rel"):
                break
        if len(pieces) >= 2 and pieces[-1].kind == "mark" and pieces[-2].place is not None:
            self._place(2, pieces[-2])
        light = None
        if verb is not None:
            light = self.scene.words.light.first(self.scene.tokens, pieces[verb].first)
        if light is not None and verb is not None and not self._other_between(pieces[verb]):
            self.light = pieces[verb].first
            self._light_subject(light.value, pieces, verb)
        if not self._acts() and self.frame.subject in ACTING and self.at.trigger.part == "phrase":
            beside = self._subject_before()
            if beside is not None:
                self._take(self.frame.subject, beside)
        if not self._acts() and self.frame.subject in ACTING:
            piece = subject_of(
                self.scene,
                self.at.first,
                told=self._may_tell(),
                personal=self.frame.name in _PERSONAL,
            )
            if piece is not None:
                self._take(self.frame.subject, piece)

    def _other_between(self, verb: Piece) -> bool:
        """Whether the light verb carries another event noun that stands before this one."""
        between = [t for t in self.scene.told if verb.first <= t < self.at.first]
        if self._has_object(verb.last):
            return True
        return bool(between) and self.at.first - max(between) > _BESIDE

    def _has_object(self, k: int) -> bool:
        """Whether the light verb already has a subject and an object before this noun («قدم المدير شرحا ...»)."""
        pieces = self.page.chunker.pieces(k, self.at.first)
        bare = [
            p
            for n, p in enumerate(pieces)
            if p.kind == "np" and not p.prep and not p.joined and p.last != self.at.first
            if not n or pieces[n - 1].kind != "np"
        ]
        return len(bare) > 1

    def _light_subject(self, role: str, pieces: list[Piece], verb: int) -> None:
        if not self.frame.subject and not self.frame.of:
            return
        if role in ("-", "hits", "joins"):
            if role == "joins" and pieces[verb].last >= self.at.first - 1:
                self._first_np(pieces[verb + 1 :], "participant")
            return
        if role == "actor":
            if self._acts():
                return
            role = self.frame.subject or "actor"
        subjects = [p for p in pieces[verb + 1 :] if p.kind == "np" and not p.prep]
        if subjects:
            self._take(role, subjects[0])
            for other in subjects[1:]:
                if other.joined:
                    self._take(role, other)
        elif role in ACTING:
            shared = shared_subject(self.scene, pieces[verb].first)
            if shared is not None:
                self._take(role, shared)
