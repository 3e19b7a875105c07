"""What happens in the process that does the work."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from riwaya.errors import OutputError, ResourceError, RiwayaError

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")


class Raised(msgspec.Struct, frozen=True):
    """An item whose work raised; `reason` is one line."""

    reason: str


class Stop(msgspec.Struct, frozen=True):
    """Nothing can go on: the disk is full, a pack is at fault."""

    kind: str
    lines: tuple[str, ...]

    def error(self) -> RiwayaError:
        """What the caller is told."""
        if self.kind == "resource":
            return ResourceError(list(self.lines))
        return OutputError(self.lines[0])


#: Contexts by the token of the mapper they came with: a process compiles a pack once, not once a task.
_KEPT: dict[str, Any] = {}


def kept(token: str, context: C) -> C:
    """The context that this process met first under `token`."""
    found: C = _KEPT.setdefault(token, context)
    return found


def forget(token: str) -> None:
    """Lets go of a context that no work will ask for any more."""
    _KEPT.pop(token, None)


def run(
    token: str, context: C, work: Callable[[C, T], R], items: Sequence[T]
) -> list[R | Raised | Stop]:
    """`work` done on each item; what it raises comes back as a value, so that one item costs no other."""
    known = kept(token, context)
    out: list[R | Raised | Stop] = []
    with uncollected():
        for item in items:
            out.append(guarded(known, work, item))
            tidy()
    return out


def guarded(context: C, work: Callable[[C, T], R], item: T) -> R | Raised | Stop:
    """What the work makes of an item, or raised."""
    try:
        return work(context, item)
    except OutputError as error:
        return Stop("output", (str(error),))
    except ResourceError as error:
        return Stop("resource", tuple(error.problems))
    except Exception as error:
        return Raised(reason(error))


def reason(error: BaseException) -> str:
    """An exception in one line: what, and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    said = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}{': ' if said else ''}{said}{where}"


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: a pile makes millions of things that last and few cycles, and looking through
    them again and again takes a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def tidy() -> None:
    """Between two pages, where the collector is off: frees the cycles of the page before, which are all among the
    youngest things; what lasts is not looked through."""
    gc.collect(0)
