"""What is joined to a phrase that takes part: by «و», as one of those named, as those it counts."""

from __future__ import annotations

from riwaya.annotate.eventing.bearers import members, past_title
from riwaya.annotate.eventing.heads import head_word
from riwaya.annotate.eventing.linking import Linked
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.roles import ROLES
from riwaya.language.affixes import ALEF, ARTICLE
from riwaya.model import Span

#: Among how many pieces behind people some of them are named.
_AMONG = 8
#: The kind of words that name nobody («غيابيا»).
_NOBODY = frozenset(("none",))
#: Pieces of one more side: its preposition and whoever it is.
_SIDE = 2
#: Pieces of a complement, from its preposition to what is joined behind it.
COMPLEMENT = 3
#: How many pieces behind a phrase may tell who it is, and how far (tokens) a list is read on.
_AHEAD, _MORE = 8, 24
#: How far (tokens) behind a subject those joined to it stand.
_BESIDE_IT = 12
#: How far (tokens) behind the first who attends the others stand.
_ATTENDANTS = 60


class Joining(Linked):
    """Takes phrases joined to one that was taken, in its role."""

    def _joined(self, pieces: list[Piece], role: str, prep: str) -> int:
        """Phrases joined by «و» to the one before: they share its role."""
        taken = sum(p.last <= self.used for p in pieces)  # «قائدا من التنظيم إلى جانب آخرين»
        if taken < len(pieces) and any(m.type == "PER" for m in pieces[taken].mentions):
            taken = 0  # «مسلحا من ميليشيا فلان وفلان»
        n = past_title(self.scene, pieces, taken or self._past_complement(pieces))
        pieces = list(pieces)
        while n < len(pieces):
            if n and n >= len(pieces) - _AHEAD:
                pieces += self.scene.after(pieces[-1].last, _MORE)
            piece = pieces[n]
            after = pieces[n + 1] if n + 1 < len(pieces) else None
            if piece.kind == "np" and piece.joined and piece.prep in ("", prep):
                if piece.first >= self.limit or self._is_clause(piece):
                    break
                whole = piece if piece.mentions else self._whole(piece, pieces[n + 1 :])
                if not self._take_joined(role, whole):
                    break
                while n + 1 < len(pieces) and pieces[n + 1].last <= max(whole.last, self.used):
                    n += 1
            elif more := self._besides(pieces, n):
                if pieces[more].first >= self.limit or not self._take_joined(role, pieces[more]):
                    break
                n = more
            elif not (piece.kind == "comma" and after is not None and after.joined):
                break
            n = past_title(self.scene, pieces, n + 1)
            n += self._past_complement(pieces[n:])
        return n

    def _subject_and_joined(self, role: str, piece: Piece) -> None:
        """A subject; behind the event (it or its light verb before it) with what is joined to it."""
        if piece.first < self.at.last:
            self._take(role, piece)
            if piece.last < self.at.first:  # «مصر وقطر وقعتا اتفاقا»
                self._joined(self.scene.between(piece.last, self.at.first), role, "")
            return
        for one in members(self.scene, self.scene.after(piece.first, _ATTENDANTS)):
            self._take(role, one)

    def _with_joined(self, piece: Piece) -> None:
        """«تمكنت الشرطة والجيش من تحرير ...»: the subject of a verb over the noun, with bodies or people joined right behind it."""
        self._take(self.frame.subject, piece)
        end = min(self.at.first, piece.last + _BESIDE_IT)
        for other in self.scene.between(piece.last, end):
            if other.kind != "np" or other.prep or not other.joined or other.last > self.at.first:
                return
            if other.definite and not self._is_clause(other):
                self._take_joined(self.frame.subject, other)

    def _besides(self, pieces: list[Piece], n: int) -> int:
        """«بالإضافة إلى الوزير», «فضلا عن ...»: the people whom such words join, a comma before them or none; 0 for none."""
        n += pieces[n].kind == "comma"
        if n + 1 >= len(pieces) or pieces[n].kind != "prep" or pieces[n + 1].kind != "np":
            return 0
        hit = self.scene.words.functions.first(self.scene.tokens, pieces[n].first)
        people = self.kinds(pieces[n + 1]) & {"person", "group", "country"}
        return n + 1 if hit is not None and hit.value == "besides" and people else 0

    def _manner(self, pieces: list[Piece], n: int) -> bool:
        """«على فلان غيابيا، بينهم ...»: an indefinite accusative that tells how, behind whoever was taken."""
        piece = pieces[n]
        if n + 1 < len(pieces) and pieces[n + 1].joined:
            return False
        word = self.scene.tokens[piece.first].text
        alone = piece.kind == "np" and piece.last - piece.first == 1 and not piece.mentions
        bare = alone and not (piece.prep or piece.joined or piece.definite)
        return bare and word.endswith(ALEF) and self.kinds(piece) <= _NOBODY

    def _then(self, pieces: list[Piece]) -> bool:
        """«التقى فلانا، ثم مع فلان»: whether one more side follows a conjunction, by its preposition."""
        if len(pieces) < _SIDE or pieces[0].kind != "prep" or pieces[1].kind != "np":
            return False
        side = self.frame.links.get(pieces[1].prep) == "participant" and len(pieces[1].prep) > 1
        return side and bool(self.out) and bool(self.kinds(pieces[1]) & {"person", "group"})

    def _has(self, role: str) -> bool:
        return any(a.role == role for a in self.out)

    def _past_complement(self, pieces: list[Piece]) -> int:
        """«عقيدا في الشرطة ومجندا»: past a complement of the phrase just taken, where one like it is joined behind."""
        if len(pieces) < COMPLEMENT or not self.of_title or pieces[0].kind != "prep":
            return 0
        between, joined = pieces[1], pieces[2]
        if between.kind != "np" or joined.kind != "np" or not joined.joined or joined.prep:
            return 0
        fellow = "person" in self.kinds(joined)
        named = any(m.type == "PER" for m in joined.mentions) and between.place is not None
        return 2 if fellow and (named or not joined.definite) else 0

    def _take_joined(self, role: str, piece: Piece) -> bool:
        """A phrase joined to one that was taken; one word that no table knows after a body's name is such a name
        too («قبيلتي التبو والطوارق»). Whether it was taken."""
        body = "group" in self.kinds(piece)
        # «بين شبان والشرطة»: another side.
        body = body and (self.frame.name == "fight" or not self._with_article(piece))
        people = "person" in self.kinds(piece)
        people = people and not ("group" in self.kinds(piece) and self._with_article(piece))
        if self.of_title and not (piece.mentions or body or people):
            return False  # «وزيرة المرأة والأسرة»
        if self.fits(role, piece):
            self._take(role, piece)
            return True
        unknown = not self.kinds(piece) and piece.definite and piece.last - piece.first == 1
        if role not in ROLES or not unknown or piece.named is not None or not self.out:
            return False
        if self.used != piece.first or not self.named_last:
            return False
        self._add(role, self._name(piece), Span(piece.start, piece.end))
        return True

    def _with_article(self, piece: Piece) -> bool:
        """Whether the first word of a phrase has the article."""
        return head_word(piece, self.scene.tokens[piece.first]).startswith(ARTICLE)

    def _named_after(self, pieces: list[Piece], role: str) -> None:
        """«خمسة أحزاب، وهي ... و...»: the names that a phrase just taken is spelt out by."""
        for n, piece in enumerate(pieces[:4]):
            hit = self.scene.words.functions.first(self.scene.tokens, piece.first)
            if piece.kind == "part" and hit is not None and hit.value == "namely":
                rest = [p for p in pieces[n + 1 :] if p.kind not in ("quant", "prep")]
                if rest and rest[0].kind == "np" and rest[0].named is not None:
                    self._take(role, rest[0])
                    self._joined(rest[1:], role, rest[0].prep)
                return
            if piece.kind in ("verb", "mark", "comp", "rel", "conj"):
                return

    def _among(self, piece: Piece) -> bool:
        """«بينهم»: what follows tells who the phrase before counts."""
        hit = self.scene.words.functions.first(self.scene.tokens, piece.first)
        return hit is not None and hit.value == "among"

    def _among_them(self, pieces: list[Piece], role: str) -> None:
        """«عشرات المتظاهرين، أبرزهم فلان وفلان»: the people named among those just taken."""
        for n, piece in enumerate(pieces[:_AMONG]):
            hit = self.scene.words.functions.first(self.scene.tokens, piece.first)
            if piece.kind == "part" and hit is not None and hit.value == "among":
                named = pieces[n + 1] if n + 1 < len(pieces) else None
                if named is None or named.kind != "np" or named.prep:
                    continue  # «خمسة منهم في المدينة»
                if self._one_of_them(named):
                    self._take(role, named)
                    self._joined(pieces[n + 2 :], role, "")
                return
            if piece.kind not in ("comma", "np", "prep", "quant") or (piece.joined):
                return

    def _names_behind(self, pieces: list[Piece]) -> None:
        """«الصحفيين المختطفين في ليبيا فلان وفلان»: the names that what is described stands before."""
        if self.at.trigger.frame.subject != "target" or self.at.trigger.part != "phrase":
            return
        if not self.scene.tokens[self.at.first].text.startswith(ARTICLE):
            return
        before = self.scene.before(self.at.first, 3)
        if not before or before[-1].kind != "np":
            return
        for n, piece in enumerate(pieces[:4]):
            named = piece.named
            if piece.kind == "np" and not piece.prep:
                if named is not None and named.type == "PER" and not piece.joined:
                    self._take("target", piece)
                    self._joined(pieces[n + 1 :], "target", "")
                return
            if piece.kind not in ("prep", "np", "time", "comma"):
                return

    def _one_of_them(self, piece: Piece) -> bool:
        """Whether a phrase names or describes one person, not a part that is counted."""
        if any(m.type == "PER" for m in piece.mentions):
            return True
        counted = any(f.first == piece.first for f in self.scene.figures)
        return not counted and self.kinds(piece) == {"person"} and not self._many(piece)

    def _is_clause(self, piece: Piece) -> bool:
        return bool(self.scene.words.light.at(self.scene.tokens, piece.first))
