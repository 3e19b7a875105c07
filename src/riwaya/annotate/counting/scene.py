"""What stands in a sentence around its counts: barriers, links, words of breakdown, times and places."""

from __future__ import annotations

from riwaya.annotate.counting.count import Quantity
from riwaya.annotate.counting.layers import PageTokens
from riwaya.language.affixes import AND, ARTICLE, BY
from riwaya.language.marks import TATWEEL
from riwaya.language.openers import Table

_BEFORE_NUMBERS = (BY, ARTICLE, BY + TATWEEL, ARTICLE + TATWEEL)

STROKE = "/"
QUOTES = frozenset("«»\"“”'()[]")
_FALLS = 4
#: Tokens of the longest word of breakdown.
_OPENS = 4
_CUMULATIVE = 14


class Sentence:
    """Tokens `first`..`last` of a page, and what its layers and the tables say of them."""

    def __init__(self, page: PageTokens, first: int, last: int) -> None:
        self.tokens, self.spoken, self.words = page.tokens, page.spoken, page.words
        self.timed, self.placed, self.past = page.timed, page.placed, page.past
        self.named = page.named
        self.first, self.last = first, last

    def places(self, table: Table) -> list[int]:
        """The tokens at which a phrase of one of the `openers` may begin."""
        return self.spoken.phrases(table, self.words.openers, self.first, self.last)

    def passable(self, k: int) -> bool:
        """Whether token `k` may stand between a word and its number for nothing."""
        token = self.tokens[k]
        if k in self.timed or token.text in QUOTES or self.encloses(k):
            return True
        if token.text in ("،", ",", "-", "–"):
            return (k + 1 in self.timed) or (k - 1 in self.timed)
        return token.text in _BEFORE_NUMBERS or self.barrier(k) == "skip"

    def encloses(self, k: int) -> bool:
        """«/171/ متظاهرا»: whether token `k` is one of two strokes around digits, as around a bracketed number."""
        if self.tokens[k].text != STROKE:
            return False
        return any(
            self.first <= k + 2 * way < self.last
            and self.tokens[k + way].kind == "number"
            and self.tokens[k + 2 * way].text == STROKE
            for way in (1, -1)
        )

    def barrier(self, k: int) -> str:
        """hard, preposition, about, skip or nothing."""
        hit = self.words.barriers.first(self.tokens, k)
        if hit is None:
            return ""
        return "hard" if hit.value in ("relative", "after") else hit.value

    def is_relative(self, k: int) -> bool:
        """Whether token `k` is «الذين» or its like."""
        return any(h.value == "relative" for h in self.words.barriers.at(self.tokens, k))

    def is_breakdown(self, k: int) -> bool:
        return bool(self.words.breakdown.at(self.tokens, k))

    def opens(self, k: int) -> bool:
        """Whether «بينهم» or its like («بما في ذلك») ends before token `k`."""
        near = range(max(self.first, k - _OPENS), k)
        return any(h.last == k for n in near for h in self.words.breakdown.at(self.tokens, n))

    def of_those(self, k: int) -> bool:
        """Whether token `k` is «منهم» or its like, which takes some out of those counted before."""
        return k < self.last and any(
            h.value == "of" and not h.prefix for h in self.words.breakdown.at(self.tokens, k)
        )

    def falls(self, k: int) -> bool:
        """Whether the words that end before token `k` bring one dead or injured («سقوط قتيل»)."""
        for n in range(k - 1, max(self.first, k - _FALLS) - 1, -1):
            for hit in self.words.falls.at(self.tokens, n):
                if hit.last == k or all(self._plain(j) for j in range(hit.last, k)):
                    return True
        return False

    def _plain(self, k: int) -> bool:
        """A word that can be part of the name of who found them («انتشلت سفينة الإنقاذ جثة»)."""
        token = self.tokens[k]
        joined = token.text.startswith(AND) and len(token.text) > 3
        return token.kind == "word" and not joined and not self.barrier(k) and k not in self.timed

    def and_before(self, k: int) -> bool:
        """Whether the words that end before token `k` go on from a count («إضافة إلى»)."""
        for size in (1, 2):
            hit = self.words.joiners.first(self.tokens, k - size) if k - size >= 0 else None
            if hit and hit.value == "and" and hit.last == k:
                return True
        return False

    def is_link(self, k: int, kind: str) -> bool:
        """Whether token `k` is «من» (`of`) or «إلى» (`to`)."""
        return self.first <= k < self.last and any(
            h.value == kind for h in self.words.singles.at(self.tokens, k)
        )

    def breakdown_between(self, left: int, right: int) -> bool:
        """Whether «بينهم» or its like stands among tokens `left`..`right`."""
        return any(self.is_breakdown(k) for k in range(left, right))

    def _since(self, k: int) -> bool:
        """Whether «منذ بدء ...» or «منذ 7 أكتوبر» of long ago stands at token `k`."""
        return any(
            not h.value or k in self.past or h.last in self.past
            for h in self.words.cumulative.at(self.tokens, k)
        )

    def cumulative(self, q: Quantity) -> bool:
        """«... منذ بدء الحرب إلى 15 ألف قتيل»: whether the count is of all since something began."""
        low, high = max(self.first, q.first - _CUMULATIVE), min(self.last, q.last + _CUMULATIVE)
        if any(self._since(k) for k in range(low, q.first)):
            return True
        for k in range(q.last, high):
            if self._since(k):
                return True
            if self.barrier(k) == "hard" or self.words.rises.at(self.tokens, k):
                return False  # «قتل 12، ليرتفع عدد القتلى منذ بدء الحرب إلى 40»
        return False


def is_single(scene: Sentence, at: int, kind: str) -> bool:
    """Whether token `at` is a word of that kind in `singles.tsv`, no letter before it."""
    return any(h.value == kind and not h.prefix for h in scene.words.singles.at(scene.tokens, at))
