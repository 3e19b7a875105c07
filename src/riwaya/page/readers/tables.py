"""Tables as spreadsheets write them (`.csv`, `.tsv`): rows as of JSON, the first line names the fields (RFC 4180)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from riwaya.page.limits import Limits, megabytes
from riwaya.page.readers.base import Found, Item, Skipped
from riwaya.page.readers.rows import Record

_NAMES = (".csv", ".tsv")
_MARKS = "\t;,|"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_BOM = "\ufeff"
#: What spreadsheets write before the names to tell their separator.
_SAID = "sep="


class TableReader:
    """A file is a table where it is named so; `source#12` is the twelfth row below the names."""

    name = "table"

    def accepts(self, source: str, head: bytes) -> bool:
        return source.lower().endswith(_NAMES)

    def items(self, source: str, stream: BinaryIO, size: int, limits: Limits) -> Iterator[Found]:
        # The module's own bound, which is the process's, is far below that of a page.
        csv.field_size_limit(max(csv.field_size_limit(), limits.page_bytes))
        lines = _Lines(stream, limits)
        mark, first = _separator(lines)
        if first is None:
            yield Skipped(source, "", lines.fault or "empty")
            return
        rows = csv.reader(chain((first,), lines), delimiter=mark)
        names: list[str] | None = None
        number = 0
        while True:
            lines.taken = 0
            try:
                row = next(rows)
            except StopIteration:
                break
            except csv.Error as error:
                number += names is not None
                yield Skipped(f"{source}#{number}", "", f"broken row: {error}")
                continue
            if lines.over:
                break
            if not any(cell.strip() for cell in row):
                continue
            if names is None:
                names = [cell.strip() for cell in row]
                continue
            number += 1
            yield _row(f"{source}#{number}", names, row)
        if lines.fault:
            yield Skipped(source, "", lines.fault)


class _Lines:
    """The lines of a table, decoded; `taken` counts the bytes of one row, `fault` says why they ended early."""

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        self._most = limits.page_bytes
        self._lines: Iterator[bytes | str] = iter(lambda: stream.readline(self._most + 1), b"")
        start = next(self._lines, b"")
        self.taken = 0
        self.fault = ""
        if isinstance(start, bytes) and start.startswith(_WIDE):
            data = start + stream.read(limits.json_bytes + 1)
            text = data[: limits.json_bytes].decode("utf-16", "replace")
            self._lines = iter(io.StringIO(text, newline=""))
            if len(data) > limits.json_bytes:
                self.fault = f"a table in UTF-16; read up to {megabytes(limits.json_bytes)}"
        else:
            self._lines = chain((start,), self._lines)

    @property
    def over(self) -> bool:
        """Whether the row is more than a page."""
        return self.taken > self._most

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.taken += len(line)
        if self.over:
            self.fault = f"a row of more than {megabytes(self._most)}; the rest is not read"
            raise StopIteration
        return line if isinstance(line, str) else _decoded(line)


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("windows-1256", "replace")


def _separator(lines: Iterable[str]) -> tuple[str, str | None]:
    """What stands between cells, by the first line that is not blank, and that line; None where there is none."""
    said = ""
    for line in lines:
        line = line.removeprefix(_BOM)
        bare = line.strip("\r\n")
        if bare.startswith(_SAID) and len(bare) == len(_SAID) + 1:
            said = bare[-1]
        elif bare.strip():
            return said or max(_MARKS, key=bare.count), line
    return ",", None


def _row(name: str, names: Sequence[str], row: Sequence[str]) -> Found:
    """A row by its names; a name given twice is the first that says something."""
    fields: dict[str, str] = {}
    for key, cell in zip(names, row, strict=False):
        if key and not fields.get(key):
            fields[key] = cell
    raw = json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return Item(name, raw, media_type="application/json", record=Record(fields))
