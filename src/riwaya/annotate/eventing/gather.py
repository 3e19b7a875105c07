"""What a trigger's clause says of who and where: linked phrases, relative clauses, names. Nouns and verbs begin
differently (`nouns`, `verbs`) and share this."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.blame import accused, charged, claimant, suspect
from riwaya.annotate.eventing.heads import head_word
from riwaya.annotate.eventing.linking import Linked
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.roles import ROLES
from riwaya.model import Span

AFTER = 22
_COMPLEMENT = 3
#: Frames and families of types whose doer may himself tell of them («أعلنت الوزارة تأجيل ...»).
_TOLD_FRAMES = frozenset(("do", "treat", "give", "name", "host"))
_TOLD_TYPES = frozenset(("mobilization", "ceasefire", "offensive"))
_TOLD_GROUPS = frozenset(("police", "law", "measure", "office", "people", "protest"))


#: Kinds of phrases that may have a doer of their own («بسبب عرقلة من قبل ...»).
_NOBODY = frozenset(("none", "event"))


class Gatherer(Linked):
    """Gathers the arguments of one trigger; `following` is the token where the next trigger begins."""

    def blamed(self) -> None:
        """Those who claim the event or are accused of it."""
        group = self.scene.words.group(self.at.trigger.type)
        if group in ("force", "police") and not self._acts():
            held = charged(self.scene, self.at.first)
            if held is not None and self.fits("actor", held[0]):
                self._add("actor", self._name(held[0]), held[1], self._entity(held[0]))
        if group != "force":
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
                self._joined(self.scene.after(piece.last, _COMPLEMENT), "actor", "")

    def _may_tell(self) -> bool:
        group = self.scene.words.group(self.at.trigger.type)
        if self.at.trigger.type in _TOLD_TYPES:
            return True
        return self.frame.name in _TOLD_FRAMES or group in _TOLD_GROUPS

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

    def _joined(self, pieces: list[Piece], role: str, prep: str) -> int:
        """Phrases joined by «و» to the one before: they share its role."""
        n = self._past_complement(pieces)
        while n < len(pieces):
            piece = pieces[n]
            after = pieces[n + 1] if n + 1 < len(pieces) else None
            if piece.kind == "np" and piece.joined and piece.prep in ("", prep):
                if piece.first >= self.limit or self._is_clause(piece):
                    break
                whole = piece if piece.mentions else self._whole(piece, pieces[n + 1 :])
                if not self._take_joined(role, whole):
                    break
                while n + 1 < len(pieces) and pieces[n + 1].last <= whole.last:
                    n += 1
            elif not (piece.kind == "comma" and after is not None and after.joined):
                break
            n += 1
        return n

    def _past_complement(self, pieces: list[Piece]) -> int:
        """«عقيدا في الشرطة ومجندا»: past a complement of the phrase just taken, where one like it is joined behind."""
        if len(pieces) < _COMPLEMENT or not self.of_title or pieces[0].kind != "prep":
            return 0
        between, joined = pieces[1], pieces[2]
        if between.kind != "np" or joined.kind != "np" or not joined.joined or joined.prep:
            return 0
        return 2 if "person" in self.kinds(joined) and not joined.definite else 0

    def _take_joined(self, role: str, piece: Piece) -> bool:
        """A phrase joined to one that was taken; one word that no table knows after a body's name is such a name
        too («قبيلتي التبو والطوارق»). Whether it was taken."""
        indefinite = "group" in self.kinds(piece) and not self._with_article(piece)
        if self.of_title and not (piece.mentions or indefinite or "person" in self.kinds(piece)):
            return False
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
        return head_word(piece, self.scene.tokens[piece.first]).startswith("ال")

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

    def _among_them(self, pieces: list[Piece], role: str) -> None:
        """«عشرات المتظاهرين، أبرزهم فلان وفلان»: the people named among those just taken."""
        for n, piece in enumerate(pieces[:4]):
            hit = self.scene.words.functions.first(self.scene.tokens, piece.first)
            if piece.kind == "part" and hit is not None and hit.value == "among":
                named = pieces[n + 1] if n + 1 < len(pieces) else None
                person = named is not None and named.kind == "np" and not named.prep
                if named is not None and person and self._one_of_them(named):
                    self._take(role, named)
                    self._joined(pieces[n + 2 :], role, "")
                return
            if piece.kind not in ("comma", "np", "prep", "quant") or (piece.joined):
                return

    def _one_of_them(self, piece: Piece) -> bool:
        """Whether a phrase names or describes one person, not a part that is counted."""
        if any(m.type == "PER" for m in piece.mentions):
            return True
        counted = any(f.first == piece.first for f in self.scene.figures)
        return not counted and self.kinds(piece) == {"person"} and not self._many(piece)

    def _is_clause(self, piece: Piece) -> bool:
        return bool(self.scene.words.light.at(self.scene.tokens, piece.first))

    def _links(self, pieces: list[Piece], *, hops: int = 2) -> None:
        """Prepositional phrases and relative clauses after the trigger."""
        agent = ""
        role = ""
        foreign = False
        for n, piece in enumerate(pieces):
            if piece.first >= self.limit:
                return
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
                role = role if agent else ""
            elif piece.kind == "rel" and hops:
                if not self._follows(piece, pieces[:n]):
                    return
                self._relative(pieces[n + 1 :])
                return
            elif piece.kind in ("comp", "conj", "mark", "rel"):
                return
            elif piece.kind == "verb":
                light = self.scene.words.light.first(self.scene.tokens, piece.first)
                if light and light.value == "-":
                    continue
                joins = self.scene.words.group(self.at.trigger.type) == "talks"
                hits = ("hits", "joins") if joins else ("hits",)
                if light and (light.enclitic or light.value in hits):
                    self._relative(pieces[n:])
                elif n == 0 and not light and self.at.trigger.part == "noun":
                    if self._resuming(piece) and not self._acts():
                        self._first_np(pieces[n + 1 :], self.frame.subject)
                        return
                    continue
                return
            elif piece.kind == "part" and hops:
                self._by_pronoun(piece)
            elif piece.kind == "np":
                if piece.joined and not piece.prep:
                    if not role or not self._take_joined(role, piece):
                        return
                elif agent and (foreign or not (self.frame.subject or self.frame.of)):
                    agent = ""
                elif agent:
                    if self.scene.words.agents.at(self.scene.tokens, piece.first - 1) or piece.prep:
                        role = self._agent(agent, piece) or role
                    agent = ""
                else:
                    role = self._by_preposition(self._whole(piece, pieces[n + 1 :]))
                    foreign = foreign or not (role or piece.mentions or self.kinds(piece) - _NOBODY)

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
        elif role == "actor" and self._acts():
            return
        elif role in ("actor", "target"):
            used = self._first_np(rest, "participant" if self.frame.of == "participant" else role)
        elif light is None:
            return
        self._links(rest[used:], hops=0)

    def _first_np(self, pieces: list[Piece], role: str) -> int:
        """Takes the first phrase; how many pieces were used. «ما قالت إنها قواعد ...» is those."""
        said = 0
        if len(pieces) > 2 and (pieces[0].kind, pieces[1].kind) == ("conj", "verb"):
            said = next((n + 1 for n, p in enumerate(pieces[:5]) if p.kind == "comp"), 0)
        if said:
            return said + self._first_np(pieces[said:], role)
        for n, piece in enumerate(pieces):
            if piece.kind == "np" and piece.prep in ("", "ل", "ب"):
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
