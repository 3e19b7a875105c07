"""Every table about names, compiled: flags of single words, phrases by their first word."""

from __future__ import annotations

from riwaya.annotate.naming.classes import shipped
from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    ALONE,
    ANY,
    CHILD,
    CLOSES,
    DEFINITE,
    DOMAIN,
    FAMILY,
    GIVEN,
    IDIOM,
    IN,
    INSIDE,
    INSTITUTIONAL,
    NEVER_FIRST,
    OF,
    OPEN,
    OPENS,
    ORG_HEAD,
    OUTSIDE,
    PART,
    PEOPLE,
    PLACE_HEAD,
    PLURAL,
    SAINT,
    SEAT,
    SHORT,
    SHY,
    STOP,
    TASK,
    THAT,
    TIME,
    TITLE,
    UNSURE,
    Known,
)
from riwaya.annotate.naming.tables import Complement, Idiom, NamePart, NearWord, ShyHead, Stop
from riwaya.language.affixes import ALEF_MAQSURA, ARTICLE
from riwaya.language.tokens import words
from riwaya.language.view import fold
from riwaya.model import MentionType
from riwaya.resources import Pack
from riwaya.resources.calendar import MonthRow, WeekdayRow
from riwaya.resources.media import OutletRow
from riwaya.resources.organisations import Head, Organisation
from riwaya.resources.people import FamilyName, GivenName, Person, Title
from riwaya.resources.places import Country, Gazetteer, prior
from riwaya.resources.rows import OneWord

#: What follows a phrase's first word, the entry it names, its flags and its sort.
Entry = tuple[tuple[str, ...], Known | None, int, str]

#: Of `resources.places.prior`: a home city of some 100,000, any province or country.
_STRONG = 6.0
#: Sorts of organisation that news names by a word of their name and a nationality.
_ELLIPTIC = frozenset(("ministry", "government"))

_STOPS = {"word": STOP, "time": STOP | TIME, "people": ADJECTIVE | PEOPLE, "start": NEVER_FIRST}


_CALENDAR: dict[str, type[WeekdayRow] | type[MonthRow]] = {
    "weekdays": WeekdayRow,
    "months": MonthRow,
}


