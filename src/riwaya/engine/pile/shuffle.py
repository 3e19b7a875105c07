"""Between the phases, in the parent: which pages are copies byte for byte, where every page lies, what was passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from riwaya.engine.pile.frames import Frames, read_index
from riwaya.engine.pile.job import Finder, MapIndex, PartIndex, Passed, Place, RawIndex
from riwaya.engine.pile.reading import part_path, raw_path
from riwaya.engine.pile.understanding import MapTask, aside, map_path
from riwaya.errors import OutputError
from riwaya.model.codec import decode
from riwaya.page import Skipped
from riwaya.page.raw import again
from riwaya.page.tally import Tally


class Page(msgspec.Struct, frozen=True):
    """An annotated page: what it is called, and where it lies."""

    source: str
    place: Place


class Gathered(msgspec.Struct):
    """All pages of the pile: their sketches in the order of the inputs, and by id where they lie."""

    sketches: list[Any]
    pages: dict[str, Page]
    skipped: list[Skipped]


def part_index(work: Path, number: int) -> PartIndex | None:
    """What was found in a part; None where it was set aside."""
    return read_index(part_path(work, number), PartIndex)


def tasks(work: Path, parts: int) -> Iterator[MapTask]:
    """The shards of all parts in their order, each with what in it was met before."""
    seen: dict[bytes, str] = {}
    for number in range(parts):
        index = part_index(work, number)
        for shard in index.shards if index else ():
            yield MapTask(shard, frozenset(_met_before(_raws(work, shard), seen)))


def _raws(work: Path, shard: str) -> RawIndex:
    found = read_index(raw_path(work, shard), RawIndex)
    if found is None:
        raise OutputError(f"{raw_path(work, shard)}: is gone or broken; begin anew")
    return found


def _met_before(raws: RawIndex, seen: dict[bytes, str]) -> dict[int, str]:
    """The pages of a shard that were met before, with the name of the first."""
    out: dict[int, str] = {}
    for number, met in enumerate(raws.pages):
        key = bytes.fromhex(met.sha256[:32])
        first = seen.setdefault(key, met.source)
        if first is not met.source:
            out[number] = first
    return out


def gather(work: Path, parts: int, finder: Finder) -> Gathered:
    """Reads the sketches of all shards and notes where the pages lie."""
    found = Gathered([], {}, [])
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(finder.kind)
    for number in range(parts):
        index = part_index(work, number)
        for shard in index.shards if index else ():
            _gather(work, shard, decoder, found)
    return found


def _gather(work: Path, shard: str, decoder: msgspec.json.Decoder[Any], found: Gathered) -> None:
    path = map_path(work, shard)
    index = read_index(path, MapIndex)
    if index is None or not index.pages:
        return
    with Frames(path) as frames:
        lines = frames.piece(*index.sketches).split(b"\n")
    for kept, line in zip(index.pages, lines, strict=True):
        first = found.pages.get(kept.id)
        if first is not None:
            # One in 10^14 pairs: ids are 48 bits of the SHA-256.
            said = f"set aside: its id {kept.id} is that of {first.source}"
            found.skipped.append(Skipped(kept.source, "", said))
            continue
        place = Place(shard, kept.offset, kept.length)
        found.pages[kept.id] = Page(kept.source, place)
        found.sketches.append(decode(line, decoder))


def passed_over(
    work: Path, parts: int, unread: Mapping[int, Skipped], unmapped: Mapping[str, str]
) -> Iterator[Skipped]:
    """All that was passed over, of each file as many by name as an ordinary build names.

    Args:
        unread: parts that were set aside.
        unmapped: shards that were set aside, with the reason.
    """
    seen: dict[bytes, str] = {}
    for number in range(parts):
        index = part_index(work, number)
        if index is None:
            if number in unread:
                yield unread[number]
            continue
        passed = list(index.skipped)
        for shard in index.shards:
            passed += _of_shard(work, shard, seen, unmapped.get(shard))
        yield from _tallied(index, passed)


def _of_shard(
    work: Path, shard: str, seen: dict[bytes, str], reason: str | None
) -> Iterator[Passed]:
    raws = _raws(work, shard)
    before = _met_before(raws, seen)
    for number, first in before.items():
        met = raws.pages[number]
        yield Passed(met.file, met.at, again(met.source, met.sha256, first))
    if reason is None:
        index = read_index(map_path(work, shard), MapIndex)
        yield from index.skipped if index else ()
        return
    for number, met in enumerate(raws.pages):
        if number not in before:
            yield Passed(met.file, met.at, aside(met.source, met.sha256, reason))


def _tallied(index: PartIndex, passed: list[Passed]) -> Iterator[Skipped]:
    by_file: dict[int, list[Passed]] = {number: [] for number in index.more}
    for one in passed:
        by_file.setdefault(one.file, []).append(one)
    for file, ones in sorted(by_file.items()):
        tally = Tally(index.sources[file] if file >= 0 else "")
        for one in sorted(ones, key=lambda p: p.at):
            yield from tally(one.skipped)
        tally.add(index.more.get(file, {}))
        yield from tally.rest()
