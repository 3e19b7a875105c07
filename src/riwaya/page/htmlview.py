"""The text view of an HTML page: what a reader sees, line by line, with where each line stands in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import msgspec
from lxml import etree
from lxml import html as lxml_html

from riwaya.model import BlockKind
from riwaya.resources import Pack

#: Never shown, or not part of the page's text.
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "iframe", "head", "title", "meta", "link", "object"}
    | {"embed", "svg", "math", "canvas", "audio", "video", "map", "select", "option", "input"}
    | {"textarea", "datalist", "param", "applet", "frame", "frameset", "base", "basefont"}
)
#: Within a line.
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
    }
    | {
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
    }
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "nobr"}
)
_HIDDEN = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)
#: Classes of text that only programs reading the page aloud get: it repeats what is shown.
_FOR_READERS_ALOUD = re.compile(
    r"(?<![\w-])(?:screen-reader-text|sr-only|visually-?hidden|element-invisible)(?![\w-])"
)
_TOKEN = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+(?![a-z])")
_BLANK = re.compile(r"[ \t\n\r\f\v\u00a0\u2028\u2029\u0085]+")
#: libxml2 cannot hold these; they travel as private-use characters of plane 15.
_UNSAFE = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CARRIED = 0xF0000
_CARRIER = re.compile("[\U000f0000-\U000fffff]")
#: So many of the elements around a line are kept (the outermost); trees nest deeper than any page needs.
_KEPT = 400


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


_SMALL_PRINT = frozenset({"div", "header", "li", "ul", "section"})
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


def carry(text: str) -> str:
    """Characters that XML forbids as ones it allows; `fetch` undoes it."""
    return _UNSAFE.sub(lambda m: chr(_CARRIED + ord(m.group())), text)


def fetch(text: str) -> str:
    """Undoes `carry`."""
    return _CARRIER.sub(lambda m: chr(ord(m.group()) - _CARRIED), text)


def parse(text: str) -> etree._Element | None:
    """The tree of an HTML page, or None where there is none or it is too deep to be built."""
    parser = lxml_html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml_html.document_fromstring(carry(text).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    # Beyond some 2,000 levels libxml2 stops, and what follows is lost.
    return None if any("depth" in e.message for e in parser.error_log) else root


class _Lines(HTMLParser):
    """Visible text without a tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in ("script", "style", "title")
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in ("script", "style", "title") and self.unseen > 0
        if tag not in _INLINE:
            self.parts.append("\n")

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """«<![...»: the standard library's raises for words that it does not know; browsers take it for a comment."""
        return self.rawdata.find(">", i) + 1 or -1

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(_BLANK.sub(" ", data))


def lines_only(text: str) -> str:
    """The visible text of a page whose tree cannot be built, a line for each block element."""
    parser = _Lines()
    parser.feed(text)
    parser.close()
    lines = "".join(parser.parts).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


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
        block = tag not in _INLINE or (kind == "byline" and around.tag in _SMALL_PRINT)
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
        text = fetch(_BLANK.sub(" ", raw)).strip()
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
