"""Finding stories, against pairs of pages adjudicated by reading, and against the gold beside the checkout.

    python benchmarks/stories.py PATH_TO/saudinewsnet/dataset [--gold ../shared/gold] [--cache FOLDER]

(or the file of annotated pages that an earlier run left in the cache, in the place of the folder).

Reads and annotates the articles of 21 to 27 July 2015 (kept in the cache folder of `link_scale.py`, which annotates
them in processes; no outlet's date is among their fields), finds their stories, and prints of the pairs in
`stories/saudinewsnet-pairs.tsv` how many that are one story stand in one (recall) and how many that stand in one are one
(precision). The pairs were drawn half from what was put together and half from near misses, so both are lower than
over all pairs. Of the gold it prints which pages fall together;
and how large a sketch is, and how long finding takes for each.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
import time
from collections import Counter
from pathlib import Path

import msgspec
from link_scale import annotated_pages

from riwaya.annotate.pipeline import annotate
from riwaya.link.stories import Sketch, Stories, find, sketch
from riwaya.model import Document
from riwaya.model.codec import encode
from riwaya.page import Skipped, read_paths
from riwaya.resources import builtin

HERE = Path(__file__).parent


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--gold", type=Path, default=HERE.parent.parent / "shared" / "gold")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "riwaya-bench")
    asked = parser.parse_args()
    _gold(asked.gold)
    kept = asked.pages
    if kept.suffix != ".jsonl":
        week = [asked.pages / f"2015-07-{day}.zip" for day in range(21, 28)]
        kept = annotated_pages([p for p in week if p.exists()], 12_000, asked.cache)
    sketches = _sketches(kept)
    start = time.process_time()
    found = find(sketches)
    took = time.process_time() - start
    size = sum(len(encode(s)) for s in sketches)
    print(
        f"sketches of {size / len(sketches):.0f} bytes; found in {1000 * took / len(sketches):.2f} ms a page"
    )
    sizes = Counter(min(len(g), 10) for g in found.groups)
    print(
        f"{len(sketches)} pages, {len(found.groups)} stories, {len(found.alone)} alone, {took:.1f} s"
    )
    print("stories by pages (10 and more last):", dict(sorted(sizes.items())))
    _pairs(found)


def _sketches(kept: Path) -> list[Sketch]:
    decoder, pack = msgspec.json.Decoder(Document), builtin()
    with kept.open("rb") as lines:
        return [sketch(decoder.decode(line), pack) for line in lines]


def _pairs(found: Stories) -> None:
    of = {page: number for number, group in enumerate(found.groups) for page in group}
    known = {*of, *found.alone}
    counted: Counter[tuple[str, bool]] = Counter()
    with (HERE / "stories" / "saudinewsnet-pairs.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if {row["a"], row["b"]} <= known:
                met = of.get(row["a"], -1) == of.get(row["b"], -2)
                counted[(row["verdict"], met)] += 1
    right, wrong, missed = (
        counted["same", True],
        counted["apart", True],
        counted["same", False],
    )
    print(f"pairs looked at: {counted.total()}; {dict(counted)}")
    print(
        f"precision {right / max(1, right + wrong):.2f}, recall {right / max(1, right + missed):.2f}"
    )


def _gold(folder: Path) -> None:
    pack = builtin()
    for name in ("news", "tunisia"):
        paths = sorted((folder / name).glob("*.txt"))
        pages = [d for d in read_paths(paths, pack) if not isinstance(d, Skipped)]
        source = {d.id: d.source for d in pages}
        found = find([sketch(annotate(d, pack), pack) for d in pages])
        print(f"{name}: {len(pages)} pages, {len(found.alone)} alone")
        for group in found.groups:
            print("   ", *(source[i] for i in group))


if __name__ == "__main__":
    main()
