"""Where a word stands that is spelt like a verb of reporting: the marks and words around it that tell what it is there."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.lexicon import Form
from riwaya.language.affixes import ALEF_MAQSURA, OF, ON
from riwaya.language.tokens import Token

#: «من» the preposition is spelt like «من» who, «على» like a name
_WHO = frozenset((OF, ON))
#: tokens of «في سياق متصل»
_TURN = 3


class CuePlace(msgspec.Struct, frozen=True):
    """Token `i` of a page read as `form`, in the stretch of tokens from `first` up to `last`."""

    page: Article
    i: int
    form: Form
    first: int
    last: int

    @property
    def token(self) -> Token:
        return self.page.tokens[self.i]

    @property
    def before(self) -> str:
        """The word before, folded; empty where the stretch begins."""
        return self.page.tokens[self.i - 1].text if self.i > self.first else ""

    @property
    def kinds_before(self) -> frozenset[str]:
        """The classes of the word before."""
        return self.page.lex.kind(self.before) if self.before else frozenset()

    @property
    def after(self) -> str:
        """The word after, folded; empty where the stretch ends."""
        return self.page.tokens[self.i + 1].text if self.i + 1 < self.last else ""

    def followed_by(self, kind: str) -> bool:
        """Whether a word of a class follows in the stretch."""
        return self.i + 1 < self.last and self.page.is_(self.i + 1, kind)

    def governed(self) -> bool:
        """Whether the word before is a preposition, which only a noun follows («على تكرر ...»)."""
        if self.i <= self.first:
            return False
        before = self.page.tokens[self.i - 1]
        if before.text not in _WHO:
            return self.page.is_(self.i - 1, "preposition")
        return before.raw.endswith(ALEF_MAQSURA)

    def begins_clause(self) -> bool:
        """Whether a clause begins with the word, so that it may be its verb."""
        page, i = self.page, self.i
        if i == self.first or self.form.joined:
            return True
        before = page.tokens[i - 1]
        if before.kind == "mark" or page.is_(i - 1, "side") or page.is_(i - 2, "side-open"):
            # «من جهته دان», «من جهة أخرى دان»
            return True
        if page.lex.kind(before.text) & {"connector", "adverb", "copula", "complementiser"}:
            return True
        after = self.form.aspect == "past" and page.is_(i - 1, "afterwards")
        return after or self._opened()

    def _opened(self) -> bool:
        """«وفي سياق متصل حذر ...»: nothing but a turn of phrase before the verb."""
        page, first = self.page, self.first
        text = page.tokens[first].text
        led = page.is_(first, "preposition") or page.is_(first, "circumstance")
        led = led or bool({"preposition", "circumstance"} & page.lex.kind(text[1:]))
        return led and self.i - first == _TURN and page.is_(first + 1, "turn")
