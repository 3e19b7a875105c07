"""How much memory large inputs take: they are read one page at a time, whatever their size.

    python benchmarks/streams.py [--rows 200000]

Writes a JSON Lines file and a WARC file of so many pages, one in a thousand in Arabic, reads both in a process of their own
and prints rate and peak memory; a file of a tenth of the rows beside it shows what does not grow.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

ENGLISH = "The minister opened the new road between both cities on Monday morning. "
ARABIC = "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح قريبا. "


def rows(path: Path, count: int) -> None:
    with gzip.open(path, "wb", compresslevel=1) as out:
        for i in range(count):
            sentence = ENGLISH if i % 1000 else ARABIC
            row = {"url": f"https://a.b/{i}", "title": f"{sentence}{i}", "text": sentence * 40}
            out.write(json.dumps(row).encode() + b"\n")


def crawl(path: Path, count: int) -> None:
    from riwaya.page.warcfile import response

    head = {"Content-Type": "text/html; charset=utf-8"}
    with path.open("wb") as out:
        for i in range(count):
            sentence = ENGLISH if i % 1000 else ARABIC
            body = f"<html><body><h1>{sentence}{i}</h1><p>{sentence * 40}</p></body></html>"
            date = "2020-03-05T00:00:00Z"
            out.write(response(f"https://a.b/{i}", body.encode(), head, date=date))


def read(path: Path, queue: multiprocessing.Queue[tuple[int, int, float, int]]) -> None:
    from riwaya.page import Skipped, read_paths
    from riwaya.resources import builtin

    pages = lines = 0
    start = time.process_time()
    for found in read_paths([path], builtin()):
        pages += not isinstance(found, Skipped)
        lines += isinstance(found, Skipped)
    took = time.process_time() - start
    queue.put((pages, lines, took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=200_000)
    given = parser.parse_args()
    spawn = multiprocessing.get_context("spawn")
    print(
        f"{'file':12}{'rows':>10}{'MB':>8}{'pages':>8}{'lines':>7}{'s':>8}{'rows/s':>9}{'peak MB':>9}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, make in (("x.jsonl.gz", rows), ("x.warc.gz", crawl)):
            for count in (given.rows // 10, given.rows):
                path = Path(folder) / name
                make(path, count)
                queue = spawn.Queue()
                process = spawn.Process(target=read, args=(path, queue))
                process.start()
                pages, lines, took, peak = queue.get()
                process.join()
                size = path.stat().st_size / 1e6
                print(
                    f"{name:12}{count:10,}{size:8.1f}{pages:8}{lines:7}{took:8.1f}{count / took:9,.0f}{peak:9}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
