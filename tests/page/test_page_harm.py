"""Anything at all as input: a page, or one line of reason; in time and space bounded by its size."""

import gzip
import io
import sys
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.errors import InputError
from riwaya.model import Document
from riwaya.page import Limits, Skipped, read_page, read_paths
from riwaya.page.decode import decode
from riwaya.page.httpbody import answer, body
from riwaya.page.knowledge import Languages
from riwaya.page.walk import read_stream
from riwaya.page.warcfile import response
from riwaya.resources import builtin

PACK = builtin()
SMALL = Limits(page_bytes=1 << 16, json_bytes=1 << 16, unpacked_bytes=1 << 18, members=20)
SENTENCE = "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح قريبا. "
QUICK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

#: Bytes near those that readers look for.
PARTS = st.sampled_from(
    [
        *(p.encode() for p in ("<", ">", "</p>", "<p>", "<!--", "&#", "<![CDATA[", '"', "{", "[", "}")),
        *(p.encode() for p in ("\r\n\r\n", "\n", "\\u0627", "http://a.b/", "<rss>", "<item>", "<loc>")),
        *(p.encode() for p in ("Content-Length: 9", "WARC/1.0", "HTTP/1.1 200 OK", SENTENCE, "«", "ـ")),
        b"\xd8", b"\xff", b"\0", b"PK\x03\x04", b"\x1f\x8b\x08\0", b"\xc7\xe1",
    ]
)  # fmt: skip
MIXED = st.lists(PARTS | st.binary(max_size=20), max_size=30).map(b"".join)


def pages(data: bytes, name: str) -> list[Document | Skipped]:
    found = list(read_stream(io.BytesIO(data), name, len(data), PACK, SMALL))
    for item in found:
        if isinstance(item, Skipped):
            assert item.reason
            assert "\n" not in item.reason
    return found


@QUICK
@given(MIXED, st.sampled_from([None, "text/html; charset=gbk", "text/plain; charset=utf-16"]))
def test_decoding(data, media_type):
    try:
        found = decode(data, "x", PACK.get(Languages).common, media_type)
    except InputError:
        return
    assert found.encoding
    assert found.reason


@QUICK
@given(MIXED, st.booleans())
def test_pages(data, markup):
    whole = b"<html><body><p>" + SENTENCE.encode() * 3 + data if markup else data
    try:
        page = read_page(whole, "x.html" if markup else "x.txt", PACK)
    except InputError:
        return
    assert all(0 <= b.start < b.end <= len(page.text) for b in page.blocks)


@QUICK
@given(MIXED)
def test_http_answers(data):
    found = answer(b"HTTP/1.1 200 OK\r\n" + data)
    assert found is not None
    unpacked = body(found, 1000)
    assert isinstance(unpacked, str) or len(unpacked) <= max(1000, len(data))


RECORD = response("https://a.b/", SENTENCE.encode() * 9, {"A": "b"}, date="2020-01-01T00:00:00Z")
PLAIN = gzip.decompress(RECORD)


@QUICK
@given(MIXED, st.integers(0, len(RECORD)), st.booleans())
def test_crawls(data, at, packed):
    one = RECORD if packed else PLAIN
    found = pages(one + one[:at] + data + one[at:] + one, "x.warc.gz" if packed else "x.warc")
    assert isinstance(found[0], Document)


@QUICK
@given(
    MIXED, st.sampled_from(["x.jsonl", "x.json", "x.xml", "x.gz", "x.zip", "x.tar.gz", "x.parquet"])
)
def test_containers(data, name):
    before = {
        "x.gz": b"\x1f\x8b\x08\0",
        "x.zip": b"PK\x03\x04",
        "x.xml": b"<rss>",
        "x.parquet": b"PAR1",
    }
    pages(before.get(name, b"") + data, name)


@QUICK
@given(st.integers(0, 400), MIXED)
def test_archives_with_some_bytes_changed(at, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("p.txt", SENTENCE)
        archive.writestr("r.jsonl", b'{"text":"x"}')
    whole = bytearray(out.getvalue())
    whole[at : at + len(data)] = data
    pages(bytes(whole), "x.zip")


UNITS = {
    "letters": "ا", "words": "كلمة ", "marks": "َ", "tatweel": "ـ", "digits": "١", "commas": "،",
    "quotes": "«", "closed quotes": "«»", "brackets": "(", "dashes": " - ", "spaces": " ", "invisible": "\u200f",
    "slashes": "/", "dates": "12/5/2018 ", "months": "12 مايو 2018 ", "bars": " | ", "colons": ":",
    "addresses": "http://a.b/", "tags": "#وسم ", "less": "<", "elements": "<p>", "deep": "<div>", "comments": "<!--",
    "references": "&#1575;", "attributes": "<a href=", "lines": "كلمة\n", "emoji": "😀", "hashes": "#", "articles": "ال",
}  # fmt: skip


def steps(data: bytes, name: str) -> int:
    """How many calls reading a page takes: what it costs, whatever else the machine does."""
    count = 0

    def note(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        read_page(data, name, PACK)
    except InputError:
        pass
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", ["x.txt", "x.html"])
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_steps_grow_with_the_length_of_a_line(unit, name):
    def page(size: int) -> bytes:
        line = unit * (size // len(unit))
        text = f"{SENTENCE * 3}\n\n{line}\n\n{SENTENCE * 3}"
        return (f"<html><body><p>{text}</p></body></html>" if name == "x.html" else text).encode()

    few, many = steps(page(1000), name), steps(page(4000), name)
    assert many < 5 * few + 2000


class Failing(io.BytesIO):
    """A file on a disk that fails after so many bytes."""

    def __init__(self, data: bytes, after: int) -> None:
        super().__init__(data)
        self.after = after

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() >= self.after:
            raise OSError(5, "Input/output error")
        return super().read(size)

    def readline(self, size: int | None = -1) -> bytes:
        if self.tell() >= self.after:
            raise OSError(5, "Input/output error")
        return super().readline(size)


def opens_as(monkeypatch, path, stream):
    """Has `path`, and no other, open as `stream`."""
    real = type(path).open

    def opened(self, *args, **kwargs):
        return stream if self == path else real(self, *args, **kwargs)

    monkeypatch.setattr(type(path), "open", opened)


ROW = b'{"text": "%s"}\n' % (SENTENCE * 3).encode()


@pytest.mark.parametrize(("name", "data"), [("x.jsonl", ROW), ("x.warc", PLAIN)])
def test_a_disk_that_fails_keeps_what_came_before(tmp_path, monkeypatch, name, data):
    whole = data * 400
    path = tmp_path / name
    path.write_bytes(whole)
    opens_as(monkeypatch, path, Failing(whole, len(whole) // 2))
    found = list(read_paths([path], PACK))
    assert isinstance(found[0], Document)
    # Copies beyond the hundredth are counted, in one line.
    assert found[-2] == Skipped(name, "", "cannot be read: Input/output error")
    assert "more: the same bytes as" in found[-1].reason


def test_a_file_that_grows_while_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "x.txt"
    path.write_bytes(b"short")
    opens_as(monkeypatch, path, io.BytesIO(SENTENCE.encode() * 99))
    (found,) = read_paths([path], PACK, Limits(page_bytes=1000))
    assert found.reason.startswith("grew while it was read")
