"""Whom the pronouns around a trigger stand for."""

from __future__ import annotations

from riwaya.annotate.eventing.antecedents import antecedent, antecedents
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.roles import ROLES, Takes
from riwaya.annotate.eventing.subjects import armed, centre
from riwaya.language.affixes import (
    ARTICLE,
    DUAL,
    FEMININES,
    HER,
    HIS,
    HIS_OR_HER,
    MANY,
    OF_BOTH,
    OF_MANY,
    OF_THIRD,
)
from riwaya.language.marks import COMMAS
from riwaya.model import Mention, Span

#: How far (tokens) before a pronoun the one stands whom it must mean.
_BESIDE = 3
#: How far (tokens) before it in its sentence somebody stands whom an arrest befell.
_HERE = 24


#: Families of deeds of which one befalls whom another befell («قتل جندي بعد إطلاق النار عليه»).
_BEFALLS = ("police", "force")
#: How far (tokens) before a pronoun the relative clause begins that it stands in, and how many pieces that is with its head.
_BEFORE, _RELATIVE = 8, 3
#: What may use force by its kind alone.
_FORCEFUL = frozenset(("country", "capital", "person", "state"))


class StandsFor(Takes):
    """Takes those for whom pronouns stand."""

    def _pronoun(self, role: str) -> None:
        """The antecedent of a pronoun on the trigger."""
        if role in ROLES:
            self._stand_for(role, self.at.last - 1, self.at.enclitic)

    def _stand_for(self, role: str, k: int, pronoun: str, *, person: bool = False) -> None:
        token = self.scene.tokens[k]
        span = Span(token.start, token.end)
        if (
            pronoun == OF_BOTH
            and role == "participant"
            and (self._both(k) or self._of_both(role, k))
        ):
            return
        if role == "target" and self._befell_before(k, pronoun):
            return
        followed = self._before_relative(k) if role == "target" else None
        if followed is not None:
            self._take(role, followed)
            return
        if pronoun == OF_BOTH:
            found = antecedents(self.scene, k, self._two(role))
        elif pronoun in OF_MANY and role != "target":
            self._of_them(role, k)
            return
        elif pronoun not in HIS_OR_HER:
            return
        else:
            if pronoun == HER and role == "target":
                return
            beside = self._right_before(k) if role != "target" else None
            if beside is not None and (pronoun == HIS or beside.type == "ORG"):
                self._add(role, self._canonical(beside), span, beside.entity or None)
                return
            held = self._held_here(k) if role == "target" and pronoun == HIS else None
            dead = self._buried(k) if role == "target" and pronoun == HIS and not held else None
            if dead is not None:
                self._add(role, self._canonical(dead), span, dead.entity or None)
                return
            subject = held or self._centre(k, pronoun, role)
            own = subject is not None and self._name(subject) in {a.name for a in self.out}
            many = subject is not None and self.kinds(subject) == {"person"} and self._many(subject)
            meant = (
                subject is not None
                and not (many and pronoun == HIS)
                and (not person or self.kinds(subject) == {"person"})
            )
            if subject is not None and meant and not own and self.fits(role, subject):
                self._take(role, subject)
                return
            one = antecedent(
                self.scene, k, "ORG" if pronoun == HER else "PER", teller=role != "target"
            )
            found = [one] if one is not None else []
        words = self.scene.words
        type_ = self.at.trigger.type
        for mention in found:
            kinds = words.kinds.of_name(mention.type, self._canonical(mention))
            if words.kinds.accepts(type_, words.group(type_), role, kinds):
                self._add(role, self._canonical(mention), span, mention.entity or None)

    def _centre(self, k: int, pronoun: str, role: str) -> Piece | None:
        """Whom a pronoun stands for by the clauses before it: of force no teller that has none («أشار المرصد إلى غارات التحالف
        وضرباته ...»)."""
        subject = centre(self.scene, k, pronoun, teller=role != "target")
        if subject is None or role == "target" or not self._of_force():
            return subject
        if armed(self.scene, subject) or self.kinds(subject) & _FORCEFUL:
            return subject
        return centre(self.scene, k, pronoun, teller=False)

    def _of_force(self) -> bool:
        return self.scene.words.group(self.at.trigger.type) == "force"

    def _after_pronoun(self) -> bool:
        """«أنه قتل شرطيا»: the verb has its subject in the pronoun before it."""
        hit = self.scene.words.functions.first(self.scene.tokens, self.at.first - 1)
        text = self.scene.tokens[self.at.first - 1].text
        return hit is not None and hit.value == "comp" and text.endswith(OF_THIRD)

    def _before_relative(self, k: int) -> Piece | None:
        """«القرية التي تم تحريرها», «الصحفي الذي جرى توقيفه»: what the relative word before a verb of happening follows, which the
        pronoun on the noun behind that takes up."""
        before = self.scene.before(k, _BEFORE)
        while before and before[-1].kind == "time":
            before = before[:-1]
        if len(before) < _RELATIVE or [p.kind for p in before[-2:]] != ["rel", "verb"]:
            return None
        lights = self.scene.words.light.at(self.scene.tokens, before[-1].first)
        happens = bool(lights) and all(h.value == "-" for h in lights)
        head = before[-3]
        gender = self.scene.words.relatives.get(self.scene.tokens[before[-2].first].text)
        word = self.scene.tokens[head.first].raw
        agree = (gender == "f") == word.endswith(FEMININES) or head.named is not None
        meant = head.kind == "np" and len(head.prep) != 1 and agree and self.fits("target", head)
        return head if happens and meant else None

    def _of_both(self, role: str, k: int) -> bool:
        """«اتفقت الحركتان خلال اجتماعهما»: the dual that is the subject of the clause; where no two persons are named, the sides
        told last. Whether there are such."""
        told = (c.subject for c in reversed(self.scene.clauses) if c.verb < k and c.subject)
        subject = next(told, None)
        if subject is not None and subject.last <= k and not subject.mentions:
            word = self.scene.tokens[subject.first].text
            if word.startswith(ARTICLE) and word.endswith(DUAL):
                self._take(role, subject)
                return True
        if antecedents(self.scene, k, ("PER",)):
            return False
        return self._as_before(role, Span(self.scene.tokens[k].start, self.scene.tokens[k].end))

    def _of_them(self, role: str, k: int) -> None:
        """«قدم ثلاثة وزراء استقالتهم»: several people who are the subject of the clause before."""
        told = (c for c in reversed(self.scene.clauses) if c.verb < k and c.subject is not None)
        clause = next(told, None)
        subject = clause.subject if clause is not None else None
        told_by = clause is None or clause.kind == "say"
        if subject is None or told_by or subject.last > k:
            return
        if "person" in self.kinds(subject) and self._many(subject):
            self._take(role, subject)

    def _two(self, role: str) -> tuple[str, ...]:
        """What two a dual pronoun may stand for: persons, sides, or the towns that were struck («قصفهما»)."""
        if role == "participant":
            return ("PER", "ORG", "STATE")
        return ("LOC",) if self.frame.name == "strike" and role == "target" else ("PER",)

    def _held_here(self, k: int) -> Piece | None:
        """«الكشف عن مهرب ثان في البلدة وإيقافه»: whom an arrest befell, where no clause of the sentence has its own subject: the
        one person described last in it."""
        if self.scene.words.group(self.at.trigger.type) != "police":
            return None
        if any(c.verb < k and c.own for c in self.scene.clauses):
            return None
        people = (
            p
            for p in reversed(self.scene.before(k, _HERE))
            if p.kind == "np" and self.kinds(p) == {"person"}
        )
        found = next(people, None)
        if found is None or self.scene.tokens[found.first].text[:1].isdigit():
            return None
        more = self.scene.tokens[found.first].text.endswith(MANY)
        return None if more else found

    def _buried(self, k: int) -> Mention | None:
        """«شيع الرئيس جثمان المحافظ فلان بعد يومين من اغتياله»: whom the clause around a killing is about, not its subject, who
        lived to do it: the one person named between that and the pronoun."""
        if self.at.trigger.type not in self.scene.words.sets.deadly:
            return None
        before = [c for c in self.scene.clauses if c.verb < k and c.subject is not None]
        clause = before[-1] if before else None
        subject = clause.subject if clause is not None else None
        if clause is None or subject is None or clause.kind in ("say", "accuse") or clause.relative:
            return None
        if not clause.own or subject.last > k or self.kinds(subject) != {"person"}:
            return None
        start = max(subject.last, clause.last)
        named = [
            m
            for p in self.scene.between(start, k)
            if not p.joined
            for m in p.mentions
            if m.type == "PER"
        ]
        own = {self._canonical(m) for m in subject.mentions}
        one = named[0] if len({self._canonical(m) for m in named}) == 1 else None
        return one if one is not None and self._canonical(one) not in own else None

    def _befell_before(self, k: int, pronoun: str) -> bool:
        """«الإفراج عن ثلاثة موظفين بعد خطفهم»: whether the pronoun stands for whom the last deed told before it befell; of
        one only where both are deeds to prisoners."""
        family = self.scene.words.group(self.at.trigger.type)
        held = family in _BEFALLS
        if self.at.trigger.part == "verb" and pronoun not in OF_MANY:
            return False
        for first, role, type_, piece in reversed(self.scene.taken):
            if role != "target" or piece.last > k or "person" not in self.kinds(piece):
                continue
            if self._many(piece) != (pronoun in OF_MANY) or not (
                pronoun in OF_MANY or (held and self.scene.words.group(type_) == family)
            ):
                return False
            if any(p.kind == "rel" for p in self.scene.between(piece.last, k)):
                return False
            for told, fellow in [(t[0], t[3]) for t in self.scene.taken if t[1] == role]:
                if told == first:
                    self._take(role, fellow)
            return True
        return False

    def _both(self, k: int) -> bool:
        """«دعا الوزير نظيره خلال لقاء جمعهما»: subject and object of the clause are the two. Whether they were taken."""
        clause = next((c for c in reversed(self.scene.clauses) if c.verb < k and c.own), None)
        if clause is None or clause.subject is None or clause.subject.first < clause.verb:
            return False
        after = self.scene.between(clause.subject.last, k)
        if not after or after[0].kind != "np" or after[0].prep or after[0].joined:
            return False
        pair = (clause.subject, after[0])
        if any(self.kinds(p) != {"person"} for p in pair):
            return False
        for piece in pair:
            self._take("participant", piece)
        return True

    def _right_before(self, k: int) -> Mention | None:
        """«وزير الدفاع فلان في زيارته», «مجلس الأمن، خلال اجتماعه»: the person named right before, a preposition apart; a body
        where that says that it took part."""
        at, body = k - 1, False
        while at > self.scene.first and (
            hits := self.scene.words.functions.at(self.scene.tokens, at)
        ):
            body = any(h.value == "beside" for h in hits)
            at -= 1
        if k - at > _BESIDE or at == k - 1:
            return None
        if body and self.scene.tokens[at].text in COMMAS:
            at -= 1
        kinds = ("PER", "ORG") if body else ("PER",)
        found = (m for m, last in self.page.mentions.values() if m.type in kinds and last == at + 1)
        return next(found, None)
