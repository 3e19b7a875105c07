"""First phase: the files of a part to shards of pages as they lie there. What cannot be Arabic goes no further."""

from __future__ import annotations

import struct
from pathlib import Path

import msgspec

from riwaya.engine.pile.frames import Frames, FrameWriter, read_index, write_index
from riwaya.engine.pile.job import Job, Met, Part, PartIndex, Passed, RawIndex, Told, peak
from riwaya.model.codec import decode, encode
from riwaya.page.raw import Raw
from riwaya.page.raws import RawFiles

#: A shard ends with the page that reaches one of these.
PAGES, BYTES = 250, 16 << 20
_LENGTH = struct.Struct(">I")
_RAW = msgspec.json.Decoder(Raw)


def part_path(work: Path, number: int) -> Path:
    """Where it is noted that a part was read."""
    return work / "read" / f"{number:06d}.done"


def raw_path(work: Path, shard: str) -> Path:
    """The file of a shard of pages as they lay in their files."""
    return work / "read" / f"{shard}.pages"


def read_part(job: Job, part: Part) -> Told:
    """Reads the files of a part, unless that was done. Raises OutputError."""
    path = part_path(job.work, part.number)
    done = read_index(path, PartIndex, whole=True)
    if done is not None:
        found = [read_index(raw_path(job.work, s), RawIndex, whole=True) for s in done.shards]
        whole = [index for index in found if index is not None]
        if len(whole) == len(found):
            return Told(sum(len(index.pages) for index in whole), peak(), fresh=False)
    shards = _Shards(job, part.number)
    skipped: list[Passed] = []
    more: dict[int, dict[str, int]] = {}
    reader = RawFiles(job.pack)
    with shards:
        for number, file in enumerate(part.files):
            for at, found_there in enumerate(reader(file)):
                if isinstance(found_there, tuple):
                    shards.add(number, at, *found_there)
                else:
                    skipped.append(Passed(number, at, found_there))
            if reader.more:
                more[number] = reader.more
        shards.end()
    skipped += [Passed(-1, at, found_there) for at, found_there in enumerate(part.skipped)]
    sources = tuple(file.source for file in part.files)
    write_index(path, PartIndex(sources, tuple(shards.names), tuple(skipped), more))
    job.at(f"read:{part.number}")
    return Told(shards.pages, peak())


def raw_page(frames: Frames, met: Met) -> tuple[Raw, bytes]:
    """A page of a shard, and its bytes."""
    piece = frames.piece(met.offset, met.length)
    (size,) = _LENGTH.unpack_from(piece)
    head = piece[_LENGTH.size : _LENGTH.size + size]
    return decode(head, _RAW), piece[_LENGTH.size + size :]


class _Shards:
    """The shards of one part, one after the other."""

    def __init__(self, job: Job, part: int) -> None:
        self.names: list[str] = []
        self.pages = 0
        self._job = job
        self._part = part
        self._writer: FrameWriter | None = None
        self._met: list[Met] = []
        self._weight = 0

    def __enter__(self) -> None:
        return None

    def __exit__(self, *raised: object) -> None:
        if self._writer is not None:
            self._writer.__exit__()

    def add(self, file: int, at: int, page: Raw, data: bytes) -> None:
        if self._writer is None:
            self.names.append(f"{self._part:06d}-{len(self.names):05d}")
            self._writer = FrameWriter(raw_path(self._job.work, self.names[-1]))
        head = encode(page)
        offset, length = self._writer.add(_LENGTH.pack(len(head)) + head + data)
        self._met.append(Met(file, at, page.sha256, page.source, offset, length))
        self.pages += 1
        self._weight += len(data)
        if len(self._met) >= PAGES or self._weight >= BYTES:
            self.end()

    def end(self) -> None:
        """The shard in hand is whole."""
        if self._writer is not None:
            self._job.at(f"read:torn:{self.names[-1]}")
            self._writer.close(RawIndex(tuple(self._met)))
            self._writer, self._met, self._weight = None, [], 0
