"""Rows of the tables under `ar/organisations`."""

from __future__ import annotations

from typing import Literal

import msgspec

OrganisationKind = Literal[
    "armed_group",
    "army",
    "police",
    "party",
    "government",
    "ministry",
    "parliament",
    "court",
    "agency",
    "igo",
    "ngo",
    "company",
    "club",
    "union",
    "university",
    "tribe",
    "media",
    "religious",
]


class Organisation(msgspec.Struct, frozen=True):
    """A named organisation; `country` is an ISO 3166 code, empty where it belongs to several.

    `short` are names that are everyday words too («النهضة», «فتح»): they need a neighbour that speaks of
    organisations, or the fuller name in the page. `ambiguous` says the same of `name` itself.
    """

    name: str
    name_en: str
    kind: OrganisationKind
    aka: tuple[str, ...] = ()
    country: str = ""
    ambiguous: bool = False
    short: tuple[str, ...] = ()


class Head(msgspec.Struct, frozen=True):
    """A noun that opens the name of an organisation or a place: «وزارة» الداخلية, «مدينة» بنغازي.

    `kind` says what the whole names. `sort` is the sort of organisation or place, in the terms of the other
    tables, where the head settles it. `number` d or p heads open two or more names («مدينتي», «محافظات»).
    `outside` heads stay outside the name («مدينة» بنغازي is «بنغازي»), others belong to it («وزارة الداخلية»).
    `ambiguous` heads are everyday words or ranks too («لواء», «مكتب») and need a name-like complement.
    """

    head: str
    kind: Literal["org", "place"]
    name_en: str = ""
    sort: str = ""
    number: Literal["s", "d", "p"] = "s"
    outside: bool = False
    ambiguous: bool = False
    note: str = ""
