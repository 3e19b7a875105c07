"""The tree of an HTML page, with what XML forbids carried through it; the bare lines of a page that has none."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from lxml import etree
from lxml import html as lxml_html

#: Within a line.
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
    "picture", "source", "nobr",
))  # fmt: skip
BLANK = re.compile(r"[ \t\n\r\f\v\u00a0\u2028\u2029\u0085]+")
#: libxml2 cannot hold these; they travel as private-use characters of plane 15.
_UNSAFE = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CARRIED = 0xF0000
_CARRIER = re.compile("[\U000f0000-\U000fffff]")


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
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in ("script", "style", "title") and self.unseen > 0
        if tag not in INLINE:
            self.parts.append("\n")

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """«<![...»: the standard library's raises for words that it does not know; browsers take it for a comment."""
        return self.rawdata.find(">", i) + 1 or -1

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(BLANK.sub(" ", data))


def lines_only(text: str) -> str:
    """The visible text of a page whose tree cannot be built, a line for each block element."""
    parser = _Lines()
    parser.feed(text)
    parser.close()
    lines = "".join(parser.parts).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())
