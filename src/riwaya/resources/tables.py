"""Tables of a pack: TSV with a header, one row type each, every fault reported with its line.

A column is a field of the row type. Empty cells take the field's default. `tuple[str, ...]` fields are
written with ` | ` between their parts. Lines that begin with `#` are comments.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

R = TypeVar("R", bound=msgspec.Struct)


class Case(msgspec.Struct, frozen=True):
    """One line of `cases.tsv`.

    `text` is a sentence in which every expected result stands as `{words|label}`; what is not marked must
    give nothing. `date` is the day of publication where the result depends on it.
    """

    text: str
    date: str = ""
    note: str = ""


def read_table(path: Path, row: type[R]) -> tuple[list[R], list[tuple[int, R]], list[str]]:
    """Reads one table.

    Returns:
        the rows, the same with their line numbers, and the faults as `file:line: what`.
    """
    faults: list[str] = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        return [], [], [f"{path}:1: cannot be read: {error}"]
    fields = {f.encode_name: f for f in msgspec.structs.fields(row)}
    header = lines[0].rstrip("\r").split("\t")
    known = ", ".join(fields)
    faults += [f"{path}:1: unknown field {n!r} (known: {known})" for n in header if n not in fields]
    needed = (name for name, field in fields.items() if field.required)
    faults += [f"{path}:1: missing field {name!r}" for name in needed if name not in header]
    if faults:
        return [], [], faults
    bad: list[tuple[int, str]] = []
    numbers: list[int] = []
    read: list[dict[str, Any]] = []
    columns = [(name, _reader(fields[name].type)) for name in header]
    for number, line in enumerate(lines[1:], 2):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > len(header):
            bad.append((number, f"{len(cells)} cells under {len(header)} fields"))
            continue
        numbers.append(number)
        read.append(
            {
                name: reader(cell) if reader else cell
                for (name, reader), cell in zip(columns, map(str.strip, cells), strict=False)
                if cell
            }
        )
    rows, wrong = _rows(read, row)
    bad += [(numbers[n], what) for n, what in wrong]
    faults = [f"{path}:{number}: {what}" for number, what in sorted(bad)]
    numbered = [(number, r) for number, r in zip(numbers, rows, strict=True) if r is not None]
    return [r for _, r in numbered], numbered, faults


def _rows(
    read: Sequence[Mapping[str, Any]], row: type[R]
) -> tuple[Sequence[R | None], list[tuple[int, str]]]:
    """Rows out of what their cells say, None for a faulty one, and (place, fault) of these."""
    try:
        # All at once is faster; what is at fault is looked for only where something is.
        return msgspec.convert(read, list[row], strict=False), []  # type: ignore[valid-type]
    except msgspec.ValidationError:
        pass
    out: list[R | None] = []
    wrong: list[tuple[int, str]] = []
    for n, values in enumerate(read):
        try:
            out.append(msgspec.convert(values, row, strict=False))
        except msgspec.ValidationError as error:
            out.append(None)
            wrong.append((n, str(error)))
    return out, wrong


def _reader(kind: Any) -> Callable[[str], Any] | None:
    """How the cells of a column of that type are read; None where they stay as they are."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        inner = [a for a in typing.get_args(kind) if a is not type(None)]
        return _reader(inner[0])
    if origin is tuple:
        return _parts
    return _truth if kind is bool else None


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _truth(cell: str) -> bool:
    return cell.lower() in ("1", "yes", "true")
