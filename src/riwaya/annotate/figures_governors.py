"""What befell those counted: the word that governs a quantity."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.annotate.figures_quantities import Quantity
from riwaya.annotate.figures_words import FigureWords, Head, What
from riwaya.language.tokens import Token

_QUOTES = frozenset("«»\"“”'()[]")
_NEAR = 14
_REACH_MASDAR = 5
_REACH_VERB = 12
_REACH_BARE = 5
_TOLL_REACH = 16
_TOLL_OWN = 1
_STATE_REACH = 4
#: The unit whose count is of people where something befell them («وفاة 15 حالة»).
_CASES = "cases"
_OWNED_REACH = 6
_ATTEMPT = 8
_CUMULATIVE = 14
_AMONG = 5
_APPOSED_REACH = 14


class HeadAt(msgspec.Struct, frozen=True):
    """A head word at tokens `first`..`last` of the page; `also` are heads coordinated right before it."""

    first: int
    last: int
    head: Head
    also: tuple[Head, ...] = ()


class Scene:
    """One sentence: its tokens, the heads in it and the tokens that are times."""

    def __init__(
        self,
        tokens: Sequence[Token],
        first: int,
        last: int,
        timed: frozenset[int],
        words: FigureWords,
    ) -> None:
        self.tokens = tokens
        self.first, self.last = first, last
        self.timed = timed
        self.words = words
        #: whether the sentence sends condolences: the one dead mourned in it is no toll
        self.condolence = any(words.condolences.at(tokens, k) for k in range(first, last))
        #: whether it tells of illness or age: one dead of them is no toll
        self.natural = any(words.natural.at(tokens, k) for k in range(first, last))
        #: whether it names an illness: those counted as «إصابة» are cases of it
        self.ill = any(self._is_illness(k, "illness") for k in range(first, last))
        self.heads = self._heads()

    def _heads(self) -> list[HeadAt]:
        out: list[HeadAt] = []
        i = self.first
        while i < self.last:
            hits = [h for h in self.words.heads.at(self.tokens, i) if h.last <= self.last]
            # A noun with the article governs nothing («السجن»); phrases have it written in them.
            hits = [h for h in hits if not h.definite and self._has_needed(h.first, h.value)]
            if not hits or i in self.timed:
                i += 1
                continue
            best = next((h for h in hits if h.value.verb and not h.definite), hits[0])
            head = best.value
            if self._only_tried(i, head):
                head = msgspec.structs.replace(head, what="other")
            also: tuple[Head, ...] = ()
            open_ = bool(out) and out[-1].last == i and not out[-1].head.plural
            told = open_ and self.subject_before(out[-1].first)
            if open_ and not told and "و" in best.prefix and out[-1].head.verb == head.verb:
                # «قتل وأصيب 5»; a plural («14 شخصا قتلوا وأصيب 5») has had its subject
                also = (out[-1].head, *out[-1].also)
            out.append(HeadAt(i, best.last, head, also))
            i = best.last
        return out

    def _is_illness(self, k: int, kind: str) -> bool:
        return any(h.value == kind for h in self.words.illness.at(self.tokens, k))

    def is_case(self, q: Quantity) -> bool:
        """Whether the words of `q` count cases («641 إصابة»)."""
        return any(self._is_illness(k, "case") for k in range(q.first, q.last))

    def subject_before(self, k: int) -> bool:
        """«أن سائقا قتل وأصيب أربعة»: whether the verb at token `k` has had its subject, one person named by «أن»."""
        if not self.is_link(k - 2, "that"):
            return False
        hits = self.words.nouns.at(self.tokens, k - 1)
        return any(
            h.value.kind == "person" and h.value.number in ("s", "d") and not h.definite
            for h in hits
        )

    def told_after(self, q: Quantity) -> What | None:
        """«أن سائقا قتل وأصيب أربعة»: what befell the one named by «أن», where nobody follows to whom he did it."""
        at = next((h for h in self.heads if h.first == q.last), None)
        if at is None or not at.head.verb or not self.subject_before(at.first):
            return None
        k = at.last
        ends = k >= self.last or k in self.timed or self.tokens[k].kind == "mark"
        ends = ends or self.barrier(k) in ("preposition", "hard")
        return at.head.what if ends or any(h.first == k for h in self.heads) else None

    def _only_tried(self, k: int, head: Head) -> bool:
        """«محاولة قتل شرطي», «حاول مجهولون خطف ...»: whether words before token `k` say that it was not done."""
        for first in range(k - 1, max(self.first, k - _ATTEMPT) - 1, -1):
            if self.tokens[first].text in (".", "،", "؛", ":") or self.barrier(first) == "hard":
                return False
            for hit in self.words.attempts.at(self.tokens, first):
                if hit.last == k or (hit.value == "clause" and not head.verb):
                    return True
        return False

    def _has_needed(self, at: int, head: Head) -> bool:
        if not head.needs:
            return True
        around = self.tokens[max(self.first, at - 3) : min(self.last, at + _NEAR)]
        return any(t.text in head.needs for t in around)

    def head_of(self, q: Quantity, taken: frozenset[int]) -> HeadAt | None:
        """The nearest head before `q` that can govern it; `taken` are tokens of other quantities."""
        for at in reversed(self.heads):
            if at.last <= q.first:
                return at if self._reaches(at, q, taken) else None
            if at.last <= q.core and at.first < q.first:
                return at
        return None

    def died(self, q: Quantity) -> bool:
        """«وفاة جريحين»: whether a word of death governs the wounded counted."""
        return any(h.last == q.first and h.head.what == "killed" for h in self.heads)

    def _reaches(self, at: HeadAt, q: Quantity, taken: frozenset[int]) -> bool:
        persons = q.noun is not None and (q.noun.kind != "unit" or q.noun.unit == _CASES)
        if q.noun is not None and not persons:
            return False
        if q.prep and not (q.prep == "ب" and at.head.what in ("detained", "killed")):
            return False
        if at.head.persons and not persons and not q.other:
            return False
        gap = range(at.last, q.first)
        if any(k in taken for k in gap):
            return False
        if q.bare and any(self.tokens[k].kind == "number" for k in gap):
            # «يقضي 13 عاما في السجن بدل شقيقه»
            return False
        if q.bare and at.head.what == "killed" and not at.head.verb and self.condolence:
            return False
        if q.bare and at.head.mild and (q.owned or self.natural):
            return False
        plain = [k for k in gap if not self._passable(k)]
        if not plain:
            return True
        if not persons or q.other or (q.bare and not at.head.verb):
            return False
        if q.bare and q.joined:
            return False
        if q.bare and q.noun is not None and q.noun.nation and q.value == 1:
            return False
        if len(plain) > (_REACH_VERB if at.head.verb else _REACH_MASDAR):
            return False
        kinds = [self.barrier(k) for k in plain]
        if "hard" in kinds or any(self.tokens[k].kind == "mark" for k in plain):
            return False
        if q.bare and self._adjective(q, plain):
            return False
        if q.bare and (
            len(plain) > _REACH_BARE or kinds[-1] == "preposition" or self._other_clause(plain)
        ):
            return False
        return at.head.verb or "preposition" not in kinds

    def _adjective(self, q: Quantity, plain: list[int]) -> bool:
        """«في مستشفى عسكري»: an adjective of the noun that a preposition governs."""
        if q.value != 1 or len(plain) < 2 or not self.tokens[q.core].text.endswith("ي"):
            return False
        before = self.tokens[plain[-1]].text
        return self.barrier(plain[-2]) == "preposition" and not before.startswith("ال")

    def _other_clause(self, plain: list[int]) -> bool:
        return any(
            self.tokens[k].text.startswith("و") and len(self.tokens[k].text) > 3 for k in plain
        )

    def _passable(self, k: int) -> bool:
        """Whether token `k` may stand between a word and its number for nothing."""
        token = self.tokens[k]
        if k in self.timed or token.text in _QUOTES:
            return True
        if token.text in ("،", ",", "-", "–"):
            return (k + 1 in self.timed) or (k - 1 in self.timed)
        return token.text in ("ب", "ال", "بـ", "الـ") or self.barrier(k) == "skip"

    def barrier(self, k: int) -> str:
        """hard, preposition, skip or nothing."""
        hit = self.words.barriers.first(self.tokens, k)
        if hit:
            return hit.value
        return ""

    def head_after(self, q: Quantity) -> HeadAt | None:
        """«12 شخصا ... قتلوا»: a verb in the plural after its subject."""
        if q.value is not None and q.value < 2:
            return None
        for at in self.heads:
            if at.first < q.last:
                continue
            if at.first - q.last > _REACH_VERB or not at.head.verb or not at.head.plural:
                return None
            for k in range(q.last, at.first):
                if self.barrier(k) == "hard" and not self._is_breakdown(k):
                    return None
                if self.tokens[k].text in (":", ".", "؛"):
                    return None
            return at
        return None

    def _is_breakdown(self, k: int) -> bool:
        return bool(self.words.breakdown.at(self.tokens, k))

    def toll_of(self, q: Quantity, taken: frozenset[int]) -> What | None:
        """«عدد القتلى ... إلى 30», «حصيلة الضحايا 12»."""
        if q.bare or (q.noun is not None and q.noun.kind == "unit"):
            return None
        for k in range(q.first - 1, max(self.first, q.first - _TOLL_REACH) - 1, -1):
            if self.tokens[k].text in ("؛", "."):
                return None
            if k in taken:
                continue
            hit = self.words.tolls.first(self.tokens, k)
            if hit:
                return hit.value if self._linked(hit.last, q) else None
            if any(at.first == k for at in self.heads):
                return None
        return None

    def _linked(self, after: int, q: Quantity) -> bool:
        gap = range(after, q.first)
        if sum(not self._passable(k) for k in gap) <= _TOLL_OWN and not any(
            self.tokens[k].kind == "mark" and self.tokens[k].text not in _QUOTES for k in gap
        ):
            return True
        link = q.first - 1
        while link > after and self._passable(link) and self.tokens[link].text != "ب":
            link -= 1
        token = self.tokens[link]
        return token.text == "ب" or bool(self.words.toll_links.at(self.tokens, link))

    def state_of(self, q: Quantity) -> What | None:
        """«أربعة في حالة خطرة», «900 شخص استقبلهم في مراكز إيواء»: what is said of them right after."""
        reach = 1 if q.noun is None else _STATE_REACH  # «966 بلاغا تتعلق بإصابات»
        for k in range(q.last, min(self.last, q.last + reach)):
            hit = self.words.states.first(self.tokens, k)
            if hit and hit.last <= self.last:
                return hit.value
            if k in self.timed or self.tokens[k].kind in ("mark", "number"):
                return None
        return None

    def owned_after(self, q: Quantity) -> What | None:
        """«أحد المهربين الذي تم إيقافه»: a noun after them whose pronoun stands for them."""
        for k in range(q.last, min(self.last, q.last + _OWNED_REACH)):
            for hit in self.words.owned.at(self.tokens, k):
                if hit.enclitic and hit.value.what == "detained":
                    return hit.value.what
            if self.tokens[k].kind == "mark":
                return None
        return None

    def apposed(self, q: Quantity) -> What | None:
        """«كل من اعتقلوا ... وعددهم 12 شخصا»: a count of those whom the head before tells of."""
        for k in range(q.first - 1, max(self.first, q.first - 3) - 1, -1):
            hit = self.words.joiners.first(self.tokens, k)
            if hit and hit.value == "apposed" and hit.last <= q.core:
                before = [h for h in self.heads if h.last <= k and k - h.last <= _APPOSED_REACH]
                return before[-1].head.what if before else None
        return None

    def among(self, q: Quantity) -> What | None:
        """«بين القتلى امرأتان وطفل»: counts of those whom a definite noun right before names."""
        for k in range(q.first - 1, max(self.first, q.first - _AMONG) - 1, -1):
            if self.tokens[k].text in (".", "؛", ":"):
                return None
            nouns = [h.value for h in self.words.nouns.at(self.tokens, k) if h.definite]
            told = next((n for n in nouns if n.kind == "casualty" and n.number != "s"), None)
            between = any(self.is_link(k - n, "between") for n in (1, 2))
            if told is not None:
                return told.what if between else None
        return None

    def and_before(self, k: int) -> bool:
        """Whether the words that end before token `k` go on from a count («إضافة إلى»)."""
        for size in (1, 2):
            hit = self.words.joiners.first(self.tokens, k - size) if k - size >= 0 else None
            if hit and hit.value == "and" and hit.last == k:
                return True
        return False

    def is_link(self, k: int, kind: str) -> bool:
        """Whether token `k` is «من» (`of`) or «إلى» (`to`)."""
        return k >= self.first and any(
            h.value == kind for h in self.words.singles.at(self.tokens, k)
        )

    def breakdown_between(self, left: int, right: int) -> bool:
        """Whether «بينهم» or its like stands among tokens `left`..`right`."""
        return any(self._is_breakdown(k) for k in range(left, right))

    def cumulative(self, q: Quantity) -> bool:
        """«... منذ بدء الحرب إلى 15 ألف قتيل»: whether the count is of all since something began."""
        low, high = max(self.first, q.first - _CUMULATIVE), min(self.last, q.last + _CUMULATIVE)
        return any(self.words.cumulative.at(self.tokens, k) for k in range(low, high))

    def heads_between(self, left: int, right: int) -> list[HeadAt]:
        return [h for h in self.heads if left <= h.first < right]
