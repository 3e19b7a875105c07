"""Who held an office that a page names without its holder: «وزير الخارجية السعودي» on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from riwaya.annotate.timing import calendars as cal
from riwaya.annotate.timing.offices import FormRow
from riwaya.language.affixes import ARTICLE
from riwaya.language.tokens import words
from riwaya.resources import Pack
from riwaya.resources.people import Office
from riwaya.resources.places import Gazetteer

#: Rows whose holder was in office when the table was written say nothing of later days.
_WRITTEN = date(2025, 1, 1)


Key = tuple[str, ...]
_LEAST = 4


class _Term(msgspec.Struct, frozen=True):
    """The days on which a person surely held an office, and those on which they may have."""

    person: str
    first: date
    last: date
    maybe_first: date
    maybe_last: date


class Holders:
    """`pack.get(Holders)`: the holders of `people/offices.tsv` by office and country.

    A country may call one office in several ways (`dating/office_forms.tsv`); whoever holds any of them is asked
    for, so that a form which two people answer to («الرئيس») names neither.
    """

    def __init__(self, pack: Pack) -> None:
        self._gazetteer = pack.get(Gazetteer)
        self._terms: dict[tuple[Key, str], list[_Term]] = {}
        self._offices: dict[str, set[Key]] = {}
        forms = {_key(r.office): r.forms for r in pack.rows("dating", "office_forms", FormRow)}
        for row in pack.rows("people", "offices", Office):
            since = cal.bounds(row.since) if row.since else None
            until = cal.bounds(row.until) if row.until else None
            if since is None or (row.until and until is None):
                continue
            # Of a term that is known to the month, the days that are sure and those that may be.
            sure = since[1], until[0] if until else _WRITTEN
            term = _Term(row.person, *sure, since[0], until[1] if until else date.max)
            office = _key(row.office)
            self._offices.setdefault(row.country, set()).add(office)
            for one in dict.fromkeys((office, *map(_key, forms.get(office, ())))):
                self._terms.setdefault((one, row.country), []).append(term)

    def of(self, description: str, earliest: date, latest: date) -> str:
        """The holder's name, or an empty string where it is not sure.

        `description` is an office with a nationality or a country's name behind it; the holder must have been in
        office on every day from `earliest` to `latest`, and nobody else on any of them, nor anybody in an
        office of that country whose name goes on («وزير الخارجية في الحكومة المؤقتة»).
        """
        folded = words(description)
        for size in range(len(folded) - 1, 0, -1):
            office = tuple(map(_bare, folded[:size]))
            for country in self._countries(folded[size:]):
                found = {
                    t.person
                    for one in self._rivals(office, country)
                    for t in self._terms[(one, country)]
                    if t.maybe_first <= latest and earliest <= t.maybe_last
                }
                terms = self._terms.get((office, country), [])
                sure = {t.person for t in terms if t.first <= earliest and latest <= t.last}
                if len(sure) == 1 and found == sure:
                    return next(iter(sure))
        return ""

    def _rivals(self, office: Key, country: str) -> Iterable[Key]:
        """The office as the tables have it, and those of the country whose names begin with it."""
        if (office, country) in self._terms:
            yield office
        for one in self._offices.get(country, ()):
            if len(one) > len(office) and one[: len(office)] == office and len(office) > 1:
                yield one

    def _countries(self, rest: tuple[str, ...]) -> Iterable[str]:
        """The one country that a nationality or a country's own name tells."""
        countries = self._gazetteer.nationality(rest[0]) if len(rest) == 1 else ()
        if len(countries) == 1:
            return [countries[0].iso2]
        places = self._gazetteer.lookup(" ".join(rest))
        codes = {p.country for p in places if p.kind == "country"}
        return codes if len(codes) == 1 and not countries else []


def _key(office: str) -> Key:
    return tuple(map(_bare, words(office)))


def _bare(word: str) -> str:
    """A word without its article: «وزير خارجية مصر» is «وزير الخارجية المصري»."""
    return word[2:] if word.startswith(ARTICLE) and len(word) > _LEAST else word
