"""The words around names of places, compiled, and how wide a named place is."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.eventing.rows import FunctionRow, LinkRow, PlaceWordRow
from riwaya.language.affixes import LIKE
from riwaya.language.clitics import splits
from riwaya.language.marks import OPENING_QUOTES
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import Token, words
from riwaya.language.verbs import forms
from riwaya.language.view import fold
from riwaya.language.wordindex import WordIndex
from riwaya.resources.pack import Pack
from riwaya.resources.places import Gazetteer
from riwaya.resources.rows import OnePhrase, OneWord

#: How wide a place is: a settlement or spot, what may be either (an island too), a land with towns in it, a river along which
#: lands lie, a country, a part of the world.
SPOT, UNSURE, LAND, WATER, COUNTRY, WORLD = range(6)
_RIVER = "river"
_LANDS = frozenset(("region", "province", "sea", "valley", _RIVER, "island"))
#: Sorts of places within or by a town.
_SMALL = frozenset(("quarter", "camp", "crossing", "port", "airport", "base", "facility"))
_WIDTHS = {
    **dict.fromkeys(_LANDS, LAND),
    _RIVER: WATER,
    "island": UNSURE,
}
#: How many words the longest phrase before a place has.
_LONGEST = 3


def _clitic(word: str) -> bool:
    """Whether a preposition and the article are still on a word («للشرطة»)."""
    return any(s.definite and s.prefix for s in splits(word))


def _defined(word: str) -> bool:
    return any(s.definite for s in splits(word))


class PlaceTables:
    """`pack.get(PlaceTables)`: `place_words.tsv` under `events/` and the gazetteer's sorts of places."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("events", "place_words", PlaceWordRow)

        def index(*kinds: str, letters: bool = True) -> WordIndex[str]:
            found = [(r.word, r.kind) for r in rows if r.kind in kinds]
            return WordIndex(found, conjunctions_only=not letters)

        self.kinds = index("kind")
        self.distances = index("distance")
        self.chain = index("chain")
        #: By which of a place's sides another lies.
        self.sides = index("side")
        #: What begins a clause of something else; what people protest about.
        self.contrasts = index("contrast", letters=False)
        against = [(r.word, "cause") for r in pack.rows("events", "against", OneWord)]
        self.causes = WordIndex(against + [(r.word, r.kind) for r in rows if r.kind == "cause"])
        self._before = index("near", "where", letters=False)
        #: Adjectives of deeds and grounds in several places.
        self.scattered = index("scattered")
        #: Houses and grounds that events are in by their names or descriptions.
        self.houses = index("house")
        #: What people gather at, which is called after its town.
        self.gatherings = index("gathering")
        #: Parts of a town.
        self._quarters = index("quarter")
        #: Borders of the state that acts.
        self.own = frozenset(fold(r.word) for r in rows if r.kind == "own")
        #: Conjunctions by which what follows tells how harm came about.
        self.joins = frozenset(fold(r.word) for r in rows if r.kind == "joins")
        #: Houses of bodies, and what people protest before.
        self.seats = index("seat")
        #: Bodies of a state that act at home (courts, police).
        self.benches = index("bench")
        #: Those who tell what they have seen where they are.
        self.witnesses = index("witness")
        self.fronts = index("front", letters=False)
        self.pairs = frozenset(fold(r.word) for r in rows if r.kind == "pair")
        #: Letters that say where, written on a word.
        self.letters = tuple(fold(r.word) for r in rows if r.kind == "letter")
        self._own = frozenset(fold(r.word) for r in rows if r.kind in ("kind", "spot"))
        #: Prepositions of direction and origin, which tell of no place of the event.
        self.toward = frozenset(fold(r.word) for r in rows if r.kind == "toward")
        #: Prepositions of place and target with the pronoun of what was told («دارت فيها معارك»).
        self.therein = frozenset(fold(r.word) for r in rows if r.kind == "therein")
        #: What stands before an event from which time is counted.
        self.since = frozenset(fold(r.word) for r in rows if r.kind == "since")
        self._back = frozenset(fold(r.word) for r in rows if r.kind == "back")
        self._nisba = tuple(fold(r.word) for r in rows if r.kind == "nisba")
        self._towns = frozenset(fold(r.word) for r in rows if r.kind == "town")
        self._wide = frozenset(fold(r.word) for r in rows if r.kind == "wide")
        functions = pack.rows("events", "function_words", FunctionRow)
        #: «شمال», «جنوب», «وسط»: prepositions of place that make a name a part of what they stand before.
        self._parts = frozenset(fold(r.word) for r in functions if r.where)
        links = [r for r in pack.rows("event_links", "links", LinkRow) if r.side == "yields"]
        #: Verbs whose subject is what brought about what follows («أسفر عن»).
        self.yields: WordIndex[bool] = WordIndex(
            ((f.text, True) for r in links for f in forms(r.word, r.present)),
            conjunctions_only=True,
        )
        breaks = pack.rows("linking", "breaks", OnePhrase)
        self._breaks: WordIndex[bool] = WordIndex(
            ((r.phrase, True) for r in breaks), conjunctions_only=True
        )
        self._widths: Remembered[str, int] = Remembered()
        self._gazetteer = pack.get(Gazetteer)

    def before(self, tokens: Sequence[Token], end: int, low: int) -> str:
        """«بالقرب من», «على مستوى»: the kind of a phrase of place that ends right before token `end`; else the empty
        string."""
        for k in range(end - 1, max(low, end - _LONGEST) - 1, -1):
            for hit in self._before.at(tokens, k):
                if hit.last == end:
                    return hit.value
        return ""

    def names(self, tokens: Sequence[Token], first: int, name: str) -> bool:
        """Whether what was found to be the name of a place is one: not «المدينة», and no adjective of the noun before it
        («منطقة نفطية», «المناطق الشمالية», «العاصمة المزدحمة»)."""
        word = fold(name)
        liked = tokens[first].text == LIKE + word.partition(" ")[0]
        if liked and self.houses.at(tokens, first):
            return False  # «كنيس», which is not «ك» before «نيس»
        if " " in word:
            return True
        if word in self._back or (_clitic(word) and not self.known(name)):
            return False
        before = tokens[first - 1] if first else None
        if before is None or before.kind != "word" or tokens[first].text != word:
            return True
        if _defined(word):
            ends = word.endswith(self._nisba) or not self.known(name)
            return not (ends and _defined(before.text))
        return not word.endswith(self._nisba) or self.known(name)

    def width(self, name: str) -> int:
        """How wide a named place is, from `SPOT` to `WORLD`; of names that no table knows by their first word.

        It depends on the name alone, so it is kept.
        """
        found = self._widths.get(name)
        if found is None:
            found = self._widths[name] = self._width(name)
        return found

    def width_at(self, tokens: Sequence[Token], first: int, name: str) -> int:
        """The same of a name that stands at a token: as wide as the noun before it says, if it may be («ولاية كذا»)."""
        noun = first - 1 - (first > 1 and tokens[first - 1].text in OPENING_QUOTES)
        stems = {s.stem for s in splits(tokens[noun].text)} if first else set()
        wide = bool(stems & self._wide)
        if not wide and not stems & self._towns:
            return self.width(name)
        known = self._gazetteer.lookup(name)
        if known and not any((p.kind in _LANDS) == wide and p.kind != "country" for p in known):
            return self.width(name)
        return LAND if wide else SPOT

    def headed(self, name: str) -> bool:
        """Whether a name begins with a noun of settlements and lands, or of grounds as large («مخيم كذا», «قاعدة كذا»)."""
        return fold(name.partition(" ")[0]) in self._own

    def _width(self, name: str) -> int:
        known = self._gazetteer.lookup(name)
        if known:
            best = known[0]
            if best.kind == "country":
                return COUNTRY
            if best.kind == "region" and not best.country:
                return WORLD
            if best.kind in _LANDS and any(p.kind == _RIVER for p in known):
                return WATER  # «نهر النيل», which a province is called after
            return _WIDTHS.get(best.kind, SPOT)
        first, _, rest = name.partition(" ")
        folded = fold(first)
        if folded in self._wide:
            return LAND
        if folded in self._towns:
            return SPOT
        if rest and (folded in self._parts):
            return LAND if self.width(rest) >= LAND else UNSURE
        return UNSURE if len(words(name)) > 1 else SPOT

    def turns(self, tokens: Sequence[Token], first: int) -> bool:
        """Whether a sentence that begins at this token turns to something else («من جهة أخرى»)."""
        return bool(self._breaks.at(tokens, first))

    def fits(self, noun: str, name: str) -> bool:
        """Whether a folded noun («مدينة», «محافظة») can stand for the place of this name."""
        known = self._gazetteer.lookup(name)
        lands = {p.kind in _LANDS for p in known if p.kind != "country"} or {
            self.width(name) >= LAND
        }
        if noun in self._wide:
            return True in lands
        return noun not in self._towns or False in lands

    def sorted_noun(self, noun: str) -> bool:
        """Whether a folded noun tells settlements from lands («مدينة», «محافظة»; «منطقة» may be either)."""
        return noun in self._wide or noun in self._towns

    def holds(self, country: str, name: str) -> bool:
        """Whether a place is known to lie in a country, both by their names."""
        land = self._gazetteer.lookup(country)
        inner = [p for p in self._gazetteer.lookup(name) if p.kind != "country"]
        return (
            bool(land and inner)
            and land[0].kind == "country"
            and inner[0].country == land[0].country
        )

    def country_of(self, name: str) -> str:
        """The name of the country that a place is or lies in; the empty string where it is not known or lies in several."""
        found = self._gazetteer.lookup(name)
        country = self._gazetteer.country(found[0].country) if found else None
        return country.name if country is not None else ""

    def spelled(self, capital: str) -> str:
        """The name of a capital by which it is not taken for its country («تونس العاصمة»)."""
        found = self._gazetteer.lookup(capital)
        if not found or found[0].kind != "country":
            return capital
        towns = [p for p in found if p.kind in ("city", "town")]
        longer = [n for p in towns for n in (p.name, *p.aka) if n != capital]
        return longer[-1] if longer else capital

    def small(self, name: str) -> bool:
        """Whether a name is of a place within or by a town, or one that no table knows."""
        found = self._gazetteer.lookup(name)
        if not found and self.headed(name):
            found = self._gazetteer.lookup(name.partition(" ")[2])
        return all(p.kind in _SMALL for p in found)

    def unknown_in(self, name: str, outer: str) -> bool:
        """Whether tables do not know where in a town or land a place lies, or know it only in other countries."""
        lands = {p.country for p in self._gazetteer.lookup(outer)}
        return self.small(name) or all(
            p.country and p.country not in lands for p in self._gazetteer.lookup(name)
        )

    def quarter(self, tokens: Sequence[Token], first: int) -> bool:
        """Whether a name that begins at a token is that of a part of a town, by its noun («حي كذا»)."""
        return any(self._quarters.at(tokens, k) for k in (first - 1, first) if k >= 0)

    def known(self, name: str) -> bool:
        """Whether the gazetteer has the name."""
        return bool(self._gazetteer.lookup(name))

    def sure(self, name: str) -> bool:
        """Whether the gazetteer has the name, and it is no everyday word."""
        found = self._gazetteer.lookup(name)
        return bool(found) and not found[0].ambiguous
