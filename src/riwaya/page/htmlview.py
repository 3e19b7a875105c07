"""The text view of an HTML page: what a reader sees, line by line, with where each line stands in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from lxml import etree

from riwaya.model import BlockKind
from riwaya.page.htmltree import BLANK, INLINE, fetch
from riwaya.page.markup import Markup
from riwaya.resources import Pack

#: Never shown, or not part of the page's text.
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "iframe", "head", "title", "meta", "link", "object"}
    | {"embed", "svg", "math", "canvas", "audio", "video", "map", "select", "option", "input"}
    | {"textarea", "datalist", "param", "applet", "frame", "frameset", "base", "basefont"}
)
_HIDDEN = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)
#: Classes of text that only programs reading the page aloud get: it repeats what is shown.
_FOR_READERS_ALOUD = re.compile(
    r"(?<![\w-])(?:screen-reader-text|sr-only|visually-?hidden|element-invisible)(?![\w-])"
)
#: So many of the elements around a line are kept (the outermost); trees nest deeper than any page needs.
_KEPT = 400


_SMALL_PRINT = frozenset({"div", "header", "li", "ul", "section"})


class Segment(msgspec.Struct):
    """One line of the view.

    `start`, `end` are offsets in the view; `tag` the nearest block element's; `kind` what the mark-up
    says (the outermost of comment, related, tags, other; else the innermost); `linked` the share of its
    characters inside links; `place` numbers the element, `above` those around it, outermost first.
    """

    start: int
    end: int
    text: str
    tag: str
    kind: BlockKind | None
    linked: float
    place: int
    above: tuple[int, ...]
    heading: int = 0


class HtmlView(msgspec.Struct):
    """`text` joins the segments' texts with line breaks."""

    text: str
    segments: list[Segment]
    depth: int


def view(root: etree._Element, pack: Pack) -> HtmlView:
    """Walks the tree without recursion (pages nest thousands of elements deep)."""
    return _Walk(pack.get(Markup)).run(root)


class _State(msgspec.Struct):
    """What holds inside an element: `outer` is a kind that overrides those within."""

    outer: BlockKind | None
    inner: BlockKind | None
    tag: str
    place: int
    above: tuple[int, ...]
    heading: int
    link: bool


class _Walk:
    def __init__(self, markup: Markup) -> None:
        self.markup = markup
        self.out: list[Segment] = []
        self.parts: list[tuple[str, bool]] = []
        self.inline_kinds: list[tuple[BlockKind, int]] = []
        self.at = 0
        self.count = 0
        self.depth = 0

    def run(self, root: etree._Element) -> HtmlView:
        first = _State(None, None, "body", 0, (), 0, False)
        stack: list[tuple[etree._Element, _State, Iterator[etree._Element], bool]] = []
        self._open(root, first, stack)
        while stack:
            element, state, children, block = stack[-1]
            self.depth = max(self.depth, len(stack))
            child = next(children, None)
            if child is None:
                stack.pop()
                if block:
                    self._flush(state)
                if stack:
                    self._text(element.tail, stack[-1][1])
                continue
            self._child(child, state, stack)
        segments = [s for s in self.out if s.text]
        return HtmlView("\n".join(s.text for s in segments), segments, self.depth)

    def _child(
        self,
        child: etree._Element,
        state: _State,
        stack: list[tuple[etree._Element, _State, Iterator[etree._Element], bool]],
    ) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in _UNSEEN or _hidden(child):
            self._text(child.tail, state)
            return
        if tag in ("br", "hr"):
            self._flush(state)
            self._text(child.tail, state)
            return
        self._open(child, state, stack)

    def _open(
        self,
        element: etree._Element,
        around: _State,
        stack: list[tuple[etree._Element, _State, Iterator[etree._Element], bool]],
    ) -> None:
        tag = str(element.tag)
        kind = self.markup.of(element)
        # A writer's name beside the date in one line of small print is a line of its own.
        block = tag not in INLINE or (kind == "byline" and around.tag in _SMALL_PRINT)
        self.count += 1
        outer = around.outer
        if kind in ("comment", "related", "tags", "other") and (
            outer is None or (kind == "comment" and outer != "comment")
        ):
            outer = kind
        inner = kind if kind in ("caption", "dateline", "byline", "title") else around.inner
        if block:
            self._flush(around)
        state = _State(
            outer,
            inner if block else around.inner,
            tag if block else around.tag,
            self.count if block else around.place,
            (*around.above, around.place) if block and len(around.above) < _KEPT else around.above,
            int(tag[1]) if tag in _HEADINGS else around.heading,
            around.link or tag == "a",
        )
        if not block and kind in ("caption", "dateline", "byline", "tags", "comment", "related"):
            self.inline_kinds.append((kind, sum(len(p) for p, _ in self.parts)))
        stack.append((element, state, iter(element), block))
        self._text(element.text, state)

    def _text(self, text: str | None, state: _State) -> None:
        if text:
            self.parts.append((text, state.link))

    def _flush(self, state: _State) -> None:
        if not self.parts:
            self.inline_kinds.clear()
            return
        raw = "".join(p for p, _ in self.parts)
        text = fetch(BLANK.sub(" ", raw)).strip()
        if text:
            linked = sum(len(p.strip()) for p, link in self.parts if link) / max(
                1, len(raw.strip())
            )
            kind = state.outer or state.inner
            if kind is None and self.inline_kinds:
                # An inline element speaks for the line only where the line begins with it.
                said, where = self.inline_kinds[0]
                kind = said if not raw[:where].strip() else None
            self.out.append(
                Segment(
                    self.at,
                    self.at + len(text),
                    text,
                    state.tag,
                    kind,
                    min(1.0, linked),
                    state.place,
                    (*state.above, state.place),
                    state.heading,
                )
            )
            self.at += len(text) + 1
        self.parts.clear()
        self.inline_kinds.clear()


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None:
        return True
    if _FOR_READERS_ALOUD.search((element.get("class") or "")[:200]):
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style[:500]))
