"""What carries a noun that tells of an event: its adjectives, its light verb and that verb's subject, the clause that names it
as its circumstance."""

from __future__ import annotations

from riwaya.annotate.eventing.asides import without_beliefs, without_commas, without_dashes
from riwaya.annotate.eventing.behindnoun import ACTING
from riwaya.annotate.eventing.control import own_deed
from riwaya.annotate.eventing.lightnouns import LightNouns
from riwaya.annotate.eventing.looksback import BEFORE
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.subjects import apart, armed, attendant, subject_of
from riwaya.language.affixes import (
    ADJECTIVAL,
    ALEF,
    AND,
    ARTICLE,
    BY,
    MANY_MEN,
    OF_BOTH,
    TO,
)
from riwaya.language.wordindex import Seen
from riwaya.model import Span

#: What the object of a verb is to the event that is its subject.
_REACHES = {"hits": "target", "joins": "participant"}
_MOST_ADJECTIVES = 4
_BESIDE = 3
#: Frames whose doer may be the very person who tells of them («أعلن الرئيس تعيين ...»).
_HARMS = ("suffer", "harm", "strike", "take")
#: The frame of whoever comes before a court.
_APPEARS = ("appear", "swear")
_PERSONAL = ("do", "name", "give")


class Carried(LightNouns):
    """Gathers for a noun what its light verb and clause say."""

    def _adjectives(self) -> int:
        """Past the adjectives right after the noun; one of nationality names an actor («القصف المصري»)."""
        k = self.at.last
        for _ in range(_MOST_ADJECTIVES):
            if k >= self.scene.last or k in self.page.mentions or k in self.page.timed:
                return k
            token = self.scene.tokens[k]
            nation = self.scene.words.nations.first(self.scene.tokens, k)
            many = token.text.endswith(MANY_MEN)
            if nation and not nation.prefix and nation.definite == self.at.definite and not many:
                role = self.frame.subject or self.frame.of
                if k == self.at.last and not self.at.definite and self._national(role):
                    # «مقتل فلسطيني»: one of that nation
                    self._add("target", token.raw, Span(token.start, token.end))
                elif self._of_states(role) and not self._within_one(token.start):
                    self._add(role, nation.value.name, Span(token.start, token.end))
            elif not self._adjective(k) and not (k > self.at.last and self._false_idafa(k)):
                return k
            k += 1
        return k

    def _national(self, role: str) -> bool:
        """«مقتل فلسطيني», «اعتقال تونسي»: whether the nationality is that of one whom it befell."""
        held = self.at.trigger.type in self.scene.words.sets.custody
        noun = self.at.trigger.part == "noun" and self.frame.of == "target"
        return role == "target" or (held and noun)

    def _within_one(self, start: int) -> bool:
        """«قضت محكمة مصرية»: whether the adjective stands in a phrase that takes part itself."""
        return any(a.span.start <= start < a.span.end for a in self.out)

    def _false_idafa(self, k: int) -> bool:
        """«عملية واسعة النطاق»: what an indefinite adjective is said of."""
        text = self.scene.tokens[k].text
        return not self.at.definite and text.startswith(ARTICLE) and len(text) > 4

    def _adjective(self, k: int) -> bool:
        token = self.scene.tokens[k]
        if token.kind != "word" or self.scene.words.functions.first(self.scene.tokens, k):
            return False
        text = token.text
        named = "person" in self.scene.words.kinds.of_word(text)
        if named and self.frame.name in _HARMS and not text.startswith(ARTICLE):
            # «مقتل صحفية عراقية»
            return False
        if not self.at.definite and text.removeprefix(AND) in self.scene.words.adjectives:
            return True
        if not self.at.definite and self.at.trigger.part != "phrase":
            return False
        if not text.startswith(ARTICLE):
            return False
        if text[2:] in self.scene.words.adjectives:
            return True
        closed = self.at.definite or self.scene.tokens[self.at.last - 1].text.startswith(ARTICLE)
        return closed and text.endswith(ADJECTIVAL)

    def _before_noun(self) -> None:
        """A light verb with its subject: «شنت مصر هجمات», «قامت مجموعة مسلحة بهجوم»."""
        said = self.scene.before(self.at.first, BEFORE)
        whole = without_beliefs(said, self.scene.tokens)
        pieces = without_commas(without_dashes(whole, self.scene.tokens))
        if pieces and pieces[-1].kind == "comma" and (self._object_form() or self.at.prefix == BY):
            pieces = pieces[:-1]  # «وقعت الحكومة والمعارضة في الخرطوم، اتفاقا»
        verb = self._governor(pieces)
        if len(pieces) >= 2 and pieces[-1].kind == "mark" and pieces[-2].place is not None:
            self._place(2, pieces[-2])
        itself = verb is None or self.scene.tells_itself(pieces[verb].first)
        light = None if verb is None or itself else self._light(pieces[verb].first)
        self._by_light_noun(pieces)
        if light is not None and verb is not None and not self._other_between(pieces[verb]):
            self.light = pieces[verb].first
            self._light_subject(self._seen(light.value, pieces, verb), pieces, verb)
            if self.frame.name == "meet" and light.value in ("actor", "target"):
                self._other_side(said, pieces[verb].last)
        if self._wants_doer() and self.frame.subject in ACTING and len(pieces) > 1:
            self._had(pieces)
        phrase = self.at.trigger.part == "phrase"
        undergoes = self.frame.subject == "target" and not self._has("target")
        if phrase and self._wants_doer() and self.frame.subject in ACTING:
            self._behind()
        if phrase and ((self._wants_doer() and self.frame.subject in ACTING) or undergoes):
            beside = self._subject_before()
            if beside is None and self.frame.name in _APPEARS:
                beside = self._own_subject()
            elif beside is None and not (undergoes and not self.at.prefix):
                beside = self._of_clause()
            if beside is not None and not self._owner_of(beside):
                self._subject_and_joined(self.frame.subject, beside)
        if not (self._acts() or self.by_town) and self.frame.subject in ACTING:
            piece = subject_of(
                self.scene,
                self.at.first,
                told=self._may_tell(),
                personal=self.frame.name in _PERSONAL,
                known=self.at.definite,
                joined=self.at.prefix == AND,
                calls=self.scene.words.group(self.at.trigger.type) == "protest",
                force=self.scene.words.group(self.at.trigger.type) == "force",
            )
            if piece is not None:
                self._with_joined(piece)
        if not self._acts() and self.frame.subject == "actor":
            body = own_deed(self.scene, self.at)
            if body is not None:
                span = Span(body.start, body.end)
                self._add("actor", self._canonical(body), span, body.entity or None)
        fought = not self._alone() and self._one_side()
        if fought or self._alone():
            piece = attendant(self.scene, self.at)
            if piece is not None and (not fought or self._may_fight(piece)):
                self._take(self.frame.subject, piece)

    def _owner_of(self, piece: Piece) -> bool:
        """«أهالي المختطفين»: whether the trigger, with the article, says whose the people right before it are."""
        known = self.scene.tokens[self.at.first].raw.startswith(ARTICLE)
        return known and piece.last == self.at.first and not (piece.definite or piece.mentions)

    def _object_form(self) -> bool:
        """Whether the trigger is a noun in the indefinite accusative, which a verb before it has as its object."""
        word = self.scene.tokens[self.at.last - 1].text
        one = self.at.trigger.part == "noun" and self.at.last == self.at.first + 1
        return one and not self.at.prefix and word.endswith(ALEF)

    def _may_fight(self, piece: Piece) -> bool:
        """«دخل متظاهرون في اشتباكات مع الشرطة»: an armed body, or people whose verb befalls nobody."""
        if armed(self.scene, piece):
            return True
        clause = next((c for c in self.scene.clauses if c.subject is piece), None)
        told = clause is None or any(t.first == clause.verb for t in self.scene.told_verbs)
        return not told and self._many(piece) and bool(self.kinds(piece) & {"person", "group"})

    def _alone(self) -> bool:
        """Whether talks or a journey still want the one whose clause names them."""
        word = self.scene.tokens[self.at.first].text[len(self.at.prefix) :]
        if self.at.trigger.type not in self.scene.words.sets.attended:
            return False
        if (self.at.definite or word.startswith(ARTICLE)) and not self._of_many():
            return False
        if self.governs and self.at.prefix.endswith(TO) and self.frame.subject == "participant":
            # «وصل إلى باريس للقاء الرئيس»: the other side is who came.
            return len([a for a in self.out if a.role in ACTING]) == 1
        return self._wants_doer() and not self.governs

    def _light(self, k: int) -> Seen[str] | None:
        """The light verb at a token; of two spelt alike («وقع هجوم», «وقع اتفاقا») the one that the event can have."""
        hits = self.scene.words.light.at(self.scene.tokens, k)
        type_ = self.at.trigger.type
        happens = type_ != "agreement" and self.scene.words.group(type_) != "talks"
        best = [h for h in hits if (h.value == "-") == happens] or hits
        return best[0] if best else None

    def _of_many(self) -> bool:
        """«سلسلة من الاجتماعات»: the article of what is counted makes it no event told before."""
        pieces = self.scene.before(self.at.first, 3)
        return len(pieces) > 1 and pieces[-1].kind == "prep" and pieces[-2].kind == "quant"

    def _governor(self, pieces: list[Piece]) -> int | None:
        """The verb whose object the event can be, in its clause; a comma that sets off a time is no end."""
        for n in range(len(pieces) - 1, -1, -1):
            kind = pieces[n].kind
            beside = [p.kind for p in (*pieces[max(0, n - 1) : n], *pieces[n + 1 : n + 2])]
            if kind == "verb":
                return n
            if kind in ("comp", "mark", "rel") or (kind == "comma" and "time" not in beside):
                return None
        return None

    def _dual(self, piece: Piece) -> bool:
        return self.scene.tokens[piece.first].text.endswith(OF_BOTH)

    def _reached(self, role: str) -> None:
        """«استهدف الهجوم حافلة», «ضم الاجتماع خمسة أحزاب»: the object of the verb whose subject the event is."""
        if role not in (self.frame.of, self.frame.object, self.frame.subject):
            return
        pieces = self._after(self._adjectives())
        while pieces and pieces[0].kind == "time":
            pieces = pieces[1:]
        if pieces and pieces[0].kind == "np" and not pieces[0].prep and self.fits(role, pieces[0]):
            self._take(role, pieces[0])
            used = 1 + self._joined(pieces[1:], role, "")
            self._named_after(pieces[used:], role)

    def _other_between(self, verb: Piece) -> bool:
        """Whether the light verb carries another event noun that stands before this one."""
        between = [
            t for t in self.scene.told if verb.first < t < self.at.first and not self._dates(t)
        ]
        if self._has_object(verb.last):
            return True
        near = bool(between) and self.at.first - max(between) <= _BESIDE
        return bool(between) and not (near and self._goes_with(max(between)))

    def _dates(self, told: int) -> bool:
        """«أجرى الوزير بعد وصوله لقاءات»: whether an event only says when."""
        hit = self.scene.words.functions.first(self.scene.tokens, told - 1)
        word = self.scene.tokens[told - 1].text
        return word in self.scene.words.anchors or (hit is not None and hit.value == "beside")

    def _goes_with(self, told: int) -> bool:
        """Whether this noun is joined to the one at `told`, or hangs on it («تنفيذ هجمات», «هجمات وتفجيرات»)."""
        return self.at.prefix.startswith(AND) or told == self.at.first - 1

    def _has_object(self, k: int) -> bool:
        """Whether the light verb already has a subject and an object before this noun («قدم المدير شرحا ...»)."""
        pieces = without_beliefs(
            self.scene.before(self.at.first, self.at.first - k), self.scene.tokens
        )
        bare = sum(
            p.kind == "np"
            and not (p.prep or p.joined or p.last == self.at.first)
            and apart(self.scene, pieces, n)
            for n, p in enumerate(pieces)
        )
        return bare > 1

    def _counted(self, piece: Piece) -> bool:
        """«تنفذ «23» غارة»: a number right before the noun, which says how many."""
        beside = piece.last >= self.at.first - 1 and piece.named is None
        return beside and not self.kinds(piece) and self.scene.tokens[piece.first].text.isdigit()

    def _light_subject(self, role: str, pieces: list[Piece], verb: int) -> None:
        if not self.frame.subject and not self.frame.of:
            return
        if role in ("-", "hits", "joins"):
            beside = all(p.kind in ("dem", "part") for p in pieces[verb + 1 :])
            if role == "joins" and pieces[verb].last >= self.at.first - 1:
                self._first_np(pieces[verb + 1 :], "participant")
            if role in _REACHES and (beside or pieces[verb].last >= self.at.first - 1):
                self._reached(_REACHES[role])
            return
        undergone = role == "target"
        if undergone and self.frame.name == "meet":
            role = "participant"
        elif role == "actor":
            # «يجري الرئيس مشاورات مع القادة»: who holds talks is one more side of them.
            if not self._wants_doer() and self.frame.name not in ("meet", "fight"):
                return
            role = self.frame.subject or "actor"
        subjects = [
            p for p in pieces[verb + 1 :] if p.kind == "np" and not p.prep and not self._counted(p)
        ]
        if role == "participant":
            self._with_him(pieces[verb + 1 :])
        if subjects:
            self._take(role, subjects[0])
            for other in subjects[1:]:
                if other.joined:
                    self._take_joined(role, other)
        elif role in ACTING:
            before = pieces[verb - 1] if verb else None
            if before is not None and before.kind == "neg" and verb > 1:
                before = pieces[verb - 2]
            if before is not None and before.kind == "comp" and self._dual(before):
                self._stand_for(role, before.first, OF_BOTH)
                return
            clause = self.scene.clause_of(pieces[verb].first)
            if clause is not None and clause.subject is not None:
                # «إن الملك أجرى مباحثات مع ...», or the subject of the clause that this one continues
                self._subject_and_joined(role, clause.subject)
        elif undergone:
            self._undergone(pieces, verb)
