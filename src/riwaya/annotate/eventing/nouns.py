"""Arguments of a noun that tells of an event: what it governs, what hangs on it, its light verb."""

from __future__ import annotations

from riwaya.annotate.eventing.clause import auxiliary
from riwaya.annotate.eventing.crowds import called, crowd, held_by, staged
from riwaya.annotate.eventing.goers import Goers
from riwaya.annotate.eventing.looksback import BEFORE
from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import ADJECTIVAL, ALEF, ARTICLE, OF_BOTH, TA, TO
from riwaya.model import Span

#: How far (tokens) before a reception «كان في» stands.
_AWAITED = 4
#: The frame of what somebody storms, and those whose noun may govern its doer before its object.
_ENTERED = "enter"
_STRIKING = ("strike", _ENTERED)
#: Pieces that tell doer and target.
_BOTH = 2


class NounGatherer(Goers):
    """For triggers that are nouns or phrases."""

    def gather(self) -> None:
        own = crowd(self.scene, self.at)
        if own is not None:
            self._take("actor", own)
            self._links(self._after(own.last), hops=0)
            return
        self._within()
        self._of_a_state()
        k = self._adjectives()
        pieces = self._after(self._past_described(k))
        taken = 0
        if self.at.enclitic:
            owner = self.frame.of or self.frame.subject
            # «التراجع عنه»: the pronoun of a preposition is no doer.
            if owner == "target" and pieces and self._reached_by(pieces[0]):
                self._pronoun("actor")
                self._take("target", pieces[0])
            elif self.frame.object == "participant" and self.at.trigger.part == "noun":
                self._pronoun(owner)
                self._met(pieces)
            elif self.at.trigger.part != "phrase" or owner == "target":
                self._pronoun(owner)
                if owner == "target" and pieces and pieces[0].joined:
                    self._joined(pieces, owner, "")  # «مقتله وخمسة من مساعديه»
        elif (held := held_by(self.scene, self.at, pieces)) and self.fits("actor", held):
            self._take("actor", held)
            taken = pieces.index(held) + 1
        elif pieces and self.led and not self._is_event(pieces[0]) and (role := self._led_to()):
            taken = self._first_np(pieces, role)
        elif pieces and self._governs(pieces[0], k):
            taken = self._governed(pieces)
            self.governs = bool(self.out) and not self.led
        self._links(pieces[taken:], role=self.frame.of if self.led and self.out else "")
        self._before_noun()
        self._names_behind(pieces)
        cause = None if self._acts() else staged(self.scene, self.at) or called(self.scene, self.at)
        if cause is not None:
            self._take("actor", cause)
            self._joined(self.scene.after(cause.last, BEFORE), "actor", "")

    def _past_described(self, k: int) -> int:
        """«اقتحاماتهم الاستفزازية | للمسجد»: past an adjective of relation behind a noun that its pronoun makes definite."""
        word = self.scene.tokens[k].text if self.at.enclitic and k < self.scene.last else ""
        described = word.startswith(ARTICLE) and word.endswith(ADJECTIVAL)
        named = k in self.page.mentions or self.scene.words.kinds.of_word(word)
        return k + 1 if described and not named else k

    def _reached_by(self, piece: Piece) -> bool:
        """«استهدافه تجمعا», «اقتحامهم للمسجد»: the object of a noun whose pronoun so is its doer."""
        if self.frame.name == "name":
            return False  # «تعيينه نائبا»
        done_to = self._forceful() or self.frame.name == _ENTERED  # not «إحالتهم لجهة ...»
        if done_to and piece.prep == TO and self.frame.links.get(TO) == "target":
            return self.fits("target", piece) and not self._is_event(piece)
        word = self.scene.tokens[piece.first].text
        bare = piece.kind == "np" and not (piece.prep or piece.joined or piece.definite)
        return bare and word.endswith(ALEF) and piece.named is None and self.fits("target", piece)

    def _met(self, pieces: list[Piece]) -> None:
        """«خلال استقباله، في مكتبه، الوزير»: whom the owner of the pronoun met, before or behind a circumstance."""
        for n, piece in enumerate(pieces):
            if piece.kind == "np" and not piece.prep and not piece.joined and piece.definite:
                described = not n and piece.named is None and piece.last - piece.first == 1
                if not described and self.kinds(piece) & {"person", "group"}:
                    self._take("participant", piece)
                return
            if piece.kind not in ("comma", "time", "prep", "np", "part") or piece.joined:
                return

    def _within(self) -> None:
        """«الإطاحة بعصابة», «تفكيك شبكة»: a phrase that ends with whom it befell."""
        last = self.at.last - 1
        if self._court(last):
            return
        if self.at.trigger.part != "phrase" or last == self.at.first or self.frame.of != "target":
            return
        if self.at.trigger.type in self.scene.words.sets.fire and last == self.at.first + 1:
            flown = self.scene.after(last, 2)
            if flown and flown[0].kind == "np" and self.fits("actor", flown[0]):
                span = Span(flown[0].start, flown[0].end)
                self._add("actor", self._name(flown[0]), span, self._entity(flown[0]))
                return
        if self.at.trigger.type not in self.scene.words.sets.befallen:
            return
        pieces = self.scene.after(last, BEFORE)
        if pieces and pieces[0].kind == "np" and self.kinds(pieces[0]) & {"person", "group"}:
            self._take("target", self._whole(pieces[0], pieces[1:]))

    def _of_a_state(self) -> None:
        """«غارات إسرائيلية»: a trigger with the nationality of its doer in it."""
        group = self.scene.words.group(self.at.trigger.type)
        if self.frame.subject != "actor" or group != "force":
            return
        for k in range(self.at.first + 1, self.at.last):
            nation = self.scene.words.nations.first(self.scene.tokens, k)
            if nation is not None and nation.last <= self.at.last:
                token = self.scene.tokens[k]
                self._add("actor", nation.value.name, Span(token.start, token.end))

    def _court(self, last: int) -> bool:
        """«أصدرت المحكمة», «قضت محكمة»: a phrase that is a verb and its subject. Whether it is one."""
        if self.at.trigger.part != "phrase" or last != self.at.first + 1:
            return False
        words, tokens = self.scene.words, self.scene.tokens
        feminine = tokens[self.at.first].text.endswith(TA)
        if self.frame.subject != "actor" or not (feminine or words.verbs.at(tokens, self.at.first)):
            return False
        pieces = self.scene.after(last, BEFORE)
        if not pieces or pieces[0].kind != "np" or "group" not in self.kinds(pieces[0]):
            return False
        self._take("actor", pieces[0])
        return True

    def _governs(self, piece: Piece, k: int) -> bool:
        if piece.kind == "quant":
            return True
        if piece.kind != "np" or piece.prep or piece.joined or piece.first > k + 1:
            return False
        ends = self.scene.tokens[self.at.last - 1].text
        if self.at.last - self.at.first > 1 and ends in self.scene.words.adjectives:
            return False  # «قتل تفجيران انتحاريان عشرة»
        if self.at.trigger.part == "phrase":
            closed = self.scene.tokens[self.at.last - 1].text.startswith(ARTICLE)
            return self.frame.name != "name" and not (closed and not self.out)
        return not self.at.definite

    def _governed(self, pieces: list[Piece]) -> int:
        """The noun phrases right after a noun: what it governs, then its object. How many were used."""
        skip = 0
        while skip < len(pieces) and (
            pieces[skip].kind == "quant" or (skip and self._counting(pieces, skip))
        ):
            skip += 1
        rest = pieces[skip:]
        if skip and rest and self._dual(rest[0]) and rest[0].kind == "part":
            self._stand_for(self.frame.of, rest[0].first, OF_BOTH)  # «بسجن كل منهما»
        if not rest or rest[0].kind != "np" or rest[0].prep:
            return skip
        return skip + (self._doer_and_target(rest) or self._first_governed(rest))

    def _doer_and_target(self, rest: list[Piece]) -> int:
        """«قصف القوات مواقع ...»: doer and target behind a noun; how many pieces tell them, 0 for none."""
        if len(rest) < _BOTH:
            return 0
        first, second = rest[0], rest[1]
        plain = second.kind == "np" and not (second.prep or second.joined)
        strikes = self.frame.of == "target" and self.frame.name in _STRIKING
        doer = strikes and plain and bool(self.kinds(first) & {"group", "craft", "country"})
        both = doer and self.fits("target", second) and second.first < self.limit
        if not both and not self._harmer(first, second):
            return 0
        self._take("actor", first)
        self._take("target", second)
        if not both:
            self._named_after(rest[2:], "target")
        return _BOTH + self._joined(rest[2:], "target", "")

    def _first_governed(self, rest: list[Piece]) -> int:
        """What stands first behind a noun, by what it is; how many pieces tell it."""
        frame, first = self.frame, rest[0]
        joined = 1
        while joined < len(rest) and rest[joined].kind == "np" and rest[joined].joined:
            joined += 1
        if joined < len(rest) and self._does_to(rest[joined - 1], rest[joined]):
            self._take("actor", first)
            return 1 + self._joined(rest[1:], "actor", "")
        if self._explodes(first) or self._fired_at(rest[: joined + 2]):
            self._take("instrument", first)
            return joined
        if self._named_for(first, rest[1:]):
            self.by_town = True
            self._place(0, first)
            return 1
        if first.place is not None and self.at.trigger.type in self.scene.words.sets.of_place:
            self._place(0, first)
            if "site" in self.kinds(first) and self.at.trigger.type == "bombing":
                self._take("target", first)
            return 1
        if self._is_elected(first):
            self._take("target", first)
            return 1
        by_state = self.at.trigger.type in self.scene.words.sets.by_state
        if by_state and frame.of == "target" and "state" in self.kinds(first):
            self._take("actor", first)
        elif self._goes_in(first, rest[1:]):
            self._take("actor", first)
            return 1
        elif frame.of == "target" and self._fires(first):
            self._take("actor", first)
            return 1 + self._joined(rest[1:], "actor", "")
        elif self._unknown_victim(first):
            self._add("target", self._name(first), Span(first.start, first.end))
        elif frame.name != "travel" or self._travels(first, rest[1:]):
            hung = next((p.prep for p in rest[1:3] if p.kind == "np"), "")
            owned = frame.of == "target" or hung not in frame.links
            self._take(frame.of, self._whole(first, rest[1:]) if owned else first)
            if frame.of == "target":
                self._among_them(rest[1:], "target")
            elif self._awaited():
                self._met(rest[1:])
        return 1 + self._joined(rest[1:], frame.of, "")

    def _explodes(self, first: Piece) -> bool:
        """«تفجير سيارة مفخخة»: what a noun for a bombing governs is a bomb, not what was bombed."""
        hits = self.scene.words.triggers.at(self.scene.tokens, first.first)
        bomb = any(h.value.frame.name == "explode" for h in hits)
        return bomb and self.at.trigger.type == "bombing" and self.fits("instrument", first)

    def _counting(self, pieces: list[Piece], n: int) -> bool:
        """«عدد من»: the preposition between a quantity and what it counts, which hangs on nothing."""
        after = pieces[n + 1] if n + 1 < len(pieces) else None
        between = pieces[n].kind == "prep" and pieces[n - 1].kind == "quant"
        return between and after is not None and after.kind == "np" and not after.prep

    def _awaited(self) -> bool:
        """«كان في استقبال الوزير نظيره»: who waits is named behind."""
        pieces = self.scene.before(self.at.first, _AWAITED)
        hangs = len(pieces) > 1 and pieces[-1].kind == "prep"
        return self.frame.object == "participant" and hangs and auxiliary(self.scene, pieces[-2])

    def _unknown_victim(self, first: Piece) -> bool:
        """«مقتل سايس»: an indefinite word that no table knows, right behind a noun for killing, is who was killed."""
        killing = self.at.trigger.type == "killing" and self.frame.of == "target"
        killing = killing or (self.led and self.at.trigger.type == "detention")
        bare = not (first.definite or first.mentions) and first.first == self.at.last
        return killing and bare and not self.kinds(first) and first.last - first.first == 1

    def _fires(self, first: Piece) -> bool:
        """«قصف قوات الحكومة على ...», «قصف الطيران»: a force that a noun for shelling governs is who shells; «اقتحام مستوطنين»:
        people do not get stormed."""
        if self.frame.name == _ENTERED and not self.fits("target", first):
            return self.fits("actor", first)
        fired = self.at.trigger.type in self.scene.words.sets.fire and self.frame.name == "strike"
        if not fired and self.frame.name != _ENTERED:
            return False
        armed = self.scene.words.forces.at(self.scene.tokens, first.first)
        return bool(armed) and self.fits("actor", first)

    def _harmer(self, first: Piece, second: Piece) -> bool:
        """«قتل شرطي شابا»: the doer that a noun for harm governs, and its object, in the indefinite accusative."""
        if self.frame.of != "target" or second.kind != "np" or second.prep or second.joined:
            return False
        if self.frame.name == "name":
            return False  # «تعيين فلان وزيرا»
        word = self.scene.tokens[second.first].text
        object_ = word.endswith(ALEF) and not second.definite and second.named is None
        fit = self.fits("actor", first) and self.fits("target", second)
        return object_ and fit and second.first < self.limit and bool(self.kinds(second))

    def _does_to(self, first: Piece, second: Piece) -> bool:
        """«استهداف التنظيم لمواقع», «قصف الطيران»: the one who does it, then «لـ» with what he does it to."""
        if self.frame.of != "target" or self.frame.links.get(TO) != "target":
            return False
        to = second.kind == "np" and second.prep == TO and second.first == first.last
        doers = {"group", "craft", "person"}
        if self.at.trigger.type in self.scene.words.sets.custody:
            # «إيقاف المدير العام للشركة»: he is the one held.
            doers = {"group"}
        return to and first.definite and bool(self.kinds(first) & doers)
