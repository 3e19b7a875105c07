"""The log of decisions: JSON lines, only ever appended to.

Writers in several processes take turns by a lock on the file; each line is on disk (fsync) before its writer is told
so. A writer killed in the middle leaves at most an unfinished last line, which nobody was told
is kept: the next writer moves it to `NAME.torn` and goes on.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from riwaya.errors import InputError, OutputError
from riwaya.project.decisions import FORMAT, Decision

_decoder = msgspec.json.Decoder(Decision)
_encoder = msgspec.json.Encoder()


class Log:
    """The decisions at `path`. The file need not exist before the first is made."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ids: set[str] = set()
        self._held: list[Decision] = []
        self._at = 0
        self._lines = 0

    def decisions(self) -> tuple[Decision, ...]:
        """All that is in the log by now, in the order it was written, by whichever process.

        Raises InputError, naming the line, where a whole line is no decision that this version can read.
        """
        self._catch_up()
        return tuple(self._held)

    def append(self, *decisions: Decision) -> tuple[str, ...]:
        """Writes those whose id is not yet in the log, all or none; gives the ids written.

        Raises OutputError where they cannot be written, and then none is in the log.
        """
        try:
            with self._locked() as file:
                self._catch_up()
                new = self._new(decisions)
                if new:
                    self._write(file, b"".join(_encoder.encode(d) + b"\n" for d in new))
                self._catch_up()
        except OSError as error:
            raise OutputError(
                f"{self.path}: cannot be written: {error.strerror or error}"
            ) from error
        return tuple(d.id for d in new)

    def _new(self, decisions: Sequence[Decision]) -> list[Decision]:
        seen = set(self._ids)
        new: list[Decision] = []
        for decision in decisions:
            if decision.id not in seen:
                seen.add(decision.id)
                new.append(decision)
        return new

    def _write(self, file: BinaryIO, lines: bytes) -> None:
        end = self._mend(file)
        try:
            file.seek(end)
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            # A full disk may have taken half of it.
            with contextlib.suppress(OSError):
                file.truncate(end)
            raise

    def _mend(self, file: BinaryIO) -> int:
        """Sets an unfinished last line aside; gives where the next begins."""
        size = file.seek(0, os.SEEK_END)
        if size == self._at:
            return size
        file.seek(self._at)
        torn = file.read()
        with self.path.with_name(self.path.name + ".torn").open("ab") as aside:
            aside.write(torn + b"\n")
            aside.flush()
            os.fsync(aside.fileno())
        file.truncate(self._at)
        return self._at

    @contextlib.contextmanager
    def _locked(self) -> Iterator[BinaryIO]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            _lock(file)
            try:
                yield file
            finally:
                _unlock(file)

    def _catch_up(self) -> None:
        try:
            with self.path.open("rb") as file:
                if file.seek(0, os.SEEK_END) < self._at:
                    raise InputError(str(self.path), "was shortened by something else; not read on")
                file.seek(self._at)
                fresh = file.read()
        except FileNotFoundError:
            if self._at:
                raise InputError(str(self.path), "was removed while in use") from None
            return
        except OSError as error:
            raise InputError(str(self.path), f"cannot be read: {error.strerror}") from error
        whole, newline, _ = fresh.rpartition(b"\n")
        if not newline:
            return
        # One line at a time, so that a faulty line leaves what was read before it as it was.
        for line in whole.split(b"\n"):
            if line.strip():
                self._take(line)
            self._lines += 1
            self._at += len(line) + 1

    def _take(self, line: bytes) -> None:
        where = f"{self.path}:{self._lines + 1}"
        try:
            decision = _decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError(where, f"no decision: {error}") from error
        if decision.format > FORMAT:
            raise InputError(where, "written by a newer version of Riwaya")
        # Logs that were joined by hand may hold a decision twice.
        if decision.id not in self._ids:
            self._held.append(decision)
            self._ids.add(decision.id)


def _lock(file: BinaryIO) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(file, fcntl.LOCK_EX)


def _unlock(file: BinaryIO) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(file, fcntl.LOCK_UN)
