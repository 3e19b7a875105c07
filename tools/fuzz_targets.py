"""What is fuzzed: one function a target, which takes any bytes and may raise nothing but errors of Riwaya's own."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

from riwaya.errors import InputError, RiwayaError
from riwaya.model import Document
from riwaya.page import Limits, Skipped, read_page
from riwaya.page.decode import decode as decode_page
from riwaya.page.httpbody import answer, body
from riwaya.page.knowledge import Languages
from riwaya.page.quick import passed_over
from riwaya.page.walk import read_stream, stream_addresses
from riwaya.project.log import Log
from riwaya.resources import builtin
from riwaya.resources.people import Person
from riwaya.resources.rules import read_rules
from riwaya.resources.tables import read_table

PACK = builtin()
#: Small bounds, so that the paths behind them are reached.
LIMITS = Limits(
    page_bytes=1 << 18, json_bytes=1 << 19, unpacked_bytes=1 << 20, members=50, addresses=200
)
_MEDIA = (None, "text/html", "text/html; charset=windows-1256", "text/plain; charset=utf-16")
_FOLDER = Path(tempfile.mkdtemp(prefix="riwaya-fuzz-"))


def _pages(data: bytes, name: str) -> None:
    """Everything that is found is a page with spans in its text, or one line of reason."""
    for found in read_stream(io.BytesIO(data), name, len(data), PACK, LIMITS):
        if isinstance(found, Skipped):
            assert found.reason, found
            assert "\n" not in found.reason, found
        else:
            _whole(found)


def _whole(page: Document) -> None:
    for block in page.blocks:
        assert 0 <= block.start < block.end <= len(page.text), block
    page.text.encode("utf-8", "surrogatepass")


def decode(data: bytes) -> None:
    """Any bytes as text, under any media type."""
    media = _MEDIA[data[0] % len(_MEDIA)] if data else None
    try:
        decoded = decode_page(data[1:], "x", PACK.get(Languages).common, media)
    except InputError:
        return
    assert decoded.reason


def text(data: bytes) -> None:
    """A plain-text page."""
    _page(data, "x.txt")


def html(data: bytes) -> None:
    """A page of HTML."""
    _page(data, "x.html")


def _page(data: bytes, name: str) -> None:
    passed_over(data)
    try:
        _whole(read_page(data, name, PACK))
    except InputError:
        return


def http(data: bytes) -> None:
    """An HTTP answer as stored in a crawl."""
    found = answer(data)
    if found is not None:
        unpacked = body(found, 1 << 18)
        assert isinstance(unpacked, str) or len(unpacked) <= max(1 << 18, len(data))


def warc(data: bytes) -> None:
    """A WARC file, packed or not."""
    _pages(data, "x.warc.gz" if data.startswith(b"\x1f\x8b") else "x.warc")


def jsonl(data: bytes) -> None:
    """Rows, one a line."""
    _pages(data, "x.jsonl")


def csv(data: bytes) -> None:
    """Rows of a table."""
    _pages(data, "x.csv")


def json(data: bytes) -> None:
    """A file of JSON."""
    _pages(data, "x.json")


def archive(data: bytes) -> None:
    """Zip, WACZ, tar, gzip, xz, bzip2, by their first bytes."""
    for name in ("x.zip", "x.wacz") if data.startswith(b"PK") else ("x.tar.gz", "x.gz"):
        _pages(data, name)


def feed(data: bytes) -> None:
    """RSS and Atom."""
    _pages(data, "x.xml")


def sitemap(data: bytes) -> None:
    """Lists of addresses."""
    list(stream_addresses(io.BytesIO(data), "x.xml", len(data), PACK, LIMITS))
    _pages(data, "x.xml")


def log(data: bytes) -> None:
    """The log of decisions."""
    path = _FOLDER / "log.jsonl"
    path.write_bytes(data)
    try:
        Log(path).decisions()
    except RiwayaError:
        return


def tables(data: bytes) -> None:
    """Tables and rules of a pack."""
    path = _FOLDER / "x.tsv"
    path.write_bytes(data)
    rows, _, faults = read_table(path, Person)
    assert rows is not None
    assert all("\n" not in fault for fault in faults)
    read_rules(path)


TARGETS: dict[str, Callable[[bytes], None]] = {
    f.__name__: f
    for f in (
        *(decode, text, html, http, warc, jsonl, csv, json),
        *(archive, feed, sitemap, log, tables),
    )
}
