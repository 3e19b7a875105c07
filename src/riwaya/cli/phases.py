"""How far a long build is: bars on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from riwaya.cli.lines import say

if TYPE_CHECKING:
    from riwaya.engine.pile import Tell

_NAMES = {
    "read": "reading inputs",
    "map": "understanding pages",
    "find": "finding stories",
    "reduce": "linking stories",
    "write": "writing the index",
}
#: Seconds between two lines.
_EVERY = 30.0


@contextmanager
def phases(*, quiet: bool, plain: bool = False) -> Iterator[Tell | None]:
    """Shows what it is told of.

    Args:
        plain: lines, also on a terminal.
    """
    if quiet:
        yield None
    elif plain or not sys.stderr.isatty():
        yield _Lines()
    else:
        with _bars() as tell:
            yield tell


class _Lines:
    def __init__(self) -> None:
        self._said = time.monotonic()
        self._phase = ""
        self._since = self._said
        self._from = (0, 0)

    def __call__(self, phase: str, done: int, total: int, pages: int) -> None:
        now = time.monotonic()
        if phase != self._phase:
            self._phase, self._since, self._from = phase, now, (done, pages)
        if now - self._said < _EVERY:
            return
        self._said = now
        took = max(now - self._since, 1e-9)
        fresh = done - self._from[0]
        rate = (pages - self._from[1]) / took
        left = f", {_time(took / fresh * (total - done))} left" if fresh else ""
        say(f"{_NAMES[phase]}: {done:,} of {total:,}, {pages:,} pages, {rate:.0f} a second{left}")


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.1f} h"


@contextmanager
def _bars() -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    begun: dict[str, tuple[TaskID, float, int]] = {}
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:

        def tell(phase: str, done: int, total: int, pages: int) -> None:
            if phase not in begun:
                task = bars.add_task(_NAMES[phase], total=total, rate="")
                begun[phase] = (task, time.monotonic(), pages)
            task, since, before = begun[phase]
            took = time.monotonic() - since
            rate = f"{(pages - before) / took:.0f} pages/s" if took > 1 and pages else ""
            bars.update(task, completed=done, total=total, rate=rate)

        yield tell
