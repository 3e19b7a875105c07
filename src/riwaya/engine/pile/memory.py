"""How many processes fit into the memory that may be used, and which stories they may link side by side."""

from __future__ import annotations

import os
import re

import msgspec

from riwaya.errors import RiwayaError

_MIB = 1 << 20
#: What a process takes that has the packs loaded and works on pages one by one; measured (docs/scale.md).
PROCESS = 400 * _MIB
#: What linking takes for each page of a story beside that, dossier and its files included.
PAGE = _MIB // 2
#: What an engine's own processes take that do no work: Ray's store, scheduler and agents; measured (docs/scale.md).
OWN = {"ray": 400 * _MIB}
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT]?)i?B?", re.IGNORECASE)
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


class Budget(msgspec.Struct, frozen=True):
    """`workers` processes at once, each with `share` bytes for the story in hand."""

    workers: int
    share: int

    def at_once(self, pages: int) -> int:
        """How many stories of so many pages may be linked side by side; at least one, whatever it takes."""
        return max(1, min(self.workers, self.workers * self.share // max(1, pages * PAGE)))


def budget(workers: int, memory: int | None, engine: str = "pool") -> Budget:
    """The processes that fit into `memory` bytes, the parent and those of the engine itself among them; into three
    quarters of the machine's where none is given, whatever the number of processes.

    Raises RiwayaError where not even one fits.
    """
    own = OWN.get(engine, 0)
    if memory is None:
        left = _machine() * 3 // 4 - PROCESS * (workers + 1)
        return Budget(workers, max(left // workers, 64 * _MIB))
    memory -= own
    fit = memory // PROCESS - 1
    if fit < 1:
        least = (2 * PROCESS + own) // _MIB
        raise RiwayaError(
            f"--memory: a build takes {least} MiB at least, {PROCESS // _MIB} for each process"
        )
    workers = min(workers, fit)
    return Budget(workers, (memory - PROCESS * (workers + 1)) // workers)


def size(text: str) -> int:
    """«2G», «800 MB» as bytes. Raises ValueError."""
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is no amount of memory; write 800M or 2G")
    return int(float(found[1]) * _UNITS[found[2].upper()])


def _machine() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return 4 << 30
