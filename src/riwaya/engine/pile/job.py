"""What every process of a build knows, and what the phases write for one another."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec

from riwaya.dossier.custody import OutputRecord, SkippedRecord
from riwaya.model import Document, Dossier
from riwaya.page import Skipped
from riwaya.page.listing import File
from riwaya.resources import Pack


class Groups(Protocol):
    """The documents of each story, by id, and those that are alone."""

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]: ...

    @property
    def alone(self) -> tuple[str, ...]: ...


class Finder(msgspec.Struct, frozen=True):
    """How stories are found and listed: functions of modules, so that every process can be told of them."""

    sketch: Callable[[Document, Pack], Any]
    kind: type[Any]
    find: Callable[[Sequence[Any]], Groups]
    name: Callable[[Sequence[str]], str]
    entry: Callable[[Dossier, str, str], Any]
    entry_kind: type[Any]
    alone: Callable[..., Any]
    index: Callable[..., Sequence[OutputRecord]]


class Job(msgspec.Struct, frozen=True):
    """Given to every piece of work.

    `work` is the folder that is worked in, the same for all machines. `reached` is told of every point at which a run
    may be cut off (tests end processes there).
    """

    pack: Pack
    work: Path
    finder: Finder
    reached: Callable[[str], None] | None = None

    def at(self, point: str) -> None:
        """A point is reached."""
        if self.reached is not None:
            self.reached(point)

    @property
    def result(self) -> Path:
        """The folder that takes the place of the output folder at the end."""
        return self.work / "result"


class Part(msgspec.Struct, frozen=True):
    """Files that one process reads; `skipped` is what the listing passed over between them."""

    number: int
    files: tuple[File, ...]
    skipped: tuple[Skipped, ...] = ()


class Passed(msgspec.Struct, frozen=True, array_like=True):
    """Something passed over: `file` is the file's place in its part, `at` the place within the file."""

    file: int
    at: int
    skipped: Skipped


class PartIndex(msgspec.Struct, frozen=True):
    """What was found in a part: its shards in order; by file, how much was passed over unnamed for which reason."""

    sources: tuple[str, ...]
    shards: tuple[str, ...]
    skipped: tuple[Passed, ...]
    more: dict[int, dict[str, int]]


class Met(msgspec.Struct, frozen=True, array_like=True):
    """A page in a shard of pages as they lay in their files."""

    file: int
    at: int
    sha256: str
    source: str
    offset: int
    length: int


class RawIndex(msgspec.Struct, frozen=True):
    """The pages of a shard, in their order."""

    pages: tuple[Met, ...]


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where an annotated page lies."""

    shard: str
    offset: int
    length: int


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """An annotated page in a shard."""

    id: str
    source: str
    offset: int
    length: int


class MapIndex(msgspec.Struct, frozen=True):
    """The pages of a shard that were understood, and those that were not.

    `sketches` is the place of a piece that holds the pages' sketches, a line each.
    """

    pages: tuple[Kept, ...]
    skipped: tuple[Passed, ...]
    sketches: tuple[int, int]


class Told(msgspec.Struct, frozen=True):
    """What a piece of work tells the parent: how much was done, and the most memory its process has had."""

    pages: int
    peak: int
    fresh: bool = True


def peak() -> int:
    """The most memory that this process has had, in bytes; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def record(skipped: Skipped) -> SkippedRecord:
    """As it stands in a manifest."""
    return SkippedRecord(
        source=skipped.source, reason=skipped.reason, sha256=skipped.sha256 or None
    )
