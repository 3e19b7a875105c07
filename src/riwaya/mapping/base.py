"""The interface, and what all engines have in common: order, the window of work under way, second tries."""

from __future__ import annotations

import logging
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from riwaya.errors import RiwayaError
from riwaya.mapping.memo import Raised, Stop

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

_LOG = logging.getLogger(__name__)
#: How many more times an item is tried, by itself, whose work raised or whose process died.
TRIES = 2
#: So many processes dying before any finished anything, and it is no item's fault.
_HOPELESS = 9
_DYING = (
    "worker processes die before they finish anything: too little memory, or a script that starts them "
    'without `if __name__ == "__main__":`; --engine process works without them'
)


class Done(msgspec.Struct, Generic[R_co], frozen=True):
    """What the work made of an item."""

    value: R_co


class Failed(msgspec.Struct, frozen=True):
    """An item that is set aside: its work raised, or its process died, every time. `reason` is one line."""

    reason: str


Outcome = Done[R] | Failed


class DiedError(Exception):
    """The process that had the work in hand is gone; with it, in a pool, all other work under way."""


class Backend(Protocol):
    """What an engine must do; the rest is the same for all.

    `submit` begins work on some items. `result` waits for it and raises DiedError where the process is gone. `restart` is
    called after that: work under way is lost where it gives True. `ready` says how many submissions can be worked on
    at once.
    """

    name: str
    ready: int

    def submit(self, work: Callable[[Any, Any], Any], items: list[Any]) -> Any: ...

    def result(self, handle: Any) -> list[Any]: ...

    def restart(self) -> bool: ...

    def close(self) -> None: ...


class Mapper(Generic[C]):
    """Maps functions of (context, item) over items; how many processes do it, and where, changes nothing.

    Args:
        context: given to the work with every item; sent to a process once.

    `tried_again` counts second tries, `deaths` the processes that died.
    """

    def __init__(self, context: C, backend: Backend) -> None:
        self.context = context
        self.name = backend.name
        self.workers = backend.ready
        self.tried_again = 0
        self.deaths = 0
        self.started = self.worked = False
        self._backend = backend

    def __enter__(self) -> Mapper[C]:
        return self

    def __exit__(self, *raised: object) -> None:
        self._backend.close()

    def map(
        self,
        work: Callable[[C, T], R],
        items: Iterable[T],
        *,
        chunk: int = 1,
        ahead: int | None = None,
    ) -> Iterator[Outcome[R]]:
        """What `work` (a function of a module, so that a process can be told of it) makes of each item, in order.

        Args:
            chunk: so many items are sent at once.
            ahead: so many chunks are under way or done and not yet taken, at most; twice the processes unless told.

        Work begins at once. An item whose work raises or whose process dies is tried again by itself, TRIES times,
        and then comes out as Failed. OutputError and ResourceError, which would meet every item, are raised.
        """
        window = ahead or 2 * self._backend.ready
        return _Run(self, self._backend, work, _chunks(items, chunk), window)


class _Job(msgspec.Struct):
    """Items sent at once. `handle` is None while they are not; a suspect was under way when a process died."""

    items: list[Any]
    handle: Any = None
    suspect: bool = False


class _Run(Generic[R]):
    def __init__(
        self,
        mapper: Mapper[Any],
        backend: Backend,
        work: Callable[[Any, Any], R],
        jobs: Iterator[list[Any]],
        window: int,
    ) -> None:
        self._mapper = mapper
        self._backend = backend
        self._work = work
        self._jobs = jobs
        self._window = window
        self._under_way: deque[_Job] = deque()
        self._ready: deque[Outcome[R]] = deque()
        self._fill()

    def __iter__(self) -> Iterator[Outcome[R]]:
        return self

    def __next__(self) -> Outcome[R]:
        while not self._ready:
            if not self._under_way:
                raise StopIteration
            self._ready.extend(self._finish(self._under_way.popleft()))
            self._fill()
        return self._ready.popleft()

    def _fill(self) -> None:
        # Behind a suspect nothing is sent: it is tried with nothing else under way.
        for job in self._under_way:
            if job.suspect:
                return
            if job.handle is None:
                job.handle = self._backend.submit(self._work, job.items)
        while len(self._under_way) < self._window:
            items = next(self._jobs, None)
            if items is None:
                return
            self._under_way.append(_Job(items, self._backend.submit(self._work, items)))

    def _finish(self, job: _Job) -> list[Outcome[R]]:
        if job.suspect:
            return [self._again(item, "its process died") for item in job.items]
        try:
            results = self._backend.result(job.handle)
        except DiedError:
            self._died()
            return [self._again(item, "its process died") for item in job.items]
        return [
            self._again(item, got.reason) if isinstance(got, Raised) else self._done(got)
            for item, got in zip(job.items, results, strict=True)
        ]

    def _done(self, got: Any) -> Outcome[R]:
        if isinstance(got, Stop):
            raise got.error()
        self._mapper.worked = True
        return Done(got)

    def _again(self, item: Any, reason: str) -> Outcome[R]:
        """An item by itself."""
        left = TRIES
        while left:
            self._mapper.tried_again += 1
            alone = not any(job.handle is not None for job in self._under_way)
            try:
                got = self._backend.result(self._backend.submit(self._work, [item]))[0]
            except DiedError:
                # In company it may have been another's fault; now there is none.
                left -= 1 if self._died() or alone else 0
                reason = "its process died"
                continue
            if not isinstance(got, Raised):
                return self._done(got)
            left, reason = left - 1, got.reason
        return Failed(reason)

    def _died(self) -> bool:
        """A new process for the one that died. True where no other's fault can have been meant."""
        self._mapper.deaths += 1
        _LOG.warning("a worker process has died; what it had in hand is done again")
        if self._mapper.deaths >= _HOPELESS and not self._mapper.worked:
            raise RiwayaError(_DYING)
        if not self._backend.restart():
            return True
        self._start()
        # Those behind the first few had not begun.
        under_way = [job for job in self._under_way if job.handle is not None]
        for job in under_way[: self._backend.ready + 2]:
            job.suspect = True
        for job in under_way:
            job.handle = None
        return False

    def _start(self) -> None:
        """Sees once whether processes can be started at all. Raises RiwayaError."""
        if self._mapper.started or self._mapper.worked:
            return
        try:
            self._backend.result(self._backend.submit(nothing, [None]))
        except DiedError as error:
            raise RiwayaError(_DYING) from error
        self._mapper.started = True


def nothing(context: object, item: object) -> None:
    """Work that cannot fail."""


def sure(outcomes: Iterable[Outcome[R]]) -> Iterator[R]:
    """The values; raises RiwayaError at the first item that was set aside."""
    for outcome in outcomes:
        if isinstance(outcome, Failed):
            raise RiwayaError(outcome.reason)
        yield outcome.value


def token() -> str:
    """A name for one mapper's context, unlike that of any other."""
    return uuid.uuid4().hex


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch
