"""Outlets and news agencies: the row of `media/outlets.tsv`, read by page, claims and link."""

from __future__ import annotations

from typing import Literal

import msgspec

OutletKind = Literal["newspaper", "agency", "tv", "radio", "site", "magazine"]


class OutletRow(msgspec.Struct, frozen=True):
    """One outlet or agency.

    `name` is how it names itself, without «صحيفة» or «قناة» before it; several outlets share a name
    («الوطن»), so a name alone identifies none of them. `aka` holds other spellings, abbreviations
    («أ ف ب») and names with their country («الوطن الكويتية»); `domains` registered domains, lower-case, no
    «www.»; `country` is ISO 3166-1 alpha-2 of the seat. `common` marks names that are everyday words or
    places too («اليوم», «الرياض»), which need a sign beside them to be read as an outlet's. `foreign` ones
    publish nothing in Arabic, so that whoever speaks to them in an Arabic page speaks to another outlet.
    """

    name: str
    name_en: str
    kind: OutletKind
    aka: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    common: bool = False
    foreign: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every other one."""
        return (self.name, *self.aka)
