"""How long linking takes as the pile grows, and how much room it needs.

    python benchmarks/link_scale.py PAGES... [--sizes 1200 12000] [--workers 1 2] [--varied] [--cache FOLDER]

Reads and annotates the pages once (in processes, kept in the cache folder by what the pages are) and takes piles of
the sizes asked for from them, in the order of their hashes, so that a small pile is a sample of the large one. Each
size is linked in a fresh process; nothing but linking is timed. Where there are fewer pages than asked for, or with
`--varied`, pages come back in variations: with other words of the same length in place of their own (names too, in
two of three), moved by some days; one of eight comes three times, in copies that differ in a few words. So such a
pile has stories, copies and strangers in proportions like those of news, and all offsets hold.

Prints a table: seconds, processor seconds of this process and its workers, the ratio to the size before, the
peak of memory of all processes together, and what was found. `--json` writes the same to a file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from riwaya.annotate.pipeline import annotate
from riwaya.link import link
from riwaya.model import Document, EventDate, Publication
from riwaya.model.codec import encode
from riwaya.page import Skipped, read_paths
from riwaya.resources import builtin

_COPIES, _EIGHTH, _FEW = 3, 8, 120
_SAME = 9
_YEAR = 365
_CHUNK = 50


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1200, 12000])
    parser.add_argument("--workers", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--varied", action="store_true", help="every page but the first 300 varied")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "riwaya-bench")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(_one(asked.pages[0], asked.sizes[0], asked.workers[0], asked.varied)))
        return
    kept = annotated_pages(asked.pages, max(asked.sizes), asked.cache)
    print(
        f"{'pages':>7} {'workers':>7} {'seconds':>8} {'cpu':>7} {'ratio':>6} {'peak MiB':>9}  found"
    )
    rows: list[dict[str, Any]] = []
    for workers in asked.workers:
        before: dict[str, Any] | None = None
        for size in asked.sizes:
            row = _fresh(kept, size, workers, asked.varied)
            ratio = f"{row['cpu'] / before['cpu']:.1f}" if before else ""
            before = row
            rows.append(row)
            found = ", ".join(f"{row[k]} {k}" for k in ("events", "entities", "copies", "digest"))
            print(
                f"{row['pages']:>7} {workers:>7} {row['seconds']:>8.1f} {row['cpu']:>7.1f} {ratio:>6} "
                f"{row['peak']:>9.0f}  {found}",
                flush=True,
            )
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1) + "\n")


def _fresh(kept: Path, size: int, workers: int, varied: bool) -> dict[str, Any]:
    """A row of the table, made by a process of its own."""
    command = [sys.executable, __file__, str(kept), "--one", "--sizes", str(size)]
    command += ["--workers", str(workers), *(["--varied"] if varied else [])]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _one(kept: Path, size: int, workers: int, varied: bool) -> dict[str, Any]:
    decoder = msgspec.json.Decoder(Document)
    with kept.open("rb") as lines:
        pages = [decoder.decode(line) for line in islice(lines, _BASE if varied else size)]
    if len(pages) < size:
        pages = list(_pile(pages, _by_length(pages), size))
    pack = builtin()
    pile = tuple(pages)
    del pages
    peak = _Peak()
    start, cpu = time.perf_counter(), _cpu()
    dossier = link(pile, pack, workers=workers)
    took, spent = time.perf_counter() - start, _cpu() - cpu
    return {
        "pages": len(pile),
        "workers": workers,
        "seconds": round(took, 2),
        "cpu": round(spent, 2),
        "peak": peak.stop(),
        "events": len(dossier.events),
        "entities": len(dossier.entities),
        "copies": sum(r.relation != "cites" for r in dossier.reliance),
        "digest": hashlib.sha256(encode(dossier)).hexdigest()[:10],
    }


class _Peak:
    """The most memory that this process and its children hold at one time, in MiB, looked at many times a second."""

    def __init__(self) -> None:
        self._most, self._done = 0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        self._done.set()
        self._thread.join()
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return max(self._most, own)

    def _look(self) -> None:
        while not self._done.wait(0.1):
            self._most = max(self._most, sum(map(_held, [os.getpid(), *_children()])))


def _children() -> list[int]:
    found = Path("/proc/self/task").glob("*/children")
    return [int(pid) for one in found for pid in one.read_text().split()]


def _held(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


def _cpu() -> float:
    used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


#: How many pages are varied with `--varied`.
_BASE = 300


def annotated_pages(paths: Sequence[Path], most: int, cache: Path) -> Path:
    """A file with annotated pages, one a line, in the order of their hashes."""
    inside = sorted(f for p in paths for f in ([p] if p.is_file() else p.rglob("*")) if f.is_file())
    names = "\n".join(f"{f} {f.stat().st_size}" for f in inside)
    out = cache / f"{hashlib.sha256(f'{most} {names}'.encode()).hexdigest()[:16]}.jsonl"
    if out.exists():
        print(f"pages annotated before: {out}")
        return out
    pages = [d for d in read_paths(paths, builtin()) if not isinstance(d, Skipped)]
    pages.sort(key=lambda d: (d.sha256, d.source))
    del pages[most:]
    cache.mkdir(parents=True, exist_ok=True)
    partial = out.with_suffix(".partial")
    start = time.perf_counter()
    chunks = [pages[i : i + _CHUNK] for i in range(0, len(pages), _CHUNK)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool, partial.open("wb") as to:
        for lines in pool.map(_annotate, chunks):
            to.write(lines)
    partial.rename(out)
    took = time.perf_counter() - start
    print(f"{len(pages)} pages annotated in {took:.0f} s ({len(pages) / took:.0f} a second): {out}")
    return out


def _annotate(pages: Sequence[Document]) -> bytes:
    return b"".join(encode(annotate(page, builtin())) + b"\n" for page in pages)


def _by_length(base: Sequence[Document]) -> dict[int, list[str]]:
    words = sorted({w for d in base for w in d.text.split() if w.isalpha()})
    out: dict[int, list[str]] = {}
    for word in words:
        out.setdefault(len(word), []).append(word)
    return out


def _pile(
    base: Sequence[Document], vocabulary: dict[int, list[str]], size: int
) -> Iterator[Document]:
    made, group = 0, 0
    while True:
        for at, document in enumerate(base):
            for copy in range(_COPIES if at % _EIGHTH == 0 else 1):
                if made == size:
                    return
                made += 1
                yield _varied(document, vocabulary, group, copy)
        group += 1


def _varied(
    document: Document, vocabulary: dict[int, list[str]], group: int, copy: int
) -> Document:
    """The page of a group in other words; copies differ in one word of many."""
    renamed = group % _COPIES != 0
    kept = [] if renamed else [(m.start, m.end) for m in document.mentions]
    text = document.text
    out: list[str] = []
    at = 0
    for word in text.split():
        start = text.index(word, at)
        out.append(text[at:start])
        at = start + len(word)
        inside = any(a < at and start < b for a, b in kept)
        out.append(word if inside or not group else _other(word, vocabulary, group, copy))
    out.append(text[at:])
    varied = "".join(out)
    name = f"{document.id}-{group}-{copy}"
    days = timedelta(days=group * 7 % _YEAR)
    replace = msgspec.structs.replace
    ids = {e.id: f"{name}:e{i}" for i, e in enumerate(document.events)}
    claims = {c.id: f"{name}:c{i}" for i, c in enumerate(document.claims)}
    return replace(
        document,
        id=name,
        source=f"{name}.txt",
        sha256=name,
        text=varied,
        published=_moved(document.published, days),
        mentions=tuple(
            replace(m, id=f"{name}:m{i}", names=(varied[m.start : m.end],) if renamed else m.names)
            for i, m in enumerate(document.mentions)
        ),
        claims=tuple(replace(c, id=claims[c.id]) for c in document.claims),
        figures=tuple(
            replace(
                f,
                id=f"{name}:f{i}",
                event=ids.get(f.event or ""),
                claim=claims.get(f.claim or ""),
            )
            for i, f in enumerate(document.figures)
        ),
        events=tuple(
            replace(e, id=ids[e.id], claim=claims.get(e.claim or ""), date=_shifted(e.date, days))
            for e in document.events
        ),
    )


def _other(word: str, vocabulary: dict[int, list[str]], group: int, copy: int) -> str:
    same = vocabulary.get(len(word))
    if not same or not word.isalpha():
        return word
    seed = zlib.crc32(f"{word} {group}".encode())
    if seed % _SAME == 0:
        return word
    if zlib.crc32(f"{word} {group} {copy}".encode()) % _FEW == 0:
        seed += copy
    return same[seed % len(same)]


def _moved(published: Publication | None, days: timedelta) -> Publication | None:
    if published is None:
        return None
    earliest, latest = _day(published.earliest, days), _day(published.latest, days)
    return msgspec.structs.replace(published, earliest=earliest, latest=latest)


def _shifted(when: EventDate | None, days: timedelta) -> EventDate | None:
    if when is None or not when.value[:1].isdigit() or len(when.value) != len("2015-07-21"):
        return when
    earliest = _day(when.earliest, days)
    return EventDate(earliest, earliest, _day(when.latest, days), when.precision, when.time)


def _day(iso: str, days: timedelta) -> str:
    return (date.fromisoformat(iso) + days).isoformat()


if __name__ == "__main__":
    main()
