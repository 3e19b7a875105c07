"""The unpacked bytes of a file that may be a row of gzip members, one a record, some of them broken."""

from __future__ import annotations

import zlib
from typing import BinaryIO

_CHUNK = 1 << 16
_HEAD = 512
_MAGIC = b"\x1f\x8b\x08"
#: A broken member is searched for the next one from its own beginning where that lies no further back.
_BACK = 1 << 20
#: What may be read twice in one file for that, beside the file's own size.
_SPARE = 1 << 26


class BrokenError(Exception):
    """Some bytes cannot be unpacked; `resync` goes on behind them."""


class Members:
    """`stream` unpacked where it is gzip, as it is where not, with a look ahead of any size.

    Args:
        stream: at its beginning.
        begins: what every record begins with; a gzip member that does not is none.
    """

    def __init__(self, stream: BinaryIO, begins: bytes) -> None:
        self._stream = stream
        self._begins = begins
        self._buffer = bytearray()
        self._raw = stream.read(_CHUNK)
        self._at = len(self._raw)
        self._start = 0
        self._packed = self._raw.startswith(_MAGIC[:2])
        self._unpacker = zlib.decompressobj(31) if self._packed else None
        self._ended = False
        self._spare = _SPARE

    @property
    def packed(self) -> bool:
        """Whether the file is gzip."""
        return self._packed

    def need(self, size: int) -> int:
        """Looks ahead until `size` bytes are there or the file ends; how many there are, at most `size`.

        Raises BrokenError; what was unpacked before it is still there to be taken.
        """
        while len(self._buffer) < size and self._more(size):
            pass
        return min(size, len(self._buffer))

    def find(self, mark: bytes, most: int) -> int:
        """Where `mark` stands within the next `most` bytes, or -1. Raises BrokenError."""
        searched = 0
        while True:
            found = self._buffer.find(mark, max(0, searched - len(mark)), most)
            if found >= 0 or len(self._buffer) >= most:
                return found
            searched = len(self._buffer)
            # A little at a time: what lies behind a fault ahead is not lost with it.
            if self.need(searched + 1) <= searched:
                return -1

    def take(self, size: int) -> bytes:
        """The next `size` bytes that were looked ahead at."""
        out = bytes(self._buffer[:size])
        del self._buffer[:size]
        return out

    def skip_blank(self) -> bool:
        """Passes over line ends; False where the file ends with them. Raises BrokenError."""
        while self.need(1):
            piece = bytes(self._buffer[:64])
            rest = len(piece.lstrip(b"\r\n"))
            del self._buffer[: len(piece) - rest]
            if rest:
                return True
        return False

    def skip(self, size: int) -> int:
        """Passes over `size` bytes; how many there were. Raises BrokenError."""
        left = size
        while left:
            have = self.need(min(left, _CHUNK))
            if not have:
                break
            del self._buffer[:have]
            left -= have
        return size - left

    def resync(self) -> bool:
        """Goes to the next record after a fault, in or out of gzip. False where there is none."""
        if not self._packed:
            return self._next_record()
        ahead = self._buffer.find(b"\r\n\r\n" + self._begins)
        if ahead >= 0:
            del self._buffer[: ahead + 4]
            return True
        return self._next_member()

    # --- unpacking

    def _more(self, wanted: int) -> bool:
        """Adds something to the buffer; False at the end of the file."""
        if self._ended:
            return False
        if not self._raw and not self._fill():
            return self._last()
        if not self._packed:
            self._buffer += self._raw
            self._raw = b""
            return True
        return self._unpack(wanted)

    def _last(self) -> bool:
        """What the unpacker still holds when the file has ended."""
        rest = self._unpacker.decompress(b"", _CHUNK) if self._unpacker is not None else b""
        self._buffer += rest
        if rest:
            return True
        self._ended = True
        if self._unpacker is not None and not self._unpacker.eof:
            raise BrokenError("the file ends within a gzip member")
        return False

    def _unpack(self, wanted: int) -> bool:
        if self._unpacker is None and not self._open():
            return False
        unpacker = self._unpacker
        assert unpacker is not None
        try:
            out = unpacker.decompress(self._raw, max(_CHUNK, wanted - len(self._buffer)))
        except zlib.error as error:
            raise BrokenError(str(error)) from error
        self._raw = unpacker.unconsumed_tail or unpacker.unused_data
        self._buffer += out
        if unpacker.eof:
            self._unpacker = None
            self._start = self._at - len(self._raw)
        return True

    def _open(self) -> bool:
        """A new member at the beginning of what was read; zeros that pad a file are passed over."""
        self._raw = self._raw.lstrip(b"\0")
        while len(self._raw) < 2:
            if not self._fill():
                self._ended = True
                return False
            self._raw = self._raw.lstrip(b"\0")
        self._start = self._at - len(self._raw)
        if not self._raw.startswith(_MAGIC[:2]):
            raise BrokenError("what follows is no gzip member")
        self._unpacker = zlib.decompressobj(31)
        return True

    def _fill(self) -> bool:
        more = self._stream.read(_CHUNK)
        self._raw += more
        self._at += len(more)
        return bool(more)

    # --- after a fault

    def _next_member(self) -> bool:
        """The next place where a gzip member begins that unpacks to a record."""
        self._buffer.clear()
        self._ended = False
        at = self._behind_fault()
        self._unpacker = None
        while True:
            found = self._raw.find(_MAGIC, at)
            while found >= 0:
                if len(self._raw) - found < _HEAD:
                    self._fill()
                if self._is_record(self._raw[found : found + _HEAD]):
                    self._raw = self._raw[found:]
                    self._start = self._at - len(self._raw)
                    return True
                found = self._raw.find(_MAGIC, found + 1)
            self._raw, at = self._raw[max(at, len(self._raw) - 2) :], 0
            if not self._fill():
                self._ended = True
                return False

    def _behind_fault(self) -> int:
        """Where in what was read the search begins: behind the first byte of the broken member.

        The member's end may lie before the place of the fault. Where its beginning is no longer there, the file is
        read again from it.
        """
        if self._unpacker is None:
            return 0
        behind = self._start - (self._at - len(self._raw))
        if behind >= 0:
            return behind + 1
        read = self._at - self._start
        if self._stream.seekable() and read <= min(_BACK, self._spare):
            self._stream.seek(self._start + 1)
            self._at = self._start + 1
            self._raw = b""
            self._spare -= read
        return 0

    def _is_record(self, head: bytes) -> bool:
        try:
            return zlib.decompressobj(31).decompress(head, 16).startswith(self._begins)
        except zlib.error:
            return False

    def _next_record(self) -> bool:
        """The next line that begins as records do."""
        mark = b"\n" + self._begins
        while True:
            found = self._buffer.find(mark)
            if found >= 0:
                del self._buffer[: found + 1]
                return True
            del self._buffer[: max(0, len(self._buffer) - len(mark))]
            if self.need(len(self._buffer) + _CHUNK) <= len(mark):
                return False
