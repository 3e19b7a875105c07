"""Archives: zip, tar in its compressions, and single gzip files; bounded against bombs."""

from __future__ import annotations

import gzip
import tarfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from riwaya.page.limits import Limits, megabytes, too_large
from riwaya.page.readers.base import Found, Item, Opened, Skipped
from riwaya.page.streams import BROKEN, Bounded

_TAR_NAMES = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2", ".tbz")


class _Budget:
    """What one archive may still unpack to."""

    def __init__(self, size: int, limits: Limits) -> None:
        self.limits = limits
        self.spent = 0
        self.passed = 0
        self.members = 0
        self.most = min(limits.unpacked_bytes, max(limits.page_bytes, size * limits.ratio))
        #: Of files that are read a row at a time, and never held, so much may be unpacked.
        self.streamed = max(limits.page_bytes, size * limits.ratio)

    def refuses(self, size: int) -> str:
        """Why the archive is read no further before a member of that size; empty where it is."""
        self.members += 1
        if self.members > self.limits.members:
            return f"holds more than {self.limits.members} files; the rest is not read"
        if self.spent + size > self.most:
            return f"would unpack to more than {megabytes(self.most)}; the rest is not read"
        return ""


class ZipReader:
    """Members in the order of their names."""

    name = "zip"
    seeks = True

    def accepts(self, source: str, head: bytes) -> bool:
        return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    def items(self, source: str, stream: BinaryIO, size: int, limits: Limits) -> Iterator[Found]:
        budget = _Budget(size, limits)
        try:
            archive = zipfile.ZipFile(stream)
        except BROKEN as error:
            yield Skipped(source, "", f"broken zip archive: {error}")
            return
        with archive:
            for info in sorted(archive.infolist(), key=lambda i: i.filename):
                if not info.filename or info.is_dir() or _ignored(info.filename):
                    continue
                name = f"{source}!{info.filename}"
                if info.file_size > limits.page_bytes:
                    yield from _opened(archive, info, name, budget)
                    continue
                refused = budget.refuses(info.file_size)
                if refused:
                    yield Skipped(source, "", refused)
                    return
                yield self._member(archive, info, name, budget)

    def _member(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: _Budget
    ) -> Found:
        if info.flag_bits & 1:
            return Skipped(name, "", "encrypted")
        try:
            with archive.open(info) as member:
                data = member.read(budget.limits.page_bytes + 1)
        except BROKEN as error:
            return Skipped(name, "", f"broken in its archive: {error}")
        return _item(name, data, budget)


def _opened(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: _Budget
) -> Iterator[Found]:
    """A member too large to be a page, which may hold pages."""
    if info.flag_bits & 1:
        yield Skipped(name, "", "encrypted")
        return
    budget.passed += info.file_size
    if budget.passed > budget.streamed:
        yield Skipped(name, "", f"would unpack to more than {megabytes(budget.streamed)}")
        return
    try:
        with archive.open(info) as member:
            bounded = Bounded(cast(BinaryIO, member), name, info.file_size, "broken in its archive")
            yield Opened(name, cast(BinaryIO, bounded), info.file_size)
    except BROKEN as error:
        yield Skipped(name, "", f"broken in its archive: {error}")


class TarReader:
    """Members in the archive's order; gzip, xz and bzip2 are recognised by their first bytes."""

    name = "tar"

    def accepts(self, source: str, head: bytes) -> bool:
        packed = head.startswith((b"\x1f\x8b", b"\xfd7zXZ\x00", b"BZh"))
        return head[257:262] == b"ustar" or (packed and source.lower().endswith(_TAR_NAMES))

    def items(self, source: str, stream: BinaryIO, size: int, limits: Limits) -> Iterator[Found]:
        budget = _Budget(size, limits)
        try:
            with tarfile.open(fileobj=stream, mode="r|*") as archive:
                for info in archive:
                    if not info.isfile() or _ignored(info.name):
                        continue
                    # A member left unread is unpacked all the same on the way to the next.
                    refused = budget.refuses(0 if info.size > limits.page_bytes else info.size)
                    budget.passed += info.size
                    if refused or budget.passed > budget.streamed:
                        most = megabytes(budget.streamed)
                        refused = (
                            refused or f"would unpack to more than {most}; the rest is not read"
                        )
                        yield Skipped(source, "", refused)
                        return
                    yield self._member(archive, info, f"{source}!{info.name}", budget)
        except (tarfile.TarError, TypeError, *BROKEN) as error:
            # The standard library takes the first byte of nothing where a gzip header is cut.
            reason = "cut off" if isinstance(error, TypeError) else error
            yield Skipped(source, "", f"broken tar archive: {reason}")

    def _member(
        self, archive: tarfile.TarFile, info: tarfile.TarInfo, name: str, budget: _Budget
    ) -> Found:
        member = archive.extractfile(info)
        if member and info.size > budget.limits.page_bytes:
            bounded = Bounded(cast(BinaryIO, member), name, info.size, "broken in its archive")
            return Opened(name, cast(BinaryIO, bounded), info.size)
        data = member.read(budget.limits.page_bytes + 1) if member else b""
        return _item(name, data, budget)


class GzipReader:
    """One file, such as `rows.jsonl.gz`; what is inside is offered to the readers as a stream."""

    name = "gzip"

    def accepts(self, source: str, head: bytes) -> bool:
        return head.startswith(b"\x1f\x8b")

    def items(self, source: str, stream: BinaryIO, size: int, limits: Limits) -> Iterator[Found]:
        most = _Budget(size, limits).streamed
        inner = source.rsplit("!", 1)[-1].rsplit("/", 1)[-1]
        inner = inner[:-3] if inner.lower().endswith(".gz") else inner
        with gzip.GzipFile(fileobj=stream, mode="rb") as packed:
            # The fault is the whole file's: `source`, not the name of what is in it.
            bounded = Bounded(cast(BinaryIO, packed), source, most, "broken gzip file")
            yield Opened(f"{source}!{inner}", cast(BinaryIO, bounded), most)


def _item(name: str, data: bytes, budget: _Budget) -> Found:
    budget.spent += len(data)
    if len(data) > budget.limits.page_bytes:
        return Skipped(name, "", too_large(len(data), budget.limits))
    return Item(name, data, nested=True)


def _ignored(name: str) -> bool:
    """Files that systems leave in archives."""
    parts = name.split("/")
    return "__MACOSX" in parts or any(p.startswith(".") and p not in (".", "..") for p in parts)
