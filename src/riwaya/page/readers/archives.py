"""Archives: zip, tar in its compressions, and single gzip files; bounded against bombs."""

from __future__ import annotations

import gzip
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import BinaryIO

from riwaya.page.limits import Limits, megabytes
from riwaya.page.readers.base import Found, Item, Skipped

_FAULTS = (OSError, EOFError, zlib.error, LZMAError, ValueError, RuntimeError, NotImplementedError)
_TAR_NAMES = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2", ".tbz")


class _Budget:
    """What one archive may still unpack to."""

    def __init__(self, size: int, limits: Limits) -> None:
        self.limits = limits
        self.spent = 0
        self.members = 0
        self.most = min(limits.unpacked_bytes, max(limits.page_bytes, size * limits.ratio))

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

    def accepts(self, source: str, head: bytes) -> bool:
        return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    def items(self, source: str, stream: BinaryIO, size: int, limits: Limits) -> Iterator[Found]:
        budget = _Budget(size, limits)
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, *_FAULTS) as error:
            yield Skipped(source, "", f"broken zip archive: {error}")
            return
        with archive:
            for info in sorted(archive.infolist(), key=lambda i: i.filename):
                if info.is_dir() or _ignored(info.filename):
                    continue
                name = f"{source}!{info.filename}"
                if info.file_size > limits.page_bytes:
                    yield Skipped(name, "", _too_large(info.file_size, limits))
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
        except (zipfile.BadZipFile, *_FAULTS) as error:
            return Skipped(name, "", f"broken in its archive: {error}")
        return _item(name, data, budget)


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
                    refused = budget.refuses(info.size)
                    if refused:
                        yield Skipped(source, "", refused)
                        return
                    yield self._member(archive, info, f"{source}!{info.name}", budget)
        except (tarfile.TarError, *_FAULTS) as error:
            yield Skipped(source, "", f"broken tar archive: {error}")

    def _member(
        self, archive: tarfile.TarFile, info: tarfile.TarInfo, name: str, budget: _Budget
    ) -> Found:
        if info.size > budget.limits.page_bytes:
            budget.spent += info.size
            return Skipped(name, "", _too_large(info.size, budget.limits))
        member = archive.extractfile(info)
        data = member.read(budget.limits.page_bytes + 1) if member else b""
        return _item(name, data, budget)


class GzipReader:
    """One file, such as `rows.jsonl.gz`; what is inside is offered to the readers again."""

    name = "gzip"

    def accepts(self, source: str, head: bytes) -> bool:
        return head.startswith(b"\x1f\x8b")

    def items(self, source: str, stream: BinaryIO, size: int, limits: Limits) -> Iterator[Found]:
        budget = _Budget(size, limits)
        most = min(budget.most, limits.json_bytes)
        inner = source.rsplit("!", 1)[-1].rsplit("/", 1)[-1]
        inner = inner[:-3] if inner.lower().endswith(".gz") else inner
        try:
            with gzip.GzipFile(fileobj=stream) as packed:
                data = packed.read(most + 1)
        except _FAULTS as error:
            yield Skipped(source, "", f"broken gzip file: {error}")
            return
        if len(data) > most:
            yield Skipped(source, "", f"would unpack to more than {megabytes(most)}")
            return
        yield Item(f"{source}!{inner}", data, nested=True)


def _item(name: str, data: bytes, budget: _Budget) -> Found:
    budget.spent += len(data)
    if len(data) > budget.limits.page_bytes:
        return Skipped(name, "", _too_large(len(data), budget.limits))
    return Item(name, data, nested=True)


def _too_large(size: int, limits: Limits) -> str:
    return f"{megabytes(size)}; pages are read up to {megabytes(limits.page_bytes)}"


def _ignored(name: str) -> bool:
    """Files that systems leave in archives."""
    parts = name.split("/")
    return "__MACOSX" in parts or any(p.startswith(".") and p not in (".", "..") for p in parts)