class NameTables:
    """The tables of a pack as they are looked up: `flags` by folded word, `phrases` by their first one,
    `shorts`, the short forms of organisations by their names, as folded words, `deeds` the heads of places that name
    deeds too."""

    def __init__(self, pack: Pack) -> None:
        self.flags: dict[str, int] = {}
        self.phrases: dict[str, list[Entry]] = {}
        self.shorts: dict[str, list[tuple[str, ...]]] = {}
        self._classes = pack.get(shipped)
        self._read_stops(pack)
        self._read_complements(pack)
        self._read_people(pack)
        for idiom in pack.rows("mentions", "idioms", Idiom):
            self._phrase(idiom.phrase, None, IDIOM)
        self._read_gazetteers(pack)

    def _flag(self, name: str, flags: int) -> None:
        self.flags[name] = self.flags.get(name, 0) | flags

    def _phrase(self, name: str, known: Known | None, flags: int = 0, sort: str = "") -> None:
        for key in self._spellings(words(name)):
            entry = (key[1:], known, flags, sort)
            at = self.phrases.setdefault(key[0], [])
            if entry not in at:
                at.append(entry)

    def _read_people(self, pack: Pack) -> None:
        for given in pack.rows("people", "given_names", GivenName):
            if given.part:
                continue
            for one in _single(given.name):
                self._flag(one, GIVEN | (UNSURE if given.ambiguous else 0))
        self._joined = frozenset(
            words(part.part)[0]
            for part in pack.rows("mentions", "parts", NamePart)
            if part.joined and part.role == "opens"
        )
        roles = {
            "opens": OPENS,
            "inside": INSIDE,
            "closes": CLOSES,
            "child": INSIDE | CHILD,
            "saint": OPENS | SAINT,
        }
        for part in pack.rows("mentions", "parts", NamePart):
            for one in _single(part.part):
                self._flag(one, PART | roles[part.role])
        for family in pack.rows("people", "family_names", FamilyName):
            for one in _single(family.name):
                self._flag(one, FAMILY | (UNSURE if family.ambiguous else 0))
        for title in pack.rows("people", "titles", Title):
            flags = TITLE | (OPEN if title.open else 0) | (UNSURE if title.ambiguous else 0)
            flags |= PLURAL if title.number != "s" else 0
            self._phrase(title.title, None, flags, title.kind)
            self._phrase(ARTICLE + title.title, None, flags | DEFINITE, title.kind)

    def _known(
        self,
        name: str,
        kind: MentionType,
        full: str,
        sort: str,
        ambiguous: bool,
        strong: bool = False,
    ) -> None:
        """Enters a name; a `*` after it marks one that is an everyday word."""
        bare = name.rstrip("*")
        one = _single(bare)
        unsure = ambiguous or bare != name
        if one and sort != "country" and self._classes.everyday(one[0]):
            unsure = True
        # «بيان اليوم» is a newspaper, and a statement of today.
        if not one and any(self.flags.get(w, 0) & TIME for w in words(bare)):
            unsure = True
        self._phrase(bare, Known(kind, full, sort, unsure, strong))

    def _untitled(self, name: str) -> str:
        """A person's name as the tables have it, without a title that it begins with."""
        parts = name.split()
        while len(parts) > 1 and any(
            not rest and flags & TITLE and not flags & UNSURE
            for rest, _, flags, _ in self.phrases.get(words(parts[0])[0], ())
        ):
            parts = parts[1:]
        # What a title made clear is no sure name without it («الملك سلمان»).
        return parts[0] + "*" if len(parts) == 1 < len(name.split()) else " ".join(parts)

    def _spellings(self, name: tuple[str, ...]) -> list[tuple[str, ...]]:
        """A name's tokens, also with «عبد» and «ابو» written together with, or apart from, the next."""
        out = [name] if name else []
        out += [
            (*name[:i], one + name[i + 1], *name[i + 2 :])
            for i, one in enumerate(name[:-1])
            if one in self._joined
        ]
        for i, one in enumerate(name):
            for part in self._joined:
                rest = one.removeprefix(part)
                if rest != one and rest.startswith(ARTICLE) and len(rest) > len(ARTICLE) + 1:
                    out.append((*name[:i], part, rest, *name[i + 1 :]))
        return out

    def _read_gazetteers(self, pack: Pack) -> None:
        for person in pack.rows("people", "persons", Person):
            for name in (person.name, *person.aka):
                self._known(self._untitled(name), "PER", person.name, "person", False)
        for name, place in pack.get(Gazetteer).names():
            strong = prior(place) >= _STRONG
            self._known(name, "LOC", place.name, place.kind, place.ambiguous, strong)
        for country in pack.rows("places", "countries", Country):
            for adjective in country.adjectives:
                for one in _single(adjective):
                    self._flag(one, ADJECTIVE)
                    self._flag(ARTICLE + one, ADJECTIVE)
        for org in pack.rows("organisations", "organisations", Organisation):
            for name in (org.name, *org.aka):
                self._known(name, "ORG", org.name, org.kind, org.ambiguous)
            for name in org.short:
                self._known(name, "ORG", org.name, SHORT, True)
                self.shorts.setdefault(org.name, []).append(words(name))
        for outlet in pack.rows("media", "outlets", OutletRow):
            for name in outlet.names:
                self._known(name, "ORG", outlet.name, "media", False)
        self.deeds = frozenset(fold(row.word) for row in pack.rows("mentions", "deeds", OneWord))
        shy = {words(row.head) for row in pack.rows("mentions", "shy_heads", ShyHead)}
        for head in pack.rows("organisations", "heads", Head):
            if head.ambiguous and head.head.startswith(ARTICLE) and head.sort in _ELLIPTIC:
                for one in _single(head.head):
                    self._flag(one, ALONE)
                continue
            flags = ORG_HEAD if head.kind == "org" else PLACE_HEAD
            flags |= SHY if words(head.head) in shy else 0
            flags |= (OUTSIDE if head.outside else 0) | (UNSURE if head.ambiguous else 0)
            flags |= PLURAL if head.number != "s" else 0
            self._phrase(head.head, None, flags, head.sort)
            self._phrase(ARTICLE + head.head, None, flags | DEFINITE, head.sort)

    def _read_complements(self, pack: Pack) -> None:
        flags = {"domain": DOMAIN, "alone": ALONE, "adjective": INSTITUTIONAL, "task": TASK}
        for row in pack.rows("mentions", "complements", Complement):
            for one in _single(row.word):
                self._flag(one, flags[row.kind])

    def _read_stops(self, pack: Pack) -> None:
        roles = {"of": OF, "in": IN, "that": THAT, "any": ANY, "seat": SEAT}
        for near in pack.rows("mentions", "near", NearWord):
            for one in _single(near.word):
                self._flag(
                    one[:-1] + ALEF_MAQSURA if near.word.endswith(ALEF_MAQSURA) else one,
                    roles[near.role],
                )
        for stop in pack.rows("mentions", "stops", Stop):
            for one in _single(stop.word):
                written = one[:-1] + ALEF_MAQSURA if stop.word.endswith(ALEF_MAQSURA) else one
                self._flag(written, _STOPS[stop.kind])
                if stop.kind == "people":
                    self._flag(ARTICLE + one, ADJECTIVE | PEOPLE)
        for table in ("weekdays", "months"):
            for row in pack.rows("calendar", table, _CALENDAR[table]):
                for one in _single(row.name):
                    self._flag(one, STOP | TIME)


def _single(name: str) -> list[str]:
    key = words(name)
    return [key[0]] if len(key) == 1 else []
