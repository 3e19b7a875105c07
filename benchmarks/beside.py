"""Two versions of Riwaya on the same pages, page by page by turns, so that other work on the machine slows both alike.

    python benchmarks/beside.py OLD/src NEW/src PATHS... [--pages 100] [--rounds 3]

Each version runs in a process of its own and tells the processor time of each page and the digest of its annotations.
Printed are milliseconds a page, met for the first time and again (the quickest of the rounds, page by page), the time
that the first page takes with the resources loaded for it, and how many pages differ. OLD is a checkout, as `git worktree`
makes one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()


def serve(source: Path) -> None:
    """Reads page texts as JSON from standard input, a line each, and answers each with seconds and digest."""
    sys.path.insert(0, str(source))
    from riwaya.annotate.pipeline import annotate
    from riwaya.model.codec import encode
    from riwaya.page import read_page
    from riwaya.resources import builtin

    for line in sys.stdin:
        data = json.loads(line).encode()
        begin = time.process_time()
        pack = builtin()
        document = annotate(read_page(data, "page.txt", pack), pack)
        spent = time.process_time() - begin
        print(json.dumps([spent, hashlib.sha256(encode(document)).hexdigest()]), flush=True)


class Version:
    """A version in its process."""

    def __init__(self, source: Path) -> None:
        command = [sys.executable, str(HERE), "--serve", str(source.resolve())]
        self._process: Any = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def read(self, text: str) -> tuple[float, str]:
        """Seconds of the processor, and the digest of what was found."""
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        spent, digest = json.loads(self._process.stdout.readline())
        return spent, digest

    def end(self) -> None:
        self._process.communicate()


def texts(paths: Sequence[Path], most: int) -> list[str]:
    """The first of the pages under `paths`."""
    from itertools import islice

    from riwaya.page import Skipped, read_paths
    from riwaya.resources import builtin

    pages = (p.text for p in read_paths(list(paths), builtin()) if not isinstance(p, Skipped))
    return list(islice(pages, most))


def compared(pages: Sequence[str], sources: Sequence[Path], rounds: int) -> None:
    """Prints the table."""
    versions = [Version(source) for source in sources]
    spent: list[list[list[float]]] = [[] for _ in versions]
    loads = [version.read(pages[0])[0] for version in versions]
    differ = 0
    for n, page in enumerate([*pages] * (rounds + 1)):
        order = range(len(versions)) if n % 2 else reversed(range(len(versions)))
        answers = {k: versions[k].read(page) for k in order}
        if n < len(pages):
            differ += len({digest for _, digest in answers.values()}) > 1
        for k, (seconds, _) in answers.items():
            if n < len(pages):
                spent[k].append([])
            spent[k][n % len(pages)].append(seconds)
    print(f"{'':44}{'load':>8}{'first':>9}{'again':>9}")
    for source, load, times in zip(sources, loads, spent, strict=True):
        first = 1000 * sum(t[0] for t in times) / len(times)
        again = 1000 * sum(min(t[1:]) for t in times) / len(times)
        print(f"{str(source)[-43:]:44}{load:>6.2f} s{first:>6.1f} ms{again:>6.1f} ms")
    print(f"{differ} of {len(pages)} pages differ")
    for version in versions:
        version.end()


def main() -> None:
    if sys.argv[1:2] == ["--serve"]:
        serve(Path(sys.argv[2]))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    compared(texts(args.paths, args.pages), (args.old, args.new), max(1, args.rounds))


if __name__ == "__main__":
    main()
