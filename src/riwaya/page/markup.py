"""What the tag, class and id of an element say of it."""

from __future__ import annotations

import re

import msgspec
from lxml import etree

from riwaya.model import BlockKind
from riwaya.resources import Pack

_TOKEN = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+(?![a-z])")


class MarkupRow(msgspec.Struct, frozen=True):
    """A word of `class` or `id` and what it says of the element."""

    token: str
    kind: BlockKind


class Markup:
    """`markup.tsv`."""

    def __init__(self, pack: Pack) -> None:
        self.kinds = {row.token: row.kind for row in pack.rows("page", "markup", MarkupRow)}

    def of(self, element: etree._Element) -> BlockKind | None:
        """What the element's tag, class and id say of it: the first in the order of `_RANK`."""
        tag = element.tag
        if tag in _TAGS:
            return _TAGS[tag]
        if tag in ("body", "html"):
            return None
        if tag in _LAYOUT and (element.find(".//article") is not None or _holds_article(element)):
            return None
        said = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if len(said) < 4:
            return "tags" if element.get("rel") == "tag" else None
        found = set()
        for word in _TOKEN.findall(said[:300]):
            kind = self.kinds.get(word.lower())
            if kind:
                found.add(kind)
        return next((kind for kind in _RANK if kind in found), None)


#: Elements that lay a page out; their classes («with-sidebar», «comments-open») may speak of what is beside.
_LAYOUT = frozenset({"div", "section", "main", "article", "td", "table", "center"})


def _holds_article(element: etree._Element) -> bool:
    """Whether a headline and paragraphs stand in the element, which then is no part beside the article."""
    return element.find(".//h1") is not None and element.find(".//p[3]") is not None


_TAGS: dict[str, BlockKind] = {
    "nav": "other",
    "aside": "other",
    "footer": "other",
    "form": "other",
    "button": "other",
    "fieldset": "other",
    "figcaption": "caption",
    "caption": "caption",
    "time": "dateline",
}
#: Which of several kinds counts, and which of a nest of elements overrides those inside it.
_RANK: tuple[BlockKind, ...] = (
    "comment",
    "related",
    "tags",
    "other",
    "caption",
    "dateline",
    "byline",
    "title",
)
