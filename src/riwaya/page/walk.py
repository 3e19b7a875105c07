"""Files and folders to documents, one after the other, with everything that was not read and why."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from riwaya.errors import InputError
from riwaya.model import Document
from riwaya.page.limits import Limits, megabytes
from riwaya.page.listing import clean, files
from riwaya.page.quick import passed_over
from riwaya.page.raw import Raw, again, read_item
from riwaya.page.readers import Address, Item, Opened, Reader, Skipped, installed
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
    walk = Walk(pack, limits or Limits(), installed())
    for path in sorted({str(p) for p in paths}):
        for found in walk.input(Path(path)):
            if isinstance(found, Document | Skipped):
                yield found


def read_stream(
    stream: BinaryIO, source: str, size: int, pack: Pack, limits: Limits | None = None
) -> Iterator[Document | Skipped]:
    """As `read_paths`, of one file that is open and can go back; `source` names it."""
    walk = Walk(pack, limits or Limits(), installed())
    for found in walk.stream(stream, source, size):
        if isinstance(found, Document | Skipped):
            yield found


def addresses(
    paths: Sequence[Path | str], pack: Pack, limits: Limits | None = None
) -> Iterator[Address]:
    """The addresses that the sitemaps under `paths` list, in the order in which `read_paths` meets them.

    Only the sitemaps are read. Nothing is fetched.
    """
    walk = Walk(pack, limits or Limits(), installed(), only_lists=True)
    for path in sorted({str(p) for p in paths if str(p) != STANDARD}):
        for found in walk.input(Path(path)):
            if isinstance(found, Address):
                yield found


#: Readers of rows and records, which hold no sitemaps.
_ROWS = ("json", "parquet", "warc", "wacz", "feed", "table")


def stream_addresses(
    stream: BinaryIO, source: str, size: int, pack: Pack, limits: Limits | None = None
) -> Iterator[Address]:
    """As `addresses`, of one list that is open."""
    walk = Walk(pack, limits or Limits(), installed(), only_lists=True)
    for found in walk.stream(stream, source, size):
        if isinstance(found, Address):
            yield found


def is_fetched_list(found: Skipped) -> bool:
    """Whether `found` is only a list of pages, which are there once they are fetched."""
    return found.reason.endswith(_TO_FETCH)


#: What a walk meets: pages, read or as they lie there; what is not read; addresses of pages that are elsewhere.
Out = Document | Raw | Skipped | Address


class Walk:
    """One way through inputs: files, what is in them, and what is in that."""

    tallies: type[Tally] = Tally

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
        self.tally = self.tallies("")

    def input(self, path: Path) -> Iterator[Out]:
        """A folder or a file given by the user, or standard input."""
        if str(path) == STANDARD:
            yield from self._standard()
            return
        for found in files(path):
            if isinstance(found, Skipped):
                yield found
            else:
                yield from self.file(Path(found.path), found.source)

    def _standard(self) -> Iterator[Out]:
        try:
            with spooled() as (stream, size):
                head = stream.read(1 << 16)
                stream.seek(0)
                yield from self.stream(stream, named(head), size)
        except OSError as error:
            yield Skipped("stdin", "", f"cannot be read: {error.strerror or error}")

    def file(self, path: Path, source: str) -> Iterator[Out]:
        """A file, named by `source`."""
        try:
            size = path.stat().st_size
            if not path.is_file():
                yield Skipped(source, "", "neither a file nor a folder")
                return
            with path.open("rb") as stream:
                yield from self.stream(stream, source, size)
        except OSError as error:
            yield Skipped(source, "", f"cannot be read: {error.strerror or error}")

    def stream(self, stream: BinaryIO, source: str, size: int) -> Iterator[Out]:
        """A file that is open."""
        head = stream.read(_HEAD)
        stream.seek(0)
        reader = self._reader(source, head)
        if reader:
            self.unpacked = 0
            self.tally = self.tallies(source)
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
            self.tally = self.tallies(source)
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
    ) -> Iterator[Out]:
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
            yield Skipped(clean(error.source), "", error.reason)
        if count and not self.only_lists:
            yield Skipped(source, "", f"a list of {count} addresses, {_TO_FETCH}")

    def _found(self, found: Item | Opened | Skipped, depth: int) -> Iterator[Out]:
        """What a reader found, read further where it holds pages itself."""
        if isinstance(found, Skipped):
            yield from self.tally(Skipped(clean(found.source), found.sha256, found.reason))
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

    def _opened(self, found: Opened, depth: int) -> Iterator[Out]:
        """A file read from the one it is in."""
        bounded = Bounded(found.stream, found.source, found.size, "broken")
        try:
            reader = self._reader(found.source, bounded.peek(_HEAD))
            stream = cast(BinaryIO, bounded)
            if reader and getattr(reader, "seeks", False):
                data = bounded.read(self.limits.page_bytes + 1)
                if len(data) > self.limits.page_bytes:
                    said = self._too_large(f"a {reader.name} file within another")
                    yield Skipped(clean(found.source), "", said)
                    return
                stream = io.BytesIO(data)
            if reader:
                yield from self._container(reader, stream, found.source, found.size, depth + 1)
                return
            data = bounded.read(self.limits.page_bytes + 1)
        except InputError as error:
            yield Skipped(clean(error.source), "", error.reason)
            return
        if self.only_lists:
            return
        if len(data) > self.limits.page_bytes:
            yield Skipped(clean(found.source), "", self._too_large("more than a page"))
        else:
            yield self._page(Item(found.source, data))

    def _too_large(self, what: str) -> str:
        return f"{what}; it is read up to {megabytes(self.limits.page_bytes)}"

    def _page(self, item: Item) -> Document | Raw | Skipped:
        source = clean(item.source)
        foreign = passed_over(item.data)
        if foreign:
            # What will only be counted needs no digest, which takes longer than the look.
            return Skipped(source, digest(item.data) if self.tally.names(foreign) else "", foreign)
        return self.met(item, source, digest(item.data))

    def met(self, item: Item, source: str, sha256: str) -> Document | Raw | Skipped:
        """A page that may be one in Arabic, for the first time or again."""
        key = bytes.fromhex(sha256[:32])
        if key in self.seen:
            return again(source, sha256, self.seen[key])
        self.seen[key] = source
        return read_item(item, source, sha256, self.pack)


def _hash(stream: BinaryIO) -> str:
    stream.seek(0)
    sha = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        sha.update(chunk)
    return sha.hexdigest()
