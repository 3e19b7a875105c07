"""What a phrase with a preposition, or a relative word, is to the event before it."""

from __future__ import annotations

from riwaya.annotate.eventing.behindnoun import BehindNoun
from riwaya.annotate.eventing.heads import head_word, with_owner
from riwaya.annotate.eventing.openers import gender_of
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.roles import ROLES
from riwaya.language.affixes import (
    ARTICLE,
    BY,
    HIS_OR_HER,
    IN,
    MANY,
    OF,
    TO,
    WITH,
)
from riwaya.model import Span

_OF_OFFICES = (OF, IN)

_TALKS = 9
#: The type whose sentence is said to be somebody's, however far behind («بالسجن خمس سنوات لفلان»).
_TRIAL = "trial"
_CALL = "call"
#: The frame of ties that are cut with somebody.
_SEVER = "sever"
#: The frame of words for what befalls vessels and vehicles.
WRECK = "wreck"
#: The role of whoever calls or invites («بدعوة من»), and the frame of journeys, whose host that is.
HOST, TRAVEL = "host", "travel"
#: «زوطر الشرقية»: a name with its adjective.
_TWO = 2
#: How far (tokens) before a noun the light verb that carries it begins.
_CARRIED = 6
#: How far (tokens) behind a trigger such a pronoun stands.
_PRONOUN = 3


