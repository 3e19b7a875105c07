"""`csv`: the dossier's tables again, for who has only the JSON."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.dossier.exports.base import Given
from riwaya.dossier.tables import tables


class Csv:
    """Every table of `riwaya.dossier.tables` as `tables/<name>.csv`."""

    name = "csv"

    def files(self, given: Given) -> Iterator[tuple[str, bytes]]:
        for name, data in tables(given.index).items():
            yield f"tables/{name}", data


EXPORTER = Csv()
