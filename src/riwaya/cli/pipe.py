"""Output that nobody reads to its end (`riwaya show page.html | head`)."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO, cast

from riwaya.cli import exits


class _Pipe(io.FileIO):
    """A pipe whose reader may go away: the program ends there, quietly, and no library makes an error of it.

    The signal that ends other programs then is off in Python; to turn it on would end a server for every reader of its
    own that goes away.
    """

    gone = False

    def write(self, data: object, /) -> int:
        if not self.gone:
            try:
                return super().write(data)  # type: ignore[arg-type]
            except BrokenPipeError:
                self.gone = True
                raise SystemExit(exits.UNREAD) from None
        # What is still in buffers at the end of the program goes nowhere.
        return memoryview(data).nbytes  # type: ignore[arg-type]


@contextmanager
def watched() -> Iterator[None]:
    """Where standard output or error is a pipe that nobody reads any more, ends the program with `exits.UNREAD`."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = map(_watched, before)
    try:
        yield
    finally:
        # What is left is written while that can still be the program's end.
        for old, new in zip(before, (sys.stdout, sys.stderr), strict=True):
            if new is not old:
                new.flush()


def _watched(stream: TextIO) -> TextIO:
    try:
        number = stream.fileno()
        if not stat.S_ISFIFO(os.fstat(number).st_mode):
            return stream
    except (AttributeError, OSError, ValueError):
        return stream
    own = cast(io.TextIOWrapper, stream)
    return io.TextIOWrapper(
        io.BufferedWriter(_Pipe(number, "wb", closefd=False)),
        encoding=own.encoding,
        errors=own.errors,
        line_buffering=own.line_buffering,
        write_through=own.write_through,
    )