class Linked(BehindNoun):
    """Gathers what hangs on a trigger by a preposition."""

    def _follows(self, rel: Piece, before: list[Piece]) -> bool:
        """Whether a relative word can follow the noun of the event, not the phrase right before it («مقتله إلى الحد من
        العمليات التي ...», «غارات التحالف الذي تقوده ...»): by its gender."""
        phrases = [p for p in before if p.kind == "np"]
        gender = self.scene.words.relatives.get(self.scene.tokens[rel.first].text)
        if self.at.trigger.part == "verb" or not phrases or gender is None:
            return True
        return gender == gender_of(self.scene, self.at.first)

    def _agent(self, role: str, piece: Piece) -> str:
        """Takes whom an agent phrase names; the role that what is joined behind it has, empty where that is the role
        before: he who leads a side of a fight is no side of it («بين الجيش بقيادة فلان وقوات ...»)."""
        if role == "actor" and self.frame.subject == "participant":
            if self.frame.name == "fight":
                return ""
            role = "participant"
        if role == "instrument" and self._somebody(piece):
            role = "actor"  # «زرعها بواسطة مسلحين»
        if role == HOST and self.frame.name == TRAVEL:
            return ""  # taken by `attended`: he who invites goes nowhere
        role = "actor" if role == HOST else role
        if not self.kinds(piece) and piece.definite and piece.last - piece.first >= _TWO:
            # «من قبل الخدمات الأمنية»: who did it, whatever he is.
            self._add(role, self._name(piece), Span(piece.start, piece.end))
            return role
        self._take(role, piece)
        return role

    def _somebody(self, piece: Piece) -> bool:
        """Whether a phrase names nothing but people or a body."""
        kinds = self.kinds(piece)
        return bool(kinds) and kinds <= {"person", "group", "country"}

    def _whole(self, piece: Piece, after: list[Piece]) -> Piece:
        return with_owner(piece, after[:2], self.scene.words, self.scene.tokens)

    def _by_preposition(self, piece: Piece) -> str:
        """Takes a phrase by the preposition before it; its role, empty for none."""
        if not piece.prep:
            return ""
        words, tokens = self.scene.words, self.scene.tokens
        tool = piece.prep == BY and bool(words.instruments.first(tokens, piece.first))
        if tool and self._fired_by(piece):
            return "actor"
        role = self._linked(piece, "instrument" if tool else self.frame.links.get(piece.prep, ""))
        if role is None:
            return ""
        if not role or role in ("topic", "origin"):
            return self._located(piece, origin=role == "origin")
        severed = self.frame.name == _SEVER and role == "target"  # «قطع علاقاتها بقطر»
        if piece.prep == BY and piece.place and role != "place" and not severed:
            self._place(1, piece)
            return ""
        if role == "target" and self._unknown_aim(piece):
            self._add(role, self._name(piece), Span(piece.start, piece.end))
        else:
            self._take(role, piece)
        return role

    def _linked(self, piece: Piece, role: str) -> str | None:
        """The role of the frame's preposition, changed by what the phrase is; None where it is no part of the event."""
        if piece.prep == BY and role == "target" and self._means(piece):
            role = "instrument"
        if role == "participant" and self._between_others(piece):
            return None
        if piece.prep == OF and self.at.trigger.type == _CALL and self.kinds(piece) == {"person"}:
            role = "participant"  # «اتصال تلقاه الوزير من نظيره»
        if piece.prep == TO and role in ROLES and not self._to(piece):
            return None
        if role == "target" and not self._may_be_target(piece):
            role = ""
        if piece.prep == WITH and self._of_border(piece):
            return None
        if role == "target" and len(piece.prep) > 1 and self._on_edge(piece):
            return None
        if piece.prep == TO and role == "target" and self._by_owner(piece):
            role = "actor" if self.kinds(piece) & {"group", "craft"} else ""
        if not role and self._comes_from(piece):
            return "actor"
        if not role and self._leaves(piece):
            return "target"
        return "actor" if role == "place" and piece.prep == TO and self._traveller(piece) else role

    def _means(self, piece: Piece) -> bool:
        """«هجوم بصاروخين»: whether a phrase behind «بـ» is what a deed was done with; a car that ran into another is no means."""
        return self.frame.name != WRECK and bool(self.kinds(piece) & {"weapon", "craft"})

    def _may_be_target(self, piece: Piece) -> bool:
        """Whether nobody else was named as the target, and «بـ» stands right behind the deed."""
        if piece.prep == BY and piece.first > self.begun + 1 and self.frame.name != _SEVER:
            return False
        return not any(a.role == "target" for a in self.out) or self._sentenced_too(piece)

    def _located(self, piece: Piece, *, origin: bool) -> str:
        """Takes the place that a phrase without a role tells, «place» where that is the event's own."""
        words, prep = self.scene.words, piece.prep
        where = words.locative(prep) or words.leading(prep) or len(prep) == 1
        if piece.place is not None and not origin and where and self._near(piece):
            self._place(1, piece)
            return "place"
        for mention in piece.mentions:
            if mention.type == "LOC" and (prep == BY or words.locative(prep)):
                self.places.append((3, mention))
        return ""

    def _sentenced_too(self, piece: Piece) -> bool:
        """«بالسجن عاما على فلان وبالسجن ثلاثة أعوام لفلان»: whether a sentence goes on with another one's."""
        if self.at.trigger.type != _TRIAL or self.kinds(piece) != {"person"}:
            return False
        since = self.scene.between(self.used, piece.first) if self.used > 0 else []
        return any(p.kind == "np" and p.joined and not self.kinds(p) & {"person"} for p in since)

    def _between_others(self, piece: Piece) -> bool:
        """«العلاقات بين البلدين», «مفاوضات بين فلان وفلان مع ...»: whether a preposition of sides hangs on a noun for what is
        between two, or comes after both sides."""
        sides = [a for a in self.out if a.role == "participant"]
        if self.governs or len(piece.prep) == 1:
            return False
        if piece.prep == WITH:
            return len(sides) == _TWO and self.between
        before = [p for p in self.scene.before(piece.first, _CARRIED) if p.kind in ("np", "verb")]
        self.between = not before or before[-1].kind != "np" or not self._relates(before[-1])
        return not self.between

    def _relates(self, piece: Piece) -> bool:
        """«للعلاقات الثنائية»: whether a phrase is headed by a noun for what is between two, which no trigger is."""
        word = head_word(piece, self.scene.tokens[piece.first]).removeprefix(ARTICLE)
        return piece.first >= self.at.last and word in self.scene.words.parties.relating

    def _unknown_aim(self, piece: Piece) -> bool:
        """«الهجوم على غاسكيندي»: a word that no table knows, right behind the preposition of an attack, is what it was on."""
        word = self.scene.tokens[piece.first].text
        far = piece.last - piece.first == _TWO and self.scene.tokens[
            piece.last - 1
        ].text.startswith(ARTICLE)
        one = (piece.last - piece.first == 1 or far) and not (piece.mentions or self.kinds(piece))
        near = piece.first <= self.begun + 1 or self.used == piece.first - 1
        near = len(piece.prep) > 1 and near
        plain = not word.endswith((*MANY, *HIS_OR_HER))
        return one and near and plain and self.at.trigger.part == "noun" and self._forceful()

    def _leaves(self, piece: Piece) -> bool:
        """«استقال من الحزب», «تجميد عضويته في الحزب»: the body that somebody leaves."""
        leaves = self.at.trigger.type == "resignation"
        office = leaves or (
            self.scene.words.group(self.at.trigger.type) == "office" and self._acts()
        )
        return office and piece.prep in _OF_OFFICES and "group" in self.kinds(piece)

    def _traveller(self, piece: Piece) -> bool:
        """«الزيارة هي الثانية لقائد الجيش», «زيارة للرئيس»: a holder of an office, after a noun."""
        if self.at.trigger.part == "verb" or piece.place is not None or self._acts():
            return False
        word = head_word(piece, self.scene.tokens[piece.first])
        singular = word.removeprefix(ARTICLE) in self.scene.words.singular
        named = piece.named is not None and self._is_head(piece, piece.named)
        return self.kinds(piece) == {"person"} and (singular or named)

    def _upon_event(self, piece: Piece) -> None:
        """«أطلقت الشرطة النار على تظاهرة»: what another trigger tells of, as what a use of force was aimed at."""
        aimed = piece.kind == "np" and len(piece.prep) > 1 and piece.first == self.limit
        if aimed and self._forceful() and self.frame.links.get(piece.prep) == "target":
            self._add("target", self._name(piece), Span(piece.start, piece.end))

    def _fired_at(self, pieces: list[Piece]) -> bool:
        """«قصف صواريخ ومدفعية على القرية»: whether what a noun for shelling governs was fired at what a preposition brings."""
        fire = self.at.trigger.type in self.scene.words.sets.fire
        aim = next((p for p in pieces if p.kind == "np" and len(p.prep) > 1), None)
        aimed = aim is not None and self.frame.links.get(aim.prep) == "target"
        return fire and aimed and self.kinds(pieces[0]) == {"weapon"}

    def _on_edge(self, piece: Piece) -> bool:
        """«على الحدود مع ...», «على طريق ...»: where it happened, not what it was done to."""
        if not self.scene.words.edges.at(self.scene.tokens, piece.first):
            return False
        self.places += [(1, m) for m in piece.mentions if m.type == "LOC"]
        return True

    def _of_border(self, piece: Piece) -> bool:
        """«قرب الحدود مع تركيا»: «مع» goes with a noun of place right before it, before a place («عبر الحدود مع التنظيم» not)."""
        if piece.place is None:
            return False
        before = self.scene.tokens[max(self.scene.first, piece.first - 2)].text
        return "area" in self.scene.words.kinds.of_word(before)

    def _to(self, piece: Piece) -> bool:
        """Whether a phrase with «لـ» belongs to the trigger: right after it or after the one who acts."""
        if self.frame.name == "give":
            return piece.first != self.used and piece.first - self.at.last <= _TALKS
        if piece.first == self.used:
            return bool(self.out) and self.out[-1].role == "actor"
        if self.at.trigger.type == _TRIAL and self.kinds(piece) == {"person"}:
            return True  # «قضت المحكمة بالسجن عاما للوزير»
        counted = self.scene.between(self.begun, piece.first)
        return all(p.kind in ("quant", "prep") for p in counted)  # «كمينا لعدد من العربات»

    def _near(self, piece: Piece) -> bool:
        """What is far behind a word of talks is most often what they were about."""
        group = self.scene.words.group(self.at.trigger.type)
        return group != "talks" or piece.first - self.at.last <= _TALKS

    def _resuming(self, verb: Piece) -> bool:
        """«زيارة يعتزمها الرئيس»: a verb right after the noun whose pronoun takes that up, so that its subject does it."""
        hit = self.scene.words.verbs.first(self.scene.tokens, verb.first)
        resumes = hit is not None and hit.enclitic in HIS_OR_HER and hit.value.kind != "say"
        return resumes and self.frame.subject in ("actor", "participant")

    def _by_pronoun(self, piece: Piece) -> None:
        """«اعتداء مواطن عليه», «محادثات معه»: what a preposition with a pronoun is to the event."""
        found = self.scene.words.parties.pronominal.get(self.scene.tokens[piece.first].text)
        if found is None or piece.first - self.at.last > _PRONOUN:
            return
        if self.at.trigger.type not in self.scene.words.sets.reached:
            return
        preposition, pronoun = found
        if len(preposition) == 1:
            return
        role = self.frame.links.get(preposition, "")
        if role in ("target", "participant") and not any(a.role == "target" for a in self.out):
            self._stand_for(role, piece.first, pronoun, person=True)
