"""Whom the pronouns around a trigger stand for."""

from __future__ import annotations

from riwaya.annotate.eventing.roles import ROLES, Takes
from riwaya.annotate.eventing.subjects import antecedent, antecedents, centre
from riwaya.model import Mention, Span

#: How far (tokens) before a pronoun the one stands whom it must mean.
_BESIDE = 3


class StandsFor(Takes):
    """Takes those for whom pronouns stand."""

    def _pronoun(self, role: str) -> None:
        """The antecedent of a pronoun on the trigger."""
        if role in ROLES:
            self._stand_for(role, self.at.last - 1, self.at.enclitic)

    def _stand_for(self, role: str, k: int, pronoun: str, *, person: bool = False) -> None:
        token = self.scene.tokens[k]
        span = Span(token.start, token.end)
        if pronoun == "هما" and role == "participant" and self._both(k):
            return
        if role == "target" and self._befell_before(k, pronoun):
            return
        if pronoun == "هما":
            states = role == "participant"
            found = antecedents(self.scene, k, ("PER", "ORG", "LOC") if states else ("PER",))
        elif pronoun not in self.scene.words.affixes.one:
            return
        else:
            if pronoun == "ها" and role == "target":
                return
            beside = self._right_before(k) if role != "target" else None
            if beside is not None and pronoun == "ه":
                self._add(role, self._canonical(beside), span, beside.entity or None)
                return
            subject = centre(self.scene, k, pronoun, teller=role != "target")
            own = subject is not None and self._name(subject) in {a.name for a in self.out}
            many = subject is not None and self.kinds(subject) == {"person"} and self._many(subject)
            meant = (
                subject is not None
                and not (many and pronoun == "ه")
                and (not person or self.kinds(subject) == {"person"})
            )
            if subject is not None and meant and not own and self.fits(role, subject):
                self._take(role, subject)
                return
            one = antecedent(
                self.scene, k, "ORG" if pronoun == "ها" else "PER", teller=role != "target"
            )
            found = [one] if one is not None else []
        words = self.scene.words
        type_ = self.at.trigger.type
        for mention in found:
            kinds = words.kinds.of_name(mention.type, self._canonical(mention))
            if words.kinds.accepts(type_, words.group(type_), role, kinds):
                self._add(role, self._canonical(mention), span, mention.entity or None)

    def _befell_before(self, k: int, pronoun: str) -> bool:
        """«الإفراج عن ثلاثة موظفين بعد خطفهم»: whether the pronoun stands for whom the last deed told before it befell; of
        one only where both are deeds to prisoners."""
        held = self.scene.words.group(self.at.trigger.type) == "police"
        if self.at.trigger.part == "verb" and pronoun not in self.scene.words.affixes.many:
            return False
        for first, role, group, piece in reversed(self.scene.taken):
            if role != "target" or piece.last > k or "person" not in self.kinds(piece):
                continue
            if self._many(piece) != (pronoun in self.scene.words.affixes.many) or not (
                pronoun in self.scene.words.affixes.many or (held and group == "police")
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
        """«وزير الدفاع فلان في زيارته»: the person named right before, a preposition apart."""
        at = k - 1
        while at > self.scene.first and self.scene.words.functions.at(self.scene.tokens, at):
            at -= 1
        if k - at > _BESIDE or at == k - 1:
            return None
        found = (m for m, last in self.page.mentions.values() if m.type == "PER" and last == at + 1)
        return next(found, None)
