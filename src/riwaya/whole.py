"""A file that appears when it is whole: written under another name beside its own, then renamed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import uuid
from collections.abc import Callable
from pathlib import Path

from riwaya.errors import OutputError


class WholeFile:
    """Writes `path`, whose folder is made where it is missing. Raises OutputError.

    Until `appear` what was at `path` stays as it was, and where that is not reached nothing is left of this one.

    Args:
        place: what a fault names; the folder of `path` unless told.
        sync: has the bytes on the disk before the file appears, so that a cut of power cannot leave it torn.

    `size` counts the bytes so far.
    """

    def __init__(self, path: Path, *, place: Path | None = None, sync: bool = False) -> None:
        self.size = 0
        self._path = path
        self._place = place or path.parent
        self._sync = sync
        self._sha = hashlib.sha256()
        # No process, thread or machine that shares the folder gives another file this name.
        self._temporary = path.with_name(f".{path.name[:48]}.{uuid.uuid4().hex[:12]}.part")

        self._do(lambda: path.parent.mkdir(parents=True, exist_ok=True))
        self._do(self._open)

    def __enter__(self) -> WholeFile:
        return self

    def __exit__(self, *raised: object) -> None:
        with contextlib.suppress(OSError):
            self._stream.close()
        with contextlib.suppress(OSError):
            self._temporary.unlink(missing_ok=True)

    def write(self, data: bytes) -> None:
        """Adds bytes."""
        self._do(lambda: self._stream.write(data))
        self._sha.update(data)
        self.size += len(data)

    def sha256(self) -> str:
        """Of the bytes so far, in hexadecimal digits."""
        return self._sha.hexdigest()

    def end(self) -> None:
        """Lets go of the file, which has all its bytes and has not appeared."""
        if self._sync and not self._stream.closed:
            self._do(self._stream.flush)
            self._do(lambda: os.fsync(self._stream.fileno()))
        self._do(self._stream.close)

    def appear(self) -> None:
        """Gives the file its name."""
        self.end()
        self._do(lambda: self._temporary.replace(self._path))

    def _open(self) -> None:
        self._stream = self._temporary.open("xb")

    def _do(self, step: Callable[[], object]) -> None:
        try:
            step()
        except OSError as error:
            reason = error.strerror or error
            raise OutputError(f"{self._place}: cannot be written: {reason}") from error


def write_whole(
    path: Path, data: bytes, *, place: Path | None = None, sync: bool = False
) -> WholeFile:
    """`data` as the file `path`, as with WholeFile; gives what was written."""
    with WholeFile(path, place=place, sync=sync) as file:
        file.write(data)
        file.appear()
    return file
