"""Sitemaps (sitemaps.org) and their indexes: lists of pages, not pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from riwaya.page.limits import Limits
from riwaya.page.metadata import Metadata
from riwaya.page.readers.base import Address, Found, Skipped

_ROOT = re.compile(rb"<(?:[a-zA-Z0-9_]{1,20}:)?(urlset|sitemapindex)[\s>]")
_LINES = re.compile(rb"\A(?:https?://[!-~]{1,2000}(?:[ \t]{0,9}\r?\n){1,9}){1,99}", re.IGNORECASE)
_LONGEST = 2048


class SitemapReader:
    """The addresses in the order of the file: of pages, and of further lists where it is an index.

    A text file of nothing but addresses, one a line, is such a list too.
    """

    name = "sitemap"

    def accepts(self, source: str, head: bytes) -> bool:
        head = head.removeprefix(b"\xef\xbb\xbf")
        return bool(_ROOT.search(head[:2000]) and b"<html" not in head[:2000]) or _is_list(head)

    def items(self, source: str, stream: BinaryIO, size: int, limits: Limits) -> Iterator[Found]:
        data = stream.read(limits.page_bytes * 3)
        data = data.removeprefix(b"\xef\xbb\xbf")
        found = _lines(data) if _is_list(data[:4096]) else _entries(data)
        count = 0
        for url, metadata in found:
            if len(url) > _LONGEST or not url.startswith(("http://", "https://")):
                continue
            count += 1
            if count > limits.addresses:
                yield Skipped(source, "", f"lists more than {limits.addresses} addresses")
                return
            yield Address(source, url, metadata)
        if not count:
            yield Skipped(source, "", "a list without addresses")


def _is_list(head: bytes) -> bool:
    """Whether a file's lines, so far as they are seen whole, are addresses and nothing else."""
    whole = head if len(head) < 4096 else head[: head.rfind(b"\n") + 1]
    lines = [line for line in whole.split() if line]
    return bool(lines) and all(re.match(rb"https?://[!-~]+\Z", line) for line in lines)


def _lines(data: bytes) -> Iterator[tuple[str, Metadata | None]]:
    for line in data.split():
        yield line.decode("utf-8", "replace"), None


def _entries(data: bytes) -> Iterator[tuple[str, Metadata | None]]:
    from lxml import etree

    parser = etree.XMLPullParser(
        ("end",), recover=True, resolve_entities=False, no_network=True, huge_tree=False
    )
    for at in range(0, len(data), 1 << 16):
        try:
            parser.feed(data[at : at + (1 << 16)])
        except etree.XMLSyntaxError:
            return
        for _, element in parser.read_events():
            if _local(element) in ("url", "sitemap"):
                found = _entry(element)
                element.clear()
                if found:
                    yield found


def _entry(element: Any) -> tuple[str, Metadata | None] | None:
    said: dict[str, str] = {}
    for part in element.iter():
        said.setdefault(_local(part), (part.text or "").strip())
    url = said.get("loc", "")
    index = _local(element) == "sitemap"
    metadata = Metadata(
        url=url,
        title=said.get("title") or None,
        published=said.get("publication_date") or None,
        language=said.get("language") or None,
        container="index" if index else "the sitemap",
    )
    return (url, metadata) if url else None


def _local(element: Any) -> str:
    """An element's name without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
