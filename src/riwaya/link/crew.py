"""Work that pages or pairs of pages need one by one, done by this process or by several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from riwaya.mapping import Mapper, mapper, sure
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
        self._mapper: Mapper[Pack] | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._mapper is not None:
            self._mapper.__exit__()
            self._mapper = None

    def map(self, work: Callable[[Pack, T], R], items: Sequence[T]) -> Iterator[R]:
        """What `work` (a function of a module, so that a process can be told of it) makes of each item.

        Other processes begin at once. Raises RiwayaError where the work on an item fails again and again.
        """
        if self._workers <= 1 or len(items) < _FROM:
            return (work(self.pack, item) for item in items)
        if self._mapper is None:
            self._mapper = mapper(self.pack, workers=self._workers)
        return sure(self._mapper.map(work, items, chunk=_CHUNK, ahead=len(items)))
