"""WARC files (ISO 28500) as crawls publish them: a record a page, read one at a time.

The framing is read here and not by warcio, which ends at the first gzip member that is broken and holds nothing to a
bound; a crawl of a million records has a broken one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from riwaya.page.httpbody import answer, body, parse_headers
from riwaya.page.limits import Limits, too_large
from riwaya.page.metadata import Metadata
from riwaya.page.readers.base import Found, Item, Skipped, digest
from riwaya.page.readers.members import BrokenError, Members

BEGINS = b"WARC/"
_LONGEST_HEAD = 1 << 14
#: HTTP headers that come before a page within its record.
_HTTP_HEAD = 1 << 17
#: `response` and `resource` hold pages, `conversion` the text of one (WET files).
_KINDS = ("response", "resource", "conversion")
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")


class WarcReader:
    """`.warc`, `.warc.gz`, WET files; `source#12` is the twelfth record of the file.

    Requests, revisits and the crawl's own records are passed over, pages that the server did not answer with
    200 and what is no page by its Content-Type said. The crawl's date comes out as `Metadata.fetched`.
    """

    name = "warc"

    def accepts(self, source: str, head: bytes) -> bool:
        if head.startswith(b"\x1f\x8b"):
            return _inside(head).startswith(BEGINS)
        return head.lstrip(b"\r\n").startswith(BEGINS)

    def items(self, source: str, stream: BinaryIO, size: int, limits: Limits) -> Iterator[Found]:
        yield from _File(source, Members(stream, BEGINS), limits)


def _inside(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 16)
    except zlib.error:
        return b""


class _File:
    """The records of one file."""

    def __init__(self, source: str, members: Members, limits: Limits) -> None:
        self._source = source
        self._members = members
        self._limits = limits
        self._number = 0

    def __iter__(self) -> Iterator[Found]:
        going = True
        while going:
            name = f"{self._source}#{self._number + 1}"
            try:
                going = self._members.skip_blank()
                found = self._record(name) if going else None
            except BrokenError as error:
                found = Skipped(name, "", f"broken record: {error}")
                going = self._members.resync()
            self._number += 1
            if found is not None:
                yield found

    def _record(self, name: str) -> Found | None:
        members = self._members
        head = read_head(members)
        length = head.get("content-length", "")
        if not length.isascii() or not length.isdigit() or len(length) > 15:
            raise BrokenError("its Content-Length is no number")
        kind, size = head.get("warc-type", "").lower(), int(length)
        if kind not in _KINDS or not self._wanted(kind, head):
            self._pass(size)
            return None
        if size > self._limits.page_bytes + _HTTP_HEAD:
            self._pass(size)
            return Skipped(name, "", too_large(size, self._limits))
        if members.need(size) < size:
            raise BrokenError("cut short")
        return _page(name, kind, head, members.take(size), self._limits)

    def _wanted(self, kind: str, head: dict[str, str]) -> bool:
        """Whether a record may hold a page from the web."""
        media_type = head.get("content-type", "").lower()
        if kind == "response":
            return "dns" not in media_type
        return media_type.startswith(_PAGES)

    def _pass(self, size: int) -> None:
        if self._members.skip(size) < size:
            raise BrokenError("cut short")


def read_head(members: Members) -> dict[str, str]:
    """The header of the record that begins here, names in small letters. Raises BrokenError."""
    at = members.find(b"\r\n\r\n", _LONGEST_HEAD)
    block = members.take(at + 4) if at >= 0 else b""
    if not block.startswith(BEGINS):
        raise BrokenError("no WARC header where a record should begin")
    return parse_headers(block.partition(b"\n")[2])


def _page(name: str, kind: str, head: dict[str, str], data: bytes, limits: Limits) -> Found:
    url = head.get("warc-target-uri", "").strip("<> ") or None
    metadata = Metadata(url=url, fetched=head.get("warc-date"), container="WARC")
    if kind != "response":
        return Item(name, data, url, head.get("content-type"), metadata)
    found = answer(data)
    if found is None:
        return Skipped(name, digest(data), "no HTTP answer in the record")
    if found.status != 200:
        return Skipped(name, "", f"the server answered {found.status}")
    media_type = found.headers.get("content-type") or None
    plain = (media_type or "").split(";")[0].strip().lower()
    if plain and not plain.startswith(_PAGES):
        return Skipped(name, "", f"{plain[:60]}, no page")
    unpacked = body(found, limits.page_bytes)
    if isinstance(unpacked, str):
        return Skipped(name, digest(data), unpacked)
    if len(unpacked) > limits.page_bytes:
        return Skipped(name, "", too_large(len(unpacked), limits))
    # A feed or a list of addresses is a page to no one; its reader takes it.
    return Item(name, unpacked, url, media_type, metadata, nested=plain.endswith("/xml"))
