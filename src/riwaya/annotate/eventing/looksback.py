"""The subject that stands before its verb, or whom a pronoun on the verb stands for."""

from __future__ import annotations

from riwaya.annotate.eventing.asides import without_doubt
from riwaya.annotate.eventing.openers import agree, described, event_in, of_relative, opener
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.pronouns import StandsFor

BEFORE = 14
#: A word that begins a clause, a name and a comma.
_OPENING = 3
#: How many states are joined to the first that a relative word follows together.
_LEAST_JOINED = 2


class LooksBack(StandsFor):
    """What a trigger's arguments are looked for in before it."""

    def _subject_before(self) -> Piece | None:
        """The subject that stands right before its verb: «مسلحون اقتحموا», «أن حفتر وصل», «X الذي زار»."""
        if self.at.prefix:
            return None
        pieces = without_doubt(self._without_part(self._up_to_verb()))
        if not pieces:
            return None
        last = pieces[-1]
        if last.kind == "comma" and self._set_off(pieces):
            return self._unless_event(pieces[-2])
        if of_relative(pieces):
            return self._opener()
        if last.kind == "rel":
            return self._told_by_relative(pieces[:-1], last)
        if last.kind == "np":
            if self._bracketed(last):
                return None
            if self.at.enclitic and not last.definite:
                self._object_before(last)
                return None
            if not last.joined and (not last.prep or self._told_of(last)):
                told = len(pieces) > 1 and pieces[-2].kind == "verb" and self._says(pieces[-2])
                return None if told else self._unless_event(last)
            several = self._several(pieces) if last.joined and not last.prep else None
            if several is not None:
                return several
        return self._opener() or self._many_before(pieces)

    def _up_to_verb(self) -> list[Piece]:
        """The pieces before the verb, without adverbs and verbs that only lead to it («كان قد»)."""
        pieces = self.scene.before(self.at.first, BEFORE)
        while pieces and pieces[-1].kind in ("part", "time", "verb"):
            verb = pieces[-1].kind == "verb"
            if verb and (pieces[-1].last != self.at.first or self._says(pieces[-1])):
                break
            pieces = pieces[:-1]
        return pieces

    def _told_by_relative(self, pieces: list[Piece], rel: Piece) -> Piece | None:
        """«X الذي زار»: whom the relative clause with the verb tells of, of `pieces` before its word `rel`."""
        if self._resumed():
            return None
        for piece in reversed(pieces):
            if piece.kind == "np" and self.at.enclitic and not self._apart(rel):
                self._object_before(piece)
                return None
            if piece.kind == "np" and (states := self._states_before(pieces, rel)) is not None:
                return states
            if piece.kind == "np":
                return None if self._ends_with_event(piece) else self._unless_event(piece)
            if piece.kind not in ("comma", "part"):
                return None
        self.by_event = True
        return None

    def _states_before(self, pieces: list[Piece], rel: Piece) -> Piece | None:
        """«مع كل من السعودية والإمارات ومصر، التي قطعت ...»: the first of three or more states joined, which a feminine relative word
        behind a comma follows together."""
        if pieces[-1].kind != "comma":
            return None
        if self.scene.words.relatives.get(self.scene.tokens[rel.first].text) != "f":
            return None
        n = len(pieces) - 2
        while n > 0 and pieces[n].joined and self.kinds(pieces[n]) == {"country"}:
            n -= 1
        many = len(pieces) - 2 - n >= _LEAST_JOINED and self.kinds(pieces[n]) == {"country"}
        return pieces[n] if many else None

    def _several(self, pieces: list[Piece]) -> Piece | None:
        """«السعودية والإمارات ومصر تقطع علاقاتها»: the first of several named before their verb, where nothing governs them."""
        n = len(pieces) - 1
        while n > 0 and pieces[n].kind == "np" and pieces[n].joined and not pieces[n].prep:
            one = pieces[n].named is not None or self.kinds(pieces[n]) == {"person"}
            if not one:
                break
            n -= 1
        head, before = pieces[n], pieces[n - 1] if n else None
        named = head.named is not None and self._is_head(head, head.named)
        # «خمسة مدنيين وأربعة جنود قتلوا»
        counted = self.at.trigger.number in ("p", "d") and self.kinds(head) == {"person"}
        named = named or counted
        free = before is None or before.kind in ("comp", "mark", "comma")
        if head.kind != "np" or head.prep or not (named and free and self._acts_so(head)):
            return None
        return head if n < len(pieces) - 1 else None

    def _without_part(self, pieces: list[Piece]) -> list[Piece]:
        """«ثلاثة جنود بينهم ضابط سقطوا»: without those who are but a part of the subject."""
        if pieces and pieces[-1].kind == "np" and pieces[-1].joined and not pieces[-1].prep:
            some = self._without_part(pieces[:-1])  # «بينهم نساء وأطفال»
            if len(some) < len(pieces) - 1:
                return some
        if len(pieces) < _OPENING or pieces[-1].kind != "np" or pieces[-2].kind != "part":
            return pieces
        hit = self.scene.words.functions.first(self.scene.tokens, pieces[-2].first)
        if hit is None or hit.value != "among":
            return pieces
        rest = pieces[:-2]
        return rest[:-1] if rest[-1].kind == "comma" else rest

    def _apart(self, rel: Piece) -> bool:
        """«الشرطة التي اعتقلته»: whether the pronoun on the verb is of another gender than the relative word, so that what
        this follows is the subject."""
        gender = self.scene.words.relatives.get(self.scene.tokens[rel.first].text)
        return (gender, self.at.enclitic) in self.scene.words.parties.apart

    def _set_off(self, pieces: list[Piece]) -> bool:
        """«أن الوزير فلان، كان أدى زيارة»: the name that opens the clause, a comma behind it."""
        if len(pieces) < _OPENING:
            return False
        name = pieces[-2]
        if pieces[-3].kind == "comma":
            return self._after_office(pieces[:-3], name)
        if pieces[-3].kind not in ("comp", "mark"):
            return False
        return name.kind == "np" and not (name.prep or name.joined) and name.named is not None

    def _after_office(self, pieces: list[Piece], name: Piece) -> bool:
        """«أن معاون قائد العمليات في الحشد، فلان، قتل»: whether a person is named between commas behind what he is, which
        opens the clause."""
        if name.named is None or name.named.type != "PER" or name.prep or name.joined:
            return False
        for n in range(len(pieces) - 1, -1, -1):
            if pieces[n].kind == "comp":
                first = pieces[n + 1] if n + 1 < len(pieces) else None
                return first is not None and self.kinds(first) == {"person"}
            if pieces[n].kind not in ("np", "prep"):
                return False
        return False

    def _bracketed(self, piece: Piece) -> bool:
        """«(د ب أ) اختطف ...»: a name in brackets that begins the sentence, before its first verb."""
        tokens = self.scene.tokens
        closed = piece.last < self.scene.last and tokens[piece.last].text == ")"
        opened = piece.first > self.scene.first and tokens[piece.first - 1].text == "("
        return (
            closed
            and opened
            and not any(
                p.kind == "np" and p.named is None for p in self.scene.before(piece.first, BEFORE)
            )
        )

    def _opener(self) -> Piece | None:
        """«الطائرات في محيط المدينة قصفت»: the subject that opens the clause, with what hangs on it between."""
        pieces = self.scene.pieces
        n = next((n for n, p in enumerate(pieces) if p.first == self.at.first), None)
        if n is None or self.at.enclitic:
            return None
        found = opener(self.scene, pieces, n)
        if found is None:
            self.by = described(self.scene, pieces, n)
            self.by_event = self.by is not None
            return None
        event = event_in(self.scene, found)
        if event is not None and not agree(self.scene, self.at.first, event):
            return None
        piece = self._unless_event(found)
        return piece if piece is not None and self._acts_so(piece) else None

    def _many_before(self, pieces: list[Piece]) -> Piece | None:
        """«متشددين على صلة بالتنظيم سيطروا على ...»: the people before a verb in the plural, over what hangs on them."""
        if self.at.trigger.number != "p" or self.at.enclitic or self.at.trigger.part != "verb":
            return None
        found: Piece | None = None
        for piece in reversed(pieces):
            if piece.kind not in ("np", "prep", "part", "time", "quant", "dem"):
                break
            person = piece.kind == "np" and piece.named is None and "person" in self.kinds(piece)
            if person and self._many(piece) and self._acts_so(piece):
                found = piece
                if not piece.prep:
                    break
        return self._unless_event(found) if found is not None else None

    def _acts_so(self, piece: Piece) -> bool:
        subject = self.frame.subject
        return bool(self.kinds(piece)) and (not subject or self.fits(subject, piece))

    def _unless_event(self, piece: Piece) -> Piece | None:
        """A subject, unless it is itself an event told, which is nobody."""
        self.by_event = self._is_event(piece)
        if self.by_event:
            self.by = event_in(self.scene, piece)
        return None if self.by_event else piece

    def _ends_with_event(self, piece: Piece) -> bool:
        """«قتلى الهجوم الذي استهدف ...»: whether what people before a relative word belong to is an event, of which that tells."""
        event = event_in(self.scene, piece)
        if event is None or event != piece.last - 1 or event == piece.first or piece.named:
            return False
        self.by_event, self.by = True, event
        return True

    def _says(self, verb: Piece) -> bool:
        """«أعلن المرصد قصف ...»: who tells is not the subject of what he tells."""
        hit = self.scene.words.verbs.first(self.scene.tokens, verb.first)
        return hit is not None and hit.value.kind == "say"

    def _told_of(self, piece: Piece) -> bool:
        """«مع فريق صحفي يزور ...»: an indefinite phrase of people, whatever it hangs on, before its verb."""
        word = self.scene.tokens[piece.first].text
        if piece.last - piece.first == 1 and word in self.scene.words.light_nouns:
            return False  # «من تنظيم عصيان»
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
        return hit is not None and hit.value in ("part", "among")
