"""A page's text with its annotations as nested elements.

Annotations may overlap in any way; HTML elements only nest. One that runs across the end of another is
cut there; all its pieces carry `data-a`, the first one the `id`.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

import msgspec
from markupsafe import Markup, escape

from riwaya.dossier.html.bilingual import anchor
from riwaya.dossier.html.marks import Mark
from riwaya.dossier.safe import pieces
from riwaya.model import Document

#: A browser lays out a single line of millions of letters for minutes; longer blocks are shown in pieces.
LONG = 20_000


class Passage(msgspec.Struct, frozen=True):
    """One block as shown; `kind` as in the model. `start` is the code point of the page it begins at; `long` says
    that it is a piece of a very long one."""

    kind: str
    html: Markup
    start: int
    long: bool = False


def passages(document: Document, marks: Sequence[Mark]) -> list[Passage]:
    """The blocks of a page, marks in them. Text that no block covers comes as `other`."""
    seen: set[str] = set()
    out: list[Passage] = []
    ordered = sorted(marks, key=_outer_first)
    first = 0
    for start, end, kind in _stretches(document):
        while first < len(ordered) and ordered[first].end <= start:
            first += 1
        inside = (m for m in ordered[first:] if m.start < end and m.end > start)
        html = _markup(document.text, start, end, inside, seen)
        out.append(Passage(kind, html, start, end - start > LONG // 2))
    return out


def _outer_first(mark: Mark) -> tuple[int, int, int]:
    return (mark.start, -mark.end, mark.depth)


def _stretches(document: Document) -> Iterable[tuple[int, int, str]]:
    for start, end, kind in _covering(document):
        while end - start > LONG:
            blank = document.text.rfind(" ", start + LONG // 2, start + LONG)
            cut = blank + 1 if blank > 0 else start + LONG
            yield start, cut, kind
            start = cut
        yield start, end, kind


def _covering(document: Document) -> Iterable[tuple[int, int, str]]:
    at = 0
    for block in document.blocks:
        if document.text[at : block.start].strip():
            yield at, block.start, "other"
        if block.start >= at:
            yield block.start, block.end, block.kind
        at = max(at, block.end)
    if document.text[at:].strip():
        yield at, len(document.text), "other"


def _markup(text: str, start: int, end: int, marks: Iterable[Mark], seen: set[str]) -> Markup:
    out: list[str] = []
    open_until: list[int] = []
    heap = [(_outer_first(c), number, c) for number, c in enumerate(_clipped(marks, start, end))]
    heapq.heapify(heap)
    number = len(heap)
    at = start

    def run_to(place: int) -> None:
        nonlocal at
        while open_until and open_until[-1] <= place:
            out.append(_shown(text[at : open_until[-1]]))
            at = open_until.pop()
            out.append("</span>")
        out.append(_shown(text[at:place]))
        at = place

    while heap:
        _, _, mark = heapq.heappop(heap)
        run_to(mark.start)
        if open_until and mark.end > open_until[-1]:
            rest = msgspec.structs.replace(mark, start=open_until[-1])
            heapq.heappush(heap, (_outer_first(rest), number, rest))
            number += 1
            mark = msgspec.structs.replace(mark, end=open_until[-1])
        out.append(_opening(mark, seen))
        open_until.append(mark.end)
    run_to(end)
    return Markup("".join(out))  # noqa: S704  # every part is escaped by _shown and _opening


def _clipped(marks: Iterable[Mark], start: int, end: int) -> Iterable[Mark]:
    for mark in marks:
        clipped = msgspec.structs.replace(
            mark, start=max(mark.start, start), end=min(mark.end, end)
        )
        if clipped.start < clipped.end:
            yield clipped


def _opening(mark: Mark, seen: set[str]) -> str:
    key = anchor("a", mark.key)
    parts = [f'<span class="a {mark.kind}" data-a="{key}"']
    if key not in seen:
        seen.add(key)
        parts.append(f' id="{key}"')
    if mark.link:
        parts.append(f' data-l="{escape(mark.link)}"')
    parts.append(f' title="{escape(mark.title)}">')
    return "".join(parts)


def _shown(text: str) -> str:
    out: list[str] = []
    for control, piece in pieces(text):
        out.append(f'<span class="ctl">{piece}</span>' if control else str(escape(piece)))
    return "".join(out)
