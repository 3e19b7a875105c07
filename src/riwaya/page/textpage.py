"""Plain text to blocks, title, byline, outlet and stated date."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import msgspec

from riwaya.language.plain import Plain, is_plain, moved
from riwaya.model import Block, BlockKind, Outlet, Publication, Span
from riwaya.page.blocks import Labeller
from riwaya.page.lines import Line, split_lines
from riwaya.page.published import stated_date
from riwaya.page.sources import stated_outlet
from riwaya.page.writers import writer
from riwaya.resources import Pack


class Understood(msgspec.Struct, frozen=True):
    """What a reader makes of a page before its stages: `text` and the layers over it."""

    text: str
    blocks: tuple[Block, ...]
    title: Span | None = None
    byline: Span | None = None
    outlet: Outlet | None = None
    published: Publication | None = None


def understand_text(text: str, pack: Pack) -> Understood:
    """Reads a page of lines in its plain form; `text` stays as it is, and all places are in it."""
    if is_plain(text):
        return _understood(text, pack)
    form = Plain(text)
    found: Understood = moved(_understood(form.text, pack), form.back)
    lines = _whole_lines(found.blocks, [line.span for line in split_lines(text, pack)])
    return msgspec.structs.replace(
        found,
        text=text,
        blocks=tuple(Block(s.start, s.end, b.kind if b else "other") for s, b in lines),
        title=_whole_line(found.title, lines),
        byline=_whole_line(found.byline, lines),
    )


def _understood(text: str, pack: Pack) -> Understood:
    lines = split_lines(text, pack)
    return from_lines(text, lines, Labeller(lines, pack).run(), pack)


def _whole_lines(blocks: Sequence[Block], lines: Sequence[Span]) -> list[tuple[Span, Block | None]]:
    """Each line of the page with the block that was read of it: invisible marks around it are the line's too, and one
    of nothing else has no block."""
    out: list[tuple[Span, Block | None]] = []
    waiting = deque(blocks)
    for line in lines:
        own = waiting.popleft() if waiting and waiting[0].start < line.end else None
        out.append((line, own))
    return out


def _whole_line(part: Span | None, lines: Sequence[tuple[Span, Block | None]]) -> Span | None:
    """The line of which `part` is all that was read, else `part`."""
    return next((line for line, block in lines if block and block.span == part), part)


def from_lines(
    text: str, lines: Sequence[Line], kinds: Sequence[BlockKind], pack: Pack
) -> Understood:
    """The layers that labelled lines give."""
    outlet = stated_outlet(lines, kinds, pack)
    return Understood(
        text=text,
        blocks=tuple(
            Block(line.start, line.end, kind) for line, kind in zip(lines, kinds, strict=True)
        ),
        title=first_of(lines, kinds, "title"),
        byline=writer(lines, kinds, pack, outlet.name if outlet else ""),
        outlet=outlet,
        published=stated_date(lines, kinds, pack),
    )


def first_of(lines: Sequence[Line], kinds: Sequence[BlockKind], kind: BlockKind) -> Span | None:
    """Where the first line of a kind stands."""
    return next((line.span for line, k in zip(lines, kinds, strict=True) if k == kind), None)
