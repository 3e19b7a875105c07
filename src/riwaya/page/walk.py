"""Files and folders to documents, one after the other, with everything that was not read and why."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from riwaya.errors import InputError
from riwaya.model import Document
from riwaya.page.limits import Limits, megabytes
from riwaya.page.read import read_page, read_record
from riwaya.page.readers import Item, Reader, Record, Skipped, installed
from riwaya.page.readers.base import digest
from riwaya.resources import Pack

_HEAD = 4096
_CHUNK = 1 << 20


def read_paths(
    paths: Sequence[Path | str], pack: Pack, limits: Limits | None = None
) -> Iterator[Document | Skipped]:
    """Reads everything under `paths`.

    Inputs and folders are walked in sorted order, so that the order of `paths` does not matter; hidden
    files are passed over and links to folders not followed. `source` is the path relative to the input it
    was found under (the name, for a file); members of archives add `!path`, rows of JSON `#number`. A page
    met twice, byte for byte, is skipped the second time. Nothing is raised for a bad input: it comes out as
    `Skipped` with one line of reason.
    """
    walk = _Walk(pack, limits or Limits(), installed())
    for path in sorted({str(p) for p in paths}):
        yield from walk.input(Path(path))


class _Walk:
    def __init__(self, pack: Pack, limits: Limits, readers: tuple[Reader, ...]) -> None:
        self.pack = pack
        self.limits = limits
        self.readers = readers
        self.seen: dict[str, str] = {}
        self.unpacked = 0

    def input(self, path: Path) -> Iterator[Document | Skipped]:
        """A folder or a file given by the user."""
        if path.is_dir():
            yield from self._folder(path)
        elif path.exists():
            yield from self._file(path, _clean(path.name))
        else:
            yield Skipped(_clean(str(path)), "", "no such file or folder")

    def _folder(self, root: Path) -> Iterator[Document | Skipped]:
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

    def _file(self, path: Path, source: str) -> Iterator[Document | Skipped]:
        try:
            size = path.stat().st_size
            if not path.is_file():
                yield Skipped(source, "", "neither a file nor a folder")
                return
            with path.open("rb") as stream:
                yield from self._stream(stream, source, size)
        except OSError as error:
            yield Skipped(source, "", f"cannot be read: {error.strerror or error}")

    def _stream(self, stream: BinaryIO, source: str, size: int) -> Iterator[Document | Skipped]:
        head = stream.read(_HEAD)
        stream.seek(0)
        reader = next((r for r in self.readers if r.accepts(source, head)), None)
        if reader:
            self.unpacked = 0
            yield from self._container(reader, stream, source, size, 1)
        elif size > self.limits.page_bytes:
            said = f"{megabytes(size)}; pages are read up to {megabytes(self.limits.page_bytes)}"
            yield Skipped(source, _hash(stream), said)
        else:
            yield self._page(Item(source, stream.read()))

    def _container(
        self, reader: Reader, stream: BinaryIO, source: str, size: int, depth: int
    ) -> Iterator[Document | Skipped]:
        if depth > self.limits.depth:
            yield Skipped(source, "", f"archives inside archives are read {self.limits.depth} deep")
            return
        for found in reader.items(source, stream, size, self.limits):
            if isinstance(found, Skipped):
                yield Skipped(_clean(found.source), found.sha256, found.reason)
                continue
            inner = self._reader_of(found)
            self.unpacked += len(found.data) if depth > 1 else 0
            if self.unpacked > self.limits.unpacked_bytes:
                most = megabytes(self.limits.unpacked_bytes)
                yield Skipped(
                    source, "", f"its archives unpack to more than {most}; the rest is not read"
                )
                return
            if inner:
                data = io.BytesIO(found.data)
                yield from self._container(inner, data, found.source, len(found.data), depth + 1)
            else:
                yield self._page(found)

    def _reader_of(self, item: Item) -> Reader | None:
        if not item.nested:
            return None
        head = item.data[:_HEAD]
        return next((r for r in self.readers if r.accepts(item.source, head)), None)

    def _page(self, item: Item) -> Document | Skipped:
        source = _clean(item.source)
        sha256 = digest(item.data)
        if sha256 in self.seen:
            return Skipped(source, sha256, f"the same bytes as {self.seen[sha256]}")
        self.seen[sha256] = source
        try:
            if isinstance(item.record, Record):
                return read_record(item.data, item.record.fields, source, self.pack)
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
