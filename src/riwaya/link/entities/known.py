"""What the tables know of persons, organisations and places, ready for look-up."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from riwaya.language.affixes import ARTICLE, TO
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import words
from riwaya.link.entities.names import Key, Naming, bare
from riwaya.resources import Pack
from riwaya.resources.media import OutletRow
from riwaya.resources.organisations import Head, Organisation
from riwaya.resources.people import GivenName, Office, Person
from riwaya.resources.places import Country, Gazetteer, Place
from riwaya.resources.rows import OneWord


class Known(msgspec.Struct, frozen=True):
    """An entry of a table. `country` is an ISO 3166 code or empty."""

    table: str
    name: str
    name_en: str
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    kind: str = ""

    @property
    def id(self) -> str:
        return f"{self.table}:{self.country}:{self.name}"


class NameHead(msgspec.Struct, frozen=True):
    """A word before an organisation's name that changes nothing, where the name begins with `of` (or in any case)."""

    head: str
    of: str = ""


class Direction(msgspec.Struct, frozen=True):
    """A name that a part of many countries has («المنطقة الشرقية»)."""

    name: str
    name_en: str


class Tables:
    """Tables of people, organisations, outlets, places and countries by key."""

    def __init__(self, pack: Pack) -> None:
        naming = pack.get(Naming)
        self._met: Remembered[str, frozenset[str]] = Remembered()
        self._naming = naming
        self.persons = _index(
            naming,
            [(p.name, p.aka, Known("person", p.name, p.name_en, p.country)) for p in _people(pack)],
        )
        self.short_persons = _short_persons(naming, pack)
        orgs = [
            (o.name, o.aka, Known("organisation", o.name, o.name_en, o.country, kind=o.kind))
            for o in pack.rows("organisations", "organisations", Organisation)
        ]
        self.outlets = pack.rows("media", "outlets", OutletRow)
        outlets = [
            (o.name, o.aka, Known("outlet", o.name, o.name_en, o.country, kind=o.kind))
            for o in self.outlets
        ]
        self.organisations = _index(naming, [*orgs, *outlets])
        self.gazetteer = pack.get(Gazetteer)
        self.adjectives: dict[str, str] = {}
        for country in pack.rows("places", "countries", Country):
            for adjective in country.adjectives:
                for key in (words(adjective), words(ARTICLE + adjective)):
                    self.adjectives.setdefault(key[0], country.iso2)
        heads = pack.rows("organisations", "heads", Head)
        self.heads = {words(h.head)[0] for h in heads if h.outside and len(words(h.head)) == 1}
        self._lam = {words(n)[:1] for n, _ in self.gazetteer.names() if n.startswith(TO)} | {
            words(h.head)[:1] for h in heads if h.head.startswith(TO)
        }
        self.directions = {words(d.name): d for d in pack.rows("linking", "directions", Direction)}
        self.media_heads = {words(h.head)[0] for h in heads if h.sort == "media"}
        self.generic = {w for r in pack.rows("linking", "generic_words", OneWord) for w in _both(r)}
        self._headed = {
            (words(r.head)[0], bare(words(r.of)[0]) if r.of else "")
            for r in pack.rows("linking", "heads_of_names", NameHead)
        }
        self.given = {
            key[0] for g in pack.rows("people", "given_names", GivenName) if (key := naming(g.name))
        }

    def countries_of(self, name: str) -> frozenset[str]:
        """ISO codes of the places of that name."""
        if name not in self._met:
            found = self.gazetteer.lookup(name)
            self._met[name] = frozenset(p.country for p in found if p.country)
        return self._met[name]

    def nation(self, name: str) -> str:
        """The country that a name is, or whose adjective it holds («القوات المصرية»); empty where none."""
        for place in self.gazetteer.lookup(name):
            if place.kind == "country":
                return place.country
        return next((self.adjectives[w] for w in words(name) if w in self.adjectives), "")

    def natural(self, word: str) -> bool:
        """Whether a word that begins with «ل» is known to do so by itself («ليبيا», «لجنة»)."""
        key = words(word)
        return key[:1] in self._lam

    def headless(self, key: Key) -> Key:
        """The organisation's name without a word before it that changes nothing; empty where there is none."""
        if len(key) < 2 or not {(key[0], ""), (key[0], key[1])} & self._headed:
            return ()
        return key[1:]

    def strip(self, key: Key) -> Key:
        """A key without the heads that stay outside names («مدينة» بنغازي)."""
        while len(key) > 1 and (key[0] in self.heads or ARTICLE + key[0] in self.heads):
            key = key[1:]
        return key


def _people(pack: Pack) -> tuple[Person, ...]:
    return pack.rows("people", "persons", Person)


def _short_persons(
    naming: Naming, pack: Pack
) -> dict[Key, tuple[tuple[Known, frozenset[str]], ...]]:
    """Public figures by names that are everyday words too, each with the words of the offices they held."""
    offices: defaultdict[str, set[str]] = defaultdict(set)
    for row in pack.rows("people", "offices", Office):
        offices[row.person].update(words(row.office))
    for country in pack.rows("places", "countries", Country):
        for adjective in country.adjectives[:2]:
            offices[f"@{country.iso2}"].update(words(ARTICLE + adjective))
    out: defaultdict[Key, list[tuple[Known, frozenset[str]]]] = defaultdict(list)
    for person in _people(pack):
        held = frozenset(offices[person.name])
        if held:
            held |= offices[f"@{person.country}"]
        known = Known("person", person.name, person.name_en, person.country)
        for name in person.short:
            out[naming(name)].append((known, held))
    return {key: tuple(found) for key, found in out.items()}


def _both(row: OneWord) -> tuple[str, ...]:
    word = words(row.word)[0]
    return (word, word[2:]) if word.startswith(ARTICLE) else (word,)


def place_entry(place: Place) -> Known:
    """A place of the gazetteer as an entry."""
    table = "country" if place.kind == "country" else "place"
    return Known(
        table, place.name, place.name_en, place.country, place.lat, place.lon, kind=place.kind
    )


def _index(
    naming: Naming, entries: list[tuple[str, tuple[str, ...], Known]]
) -> dict[Key, tuple[Known, ...]]:
    out: defaultdict[Key, list[Known]] = defaultdict(list)
    for name, aka, known in entries:
        for one in (name, *aka):
            key = naming(one)
            if key and known not in out[key]:
                out[key].append(known)
    return {key: tuple(found) for key, found in out.items()}
