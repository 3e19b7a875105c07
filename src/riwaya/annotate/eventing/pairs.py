"""Two or more of whom a phrase speaks without naming them: both sides, both states, two holders of one office, those on a list."""

from __future__ import annotations

from riwaya.annotate.eventing.antecedents import antecedents
from riwaya.annotate.eventing.headcounts import of_two
from riwaya.annotate.eventing.heads import head_word
from riwaya.annotate.eventing.identity import Identifies
from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import AND, ARTICLE, DUAL, DUALS, HA, TA
from riwaya.model import Argument, Span

#: Among how many armed bodies named last the two sides of a fight are.
_BODIES = 4
#: How far (tokens) before «البلدين» the two states are named.
_STATES = 70
_PAIR = 2


class Pairs(Identifies):
    """Takes those for whom such phrases stand."""

    def _listed(self, role: str, piece: Piece) -> None:
        """«الرجال الثلاثة»: those whom a list of the page names for a phrase that only counts them."""
        for member in self.page.rosters.of(piece):
            if self.fits(role, member):
                span = Span(member.start, member.end)
                self._add(role, self._name(member), span, self._entity(member))

    def _pair(self, role: str, piece: Piece) -> bool:
        """«بحث الوزيران», «اتفقت الحركتان», «اعتقل الصحفيان»: whom a definite dual of one's office or sort
        stands for. Whether it is one."""
        if piece.last - piece.first > 1 or piece.mentions:
            return False
        word = head_word(piece, self.scene.tokens[piece.first])
        if not word.startswith(ARTICLE):
            return False
        words, stem = self.scene.words, word.removeprefix(ARTICLE)
        if stem.endswith(DUAL) and of_two(stem, self.page):
            return self._take_two(role, piece, ("PER",))
        single = next((stem.removesuffix(e) for e in DUALS if stem.endswith(e)), "")
        body = single.removesuffix(TA) + HA if single.endswith(TA) else single
        if not single or "group" not in words.kinds.of_word(body) | words.kinds.of_word(single):
            return False
        return self._take_two(role, piece, ("ORG",))

    def _take_two(self, role: str, piece: Piece, kinds: tuple[str, ...]) -> bool:
        """Takes the two of whom a phrase speaks, but of talks only two who are named together. Whether there are such."""
        talks = self.at.trigger.type in self.scene.words.sets.pacts
        found = antecedents(self.scene, piece.first, kinds, joined=not talks)
        for mention in found:
            span = Span(piece.start, piece.end)
            self._add(role, self._canonical(mention), span, mention.entity or None)
        return bool(found)

    def _as_before(self, role: str, span: Span) -> bool:
        """Takes both sides told last of an event of the family. Whether there are such."""
        sides = self.page.sides.get(self.scene.words.family(self.at.trigger.type), ())
        for side in sides:
            self._add(role, side.name, span, side.entity)
        return bool(sides)

    def _both_did(self) -> None:
        """«حث الجيش والحركة على استئناف ما اتفقا عليه»: the two named together last, for a verb of two without a subject."""
        if self.at.trigger.type in self.scene.words.sets.pacts and not self.out:
            token = self.scene.tokens[self.at.first]
            piece = Piece("np", self.at.first, self.at.first + 1, token.start, token.end)
            self._take_two("participant", piece, ("ORG", "STATE", "PER"))

    def _both_sides(self, role: str, piece: Piece) -> bool:
        """«اشتباكات بين الطرفين», «هجوم نفذه الجانبان»: the two sides told last of an event of the family; without them, of a
        fight, the two armed bodies named last, of talks the two named together. Whether they were taken."""
        if role not in ("actor", "participant") or piece.last - piece.first > 1:
            return False
        if head_word(piece, self.scene.tokens[piece.first]) not in self.scene.words.parties.both:
            return False
        group, span = self.scene.words.family(self.at.trigger.type), Span(piece.start, piece.end)
        if self._as_before(role, span):
            return True
        if group != "force":
            return self._take_two(role, piece, ("ORG", "STATE", "PER"))
        bodies = [
            m
            for first, (m, last) in self.page.mentions.items()
            if m.type == "ORG"
            and first < piece.first
            and any(self.scene.words.forces.at(self.scene.tokens, k) for k in range(first, last))
        ]
        named = {self._canonical(m): m for m in bodies[-_BODIES:]}
        if len(named) == 2:
            for name, mention in named.items():
                self._add(role, name, span, mention.entity or None)
        return len(named) == 2

    def _two_states(self, role: str, piece: Piece) -> bool:
        """«وقع البلدان», «مفاوضات بين البلدين»: the only two states of which the sentence, else the text before it, speaks.
        What is between two states is a topic where the sides are known («بحث الوزيران العلاقات بين البلدين»). Whether it is
        such a phrase."""
        word = head_word(piece, self.scene.tokens[piece.first])
        if role != "participant" or piece.mentions or piece.last - piece.first > 1:
            return False
        if word not in self.scene.words.parties.states:
            return False
        if len({a.span.start for a in self.out if a.role in ("actor", "participant")}) >= _PAIR:
            return True
        here = self._nations(self.scene.first, piece.first)
        found = here if len(here) >= _PAIR else self._nations(piece.first - _STATES, piece.first)
        if len(found) != _PAIR:
            found = self._beside_one_another(piece.first)
        if len(found) != _PAIR:
            return False
        for name in found:
            self._add(role, name, Span(piece.start, piece.end))
        return True

    def _beside_one_another(self, before: int) -> list[str]:
        """The two states told last as a pair («بين الصومال وإثيوبيا»)."""
        held = self.page.mentions
        for k in range(before - 1, max(0, before - _STATES), -1):
            one = held.get(k)
            other = held.get(one[1]) if one is not None else None
            if one is None or other is None or not self.scene.tokens[one[1]].text.startswith(AND):
                continue
            names = [self._canonical(one[0]), self._canonical(other[0])]
            if all(name in self.scene.words.countries for name in names):
                return names
        return []

    def _nations(self, first: int, last: int) -> list[str]:
        """The states that tokens `first`..`last` name, by name or adjective, each once."""
        out: dict[str, None] = {}
        words, tokens = self.scene.words, self.scene.tokens
        for k in range(max(0, first), last):
            held = self.page.mentions.get(k)
            name = self._canonical(held[0]) if held is not None else ""
            nation = words.nations.first(tokens, k) if name not in words.countries else None
            if name in words.countries:
                out[name] = None
            elif nation is not None:
                out[nation.value.name] = None
        return list(out)

    def _add(self, role: str, name: str, span: Span, entity: str | None = None) -> None:
        if name:
            self.out.append(Argument(role, name, span, entity))  # type: ignore[arg-type]
