"""A folder watched: new pages are taken in as they come, and only the stories touched are made anew.

What was read and understood of each file is kept in a folder beside the output (`OUT.watch`), and so are the stories
as they were written. A pass reads the files that are new or changed, finds the stories of all pages again from their
sketches (that takes seconds where understanding the pages took minutes), links those stories whose pages are not what
they were, and puts a new folder of hard links in the place of the old one. So the folder is what one build over the
same files would give, byte for byte, after every pass and whatever came between; a pass that is killed is begun again
by the next one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from riwaya.dossier import folder
from riwaya.dossier.custody import NAME
from riwaya.engine.pile import finishing, memory, work
from riwaya.engine.pile.job import Finder, Job, Part, Told
from riwaya.engine.pile.reading import read_part
from riwaya.engine.pile.reducing import (
    Alone,
    Batch,
    Story,
    alone,
    done_path,
    link_batch,
    write_alone,
)
from riwaya.engine.pile.understanding import MapTask, aside, map_shard
from riwaya.engine.watchpages import Pages, Shelf, shards
from riwaya.engine.watchstate import Look, Looked, State, look, settled
from riwaya.errors import OutputError
from riwaya.mapping import EngineName, Failed, Mapper, mapper
from riwaya.page import Skipped
from riwaya.resources import Pack

T = TypeVar("T")

#: Files read by one process at a time; each such part has its own checkpoints.
_FILES = 32
#: Bytes of new files up to which other processes are not worth their start.
_FEW = 1 << 20


class Passed(msgspec.Struct, frozen=True):
    """What a pass did: files taken in for the first time, again, and no more there; files left for the next pass as
    they were still changing; stories made or made anew, and removed; what there is now.

    `anew` says that everything was read again, as the packs or the version are not what they were.
    """

    new: int = 0
    changed: int = 0
    gone: int = 0
    waiting: tuple[str, ...] = ()
    made: int = 0
    removed: int = 0
    pages: int = 0
    stories: int = 0
    alone: int = 0
    skipped: int = 0
    anew: bool = False

    @property
    def quiet(self) -> bool:
        """Whether nothing was done."""
        return not (self.new or self.changed or self.gone or self.anew)


class Watch:
    """Watches `root` and keeps the dossiers of its stories in `out`, with what it needs for that in `OUT.watch`.

    Args:
        limit: what all processes may take, in bytes; None for no bound of ours.
        finder: how stories are found and listed.
        reached: told of every point at which a pass may be cut off.
    """

    def __init__(
        self,
        root: Path,
        out: Path,
        pack: Pack,
        *,
        workers: int = 1,
        engine: EngineName = "pool",
        limit: int | None = None,
        finder: Finder | None = None,
        reached: Callable[[str], None] | None = None,
    ) -> None:
        if finder is None:
            from riwaya.engine.pile.stories import finder as found

            finder = found()
        self._root, self._out = root, out.resolve()
        self._work = watch_folder(out)
        self._job = Job(pack, self._work, finder, reached)
        self._engine: EngineName = engine
        self._budget = memory.budget(workers, limit, engine)
        self._before: Looked | None = None
        self._shelf = Shelf(self._job)

    def look(self) -> None:
        """Looks at the files, so that a pass can tell which of them are still being written."""
        self._before = look(self._root)

    def once(self) -> Passed:
        """One pass over the files that lie there as they did at the look before. Raises OutputError."""
        folder.check(self._out)
        with work.held(self._work, resume=True):
            now = look(self._root)
            before, self._before = self._before or now, now
            return self._pass(now, settled(before.files, now.files))

    def _pass(self, now: Looked, still: dict[str, Look]) -> Passed:
        state = State(self._work, self._job.pack.digest())
        if state.anew:
            self._shelf = Shelf(self._job)
        waiting = tuple(sorted(set(now.files) - set(still)))
        new = state.new(still.values())
        again = {one.file.source for one in new if one.file.source in state.files}
        gone = sorted(set(state.files) - set(now.files))
        done = Passed(
            new=len(new) - len(again),
            changed=len(again),
            gone=len(gone),
            waiting=waiting,
            anew=state.anew,
        )
        if done.quiet and self._finished():
            return done
        with self._mapper(new) as many:
            failed = self._take(many, state, new)
            for source in gone:
                del state.files[source]
            state.keep()
            self._job.at("watch:taken")
            self._shelf.forget(state)
            state.sweep()
            order = [s for s in now.files if s in state.files]
            pages = self._shelf.pages(state, order, (*now.skipped, *failed))
            return self._stories(many, pages, done)

    def _mapper(self, new: Sequence[Look]) -> Mapper[Job]:
        """This process for a few pages: others would take longer to begin."""
        few = sum(one.size for one in new) < _FEW
        engine: EngineName = "process" if few else self._engine
        return mapper(self._job, engine=engine, workers=1 if few else self._budget.workers)

    def _finished(self) -> bool:
        """Whether the output is what the last pass made."""
        made = work.sealed(self._work)
        return made is not None and finishing.digest(self._out / NAME) == made.manifest

    def _take(self, many: Mapper[Job], state: State, new: Sequence[Look]) -> list[Skipped]:
        """Reads and understands new files. One that changes meanwhile is left for the next pass; so are those with
        which processes died, which come back as passed over."""
        batches = [new[at : at + _FILES] for at in range(0, len(new), _FILES)]
        parts = [
            Part(state.parts + number, tuple(one.file for one in batch))
            for number, batch in enumerate(batches)
        ]
        failed = {part.number: why for part, why in _each(many, read_part, parts) if why}
        tasks = [MapTask(s, frozenset()) for p in parts for s in shards(self._work, p.number)]
        for task, why in _each(many, map_shard, tasks):
            if why:
                failed[int(task.shard[:6])] = why
        skipped: list[Skipped] = []
        for part, batch in zip(parts, batches, strict=True):
            reason = failed.get(part.number)
            if reason:
                skipped += [aside(one.file.source, "", reason) for one in batch]
            state.take([None if reason or not _as_it_was(one) else one for one in batch])
        return skipped

    def _stories(self, many: Mapper[Job], pages: Pages, done: Passed) -> Passed:
        found = self._job.finder.find(pages.sketches)
        name = self._job.finder.name
        named = sorted((name(ids), sorted(ids)) for ids in found.groups)
        batches = [_batch(story, pages, ids) for story, ids in named]
        lone = sorted(found.alone, key=lambda i: (pages.pages[i].source, i))
        files = list(alone([pages.pages[i] for i in lone]))
        if not pages.pages:
            return msgspec.structs.replace(done, skipped=len(pages.skipped))
        self._forget([*batches, *files])
        before = {p.name for p in (self._job.result / "stories").glob("*")}
        touched = [b for b in batches if not done_path(self._work, b).exists()]
        stories = list(_each(many, link_batch, batches))
        collected = finishing.collect(self._job, stories, list(_each(many, write_alone, files)))
        skipped = sorted([*pages.skipped, *collected.skipped], key=lambda s: (s.source, s.reason))
        counts = {"pages": len(pages.pages), "stories": len(named), "alone": len(lone)}
        counts |= {"skipped": len(skipped), "set_aside": 0}
        self._unlink()
        finishing.finish(self._job, collected, skipped, counts)
        self._put()
        return msgspec.structs.replace(
            done,
            made=len(touched),
            removed=len(before - {story for story, _ in named}),
            pages=len(pages.pages),
            stories=len(named),
            alone=len(lone),
            skipped=len(skipped),
        )

    def _forget(self, wanted: Sequence[Batch | Alone]) -> None:
        """Removes the notes of what is no more wanted: its place may be taken, and it may be wanted again."""
        keep = {done_path(self._work, task) for task in wanted}
        for path in (self._work / "reduce").glob("*.done"):
            if path not in keep:
                path.unlink()

    def _unlink(self) -> None:
        """Removes index and manifest: they are written anew, and not into files that the output shares."""
        for path in self._job.result.glob("*"):
            if path.name not in ("stories", "alone"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def _put(self) -> None:
        """Puts hard links to all that was made in the place of the output folder."""
        try:
            for left in self._work.glob("put.*"):
                shutil.rmtree(left, ignore_errors=True)
            made = Path(tempfile.mkdtemp(prefix="put.", dir=self._work))
            linked = made / self._out.name
            shutil.copytree(self._job.result, linked, copy_function=_linked)
            self._job.at("watch:put")
            folder.adopt(linked, self._out)
            shutil.rmtree(made, ignore_errors=True)
        except OSError as error:
            raise OutputError(
                f"{self._out}: cannot be written: {error.strerror or error}"
            ) from error


def watch_folder(out: Path) -> Path:
    """Where a watch keeps what it knows: beside `out`, on the same file system."""
    out = out.resolve()
    return out.with_name(f"{out.name}.watch")


def _batch(story: str, pages: Pages, ids: Sequence[str]) -> Batch:
    held = tuple(pages.pages[i] for i in ids)
    return Batch(pages.key(story, ids), (Story(story, held),))


def _each(
    many: Mapper[Job], do: Callable[[Job, T], Told], items: Sequence[T]
) -> Iterator[tuple[T, str]]:
    """Does the work on each item; gives the items with the reason they were set aside for, if they were."""
    for item, outcome in zip(items, many.map(do, items), strict=True):
        yield item, outcome.reason if isinstance(outcome, Failed) else ""


def _as_it_was(one: Look) -> bool:
    try:
        seen = Path(one.file.path).stat()
    except OSError:
        return False
    return (seen.st_size, seen.st_mtime_ns) == (one.size, one.changed)


def _linked(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
