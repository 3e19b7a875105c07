"""Sections of an HTML page that a heading opens: related pages, tags, comments."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import BlockKind
from riwaya.page.htmlview import Segment
from riwaya.page.lines import Line


def sections(
    segments: Sequence[Segment], lines: Sequence[Line], body: set[int]
) -> dict[int, BlockKind]:
    """Kinds of the lines that stand under a heading such as «مواضيع مشابهة», the heading included.

    Where the heading stands in an element of its own beside the article, all that follows in that element
    belongs to it, and what the body finder took from there is not body. Where it stands among the
    paragraphs, only links and short lines do.
    """
    found: dict[int, BlockKind] = {}
    if not body:
        return found
    first = min(body)
    for i in range(first + 1, len(segments)):
        line = lines[i]
        if i in found or line.count > 12 or line.text[:1].isdigit():
            continue
        label = line.label
        if not label or label.row.section == "" or (label.row.match == "start" and line.count > 6):
            continue
        found[i] = label.row.kind
        kind: BlockKind = "comment" if label.row.kind == "comment_heading" else label.row.kind
        before = max((b for b in body if b < i), default=first)
        shared = common(segments[i].above, segments[before].above)
        if shared < len(segments[i].above):
            place = _place(segments, i, shared) if kind == "tags" else segments[i].above[shared]
            for j in range(i + 1, len(segments)):
                if place not in segments[j].above:
                    break
                found[j] = kind
        else:
            _flat(i, segments, lines, kind, found, label.row.section == "end")
    return found


def _place(segments: Sequence[Segment], i: int, shared: int) -> int:
    """The innermost element around heading `i` that holds a line after it, below what the body shares."""
    above = segments[i].above
    after = segments[i + 1].above if i + 1 < len(segments) else ()
    return next((p for p in reversed(above[shared:]) if p in after), above[shared])


def _flat(
    i: int,
    segments: Sequence[Segment],
    lines: Sequence[Line],
    kind: BlockKind,
    found: dict[int, BlockKind],
    to_the_end: bool,
) -> None:
    for j in range(i + 1, len(segments) if to_the_end else min(len(segments), i + 7)):
        if kind != "comment" and lines[j].prose and segments[j].linked < 0.5:
            return
        found.setdefault(j, kind)


def common(a: Sequence[int], b: Sequence[int]) -> int:
    """Number of elements, outermost first, that hold both lines."""
    n = 0
    while n < len(a) and n < len(b) and a[n] == b[n]:
        n += 1
    return n
