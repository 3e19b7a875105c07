"""Rows of the tables under `ar/places`, and the gazetteer made of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from riwaya.language.affixes import ARTICLE
from riwaya.language.tokens import words
from riwaya.resources.pack import Pack
from riwaya.resources.spelling import foreign

PlaceKind = Literal[
    "country",
    "city",
    "town",
    "village",
    "region",
    "province",
    "quarter",
    "camp",
    "oilfield",
    "crossing",
    "valley",
    "port",
    "airport",
    "base",
    "sea",
    "river",
    "mountain",
    "island",
    "facility",
]


class Country(msgspec.Struct, frozen=True):
    """A country or territory. `adjectives` are all written forms of its nationality adjective, without «ال»."""

    iso2: str
    name: str
    name_en: str
    aka: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    capital: str = ""
    ambiguous: bool = False


class Place(msgspec.Struct, frozen=True):
    """A place. `ambiguous` names are everyday words or names of persons too and need context («مدينة», «في»).

    `country` is an ISO 3166 code, empty for what lies in several; coordinates are WGS 84 degrees.
    """

    name: str
    name_en: str
    kind: PlaceKind
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    aka: tuple[str, ...] = ()
    ambiguous: bool = False


#: Countries whose places Arabic news means unless it says otherwise.
HOME = frozenset(
    [
        "DZ",
        "BH",
        "KM",
        "DJ",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MR",
        "MA",
        "OM",
        "PS",
        "QA",
        "SA",
        "SO",
        "SD",
        "SY",
        "TN",
        "AE",
        "YE",
        "EH",
    ]
)
#: Their neighbours, meant next.
NEXT = frozenset(["IR", "TR", "IL", "TD", "ML", "NE", "ET", "ER", "SS"])

#: Priors by kind; they weigh against the decimal logarithm of a population (3 to 7.5).
_KIND: dict[str, float] = {
    "country": 9.0,
    "region": 5.0,
    "province": 4.5,
    "city": 0.0,
    "town": 0.0,
    "sea": 4.0,
    "river": 4.0,
    "island": 3.5,
}
_OTHER_KIND = 3.0
_HOME_GAIN, _NEXT_GAIN, _CONTEXT_GAIN = 1.5, 0.5, 4.0


class Gazetteer:
    """Every place of a pack by its names; made with `pack.get(Gazetteer)`."""

    def __init__(self, pack: Pack) -> None:
        self.countries: tuple[Country, ...] = pack.rows("places", "countries", Country)
        self._by_iso = {c.iso2: c for c in self.countries}
        self.places: tuple[Place, ...] = (
            *(_as_place(c) for c in self.countries),
            *pack.rows("places", "added", Place),
            *pack.rows("places", "places", Place),
        )
        self._by_name: dict[str, list[Place]] = {}
        for place in self.places:
            for name in _spellings(place):
                kept = self._by_name.setdefault(_key(name), [])
                if place not in kept:
                    kept.append(place)
        for places in self._by_name.values():
            places[:] = _merged(sorted(places, key=lambda p: (-prior(p), p.name_en)))
        self._by_adjective: dict[str, list[Country]] = {}
        for country in self.countries:
            for form in dict.fromkeys(_key(a) for a in country.adjectives):
                self._by_adjective.setdefault(form, []).append(country)

    def names(self) -> Iterator[tuple[str, Place]]:
        """Every written name with its place, for lexicons."""
        for place in self.places:
            for name in _spellings(place):
                yield name, place

    def country(self, iso2: str) -> Country | None:
        """The country of an ISO 3166 code."""
        return self._by_iso.get(iso2)

    def nationality(self, adjective: str) -> tuple[Country, ...]:
        """Countries of a nationality adjective in any of its forms, with or without «ال»."""
        key = _key(adjective)
        found = self._by_adjective.get(key) or self._by_adjective.get(key.removeprefix(ARTICLE))
        return tuple(found or ())

    def lookup(self, name: str) -> list[Place]:
        """Places of that name (spelling, spacing and article unified), the likeliest first."""
        key = _key(name)
        found = self._by_name.get(key)
        if found is None:
            other = key[2:] if key.startswith(ARTICLE) else ARTICLE + key
            found = self._by_name.get(other, [])
        return list(found)

    def choose(self, name: str, context_countries: Iterable[str] = ()) -> Place | None:
        """The likeliest place of that name where `context_countries` (ISO codes) are spoken of.

        Codes may repeat; each raises the places of its country, the first mention the most.
        """
        counts = Counter(context_countries)
        found = self.lookup(name)
        if not found:
            return None
        return max(found, key=lambda p: prior(p) + _gain(counts[p.country]))


def prior(place: Place) -> float:
    """How likely a place is meant by its name alone."""
    size = math.log10(place.population) if place.population > 1 else 0.0
    base = _KIND.get(place.kind, _OTHER_KIND)
    if size and place.kind in ("city", "town", "village", "quarter", "camp"):
        base = size
    elif place.kind in ("city", "town"):
        base = 4.0
    near = _HOME_GAIN if place.country in HOME else _NEXT_GAIN if place.country in NEXT else 0.0
    return base + near


def _gain(count: int) -> float:
    return _CONTEXT_GAIN + math.log2(min(count, 8)) if count else 0.0


def _as_place(country: Country) -> Place:
    return Place(
        name=country.name,
        name_en=country.name_en,
        kind="country",
        country=country.iso2,
        lat=country.lat,
        lon=country.lon,
        aka=country.aka,
        ambiguous=country.ambiguous,
    )


def _merged(places: list[Place]) -> list[Place]:
    """Of rows for one place (the distilled and the added table may both have it) the first."""
    out: list[Place] = []
    for place in places:
        twin = any(
            place.country == kept.country
            and place.kind in _SETTLED
            and kept.kind in _SETTLED
            and _near(place, kept)
            for kept in out
        )
        if not twin:
            out.append(place)
    return out


_SETTLED = frozenset(("city", "town", "village"))


def _near(one: Place, other: Place) -> bool:
    """Within about a third of a degree, or of unknown whereabouts."""
    if one.lat is None or other.lat is None or one.lon is None or other.lon is None:
        return True
    return abs(one.lat - other.lat) < 0.35 and abs(one.lon - other.lon) < 0.35


def _spellings(place: Place) -> tuple[str, ...]:
    """All written names of a place; foreign ones in the spellings of every region."""
    written = (place.name, *place.aka)
    if place.country in HOME:
        return written
    return tuple(dict.fromkeys(v for name in written for v in foreign(name)))


def _key(name: str) -> str:
    return "".join(words(name))
