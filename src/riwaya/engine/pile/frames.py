"""Checkpoint files: pieces that can be read one by one, an index of them, and a last line that tells a torn file.

A file appears under its name only when it is whole.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from riwaya.errors import OutputError
from riwaya.model.codec import decode, encode
from riwaya.whole import WholeFile

S = TypeVar("S", bound=msgspec.Struct)

_MAGIC = b"riwaya-frames/1"
#: The last line: where the index begins, how long it is, and the SHA-256 of all before that.
_SHA = 64 + 1
_TAIL = len(_MAGIC) + 1 + 16 + 1 + 12 + 1 + _SHA
_LEVEL = 1


class FrameWriter:
    """Writes `path`, which is on the disk when it appears. Raises OutputError, and leaves nothing then."""

    def __init__(self, path: Path) -> None:
        self._file = WholeFile(path, sync=True)

    def __enter__(self) -> FrameWriter:
        return self

    def __exit__(self, *raised: object) -> None:
        self._file.__exit__()

    def add(self, data: bytes) -> tuple[int, int]:
        """Adds a piece; gives its place: where it begins and how many bytes it takes."""
        at = self._file.size
        self._file.write(zlib.compress(data, _LEVEL))
        return at, self._file.size - at

    def close(self, index: msgspec.Struct) -> None:
        """Adds the index and lets the file appear under its name."""
        at, size = self.add(encode(index))
        self._file.write(b"%s %016d %012d " % (_MAGIC, at, size))
        self._file.write(b"%s\n" % self._file.sha256().encode())
        self._file.appear()


class Frames:
    """The pieces of a file that is whole. Raises OutputError where it is gone or cannot be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._stream = path.open("rb")
        except OSError as error:
            raise OutputError(f"{path}: cannot be read: {error.strerror}") from error

    def __enter__(self) -> Frames:
        return self

    def __exit__(self, *raised: object) -> None:
        self._stream.close()

    def piece(self, at: int, size: int) -> bytes:
        """The piece at a place that `FrameWriter.add` gave."""
        try:
            self._stream.seek(at)
            return zlib.decompress(self._stream.read(size))
        except (OSError, zlib.error) as error:
            raise OutputError(f"{self._path}: is broken: {error}") from error


def read_index(path: Path, kind: type[S], *, whole: bool = False) -> S | None:
    """The index of a file; None where there is none, or it is torn.

    Args:
        whole: compares all of the file with its SHA-256, not the index alone.
    """
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, os.SEEK_END)
            if size < _TAIL:
                return None
            stream.seek(size - _TAIL)
            line = stream.read(_TAIL)
            magic, start, length, sha = line.split()
            at = int(start)
            if not line.endswith(b"\n") or magic != _MAGIC or at + int(length) != size - _TAIL:
                return None
            if whole and _digest(stream, size - _SHA) != sha:
                return None
            stream.seek(at)
            packed = stream.read(int(length))
        return decode(zlib.decompress(packed), msgspec.json.Decoder(kind))
    except (OSError, ValueError, zlib.error, msgspec.DecodeError):
        return None


def write_index(path: Path, index: msgspec.Struct) -> None:
    """A file with nothing but an index: what is done is noted so. Raises OutputError."""
    with FrameWriter(path) as writer:
        writer.close(index)


def _digest(stream: BinaryIO, size: int) -> bytes:
    stream.seek(0)
    sha = hashlib.sha256()
    while size:
        data = stream.read(min(size, 1 << 20))
        if not data:
            break
        sha.update(data)
        size -= len(data)
    return sha.hexdigest().encode()
