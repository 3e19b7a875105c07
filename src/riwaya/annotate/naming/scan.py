"""A stretch of a page as the rules of names read it: tokens, what is known of them, marks about them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.annotate.naming.flags import (
    IDIOM,
    ORG_HEAD,
    PLACE_HEAD,
    STOP,
    Known,
    Phrase,
    Word,
    key,
)
from riwaya.annotate.naming.words import WordKnowledge
from riwaya.language.affixes import (
    ALEF,
    ALEF_ABOVE,
    ALEF_BELOW,
    ALEF_MADDA,
    ALEF_MAQSURA,
    ALEF_WASLA,
    ARTICLE,
)
from riwaya.language.marks import CLOSING_QUOTES, OPENING_QUOTES
from riwaya.language.tokens import Token
from riwaya.model import MentionType

_LONGEST_QUOTE = 6
#: The article is written with an alef that bears no hamza.
_ALEFS = (ALEF, ALEF_WASLA)
_HAMZAS = (ALEF_ABOVE, ALEF_BELOW, ALEF_MADDA)
_LEAST = 2
#: Marks that no quoted name holds.
_STOPS = frozenset("،؛,;:!؟")


class Candidate(msgspec.Struct, frozen=True):
    """Tokens `first`..`last` as a name of `type`; `prefix` clitic letters stand before it.

    `head` is the token where a head noun or the titles before it begin. The higher `score` wins; a `weak`
    one counts only where the tagger leans the same way.
    """

    first: int
    last: int
    type: MentionType
    rule: str
    score: float
    prefix: int = 0
    head: int = -1
    known: Known | None = None
    weak: bool = False


class Scan:
    """Tokens `first`..`last` of a page's token list, which must lie in one block."""

    def __init__(
        self, tokens: Sequence[Token], first: int, last: int, knowledge: WordKnowledge
    ) -> None:
        self.tokens = tokens
        self.first = first
        self.last = last
        self.knowledge = knowledge
        # Nearly every key is the word itself.
        self.keys = [
            t.text if t.kind == "word" and not t.raw.endswith(ALEF_MAQSURA) else key(t)
            for t in tokens[first:last]
        ]
        self.words: list[Word] = knowledge.words_of(self.keys)
        self._found = [
            self._phrases(i, word) if word.phrases else ()
            for i, word in enumerate(self.words, first)
        ]
        #: The tokens at which known phrases begin.
        self.begun = [i for i, found in enumerate(self._found, first) if found]

    def word(self, i: int) -> Word:
        """What is known of token `i`."""
        return self.words[i - self.first]

    def idioms(self) -> list[tuple[int, int]]:
        """Phrases that look like names and are none, as token ranges."""
        return [
            (i, end) for i in self.begun for phrase, end in self.matches(i) if phrase.flags & IDIOM
        ]

    def matches(self, i: int) -> tuple[tuple[Phrase, int], ...]:
        """Known phrases that begin at token `i`, longest first, with the token behind each."""
        return self._found[i - self.first]

    def has(self, i: int, flags: int) -> bool:
        """Whether a phrase of any of the classes begins at `i`."""
        return any(p.flags & flags for p, _ in self.matches(i))

    def word_known(self, text: str) -> bool:
        """Whether a folded word is a known name by itself."""
        return any(
            p.known and not p.rest and not p.prefix for p in self.knowledge.word(text).phrases
        )

    def goes_on(self, at: int) -> bool:
        """Whether `at` is a word on the same line that may be part of a name."""
        if at >= self.last:
            return False
        token = self.tokens[at]
        return token.kind == "word" and not token.line and not self.word(at).flags & STOP

    def definite(self, at: int) -> bool:
        """Whether the word has the article written out; «ألمانية» has not."""
        token = self.tokens[at]
        return self.word(at).definite and token.raw[:1] in _ALEFS and token.text.startswith(ARTICLE)

    def quotes(self, at: int) -> bool:
        """Whether a quotation may open at `at`."""
        return at < self.last and self.tokens[at].text in OPENING_QUOTES and not self._closes(at)

    def _closes(self, at: int) -> bool:
        """Whether a straight quotation mark is the second of two."""
        mark = self.tokens[at].text
        if mark not in CLOSING_QUOTES:
            return False
        return sum(self.tokens[i].text == mark for i in range(self.first, at)) % 2 == 1

    def quoted(self, i: int, end: int) -> bool:
        """Whether tokens `i`..`end` are all that a quotation holds."""
        return (
            i > self.first
            and end < self.last
            and self.tokens[i - 1].text in OPENING_QUOTES
            and self.tokens[end].text in CLOSING_QUOTES
        )

    def into_quotes(self, at: int) -> tuple[int, int]:
        """Past an opening mark at `at`: the token inside and the end of what is quoted (0: none)."""
        if not self.quotes(at):
            return at, 0
        for end in range(at + 1, min(at + 1 + _LONGEST_QUOTE, self.last)):
            if self.tokens[end].text in CLOSING_QUOTES:
                return at + 1, end if end > at + 1 else 0
            if self.tokens[end].text in _STOPS:
                break
        return at, 0

    def whole(self, i: int, prefix: int) -> bool:
        """«باب العرايس» is no «بإب»: a head noun as it stands, where letters off it would leave two."""
        token = self.tokens[i]
        if len(token.text) - prefix > _LEAST or token.raw[prefix : prefix + 1] in _HAMZAS:
            return False
        return any(p.flags & (ORG_HEAD | PLACE_HEAD) and not p.prefix for p, _ in self.matches(i))

    def is_person(self, at: int) -> bool:
        """Whether a person of the gazetteers is named at `at`."""
        return any(p.known and p.known.type == "PER" and not p.prefix for p, _ in self.matches(at))

    def known_at(self, at: int, *, person: bool = False) -> int:
        """Where an unambiguous known name that begins at `at` ends (0: none does)."""
        for phrase, end in self.matches(at):
            known = phrase.known
            if known and not phrase.prefix and not known.ambiguous:
                return end if person or known.type != "PER" else 0
        return 0

    def _phrases(self, i: int, word: Word) -> tuple[tuple[Phrase, int], ...]:
        follows = self.tokens[i + 1].text if i + 1 < self.last else ""
        phrases = word.phrases if follows in OPENING_QUOTES else word.led.by(follows)
        out = []
        for phrase in phrases:
            end = i + 1
            for one in phrase.rest:
                # «الجوهرة "أف أم"»: part of a known name may be quoted.
                known = phrase.known is not None and phrase.known.type == "ORG"
                if known and end < self.last and self.tokens[end].text in OPENING_QUOTES:
                    end += 1
                if end >= self.last or self.tokens[end].text != one:
                    break
                end += 1
            else:
                out.append((phrase, end))
        return tuple(out)
