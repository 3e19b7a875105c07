"""Plain text to blocks, title, byline, outlet and stated date."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

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
    """Reads a page of lines; `text` stays as it is."""
    lines = split_lines(text, pack)
    return from_lines(text, lines, Labeller(lines, pack).run(), pack)


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
