"""What a watch knows of the files it has taken in, kept beside the output folder."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from riwaya.engine.pile.frames import read_index, write_index
from riwaya.engine.pile.work import remove
from riwaya.page import Skipped
from riwaya.page.listing import File, files
from riwaya.version import VERSION

_FORMAT = "riwaya-watch/1"
_NAME = "files"


class Look(msgspec.Struct, frozen=True):
    """A file as it lies there: its size, and when it was changed."""

    file: File
    size: int
    changed: int


class Taken(msgspec.Struct, frozen=True, array_like=True):
    """A file that was read: as it was then, and where what was found in it lies (the `place`th file of a part)."""

    source: str
    size: int
    changed: int
    part: int
    place: int


class Kept(msgspec.Struct, frozen=True):
    """All files taken in, and what they were read with."""

    format: str
    riwaya: str
    resources: str
    parts: int
    files: tuple[Taken, ...]


class Looked(msgspec.Struct, frozen=True):
    """A folder as it lies there: its files by name, in the order in which a build reads them, and what cannot be
    looked at."""

    files: dict[str, Look]
    skipped: tuple[Skipped, ...]


def look(folder: Path) -> Looked:
    """Looks at every file of `folder` and reads none."""
    found: dict[str, Look] = {}
    skipped: list[Skipped] = []
    for one in files(folder):
        if isinstance(one, Skipped):
            skipped.append(one)
            continue
        with contextlib.suppress(OSError):
            seen = Path(one.path).stat()
            found[one.source] = Look(one, seen.st_size, seen.st_mtime_ns)
    return Looked(found, tuple(skipped))


def settled(before: Mapping[str, Look], now: Mapping[str, Look]) -> dict[str, Look]:
    """The files that lie there as they did at the look before: nobody is writing them."""
    return {source: one for source, one in now.items() if before.get(source) == one}


class State:
    """The files taken in, read from the folder that is worked in and written back there.

    What was kept by another version or with other packs holds for nothing and is removed; `anew` says so.
    """

    def __init__(self, work: Path, resources: str) -> None:
        self._work = work
        self._resources = resources
        kept = read_index(work / _NAME, Kept)
        same = (_FORMAT, VERSION, resources)
        self.anew = kept is not None and (kept.format, kept.riwaya, kept.resources) != same
        if kept is None or self.anew:
            _clear(work)
            self.parts = 0
            self.files: dict[str, Taken] = {}
        else:
            self.parts = kept.parts
            self.files = {t.source: t for t in kept.files}
        self.sweep()

    def new(self, looked: Iterable[Look]) -> list[Look]:
        """The files among `looked` that are not taken in, or were otherwise then."""
        return [one for one in looked if not self._same(one)]

    def _same(self, one: Look) -> bool:
        taken = self.files.get(one.file.source)
        return taken is not None and (taken.size, taken.changed) == (one.size, one.changed)

    def take(self, batch: Sequence[Look | None]) -> None:
        """Notes that the files of the next part were read; None stands for one that does not count."""
        for place, one in enumerate(batch):
            if one is not None:
                source = one.file.source
                self.files[source] = Taken(source, one.size, one.changed, self.parts, place)
        self.parts += 1

    def keep(self) -> None:
        """Writes what is known. Raises OutputError."""
        ordered = tuple(self.files[s] for s in sorted(self.files))
        write_index(
            self._work / _NAME, Kept(_FORMAT, VERSION, self._resources, self.parts, ordered)
        )

    def sweep(self) -> None:
        """Removes what no file taken in stands in any more, and what a killed pass left."""
        live = {f"{t.part:06d}" for t in self.files.values()}
        for path in _checkpoints(self._work):
            if path.name[:6] not in live:
                with contextlib.suppress(OSError):
                    path.unlink()


def _checkpoints(work: Path) -> Iterator[Path]:
    for folder in ("read", "map"):
        yield from (work / folder).glob("[0-9]*")


def _clear(work: Path) -> None:
    for path in work.glob("*"):
        if path.is_dir():
            remove(path)
        else:
            with contextlib.suppress(OSError):
                path.unlink()
