"""A page from its parts: title, byline and article as something beside the text declares them."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.language.view import fold
from riwaya.model import BlockKind
from riwaya.page.blocks import Labeller
from riwaya.page.lines import split_lines
from riwaya.page.textpage import Understood, from_lines, understand_text
from riwaya.resources import Pack


def understand_declared(title: str, author: str, body: str, pack: Pack) -> Understood:
    """The view of such a page: title and byline, where given, as lines above the text."""
    first = next((line for line in body.split("\n") if line.strip()), "")
    parts: list[tuple[str, BlockKind]] = []
    if title and fold(title).split() != fold(first).split():
        parts.append((title, "title"))
    if author:
        parts.append((author, "byline"))
    if not parts:
        return understand_text(body, pack)
    text = "\n\n".join([*(p for p, _ in parts), body])
    lines = split_lines(text, pack)
    kinds = Labeller(lines, pack, title or first.strip(), declared=True).run()
    return from_lines(text, lines, _forced(kinds, parts), pack)


def _forced(kinds: list[BlockKind], parts: Sequence[tuple[str, BlockKind]]) -> list[BlockKind]:
    """What the container itself says of its first lines; a second title below is none."""
    out = list(kinds)
    for i, (_, kind) in enumerate(parts):
        if i < len(out):
            out[i] = kind
    if parts and parts[0][1] == "title":
        out = [k if i == 0 or k != "title" else "body" for i, k in enumerate(out)]
    return out
