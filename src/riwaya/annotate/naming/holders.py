"""Who held an office that a page names without its holder: «وزير الخارجية السعودي» on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from riwaya.annotate.timing import calendars as cal
from riwaya.language.tokens import words
from riwaya.resources import Pack
from riwaya.resources.people import Office
from riwaya.resources.places import Gazetteer

#: Rows whose holder was in office when the table was written say nothing of later days.
_WRITTEN = date(2025, 1, 1)


class _Term(msgspec.Struct, frozen=True):
    person: str
    first: date
    last: date


class Holders:
    """`pack.get(Holders)`: the holders of `people/offices.tsv` by office and country.

    A country may call one office in several ways (`dating/office_forms.tsv` is for dates, and too wide here),
    so an office is known by the very words of the table, its nationality behind them.
    """

    def __init__(self, pack: Pack) -> None:
        self._gazetteer = pack.get(Gazetteer)
        self._terms: dict[tuple[tuple[str, ...], str], list[_Term]] = {}
        for row in pack.rows("people", "offices", Office):
            since = cal.bounds(row.since) if row.since else None
            until = cal.bounds(row.until) if row.until else None
            if since is None or (row.until and until is None):
                continue
            # Of a term that is known to the month, the days that are sure.
            term = _Term(row.person, since[1], until[0] if until else _WRITTEN)
            self._terms.setdefault((words(row.office), row.country), []).append(term)

    def of(self, description: str, earliest: date, latest: date) -> str:
        """The holder's name, or an empty string where it is not sure.

        `description` is an office with the nationality behind it; the holder must have been in office on every
        day from `earliest` to `latest`, and nobody else on any of them.
        """
        folded = words(description)
        for size in range(len(folded) - 1, 0, -1):
            for country in self._countries(folded[size:]):
                terms = self._terms.get((folded[:size], country), [])
                found = {t.person for t in terms if t.first <= latest and earliest <= t.last}
                sure = {t.person for t in terms if t.first <= earliest and latest <= t.last}
                if len(found) == 1 and found == sure:
                    return next(iter(found))
        return ""

    def _countries(self, rest: tuple[str, ...]) -> Iterable[str]:
        """The one country that a nationality names."""
        countries = self._gazetteer.nationality(rest[0]) if len(rest) == 1 else ()
        return [countries[0].iso2] if len(countries) == 1 else []
