"""Where a noun phrase ends: what holds two words together, an adjective, a title before its name, a body and its owner."""

from __future__ import annotations

from riwaya.annotate.eventing.wordkinds import WordKinds
from riwaya.language.affixes import (
    ADJECTIVAL,
    ADJECTIVES,
    ALEF,
    AND,
    AND_THE,
    ARTICLE,
    DUAL,
    FEMININES,
    HA,
    MANY_MEN,
    MEEM,
    MEN,
    MEN_OBLIQUE,
    NISBA_FEMININE,
    PREPOSITIONS,
    PROCLITICS,
    THE_PARTICIPLE,
    TO_THE,
)
from riwaya.language.marks import QUOTES
from riwaya.language.numbers import parse
from riwaya.model import Mention

_COUNTS = frozenset(("of", "none"))
#: Kinds of nouns before which nobody's name stands in apposition.
_BODIES = frozenset(("group", "area"))
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
        head = self.tokens[first].text
        kinds = self.words.kinds.of_word(head)
        if head[0] in PREPOSITIONS:
            kinds = kinds or self.words.kinds.of_word(head[1:])  # «بطائرة مسيرة»
        if k == first + 1 and "site" in kinds and trigger.value.type in self.words.sets.pursuits:
            return False  # «نقطة تفتيش»
        if k == first + 1 and self.tokens[k].raw.startswith(ARTICLE) and kinds == {"person"}:
            one = head in self.words.kinds.titles  # «قاضي التحقيق»
            people = "person" in self.words.kinds.of_word(self.tokens[k].text)
            return not (one or (people and not self._closed(first)))  # «أهالي المختطفين»
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
        """«مسؤولون», «مسؤولان», «مسلح»: a plural or dual, or one person, that nothing can be put to, unlike «أعوان»."""
        text = self.tokens[k].text
        if text in self.words.parties.alone:
            return True
        if text.endswith(MEN_OBLIQUE) and text not in self.words.singular:
            return "person" in self.words.kinds.of_word(text)  # «اقتحام مستوطنين القرية»
        return (text.endswith(MEN) and len(text) > SHORT) or (
            text.endswith(DUAL) and not self.words.kinds.is_noun(text.removeprefix(AND))
        )

    def _titles(self, first: int) -> bool:
        """Whether a definite phrase can be a title before a name: «للرياضة», «والرياضة» are the end of another one."""
        word = self.tokens[first].text
        apart = first > 0 and self.tokens[first - 1].text == AND
        if first in self.mentions:
            return True
        if word.startswith(ARTICLE) and not apart:
            named = self.words.kinds.of_word(word)
            return "person" in named or not named & _BODIES  # «القيادي في الحركة فلان»
        return self._titles_word(word)

    def _of_movement(self, k: int, mention: tuple[Mention, int]) -> bool:
        """«المسلحين الحوثيين»: people in the plural with the name of their movement as an adjective."""
        word, name = self.tokens[k].text, self.tokens[mention[1] - 1].text
        plural = word.startswith(ARTICLE) and name.startswith(ARTICLE)
        plural = plural and word.endswith(MANY_MEN) and name.endswith(MANY_MEN)
        people = "person" in self.words.kinds.of_word(word)
        return plural and people and mention[0].type == "ORG"

    def _joined_adjective(self, k: int, text: str) -> bool:
        """«الجهات العسكرية والأمنية»: an adjective joined to one like it at token `k`; two nationalities are two («القوات
        العراقية والسورية»)."""
        before, word = self.tokens[k].text, text[1:]
        if not (text.startswith(AND_THE) and before.startswith(ARTICLE)):
            return False
        alike = all(w.endswith(ADJECTIVAL) for w in (before, word))
        both = before.endswith(HA) == word.endswith(HA) and alike
        adjectives = all(self._relation(w[2:]) for w in (before, word))
        return both and adjectives and not self.words.kinds.of_word(word) & _BODIES

    def _relation(self, word: str) -> bool:
        """Whether a word without its article is an adjective of relation."""
        return word in self.words.adjectives or word.removesuffix(HA) in self.words.adjectives

    def _of_person(self, first: int) -> bool:
        """Whether a title can go on a phrase that begins so («وزير الخارجية الأمير فلان», not «الاجتماع الرئيس فلان»)."""
        word = self.tokens[first].text
        return not word.lstrip(PROCLITICS).startswith(ARTICLE) or self._titles_word(word)

    def _titles_word(self, word: str) -> bool:
        stem = word.lstrip(PROCLITICS).removeprefix(ARTICLE)
        kinds = self.words.kinds
        return stem in kinds.titles or "person" in kinds.of_word(word) | kinds.of_word(stem)

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

    def _negated(self, k: int, last: int) -> bool:
        """«دولة غير عربية»: a negation and the adjective behind it."""
        hit = self.words.functions.first(self.tokens, k) if k + 1 < last else None
        if hit is None or hit.value != "neg" or hit.prefix:
            return False
        word = self.tokens[k + 1].text
        return not word.startswith(ARTICLE) and self._adjective(word) and k + 1 not in self.mentions

    def _pointed_at(self, k: int, last: int) -> bool:
        """«تلك المنطقة»: whether the word at `k`, behind a demonstrative, is what that points at; «إثر ذلك ثلاثة» points back."""
        while k < last and self.tokens[k].text in QUOTES:
            k += 1
        return k < last and (self.tokens[k].text.startswith(ARTICLE) or k in self.mentions)

    def _of_pointed(self, k: int, at: int, last: int) -> bool:
        """«أبناء تلك المناطق»: a demonstrative, right behind the word that ends at `at`, that belongs to a noun which that
        governs."""
        hit = self.words.functions.first(self.tokens, k) if k == at and k + 1 < last else None
        if hit is None or hit.value != "dem" or hit.prefix or k + 1 in self.mentions:
            return False
        head = self.tokens[at - 1].text
        bound = not (head.isascii() or head.endswith((ALEF, MEN)) or self._closed(at - 1))
        named = self.tokens[k + 1].text.startswith(ARTICLE)
        return bound and named and not self.words.triggers.first(self.tokens, k + 1)

    def _each(self, k: int) -> str:
        """«لكل من»: the preposition written on a quantity, which what it counts hangs on; empty for none."""
        text = self.tokens[k].text
        hit = self.words.functions.first(self.tokens, k)
        alone = hit is not None and hit.last == k + 1
        return text[0] if not alone and text[0] in PREPOSITIONS else ""

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
        # «استهدفت طائرة مسيرة سيارة»
        known = known or (at - first == 2 and self._of_craft(first, at - 1))
        # «وفد برلماني أوروبي | المخيمات»
        more = at - first > 2 and self.tokens[at - 2].text in self.words.adjectives
        known = known or (more and last.endswith(ADJECTIVAL))
        return known and feminine == last.endswith(HA)

    def _of_craft(self, first: int, k: int) -> bool:
        """Whether the word at `k`, which else tells of a deed of people, says what sort of craft stands before it."""
        craft = "craft" in self.words.kinds.of_word(self.tokens[first].text)
        return craft and bool(self.words.triggers.at(self.tokens, k))

    def _participle(self, k: int, text: str) -> bool:
        """«السفير المغربي المعتمد», «اللواء المتقاعد»: a participle behind an adjective of relation, or behind the title of one
        man, goes on describing."""
        before = self.tokens[k].text
        if not (text.startswith(THE_PARTICIPLE) and before.startswith(ARTICLE)):
            return False
        one = before.removeprefix(ARTICLE) in self.words.kinds.titles
        return before.endswith(ADJECTIVAL) or (one and not text.endswith(MANY_MEN))

    def _parts(self, first: int, head: int, text: str) -> bool:
        """«الشرطة القيادي», «المحكمة المتهمين», «السلطات العراقية | الكيميائي»: a word for men behind a feminine noun that is
        nobody, or a masculine adjective behind the feminine one of a definite noun: no adjective of it."""
        own = self.tokens[first].text.startswith(ARTICLE) and head == first + 1
        nation = own and self.words.nations.first(self.tokens, head)
        if nation and self.tokens[head].text.endswith(HA) and not text.endswith(HA):
            return True
        people = self.words.kinds.of_word(text) == {"person"}
        man = people or text.removeprefix(ARTICLE) in self.words.singular
        man = man and not text.endswith(HA)
        feminine = self.tokens[head].raw.endswith(FEMININES)
        return man and feminine and "person" not in self.words.kinds.of_word(self.tokens[head].text)

    def _counted_so(self, k: int) -> int:
        """«الدول الأربع», «المسؤولون الـ6»: where a number with the article ends that says how many a definite phrase
        means; 0 where none stands there."""
        digits = self.tokens[k].text == ARTICLE and k + 1 < len(self.tokens)
        number = parse(self.tokens, k + digits, self.words.numbers)
        if number is None or number.kind != "cardinal" or not (digits or number.definite):
            return 0
        return number.last

    def _person_follows(self, k: int, last: int) -> bool:
        at = self.mentions.get(k)
        return k < last and at is not None and at[0].type == "PER"
