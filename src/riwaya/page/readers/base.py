"""What a reader is, and which there are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import BinaryIO, Protocol, runtime_checkable

import msgspec

from riwaya.errors import RiwayaError
from riwaya.page.limits import Limits
from riwaya.page.metadata import Metadata

GROUP = "riwaya.readers"


class Skipped(msgspec.Struct, frozen=True):
    """Something found and not read; `sha256` is empty where there were no bytes to read."""

    source: str
    sha256: str
    reason: str


class Item(msgspec.Struct, frozen=True):
    """A page, or a file that may hold pages, as a reader found it.

    `source` names it in the manner of `archive.zip!folder/page.html` or `rows.jsonl#12`. `record` holds
    the fields of a row, in which case `data` is the row as stored. `nested` asks that readers be offered
    `data` in turn.
    """

    source: str
    data: bytes
    url: str | None = None
    media_type: str | None = None
    metadata: Metadata | None = None
    record: msgspec.Struct | None = None
    nested: bool = False


class Opened(msgspec.Struct, frozen=True):
    """A file inside another, to be read from `stream` before the next thing is asked of the reader.

    For what may be larger than a page: rows and WARC records are read from it one at a time. `size` is a
    bound on what it holds, where it is known.
    """

    source: str
    stream: BinaryIO
    size: int


class Address(msgspec.Struct, frozen=True):
    """A page that a list names and that is not there: `metadata` is what the list says of it."""

    source: str
    url: str
    metadata: Metadata | None = None


Found = Item | Opened | Address | Skipped


@runtime_checkable
class Reader(Protocol):
    """Takes a container apart. Registered under the entry point group `riwaya.readers`.

    `accepts` looks at the name and the first 4,096 bytes; `items` reads the stream, within `limits`, in the
    stream's order. Faults are yielded as `Skipped`; an InputError that the stream itself raises may pass
    through, and ends the reading of that stream. A reader that sets `seeks` to true is not given streams
    that cannot go back.
    """

    name: str

    def accepts(self, source: str, head: bytes) -> bool: ...

    def items(
        self, source: str, stream: BinaryIO, size: int, limits: Limits
    ) -> Iterator[Found]: ...


def installed() -> tuple[Reader, ...]:
    """Plug-ins by name, then the readers that come with Riwaya; the first that accepts a file reads it.

    Raises RiwayaError where a plug-in cannot be loaded or is no reader.
    """
    from riwaya.page.readers.archives import GzipReader, TarReader, ZipReader
    from riwaya.page.readers.feeds import FeedReader
    from riwaya.page.readers.parquet import ParquetReader
    from riwaya.page.readers.rows import JsonReader
    from riwaya.page.readers.sitemaps import SitemapReader
    from riwaya.page.readers.tables import TableReader
    from riwaya.page.readers.wacz import WaczReader
    from riwaya.page.readers.warc import WarcReader

    plugins: list[Reader] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda e: e.name):
        try:
            loaded = entry.load()
            reader = loaded() if isinstance(loaded, type) else loaded
        except Exception as error:
            raise RiwayaError(f"reader plug-in {entry.name} cannot be loaded: {error}") from error
        if not isinstance(reader, Reader):
            raise RiwayaError(f"reader plug-in {entry.name} has no name, accepts and items")
        plugins.append(reader)
    own: tuple[Reader, ...] = (
        WaczReader(),
        ZipReader(),
        WarcReader(),
        TarReader(),
        GzipReader(),
        ParquetReader(),
        SitemapReader(),
        FeedReader(),
        TableReader(),
        JsonReader(),
    )
    return (*plugins, *own)


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()
