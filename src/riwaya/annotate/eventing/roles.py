"""Arguments and places of one trigger, as they are taken from phrases: names, pronouns, states."""

from __future__ import annotations

from riwaya.annotate.eventing.heads import head_kinds, plain
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.rows import Frame
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.subjects import antecedent, antecedents, centre
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.view import fold
from riwaya.model import Argument, Mention, Span

ROLES = ("actor", "target", "participant", "instrument")
_ACTING = ("actor", "participant")


class Takes:
    """What was taken so far for one trigger."""

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
        #: Whether the pronoun on the verb stands for the phrase right before it.
        self.resumed = False
        #: Whether the noun governs whoever takes part («لقاء الوزيرين»).
        self.governs = False
        #: The token where what follows the trigger and its adjectives begins.
        self.begun = at.last
        #: The token after the phrase that was taken last.
        self.used = -1
        #: Whether that phrase ends with the name of a body.
        self.named_last = False
        #: Whether it is a title or people («وزراء الخارجية»), so that what is joined to it may belong to it.
        self.of_title = False

    def _pronoun(self, role: str) -> None:
        """The antecedent of a pronoun on the trigger."""
        if role in ROLES:
            self._stand_for(role, self.at.last - 1, self.at.enclitic)

    def _stand_for(self, role: str, k: int, pronoun: str) -> None:
        token = self.scene.tokens[k]
        span = Span(token.start, token.end)
        if pronoun == "هما" and role == "participant" and self._both(k):
            return
        if pronoun == "هما":
            states = role == "participant"
            found = antecedents(self.scene, k, ("PER", "ORG", "LOC") if states else ("PER",))
        elif pronoun not in ("ه", "ها"):
            return
        else:
            if pronoun == "ها" and role == "target":
                return
            subject = centre(self.scene, k, pronoun, teller=role != "target")
            if subject is not None and self.fits(role, subject):
                self._take(role, subject)
                return
            one = antecedent(
                self.scene,
                k,
                "ORG" if pronoun == "ها" else "PER",
                teller=role != "target",
            )
            found = [one] if one is not None else []
        words = self.scene.words
        type_ = self.at.trigger.type
        for mention in found:
            kinds = words.kinds.of_name(mention.type, self._canonical(mention))
            if words.kinds.accepts(type_, words.group(type_), role, kinds):
                self._add(role, self._canonical(mention), span, mention.entity or None)

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

    def _canonical(self, mention: Mention) -> str:
        return mention.names[0] if mention.names else self.page.document.quote(mention.span)

    def _take(self, role: str, piece: Piece) -> None:
        if role == "place":
            self._place(0, piece)
            return
        if role not in ROLES:
            self._place(1, piece)
            return
        if role in _ACTING and self._is_event(piece) and piece.first != self.at.last:
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
        for mention in piece.mentions:
            if mention.type == "LOC" and not (mention is place and role == "actor"):
                rank = 4 if mention is not place else 2 if role == "target" else 6
                self.places.append((rank, mention))
        if self.scene.tokens[piece.first].text in self.scene.words.latter:
            last = self.page.last_person(piece.first)
            if last is not None and last.start not in self.page.tellers:
                span = Span(piece.start, piece.end)
                self._add(role, self._canonical(last), span, last.entity or None)
            return
        if not self.fits(role, piece):
            return
        known = self._known_as(piece)
        if known is not None:
            span = Span(piece.start, piece.end)
            self._add(role, self._canonical(known), span, known.entity or None)
        else:
            self._add(role, self._name(piece), Span(piece.start, piece.end), self._entity(piece))
        self.used = piece.last
        self.of_title = not piece.mentions and "person" in self.kinds(piece)
        self.named_last = bool(piece.mentions) and piece.mentions[-1].type == "ORG"
        self._state(role, piece)
        self._by_capital(role, piece)
        self._referent(role, piece)
        self._owned(role, piece)

    def _referent(self, role: str, piece: Piece) -> None:
        """The body that «التنظيم», «مسلحي الحركة» take up: the only one of the page whose name opens so."""
        word = self.scene.tokens[piece.last - 1].text
        if piece.mentions or not word.startswith("ال") or piece.last - piece.first > 2:
            return
        found = self.page.bodies.get(word[2:], ())
        if len(found) == 1 and found[0].start < piece.start:
            span = Span(piece.start, piece.end)
            self._add(role, self._canonical(found[0]), span, found[0].entity or None)

    def _known_as(self, piece: Piece) -> Mention | None:
        """«قوات كردية معروفة باسم ...»: the name that a description goes by, right behind it."""
        if piece.mentions:
            return None
        for k in range(piece.first + 1, min(self.scene.last, piece.last + 1)):
            hit = self.scene.words.known_as.first(self.scene.tokens, k)
            if hit is None or hit.last < piece.last:
                continue
            at = hit.last
            while at < self.scene.last and self.scene.tokens[at].kind == "mark":
                at += 1
            found = self.page.mentions.get(at)
            return found[0] if found is not None and found[0].type != "LOC" else None
        return None

    def _owned(self, role: str, piece: Piece) -> None:
        """«قالت روسيا إن قواتها ...»: whose force a pronoun on it names."""
        word = self.scene.tokens[piece.last - 1]
        his = word.text.endswith("ه") and not word.raw.endswith("ة")
        own = role in _ACTING and (his or word.text.endswith("ها"))
        own = own and piece.last - piece.first == 1
        if not own or piece.mentions or not self.kinds(piece) & {"state", "craft", "group"}:
            return
        subject = centre(self.scene, piece.first, "ه" if his else "ها", teller=True)
        named = subject.named if subject is not None else None
        if subject is not None and named is not None and named.type != "PER":
            span = Span(piece.start, piece.end)
            self._add(role, self._canonical(named), span, named.entity or None)

    def fits(self, role: str, piece: Piece) -> bool:
        """Whether what the phrase names may stand in the role, by its kind (`roles.tsv`)."""
        type_ = self.at.trigger.type
        words = self.scene.words
        return words.kinds.accepts(type_, words.group(type_), role, self.kinds(piece))

    def kinds(self, piece: Piece) -> frozenset[str]:
        """What a phrase names: by its name where that is its head, else by its head noun, counts passed over."""
        named = piece.named
        if named is not None and self._is_head(piece, named):
            return self.scene.words.kinds.of_name(named.type, self._canonical(named))
        figure = next((f for f in self.scene.figures if f.first <= piece.first < f.last), None)
        found = head_kinds(piece, self.scene)
        if figure is not None and figure.figure.what != "other" and not found:
            return frozenset(("person",))
        return found or frozenset()

    def _is_event(self, piece: Piece) -> bool:
        """Whether a phrase is itself an event told («الهجوم الأخير الذي استهدف ...»)."""
        for k in (piece.first, piece.first - 1):
            hit = self.scene.words.triggers.first(self.scene.tokens, k) if k >= 0 else None
            if hit is not None and hit.value.part != "verb" and piece.named is None:
                return True
        return False

    def _entity(self, piece: Piece) -> str | None:
        named = piece.named
        return (named.entity or None) if named is not None and self._is_head(piece, named) else None

    def _name(self, piece: Piece) -> str:
        """A name in full where the phrase is that name (titles apart), else the page's own words."""
        named = piece.named
        if named is not None and self._is_head(piece, named):
            return self._canonical(named)
        text = self.page.document.text[piece.start : piece.end]
        if self.scene.tokens[piece.first].text.lstrip("وف").startswith("لل") and text.startswith(
            "ل"
        ):
            text = "ا" + text
        office = self.page.offices.get(fold(plain(text)))
        office = office or self._holder(piece)
        return plain(text) if office is None else self._canonical(office)

    def _holder(self, piece: Piece) -> Mention | None:
        """Who is meant by a title with nothing but the article («الوزير»), where one person of the page has it."""
        word = self.scene.tokens[piece.first].text.lstrip("وفبل")
        if piece.last - piece.first > 1 and not piece.mentions:
            return self._office_holder(piece)
        if piece.last - piece.first > 1 or not word.startswith("ال"):
            return None
        found = self.page.holders.get(word[2:])
        return found if found is not None and found.start < piece.start else None

    def _office_holder(self, piece: Piece) -> Mention | None:
        """«وزير الداخلية», «قائد الجيش الليبي»: the one person of the page named before who has all these words before
        his name."""
        words = fold(self.page.document.text[piece.start : piece.end]).split()
        if words[0].removeprefix("ال") not in self.scene.words.singular:
            return None
        found = {
            self._canonical(m): m
            for held, m in self.page.titled
            if m.start < piece.start and held >= set(words)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_head(self, piece: Piece, named: Mention) -> bool:
        """Whether the phrase stands for what it names: the name alone, or a name in apposition to a title."""
        before = self.page.document.text[piece.start : named.start].split()
        if not before or piece.apposed:
            return True
        if named.type == "PER":
            head = self.scene.words.kinds.of_word(fold(before[0]))
            if head & {"site", "area", "group"} and "person" not in head:
                return False
            if len(before) == 1:
                return before[0].startswith(("ال", "ل"))
            if not before[0].startswith(("ال", "لل")) and not self._of_title(before[0]):
                return False
            return before[-1].startswith("ال") or len(piece.mentions) > 1
        if named.type != "LOC" or len(before) != 1:
            return False
        return bool(self.scene.words.kinds.of_word(fold(before[0])) & {"area", "site"})

    def _of_title(self, word: str) -> bool:
        """Whether a word is a title that one person has, not «أنصار», «مسلحي»."""
        folded = fold(word)
        titles = self.scene.words.kinds.titles
        return any(w in titles for w in (folded, folded.lstrip("وفبلك"), folded[1:]))

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

    def _add(self, role: str, name: str, span: Span, entity: str | None = None) -> None:
        if name:
            self.out.append(Argument(role, name, span, entity))  # type: ignore[arg-type]
