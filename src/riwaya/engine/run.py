"""Pages to dossier."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import msgspec

from riwaya.annotate.pipeline import annotate
from riwaya.link import link
from riwaya.link.crew import uncollected
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


def build(
    paths: Sequence[Path], pack: Pack, *, workers: int = 1, progress: Progress | None = None
) -> Built:
    """Reads every page under `paths`, annotates each and links them.

    Args:
        workers: processes that annotate and compare; the result does not depend on it.
        progress: told of each page done.

    Unreadable input is in `skipped`, never raised.
    """
    pages: list[Document] = []
    skipped: list[Skipped] = []
    tell = progress or _silent
    for item in read_paths(paths, pack):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            pages.append(item)
            tell(0, None)
    pages.sort(key=lambda d: (d.source, d.id))
    done: list[Document] = []
    for document in annotated(pages, pack, workers):
        done.append(document)
        tell(len(done), len(pages))
    pages.clear()
    dossier = link(tuple(done), pack, workers=workers)
    return Built(dossier, tuple(sorted(skipped, key=lambda s: (s.source, s.reason))))


def annotated(pages: Sequence[Document], pack: Pack, workers: int) -> Iterator[Document]:
    """`pages` with their annotations, in the same order, made by `workers` processes."""
    if workers <= 1 or len(pages) < POOL_FROM:
        yield from (annotate(page, pack) for page in pages)
        return
    # Spawned, so that no state of this process can leak into a page's result.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        chunks = [pages[i : i + _CHUNK] for i in range(0, len(pages), _CHUNK)]
        yield from _flat(pool.map(_chunk, chunks, [pack] * len(chunks)))


_KEPT: dict[tuple[Path, ...], Pack] = {}


def _chunk(pages: Sequence[Document], pack: Pack) -> list[Document]:
    # A worker compiles the pack once, not once a chunk.
    kept = _KEPT.setdefault(pack.roots, pack)
    with uncollected():
        return [annotate(page, kept) for page in pages]


def _flat(chunks: Iterable[list[Document]]) -> Iterator[Document]:
    for chunk in chunks:
        yield from chunk


def _silent(done: int, total: int | None) -> None:
    return None
