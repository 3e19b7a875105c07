"""The one tree of exceptions. Messages name the file and the reason in one line."""

from __future__ import annotations


class RiwayaError(Exception):
    """Anything Riwaya refuses to do; catching it catches them all."""


class InputError(RiwayaError):
    """An input cannot be read as a page; `source` and `reason` stand in the manifest."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class OutputError(RiwayaError):
    """The output folder cannot be used as asked."""


class ResourceError(RiwayaError):
    """A resource pack is at fault; `problems` lists every fault as `file:line: what`."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
