"""Arguments and places of one trigger, as they are taken from phrases: names, pronouns, states."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.bearers import bearer
from riwaya.annotate.eventing.control import teller
from riwaya.annotate.eventing.heads import head_word, with_body
from riwaya.annotate.eventing.pairs import Pairs
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.subjects import centre
from riwaya.language.affixes import ADJECTIVAL, ARTICLE, HA, HER, HIS, MANY_MEN, OF, TA_MARBUTA
from riwaya.model import Span

#: How far (tokens) behind a description the body begins that it belongs to.
_BODY = 3
ROLES = ("actor", "target", "participant", "instrument")
_ACTING = ("actor", "participant")
_PEOPLE = frozenset(("person", "group"))


class Takes(Pairs):
    """What was taken so far for one trigger."""

    def _many(self, piece: Piece) -> bool:
        """Whether a phrase names more than one person: no name, no word for one."""
        if piece.named is not None and self._is_head(piece, piece.named):
            return False
        word = head_word(piece, self.scene.tokens[piece.first]).removeprefix(ARTICLE)
        return word not in self.scene.words.singular

    def _take(self, role: str, piece: Piece) -> None:
        if role == "place":
            self._place(0, piece)
            return
        if role not in ROLES:
            self._place(1, piece)
            return
        if role in _ACTING and not self._inside(piece) and self._is_event(piece):
            return
        if role in _ACTING and self._describes_trigger(piece):
            return
        place = piece.place
        if (
            place is not None
            and role == "actor"
            and self.frame.name == "assault"
            and self.at.trigger.part != "verb"
            and piece.first <= self.at.last + 2
            and piece.first >= self.at.last
        ):
            self._place(0, piece)
            return
        # «هتافات ضد إيران»
        against = role == "target" and self.scene.words.group(self.at.trigger.type) == "protest"
        for mention in piece.mentions:
            if mention.type == "LOC" and not (mention is place and role == "actor") and not against:
                self.places.append((self._rank(role, of_phrase=mention is place), mention))
        if self.scene.tokens[piece.first].text in self.scene.words.latter:
            last = self.page.last_person(piece.first)
            if last is not None and last.start not in self.page.tellers:
                span = Span(piece.start, piece.end)
                self._add(role, self._canonical(last), span, last.entity or None)
            return
        if self._both_sides(role, piece) or not self.fits(role, piece):
            return
        if self._homeland(role, piece) or self._pair(role, piece) or self._two_states(role, piece):
            return
        name = bearer(self.scene, piece)
        if name is not None and all(a.span.start != name.start for a in self.out):
            piece = name
        described, piece = piece, self._with_body(piece)
        whole = OF in self.frame.links and self.kinds(piece) != {"group"}
        piece = piece if whole else with_body(piece, self.scene)  # «زيارة وفد من الحركة»
        known = self._known_as(piece)
        if known is not None:
            span = Span(piece.start, piece.end)
            self._add(role, self._canonical(known), span, known.entity or None)
        else:
            self._add(role, self._name(piece), Span(piece.start, piece.end), self._entity(piece))
        if known is None and not any(m.type == "PER" for m in described.mentions):
            self._listed(role, described)
        self.scene.taken.append((self.at.first, role, self.at.trigger.type, piece))
        self.used = piece.last
        self.of_title = not piece.mentions and "person" in self.kinds(piece)
        self.named_last = bool(piece.mentions) and piece.mentions[-1].type == "ORG"
        self._state(role, described)
        self._movement(role, piece)
        if role == "actor" and self.kinds(piece) == {"craft"}:
            self._flown_for(piece)
        self._by_capital(role, piece)
        self._referent(role, piece)
        self._owned(role, piece)

    def _flown_for(self, piece: Piece) -> None:
        """«أعلن المتحدث باسم الجيش أن طائرات قصفت ...»: the force whose words tell of aircraft that are nobody else's."""
        words = self.scene.words
        told = range(piece.first + 1, piece.last)
        if piece.definite or any(words.parties.unowned.at(self.scene.tokens, k) for k in told):
            return
        body = teller(self.scene, self.at)
        if body is not None:
            span = Span(piece.start, piece.end)
            self._add("actor", self._canonical(body), span, body.entity or None)

    def _homeland(self, role: str, piece: Piece) -> bool:
        """«أكد الرئيس التركي أن بلاده ...»: the country of whom the pronoun stands for. Whether it is such a word."""
        word = self.scene.tokens[piece.first]
        his = word.text.endswith(HA) and not word.raw.endswith(TA_MARBUTA)
        owned = piece.last - piece.first == 1 and (his or word.text.endswith(HER))
        if not owned or piece.mentions or self.kinds(piece) != {"country"}:
            return False
        subject = centre(self.scene, piece.first, HIS if his else HER, teller=True)
        for k in range(subject.first, subject.last) if subject is not None else ():
            nation = self.scene.words.nations.first(self.scene.tokens, k)
            if nation is not None and not nation.prefix:
                self._add(role, nation.value.name, Span(piece.start, piece.end))
                break
        return True

    def _describes_trigger(self, piece: Piece) -> bool:
        """«خفض التمثيل الدبلوماسي»: whether a word is but the adjective of the definite one that ends the trigger."""
        word = self.scene.tokens[piece.first].text
        alone = piece.first == self.at.last and piece.last - piece.first == 1 and not piece.mentions
        ends = self.scene.tokens[self.at.last - 1].text.startswith(ARTICLE)
        relates = word.startswith(ARTICLE) and word.endswith(ADJECTIVAL)
        return alone and ends and relates and self.at.trigger.part == "phrase"

    def _inside(self, piece: Piece) -> bool:
        """Whether a phrase stands right behind the trigger, or is the subject in it («أدانت المحكمة»)."""
        if piece.first == self.at.last:
            return True
        verbal = self.scene.words.verbs.at(self.scene.tokens, self.at.first)
        return bool(verbal) and self.at.first < piece.first < self.at.last

    def _with_body(self, piece: Piece) -> Piece:
        """«قوات موالية لحكومة الوفاق»: a description with the body that its last word ties it to."""
        if piece.mentions or piece.last - piece.first < 2:
            return piece
        if not self.scene.words.parties.belonging.at(self.scene.tokens, piece.last - 1):
            return piece
        after = self.scene.after(piece.last, _BODY)
        body = next((p for p in after[:2] if p.kind == "np" and p.prep), None)
        if body is None or not (body.mentions or self.kinds(body) & _PEOPLE):
            return piece
        return msgspec.structs.replace(piece, last=body.last, end=body.end)

    def _rank(self, role: str, *, of_phrase: bool) -> int:
        """How well the place that a phrase names, or that is part of it, tells where: what is attacked is the place of
        the attack."""
        if not of_phrase:
            return 4
        if role != "target":
            return 6
        if self.frame.name == "leave":
            return 0  # «انسحب من سراقب بمحافظة إدلب»
        return 1 if self.scene.words.group(self.at.trigger.type) == "force" else 2

    def _referent(self, role: str, piece: Piece) -> None:
        """The body that «التنظيم», «مسلحي الحركة» take up: the only one of the page whose name opens so."""
        word = self.scene.tokens[piece.last - 1].text
        if piece.mentions or not word.startswith(ARTICLE) or piece.last - piece.first > 2:
            return
        found = self.page.bodies.get(word[2:], ())
        if len(found) == 1 and found[0].start < piece.start and found[0].type == "ORG":
            span = Span(piece.start, piece.end)
            self._add(role, self._canonical(found[0]), span, found[0].entity or None)

    def _owned(self, role: str, piece: Piece) -> None:
        """«قالت روسيا إن قواتها ...»: whose force a pronoun on it names."""
        word = self.scene.tokens[piece.last - 1]
        his = word.text.endswith(HA) and not word.raw.endswith(TA_MARBUTA)
        own = role in _ACTING and (his or word.text.endswith(HER))
        own = own and piece.last - piece.first == 1
        if not own or piece.mentions or not self.kinds(piece) & {"state", "craft", "group"}:
            return
        subject = centre(self.scene, piece.first, HIS if his else HER, teller=True)
        named = subject.named if subject is not None else None
        if subject is not None and named is not None and named.type != "PER":
            span = Span(piece.start, piece.end)
            self._add(role, self._canonical(named), span, named.entity or None)

    def _movement(self, role: str, piece: Piece) -> None:
        """«المسلحين الحوثيين»: the movement whose name describes people."""
        named = piece.named
        if named is None or named.type != "ORG" or self._is_head(piece, named):
            return
        one = piece.mentions == (named,) and self.kinds(piece) == {"person"}
        adjective = self.scene.tokens[piece.last - 1].text
        adjectival = adjective.startswith(ARTICLE) and adjective.endswith(MANY_MEN)
        if one and named.end == piece.end and adjectival and self._many(piece):
            self._add(role, self._canonical(named), Span(piece.start, piece.end), named.entity)

    def _state(self, role: str, piece: Piece) -> None:
        """The state whose force or body a phrase names («القوات المصرية»)."""
        if role not in _ACTING or piece.named is not None:
            return
        if not self.kinds(piece) & {"state", "craft"}:
            return
        for k in range(piece.first + 1, piece.last):
            nation = self.scene.words.nations.first(self.scene.tokens, k)
            if nation and not nation.prefix:
                self._add(role, nation.value.name, Span(piece.start, piece.end))

    def _by_capital(self, role: str, piece: Piece) -> None:
        """A state that acts by the name of its capital («أعلنت القاهرة»)."""
        stands = role == "target" and self.scene.words.group(self.at.trigger.type) == "measure"
        if (role in _ACTING or stands) and piece.place is not None:
            country = self.scene.words.capitals.get(self._canonical(piece.place))
            if country:
                self._add(role, country, Span(piece.start, piece.end))

    def _place(self, rank: int, piece: Piece) -> None:
        if piece.place is not None:
            self.places.append((rank, piece.place))
