"""A small pile, and a simple way of finding stories in it: pages whose titles begin alike tell one story."""

from __future__ import annotations

import hashlib
import json
import os
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from riwaya.dossier.custody import OutputRecord
from riwaya.engine.pile.job import Finder
from riwaya.model import Document, Dossier
from riwaya.resources import Pack

TEXT = """قالت وزارة الصحة إن {count} أشخاص قتلوا، اليوم الثلاثاء، في قصف استهدف بلدة قرب مدينة {town} شمالي البلاد.

وأضافت الوزارة في بيان أن سبعة آخرين أصيبوا بجروح ونقلوا إلى المستشفى.
"""
TOWNS = ("سبها", "درنة", "غريان", "زليتن", "ترهونة", "مصراتة", "طبرق")


class Sketch(msgspec.Struct):
    id: str
    source: str
    key: str


class Stories(msgspec.Struct):
    groups: tuple[tuple[str, ...], ...]
    alone: tuple[str, ...]


class Entry(msgspec.Struct):
    id: str
    folder: str
    pages: int


class AloneFile(msgspec.Struct):
    path: str
    pages: int
    first: str
    last: str


def sketch(document: Document, pack: Pack) -> Sketch:
    title = document.quote(document.title) if document.title else ""
    if "اضطراب" in title:
        raise ValueError("no sketch of this page")
    if "صاعقة" in title:
        os._exit(7)
    return Sketch(document.id, document.source, title.split(":")[0])


def find(sketches: Sequence[Sketch]) -> Stories:
    by_key: dict[str, list[str]] = {}
    for one in sorted(sketches, key=lambda s: s.id):
        by_key.setdefault(one.key, []).append(one.id)
    groups = sorted(tuple(ids) for ids in by_key.values() if len(ids) > 1)
    alone = sorted(ids[0] for ids in by_key.values() if len(ids) == 1)
    return Stories(tuple(groups), tuple(alone))


def name(ids: Sequence[str]) -> str:
    return "s-" + hashlib.sha256(" ".join(sorted(ids)).encode()).hexdigest()[:12]


def entry(dossier: Dossier, id: str, folder: str) -> Entry:
    return Entry(id, folder, len(dossier.documents))


def index(out: Path, entries: Any, skipped: Any, *, alone: Any, pack: Pack) -> list[OutputRecord]:
    data = json.dumps(msgspec.to_builtins([entries, skipped, alone])).encode()
    (out / "index.html").write_bytes(data)
    return [OutputRecord("index.html", hashlib.sha256(data).hexdigest(), len(data))]


FINDER = Finder(sketch, Sketch, find, name, entry, Entry, AloneFile, index)


def pile(folder: Path, stories: int = 4, lone: int = 3) -> Path:
    """A folder with a file of rows, pages of their own, a copy, and things that cannot be read."""
    folder.mkdir()
    rows = []
    for number in range(stories):
        for town in TOWNS[: 2 + number % 2]:
            title = f"قصف رقم {number}: ضحايا في {town}"
            rows.append({"title": title, "text": TEXT.format(count=3 + number, town=town)})
    rows.append(rows[0])
    rows.append(
        {"title": "nothing", "text": "Not a word of it is in the language that is read here."}
    )
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "rows.jsonl").write_text(lines + "\n{broken\n", encoding="utf-8")
    for number in range(lone):
        text = f"حادث منفرد {number}\n\n" + TEXT.format(count=number + 2, town=TOWNS[-1])
        (folder / f"page{number}.txt").write_text(text, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


class KillAt(msgspec.Struct, frozen=True):
    """Ends the process that reaches a point, as `kill -9` does, so many times."""

    point: str
    marks: Path
    times: int = 1

    def __call__(self, point: str) -> None:
        left = self.marks / "killed"
        count = int(left.read_text()) if left.exists() else 0
        if point.startswith(self.point) and count < self.times:
            left.write_text(str(count + 1))
            os.kill(os.getpid(), signal.SIGKILL)
