"""Names put to the titles that stand before them: «القيادي بالحركة فلان», «وزيرا خارجية مصر فلان والأردن فلان»."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.phrase_ends import PhraseEnds
from riwaya.annotate.eventing.pieces import Piece, joined_to
from riwaya.language.affixes import (
    ARTICLE,
    HIS_OR_HER,
    MANY_MEN,
    MEN,
    PREPOSED,
    TA_MARBUTA,
    THE_PARTICIPLE,
)
from riwaya.language.marks import QUOTES
from riwaya.language.view import fold

#: Among how many pieces before a name its title stands, and where a comma sets the name off.
_APPOSED = 3
_SET_OFF = 5
#: How many complements a title has at most before the name.
_COMPLEMENTS = 3
#: Among how many pieces before a second title the first begins, and behind it somebody else is to come.
_SECOND, _STILL = 8, 8
_SOMEBODY = frozenset(("person", "group"))
#: The kind of words that name nobody by themselves («قطبي الأزمة»).
_NOBODY = frozenset(("none",))


class Appositions(PhraseEnds):
    """Puts names to titles."""

    def apposed(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces with the name of a person put to the title that stands before it, over a comma or a complement
        of the title («القيادي بالحركة سالم الورفلي»)."""
        out: list[Piece] = []
        for n, piece in enumerate(pieces):
            named = piece.named
            if self._bracketed(out, piece):
                out[-1] = msgspec.structs.replace(out[-1], last=piece.last)
                continue
            if self._same_office(out, piece):
                whole = out.pop()
                out.append(joined_to(whole, piece))
                continue
            if named is not None and named.type == "PER" and not (piece.prep or piece.joined):
                beside = named.start == piece.start or self._entitled(out, piece)
                title = self._title(out, styled=self._styled(piece)) if beside else None
                if title is None and beside:
                    title = self._posted(out, pieces[n + 1] if n + 1 < len(pieces) else None)
                if title is not None:
                    out[title:] = [joined_to(out[title], piece)]
                    self._described_before(out)
                    second = self._second_title(out, pieces[n + 1 :])
                    if second is not None:
                        out[second:] = [joined_to(out[second], out[-1])]
                    continue
                family = self._relative_of(out) if beside else None
                if family is not None:
                    whole = out[family]
                    out[family:] = [msgspec.structs.replace(whole, last=piece.last, end=piece.end)]
                    continue
                if not beside:
                    second = self._second_title([*out, piece], pieces[n + 1 :])
                    if second is not None:
                        out[second:] = [joined_to(out[second], piece)]
                        continue
            out.append(piece)
        return out

    def _bracketed(self, out: list[Piece], piece: Piece) -> bool:
        """«اتحاد وكالات الأنباء (يونا)»: a short name in brackets right behind the full one."""
        if not out or out[-1].kind != "np" or piece.kind != "np" or piece.joined:
            return False
        if not any(m.type != "LOC" for m in out[-1].mentions):
            return False  # «مساعد المدرب (فلان)»
        before = self.tokens[piece.first - 1].text if piece.first else ""
        after = self.tokens[piece.last].text if piece.last < len(self.tokens) else ""
        return before == "(" and after == ")" and out[-1].last >= piece.first - 1

    def _same_office(self, out: list[Piece], piece: Piece) -> bool:
        """«وزراء خارجية مصر سامح شكري والأردن أيمن الصفدي»: a name right behind a country joined to one that has its own."""
        if (
            len(out) < 2
            or piece.prep
            or piece.joined
            or [m.type for m in piece.mentions] != ["PER"]
        ):
            return False
        state, before = out[-1], out[-2]
        alone = state.joined and [m.type for m in state.mentions] == ["LOC"] and not state.prep
        return (
            alone
            and state.last == piece.first
            and state.start == state.mentions[0].start
            and piece.start == piece.mentions[0].start
            and [m.type for m in before.mentions] == ["LOC", "PER"]
        )

    def _entitled(self, out: list[Piece], piece: Piece) -> bool:
        """«وزير الخارجية السعودي، الأمير فيصل»: a name with a title of its own, set off from another title."""
        if out and out[-1].kind == "np" and self._styled(piece):
            return True
        if len(out) < 2 or out[-1].kind != "comma" or out[-2].kind != "np" or out[-2].prep:
            return False
        one = out[-2].definite and self.words.kinds.of_word(self._head(out[-2])) == {"person"}
        titled = self.tokens[piece.first].text.startswith(ARTICLE)
        return one and titled and self.words.kinds.of_word(self._head(piece)) == {"person"}

    def _styled(self, piece: Piece) -> bool:
        """«وزير الصحة الدكتور حمد», «قائد الجيش اللواء سالم»: a rank or form of address between a title and the name."""
        return piece.named is not None and self.tokens[piece.first].text in self.words.kinds.styles

    def _title(self, out: list[Piece], *, styled: bool) -> int | None:
        """Which piece is the title that a name right after them belongs to: of a `styled` one no unknown word («في الشمال النقيب»)."""
        k = len(out) - 1
        described: int | None = None
        set_off = k >= 0 and out[k].kind == "comma"
        while k >= 0 and len(out) - k <= (_SET_OFF if set_off else _APPOSED):
            piece = out[k]
            if piece.kind == "np" and not any(m.type == "PER" for m in piece.mentions):
                kinds = self.words.kinds.of_word(head := self._head(piece))
                beside = k == len(out) - 1 and (piece.definite or not head.endswith(MEN))
                if not (beside or set_off) and self._of_many(head):
                    return described  # «اغتال مسلحون الشاب فلانا»
                # «في محافظة سبها | فلان»
                titled = head in self.words.kinds.titles and not (piece.place and kinds == {"area"})
                if "person" in kinds or (titled and k == len(out) - 1):
                    return k
                unsure = kinds <= _NOBODY and (kinds or not styled) and not piece.mentions
                if k == len(out) - 1 and piece.prep and unsure:
                    described = k
                hangs = piece.joined or piece.prep in PREPOSED or (set_off and piece.prep)
                if not hangs and not (set_off and self._owns(out, k)):
                    return described
            elif not (k == len(out) - 1 and set_off) and not (set_off and piece.kind == "prep"):
                return described
            k -= 1
        return described

    def _of_many(self, head: str) -> bool:
        """«المسلحين ... والمقاومة»: people in the plural, whom no name further behind describes."""
        plain = head.removeprefix(ARTICLE)
        return plain.endswith(MANY_MEN) and plain not in self.words.singular

    def _owns(self, out: list[Piece], k: int) -> bool:
        """«وشؤون المنظمات»: whether a phrase is what the one joined before it belongs to."""
        before = out[k - 1] if k else None
        beside = before is not None and before.kind == "np" and before.last == out[k].first
        return beside and before is not None and before.joined and not before.definite

    def _posted(self, out: list[Piece], after: Piece | None) -> int | None:
        """«السفير الأميركي في لبنان فلان», «رئيسة البعثة في ليبيا فلانة»: the title before the place or body where it is held,
        which stands between it and the name. Right behind a verb («استقبل الوزير في بيروت فلانا») that is so of words for
        those who are posted somewhere, in a body, and where an object is still to come."""
        held, body, k = 0, False, len(out) - 1
        if k >= 0 and out[k].kind == "comma":
            k -= 1  # «سفيرته في إسبانيا، فلانة»
        while k >= 0 and held <= _COMPLEMENTS:
            piece = out[k]
            if piece.kind == "np" and piece.prep and not self._holds(piece):
                if piece.joined or any(m.type == "PER" for m in piece.mentions):
                    return None
                held, body = held + 1, self._is_body(piece)
            elif piece.kind == "np" and held and self._short(piece):
                body = True
            elif self._participial(piece) or self._of_body(out, k):
                held, body = held or 1, True  # «رئيس البرلمان المعترف به دوليا فلان»
            elif piece.kind == "np" and held:
                own = self._stem(piece)
                if not ((piece.definite or own) and self._holds(piece)):
                    return None
                free = k > 0 and out[k - 1].kind not in ("verb", "np")
                posted = (own or self._head(piece).removeprefix(ARTICLE)) in self.words.posted
                return k if free or body or posted or self._is_object(after) else None
            elif not (piece.kind == "prep" and held) and piece.kind != "part":
                return None
            k -= 1
        return None

    def _relative_of(self, out: list[Piece]) -> int | None:
        """«عائلة الصحفي المختطف في ليبيا فلان»: the phrase about somebody's kin or body that ends with a title, or a word for him,
        to which a name belongs that stands behind it or its circumstance."""
        k = len(out) - 1
        while k > 0 and len(out) - k <= _COMPLEMENTS and out[k].prep:
            k -= 2 if out[k - 1].kind == "prep" else 1
        whole = out[k] if k >= 0 else None
        if whole is None or whole.kind != "np" or whole.mentions or not whole.definite:
            return None
        words = [self.tokens[i].text for i in range(whole.first + 1, whole.last)]
        owner = next((w for w in words if w.startswith(ARTICLE)), "")
        held = owner.removeprefix(ARTICLE) in self.words.kinds.ones
        bound = not self.tokens[whole.first].text.startswith(ARTICLE)
        about = self.words.kinds.of_word(self._head(whole)) & _SOMEBODY
        return k if held and bound and about else None

    def _described_before(self, out: list[Piece]) -> None:
        """«سفير المملكة المعتمد لدى البلاد السيد فلان»: puts the phrase just named to the title right before it that it describes."""
        if len(out) < 2:
            return
        title, named = out[-2], out[-1]
        beside = (
            title.kind == "np" and title.last == named.first and not (named.prep or named.joined)
        )
        participle = self.tokens[named.first].text.startswith(THE_PARTICIPLE)
        if beside and participle and title.definite and self._holds(title):
            out[-2:] = [joined_to(title, named)]

    def _second_title(self, out: list[Piece], after: list[Piece]) -> int | None:
        """«وزير الثقافة والصناعة التقليدية، الناطق باسم الحكومة فلان»: the title without a name, over its complements, that the
        comma before another one with its name sets off: of whoever hangs on a preposition, or where somebody else is to come; one
        right before another («مع رئيس الوزراء وزير الخارجية فلان») too, or where what is done follows («تلقى ... اتصالا»)."""
        beside = len(out) > 1 and out[-2].kind == "np" and out[-2].last == out[-1].first
        k = len(out) - (2 if beside else 3)
        if k < 0 or out[-1].prep or out[-1].joined or not (beside or out[-2].kind == "comma"):
            return None
        if not (beside or self.tokens[out[-1].first].text.startswith(ARTICLE)):
            return None
        while not beside and k > 0 and len(out) - k < _SECOND and self._complement(out[k]):
            k -= 1
        title = out[k]
        if title.kind != "np" or title.joined or not (title.definite and self._holds(title)):
            return None
        phrases = [p for p in after[:_STILL] if p.kind == "np" and not (p.prep or p.joined)]
        object_ = bool(phrases) and phrases[0] is after[0] and self._is_object(after[0])
        to_come = any(p.definite and (p.mentions or self._one(p)) for p in phrases)
        return k if title.prep or (object_ if beside else to_come) else None

    def _complement(self, piece: Piece) -> bool:
        """Whether a phrase can belong to the title before it: joined to what that is of, or behind a preposition."""
        if piece.kind == "prep":
            return True
        someone = any(m.type == "PER" for m in piece.mentions)
        return (
            piece.kind == "np"
            and not someone
            and bool(piece.joined or piece.prep)
            and not self._one(piece)
        )

    def _is_body(self, piece: Piece) -> bool:
        named = piece.named
        if named is not None:
            return named.type == "ORG"
        return "group" in self.words.kinds.of_word(self._head(piece))

    def _is_object(self, piece: Piece | None) -> bool:
        """Whether the phrase right behind a name can be no description of it: another name, something indefinite."""
        if piece is None or piece.kind != "np" or piece.prep or piece.joined:
            return False
        person = any(m.type == "PER" for m in piece.mentions)
        return person or not piece.definite

    def _participial(self, piece: Piece) -> bool:
        """«(المعترف) به», «المعارضة المنحلة»: what belongs to a participle, or adjectives of what stands before."""
        first = self.tokens[piece.first]
        if piece.kind == "part":
            return first.text.endswith(HIS_OR_HER)
        alone = piece.kind == "np" and not (piece.prep or piece.joined or piece.mentions)
        words = [t.text for t in self.tokens[piece.first : piece.last]]
        return alone and all(w.startswith(ARTICLE) and self._adjective(w[2:]) for w in words)

    def _of_body(self, out: list[Piece], k: int) -> bool:
        """«جمعية "الوفاق" المعارضة المنحلة»: words with the article right behind the quoted name of a body."""
        piece, named = out[k], out[k - 1].mentions if k else ()
        if piece.prep or piece.joined or not named or named[-1].type != "ORG":
            return False
        words = [t.text for t in self.tokens[piece.first - 1 : piece.last]]
        return words[0] in QUOTES and all(w.startswith(ARTICLE) for w in words[1:])

    def _short(self, piece: Piece) -> bool:
        """«رئيس المنظمة «إغاثة» في البلاد فلان»: a body's name in quotation marks behind its full one."""
        quoted = piece.first > 0 and self.tokens[piece.first - 1].text in QUOTES
        return quoted and [m.type for m in piece.mentions] == ["ORG"]

    def _holds(self, piece: Piece) -> bool:
        """Whether a phrase that names at most a body or place describes one person."""
        if any(m.type == "PER" for m in piece.mentions):
            return False
        return self._one(msgspec.structs.replace(piece, mentions=()))

    def _one(self, piece: Piece) -> bool:
        """Whether a phrase without a name describes one person."""
        head = self._head(piece)
        bare = self._stem(piece) or head.removeprefix(ARTICLE)
        one = bare in self.words.singular or head in self.words.kinds.titles
        return one and "person" in self.words.kinds.of_word(head) and not piece.mentions

    def _stem(self, piece: Piece) -> str:
        """«سفيرها في باريس»: the title without the pronoun of whose it is; empty where it has none."""
        token, head = self.tokens[piece.first], self._head(piece)
        owned = head.endswith(HIS_OR_HER) and not token.raw.endswith(TA_MARBUTA)
        return next((head.removesuffix(e) for e in HIS_OR_HER if owned and head.endswith(e)), "")

    def _head(self, piece: Piece) -> str:
        token = self.tokens[piece.first]
        return fold(token.written[max(0, piece.start - token.start) :])
