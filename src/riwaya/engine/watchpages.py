"""The pages of all files that a watch has taken in, as one build over these files would have them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from riwaya.engine.pile.frames import Frames, read_index
from riwaya.engine.pile.job import Job, MapIndex, Met, PartIndex, Passed, Place, RawIndex
from riwaya.engine.pile.reading import part_path, raw_path
from riwaya.engine.pile.shuffle import Page
from riwaya.engine.pile.understanding import map_path
from riwaya.engine.watchstate import State, Taken
from riwaya.errors import OutputError
from riwaya.model.codec import decode
from riwaya.page import Skipped
from riwaya.page.raw import again
from riwaya.page.tally import Tally


class Pages(msgspec.Struct, frozen=True):
    """Sketches in the order of the files; by id, where each page lies; what was passed over."""

    sketches: list[Any]
    pages: dict[str, Page]
    skipped: list[Skipped]

    def key(self, story: str, ids: Iterable[str]) -> str:
        """Stands for a story and all that its dossier is made of."""
        sha = hashlib.sha256(story.encode())
        for page in (self.pages[i] for i in ids):
            sha.update(f"\n{page.place.shard} {page.place.offset} {page.place.length}".encode())
        return sha.hexdigest()[:16]


class _Found(msgspec.Struct, frozen=True):
    """A page of a file: as it lay there, and understood (`kept` with its sketch) unless it was passed over."""

    met: Met
    id: str = ""
    place: Place | None = None
    sketch: Any = None


class _File(msgspec.Struct):
    """What was found in one file."""

    found: list[_Found]
    passed: dict[int, Skipped]
    more: dict[str, int]


class Shelf:
    """What was found in the files of each part, kept in memory from pass to pass."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._parts: dict[int, list[_File]] = {}
        self._decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(job.finder.kind)

    def forget(self, state: State) -> None:
        """Drops the parts of which no file is taken in any more."""
        live = {t.part for t in state.files.values()}
        for number in set(self._parts) - live:
            del self._parts[number]

    def pages(self, state: State, order: Sequence[str], skipped: Sequence[Skipped]) -> Pages:
        """All pages of the files taken in.

        Args:
            order: the names of those files, as a build reads them.
            skipped: what the listing of files passed over.
        """
        out = Pages([], {}, list(skipped))
        seen: dict[bytes, str] = {}
        for source in order:
            self._add(source, self._file(state.files[source]), seen, out)
        return out

    def _add(self, source: str, file: _File, seen: dict[bytes, str], out: Pages) -> None:
        passed = dict(file.passed)
        for found in file.found:
            met = found.met
            first = seen.setdefault(bytes.fromhex(met.sha256[:32]), met.source)
            if first is not met.source:
                passed[met.at] = again(met.source, met.sha256, first)
            elif found.place is not None:
                self._page(found, found.place, out)
        tally = Tally(source)
        for _, one in sorted(passed.items()):
            out.skipped.extend(tally(one))
        tally.add(file.more)
        out.skipped.extend(tally.rest())

    @staticmethod
    def _page(found: _Found, place: Place, out: Pages) -> None:
        first = out.pages.get(found.id)
        if first is not None:
            said = f"set aside: its id {found.id} is that of {first.source}"
            out.skipped.append(Skipped(found.met.source, "", said))
            return
        out.pages[found.id] = Page(found.met.source, place)
        out.sketches.append(found.sketch)

    def _file(self, taken: Taken) -> _File:
        part = self._parts.get(taken.part)
        if part is None:
            part = self._parts[taken.part] = self._read(taken.part)
        return part[taken.place]

    def _read(self, number: int) -> list[_File]:
        work = self._job.work
        index = read_index(part_path(work, number), PartIndex)
        if index is None:
            raise OutputError(f"{work}: is broken; delete it to begin anew")
        out = [_File([], {}, index.more.get(at, {})) for at in range(len(index.sources))]
        _pass(out, index.skipped)
        for shard in index.shards:
            self._shard(shard, out)
        return out

    def _shard(self, shard: str, out: list[_File]) -> None:
        work = self._job.work
        raws = read_index(raw_path(work, shard), RawIndex)
        index = read_index(map_path(work, shard), MapIndex)
        if raws is None or index is None:
            raise OutputError(f"{work}: is broken; delete it to begin anew")
        kept = {
            page.source: (page, line)
            for page, line in zip(index.pages, self._lines(shard, index), strict=True)
        }
        for met in raws.pages:
            page, line = kept.get(met.source, (None, b""))
            if page is None:
                found = _Found(met)
            else:
                place = Place(shard, page.offset, page.length)
                found = _Found(met, page.id, place, decode(line, self._decoder))
            out[met.file].found.append(found)
        _pass(out, index.skipped)

    def _lines(self, shard: str, index: MapIndex) -> list[bytes]:
        if not index.pages:
            return []
        with Frames(map_path(self._job.work, shard)) as frames:
            return frames.piece(*index.sketches).split(b"\n")


def shards(work: Path, part: int) -> Iterator[str]:
    """The shards of a part that was read; none where it was not."""
    index = read_index(part_path(work, part), PartIndex)
    yield from index.shards if index else ()


def _pass(out: list[_File], passed: Iterable[Passed]) -> None:
    for one in passed:
        if 0 <= one.file < len(out):
            out[one.file].passed[one.at] = one.skipped
