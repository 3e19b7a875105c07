"""Files and folders to documents, one after the other, with everything that was not read and why."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from riwaya.errors import InputError
from riwaya.model import Document
from riwaya.page.limits import Limits, megabytes
from riwaya.page.quick import passed_over
from riwaya.page.read import read_page, read_record
from riwaya.page.readers import Address, Item, Opened, Reader, Record, Skipped, installed
from riwaya.page.readers.base import digest
from riwaya.page.standard import STANDARD, named, spooled
from riwaya.page.streams import Bounded
from riwaya.page.tally import Tally
from riwaya.resources import Pack

_HEAD = 4096
_CHUNK = 1 << 20
_TO_FETCH = "no page; --fetch has them fetched"


def read_paths(
    paths: Sequence[Path | str], pack: Pack, limits: Limits | None = None
) -> Iterator[Document | Skipped]:
    """Reads everything under `paths`.

    Inputs and folders are walked in sorted order, so that the order of `paths` does not matter; hidden
    files are passed over and links to folders not followed. `source` is the path relative to the input it
    was found under (the name, for a file); members of archives add `!path`, rows and records `#number`. `-` is
    standard input. A page met twice, byte for byte, is skipped the second time. Nothing is raised for a bad
    input: it comes out as `Skipped` with one line of reason, the hundredth of the same reason in one file as
    their number.
    """
    walk = _Walk(pack, limits or Limits(), installed())
    for path in sorted({str(p) for p in paths}):
        for found in walk.input(Path(path)):
            if not isinstance(found, Address):
                yield found


def read_stream(
    stream: BinaryIO, source: str, size: int, pack: Pack, limits: Limits | None = None
) -> Iterator[Document | Skipped]:
    """As `read_paths`, of one file that is open and can go back; `source` names it."""
    walk = _Walk(pack, limits or Limits(), installed())
    for found in walk.stream(stream, source, size):
        if not isinstance(found, Address):
            yield found


def addresses(
    paths: Sequence[Path | str], pack: Pack, limits: Limits | None = None
) -> Iterator[Address]:
    """The addresses that the sitemaps under `paths` list, in the order in which `read_paths` meets them.

    Only the sitemaps are read. Nothing is fetched.
    """
    walk = _Walk(pack, limits or Limits(), installed(), only_lists=True)
    for path in sorted({str(p) for p in paths if str(p) != STANDARD}):
        for found in walk.input(Path(path)):
            if isinstance(found, Address):
                yield found


#: Readers of rows and records, which hold no sitemaps.
_ROWS = ("json", "parquet", "warc", "wacz", "feed")


def stream_addresses(
    stream: BinaryIO, source: str, size: int, pack: Pack, limits: Limits | None = None
) -> Iterator[Address]:
    """As `addresses`, of one list that is open."""
    walk = _Walk(pack, limits or Limits(), installed(), only_lists=True)
    for found in walk.stream(stream, source, size):
        if isinstance(found, Address):
            yield found


def is_fetched_list(found: Skipped) -> bool:
    """Whether `found` is only a list of pages, which are there once they are fetched."""
    return found.reason.endswith(_TO_FETCH)


class _Walk:
    def __init__(
        self,
        pack: Pack,
        limits: Limits,
        readers: tuple[Reader, ...],
        *,
        only_lists: bool = False,
    ) -> None:
        self.pack = pack
        self.limits = limits
        self.readers = readers
        self.only_lists = only_lists
        self.seen: dict[bytes, str] = {}
        self.unpacked = 0
        self.tally = Tally("")

    def input(self, path: Path) -> Iterator[Document | Skipped | Address]:
        """A folder or a file given by the user, or standard input."""
        if str(path) == STANDARD:
            yield from self._standard()
        elif path.is_dir():
            yield from self._folder(path)
        elif path.exists():
            yield from self._file(path, _clean(path.name))
        else:
            yield Skipped(_clean(str(path)), "", "no such file or folder")

    def _standard(self) -> Iterator[Document | Skipped | Address]:
        try:
            with spooled() as (stream, size):
                head = stream.read(1 << 16)
                stream.seek(0)
                yield from self.stream(stream, named(head), size)
        except OSError as error:
            yield Skipped("stdin", "", f"cannot be read: {error.strerror or error}")

    def _folder(self, root: Path) -> Iterator[Document | Skipped | Address]:
        faults: list[OSError] = []
        for folder, folders, names in os.walk(root, onerror=faults.append):
            while faults:
                yield self._unreadable(root, faults.pop())
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            for name in sorted(n for n in names if not n.startswith(".")):
                path = Path(folder) / name
                yield from self._file(path, _clean(path.relative_to(root).as_posix()))
        while faults:
            yield self._unreadable(root, faults.pop())

    def _unreadable(self, root: Path, fault: OSError) -> Skipped:
        where = Path(str(fault.filename or root))
        name = where.relative_to(root).as_posix() if where.is_relative_to(root) else str(where)
        return Skipped(_clean(name), "", f"folder cannot be read: {fault.strerror or fault}")

    def _file(self, path: Path, source: str) -> Iterator[Document | Skipped | Address]:
        try:
            size = path.stat().st_size
            if not path.is_file():
                yield Skipped(source, "", "neither a file nor a folder")
                return
            with path.open("rb") as stream:
                yield from self.stream(stream, source, size)
        except OSError as error:
            yield Skipped(source, "", f"cannot be read: {error.strerror or error}")

    def stream(
        self, stream: BinaryIO, source: str, size: int
    ) -> Iterator[Document | Skipped | Address]:
        """A file that is open."""
        head = stream.read(_HEAD)
        stream.seek(0)
        reader = self._reader(source, head)
        if reader:
            self.unpacked = 0
            self.tally = Tally(source)
            try:
                yield from self._container(reader, stream, source, size, 1)
            except OSError as error:
                yield Skipped(source, "", f"cannot be read: {error.strerror or error}")
            yield from self.tally.rest()
        elif self.only_lists:
            return
        elif size > self.limits.page_bytes:
            said = f"{megabytes(size)}; pages are read up to {megabytes(self.limits.page_bytes)}"
            yield Skipped(source, _hash(stream), said)
        else:
            self.tally = Tally(source)
            # It may have grown since.
            data = stream.read(self.limits.page_bytes + 1)
            if len(data) > self.limits.page_bytes:
                yield Skipped(source, "", self._too_large("grew while it was read"))
            else:
                yield self._page(Item(source, data))

    def _reader(self, source: str, head: bytes) -> Reader | None:
        return next((r for r in self.readers if r.accepts(source, head)), None)

    def _container(
        self, reader: Reader, stream: BinaryIO, source: str, size: int, depth: int
    ) -> Iterator[Document | Skipped | Address]:
        if depth > self.limits.depth:
            yield Skipped(source, "", f"archives inside archives are read {self.limits.depth} deep")
            return
        if self.only_lists and reader.name in _ROWS:
            return
        count = 0
        try:
            for found in reader.items(source, stream, size, self.limits):
                if isinstance(found, Address):
                    count += 1
                    yield found
                    continue
                yield from self._found(found, depth)
                if self.unpacked > self.limits.unpacked_bytes:
                    most = megabytes(self.limits.unpacked_bytes)
                    said = f"its archives unpack to more than {most}; the rest is not read"
                    yield Skipped(source, "", said)
                    return
        except InputError as error:
            yield Skipped(_clean(error.source), "", error.reason)
        if count and not self.only_lists:
            yield Skipped(source, "", f"a list of {count} addresses, {_TO_FETCH}")

    def _found(
        self, found: Item | Opened | Skipped, depth: int
    ) -> Iterator[Document | Skipped | Address]:
        """What a reader found, read further where it holds pages itself."""
        if isinstance(found, Skipped):
            yield from self.tally(Skipped(_clean(found.source), found.sha256, found.reason))
        elif isinstance(found, Opened):
            yield from self._opened(found, depth)
        else:
            self.unpacked += len(found.data) if depth > 1 and found.nested else 0
            if self.unpacked > self.limits.unpacked_bytes:
                return
            inner = self._reader(found.source, found.data[:_HEAD]) if found.nested else None
            if inner:
                data = io.BytesIO(found.data)
                yield from self._container(inner, data, found.source, len(found.data), depth + 1)
            elif not self.only_lists:
                page = self._page(found)
                yield from self.tally(page) if isinstance(page, Skipped) else (page,)

    def _opened(self, found: Opened, depth: int) -> Iterator[Document | Skipped | Address]:
        """A file read from the one it is in."""
        bounded = Bounded(found.stream, found.source, found.size, "broken")
        try:
            reader = self._reader(found.source, bounded.peek(_HEAD))
            stream = cast(BinaryIO, bounded)
            if reader and getattr(reader, "seeks", False):
                data = bounded.read(self.limits.page_bytes + 1)
                if len(data) > self.limits.page_bytes:
                    said = self._too_large(f"a {reader.name} file within another")
                    yield Skipped(_clean(found.source), "", said)
                    return
                stream = io.BytesIO(data)
            if reader:
                yield from self._container(reader, stream, found.source, found.size, depth + 1)
                return
            data = bounded.read(self.limits.page_bytes + 1)
        except InputError as error:
            yield Skipped(_clean(error.source), "", error.reason)
            return
        if self.only_lists:
            return
        if len(data) > self.limits.page_bytes:
            yield Skipped(_clean(found.source), "", self._too_large("more than a page"))
        else:
            yield self._page(Item(found.source, data))

    def _too_large(self, what: str) -> str:
        return f"{what}; it is read up to {megabytes(self.limits.page_bytes)}"

    def _page(self, item: Item) -> Document | Skipped:
        source = _clean(item.source)
        foreign = passed_over(item.data)
        if foreign:
            # What will only be counted needs no digest, which takes longer than the look.
            return Skipped(source, digest(item.data) if self.tally.names(foreign) else "", foreign)
        sha256 = digest(item.data)
        key = bytes.fromhex(sha256[:32])
        if key in self.seen:
            return Skipped(source, sha256, f"the same bytes as {self.seen[key]}")
        self.seen[key] = source
        try:
            if isinstance(item.record, Record):
                fields = item.record
                return read_record(item.data, fields.fields, source, self.pack, fields.container)
            return read_page(
                item.data,
                source,
                self.pack,
                url=item.url,
                media_type=item.media_type,
                metadata=item.metadata,
            )
        except InputError as error:
            return Skipped(source, sha256, error.reason)


def _hash(stream: BinaryIO) -> str:
    stream.seek(0)
    sha = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        sha.update(chunk)
    return sha.hexdigest()


def _clean(name: str) -> str:
    """A file's name as text that can be written: bytes that were no UTF-8 become U+FFFD."""
    return name.encode("utf-8", "replace").decode("utf-8") if not name.isascii() else name
