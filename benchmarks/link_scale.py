"""How long linking takes as the pile grows.

    python benchmarks/link_scale.py PAGES... [--base 300] [--sizes 1200 12000]

Reads and annotates up to `--base` pages once, then makes piles of the sizes asked for: every page comes back with
other words of the same length in place of its own (names too, in two of three) and moved by some days; one of eight
comes three times, in copies that differ in a few words. So a pile has stories, copies and strangers in proportions
like those of news, and all offsets hold. Prints seconds, events and the peak of memory for each size. Nothing is cached between sizes.
"""

from __future__ import annotations

import argparse
import resource
import time
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

from riwaya.annotate.pipeline import annotate
from riwaya.link import link
from riwaya.model import Document, EventDate, Publication
from riwaya.page import Skipped, read_paths
from riwaya.resources import Pack, builtin

_COPIES, _EIGHTH, _FEW = 3, 8, 120
_SAME = 9
_YEAR = 365


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--base", type=int, default=300)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1200, 12000])
    asked = parser.parse_args()
    pack = builtin()
    base = list(_base(asked.pages, asked.base, pack))
    vocabulary = _by_length(base)
    print(f"{len(base)} pages annotated")
    for size in asked.sizes:
        pile = tuple(_pile(base, vocabulary, size))
        start = time.perf_counter()
        dossier = link(pile, pack)
        took = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:6} pages: {took:6.1f} s, {len(dossier.events)} events, "
            f"{len(dossier.entities)} entities, {len(dossier.reliance)} reliances, "
            f"peak {peak:.0f} MiB"
        )


def _base(paths: Sequence[Path], most: int, pack: Pack) -> Iterator[Document]:
    count = 0
    for item in read_paths(paths, pack):
        if count >= most:
            return
        if not isinstance(item, Skipped):
            count += 1
            yield annotate(item, pack)


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
