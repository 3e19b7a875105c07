"""Third phase: the pages of a story to its dossier; pages that are alone to lines of a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from riwaya.dossier import inputs_of, write
from riwaya.dossier.custody import NAME, OutputRecord
from riwaya.engine.pile.frames import Frames, FrameWriter, read_index, write_index
from riwaya.engine.pile.job import Job, Place, Told, peak
from riwaya.engine.pile.lines import Lines
from riwaya.engine.pile.shuffle import Page
from riwaya.engine.pile.trail import Trail
from riwaya.engine.pile.understanding import DIED, aside, map_path
from riwaya.errors import OutputError, ResourceError
from riwaya.link import link
from riwaya.mapping.memo import reason, tidy
from riwaya.model import Document
from riwaya.model.codec import decode, decode_document, encode
from riwaya.page import Skipped

#: Stories are worked on so many pages at a time, or one by one where they have more.
PAGES = 64
#: One-page dossiers in a file.
ALONE = 1000


class Story(msgspec.Struct, frozen=True):
    """A story that is to be linked: the name of its folder and its pages."""

    id: str
    pages: tuple[Page, ...]


class Batch(msgspec.Struct, frozen=True):
    """Stories that are noted as done together. `key` stands for all that is in them."""

    key: str
    stories: tuple[Story, ...]

    @property
    def pages(self) -> int:
        return sum(len(s.pages) for s in self.stories)


class Alone(msgspec.Struct, frozen=True):
    """Pages that are alone, in the order of their file, which is the `number`th."""

    key: str
    number: int
    pages: tuple[Page, ...]

    @property
    def path(self) -> str:
        """Where the file lies in the output folder."""
        return f"alone/pages-{self.number:05d}.jsonl"


class BatchIndex(msgspec.Struct, frozen=True):
    """Stories that are done: their manifests, the place of their lines for the index, what was set aside."""

    records: tuple[OutputRecord, ...]
    entries: tuple[int, int]
    aside: tuple[Skipped, ...]


class AloneIndex(msgspec.Struct, frozen=True):
    """A file of pages that are alone; `record` is None where all of them were set aside."""

    record: OutputRecord | None
    pages: int
    first: str
    last: str
    aside: tuple[Skipped, ...]


def batches(stories: Iterable[Story]) -> Iterator[Batch]:
    """Stories in their order, some at a time."""
    batch: list[Story] = []
    count = 0
    for story in stories:
        if batch and count + len(story.pages) > PAGES:
            yield Batch(_key(p for s in batch for p in s.pages), tuple(batch))
            batch, count = [], 0
        batch.append(story)
        count += len(story.pages)
    if batch:
        yield Batch(_key(p for s in batch for p in s.pages), tuple(batch))


def alone(pages: Sequence[Page]) -> Iterator[Alone]:
    """Pages in their order, a file at a time."""
    for number, at in enumerate(range(0, len(pages), ALONE), 1):
        some = tuple(pages[at : at + ALONE])
        yield Alone(_key(some), number, some)


def _key(pages: Iterable[Page]) -> str:
    sha = hashlib.sha256()
    for page in pages:
        sha.update(f"{page.place.shard} {page.place.offset} {page.place.length}\n".encode())
    return sha.hexdigest()[:16]


def done_path(work: Path, task: Batch | Alone) -> Path:
    """Where it is noted that a task was done."""
    kind = "stories" if isinstance(task, Batch) else f"alone-{task.number:05d}"
    return work / "reduce" / f"{kind}-{task.key}.done"


def link_batch(job: Job, batch: Batch) -> Told:
    """Links stories and writes their folders, unless that was done. Raises OutputError."""
    path = done_path(job.work, batch)
    if read_index(path, BatchIndex, whole=True) is not None:
        return Told(batch.pages, peak(), fresh=False)
    records: list[OutputRecord] = []
    entries: list[bytes] = []
    skipped: list[Skipped] = []
    with Store(job.work) as store, Trail(job.work / "trail" / path.stem) as trail:
        for number, story in enumerate(batch.stories):
            one = _Story(job, story)
            said = one.write(store) if trail.enter(number) else DIED
            tidy()
            if said:
                skipped += [aside(p.source, "", f"its story: {said}") for p in story.pages]
                continue
            records.append(one.record())
            entries.append(encode(one.entry))
        job.at(f"reduce:torn:{batch.key}")
        with FrameWriter(path) as writer:
            place = writer.add(b"\n".join(entries))
            writer.close(BatchIndex(tuple(records), place, tuple(skipped)))
        trail.end()
    job.at(f"reduce:{batch.key}")
    return Told(batch.pages, peak())


class _Story:
    def __init__(self, job: Job, story: Story) -> None:
        self.entry: Any = None
        self._job = job
        self._story = story
        self._folder = f"stories/{story.id}"

    def write(self, store: Store) -> str:
        """Links and writes a story; or says why not."""
        job = self._job
        out = job.result / self._folder
        try:
            documents = tuple(store.document(p.place) for p in self._story.pages)
            dossier = link(documents, job.pack)
            inputs = inputs_of(dossier.documents)
            self.entry = job.finder.entry(dossier, self._story.id, self._folder)
            write(dossier, out, inputs=inputs, skipped=(), pack=job.pack, unseen=True)
        except (OutputError, ResourceError):
            raise
        except Exception as error:
            return reason(error)
        return ""

    def record(self) -> OutputRecord:
        """The manifest, which stands for the whole folder."""
        data = (self._job.result / self._folder / NAME).read_bytes()
        return OutputRecord(f"{self._folder}/{NAME}", hashlib.sha256(data).hexdigest(), len(data))


def write_alone(job: Job, task: Alone) -> Told:
    """Writes a file of one-page dossiers, a line each, unless that was done. Raises OutputError."""
    path = done_path(job.work, task)
    if read_index(path, AloneIndex, whole=True) is not None:
        return Told(len(task.pages), peak(), fresh=False)
    skipped: list[Skipped] = []
    with (
        Store(job.work) as store,
        Trail(job.work / "trail" / path.stem) as trail,
        Lines(job.result / task.path) as lines,
    ):
        for number, page in enumerate(task.pages):
            said = _line(job, store, page, lines) if trail.enter(number) else DIED
            tidy()
            if said:
                skipped.append(aside(page.source, "", said))
        job.at(f"alone:torn:{task.number}")
        record = lines.close(task.path)
        index = AloneIndex(record, lines.count, lines.first, lines.last, tuple(skipped))
        write_index(path, index)
        trail.end()
    job.at(f"alone:{task.number}")
    return Told(len(task.pages), peak())


def _line(job: Job, store: Store, page: Page, lines: Lines) -> str:
    try:
        line = encode(link((store.document(page.place),), job.pack))
    except (OutputError, ResourceError):
        raise
    except Exception as error:
        return reason(error)
    lines.add(line, page.source)
    return ""


class Store:
    """Annotated pages, read one by one from the shards; a few files are kept open."""

    _OPEN = 16

    def __init__(self, work: Path) -> None:
        self._work = work
        self._open: dict[str, Frames] = {}

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *raised: object) -> None:
        for frames in self._open.values():
            frames.__exit__()
        self._open.clear()

    def document(self, place: Place) -> Document:
        """The page at a place. Raises OutputError where its shard is gone or broken."""
        frames = self._open.pop(place.shard, None)
        if frames is None:
            frames = Frames(map_path(self._work, place.shard))
            if len(self._open) >= self._OPEN:
                self._open.pop(next(iter(self._open))).__exit__()
        self._open[place.shard] = frames
        return decode_document(frames.piece(place.offset, place.length))


def entries_of(work: Path, batch: Batch, kind: type[Any]) -> tuple[BatchIndex, list[Any]]:
    """What is noted of a batch, with its stories' lines for the index. Raises OutputError."""
    path = done_path(work, batch)
    index = read_index(path, BatchIndex)
    if index is None:
        raise OutputError(f"{path}: is gone or broken; add --resume to make it again")
    with Frames(path) as frames:
        lines = frames.piece(*index.entries)
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(kind)
    return index, [decode(line, decoder) for line in lines.split(b"\n") if line]


def alone_of(work: Path, task: Alone) -> AloneIndex:
    """What is noted of a file of pages that are alone. Raises OutputError."""
    path = done_path(work, task)
    index = read_index(path, AloneIndex)
    if index is None:
        raise OutputError(f"{path}: is gone or broken; add --resume to make it again")
    return index
