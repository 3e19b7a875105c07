"""What a trigger's clause says of who and where: linked phrases, relative clauses, names. Nouns and verbs begin
differently (`nouns`, `verbs`) and share this."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.bearers import past_title
from riwaya.annotate.eventing.clause import agrees
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.roles import ROLES
from riwaya.annotate.eventing.wrecks import Wrecked
from riwaya.language.affixes import BY, TO
from riwaya.model import Span

_BARE_OR_BOUND = ("", TO, BY)

AFTER = 22
#: Among how many pieces behind what was hit it is said whose that is.
_SAID = 7
#: «أن», whoever did it, the verb.
_THREE = 3
#: Frames whose doer may himself tell of them («أعلنت الوزارة تأجيل ...»).
_TOLD_FRAMES = frozenset(("do", "treat", "give", "name", "host"))


#: Kinds of phrases that may have a doer of their own («بسبب عرقلة من قبل ...»).
_NOBODY = frozenset(("none", "event"))


class _Walk(msgspec.Struct):
    """How far the pieces behind a trigger were read: by what role and word for a doer the next one is taken.

    `foreign`: somebody else's deed was told of; before `past` what stands tells of a title.
    """

    pieces: list[Piece]
    hops: int
    role: str = ""
    agent: str = ""
    foreign: bool = False
    past: int = 0


class Gatherer(Wrecked):
    """Gathers the arguments of one trigger; `following` is the token where the next trigger begins."""

    def _may_tell(self) -> bool:
        announced = self.at.trigger.type in self.scene.words.sets.announced
        talks = self.scene.words.group(self.at.trigger.type) == "talks"  # «يرجحون مناقشة ...»
        return announced or (self.frame.name in _TOLD_FRAMES and not talks)

    def _after(self, k: int, reach: int = AFTER) -> list[Piece]:
        """The pieces from token `k` on; commas around a time are dropped with it."""
        pieces = self.scene.after(k, reach)
        self.begun = k
        out: list[Piece] = []
        if pieces and pieces[0].first == self.at.last == k and self._ends_with(pieces[0].prep):
            # «الإفراج عن الصحفي»: the preposition is the phrase's own.
            pieces[0] = msgspec.structs.replace(pieces[0], prep="")
            self.led = True
        for n, piece in enumerate(pieces):
            beside = [p.kind for p in (*pieces[max(0, n - 1) : n], *pieces[n + 1 : n + 2])]
            if piece.kind == "comma" and "time" in beside:
                continue
            out.append(piece)
        return out

    def _ends_with(self, prep: str) -> bool:
        last = self.scene.tokens[self.at.last - 1].text
        return bool(prep) and self.at.trigger.part == "phrase" and last == prep

    def _links(self, pieces: list[Piece], *, hops: int = 2, role: str = "") -> None:
        """Prepositional phrases and relative clauses after the trigger; `role` is that of what stands before them."""
        walk = _Walk(pieces, hops, role)
        for n, piece in enumerate(pieces):
            if piece.first >= self.limit:
                self._upon_event(piece)
                return
            if walk.role in ROLES and piece.kind in ("comma", "prep") and n >= walk.past:
                walk.past = past_title(self.scene, pieces, n)  # «بحق فلان، رئيس الحزب، ونائبه»
            if n < walk.past or (walk.role and self._manner(pieces, n)):
                continue
            if piece.first < self.used and n:
                continue
            if not self._step(walk, n):
                return

    def _step(self, walk: _Walk, n: int) -> bool:
        """Whether the walk goes on after the piece at `n`."""
        piece = walk.pieces[n]
        hit = self.scene.words.agents.first(self.scene.tokens, piece.first)
        if piece.kind == "prep" or (piece.kind in ("verb", "part") and hit is not None):
            beside = walk.agent and piece.first == walk.pieces[n - 1].last
            walk.agent = hit.value if hit else walk.agent if beside else ""
            goes_on = walk.agent or (walk.role and self._besides(walk.pieces, n))
            walk.role = walk.role if goes_on else ""
            return True
        if piece.kind == "np":
            return self._phrase(walk, n)
        if piece.kind == "verb":
            return self._light_verb(walk, n)
        if piece.kind == "part":
            if walk.role in ROLES and self._among(piece):
                self._among_them(walk.pieces[n:], walk.role)
            elif walk.hops:
                self._by_pronoun(piece)
            return True
        return self._clause(walk, n)

    def _clause(self, walk: _Walk, n: int) -> bool:
        """«الذي ...», «يرجح أنها ...», «ثم ...» behind the trigger; whether the walk goes on."""
        piece, rest = walk.pieces[n], walk.pieces[n + 1 :]
        if piece.kind == "rel" and walk.hops:
            if self._follows(piece, walk.pieces[:n]):
                self._relative(rest)
            return False
        if piece.kind == "comp" and n == 1 and walk.pieces[0].kind == "verb":
            self._believed(walk.pieces[n:])
            return False
        if piece.kind == "conj":
            return self._then(rest)
        return piece.kind not in ("comp", "mark", "rel")

    def _light_verb(self, walk: _Walk, n: int) -> bool:
        """A verb behind the trigger: one that carries it («نفذته»), or of a clause about its subject."""
        pieces, piece = walk.pieces, walk.pieces[n]
        light = self.scene.words.light.first(self.scene.tokens, piece.first)
        if light and light.value == "-":
            return True
        joins = self.scene.words.group(self.at.trigger.type) == "talks"
        hits = ("hits", "joins") if joins else ("hits",)
        again = pieces[n + 1].kind == "part" if n + 1 < len(pieces) else False
        if light and (light.enclitic or light.value in hits or (n == 0 and again)):
            self._relative(pieces[n:])
        elif n == 0 and not light and self.at.trigger.part == "noun":
            if not self._resuming(piece) or self._acts():
                return True
            self._first_np(pieces[n + 1 :], self.frame.subject)
        return False

    def _phrase(self, walk: _Walk, n: int) -> bool:
        """A noun phrase behind the trigger, by its preposition, or as what an agent's word or «و» joins."""
        piece, rest = walk.pieces[n], walk.pieces[n + 1 :]
        aimed = self._aimed_at(piece)
        if aimed is not None:
            self._take("target", self._whole(aimed, rest))
            walk.role = "target"
        elif n and self._besides(walk.pieces, n - 1) == n and (walk.role or self._acts()):
            # «ترشح فلان للرئاسة إلى جانب فلان»
            walk.role = walk.role or ("" if self._has("target") else self.frame.subject)
            if walk.role:
                self._take_joined(walk.role, piece)
        elif piece.joined and not piece.prep:
            verb = self.at.trigger.part == "verb" and n > 0
            whole = piece if piece.mentions else self._whole(piece, rest)
            if not walk.role:
                return verb
            return self._take_joined(walk.role, whole)
        elif walk.agent:
            nobody = walk.foreign and walk.agent != "participant"
            nobody = nobody or not (self.frame.subject or self.frame.of)
            led = self.scene.words.agents.at(self.scene.tokens, piece.first - 1) or piece.prep
            if led and not nobody:
                walk.role = self._agent(walk.agent, piece) or walk.role
            walk.agent = ""
        else:
            walk.role = self._by_preposition(self._whole(piece, rest))
            if walk.role == "target":
                self._said_whose(rest)
            own = walk.role or piece.mentions or self.kinds(piece) - _NOBODY
            walk.foreign = walk.foreign or not (own or self._charged(walk.pieces[: n + 1]))
        return True

    def _relative(self, pieces: list[Piece]) -> None:
        """«الذي نفذته القوات ...», «التي استهدفت ...», «الذي تعرضت له مدينة ...»."""
        verb = None
        for n, piece in enumerate(pieces[:4]):
            trigger = self.scene.words.triggers.first(self.scene.tokens, piece.first)
            if piece.kind == "verb" or (trigger and trigger.value.part == "verb"):
                verb = n
                break
        if verb is None:
            return
        light = self.scene.words.light.first(self.scene.tokens, pieces[verb].first)
        role = light.value if light else "-"
        rest = pieces[verb + 1 :]
        if role == "joins" and light is not None and light.enclitic:
            self._stand_for("participant", pieces[verb].first, light.enclitic)
        names = {"hits": "target", "joins": "participant", "place": "place"}
        used = 0
        if role in names:
            if role != "joins" or light is None or not light.enclitic:
                used = self._first_np(rest, names[role])
        elif role == "actor" and (self._acts() or self.at.trigger.part == "verb"):
            return
        elif role in ("actor", "target"):
            own = [p for p in rest if p.first < self.limit]
            used = self._first_np(own, "participant" if self.frame.of == "participant" else role)
            if not used and role == "actor" and light is not None and light.enclitic:
                self._left_out(pieces[verb].first)
        elif light is None:
            return
        self._links(rest[used:], hops=0)

    def _aimed_at(self, piece: Piece) -> Piece | None:
        """«شنت غارات مستهدفة مقرات»: the object of a participle that says what a deed was aimed at, without it."""
        if piece.prep or piece.joined:
            return None
        word = self.scene.tokens[piece.first].text
        if word not in self.scene.words.aiming or piece.last - piece.first == 1:
            return None
        start = self.scene.tokens[piece.first + 1].start
        return msgspec.structs.replace(piece, first=piece.first + 1, start=start)

    def _said_whose(self, pieces: list[Piece]) -> None:
        """«قصفت مواقع قالت إنها تابعة للتنظيم», «... قال إنها تخص الميليشيات»: whose that which was hit is said to be."""
        rest = [p for p in pieces[:_SAID] if p.kind not in ("mark", "part")]
        if [p.kind for p in rest[:2]] != ["verb", "comp"] or not self.scene.has_pronoun(rest[1]):
            return
        for piece in rest[2:]:
            bound = piece.kind == "np" and piece.prep in ("", TO)
            if bound and self.kinds(piece) & {"person", "group", "country"}:
                self._take("target", piece)
                return
            if piece.kind not in ("verb", "np"):
                return

    def _believed(self, pieces: list[Piece]) -> None:
        """«غارات يرجح أنها روسية», «غارات يعتقد أن طائرات روسية شنتها على ...»: whose deed it is said to be."""
        if len(pieces) < _THREE - 1 or pieces[1].kind != "np" or self._acts():
            return
        if self.scene.has_pronoun(pieces[0]):
            nation = self.scene.words.nations.first(self.scene.tokens, pieces[1].first)
            if nation is not None and self._forceful():
                self._add("actor", nation.value.name, Span(pieces[1].start, pieces[1].end))
            return
        if len(pieces) < _THREE:
            return
        light = self.scene.words.light.first(self.scene.tokens, pieces[2].first)
        if pieces[2].kind == "verb" and light is not None and light.enclitic:
            if light.value == "actor":
                self._take("actor", pieces[1])
            self._links(pieces[3:], hops=0)

    def _left_out(self, verb: int) -> None:
        """«ردا على هجوم ... في أول قصف ينفذه»: the subject that the verb leaves out is that of the clause around it."""
        own = self.scene.clause_of(verb)
        for clause in reversed(self.scene.clauses):
            if own is None or clause.verb >= self.at.first or clause.subject is None:
                continue
            if agrees(own, clause) and self.fits("actor", clause.subject):
                self._take("actor", clause.subject)
            return

    def _first_np(self, pieces: list[Piece], role: str) -> int:
        """Takes the first phrase; how many pieces were used. «ما قالت إنها قواعد ...» is those."""
        said = 0
        if len(pieces) > 2 and (pieces[0].kind, pieces[1].kind) == ("conj", "verb"):
            said = next((n + 1 for n, p in enumerate(pieces[:5]) if p.kind == "comp"), 0)
        if said:
            return said + self._first_np(pieces[said:], role)
        for n, piece in enumerate(pieces):
            if piece.kind == "np" and piece.prep in _BARE_OR_BOUND:
                self._take(role, piece)
                used = n + 1 + self._joined(pieces[n + 1 :], role, piece.prep)
                if role == "participant":
                    self._partner(pieces[used:])
                return used
            if piece.kind not in ("time", "part", "prep", "np", "dem", "quant"):
                return 0
        return 0

    def _partner(self, pieces: list[Piece]) -> None:
        """«جمع الوزير برئيس ...»: the other side after «بـ»."""
        for piece in pieces[:2]:
            linked = piece.kind == "np" and self.frame.links.get(piece.prep) == "participant"
            if linked and piece.place is None:
                self._take("participant", piece)
