"""Files of lines that appear when they are whole."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from riwaya.dossier.custody import OutputRecord
from riwaya.errors import OutputError


class Lines:
    """Writes `path` by way of a temporary file beside it. Raises OutputError.

    `count` lines so far; `first` and `last` are the sources of the first and the last.
    """

    def __init__(self, path: Path) -> None:
        self.count = 0
        self.first = self.last = ""
        self._path = path
        self._temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._sha = hashlib.sha256()
        self._size = 0

    def __enter__(self) -> Lines:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self._temporary.open("wb")
        except OSError as error:
            raise self._fault(error) from error
        return self

    def __exit__(self, *raised: object) -> None:
        with contextlib.suppress(OSError):
            self._stream.close()
        with contextlib.suppress(OSError):
            self._temporary.unlink(missing_ok=True)

    def add(self, line: bytes, source: str) -> None:
        """Adds a line, which holds no line end itself."""
        data = line + b"\n"
        self._do(lambda: self._stream.write(data))
        self._sha.update(data)
        self._size += len(data)
        self.count += 1
        self.first, self.last = self.first or source, source

    def close(self, name: str) -> OutputRecord | None:
        """Lets the file appear, and gives its record under `name`; without a line there is none."""
        if not self.count:
            return None
        self._do(self._stream.close)
        self._do(lambda: self._temporary.replace(self._path))
        return OutputRecord(name, self._sha.hexdigest(), self._size)

    def _do(self, step: Callable[[], object]) -> None:
        try:
            step()
        except OSError as error:
            raise self._fault(error) from error

    def _fault(self, error: OSError) -> OutputError:
        return OutputError(f"{self._path.parent}: cannot be written: {error.strerror or error}")
