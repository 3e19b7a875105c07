"""`manifest.json`: what went in, what was left out and why, what came out, made by which version.

It holds no clock, no host and no absolute path, so that the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from riwaya.model import SCHEMA, Document
from riwaya.version import VERSION

FORMAT = "riwaya-manifest/1"
NAME = "manifest.json"


class InputRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Custody of one page as read. `size` counts the raw bytes; `document` is its id in the dossier."""

    source: str
    sha256: str
    size: int
    media_type: str
    encoding: str
    encoding_reason: str = ""
    document: str | None = None


def inputs_of(documents: Iterable[Document]) -> list[InputRecord]:
    """The custody records of pages, in their order."""
    return [
        InputRecord(
            source=d.source,
            sha256=d.sha256,
            size=d.size or 0,
            media_type=d.media_type,
            encoding=d.encoding,
            encoding_reason=d.encoding_reason,
            document=d.id,
        )
        for d in documents
    ]


class SkippedRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An input that is not in the dossier. `sha256` is None where its bytes could not be had."""

    source: str
    reason: str
    sha256: str | None = None
    size: int | None = None


class OutputRecord(msgspec.Struct, frozen=True):
    """One written file; `path` is relative to the dossier's folder, with slashes."""

    path: str
    sha256: str
    size: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in `manifest.json`."""

    format: str
    riwaya: str
    schema: str
    resources: str
    options: dict[str, Any]
    inputs: tuple[InputRecord, ...]
    skipped: tuple[SkippedRecord, ...]
    outputs: tuple[OutputRecord, ...]


def manifest(
    outputs: Sequence[OutputRecord],
    *,
    inputs: Sequence[InputRecord],
    skipped: Sequence[SkippedRecord],
    resources: str,
    options: Mapping[str, Any],
) -> bytes:
    """The manifest as JSON, every list in the order of its names."""
    whole = Manifest(
        format=FORMAT,
        riwaya=VERSION,
        schema=SCHEMA,
        resources=resources,
        options=dict(sorted(options.items())),
        inputs=tuple(sorted(inputs, key=lambda i: (i.source, i.sha256))),
        skipped=tuple(sorted(skipped, key=lambda s: (s.source, s.sha256 or "", s.reason))),
        outputs=tuple(sorted(outputs, key=lambda o: o.path)),
    )
    # File names may hold lone surrogates (bytes that are no UTF-8); escapes can carry them.
    return as_json(msgspec.to_builtins(whole))


def as_json(value: Any) -> bytes:
    """Indented JSON that a person can read, escapes only where UTF-8 cannot carry the text."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=1)
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, indent=1).encode() + b"\n"


def read_manifest(data: bytes) -> Manifest | None:
    """The manifest, or None where `data` is none of ours."""
    try:
        found = msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return found if found.format.startswith("riwaya-manifest/") else None
