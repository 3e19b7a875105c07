"""What a noun phrase names: a person, a group, a craft, a site ...; and which of these may stand in which role.

A phrase whose head no table knows is nobody: no actor or target is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.annotate.counting.rows import CasualtyRow, PersonRow
from riwaya.language.affixes import (
    ALEF,
    AND,
    ARTICLE,
    HA,
    MANY_MEN,
    ME,
    MEEM,
    MEN_OR_TWO,
    MY,
    NISBA_ACCUSATIVE,
    NISBA_PLURALS,
    TA,
    YA,
    YOUR,
    YOUR_BOTH,
    YOUR_MANY,
)
from riwaya.language.clitics import bare
from riwaya.language.remembered import Remembered
from riwaya.language.view import fold
from riwaya.resources.organisations import Head
from riwaya.resources.pack import Pack
from riwaya.resources.people import Title
from riwaya.resources.places import Country
from riwaya.resources.rows import OneWord

_OF_SPEAKERS = ("", MY, YOUR, YOUR_MANY, YOUR_BOTH, ME)
_REFLEXIVE = MEEM + TA
_OBLIQUE_BOUND = YA + YA
#: «مدربو», «مدربي»: the end of a plural before whom or what they belong to.
_BOUND = (AND, YA)

#: Sorts of places that are buildings and grounds; the others are areas.
_SITES = frozenset(("facility", "airport", "port", "crossing", "camp", "base", "oilfield"))
#: How long a word with the end of a dual or plural is at least.
_SHORT = 5
#: How long a word for one person is at least whose plural is known by its end («مدربو الفريق»).
_SINGULAR = 4
_NONE: frozenset[str] = frozenset()
_PERSON = frozenset(("person",))


_KIN = "kin"


class NounRow(msgspec.Struct, frozen=True):
    """The head of a phrase and what it names (`nouns.tsv`)."""

    word: str
    kinds: tuple[str, ...]


class RoleRow(msgspec.Struct, frozen=True):
    """Which kinds may stand in a role of a type of event, of a family of types, or of any (`roles.tsv`)."""

    type: str
    role: str
    kinds: tuple[str, ...]


class NounKinds:
    """`pack.get(NounKinds)`."""

    def __init__(self, pack: Pack) -> None:
        self._kinds: dict[str, frozenset[str]] = {}
        self._seen: Remembered[str, frozenset[str]] = Remembered()
        for row in pack.rows("events", "nouns", NounRow):
            self._kinds[fold(row.word)] = frozenset(row.kinds)
        self.words = frozenset(self._kinds)
        titles = pack.rows("people", "titles", Title)
        #: First words of titles, folded.
        self.titles = frozenset(fold(t.title.split(" ", 1)[0]) for t in titles)
        #: Of these, what somebody is to another, who is named behind it («شقيق الشهيد فلان»).
        self.kin = frozenset(fold(t.title) for t in titles if t.kind == _KIN)
        #: «سعادة», «سمو»: what opens a form of address, folded; a name right behind it is who is meant.
        self.honorifics = frozenset(
            fold(t.title.split(" ", 1)[0])
            for t in titles
            if t.kind == "honorific" and " " in t.title
        )
        #: «الدكتور», «لواء»: ranks and forms of address of one word, folded.
        self.styles = frozenset(
            fold(form)
            for t in titles
            if t.kind in ("rank", "honorific") and " " not in t.title and t.number == "s"
            for form in (t.title, ARTICLE + t.title)
        )
        #: Words for one person, folded.
        self.ones = frozenset(
            fold(word)
            for word in (
                *(t.title for t in titles if t.number == "s"),
                *(p.noun for p in pack.rows("figures", "persons", PersonRow)),
            )
        )
        found: dict[str, set[str]] = {}
        for word, kind in _others(pack):
            found.setdefault(fold(word), set()).add(kind)
        for word, kinds in found.items():
            self._kinds.setdefault(word, frozenset(kinds))
        countries = pack.rows("places", "countries", Country)
        self._nations = frozenset(fold(a) for c in countries for a in c.adjectives)
        self._countries = frozenset(n for c in countries for n in (c.name, *c.aka))
        self._states = frozenset(fold(name) for c in countries for name in (c.name, *c.aka))
        self._adjectives = frozenset(
            fold(r.word) for r in pack.rows("events", "adjectives", OneWord)
        )
        self._capitals = frozenset(c.capital for c in countries if c.capital)
        self._roles = {
            (r.type, r.role): frozenset(r.kinds) for r in pack.rows("events", "roles", RoleRow)
        }

    def of_word(self, word: str) -> frozenset[str]:
        """The kinds of a folded word, its article and pronoun taken off; empty where no table has it.

        What a spelling can name depends on it alone, so it is kept.
        """
        found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = self._of_word(word)
        return found

    def _of_word(self, word: str) -> frozenset[str]:
        for form in (word, word[2:]) if word.startswith(ARTICLE) else (word,):
            if form in self._kinds:
                return self._kinds[form]
        if word.startswith(ARTICLE):
            return self._by_shape(word[2:])
        for form, enclitic in bare(word):
            if enclitic not in _OF_SPEAKERS and form in self._kinds:
                return self._kinds[form]
        if word.endswith(ALEF) and self._accusative(word):
            return self._kinds.get(word[:-1], _PERSON)
        return self._by_shape(word)

    def _accusative(self, word: str) -> bool:
        """«جنديا», «تونسيا»: the indefinite accusative of a noun; what ends like an adverb («دوليا») only of one for people."""
        single = word[:-1]
        if not word.endswith(NISBA_ACCUSATIVE):
            return single in self._kinds
        if single in self._adjectives or word in self._states:
            return False
        return single in self._nations or "person" in self._kinds.get(single, _NONE)

    def is_noun(self, word: str) -> bool:
        """Whether a folded word as it stands (its article apart) is a noun of the tables."""
        return word in self._kinds or (word.startswith(ARTICLE) and word[2:] in self._kinds)

    def _by_shape(self, word: str) -> frozenset[str]:
        """Plurals of nations, of other adjectives of relation and of participles in «م» name people («أوكرانيين»,
        «الانقلابيين», «المتظاهرون»)."""
        if word.endswith(MEN_OR_TWO) and word[:-2] in self._nations:
            return frozenset(("person",))
        if word.endswith(MEN_OR_TWO) and len(word) > _SHORT:
            single = word[:-3] + HA if word[-3] == TA else word[:-2]
            found = self._kinds.get(single, self._kinds.get(word[:-2], _NONE))
            if found or word[-3] == TA:
                return found  # a dual where it names no people («حاجزين», «موقعين»)
        # A participle, not a broken plural («ملايين», «ميادين»).
        participle = word.startswith(_REFLEXIVE) or word[2:3] != ALEF
        if word.startswith(MEEM) and word.endswith(MANY_MEN) and len(word) > _SHORT and participle:
            return frozenset(("person",))
        if word.endswith(NISBA_PLURALS) and len(word) > _SHORT and participle:
            return frozenset(("person",))
        if word.endswith(_BOUND) and len(word) > _SINGULAR and word[:-1] in self.ones:
            return frozenset(("person",))
        if word.endswith(_OBLIQUE_BOUND) and len(word) > _SHORT:
            return self._kinds.get(word[:-1], frozenset(("person",)))
        return _NONE

    def of_name(self, type_: str, name: str) -> frozenset[str]:
        """The kinds of a named mention by its type and canonical name."""
        if type_ == "PER":
            return frozenset(("person",))
        if type_ == "ORG":
            return frozenset(("group",))
        if name in self._countries or self._state(name):
            return frozenset(("country",))
        if name in self._capitals:
            return frozenset(("town", "capital"))
        head = self.of_word(_first_word(name)) if not name.isalpha() else _NONE
        return frozenset(("site",)) if "site" in head else frozenset(("town",))

    def _state(self, name: str) -> bool:
        """«دولة قطر»: a country with the word for a state before its name."""
        first, _, rest = name.partition(" ")
        return rest in self._countries and "group" in self.of_word(fold(first))

    def accepts(
        self, type_: str, group: str, role: str, kinds: frozenset[str], frame: str = ""
    ) -> bool:
        """Whether a phrase of these kinds may stand in the role; what a frame's own row says goes first."""
        for key in (frame, type_, group, "*"):
            allowed = self._roles.get((key, role))
            if allowed is not None:
                return bool(allowed & kinds)
        return True


def _first_word(name: str) -> str:
    """The first word of a name that may be set in quotation marks («قصر«النيل»»), folded."""
    end = next((n for n, letter in enumerate(name) if n and not letter.isalpha()), len(name))
    return fold(name[:end])


def _others(pack: Pack) -> Sequence[tuple[str, str]]:
    """Words of the tables of people, organisations and places with their kind."""
    out: list[tuple[str, str]] = []
    titles = pack.rows("people", "titles", Title)
    out += [(title.title, "person") for title in titles if " " not in title.title]
    for head in pack.rows("organisations", "heads", Head):
        kind = "group" if head.kind == "org" else "site" if head.sort in _SITES else "area"
        if " " not in head.head:
            out.append((head.head, kind))
    for person in pack.rows("figures", "persons", PersonRow):
        out += [(word, "person") for word in (person.noun, *person.plurals) if " " not in word]
    for casualty in pack.rows("figures", "nouns", CasualtyRow):
        out += [(word, "person") for word in (casualty.noun, *casualty.plurals) if " " not in word]
    return out
