"""What a trigger's clause says of who and where: linked phrases, relative clauses, names. Nouns and verbs begin
differently (`nouns`, `verbs`) and share this."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.attendance import Attended
from riwaya.annotate.eventing.bearers import past_title
from riwaya.annotate.eventing.blame import accused, charged, claimant, suspect
from riwaya.annotate.eventing.clause import agrees
from riwaya.annotate.eventing.crowds import opposed
from riwaya.annotate.eventing.joining import COMPLEMENT
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.roles import ROLES
from riwaya.language.affixes import BY, TO
from riwaya.model import Span

_BARE_OR_BOUND = ("", TO, BY)

AFTER = 22
#: Among how many pieces behind its word what somebody is accused of stands.
_CHARGE = 4
#: Among how many pieces behind what was hit it is said whose that is.
_SAID = 7
#: «أن», whoever did it, the verb.
_THREE = 3
#: Frames whose doer may himself tell of them («أعلنت الوزارة تأجيل ...»).
_TOLD_FRAMES = frozenset(("do", "treat", "give", "name", "host"))


#: Kinds of phrases that may have a doer of their own («بسبب عرقلة من قبل ...»).
_NOBODY = frozenset(("none", "event"))


class Gatherer(Attended):
    """Gathers the arguments of one trigger; `following` is the token where the next trigger begins."""

    def blamed(self) -> None:
        """Those who claim the event or are accused of it."""
        if self.at.trigger.type in self.scene.words.sets.charged and not self._acts():
            held = charged(self.scene, self.at.first)
            if held is not None and self.fits("actor", held[0]):
                self._add("actor", self._name(held[0]), held[1], self._entity(held[0]))
        if self.scene.words.group(self.at.trigger.type) != "force":
            return
        first = self.at.first
        for piece in (
            claimant(self.scene, first),
            accused(self.scene, first),
            suspect(self.scene, first),
        ):
            if piece is None:
                continue
            named = piece.named
            if named is not None and named.type == "LOC" and self._is_head(piece, named):
                self._add("actor", self._canonical(named), Span(piece.start, piece.end))
            else:
                self._take("actor", piece)
            if piece.first < first:
                self._joined(self.scene.after(piece.last, COMPLEMENT), "actor", "")

    def against(self) -> None:
        """Whom a protest is against, where something behind it says so."""
        piece = opposed(self.scene, self.at)
        if piece is not None and not any(a.role == "target" for a in self.out):
            self._take("target", piece)

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
        agent = ""
        foreign = False
        past = 0
        for n, piece in enumerate(pieces):
            if piece.first >= self.limit:
                self._upon_event(piece)
                return
            if role in ROLES and piece.kind in ("comma", "prep") and n >= past:
                past = past_title(self.scene, pieces, n)  # «بحق فلان، رئيس الحزب، ونائبه»
            if n < past or (role and self._manner(pieces, n)):
                continue
            if piece.first < self.used and n:
                continue
            hit = self.scene.words.agents.first(self.scene.tokens, piece.first)
            if piece.kind == "prep" or (piece.kind in ("verb", "part") and hit is not None):
                agent = (
                    hit.value
                    if hit
                    else agent
                    if agent and piece.first == pieces[n - 1].last
                    else ""
                )
                role = role if agent or (role and self._besides(pieces, n)) else ""
            elif piece.kind == "rel" and hops:
                if not self._follows(piece, pieces[:n]):
                    return
                self._relative(pieces[n + 1 :])
                return
            elif piece.kind == "comp" and n == 1 and pieces[0].kind == "verb":
                self._believed(pieces[n:])
                return
            elif piece.kind == "conj" and self._then(pieces[n + 1 :]):
                continue
            elif piece.kind in ("comp", "conj", "mark", "rel"):
                return
            elif piece.kind == "verb":
                light = self.scene.words.light.first(self.scene.tokens, piece.first)
                if light and light.value == "-":
                    continue
                joins = self.scene.words.group(self.at.trigger.type) == "talks"
                hits = ("hits", "joins") if joins else ("hits",)
                again = pieces[n + 1].kind == "part" if n + 1 < len(pieces) else False
                if light and (light.enclitic or light.value in hits or (n == 0 and again)):
                    self._relative(pieces[n:])
                elif n == 0 and not light and self.at.trigger.part == "noun":
                    if self._resuming(piece) and not self._acts():
                        self._first_np(pieces[n + 1 :], self.frame.subject)
                        return
                    continue
                return
            elif piece.kind == "part" and role in ROLES and self._among(piece):
                self._among_them(pieces[n:], role)
            elif piece.kind == "part" and hops:
                self._by_pronoun(piece)
            elif piece.kind == "np":
                aimed = self._aimed_at(piece)
                if aimed is not None:
                    self._take("target", self._whole(aimed, pieces[n + 1 :]))
                    role = "target"
                elif n and self._besides(pieces, n - 1) == n and (role or self._acts()):
                    # «ترشح فلان للرئاسة إلى جانب فلان»
                    role = role or ("" if self._has("target") else self.frame.subject)
                    if role:
                        self._take_joined(role, piece)
                elif piece.joined and not piece.prep:
                    verb = self.at.trigger.part == "verb" and n > 0
                    whole = piece if piece.mentions else self._whole(piece, pieces[n + 1 :])
                    if (role and not self._take_joined(role, whole)) or not (role or verb):
                        return
                elif agent and (
                    (foreign and agent != "participant")
                    or not (self.frame.subject or self.frame.of)
                ):
                    agent = ""
                elif agent:
                    if self.scene.words.agents.at(self.scene.tokens, piece.first - 1) or piece.prep:
                        role = self._agent(agent, piece) or role
                    agent = ""
                else:
                    role = self._by_preposition(self._whole(piece, pieces[n + 1 :]))
                    if role == "target":
                        self._said_whose(pieces[n + 1 :])
                    foreign = foreign or not (
                        role
                        or piece.mentions
                        or self.kinds(piece) - _NOBODY
                        or self._charged(pieces[: n + 1])
                    )

    def _charged(self, pieces: list[Piece]) -> bool:
        """«بتهمة القتل العمد من طرف ...»: whether the last piece tells of what somebody is accused, which has no doer here."""
        for piece in reversed(pieces[-_CHARGE:]):
            if self.scene.words.parties.charges.at(self.scene.tokens, piece.first):
                return True
            if piece.kind not in ("np", "part"):
                return False
        return False

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
