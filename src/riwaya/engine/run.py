"""Pages to dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from riwaya.annotate.pipeline import annotate
from riwaya.link import link
from riwaya.mapping import EngineName, Failed, Outcome, mapper, sure
from riwaya.model import Document, Dossier
from riwaya.page import Skipped, read_paths
from riwaya.resources import Pack

#: Below this many pages the start of worker processes costs more than it saves.
POOL_FROM = 64
_CHUNK = 8

#: Called with (pages done, pages in all or None while they are still being read).
Progress = Callable[[int, int | None], None]


class Built(msgspec.Struct, frozen=True):
    """A dossier and what was passed over on the way to it, in the order of `source`."""

    dossier: Dossier
    skipped: tuple[Skipped, ...]


class TooManyError(Exception):
    """More pages than were to be held at once."""


def build(
    paths: Sequence[Path],
    pack: Pack,
    *,
    workers: int = 1,
    engine: EngineName = "pool",
    most: int | None = None,
    progress: Progress | None = None,
) -> Built:
    """Reads every page under `paths`, annotates each and links them.

    Args:
        workers: processes that annotate and compare; the result does not depend on it.
        engine: what kind of processes they are; nor on that.
        most: raises TooManyError where there are more pages.
        progress: told of each page done.

    Unreadable input is in `skipped`, never raised, and so is a page that no process could understand.
    """
    pages: list[Document] = []
    skipped: list[Skipped] = []
    tell = progress or _silent
    for item in read_paths(paths, pack):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        pages.append(item)
        if most is not None and len(pages) > most:
            raise TooManyError
        tell(0, None)
    pages.sort(key=lambda d: (d.source, d.id))
    done: list[Document] = []
    outcomes = understood(pages, pack, workers, engine)
    for count, (page, outcome) in enumerate(zip(pages, outcomes, strict=True), 1):
        if isinstance(outcome, Failed):
            skipped.append(set_aside(page, outcome.reason))
        else:
            done.append(outcome.value)
        tell(count, len(pages))
    pages.clear()
    dossier = link(tuple(done), pack, workers=workers)
    return Built(dossier, tuple(sorted(skipped, key=lambda s: (s.source, s.reason))))


def set_aside(page: Document, reason: str) -> Skipped:
    """A page that was read and that nothing could be made of."""
    return Skipped(page.source, page.sha256, f"set aside: {reason}")


def annotated(pages: Sequence[Document], pack: Pack, workers: int) -> Iterator[Document]:
    """`pages` with their annotations, in the same order, made by `workers` processes.

    Raises RiwayaError where one cannot be annotated.
    """
    return sure(understood(pages, pack, workers, "pool"))


def understood(
    pages: Sequence[Document], pack: Pack, workers: int, engine: EngineName
) -> Iterator[Outcome[Document]]:
    """As `annotated`, with what could not be in its place."""
    if workers <= 1 or len(pages) < POOL_FROM:
        engine = "process"
    with mapper(pack, engine=engine, workers=workers) as many:
        yield from many.map(_annotate, pages, chunk=_CHUNK, ahead=4 * many.workers)


def _annotate(pack: Pack, page: Document) -> Document:
    return annotate(page, pack)


def _silent(done: int, total: int | None) -> None:
    return None
