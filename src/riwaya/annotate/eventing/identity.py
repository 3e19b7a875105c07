"""Who or what a phrase names for one trigger: by its name, its office, its head noun."""

from __future__ import annotations

from riwaya.annotate.eventing.heads import head_kinds, plain
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.rows import Frame
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.affixes import (
    ALEF,
    ALL_PROCLITICS,
    ARTICLE,
    CONJUNCTIONS,
    HA,
    HIS_OR_HER,
    OF_MANY,
    TA_MARBUTA,
    TO,
    TO_THE,
)
from riwaya.language.view import fold
from riwaya.model import Argument, Mention

_DEFINITE_OR_BOUND = (ARTICLE, TO)
_DEFINITE = (ARTICLE, TO_THE)

#: How far (tokens) behind a description its complements reach.
_COMPLEMENTS = 8
#: Marks that open a name.
_OPENING = frozenset('(«"“')
#: How far (tokens) back the noun stands that «أخرى» leaves out.
_BACK = 12
#: Kinds of words before a counted noun, which do not tell what is counted.
_UNTOLD = {"none", "of"}


class Identifies:
    """What is known of one trigger while its arguments are gathered, and what phrases around it name."""

    def __init__(self, scene: EventScene, at: TriggerAt, following: int) -> None:
        self.scene = scene
        self.at = at
        self.frame: Frame = at.trigger.frame
        self.page = scene.page
        self.limit = following
        self.out: list[Argument] = []
        self.places: list[tuple[int, Mention]] = []
        self.light: int | None = None
        #: Whether the subject is an event told by another trigger («الهجوم الذي استهدف»): it is nobody.
        self.by_event = False
        #: The token of that event's noun.
        self.by: int | None = None
        #: Whether the pronoun on the verb stands for the phrase right before it.
        self.resumed = False
        #: Whether both sides were told by one preposition («بين فلان وفلان»).
        self.between = False
        #: Whether the event is called by a town («اتفاق فيينا»), so that it is known from before.
        self.by_town = False
        #: Whether the noun governs whoever takes part («لقاء الوزيرين»).
        self.governs = False
        #: Whether what follows hangs on the preposition that ends the trigger.
        self.led = False
        #: The token where what follows the trigger and its adjectives begins.
        self.begun = at.last
        #: The token after the phrase that was taken last.
        self.used = -1
        #: Whether that phrase ends with the name of a body.
        self.named_last = False
        #: Whether it is a title or people («وزراء الخارجية»), so that what is joined to it may belong to it.
        self.of_title = False

    def _known_as(self, piece: Piece) -> Mention | None:
        """«قوات كردية معروفة باسم ...»: the name that a description goes by, right behind it."""
        if piece.mentions and self._is_head(piece, piece.mentions[-1]):
            return None
        if (set_off := self._in_brackets(piece)) is not None:
            return set_off
        for k in range(piece.first + 1, self._end_of_complements(piece) + 1):
            hit = self.scene.words.known_as.first(self.scene.tokens, k)
            if hit is None or hit.last < piece.last:
                continue
            at = hit.last
            while at < self.scene.last and self.scene.tokens[at].kind == "mark":
                at += 1
            found = self.page.mentions.get(at)
            return found[0] if found is not None and found[0].type != "LOC" else None
        return None

    def _in_brackets(self, piece: Piece) -> Mention | None:
        """«جماعة (أنصار الجبل)»: the name of a body that stands in brackets or quotation marks right behind its bare noun."""
        if piece.mentions or piece.definite or self.kinds(piece) != {"group"}:
            return None
        marked = piece.last < self.scene.last and self.scene.tokens[piece.last].text in _OPENING
        found = self.page.mentions.get(piece.last + 1) if marked else None
        return found[0] if found is not None and found[0].type == "ORG" else None

    def _end_of_complements(self, piece: Piece) -> int:
        """Where what hangs on a phrase ends, a comma behind it or none («أحد قادة الحركة في الشمال، ويدعى ...»)."""
        end = piece.last
        if self.kinds(piece) != {"person"}:
            return min(self.scene.last - 1, end)
        for after in self.scene.after(piece.last, _COMPLEMENTS):
            hangs = after.kind == "prep" or (after.kind == "np" and bool(after.prep))
            if not hangs and after.kind != "comma":
                break
            end = after.last
        return min(self.scene.last - 1, end)

    def fits(self, role: str, piece: Piece) -> bool:
        """Whether what the phrase names may stand in the role, by its kind (`roles.tsv`)."""
        type_ = self.at.trigger.type
        words = self.scene.words
        kinds = self.kinds(piece)
        return words.kinds.accepts(type_, words.group(type_), role, kinds, self.frame.name)

    def _of_states(self, role: str) -> bool:
        """Whether a state may stand in the role: «الاحتجاجات العراقية» are no state's."""
        type_, words = self.at.trigger.type, self.scene.words
        state = frozenset(("country",))
        known = role in ("actor", "target", "participant", "instrument")
        return known and words.kinds.accepts(type_, words.group(type_), role, state)

    def kinds(self, piece: Piece) -> frozenset[str]:
        """What a phrase names: by its name where that is its head, else by its head noun, counts passed over."""
        named = piece.named
        alike = self._another(piece)
        if alike is not None:
            return self.kinds(alike)
        if named is not None and self._is_head(piece, named):
            return self.scene.words.kinds.of_name(named.type, self._canonical(named))
        figure = next((f for f in self.scene.figures if f.first <= piece.first < f.last), None)
        found = head_kinds(piece, self.scene)
        if figure is not None and figure.figure.what != "other" and not (found or set()) - _UNTOLD:
            return frozenset(("person",))
        if not found and self._of_a_nation(piece):
            return frozenset(("person",))
        return found or frozenset()

    def _of_a_nation(self, piece: Piece) -> bool:
        """«هجوم نفذه تونسي»: whether a phrase is but the indefinite masculine adjective of a nation, which so is one of its men."""
        nation = self.scene.words.nations.first(self.scene.tokens, piece.first)
        alone = piece.last - piece.first == 1 and not (piece.definite or piece.mentions)
        masculine = not self.scene.tokens[piece.first].raw.endswith(TA_MARBUTA)
        return alone and nation is not None and masculine and not piece.joined

    def _is_event(self, piece: Piece) -> bool:
        """Whether a phrase is itself an event told («الهجوم الأخير الذي استهدف ...»)."""
        for k in (piece.first, piece.first - 1):
            hits = self.scene.words.triggers.at(self.scene.tokens, k) if k >= 0 else []
            if k < piece.first and piece.joined:
                continue  # «متظاهرين والشرطة»
            verb = k < piece.first and k >= 0 and self.scene.words.verbs.at(self.scene.tokens, k)
            if verb and all(h.last == piece.first for h in hits):
                continue  # «سيطرت قوات»
            if piece.named is None and any(h.value.part != "verb" for h in hits):
                # «مسيرة»: a drone, or a march; «متظاهرون»
                return not self.kinds(piece) & {"craft", "person"}
        return False

    def _another(self, piece: Piece) -> Piece | None:
        """«أغرقت سفينة وهاجمت أخرى»: the phrase before whose noun a bare «أخرى» leaves out."""
        if piece.last - piece.first > 1 or piece.mentions or piece.definite:
            return None
        if self.scene.tokens[piece.first].text not in self.scene.words.another:
            return None
        before = [p for p in self.scene.before(piece.first, _BACK) if p.kind == "np"]
        found = (p for p in reversed(before) if not (p.prep or p.definite or p.mentions))
        return next((p for p in found if p.last - p.first == 1), None)

    def _entity(self, piece: Piece) -> str | None:
        named = piece.named
        if named is None or not self._is_head(piece, named):
            named = self.page.holders.of(piece)
        return (named.entity or None) if named is not None else None

    def _name(self, piece: Piece) -> str:
        """A name in full where the phrase is that name (titles apart), else the page's own words."""
        named = piece.named
        if named is not None and self._is_head(piece, named):
            return self._canonical(named)
        text = self.page.document.text[piece.start : piece.end]
        if self.scene.tokens[piece.first].text.lstrip(CONJUNCTIONS).startswith(
            TO_THE
        ) and text.startswith(TO):
            text = ALEF + text
        alike = self._another(piece)
        if alike is not None:
            head = self.scene.tokens[alike.first].raw
            return plain(f"{head} {text}")
        holder = self.page.holders.of(piece)
        return plain(text) if holder is None else self._canonical(holder)

    def _is_head(self, piece: Piece, named: Mention) -> bool:
        """Whether the phrase stands for what it names: the name alone, or a name in apposition to a title."""
        before = self.page.document.text[piece.start : named.start].split()
        if not before or piece.apposed:
            return True
        if named.type == "PER":
            head = self.scene.words.kinds.of_word(fold(before[0]))
            if head & {"site", "area", "group"} and "person" not in head:
                return False
            if self._his(before):
                return True
            if head == {"of"}:
                return len(before) == 1
            if len(before) == 1:
                addressed = fold(before[0]) in self.scene.words.kinds.honorifics
                return addressed or before[0].startswith(_DEFINITE_OR_BOUND)
            if not before[0].startswith(_DEFINITE) and not self._of_title(before[0]):
                return False
            return before[-1].startswith(ARTICLE) or len(piece.mentions) > 1
        if named.type != "LOC" or len(before) != 1:
            return False
        return bool(self.scene.words.kinds.of_word(fold(before[0])) & {"area", "site"})

    def _his(self, before: list[str]) -> bool:
        """«نظيره الروسي», «زوجته»: one person by what he is to another, then his name."""
        word = fold(before[0])
        stem = next((word.removesuffix(e) for e in self._pronouns() if word.endswith(e)), "")
        one = stem in self.scene.words.singular or stem[:-1] + HA in self.scene.words.singular
        one = one or (bool(stem) and self.scene.words.kinds.of_word(stem) == {"person"})
        return bool(stem) and one and all(w.startswith(ARTICLE) for w in before[1:])

    def _pronouns(self) -> tuple[str, ...]:
        """Pronouns of one or more that may own somebody («نظيره»), longest first."""
        return tuple(sorted((*HIS_OR_HER, *OF_MANY), key=len, reverse=True))

    def _of_title(self, word: str) -> bool:
        """Whether a word is a title that one person has, not «أنصار», «مسلحي»."""
        folded, kinds = fold(word), self.scene.words.kinds
        if folded in kinds.kin:
            return False
        return any(w in kinds.titles for w in (folded, folded.lstrip(ALL_PROCLITICS), folded[1:]))

    def _canonical(self, mention: Mention) -> str:
        return mention.names[0] if mention.names else self.page.document.quote(mention.span)
