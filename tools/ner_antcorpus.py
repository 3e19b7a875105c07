"""Names in pages of antcorpus, annotated for this project: where they stand, without the pages' text.

`tools/tagger/antcorpus.tsv` has one row a name: document, start and end (code points of title, line feed and
text, as `page_text` gives them), type, and a checksum of the words there. A document without names has one
row with an empty type.
"""

from __future__ import annotations

import html
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from riwaya.annotate.reading import Reading
from riwaya.model import Block, Document

ANNOTATIONS = Path(__file__).parent / "tagger" / "antcorpus.tsv"
Row = tuple[int, int, str]


def page_text(raw: str) -> str:
    """Title and text of a page of the set, a line feed between them; empty where it has no text."""
    title = re.search(r"<TITLE>([^<]*)</TITLE>", raw)
    body = re.search(r"<TEXT>([^<]*)</TEXT>", raw)
    if body is None:
        return ""
    return html.unescape((title[1].strip() + "\n" if title else "") + body[1].strip())


def pages(data: Path) -> Iterator[tuple[str, str]]:
    """(name, raw page) of every page in a folder, in the order of their names, or in the archive there."""
    loose = sorted(data.rglob("*.txt"))
    if loose:
        for path in loose:
            yield path.stem, path.read_text(encoding="utf-8", errors="ignore")
        return
    for archive in sorted(data.glob("*.tar.xz")):
        with tarfile.open(archive) as tar:
            for member in tar:
                file = tar.extractfile(member) if member.name.endswith(".txt") else None
                if file is not None:
                    yield Path(member.name).stem, file.read().decode("utf-8", errors="ignore")


def annotations(path: Path = ANNOTATIONS) -> dict[str, list[tuple[Row, str]]]:
    """Rows with their checksums by document, as the file has them."""
    out: dict[str, list[tuple[Row, str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        name, start, end, kind, check = line.split("\t")
        rows = out.setdefault(name, [])
        if kind:
            rows.append(((int(start), int(end), kind), check))
    return out


def check(words: str) -> str:
    """The checksum of the words of a name."""
    return f"{crc32(words.encode()):08x}"


def annotated(data: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """(document, words with their labels) of every annotated sentence, documents in the file's order.

    Raises ValueError where a page is not the one that was annotated.
    """
    found = annotations()
    texts = {name: page_text(raw) for name, raw in pages(data / "antcorpus") if name in found}
    for name, rows in found.items():
        text = texts.get(name, "")
        if any(check(text[a:b]) != said for (a, b, _), said in rows):
            raise ValueError(f"antcorpus has no page {name} as it was annotated")
        for sentence in _sentences(text):
            yield name, _labelled(sentence, [row for row, _ in rows])


def _sentences(text: str) -> Iterator[list[tuple[str, int, int]]]:
    blocks: list[Block] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            kept = at + len(line) - len(line.lstrip())
            blocks.append(Block(kept, at + len(line.rstrip()), "body" if number else "title"))
        at += len(line) + 1
    document = Document(
        id="x",
        source="x",
        sha256="",
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        language="ar",
        blocks=tuple(blocks),
    )
    reading = Reading(document)
    for stretch in reading.article:
        for one in stretch.sentences:
            yield [(t.raw, t.start, t.end) for t in reading.tokens[one.first : one.last]]


def _labelled(sentence: list[tuple[str, int, int]], rows: list[Row]) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    last: Row | None = None
    for raw, start, end in sentence:
        row = next((r for r in rows if r[0] < end and start < r[1]), None)
        label = "O" if row is None else ("I-" if row == last else "B-") + row[2]
        out.append((raw, label))
        last = row
    return out
