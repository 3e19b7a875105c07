"""Work that pages or pairs of pages need one by one, done by this process or by several."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from riwaya.resources import Pack

T = TypeVar("T")
R = TypeVar("R")

#: Below this many items sending them away costs more than it saves; so many go at once.
_FROM, _CHUNK = 200, 32


class Crew:
    """Maps functions of (pack, item) over items, in their order; how many processes do it changes nothing.

    Args:
        workers: processes; with 1 this one does everything.
    """

    def __init__(self, pack: Pack, workers: int = 1) -> None:
        self.pack = pack
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def map(self, work: Callable[[Pack, T], R], items: Sequence[T]) -> Iterator[R]:
        """What `work` (a function of a module, so that a process can be told of it) makes of each item."""
        if self._workers <= 1 or len(items) < _FROM:
            return (work(self.pack, item) for item in items)
        if self._pool is None:
            # Spawned, so that no state of this process can leak into a result.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context)
        chunks = [items[i : i + _CHUNK] for i in range(0, len(items), _CHUNK)]
        done = self._pool.map(_chunk, [self.pack] * len(chunks), [work] * len(chunks), chunks)
        return chain.from_iterable(done)


_KEPT: dict[tuple[Path, ...], Pack] = {}


def _chunk(pack: Pack, work: Callable[[Pack, T], R], items: Sequence[T]) -> list[R]:
    # A worker compiles the pack once, not once a chunk.
    kept = _KEPT.setdefault(pack.roots, pack)
    return [work(kept, item) for item in items]


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: a pile makes millions of things that last and no cycles, and looking through
    them again and again takes a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
