"""Words of the interface in Arabic and English, from `strings.tsv`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.resources.tables import read_table

TABLE = Path(__file__).with_name("strings.tsv")


class Words(msgspec.Struct, frozen=True):
    """One string of the interface. `key` is `<group>.<name>`."""

    key: str
    ar: str
    en: str


class Strings:
    """All strings by key."""

    def __init__(self, rows: tuple[Words, ...]) -> None:
        self._rows = {row.key: row for row in rows}

    def __getitem__(self, key: str) -> Words:
        return self._rows[key]

    def label(self, group: str, name: str) -> Words:
        """The words for a value of the model; the value itself where nobody named it yet."""
        return self._rows.get(f"{group}.{name}") or Words(f"{group}.{name}", name, name)

    def group(self, *groups: str) -> tuple[Words, ...]:
        """All strings of some groups."""
        return tuple(w for k, w in self._rows.items() if k.split(".")[0] in groups)


@lru_cache(maxsize=1)
def strings() -> Strings:
    """The table that ships with Riwaya. Raises ResourceError with every fault of it."""
    rows, numbered, faults = read_table(TABLE, Words)
    seen: set[str] = set()
    for number, row in numbered:
        if row.key in seen:
            faults.append(f"{TABLE.name}:{number}: {row.key!r} stands twice")
        seen.add(row.key)
    if faults:
        raise ResourceError(faults)
    return Strings(tuple(rows))
