"""Where a noun phrase ends: what holds two words together, an adjective, a title before its name, a body and its owner."""

from __future__ import annotations

from riwaya.annotate.eventing.wordkinds import WordKinds
from riwaya.language.affixes import (
    ADJECTIVAL,
    ADJECTIVES,
    ALEF,
    AND,
    ARTICLE,
    DUAL,
    FEMININES,
    HA,
    MEEM,
    MEN,
    NISBA_FEMININE,
    PROCLITICS,
    THE_PARTICIPLE,
    TO_THE,
)

_COUNTS = frozenset(("of", "none"))
#: How long a word is at most that is not cut where no table knows it.
SHORT = 4


class PhraseEnds(WordKinds):
    """Tells whether a word goes on with the phrase before it."""

    def _event(self, first: int, k: int) -> bool:
        """Whether a word tells of an event of its own, so that it is no part of the phrase; what a craft is called by
        («طائرة مسيرة») is no deed of people."""
        trigger = self.words.triggers.first(self.tokens, k)
        if not trigger or trigger.prefix or trigger.definite or k <= first:
            return False
        kinds = self.words.kinds.of_word(self.tokens[first].text)
        if "craft" not in kinds or k != first + 1 or trigger.value.part == "verb":
            return True
        type_ = trigger.value.type
        return self.words.kinds.accepts(type_, self.words.group(type_), "actor", kinds)

    def _owned_body(self, first: int, k: int) -> bool:
        """«مجلس إدارته», «وزير خارجيته»: a body with a pronoun put to its head, not «قتل رجل زوجته»."""
        head = self.words.kinds.of_word(self.tokens[first].text)
        kinds = self.words.kinds.of_word(self.tokens[k].text)
        if "person" in kinds or k != first + 1:
            return False
        return "group" in kinds if "person" in head else bool(head & {"group", "state"})

    def _closed(self, k: int) -> bool:
        """«مسؤولون», «مسؤولان»: a plural or dual that nothing can be put to, unlike «أعوان»."""
        text = self.tokens[k].text
        return (text.endswith(MEN) and len(text) > SHORT) or (
            text.endswith(DUAL) and not self.words.kinds.is_noun(text.removeprefix(AND))
        )

    def _titles(self, first: int) -> bool:
        """Whether a definite phrase can be a title before a name: «للرياضة», «والرياضة» are the end of another one."""
        word = self.tokens[first].text
        apart = first > 0 and self.tokens[first - 1].text == AND
        if first in self.mentions or (word.startswith(ARTICLE) and not apart):
            return True
        stem = word.lstrip(PROCLITICS).removeprefix(ARTICLE)
        return "person" in self.words.kinds.of_word(word) | self.words.kinds.of_word(stem)

    def _place_word(self, k: int) -> bool:
        """«العاصمة طرابلس»: a definite word of place that a name may follow."""
        return bool(self.words.place_words.at(self.tokens, k))

    def _adjective(self, word: str) -> bool:
        if word in self.words.adjectives and self.words.kinds.of_word(word) <= _COUNTS:
            return True
        if word.endswith(NISBA_FEMININE) and word[:-1] in self.words.adjectives:
            return True
        if word.endswith(HA) and self.words.kinds.is_noun(word):
            return False
        if word.startswith(MEEM) and len(word) > SHORT and not self.words.kinds.is_noun(word):
            return True
        return word.endswith(ADJECTIVES)

    def _plain_adjective(self, k: int) -> bool:
        """Whether a word is an adjective and nothing else."""
        word = self.tokens[k].text
        bare = k not in self.mentions and self.words.kinds.of_word(word) <= _COUNTS
        return bare and word in self.words.adjectives

    def _complemented(self, k: int, last: int) -> bool:
        """«القوات التابعة لـ»: an active participle with a complement, which is no mere adjective."""
        stem = self.tokens[k].text[2:]
        shape = len(stem) >= SHORT and stem[1] == ALEF and stem.removesuffix(HA) != stem[:3]
        return shape and k + 1 < last and self.tokens[k + 1].text.startswith(TO_THE)

    def _complete(self, first: int, at: int) -> bool:
        """«طائرات حربية»: an indefinite noun with an adjective that agrees with it; what is definite behind it is
        another phrase («قصفت طائرات حربية الميناء»)."""
        if at - first < 2 or any(k in self.mentions for k in range(first, at)):
            return False
        head, last = self.tokens[first], self.tokens[at - 1].text
        feminine = head.raw.endswith(FEMININES)
        nation = self.words.nations.first(self.tokens, at - 1)
        known = last in self.words.adjectives or (nation is not None and not nation.prefix)
        return known and feminine == last.endswith(HA)

    def _participle(self, k: int, text: str) -> bool:
        """«السفير المغربي المعتمد»: a participle after an adjective of relation goes on describing."""
        before = self.tokens[k].text
        return (
            text.startswith(THE_PARTICIPLE)
            and before.startswith(ARTICLE)
            and before.endswith(ADJECTIVAL)
        )

    def _person_follows(self, k: int, last: int) -> bool:
        at = self.mentions.get(k)
        return k < last and at is not None and at[0].type == "PER"
