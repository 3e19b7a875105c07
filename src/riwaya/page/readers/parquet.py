"""Parquet: rows as of JSON, a batch at a time. Needs pyarrow (`pip install 'riwaya[parquet]'`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from riwaya.page.limits import Limits, megabytes
from riwaya.page.readers.base import Found, Item, Skipped
from riwaya.page.readers.rows import Record

_BATCH = 64


class ParquetReader:
    """Columns are named as the fields of JSON rows; `source#12` is the twelfth row."""

    name = "parquet"
    seeks = True

    def accepts(self, source: str, head: bytes) -> bool:
        return head.startswith(b"PAR1")

    def items(self, source: str, stream: BinaryIO, size: int, limits: Limits) -> Iterator[Found]:
        try:
            import pyarrow
            from pyarrow.parquet import ParquetFile
        except ImportError:
            reason = "Parquet needs pyarrow, which is not installed: pip install 'riwaya[parquet]'"
            yield Skipped(source, "", reason)
            return
        number = 0
        try:
            table = ParquetFile(stream, memory_map=False, pre_buffer=False)
            for group in range(table.metadata.num_row_groups):
                held = table.metadata.row_group(group)
                if held.total_byte_size > limits.unpacked_bytes:
                    number += held.num_rows
                    yield Skipped(source, "", f"row group {group + 1}: {_large(held, limits)}")
                    continue
                for batch in table.iter_batches(_BATCH, row_groups=[group], use_threads=False):
                    for row in batch.to_pylist():
                        number += 1
                        yield _row(f"{source}#{number}", row, limits)
        except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
            yield Skipped(source, "", f"broken Parquet file: {' '.join(str(error).split())[:200]}")


def _large(held: Any, limits: Limits) -> str:
    return f"{megabytes(held.total_byte_size)}; read up to {megabytes(limits.unpacked_bytes)}"


def _row(name: str, row: dict[str, Any], limits: Limits) -> Found:
    fields = {key: _value(value) for key, value in row.items()}
    raw = json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    if len(raw) > 6 * limits.page_bytes:
        return Skipped(name, "", f"a row of more than {megabytes(limits.page_bytes)}")
    return Item(name, raw, media_type="application/json", record=Record(fields))


def _value(value: Any) -> Any:
    """As JSON has it: days and moments in ISO 8601, bytes as UTF-8."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return [_value(v) for v in value]
    if isinstance(value, dict):
        return {str(k): _value(v) for k, v in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
