"""Rows of tables as CSV, in the form that `riwaya.dossier.tables` describes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from riwaya.dossier.safe import cell

Cell: TypeAlias = "str | int | float | bool | None"
Row: TypeAlias = Sequence[Cell]


def as_csv(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table as CSV, its header first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_shown(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _shown(value: Cell) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return cell(value) if isinstance(value, str) else value
