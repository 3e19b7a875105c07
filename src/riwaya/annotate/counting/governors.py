"""What befell those counted: the word that governs a quantity."""

from __future__ import annotations

import msgspec

from riwaya.annotate.counting.asides import asides
from riwaya.annotate.counting.count import CASES, Quantity
from riwaya.annotate.counting.layers import PageTokens
from riwaya.annotate.counting.scene import QUOTES, Sentence
from riwaya.annotate.counting.words import Head
from riwaya.language.affixes import ALEF, AND, ARTICLE, BY, TO
from riwaya.language.marks import COMMAS

_NEAR = 14
#: How far behind a word that what it needs may stand («لقي ثلاثة مقاتلين من ... مصرعهم»).
_NEEDED = 20
_REACH_MASDAR = 5
_REACH_VERB = 12
_REACH_BARE = 5
_ATTEMPT = 8
_SUBJECT = 9
_AIM = 3
_GROUP = 3
_SUBJECT_NEAR = 2
#: Letters of the ending of the dual.
_ENDING = 2


class HeadAt(msgspec.Struct, frozen=True):
    """A head word at tokens `first`..`last` of the page; `also` are heads coordinated right before it."""

    first: int
    last: int
    head: Head
    also: tuple[Head, ...] = ()


class Scene(Sentence):
    """One sentence with the heads in it."""

    def __init__(self, page: PageTokens, first: int, last: int) -> None:
        super().__init__(page, first, last)
        tokens, words = self.tokens, self.words
        #: whether the sentence sends condolences: the one dead mourned in it is no toll
        self.condolence = any(
            words.condolences.at(tokens, k) for k in self.places(words.condolences)
        )
        #: whether it tells of illness or age: one dead of them is no toll
        self.natural = any(words.natural.at(tokens, k) for k in self.places(words.natural))
        #: whether it tells of what a court ruled, and not of that being done
        ruled = {h.value for k in self.places(words.verdicts) for h in words.verdicts.at(tokens, k)}
        self.sentenced = "court" in ruled and "done" not in ruled
        self.ruled = self.sentenced and "manner" not in ruled
        #: whether it names an illness: those counted as «إصابة» are cases of it
        self.ill = any(self._is_illness(k, "illness") for k in self.places(words.illness))
        self.heads = self._heads()

    def _heads(self) -> list[HeadAt]:
        out: list[HeadAt] = []
        for i in self.places(self.words.heads):
            if out and i < out[-1].last:
                continue
            hits = [h for h in self.words.heads.at(self.tokens, i) if h.last <= self.last]
            # A noun with the article governs nothing («السجن»); phrases have it written in them.
            hits = [h for h in hits if not h.definite and self._has_needed(h.first, h.value)]
            if not hits or i in self.timed:
                continue
            best = next((h for h in hits if h.value.verb and not h.definite), hits[0])
            head = best.value
            # «حكما بإعدام ثلاثة شنقا»
            ruled = head.judged and (self.sentenced if BY in best.prefix else self.ruled)
            if ruled or self._only_tried(i, head) or self._for_purpose(i, best.prefix, head):
                head = msgspec.structs.replace(head, what="other")
            also: tuple[Head, ...] = ()
            open_ = bool(out) and out[-1].last == i and not out[-1].head.plural
            told = open_ and self.subject_before(out[-1].first)
            if open_ and not told and AND in best.prefix and out[-1].head.verb == head.verb:
                # «قتل وأصيب 5»; a plural («14 شخصا قتلوا وأصيب 5») has had its subject
                also = (out[-1].head, *out[-1].also)
            out.append(HeadAt(i, best.last, head, also))
        return out

    def _is_illness(self, k: int, kind: str) -> bool:
        return any(h.value == kind for h in self.words.illness.at(self.tokens, k))

    def is_case(self, q: Quantity) -> bool:
        """Whether the words of `q` count cases («641 إصابة»)."""
        return any(self._is_illness(k, "case") for k in range(q.first, q.last))

    def subject_before(self, k: int) -> bool:
        """«أن سائقا قتل وأصيب أربعة»: whether the verb at token `k` has had its subject, one person named by «أن»."""
        for n in range(k - 1, max(self.first, k - _SUBJECT), -1):
            if self.tokens[n].kind == "mark" and self.tokens[n].text not in QUOTES:
                return False
            if self.is_link(n, "that"):
                return False
            if self.is_link(n - 1, "that") or (
                self.tokens[n - 1].text in QUOTES and self.is_link(n - 2, "that")
            ):
                if self.is_link(n, "one"):
                    return True
                hits = self.words.nouns.at(self.tokens, n)
                return any(
                    h.value.kind == "person" and h.value.number in ("s", "d") and not h.definite
                    for h in hits
                )
        return False

    def _only_tried(self, k: int, head: Head) -> bool:
        """«محاولة قتل شرطي», «حاول مجهولون خطف ...»: whether words before token `k` say that it was not done."""
        for first in range(k - 1, max(self.first, k - _ATTEMPT) - 1, -1):
            if self.tokens[first].text in (".", "،", "؛", ":") or self.barrier(first) == "hard":
                return False
            for hit in self.words.attempts.at(self.tokens, first):
                touching = hit.last == k and hit.value != "purpose"
                if touching or (hit.value == "clause" and not head.verb):
                    return True
        return False

    def _for_purpose(self, k: int, prefix: str, head: Head) -> bool:
        """«عملية لتوقيف أربعة»: what for, and not what was done."""
        if head.verb or head.what != "detained" or not prefix.endswith(TO):
            return False
        before = range(k - 1, max(self.first, k - _AIM) - 1, -1)
        return any(
            h.value == "purpose" for n in before for h in self.words.attempts.at(self.tokens, n)
        )

    def _has_needed(self, at: int, head: Head) -> bool:
        if not head.needs and not head.unless:
            return True
        around = self.tokens[max(self.first, at - 3) : min(self.last, at + _NEAR)]
        if head.unless and any(t.text in head.unless for t in around):
            return False
        around = self.tokens[max(self.first, at - 3) : min(self.last, at + _NEEDED)]
        if not head.needs or any(t.text in head.needs for t in around):
            return True
        # «أودت الموجة التي تشهدها المنطقة بحياة 18 شخصا»
        before = self.first if head.wide else max(self.first, at - _NEAR)
        far = not head.verb or head.wide
        return far and any(t.text in head.needs for t in self.tokens[before:at])

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
        dead = (h for h in self.heads if h.head.what == "killed" and not h.head.wide)
        return any(h.last == q.first for h in dead)

    def _reaches(self, at: HeadAt, q: Quantity, taken: frozenset[int]) -> bool:
        persons = q.noun is not None and (q.noun.kind != "unit" or q.noun.unit == CASES)
        if q.noun is not None and not persons:
            return False
        persons = persons or (not q.bare and self.of_those(q.last))
        if q.prep and not self._brings(at, q):
            return False
        if not q.bare and self._group_between(at.last, q.first):
            return True
        if self.is_breakdown(at.last) and self.opens(q.first) and self.alone(q):
            return True  # «سقط من بينهم 205 على يد القوات»
        if at.head.persons and not persons and not q.other:
            apart = [k for k in range(at.last, q.first) if self.tokens[k].text not in QUOTES]
            # «يصيب العشرات»: a word for many without a noun is of people
            return not apart and (q.value is None or self.alone(q))
        gap = range(at.last, q.first)
        if any(k in taken for k in gap) or self._had(at, taken):
            return False
        if (q.bare and self._no_one(at, q, gap)) or not at.head.counts(q.value, q.low):
            return False
        aside = asides(self, at.last, q.first)
        aside |= {k for k in gap if self.tokens[k].text in at.head.needs}  # «راح ضحيته 5»
        plain = [k for k in gap if not (self.passable(k) or self.dated(k) or k in aside)]
        if not plain:
            return True
        if at.head.touching or not persons or (q.other and q.noun is None):
            return False
        if q.bare and (not at.head.verb or q.joined or self._national(q)):
            return False
        return self._over(at, q, plain)

    def _no_one(self, at: HeadAt, q: Quantity, gap: range) -> bool:
        """Whether a noun without a number tells of nobody harmed here («يقضي 13 عاما في السجن بدل شقيقه»)."""
        if any(self.tokens[k].kind == "number" for k in gap):
            return True
        if at.head.what == "killed" and not at.head.verb and self.condolence:
            return True
        return at.head.mild and (q.owned or self.natural)

    def _national(self, q: Quantity) -> bool:
        return q.noun is not None and q.noun.nation and q.value == 1

    def _over(self, at: HeadAt, q: Quantity, plain: list[int]) -> bool:
        """Whether a head governs a quantity over the words `plain` between them."""
        if len(plain) > (_REACH_VERB if at.head.verb else _REACH_MASDAR):
            return False
        kinds = [self.barrier(k) for k in plain]
        if "hard" in kinds:
            return False
        if any(self.tokens[k].kind == "mark" for k in plain):
            return self._set_off(at, q, plain)
        if q.bare and ("about" in kinds or self._adjective(q, plain) or self._agrees(q)):
            return False
        if q.bare and (
            len(plain) > _REACH_BARE or kinds[-1] == "preposition" or self._other_clause(plain)
        ):
            return False
        return at.head.verb or "preposition" not in kinds

    def _had(self, at: HeadAt, taken: frozenset[int]) -> bool:
        """«70 آخرين أصيبوا واضطر 900 شخص ...»: whether those whom the verb befell are counted right before it."""
        before = range(max(self.first, at.first - _SUBJECT_NEAR), at.first)
        told = at.head.verb and at.head.plural and at.head.undergone
        return told and any(k in taken for k in before)

    def _set_off(self, at: HeadAt, q: Quantity, plain: list[int]) -> bool:
        """«أوقف أفراد الدرك، ثلاثة أشخاص», «لقي في حادث، ثلاثة أشخاص حتفهم»: whether only a comma before the count parts
        it from its verb."""
        marks = [k for k in plain if self.tokens[k].kind == "mark"]
        led = q.first - 1 - (self.barrier(q.first - 1) == "preposition")  # «القبض، على 12»
        if marks != [led] or self.tokens[marks[0]].text not in COMMAS or len(plain) < 3:
            return False
        if q.joined or q.prep or q.noun is None or not at.head.verb or at.head.plural:
            return False
        if q.bare:  # «اعتقلت السلطات السعودية، شخصا ...»
            return at.head.what == "detained" and self.tokens[q.first].raw.endswith(ALEF)
        led = self.barrier(plain[0]) == "preposition"
        return led if at.head.undergone else not self.subject_before(at.first)

    def _brings(self, at: HeadAt, q: Quantity) -> bool:
        """«أطاحت بثلاثة», «اعتقال الجنود لثلاثة شبان»: whether a preposition letter brings those whom it befell."""
        if q.prep == BY:
            return at.head.what in ("detained", "killed")
        doer = at.last < q.first and self.tokens[at.last].kind == "word" and not at.head.verb
        return q.prep == TO and doer and at.head.what in ("detained", "killed", "injured")

    def alone(self, q: Quantity) -> bool:
        """«وجرح 7 إثر الغارة»: a bare number that nothing counted follows."""
        if q.noun is not None or q.bare:
            return False
        k = q.last
        if k >= self.last or k in self.timed or self.tokens[k].kind == "mark":
            return True
        ends = self.barrier(k) in ("preposition", "hard", "skip") or self.is_breakdown(k)
        return ends or any(h.first == k for h in self.heads)

    def _group_between(self, left: int, right: int) -> bool:
        """«قتل من المتظاهرين 42», «قتل في حلب 5»: those or the place of whom so many are counted, before their number."""
        if not 2 <= right - left <= _GROUP:
            return False
        if self.barrier(left) == "preposition" and self.placed.issuperset(range(left + 1, right)):
            return True
        if not self.is_link(left, "of"):
            return False
        return any(
            h.definite and h.value.kind == "person" and h.value.number in ("p", "x")
            for h in self.words.nouns.at(self.tokens, left + 1)
        )

    def _adjective(self, q: Quantity, plain: list[int]) -> bool:
        """«في مستشفى عسكري»: an adjective of the noun that a preposition governs."""
        if q.value != 1 or len(plain) < 2 or plain[-1] in self.placed or plain[-1] != q.first - 1:
            return False
        before = self.tokens[plain[-1]].text
        return self.barrier(plain[-2]) == "preposition" and not before.startswith(ARTICLE)

    def _agrees(self, q: Quantity) -> bool:
        """«سفينتين تركيتين»: a word for nationals that agrees with the two right before it, and so describes them."""
        if q.noun is None or not q.noun.nation or q.joined or q.value != 2 or q.first == self.first:
            return False
        before, here = self.tokens[q.first - 1].text, self.tokens[q.first].text
        return before[-_ENDING:] == here[-_ENDING:]

    def dated(self, k: int) -> bool:
        """«استشهد في يوم السبت نحو 200»: a preposition that brings a time; «بعد الهجوم»: one that brings one event."""
        if k + 1 in self.timed:
            return self.barrier(k) in ("preposition", "hard")
        return self._after(k) or self._after(k - 1)

    def _after(self, k: int) -> bool:
        if not self.first <= k < self.last - 2 or not self.tokens[k + 1].text.startswith(ARTICLE):
            return False
        return any(h.value == "after" for h in self.words.barriers.at(self.tokens, k))

    def _other_clause(self, plain: list[int]) -> bool:
        return any(
            self.tokens[k].text.startswith(AND) and len(self.tokens[k].text) > 3 for k in plain
        )

    def heads_between(self, left: int, right: int) -> list[HeadAt]:
        return [h for h in self.heads if left <= h.first < right]
