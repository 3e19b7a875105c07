"""Streams that know their bounds: what is unpacked from another file is read through one."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from lzma import LZMAError
from typing import BinaryIO
from zipfile import BadZipFile

from riwaya.errors import InputError
from riwaya.page.limits import megabytes

#: What the unpackers of the standard library raise on broken data.
BROKEN = (
    OSError,
    EOFError,
    zlib.error,
    LZMAError,
    BadZipFile,
    ValueError,
    RuntimeError,
    NotImplementedError,
    LookupError,
    OverflowError,
    struct.error,
)


class Bounded:
    """`stream`, of which at most `most` bytes are given; it does not go back.

    Raises InputError, naming `source` and `fault`, where the stream is broken or holds more.
    """

    def __init__(self, stream: BinaryIO, source: str, most: int, fault: str) -> None:
        self._stream = stream
        self._source = source
        self._left = most
        self._most = most
        self._fault = fault
        self._ahead = b""

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, or those there are, which stay to be read."""
        while len(self._ahead) < size:
            more = self._take(lambda: self._stream.read(size - len(self._ahead)))
            if not more:
                break
            self._ahead += more
        return self._ahead[:size]

    def read(self, size: int = -1) -> bytes:
        """As of a file; all of it for a size below zero."""
        if size < 0:
            return b"".join(iter(lambda: self.read(1 << 20), b""))
        if self._ahead:
            out, self._ahead = self._ahead[:size], self._ahead[size:]
            return out
        return self._take(lambda: self._stream.read(size))

    def readline(self, size: int = -1) -> bytes:
        """As of a file."""
        if not self._ahead:
            return self._take(lambda: self._stream.readline(size))
        end = self._ahead.find(b"\n") + 1
        cut = end or len(self._ahead)
        if 0 <= size <= cut:
            cut, end = size, size
        out, self._ahead = self._ahead[:cut], self._ahead[cut:]
        if end:
            return out
        return out + self._take(lambda: self._stream.readline(size - cut if size >= 0 else -1))

    def seekable(self) -> bool:
        """Never: what was unpacked is gone."""
        return False

    def _take(self, read: Callable[[], bytes]) -> bytes:
        try:
            data = read()
        except InputError:
            raise
        except BROKEN as error:
            raise InputError(self._source, f"{self._fault}: {error}") from error
        self._left -= len(data)
        if self._left < 0:
            raise InputError(self._source, f"would unpack to more than {megabytes(self._most)}")
        return data
