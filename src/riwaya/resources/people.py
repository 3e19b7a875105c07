"""Rows of the tables under `ar/people`: names, titles, public figures and the offices they held."""

from __future__ import annotations

from typing import Literal

import msgspec

TitleKind = Literal["rank", "office", "honorific", "profession", "kin"]


class GivenName(msgspec.Struct, frozen=True):
    """A given name, or a part that only stands inside names (`part`: «عبد», «أبو», «بن», «آل»).

    `ambiguous` marks names that are everyday words too («كريم», «أمل»), which need a neighbour to be read
    as a name.
    """

    name: str
    latin: str
    gender: Literal["m", "f", ""] = ""
    part: bool = False
    ambiguous: bool = False


class FamilyName(msgspec.Struct, frozen=True):
    """A family name, nisba or tribe's name as it closes a person's name."""

    name: str
    latin: str
    ambiguous: bool = False


class Title(msgspec.Struct, frozen=True):
    """A word or phrase that stands before (or after) a person's name and is no part of it.

    Each written form is a row of its own: `base` is the masculine singular it belongs to (empty where it is
    that itself), `gender` and `number` (s, d, p) describe the form. `open` says that the phrase asks for a
    complement («وزير» الداخلية, «المتحدث باسم» الجيش) before the name comes.
    """

    title: str
    name_en: str
    kind: TitleKind
    gender: Literal["m", "f"] = "m"
    number: Literal["s", "d", "p"] = "s"
    base: str = ""
    open: bool = False
    ambiguous: bool = False


class Person(msgspec.Struct, frozen=True):
    """A public figure: fullest usual name in Arabic, the name the world writes, other names, country (ISO 3166).

    `short` are names that are everyday words or many people's too («صالح», «الأسد»): they point to this
    person only beside a title or where the page has a fuller name.
    """

    name: str
    name_en: str
    aka: tuple[str, ...] = ()
    country: str = ""
    short: tuple[str, ...] = ()


class Office(msgspec.Struct, frozen=True):
    """Who held an office from when to when.

    `person` is a name of `persons.tsv`; `country` is an ISO 3166 code or empty for an international office;
    `since` and `until` are ISO dates, `YYYY-MM` or `YYYY` as exactly as known; an empty `until` means: still
    in office when the table was written.
    """

    person: str
    office: str
    country: str = ""
    since: str = ""
    until: str = ""
    name_en: str = ""
