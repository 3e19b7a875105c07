"""Cases of `page`: whole pages in one cell, their lines parted by «⏎», every line marked that is not body."""

from __future__ import annotations

from riwaya.evaluate.cases import Found
from riwaya.model import Document
from riwaya.page.textpage import understand_text
from riwaya.resources import Pack

SUBJECT = "page"
_BREAK = "⏎"


def run(document: Document, pack: Pack) -> list[Found]:
    """The page's lines with their kinds, body left out."""
    text = document.text.replace(_BREAK, "\n")
    page = understand_text(text, pack)
    return [Found(b.start, b.end, b.kind) for b in page.blocks if b.kind != "body"]
