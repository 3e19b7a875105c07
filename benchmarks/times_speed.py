"""How many pages a second the time stage alone reads on one core, with and without a date of publication.

    python benchmarks/times_speed.py PATHS... [--seconds 3] [--profile]

Pages are read and tokenised first; only the stage is timed, in processor time (other work on the machine counts little). "Undated" pages have their stated date taken away, so that
the stage works it out as well. The rate is also given for pages of the seeds' mean length.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from riwaya.annotate.reading import Reading
from riwaya.annotate.times import STAGE
from riwaya.model import Document, Publication
from riwaya.page import Skipped, read_paths
from riwaya.resources import builtin

PACK = builtin()
#: Mean number of tokens of the five pages where the project began.
SEED_TOKENS = 595
_DAY = Publication("2018-02-12", "2018-02-12", "2018-02-12", "stated")


def rate(pages: Sequence[tuple[Document, Reading]], seconds: float) -> float:
    """Pages a second, the best of three runs of at least `seconds` in all."""
    for document, reading in pages:
        STAGE(document, reading, PACK)
    best = 0.0
    for _ in range(3):
        count, begin = 0, time.process_time()
        while time.process_time() - begin < seconds / 3:
            for document, reading in pages:
                STAGE(document, reading, PACK)
            count += len(pages)
        best = max(best, count / (time.process_time() - begin))
    return best


def profiled(run: Callable[[], object]) -> None:
    profile = cProfile.Profile()
    profile.runcall(run)
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    found = [p for p in read_paths(args.paths, PACK) if not isinstance(p, Skipped)]
    kinds = {
        "dated": [replace(d, published=d.published or _DAY) for d in found],
        "undated": [replace(d, published=None) for d in found],
    }
    tokens = sum(len(Reading(d).tokens) for d in found) / max(1, len(found))
    print(f"{len(found)} pages of {tokens:.0f} tokens")
    for kind, documents in kinds.items():
        pages = [(d, Reading(d)) for d in documents]
        here = rate(pages, args.seconds)
        sized = here * tokens / SEED_TOKENS
        print(f"{kind:8s} {here:6.0f} pages a second, {sized:6.0f} of the seeds' length")
        if args.profile:
            profiled(lambda pages=pages: [STAGE(d, r, PACK) for d, r in pages * 20])  # type: ignore[misc]


if __name__ == "__main__":
    main()
