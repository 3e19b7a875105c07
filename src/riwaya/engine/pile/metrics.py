"""How far a build is, how fast, and what it took."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import msgspec

from riwaya.engine.pile.job import peak

PhaseName = Literal["read", "map", "find", "reduce", "write"]

#: Called with (phase, pieces of work done, pieces in all, pages done).
Tell = Callable[[PhaseName, int, int, int], None]


class Phase(msgspec.Struct):
    """One phase: pieces of work with the pages in them, of which `resumed` were done by an earlier run."""

    seconds: float = 0.0
    items: int = 0
    resumed: int = 0
    pages: int = 0
    pages_per_second: float = 0.0


class Peak(msgspec.Struct):
    """The most memory that the parent and any one worker had."""

    parent: float = 0.0
    worker: float = 0.0


class Metrics(msgspec.Struct):
    """What a build took. `retries` counts second tries of pieces of work, `deaths` processes that died."""

    pages: int = 0
    stories: int = 0
    alone: int = 0
    skipped: int = 0
    set_aside: int = 0
    seconds: float = 0.0
    phases: dict[PhaseName, Phase] = msgspec.field(default_factory=dict)
    retries: int = 0
    deaths: int = 0
    workers: int = 1
    engine: str = "pool"
    peak_memory_mb: Peak = msgspec.field(default_factory=Peak)

    @contextmanager
    def phase(self, name: PhaseName) -> Iterator[Phase]:
        """Times a phase."""
        phase = self.phases.setdefault(name, Phase())
        begun = time.perf_counter()
        try:
            yield phase
        finally:
            took = time.perf_counter() - begun
            phase.seconds = round(phase.seconds + took, 3)
            self.seconds = round(self.seconds + took, 3)
            phase.pages_per_second = round(phase.pages / phase.seconds, 1) if phase.seconds else 0.0
            self.peak_memory_mb.parent = round(peak() / 1e6, 1)

    def saw(self, memory: int) -> None:
        """A worker's peak memory, in bytes."""
        most = max(self.peak_memory_mb.worker, memory / 1e6)
        self.peak_memory_mb.worker = round(most, 1)
