"""`parquet`: the dossier's tables with types, one Parquet file each."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from riwaya.dossier.csvrows import Cell
from riwaya.dossier.exports.base import Given
from riwaya.dossier.exports.shared import well_formed
from riwaya.dossier.tables import Table, names, table
from riwaya.errors import RiwayaError

#: Columns that hold whole numbers, by table; the rest holds text but for `FLOATS` and `FLAGS`.
INTEGERS = {
    "documents": "characters mentions times figures claims events",
    "entities": "mentions documents",
    "mentions": "start end",
    "times": "start end",
    "figures": "start end",
    "claims": "start end links",
    "events": "documents outlets roots_low roots_high bottleneck",
    "event_mentions": "start end",
    "conflicts": "side",
    "reliance": "start end",
    "framing": "start end",
    "alterations": "start end",
    "timeline": "position documents outlets",
}
FLOATS = {
    "entities": "lat lon",
    "figures": "value low high",
    "events": "lat lon",
    "reliance": "score",
}
FLAGS = {"figures": "approx", "claims": "anonymous"}


class Parquet:
    """Every table of `riwaya.dossier.tables` as `tables/<name>.parquet`, in the page's own words."""

    name = "parquet"

    def files(self, given: Given) -> Iterator[tuple[str, bytes]]:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError as error:
            raise RiwayaError(
                "parquet needs pyarrow, which is not installed: pip install 'riwaya[parquet]'"
            ) from error
        for name in names():
            whole = table(given.index, name)
            out = io.BytesIO()
            pyarrow.parquet.write_table(_arrow(pyarrow, whole), out, compression="snappy")
            yield f"tables/{name}.parquet", out.getvalue()


def kind(table: str, column: str) -> str:
    """The type of a column: `int`, `float`, `bool` or `str`; the same for every dossier."""
    for name, columns in (("int", INTEGERS), ("float", FLOATS), ("bool", FLAGS)):
        if column in columns.get(table, "").split():
            return name
    return "str"


def _arrow(pyarrow: Any, whole: Table) -> Any:
    types = {
        "int": pyarrow.int64(),
        "float": pyarrow.float64(),
        "bool": pyarrow.bool_(),
        "str": pyarrow.string(),
    }
    kinds = [kind(whole.name, column) for column in whole.columns]
    schema = pyarrow.schema([(c, types[k]) for c, k in zip(whole.columns, kinds, strict=True)])
    columns = [
        pyarrow.array([_value(row[i], k) for row in whole.rows], types[k])
        for i, k in enumerate(kinds)
    ]
    return pyarrow.Table.from_arrays(columns, schema=schema)


def _value(value: Cell, kind: str) -> Cell:
    if value is None or kind in ("int", "bool"):
        return value
    return float(value) if kind == "float" else well_formed(str(value))


EXPORTER = Parquet()
