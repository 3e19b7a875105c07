"""Where in its work a process was when it died, so that the next one passes over what killed it."""

from __future__ import annotations

import contextlib
from collections import Counter
from pathlib import Path

from riwaya.errors import OutputError

_BEGIN = "begin"
#: An item during which so many processes died is passed over.
_DEATHS = 2


class Trail:
    """A file that names the item in hand; gone when all are done.

    One death proves nothing: the process may have been ended for another's fault.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._deaths = _deaths(path)
            self._stream = path.open("a", encoding="ascii", buffering=1)
            self._stream.write(f"{_BEGIN}\n")
        except OSError as error:
            raise OutputError(f"{path.parent}: cannot be written: {error.strerror}") from error

    def enter(self, number: int) -> bool:
        """Says that item `number` comes now; False where it is to be passed over."""
        if self._deaths[number] >= _DEATHS:
            return False
        with contextlib.suppress(OSError):
            self._stream.write(f"{number}\n")
        return True

    def __enter__(self) -> Trail:
        return self

    def __exit__(self, *raised: object) -> None:
        with contextlib.suppress(OSError):
            self._stream.close()

    def end(self) -> None:
        """All is done."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


def _deaths(path: Path) -> Counter[int]:
    deaths: Counter[int] = Counter()
    if not path.exists():
        return deaths
    last: int | None = None
    for line in [*path.read_text(encoding="ascii").splitlines(), _BEGIN]:
        if line == _BEGIN and last is not None:
            deaths[last] += 1
        last = int(line) if line.isdigit() else None
    return deaths
