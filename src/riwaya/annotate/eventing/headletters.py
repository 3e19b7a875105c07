"""The letters that are joined to the first word of a phrase: conjunctions and prepositions, or its own."""

from __future__ import annotations

from riwaya.annotate.eventing.phrase_ends import SHORT
from riwaya.annotate.eventing.wordkinds import WordKinds
from riwaya.language.affixes import (
    ALEF_ABOVE,
    ALEF_BELOW,
    AND,
    ARTICLE,
    BY,
    BY_THE,
    CONJUNCTIONS,
    DEFINITE,
    PREPOSITIONS,
    TO,
    TO_THE,
)

_HAMZAS = (ALEF_ABOVE, ALEF_BELOW)


class HeadLetters(WordKinds):
    """Tells the letters of a word from those joined to it."""

    def _clitics(self, i: int) -> tuple[str, int]:
        """(letters of و ف ب ل ك at the head of the token, how many code points they take)."""
        token = self.tokens[i]
        at = self.mentions.get(i)
        if at is not None:
            taken = max(0, at[0].start - token.start)
            return token.text[:taken], taken
        text = token.text
        prefix = ""
        if text[:1] in CONJUNCTIONS and len(text) > 4 and text[1:].startswith(DEFINITE):
            prefix = "" if self.words.kinds.of_word(text) else text[0]  # «والده»
        rest = text[len(prefix) :]
        if rest.startswith(BY_THE) and len(rest) > 4:
            return prefix + BY, len(prefix) + 1
        if rest.startswith(TO_THE) and len(rest) > 4:
            return prefix + TO, len(prefix) + 1
        if prefix and rest.startswith(ARTICLE):
            return prefix, len(prefix)
        conj = AND if self._conjoined(text) else ""
        rest = text[len(conj) :]
        if len(rest) > 3 and rest[0] in PREPOSITIONS and rest not in self.words.known:
            raw = self.tokens[i].raw[len(conj) :]
            if rest[1:] in self.words.known or raw[1:2] in _HAMZAS:
                return conj + rest[0], len(conj) + 1
            if len(rest) > SHORT and not rest.startswith(self.words.whole[rest[0]]):
                return conj + rest[0], len(conj) + 1
        return (conj, len(conj))

    def _conjoined(self, text: str) -> bool:
        """Whether the «و» at the head of a word is the conjunction."""
        if not text.startswith(AND) or len(text) <= SHORT - 1:
            return False
        known = len(text) > SHORT + 1 and self.words.kinds.is_noun(text[1:])  # «وآليات», not «والي»
        return known or not text.startswith(self.words.waw)

    def _among_whom(self, i: int, end: int) -> bool:
        """«ما بين الجيش والتنظيم», unlike «ما بين عشرين وثلاثين»: whether a quantity that ends with a preposition counts nothing."""
        hit = self.words.functions.first(self.tokens, end - 1) if end > i + 1 else None
        if hit is None or hit.value != "prep" or end >= len(self.tokens):
            return False
        return end in self.mentions or self.tokens[end].text.startswith(ARTICLE)

    def _uncounted(self, i: int, end: int, last: int) -> bool:
        """«تظاهر الآلاف في العاصمة»: a definite quantity that nothing counted follows, which is people itself."""
        if not self.tokens[i].text.startswith(ARTICLE) or end != i + 1:
            return False
        if end >= last or self.tokens[end].kind == "mark":
            return True
        after = self.words.functions.first(self.tokens, end)
        if after is not None:
            return after.value not in ("partitive", "quant", "part")
        return self.tokens[end].text[0] in PREPOSITIONS and bool(self._clitics(end)[1])
