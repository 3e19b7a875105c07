"""Word by word, how far a noun phrase goes on behind its head."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.appositions import Appositions
from riwaya.annotate.eventing.headletters import HeadLetters
from riwaya.language.affixes import (
    ALEF,
    ARTICLE,
    BOUND_DEFINITE,
    HA,
    OF_BOTH,
    PREPOSITIONS,
    TA_MARBUTA,
)
from riwaya.language.marks import QUOTES
from riwaya.model import Mention

#: Marks that phrases are read over.
QUOTED = QUOTES | frozenset("()[]")
#: Words of a phrase.
MOST = 5
#: A mark that opens a quotation where it did not open one before.
_RAISED = "”"
#: Marks behind which a phrase ends.
_CLOSING = frozenset(("»", _RAISED, ")", "]", "("))

#: The token after a phrase that is longer by a word or name, whether it is definite now, and that name.
Step = tuple[int, bool, Mention | None]


class Head(msgspec.Struct, frozen=True):
    """Where a phrase begins and the stretch it lies in ends; `described`: its head is a word that a name may follow."""

    first: int
    last: int
    governed: bool
    described: bool


class Growing(HeadLetters, Appositions):
    """Tells whether the next word belongs to a phrase."""

    #: the first token of each figure, and its last
    counted: dict[int, int]
    #: tokens of times
    timed: frozenset[int]

    def extended(self, head: Head, at: int, definite: bool, *, named: bool) -> Step | None:
        """The phrase up to token `at` with what stands there; None where it ends. `named`: a name is part of it already."""
        k = self._past_quotes(head, at)
        if k < 0 or k in self.timed or k in self.counted or self.tokens[k].kind == "mark":
            return None
        if k - 1 > head.first and self.tokens[k - 1].text in self.words.another:
            return None  # «قوات أخرى قرية بورين»
        if k in self.mentions:
            return self._with_name(head, at, k, definite)
        if not definite and self._negated(k, head.last):
            return k + 2, False, None
        if not definite and k + 1 not in self.timed and self._of_pointed(k, at, head.last):
            return k + 2, True, None
        if self._function(k, head.last) is not None or self.tokens[k].kind != "word":
            return None
        if definite and self._joined_adjective(at - 1, self.tokens[k].text):
            return k + 1, True, None
        if self._ended(head, at, k, definite):
            return None
        if self.tokens[k].text.startswith(ARTICLE):
            return self._with_article(head, at, k, definite, named=named)
        if definite:
            rank = self.tokens[k].text in self.words.parties.ranks
            return (k + 1, True, None) if rank and self._person_follows(k + 1, head.last) else None
        return self._indefinite(head, at, k)

    def _past_quotes(self, head: Head, at: int) -> int:
        """The token behind the marks at `at`; -1 where one of them, or the stretch, ends the phrase."""
        k = at
        while k < head.last and self.tokens[k].text in QUOTED:
            mark = self.tokens[k].text
            before = self.tokens[max(0, head.first - 1) : k]
            opens = mark == _RAISED and not any(t.text == mark for t in before)
            if mark in _CLOSING and not opens:
                return -1
            k += 1
        return k if k < head.last else -1

    def _with_name(self, head: Head, at: int, k: int, definite: bool) -> Step | None:
        """The phrase with the name at `k` that its head tells of («مدينة درنة», «الرئيس فلان»)."""
        name, end = self.mentions[k]
        if name.start != self.tokens[k].start:
            return None
        if definite and self._of_movement(at - 1, self.mentions[k]):
            return end, True, name
        if not head.described or self._closed(at - 1):
            return None
        if definite:
            person = name.type == "PER"
            if person and self._ground(head.first, at):
                return None
            titled = person and (self._titles(head.first) or self._ends_titled(head.first, at - 1))
            if not (titled or (not person and self._place_word(head.first))):
                return None
        return end, True, name

    def _ground(self, first: int, at: int) -> bool:
        """«مدير الشرطة بمحافظة سبها | فلان»: whether a phrase is a word for ground with its name, which nobody bears behind it,
        though it is spelt like a woman's title."""
        held = (self.mentions.get(k) for k in range(first + 1, at))
        place = any(m is not None and m[0].type == "LOC" and m[1] == at for m in held)
        word = self.tokens[first].text[len(self._clitics(first)[0]) :]
        return place and self.words.kinds.of_word(word) == {"area"}

    def _ends_titled(self, first: int, k: int) -> bool:
        """«قرار الرئيس السابق فلان»: whether what a noun governs ends, at `k`, with one man's title, the adjective behind it
        passed over, to which the name belongs that follows."""
        while k > first + 1 and self.tokens[k].text.startswith(ARTICLE):
            if self.tokens[k].text.removeprefix(ARTICLE) in self.words.kinds.titles:
                break
            if not self._adjective(self.tokens[k].text.removeprefix(ARTICLE)):
                return False
            k -= 1
        word = self.tokens[k].text
        bare = word.removeprefix(ARTICLE)
        one = bare in self.words.kinds.titles and bare in self.words.singular
        bound = not self.tokens[first].text.startswith(ARTICLE)
        bound = bound and not self.tokens[first].text.endswith(ALEF)  # «خصوصا الرئيس فلان»
        return k == first + 1 and bound and word.startswith(ARTICLE) and one

    def _ended(self, head: Head, at: int, k: int, definite: bool) -> bool:
        """Whether the word at `k` begins something else: an event, a clause, what a preposition letter leads to."""
        text = self.tokens[k].text
        if self._conjoined(text) or len(text) == 1 or at - head.first >= MOST:
            return True
        if self._event(head.first, k):
            return True
        if text.startswith(BOUND_DEFINITE) and len(text) > 4:
            return True
        if text[0] in PREPOSITIONS and self._clitics(k)[1]:
            return True
        whole = not definite and head.first not in self.counted and self._complete(head.first, at)
        return whole and not self._adjective(text)

    def _with_article(
        self, head: Head, at: int, k: int, definite: bool, *, named: bool
    ) -> Step | None:
        """The phrase with a word that has the article: its genitive, an adjective, a number of it."""
        if not definite:
            # «أضرم متظاهرون | النار»
            return None if self._closed(at - 1) else (k + 1, True, None)
        numbered = 0 if named else self._counted_so(k)
        if numbered:
            return (numbered, True, None) if numbered <= head.last else None
        text = self.tokens[k].text
        if self._parts(head.first, at - 1, text):
            return None
        adjective = self._adjective(text[2:]) and not self._complemented(k, head.last)
        titled = self._of_person(head.first) and self._person_follows(k + 1, head.last)
        goes_on = adjective or titled or self._participle(at - 1, text)
        return (k + 1, True, None) if goes_on else None

    def _indefinite(self, head: Head, at: int, k: int) -> Step | None:
        """The phrase with a word without article behind words without one."""
        text, before = self.tokens[k].text, self.tokens[at - 1].text
        if text.endswith(HA) and not self.tokens[k].raw.endswith(TA_MARBUTA) and len(text) > 3:
            manner = self.tokens[head.first].text in self.words.adjectives  # «بشكل منفصل نظيره»
            put = head.governed and not manner and k == head.first + 1
            return (k + 1, True, None) if put or self._owned_body(head.first, k) else None
        if self._closed(at - 1) and not self._adjective(text):
            return None
        counted = before.isdigit() and at == head.first + 1
        told = before.endswith(ALEF) and not before.endswith(OF_BOTH)  # «أحدهما متأثرا بجروحه»
        if text.endswith(ALEF) and not (told or counted) and len(text) > 3:
            return None
        return k + 1, False, None
