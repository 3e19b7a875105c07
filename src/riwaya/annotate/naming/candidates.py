"""What gazetteers and rules propose as names: candidates, which may overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    ALONE,
    DEFINITE,
    IN,
    NAME,
    ORG_HEAD,
    PLACE_HEAD,
    PLURAL,
    SEAT,
    SHORT,
    STOP,
    TITLE,
    Known,
)
from riwaya.annotate.naming.heads import Heads
from riwaya.annotate.naming.patronyms import patronyms
from riwaya.annotate.naming.persons import Persons
from riwaya.annotate.naming.scan import Candidate, Scan
from riwaya.annotate.naming.words import WordKnowledge
from riwaya.language.affixes import AND
from riwaya.language.marks import OPENING_QUOTES
from riwaya.language.tokens import Token


class Candidates(Scan):
    """Proposes names in tokens `first`..`last` of one block."""

    def __init__(
        self, tokens: Sequence[Token], first: int, last: int, knowledge: WordKnowledge
    ) -> None:
        super().__init__(tokens, first, last, knowledge)
        self.persons = Persons(self)
        self._heads = Heads(self, self.persons)
        self._all: list[Candidate] | None = None
        self._titles: list[tuple[int, int]] | None = None

    def all(self) -> list[Candidate]:
        """Every candidate, in no particular order."""
        if self._all is None:
            self._all = []
            begun = frozenset(self.begun)
            for i, word in enumerate(self.words, self.first):
                if i in begun:
                    self._all += self._gazetteer(i)
                    self._all += self.persons.titled(i)
                    self._all += self._heads.headed(i)
                if (word.flags | word.inner) & ALONE:
                    self._all += self._heads.elliptic(i)
                if (word.flags or word.inner) & NAME:
                    self._all += self.persons.run(i)
            self._all += patronyms(self, self.persons)
        return self._all

    def titles(self) -> Sequence[tuple[int, int]]:
        """The titles known, as token ranges."""
        if self._titles is None:
            firsts = (
                (i, next((end for phrase, end in self.matches(i) if phrase.flags & TITLE), 0))
                for i in self.begun
            )
            self._titles = [(i, end) for i, end in firsts if end]
        return self._titles

    def led_by(self, first: int, last: int) -> int:
        """Where the leader's name begins in «قوات حفتر» (tokens `first`..`last`), or 0."""
        return self._heads.led_by(first, last)

    def many_of(self, first: int, last: int) -> int:
        """Where the organisation's own name begins in «قوات الجيش» (tokens `first`..`last`), or 0."""
        return self._heads.many_of(first, last)

    def _gazetteer(self, i: int) -> Iterator[Candidate]:
        exact, inner = self.word(i).flags, self.word(i).inner
        for phrase, end in self.matches(i):
            known, single = phrase.known, end == i + 1
            if known is None or (single and (exact & STOP or (phrase.prefix and inner & STOP))):
                continue
            if phrase.prefix and single and (exact & NAME or self.whole(i, phrase.prefix)):
                continue
            if known.type != "PER" and single and self._is_adjective(i, phrase.prefix):
                continue
            rule, weak = "gazetteer", single and known.sort != "country"
            doubtful = known.ambiguous or (known.sort == "media" and single)
            if doubtful and not self._supported(i, end, known):
                rule, weak = "gazetteer-unsure", True
            elif known.sort == SHORT:
                weak = False
            score = 5.5 + 1.5 * (end - i) - 0.5 * phrase.prefix + (0 if single else 1.5)
            yield Candidate(i, end, known.type, rule, score, phrase.prefix, -1, known, weak)

    def _supported(self, i: int, end: int, known: Known) -> bool:
        """Whether an ambiguous name is quoted, or stands where its type would."""
        if self.quoted(i, end) and known.sort != SHORT:
            return True
        # «في مالي»: no adjective stands right behind a preposition.
        if known.sort == "country" and i > self.first and self.word(i - 1).flags & IN:
            return self.word(i).prefix == 0 or not self.word(i).inner
        if known.type == "LOC" and i > self.first and self.word(i - 1).flags & SEAT:
            return True
        kind = PLACE_HEAD if known.type == "LOC" else ORG_HEAD
        if known.sort == "media" and end == i + 1 and self._head_before(i, "media") != kind:
            return False
        return self._head_before(i) == kind or self._second(i, known, kind)

    def _second(self, i: int, known: Known, kind: int) -> bool:
        """«حزبي النهضة والنداء»: the second of two names that one head noun opens."""
        if i < self.first + 2 or not self.tokens[i].text.startswith(AND):
            return False
        first = any(
            p.known and p.known.type == known.type and end == i for p, end in self.matches(i - 1)
        )
        return first and any(
            p.flags & kind and p.flags & PLURAL and end == i - 1 for p, end in self.matches(i - 2)
        )

    def _head_before(self, i: int, sort: str = "") -> int:
        j = i - 1
        while j >= self.first and self.tokens[j].text in OPENING_QUOTES:
            j -= 1
        if j < self.first:
            return 0
        for phrase, end in self.matches(j):
            if (
                phrase.flags & (ORG_HEAD | PLACE_HEAD)
                and not phrase.flags & DEFINITE  # «أصدر القضاء حكما»
                and end == j + 1
                and sort in ("", phrase.sort)
            ):
                return phrase.flags & (ORG_HEAD | PLACE_HEAD)
        return 0

    def _is_adjective(self, i: int, prefix: int) -> bool:
        """«السعودية» after a definite noun is the adjective, not the kingdom."""
        if prefix or not self.word(i).flags & ADJECTIVE or i == self.first:
            return False
        return self.tokens[i - 1].kind == "word" and self.word(i - 1).definite


__all__ = ["Candidate", "Candidates"]
