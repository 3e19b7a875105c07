"""The tables of places, people and organisations: they load, have no doubles, and agree with each other."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from riwaya.language.affixes import ALEF_MAQSURA
from riwaya.language.tokens import words
from riwaya.resources import builtin
from riwaya.resources.organisations import Head, Organisation
from riwaya.resources.pack import BUILTIN
from riwaya.resources.people import FamilyName, GivenName, Office, Person, Title
from riwaya.resources.places import Country, Place
from riwaya.resources.tables import read_table

TABLES: list[tuple[str, str, type[msgspec.Struct], tuple[str, ...], int]] = [
    ("places", "countries", Country, ("iso2",), 240),
    ("places", "places", Place, ("name", "country"), 4000),
    ("places", "added", Place, ("name", "country", "kind"), 3000),
    ("people", "given_names", GivenName, ("name",), 2000),
    ("people", "family_names", FamilyName, ("name",), 2000),
    ("people", "titles", Title, ("title", "kind"), 1500),
    ("people", "persons", Person, ("name", "country"), 1600),
    ("people", "offices", Office, ("person", "office", "country", "since"), 850),
    ("organisations", "organisations", Organisation, ("name", "country"), 1400),
    ("organisations", "heads", Head, ("head", "kind"), 450),
]
IDS = [f"{subject}/{table}" for subject, table, *_ in TABLES]
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
ARABIC_FIELDS = {
    "name",
    "title",
    "head",
    "aka",
    "short",
    "adjectives",
    "person",
    "office",
    "word",
    "capital",
}
ARABIC = re.compile(r"[ء-غف-ي0-9 +«»/().-]+")


def _told_apart(value: str) -> str:
    """A value as it is looked up; «سلمى» and «سلمي» fold alike and are two names."""
    return "".join(words(value)) + (ALEF_MAQSURA if value.endswith(ALEF_MAQSURA) else "")


@pytest.mark.parametrize(("subject", "table", "row", "key", "least"), TABLES, ids=IDS)
def test_loads_without_faults_and_doubles(
    subject: str, table: str, row: type[msgspec.Struct], key: tuple[str, ...], least: int
) -> None:
    rows, _, faults = read_table(BUILTIN / subject / f"{table}.tsv", row)
    assert faults == []
    assert len(rows) >= least
    keys = Counter(tuple(_told_apart(str(getattr(r, k))) for k in key) for r in rows)
    assert [k for k, n in keys.items() if n > 1] == []


@pytest.mark.parametrize(("subject", "table", "row", "key", "least"), TABLES, ids=IDS)
def test_arabic_columns_hold_plain_arabic(
    subject: str, table: str, row: type[msgspec.Struct], key: tuple[str, ...], least: int
) -> None:
    wrong = [
        text
        for r in builtin().rows(subject, table, row)
        for field in msgspec.structs.fields(row)
        if field.name in ARABIC_FIELDS
        for text in _texts(getattr(r, field.name))
        if not ARABIC.fullmatch(text) or unicodedata.normalize("NFKC", text) != text
    ]
    assert wrong == []


@pytest.mark.parametrize("subject", ["places", "people", "organisations"])
def test_every_subject_is_described(subject: str) -> None:
    readme = (BUILTIN / subject / "README.md").read_text(encoding="utf-8")
    tables = [p.name for p in Path(BUILTIN / subject).glob("*.tsv") if p.name != "cases.tsv"]
    assert [name for name in tables if f"`{name}`" not in readme] == []


def test_offices_name_known_persons_and_sound_terms() -> None:
    persons = {p.name for p in builtin().rows("people", "persons", Person)}
    offices = builtin().rows("people", "offices", Office)
    assert [o.person for o in offices if o.person not in persons] == []
    assert [o for o in offices if not DATE.fullmatch(o.since)] == []
    assert [o for o in offices if o.until and not DATE.fullmatch(o.until)] == []
    assert [
        o for o in offices if o.until and o.until[: len(o.since)] < o.since[: len(o.until)]
    ] == []


def test_nobody_holds_a_crown_or_premiership_together_with_another() -> None:
    terms: dict[tuple[str, str], list[Office]] = {}
    for office in builtin().rows("people", "offices", Office):
        if office.country:
            terms.setdefault((office.country, office.office), []).append(office)
    overlaps = [
        (a.person, b.person)
        for held in terms.values()
        for a in held
        for b in held
        if a.since < b.since
        and (not a.until or a.until > b.since)
        and len(a.until) == len(b.since) == 10
    ]
    # Gambia had two presidents for three days of January 2017.
    assert overlaps == [("يحيى جامع", "أداما بارو")]


def test_countries_of_every_table_exist() -> None:
    pack = builtin()
    known = {c.iso2 for c in pack.rows("places", "countries", Country)}
    rows: list[Place | Person | Organisation | Office] = [
        *pack.rows("places", "places", Place),
        *pack.rows("places", "added", Place),
        *pack.rows("people", "persons", Person),
        *pack.rows("people", "offices", Office),
        *pack.rows("organisations", "organisations", Organisation),
    ]
    assert {r.country for r in rows if r.country and r.country not in known} == set()


def test_coordinates_lie_on_the_globe_and_come_in_pairs() -> None:
    pack = builtin()
    places = [*pack.rows("places", "places", Place), *pack.rows("places", "added", Place)]
    assert [p.name for p in places if (p.lat is None) != (p.lon is None)] == []
    assert [p for p in places if p.lat is not None and not (-90 <= p.lat <= 90)] == []
    assert [p for p in places if p.lon is not None and not (-180 <= p.lon <= 180)] == []


def test_titles_have_their_base() -> None:
    titles = builtin().rows("people", "titles", Title)
    known = {"".join(words(t.title)) for t in titles}
    assert [t for t in titles if t.base and "".join(words(t.base)) not in known] == []


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, tuple):
        return [str(v) for v in value]
    return [str(value)] if value else []
