"""Last phase: the index over all stories, the manifest, and the folder put in its place."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from riwaya.dossier import custody, folder
from riwaya.dossier.custody import NAME, OutputRecord
from riwaya.engine.pile.job import Job, record
from riwaya.engine.pile.reducing import Alone, Batch, alone_of, entries_of
from riwaya.engine.pile.understanding import aside
from riwaya.engine.pile.work import Seal, seal, sealed
from riwaya.errors import OutputError
from riwaya.page import Skipped

#: Stands in the manifest of a folder that holds many stories.
OPTIONS = {"dossiers": "stories"}


class Collected(msgspec.Struct):
    """What all pieces of work left: lines for the index, records for the manifest, what was passed over."""

    entries: list[Any]
    alone: list[Any]
    records: list[OutputRecord]
    skipped: list[Skipped]


def collect(
    job: Job, batches: Iterable[tuple[Batch, str]], lone: Iterable[tuple[Alone, str]]
) -> Collected:
    """Brings together what was noted of each task; each comes with the reason it was set aside for, if it was."""
    out = Collected([], [], [], [])
    for batch, failed in batches:
        if failed:
            out.skipped += [aside(p.source, "", failed) for s in batch.stories for p in s.pages]
            continue
        done, entries = entries_of(job.work, batch, job.finder.entry_kind)
        out.entries += entries
        out.records += done.records
        out.skipped += done.aside
    for task, failed in lone:
        if failed:
            out.skipped += [aside(p.source, "", failed) for p in task.pages]
            continue
        found = alone_of(job.work, task)
        out.skipped += found.aside
        if found.record is not None:
            out.records.append(found.record)
            file = job.finder.alone(task.path, found.pages, found.first, found.last)
            out.alone.append(file)
    out.entries.sort(key=lambda e: e.id)
    return out


def finish(job: Job, found: Collected, skipped: Sequence[Skipped], counts: dict[str, int]) -> None:
    """Writes index and manifest into the result, which is whole then. Raises OutputError."""
    passed = [record(s) for s in skipped]
    try:
        job.result.mkdir(parents=True, exist_ok=True)
        index = job.finder.index(
            job.result, found.entries, passed, alone=found.alone, pack=job.pack
        )
        records = (*found.records, *index)
        _clear(job.result, records)
        data = custody.manifest(
            records, inputs=(), skipped=passed, resources=job.pack.digest(), options=OPTIONS
        )
        job.at("write:torn")
        (job.result / NAME).write_bytes(data)
    except OSError as error:
        raise OutputError(f"{job.work}: cannot be written: {error.strerror or error}") from error
    seal(job.work, Seal(hashlib.sha256(data).hexdigest(), counts))
    job.at("write:sealed")


def put(job: Job, out: Path) -> bool:
    """Puts the result, which is whole, in its place, unless that was done; False where neither is there."""
    made = sealed(job.work)
    if made is None:
        return False
    if digest(job.result / NAME) == made.manifest:
        folder.adopt(job.result, out)
    elif digest(out / NAME) != made.manifest:
        return False
    job.at("write:put")
    return True


def _clear(result: Path, records: Sequence[OutputRecord]) -> None:
    """Removes what an earlier run wrote under other names, and what ended processes left."""
    stories = {r.path.split("/")[1] for r in records if r.path.startswith("stories/")}
    for path in result.glob("stories/*"):
        if path.name not in stories:
            shutil.rmtree(path, ignore_errors=True)
    known = {r.path for r in records}
    for path in (*result.glob("alone/*"), *result.glob("*")):
        if path.is_file() and path.relative_to(result).as_posix() not in known:
            path.unlink()


def digest(path: Path) -> str:
    """The SHA-256 of a file; empty where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
