"""What a word is that bounds phrases: a function word, a verb, an adverb; by tables, shape and neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.eventing.rows import Verb
from riwaya.annotate.eventing.words import EventWords
from riwaya.language.affixes import (
    ALEF,
    AND,
    ARTICLE,
    DEFINITE,
    HA,
    HE,
    HIS,
    MEN_OBLIQUE,
    NISBA_ACCUSATIVE,
    TA,
    THEY_DID,
    WAW,
    WOMEN,
    YA,
)
from riwaya.language.tokens import Token
from riwaya.language.wordindex import Seen
from riwaya.model import Mention

_LONG = (ALEF, HA)
#: How nouns in «ت» end («قوات», «توقيت», «سكوت»), and how long a verb in it is.
_NO_VERB = (WOMEN, YA + TA, WAW + TA)
_LETTERS = 4

ALSO_PREP = ("manner", "since", "partitive", "beside", "about", "besides")
_ALSO_PART = ("verbal", "namely", "among")
_ENDS = frozenset((".", "؟", "!"))
_PEOPLE = frozenset(("person", "group"))


class WordKinds:
    """Tells the words that bound phrases from those of phrases, each token once."""

    def __init__(
        self,
        tokens: Sequence[Token],
        mentions: dict[int, tuple[Mention, int]],
        words: EventWords,
        opens: frozenset[int] = frozenset(),
    ) -> None:
        self.tokens = tokens
        #: The first tokens of sentences.
        self.opens = opens
        self.mentions = mentions
        self.words = words
        self._kinds: dict[int, tuple[str, int] | None] = {}

    def _plain(self, i: int, end: int) -> str:
        """The words of a preposition without the conjunction written on it."""
        hit = self.words.functions.first(self.tokens, i)
        text = " ".join(token.text for token in self.tokens[i:end])
        return text[len(hit.prefix) :] if hit is not None else text

    def _function(self, i: int, last: int) -> tuple[str, int] | None:
        """What a word is that bounds phrases, and where it ends; None for a word of a phrase."""
        if i not in self._kinds:
            self._kinds[i] = self._kind(i)
        found = self._kinds[i]
        return found if found is not None and found[1] <= last else None

    def _kind(self, i: int) -> tuple[str, int] | None:
        hit = self.words.functions.first(self.tokens, i)
        if hit is not None and hit.prefix:
            if self._governor(i):
                return None
            if hit.value == "prep" and self._opened(i):
                return "verb", i + 1
        if hit and not hit.definite and not (hit.value == "part" and self._tells(i)):
            return ("part" if hit.value in _ALSO_PART else hit.value), hit.last
        verb = self.words.verbs.first(self.tokens, i)
        owns = verb is not None and len(verb.enclitic) == 1 and verb.value.aspect == "past"
        noun = self._governed_noun(i) or (
            verb is not None and (self._after_prep(i, verb) or self._accusative_noun(i, verb))
        )
        if verb and not verb.definite and not owns and not noun:
            return "verb", verb.last
        if self._present(i) or self._past(i):
            return "verb", i + 1
        if self.tokens[i].text in self.words.reporting and not (self._object(i) or self._men(i)):
            return "conj", i + 1
        if self._adverb(i):
            return "part", i + 1
        if self._before_verb(i) or self._opens(i):
            unsure = self.words.maybe_verbs.first(self.tokens, i)
            if unsure and len(unsure.enclitic) != 1:
                return "verb", unsure.last
        if (
            verb
            and verb.enclitic == HIS
            and (self._after_relative(i) or self.words.light.at(self.tokens, i))
        ):
            return "verb", verb.last
        return None

    def _governor(self, i: int) -> bool:
        """«والي الولاية»: a noun that folds like «والى», spelled with its own letter."""
        token = self.tokens[i]
        return token.raw.endswith(YA) and token.text in self.words.singular

    def _opened(self, i: int) -> bool:
        """«فتحت الشرطة»: a verb as it stands, not «ف» and a preposition."""
        verb = self.words.verbs.first(self.tokens, i)
        return verb is not None and not (verb.prefix or verb.enclitic)

    def _after_prep(self, i: int, verb: Seen[Verb]) -> bool:
        """«على شن هجوم»: a bare past right after a preposition is the noun spelt like it."""
        form = verb.value
        bare = form.aspect == "past" and (form.gender, form.number) == ("m", "s")
        if not bare or verb.prefix or verb.enclitic or not i:
            return False
        hit = self.words.functions.first(self.tokens, i - 1)
        return hit is not None and hit.last == i and hit.value in ("prep", *ALSO_PREP)

    def _accusative_noun(self, i: int, verb: Seen[Verb]) -> bool:
        """«استهدف تجمعا»: a noun of the tables in the accusative, spelt like what two did."""
        text = self.tokens[i].text
        two = verb.value.number == "d" and not verb.enclitic and text.endswith(ALEF)
        return two and not self._before_verb(i) and self.words.kinds.is_noun(text[:-1])

    def _men(self, i: int) -> bool:
        """«محتجين», «مقرا»: people in the plural, a thing, not what somebody does who tells: that has «أن» or a preposition
        behind it."""
        text = self.tokens[i].text
        if text.endswith(MEN_OBLIQUE):
            return self.words.kinds.is_noun(text)
        craft = "craft" in self.words.kinds.of_word(text)  # «ناقلة نفط», not «ناقلة عن»
        if not craft and not (text.endswith(ALEF) and self.words.kinds.is_noun(text[:-1])):
            return False
        after = self.words.functions.first(self.tokens, i + 1) if i + 1 < len(self.tokens) else None
        return after is None or after.value not in ("comp", "prep")

    def _object(self, i: int) -> bool:
        """«استهدف مقرا», «مقرا عسكريا», «تفريق محتجين»: a noun in the accusative right after the verb of an event or with an
        adjective like it, or governed by its noun, no participle that tells."""
        if not i or not self.words.kinds.of_word(self.tokens[i].text):
            return False
        if self._described(i) or self._governed_noun(i):
            return True
        hits = self.words.triggers.at(self.tokens, i - 1)
        return any(h.value.part == "verb" and h.value.frame.object for h in hits)

    def _described(self, i: int) -> bool:
        """Whether an adjective in the indefinite accusative stands right behind a word in it."""
        if i + 1 >= len(self.tokens) or i + 1 in self.mentions:
            return False
        text, after = self.tokens[i].text, self.tokens[i + 1].text
        accusative = text[-1:] == after[-1:] and after[:-1] in self.words.adjectives
        return accusative and after.endswith(ALEF)

    def _governed_noun(self, i: int) -> bool:
        """«استهداف تجمع»: a noun of the tables right after a noun that governs it, however its letters can be read."""
        if not i or not self.words.kinds.is_noun(self.tokens[i].text):
            return False
        hits = self.words.triggers.at(self.tokens, i - 1)
        return bool(hits) and all(
            h.value.part == "noun" and not (h.definite or h.enclitic) and h.last == i for h in hits
        )

    def _present(self, i: int) -> bool:
        """Whether a word that no table knows looks like a verb of the present («يتضمن»)."""
        text = self.tokens[i].text
        if text[:1] == AND and len(text) > 5:
            text = text[1:]
        return text.startswith(HE) and len(text) > 3 and not text.startswith(self.words.ya)

    def _past(self, i: int) -> bool:
        """Whether a word that no table knows looks like a verb of the past: «أقدموا», «صعدت» before its subject."""
        text = self.tokens[i].text
        stem = text[1:] if text[:1] == AND and len(text) > _LETTERS else text
        many = stem.endswith(THEY_DID) and len(stem) > _LETTERS
        her = stem.endswith(TA) and len(stem) >= _LETTERS and stem[-2:] not in _NO_VERB
        if not (many or her) or i in self.mentions or stem.startswith(DEFINITE):
            return False
        if stem.startswith(TA) and len(stem) == _LETTERS:
            return False  # «تعنت»
        if self.words.kinds.is_noun(stem) or stem in self.words.known:
            return False
        return many or self._before_subject(i)

    def _before_subject(self, i: int) -> bool:
        """Whether a definite noun, a name or a word for people stands right behind a word."""
        if i + 1 >= len(self.tokens):
            return False
        if i + 1 in self.mentions:
            return True
        after = self.tokens[i + 1].text
        return after.startswith(ARTICLE) or bool(self.words.kinds.of_word(after) & _PEOPLE)

    def _adverb(self, i: int) -> bool:
        """«دوليا», «هاتفيا»: an adjective of relation in the accusative that no noun in the accusative precedes."""
        text = self.tokens[i].text
        if (
            not text.endswith(NISBA_ACCUSATIVE)
            or text.startswith(ARTICLE)
            or text[:-1] not in self.words.adjectives
        ):
            return False
        if i and self.words.functions.at(self.tokens, i - 1):
            return True
        return i == 0 or not self.tokens[i - 1].text.endswith(_LONG)

    def _before_verb(self, i: int) -> bool:
        """Whether the word before asks for a verb («الذي», «قد», «لم»)."""
        hit = self.words.functions.first(self.tokens, i - 1) if i else None
        return hit is not None and hit.last == i and hit.value in ("rel", "verbal")

    def _tells(self, i: int) -> bool:
        """«وأبرز خلال لقائه», «وأبرز أن»: a verb of telling spelt like an elative, before a preposition of time or «أن»."""
        verb = self.words.verbs.first(self.tokens, i)
        after = self.words.functions.first(self.tokens, i + 1) if i + 1 < len(self.tokens) else None
        told = verb is not None and verb.value.kind == "say"
        return told and after is not None and after.value in ("comp", "beside")

    def _opens(self, i: int) -> bool:
        """Whether a word opens a sentence of the text with a person, body or title behind it («أمر القاضي بـ»)."""
        first = i in self.opens or (i > 0 and self.tokens[i - 1].text in _ENDS)
        if not first or i + 1 >= len(self.tokens):
            return False
        if i + 1 in self.mentions:
            return True
        kinds = self.words.kinds.of_word(self.tokens[i + 1].text)
        return bool(kinds & _PEOPLE)

    def _after_relative(self, i: int) -> bool:
        hit = self.words.functions.first(self.tokens, i - 1) if i else None
        return hit is not None and hit.value == "rel"
