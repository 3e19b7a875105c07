"""Second phase: a shard of pages as they lay in their files to annotated documents and their sketches."""

from __future__ import annotations

from pathlib import Path

import msgspec

from riwaya.annotate.pipeline import annotate
from riwaya.engine.pile.frames import Frames, FrameWriter, read_index
from riwaya.engine.pile.job import Job, Kept, MapIndex, Passed, RawIndex, Told, peak
from riwaya.engine.pile.reading import raw_page, raw_path
from riwaya.engine.pile.trail import Trail
from riwaya.errors import OutputError, ResourceError
from riwaya.mapping.memo import reason, tidy
from riwaya.model import Document
from riwaya.model.codec import encode
from riwaya.page import Skipped
from riwaya.page.raw import Raw, read_raw

DIED = "its process died"


class MapTask(msgspec.Struct, frozen=True):
    """A shard, and the places in it of pages that were met before, byte for byte."""

    shard: str
    again: frozenset[int]


def map_path(work: Path, shard: str) -> Path:
    """The file of a shard of annotated pages."""
    return work / "map" / f"{shard}.documents"


def map_shard(job: Job, task: MapTask) -> Told:
    """Reads and annotates the pages of a shard, unless that was done. Raises OutputError.

    A page that raises is set aside with its reason, and so is one at which processes died.
    """
    path = map_path(job.work, task.shard)
    done = read_index(path, MapIndex, whole=True)
    if done is not None:
        return Told(len(done.pages), peak(), fresh=False)
    source = raw_path(job.work, task.shard)
    raws = read_index(source, RawIndex)
    if raws is None:
        raise OutputError(f"{source}: is gone or broken; begin anew")
    with (
        Trail(job.work / "trail" / f"{task.shard}.map") as trail,
        Frames(source) as frames,
        FrameWriter(path) as writer,
    ):
        shard = _Shard(job, writer)
        for number, met in enumerate(raws.pages):
            if number in task.again:
                continue
            page, data = raw_page(frames, met)
            said = shard.add(page, data) if trail.enter(number) else DIED
            tidy()
            if said:
                skipped = said if isinstance(said, Skipped) else aside(met.source, met.sha256, said)
                shard.skipped.append(Passed(met.file, met.at, skipped))
        job.at(f"map:torn:{task.shard}")
        shard.close()
        trail.end()
    job.at(f"map:{task.shard}")
    return Told(len(shard.pages), peak())


def aside(source: str, sha256: str, reason: str) -> Skipped:
    """A page that was read and that nothing could be made of."""
    return Skipped(source, sha256, f"set aside: {reason}")


class _Shard:
    def __init__(self, job: Job, writer: FrameWriter) -> None:
        self.pages: list[Kept] = []
        self.skipped: list[Passed] = []
        self._sketches: list[bytes] = []
        self._job = job
        self._writer = writer

    def add(self, page: Raw, data: bytes) -> Skipped | str:
        """Takes a page in; or says why not."""
        try:
            document = read_raw(page, data, self._job.pack)
            if isinstance(document, Skipped):
                return document
            self._keep(annotate(document, self._job.pack))
        except (OutputError, ResourceError):
            raise
        except Exception as error:
            return reason(error)
        return ""

    def _keep(self, document: Document) -> None:
        sketch = encode(self._job.finder.sketch(document, self._job.pack))
        offset, length = self._writer.add(encode(document))
        self._sketches.append(sketch)
        self.pages.append(Kept(document.id, document.source, offset, length))

    def close(self) -> None:
        sketches = self._writer.add(b"\n".join(self._sketches))
        self._writer.close(MapIndex(tuple(self.pages), tuple(self.skipped), sketches))
