"""Files of lines."""

from __future__ import annotations

from pathlib import Path

from riwaya.dossier.custody import OutputRecord
from riwaya.whole import WholeFile


class Lines:
    """Writes `path`, which appears when it is whole. Raises OutputError.

    `count` lines so far; `first` and `last` are the sources of the first and the last.
    """

    def __init__(self, path: Path) -> None:
        self.count = 0
        self.first = self.last = ""
        self._file = WholeFile(path)

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, *raised: object) -> None:
        self._file.__exit__()

    def add(self, line: bytes, source: str) -> None:
        """Adds a line, which holds no line end itself."""
        self._file.write(line + b"\n")
        self.count += 1
        self.first, self.last = self.first or source, source

    def close(self, name: str) -> OutputRecord | None:
        """Lets the file appear, and gives its record under `name`; without a line there is none."""
        if not self.count:
            return None
        self._file.appear()
        return OutputRecord(name, self._file.sha256(), self._file.size)
