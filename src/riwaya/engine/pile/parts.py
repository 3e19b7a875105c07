"""The inputs cut into parts that processes read one by one: the same parts for the same files, in any order given."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from riwaya.engine.pile.job import Part
from riwaya.errors import InputError
from riwaya.page import Skipped
from riwaya.page.listing import File, files
from riwaya.page.standard import STANDARD, named
from riwaya.whole import WholeFile

#: A part ends with the file that reaches one of these.
_FILES, _BYTES = 256, 32 << 20
_HEAD = 1 << 16
_READ = 1 << 20


class Listed(msgspec.Struct, frozen=True):
    """What the listing found: its digest stands for names, sizes and times of change of all files."""

    parts: int
    files: int
    bytes: int
    digest: str


def parts(paths: Sequence[Path], work: Path) -> Iterator[Part]:
    """The parts in their order. Standard input must lie in `work` (`spool`)."""
    number = weight = 0
    batch: list[File] = []
    skipped: list[Skipped] = []
    for found in _files(paths, work):
        if isinstance(found, Skipped):
            skipped.append(found)
            continue
        batch.append(found)
        weight += _size(found.path)[0]
        if len(batch) >= _FILES or weight >= _BYTES:
            yield Part(number, tuple(batch), tuple(skipped))
            number, weight = number + 1, 0
            batch, skipped = [], []
    if batch or skipped:
        yield Part(number, tuple(batch), tuple(skipped))


def listed(paths: Sequence[Path], work: Path) -> Listed:
    """Looks at every file's size and time of change, and reads none."""
    sha = hashlib.sha256()
    count = total = pieces = 0
    for part in parts(paths, work):
        pieces += 1
        for file in part.files:
            size, changed = _size(file.path)
            count, total = count + 1, total + size
            sha.update(f"{file.source}\0{size}\0{changed}\n".encode("utf-8", "replace"))
        for missing in part.skipped:
            sha.update(f"{missing.source}\0{missing.reason}\n".encode("utf-8", "replace"))
    return Listed(pieces, count, total, sha.hexdigest())


def spool(paths: Sequence[Path], work: Path) -> None:
    """Keeps standard input, where it is asked for and not yet kept.

    Raises OutputError, or InputError where it cannot be read.
    """
    kept = _standard(work)
    if not any(str(p) == STANDARD for p in paths) or kept.exists():
        return
    with WholeFile(kept) as file:
        _copy(sys.stdin.buffer, file)
        file.appear()


def _copy(given: BinaryIO, file: WholeFile) -> None:
    while True:
        try:
            data = given.read(_READ)
        except OSError as error:
            raise InputError("stdin", f"cannot be read: {error.strerror or error}") from error
        if not data:
            return
        file.write(data)


def _files(paths: Sequence[Path], work: Path) -> Iterator[File | Skipped]:
    for path in sorted({str(p) for p in paths}):
        if path != STANDARD:
            yield from map(_absolute, files(Path(path)))
            continue
        kept = _standard(work)
        with kept.open("rb") as stream:
            yield File(str(kept), named(stream.read(_HEAD)))


def _absolute(found: File | Skipped) -> File | Skipped:
    """As other machines find it, whose working folder is another."""
    if isinstance(found, Skipped):
        return found
    return File(str(Path(found.path).absolute()), found.source)


def _standard(work: Path) -> Path:
    return work / "standard-input"


def _size(path: str) -> tuple[int, int]:
    """(bytes, time of change); zeros for what is gone, which whoever reads it will say."""
    try:
        found = Path(path).stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns
