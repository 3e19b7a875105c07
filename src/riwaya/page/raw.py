"""Pages as they lie in their files: to be read later, or by another process."""

from __future__ import annotations

import json

import msgspec

from riwaya.errors import InputError
from riwaya.model import Document
from riwaya.page.metadata import Metadata
from riwaya.page.read import read_page, read_record
from riwaya.page.readers import Item, Record, Skipped
from riwaya.page.readers.rows import parse
from riwaya.resources import Pack


class Raw(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that a page is made of but its bytes.

    `container` is what gave the fields of a row, None where the page is none; `fields` are those, as JSON, where
    they are not what the bytes themselves say.
    """

    source: str
    sha256: str
    url: str | None = None
    media_type: str | None = None
    metadata: Metadata | None = None
    container: str | None = None
    fields: str | None = None


def raw(item: Item, source: str, sha256: str) -> Raw:
    """An item without its bytes."""
    record = item.record if isinstance(item.record, Record) else None
    return Raw(
        source,
        sha256,
        item.url,
        item.media_type,
        item.metadata,
        record.container if record else None,
        _fields(item.data, record) if record else None,
    )


def _fields(data: bytes, record: Record) -> str | None:
    try:
        if parse(data) == record.fields:
            return None
    except ValueError:
        pass
    return json.dumps(record.fields, default=str)


def read_raw(page: Raw, data: bytes, pack: Pack) -> Document | Skipped:
    """The page, or why it cannot be read, as if it had been read where it lay."""
    record = None
    if page.container is not None:
        fields = parse(data) if page.fields is None else json.loads(page.fields)
        record = Record(fields, page.container)
    item = Item(page.source, data, page.url, page.media_type, page.metadata, record)
    return read_item(item, page.source, page.sha256, pack)


def read_item(item: Item, source: str, sha256: str, pack: Pack) -> Document | Skipped:
    """A page as a reader found it, read; or why it cannot be."""
    try:
        if isinstance(item.record, Record):
            fields = item.record
            return read_record(item.data, fields.fields, source, pack, fields.container)
        return read_page(
            item.data,
            source,
            pack,
            url=item.url,
            media_type=item.media_type,
            metadata=item.metadata,
        )
    except InputError as error:
        return Skipped(source, sha256, error.reason)


def again(source: str, sha256: str, first: str) -> Skipped:
    """A page that was met before, byte for byte."""
    return Skipped(source, sha256, f"the same bytes as {first}")
