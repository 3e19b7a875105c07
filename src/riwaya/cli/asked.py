"""What a build was asked for, beside its inputs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
import typer

from riwaya.errors import OutputError

if TYPE_CHECKING:
    from riwaya.engine.pile import Metrics


class Asked(msgspec.Struct, frozen=True):
    """The options of `riwaya build`, as the command line gives them; `memory` in bytes."""

    out: Path
    quiet: bool
    json: bool
    strict: bool
    workers: int
    engine: Literal["process", "pool", "ray"]
    memory: int | None
    resume: bool
    metrics: Path | None

    def check(self) -> None:
        """Raises OutputError, before hours of work, where what it took cannot be written."""
        if self.metrics is not None and not self.metrics.parent.is_dir():
            raise OutputError(f"{self.metrics}: cannot be written: no such folder")
        if self.metrics is not None and self.metrics.is_dir():
            raise OutputError(f"{self.metrics}: cannot be written: is a folder")

    def note(self, metrics: Metrics) -> None:
        """Writes what it took, where that was asked for. Raises OutputError."""
        if self.metrics is None:
            return
        data = msgspec.json.format(msgspec.json.encode(metrics), indent=1)
        try:
            self.metrics.write_bytes(data + b"\n")
        except OSError as error:
            raise OutputError(f"{self.metrics}: cannot be written: {error.strerror}") from error


def size(text: str | None) -> int | None:
    """An amount of memory as written. Raises BadParameter."""
    from riwaya.engine.pile import memory

    try:
        return None if text is None else memory.size(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--memory") from error
