"""JSON: one page an object, an array of them, or one a line, under the usual field names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from riwaya.page.limits import Limits, megabytes
from riwaya.page.readers.base import Found, Item, Skipped, digest

_NAMES = (".json", ".jsonl", ".ndjson", ".jl")
_LINES = (".jsonl", ".ndjson", ".jl")


class Record(msgspec.Struct, frozen=True):
    """The fields of one row, as stored; `fields.tsv` says which name means what, `container` what said it."""

    fields: dict[str, Any]
    container: str = "the row's field"


class JsonReader:
    """A file is JSON where it is named so."""

    name = "json"

    def accepts(self, source: str, head: bytes) -> bool:
        return source.lower().endswith(_NAMES)

    def items(self, source: str, stream: BinaryIO, size: int, limits: Limits) -> Iterator[Found]:
        if source.lower().endswith(_LINES):
            yield from self._lines(source, stream, limits)
            return
        data = stream.read(limits.json_bytes + 1)
        if len(data) > limits.json_bytes:
            reason = f"{megabytes(size)}; JSON other than JSON Lines is read up to {megabytes(limits.json_bytes)}"
            yield Skipped(source, "", reason)
            return
        yield from self._whole(source, data)

    def _lines(self, source: str, stream: BinaryIO, limits: Limits) -> Iterator[Found]:
        number = 0
        while line := stream.readline(limits.page_bytes + 1):
            number += 1
            name = f"{source}#{number}"
            if len(line) > limits.page_bytes:
                yield Skipped(name, "", f"a row of more than {megabytes(limits.page_bytes)}")
                while line and not line.endswith(b"\n"):
                    line = stream.readline(limits.page_bytes)
                continue
            line = line.strip().removeprefix(b"\xef\xbb\xbf")
            if line:
                yield _row(name, line)

    def _whole(self, source: str, data: bytes) -> Iterator[Found]:
        data = data.removeprefix(b"\xef\xbb\xbf").strip()
        if not data:
            yield Skipped(source, digest(data), "empty")
            return
        try:
            value = parse(data)
        except ValueError as error:
            # Several objects, one after the other a line, under the name of one.
            lines = [line for line in data.split(b"\n") if line.strip()]
            if len(lines) > 1 and lines[0].strip().endswith(b"}"):
                for number, line in enumerate(lines, 1):
                    yield _row(f"{source}#{number}", line.strip())
                return
            yield Skipped(source, digest(data), f"not valid JSON: {error}")
            return
        rows = _rows(value)
        if rows is None:
            yield (
                Item(source, data, media_type="application/json", record=Record(value))
                if isinstance(value, dict)
                else Skipped(source, digest(data), "JSON without an object")
            )
            return
        for number, row in enumerate(rows, 1):
            raw = json.dumps(row, ensure_ascii=True, separators=(",", ":")).encode("ascii")
            yield _checked(f"{source}#{number}", raw, row)


def _rows(value: Any) -> list[Any] | None:
    """The array of rows: the value itself, or the first array of objects in it; None for one page."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        for found in value.values():
            if isinstance(found, list) and found and all(isinstance(f, dict) for f in found):
                texts = [v for v in value.values() if isinstance(v, str) and len(v) > 200]
                if not texts:
                    return found
    return None


def _row(name: str, line: bytes) -> Found:
    try:
        value = parse(line)
    except ValueError as error:
        return Skipped(name, digest(line), f"not valid JSON: {error}")
    return _checked(name, line, value)


def _checked(name: str, raw: bytes, value: Any) -> Found:
    if not isinstance(value, dict):
        return Skipped(name, digest(raw), "not a JSON object")
    return Item(name, raw, media_type="application/json", record=Record(value))


def parse(data: bytes) -> Any:
    """Decodes JSON; lone surrogates (`\\ud800`) are kept, as pages have them. Raises ValueError."""
    try:
        return msgspec.json.decode(data)
    except RecursionError:
        raise ValueError("nested too deep") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("windows-1256", "replace")
    try:
        return json.loads(text, strict=False)
    except RecursionError:
        raise ValueError("nested too deep") from None
