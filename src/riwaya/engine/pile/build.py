"""A pile of any size to a folder of dossiers, one a story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from riwaya.dossier import folder
from riwaya.engine.pile import finishing, memory, parts, shuffle, work
from riwaya.engine.pile.job import Finder, Job, Part, Told
from riwaya.engine.pile.metrics import Metrics, PhaseName, Tell
from riwaya.engine.pile.reading import read_part
from riwaya.engine.pile.reducing import Alone, Batch, Story, alone, batches, link_batch, write_alone
from riwaya.engine.pile.understanding import aside, map_shard
from riwaya.mapping import EngineName, Failed, Mapper, mapper
from riwaya.page import Skipped
from riwaya.page.walk import is_fetched_list
from riwaya.resources import Pack

T = TypeVar("T")


class Options(msgspec.Struct, frozen=True):
    """How a pile is built; nothing of it changes the result.

    `memory` is in bytes, None for no bound of ours. `resume` goes on with an unfinished build.
    """

    workers: int = 1
    engine: EngineName = "pool"
    memory: int | None = None
    resume: bool = False


class Outcome(msgspec.Struct, frozen=True):
    """What was built, in numbers, and what was passed over, in the order of `source`.

    After a run that had only to put a finished result in its place, `skipped` is empty: the manifest has it.
    """

    metrics: Metrics
    skipped: tuple[Skipped, ...]


def build_pile(
    paths: Sequence[Path],
    out: Path,
    pack: Pack,
    options: Options | None = None,
    *,
    missed: Sequence[Skipped] | None = None,
    finder: Finder | None = None,
    tell: Tell | None = None,
    reached: Callable[[str], None] | None = None,
) -> Outcome:
    """Reads every page under `paths`, finds the stories they tell and writes a dossier of each into `out`.

    Killed at any moment, it goes on with `Options.resume` and gives the same bytes. What cannot be read or understood
    is passed over with its reason. Nothing is written into `out` before all is done; where there is no page nothing is.

    Args:
        missed: what could not be fetched of the addresses among the inputs; None where nothing was to be.
        finder: how stories are found and listed.
        tell: told of progress.
        reached: told of every point at which a run may be cut off.

    Raises OutputError where `out` or the folder beside it that is worked in cannot be used, or where what was begun
    there was begun with something else.
    """
    chosen = options or Options()
    if finder is None:
        from riwaya.engine.pile.stories import finder as found

        finder = found()
    fits = memory.budget(chosen.workers, chosen.memory, chosen.engine)
    folder.check(out)
    place = work.work_folder(out)
    with work.held(place, resume=chosen.resume):
        parts.spool(paths, place)
        inputs = parts.listed(paths, place)
        work.agree(place, pack.digest(), inputs)
        job = Job(_absolute(pack), place, finder, reached)
        run = _Build(job, chosen.engine, fits, inputs, tell or _silent, missed)
        outcome = run(paths, out)
        work.remove(place)
    return outcome


class _Build:
    def __init__(
        self,
        job: Job,
        engine: EngineName,
        fits: memory.Budget,
        inputs: parts.Listed,
        tell: Tell,
        missed: Sequence[Skipped] | None,
    ) -> None:
        self._missed = missed
        self._job = job
        self._inputs = inputs
        self._tell = tell
        self._budget = fits
        self._engine = engine
        self._unread: dict[int, Skipped] = {}
        self._unmapped: dict[str, str] = {}
        self.metrics = Metrics(workers=self._budget.workers, engine=engine)

    def __call__(self, paths: Sequence[Path], out: Path) -> Outcome:
        if finishing.put(self._job, out):
            return self._as_it_was()
        many = mapper(self._job, engine=self._engine, workers=self._budget.workers)
        with many:
            self._read(many, paths)
            self._map(many)
            found, stories, lone = self._find()
            if not (stories or lone):
                return self._outcome(self._skipped(found))
            done = self._reduce(many, stories, lone)
            self.metrics.retries, self.metrics.deaths = many.tried_again, many.deaths
            self.metrics.workers = many.workers
        with self.metrics.phase("write"):
            self._tell("write", 0, 1, 0)
            skipped = self._skipped([*found, *done.skipped])
            outcome = self._outcome(skipped)
            finishing.finish(self._job, done, skipped, _counts(self.metrics))
            finishing.put(self._job, out)
            self._tell("write", 1, 1, self.metrics.pages)
        return outcome

    def _read(self, many: Mapper[Job], paths: Sequence[Path]) -> None:
        pieces = parts.parts(paths, self._job.work)
        for part, failed in self._run("read", many, read_part, pieces, self._inputs.parts):
            if failed:
                self._unread[part.number] = _unread(part, failed)

    def _map(self, many: Mapper[Job]) -> None:
        count = self._inputs.parts
        shards = sum(
            len(index.shards)
            for number in range(count)
            if (index := shuffle.part_index(self._job.work, number)) is not None
        )
        tasks = shuffle.tasks(self._job.work, count)
        for task, failed in self._run("map", many, map_shard, tasks, shards):
            if failed:
                self._unmapped[task.shard] = failed

    def _find(self) -> tuple[list[Skipped], list[Batch], list[Alone]]:
        """The stories as tasks, what is alone as tasks; ids that two pages share cost the second its place."""
        with self.metrics.phase("find") as phase:
            self._tell("find", 0, 1, 0)
            found = shuffle.gather(self._job.work, self._inputs.parts, self._job.finder)
            phase.pages = len(found.pages)
            stories = self._job.finder.find(found.sketches)
            found.sketches.clear()
            name = self._job.finder.name
            named = sorted((name(ids), sorted(ids)) for ids in stories.groups)
            told = [Story(story, tuple(found.pages[i] for i in ids)) for story, ids in named]
            lone = sorted(stories.alone, key=lambda i: (found.pages[i].source, i))
            self.metrics.stories, self.metrics.alone = len(told), len(lone)
            self.metrics.pages = len(found.pages)
            self._job.at("find")
            pages = [found.pages[i] for i in lone]
            return found.skipped, list(batches(told)), list(alone(pages))

    def _reduce(
        self, many: Mapper[Job], stories: list[Batch], lone: list[Alone]
    ) -> finishing.Collected:
        share = [(b, self._budget.at_once(max(len(s.pages) for s in b.stories))) for b in stories]
        side_by_side = [b for b, fit in share if fit >= self._budget.workers]
        large = [(b, fit) for b, fit in share if fit < self._budget.workers]
        few = min((fit for _, fit in large), default=1)
        total = len(stories) + len(lone)
        done: list[tuple[Batch, str]] = []
        done += self._run("reduce", many, link_batch, [b for b, _ in large], total, ahead=few)
        done += self._run("reduce", many, link_batch, side_by_side, total)
        single = list(self._run("reduce", many, write_alone, lone, total))
        return finishing.collect(self._job, done, single)

    def _run(
        self,
        name: PhaseName,
        many: Mapper[Job],
        do: Callable[[Job, T], Told],
        items: Iterable[T],
        total: int,
        ahead: int | None = None,
    ) -> Iterator[tuple[T, str]]:
        """Does a phase's work on each item; gives the items with the reason they were set aside for, if they were."""
        sent: list[T] = []
        with self.metrics.phase(name) as phase:
            self._tell(name, phase.items, total, phase.pages)
            outcomes = many.map(do, _noting(items, sent), ahead=ahead)
            for outcome in outcomes:
                phase.items += 1
                failed = ""
                if isinstance(outcome, Failed):
                    failed = outcome.reason
                else:
                    self.metrics.saw(outcome.value.peak)
                    phase.resumed += not outcome.value.fresh
                    phase.pages += outcome.value.pages
                self._tell(name, phase.items, total, phase.pages)
                yield sent.pop(0), failed

    def _skipped(self, more: Sequence[Skipped]) -> tuple[Skipped, ...]:
        found = shuffle.passed_over(
            self._job.work, self._inputs.parts, self._unread, self._unmapped
        )
        if self._missed is not None:
            found = (s for s in found if not is_fetched_list(s))
        skipped = [*found, *more, *(self._missed or ())]
        return tuple(sorted(skipped, key=lambda s: (s.source, s.reason)))

    def _outcome(self, skipped: tuple[Skipped, ...]) -> Outcome:
        metrics = self.metrics
        metrics.skipped = len(skipped)
        metrics.set_aside = sum(s.reason.startswith("set aside: ") for s in skipped)
        return Outcome(metrics, skipped)

    def _as_it_was(self) -> Outcome:
        made = work.sealed(self._job.work)
        for name, count in (made.metrics if made else {}).items():
            setattr(self.metrics, name, count)
        return Outcome(self.metrics, ())


def _absolute(pack: Pack) -> Pack:
    """As other machines find it, whose working folder is another."""
    if all(root.is_absolute() for root in pack.roots):
        return pack
    return Pack([root.absolute() for root in pack.roots])


def _counts(metrics: Metrics) -> dict[str, int]:
    names = ("pages", "stories", "alone", "skipped", "set_aside")
    return {name: getattr(metrics, name) for name in names}


def _noting(items: Iterable[T], sent: list[T]) -> Iterator[T]:
    for item in items:
        sent.append(item)
        yield item


def _unread(part: Part, reason: str) -> Skipped:
    names = [file.source for file in part.files]
    more = f" and the {len(names) - 1:,} files after it" if len(names) > 1 else ""
    return aside(names[0] if names else "", "", f"{reason}{more}")


def _silent(phase: PhaseName, done: int, total: int, pages: int) -> None:
    return None
