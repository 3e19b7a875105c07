"""RSS and Atom files: every entry a page, as far as the feed holds its text."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from riwaya.page.limits import Limits, megabytes
from riwaya.page.readers.base import Found, Item, Skipped, digest
from riwaya.page.readers.rows import Record

_ROOT = re.compile(rb"<(?:[a-zA-Z0-9_]{1,20}:)?(rss|feed|RDF)[\s>]")
_BEFORE = re.compile(rb"\s{0,100}(?:<[?!][^<>]{0,400}>\s{0,100}){0,9}$")
_ENCODING = re.compile(rb"""^[^<]{0,9}<\?xml[^>]{1,100}encoding=["']([\w.-]{1,40})""")
#: How text of two or four bytes a letter begins.
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0", b"<\0")
_LONGEST_NAME = 6
#: The most that a feed's parts may be marked up with: more is no feed but an attack on its parser.
_MOST_ENTRIES = 100_000


class FeedReader:
    """RSS 0.9 to 2.0, RDF and Atom; `source#3` is the third entry.

    The full text where the feed has it (`content:encoded`, `content`), else the summary, which is all that such
    an entry says.
    """

    name = "feed"

    def accepts(self, source: str, head: bytes) -> bool:
        head = head.removeprefix(b"\xef\xbb\xbf")
        root = _ROOT.search(head)
        return bool(root and _BEFORE.match(_uncommented(head[: root.start()])))

    def items(self, source: str, stream: BinaryIO, size: int, limits: Limits) -> Iterator[Found]:
        data = stream.read(limits.page_bytes + 1)
        if len(data) > limits.page_bytes:
            yield Skipped(source, "", f"feeds are read up to {megabytes(limits.page_bytes)}")
            return
        try:
            feed = _parsed(data)
        except Exception as error:  # feedparser lets errors of every kind through
            yield Skipped(source, digest(data), f"broken feed: {type(error).__name__}")
            return
        entries = feed.get("entries") or []
        if not entries:
            yield Skipped(source, digest(data), "a feed without entries")
        outlet = _text(feed.get("feed", {}).get("title"))
        for number, entry in enumerate(entries[:_MOST_ENTRIES], 1):
            yield _entry(f"{source}#{number}", entry, outlet)


def _uncommented(head: bytes) -> bytes:
    return re.sub(rb"<!--[^>]{0,2000}-->", b"", head)


def _parsed(data: bytes) -> Any:
    """The feed as feedparser has it; from a stream, as it would open an address or a file's name."""
    import feedparser

    stream = io.BytesIO(_repaired(data))
    return feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)


def _repaired(data: bytes) -> bytes:
    """With what is no UTF-8 in a file of UTF-8 replaced: for one broken letter the whole would be taken for another
    encoding, and no letter of it be Arabic."""
    declared = _ENCODING.search(data[:200])
    if data.startswith(_WIDE) or (declared and declared[1].lower() not in (b"utf-8", b"utf8")):
        return data
    return data.decode("utf-8", "replace").encode()


def _entry(name: str, entry: Any, outlet: str) -> Found:
    text, markup = _content(entry)
    fields = {
        "url": _link(entry),
        "title": _text(entry.get("title")),
        "html" if markup else "text": text,
        "author": _text(entry.get("author")),
        "date": _text(entry.get("published") or entry.get("updated")),
        "source": outlet if len(outlet.split()) <= _LONGEST_NAME else "",
        "language": _text(entry.get("language")),
    }
    fields = {key: value for key, value in fields.items() if value}
    raw = json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    if not text:
        return Skipped(name, digest(raw), "an entry without text")
    return Item(name, raw, record=Record(fields, "the feed"), media_type="application/json")


def _content(entry: Any) -> tuple[str, bool]:
    """The longest of an entry's texts, and whether it is mark-up."""
    parts = [*(entry.get("content") or []), entry.get("summary_detail") or {}]
    found = [(_text(p.get("value")), _text(p.get("type"))) for p in parts if hasattr(p, "get")]
    text, kind = max(found, key=lambda f: len(f[0]), default=("", ""))
    return text, "html" in kind and "<" in text


def _link(entry: Any) -> str:
    """The entry's address: its link, or an identifier that is an address."""
    for written in (entry.get("link"), entry.get("id")):
        if _text(written).startswith(("http://", "https://")):
            return _text(written)
    return ""


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
