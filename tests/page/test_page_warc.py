"""WARC, WACZ: what is read of a crawl, what is passed over, what is left of a broken one."""

import gzip
import io
import json
import random
import sys
import zipfile
from types import SimpleNamespace

import pytest
from page_inputs import PACK, read

from riwaya.model import Document
from riwaya.page import Skipped
from riwaya.page.httpbody import answer, parse_headers
from riwaya.page.warcfile import record as warc_record
from riwaya.page.warcfile import response

BODY = (
    "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح أمام السيارات في نهاية هذا الشهر. "
    "وأضاف الوزير أن الأعمال التي بدأت منذ عام كانت تجري على مدار الساعة من أجل إنجازها. "
)
CRAWLED = "2020-03-05T11:22:33Z"


def html(number: int) -> str:
    return (
        f"<html><head><title>افتتاح الطريق رقم {number}</title></head><body><article>"
        f"<h1>افتتاح الطريق رقم {number}</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"
    )


def answered(url, payload, *, status="200 OK", headers=(), packed=True):
    """A record of a page."""
    head = {"Content-Type": "text/html; charset=utf-8", **dict(headers)}
    return response(url, payload, head, date=CRAWLED, status=status, packed=packed)


def crawl(count: int, *, packed: bool = True) -> list[bytes]:
    """`count` records, each on its own."""
    return [
        answered(f"https://example.com/{i}", html(i).encode(), packed=packed) for i in range(count)
    ]


def pages(found):
    return [f.source.rpartition("#")[2] for f in found if isinstance(f, Document)]


def reasons(found):
    return {f.source.rpartition("#")[2]: f.reason for f in found if isinstance(f, Skipped)}


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_a_crawl(tmp_path, packed):
    def other(kind):
        return warc_record(
            kind, b"x: y\r\n", url="https://example.com/r", date=CRAWLED, packed=packed
        )

    legacy = html(3).replace("<head>", "<head><meta charset='windows-1256'>").encode("cp1256")
    records = [
        other("warcinfo"),
        answered("https://www.hespress.com/a", html(1).encode(), packed=packed),
        other("request"),
        other("revisit"),
        answered("https://example.com/404", b"", status="404 Not Found", packed=packed),
        answered(
            "https://example.com/3", legacy, headers=[("Content-Type", "text/html")], packed=packed
        ),
    ]
    path = tmp_path / ("c.warc.gz" if packed else "c.warc")
    path.write_bytes(b"".join(records))
    found = read(path)
    assert pages(found) == ["2", "6"]
    assert reasons(found) == {"5": "the server answered 404"}
    first, last = (f for f in found if isinstance(f, Document))
    assert first.url == "https://www.hespress.com/a"
    assert (first.outlet.name, first.outlet.basis) == ("هسبريس", "url")
    assert first.fetched == "2020-03-05"
    assert (last.encoding, last.quote(last.title)) == ("windows-1256", "افتتاح الطريق رقم 3")


@pytest.mark.parametrize(
    ("headers", "change"),
    [
        ([("Content-Encoding", "gzip")], gzip.compress),
        ([("Content-Encoding", "gzip")], lambda data: data),
        ([("Content-Encoding", "br")], lambda data: data),
        ([("Transfer-Encoding", "chunked")], lambda d: b"%x\r\n%s\r\n5;x=y\r\n<hr/>\r\n0\r\n\r\n" % (len(d), d)),
        ([("Transfer-Encoding", "chunked")], lambda data: data),
        ([("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")],
         lambda d: b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(d)), gzip.compress(d))),
    ],
)  # fmt: skip
def test_bodies_as_servers_send_them(tmp_path, headers, change):
    record = answered("https://example.com/1", change(html(1).encode()), headers=headers)
    (tmp_path / "c.warc.gz").write_bytes(record)
    (found,) = read(tmp_path)
    assert found.quote(found.title) == "افتتاح الطريق رقم 1"


def test_bodies_that_cannot_be_had(tmp_path):
    zipped = ("Content-Encoding", "gzip")
    bodies = [
        (gzip.compress(b"0" * 3_000_000), zipped),
        (b"\x1f\x8b\x08broken", zipped),
        (b"\x0b\x02\x80\0\0", ("Content-Encoding", "br")),
        (b"\x89PNG", ("Content-Type", "image/png")),
        (html(5).encode(), ("X-A", "b")),
    ]
    records = [
        answered(f"https://example.com/{i}", body, headers=[h])
        for i, (body, h) in enumerate(bodies)
    ]
    (tmp_path / "c.warc.gz").write_bytes(b"".join(records))
    found = read(tmp_path, page_bytes=1_000_000)
    assert pages(found) == ["5"]
    assert reasons(found)["1"] == "its body unpacks to more than a page may hold"
    assert reasons(found)["2"] == "its body cannot be unpacked"
    assert reasons(found)["3"] == "content encoding 'br' is not read"
    assert len(found) == 5


@pytest.mark.parametrize("packed", [True, False])
def test_a_crawl_cut_short_keeps_what_came_before(tmp_path, packed):
    parts = crawl(4, packed=packed)
    (tmp_path / "c.warc.gz").write_bytes(b"".join(parts)[: -len(parts[3]) // 2])
    found = read(tmp_path)
    assert pages(found) == ["1", "2", "3"]
    assert len(found) == 4
    assert reasons(found)["4"].startswith("broken record")


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("packed", [True, False])
def test_one_broken_record_costs_no_other(tmp_path, packed, seed):
    parts = crawl(7, packed=packed)
    bad = bytearray(parts[3])
    for at in random.Random(seed).sample(range(3, len(bad) - 1), 40 if packed else 0):
        bad[at] ^= 0x5A
    if not packed:
        bad[:4] = b"XXXX"
    parts[3] = bytes(bad)
    (tmp_path / "c.warc.gz").write_bytes(b"".join(parts))
    found = read(tmp_path)
    titles = [f.quote(f.title) for f in found if isinstance(f, Document)]
    assert titles == [f"افتتاح الطريق رقم {i}" for i in (0, 1, 2, 4, 5, 6)]
    assert any("broken record" in r for r in reasons(found).values())


def test_a_broken_record_in_a_stream_that_cannot_go_back(tmp_path):
    parts = crawl(5)
    parts[1] = parts[1][:20] + bytes(30) + parts[1][50:]
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("c.warc.gz", b"".join(parts))
    # Larger than a page, so that it is read from the archive as a stream.
    assert (tmp_path / "c.zip").stat().st_size > 3000
    found = read(tmp_path, page_bytes=3000)
    assert pages(found) == ["1", "3", "4", "5"]
    assert reasons(found)["2"].startswith("broken record")


def test_headers_that_lie(tmp_path):
    parts = crawl(3, packed=False)
    path = tmp_path / "c.warc"
    mark = b"Content-Length: "
    path.write_bytes(parts[0] + parts[1].replace(mark, mark + b"9", 1) + parts[2])
    found = read(path)
    assert pages(found) == ["1", "3"]
    assert reasons(found) == {"2": "broken record: cut short"}
    path.write_bytes(parts[0] + parts[1].replace(mark, mark + b"x", 1) + parts[2])
    found = read(path)
    assert pages(found) == ["1", "3"]
    assert reasons(found) == {"2": "broken record: its Content-Length is no number"}
    path.write_bytes(b"WARC/1.0\r\n" + b"X: y\r\n" * 20_000 + parts[2])
    found = read(path)
    assert pages(found) == ["2"]
    assert "no WARC header" in reasons(found)["1"]


def test_pages_in_other_languages_are_counted(tmp_path):
    records = crawl(1)
    for i in range(130):
        page = f"<html><body><p>{'The minister opened the road. ' * 200}{i}</p></body></html>"
        records.append(answered(f"https://example.com/{i}", page.encode()))
    (tmp_path / "c.warc.gz").write_bytes(b"".join(records))
    found = read(tmp_path)
    assert len(pages(found)) == 1
    assert len(found) == 102
    assert found[-1] == Skipped("c.warc.gz", "", "30 more: not Arabic: no Arabic letters")
    assert found[1].sha256


def test_text_of_a_crawl(tmp_path):
    text = f"افتتاح طريق جديد\n{BODY}\n".encode()
    record = warc_record(
        "conversion", text, url="https://example.com/a", date=CRAWLED, media_type="text/plain"
    )
    (tmp_path / "c.warc.wet.gz").write_bytes(record)
    (found,) = read(tmp_path)
    assert (found.text.encode(), found.url) == (text, "https://example.com/a")


def wacz(path, records: bytes, lines=None):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", records)
        if lines is not None:
            rows = [{"format": "json-pages-1.0"}, *lines]
            archive.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, rows)))


def test_wacz_reads_the_pages_it_lists(tmp_path):
    records = b"".join(crawl(3))
    wacz(tmp_path / "a.wacz", records, [{"url": "https://example.com/1", "title": "عنوان"}])
    wacz(tmp_path / "b.wacz", b"".join(crawl(5)[3:]))
    found = read(tmp_path)
    read_of = [f.source for f in found if isinstance(f, Document)]
    assert read_of == [
        "a.wacz!archive/data.warc.gz#2",
        "b.wacz!archive/data.warc.gz#1",
        "b.wacz!archive/data.warc.gz#2",
    ]
    assert reasons(found) == dict.fromkeys("13", "none of the pages that the WACZ file lists")


def test_wacz_on_standard_input_is_told_by_its_first_member(tmp_path, monkeypatch):
    wacz(tmp_path / "a.wacz", b"".join(crawl(3)), [{"url": "https://example.com/1"}])
    given = io.BytesIO((tmp_path / "a.wacz").read_bytes())
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=given))
    found = read("-")
    assert [f.source for f in found if isinstance(f, Document)] == [
        "stdin.wacz!archive/data.warc.gz#2"
    ]


def test_broken_wacz(tmp_path):
    (tmp_path / "a.wacz").write_bytes(b"PK\x03\x04 broken")
    with zipfile.ZipFile(tmp_path / "b.wacz", "w") as archive:
        archive.writestr("pages/pages.jsonl", "")
    found = read(tmp_path)
    assert [f.reason for f in found] == [
        "broken WACZ file: File is not a zip file",
        "a WACZ file without WARC files",
    ]


def test_the_day_of_the_crawl_bounds_the_date(tmp_path):
    from riwaya.annotate.pipeline import annotate

    (tmp_path / "c.warc.gz").write_bytes(crawl(1)[0])
    (found,) = read(tmp_path)
    published = annotate(found, PACK).published
    assert published is not None
    assert published.latest <= "2020-03-06"
    assert any("2020-03-05" in step.says for step in published.evidence)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_warcio_reads_what_is_written_here(tmp_path):
    from warcio.archiveiterator import ArchiveIterator

    path = tmp_path / "c.warc.gz"
    path.write_bytes(b"".join(crawl(3)))
    with path.open("rb") as stream:
        records = ArchiveIterator(stream, check_digests=True)
        found = [
            (
                r.rec_headers.get_header("WARC-Target-URI"),
                r.content_stream().read(),
                r.digest_checker.passed,
            )
            for r in records
        ]
    assert found == [(f"https://example.com/{i}", html(i).encode(), True) for i in range(3)]


def test_headers_are_joined_and_the_last_counts():
    block = b"HTTP/1.1 200 OK\r\nA: 1\r\n 2\r\n\t3\r\nno colon\r\n lost\r\na : 4\r\nB:\r\n\r\nbody"
    found = answer(block)
    assert found.headers == {"a": "4", "b": ""}
    assert parse_headers(b"A: 1\r\n 2\r\n\t3") == {"a": "1 2 3"}
    assert found.body == b"body"
    assert answer(b"no answer") is None


def test_many_broken_ends_are_passed_in_one_go(tmp_path):
    good = crawl(3)
    # More than may be read twice: where it cannot go back, reading must still go on.
    broken = (good[1][:-8] + bytes(8)) * 2600
    (tmp_path / "c.warc.gz").write_bytes(good[0] + broken + good[2])
    found = read(tmp_path)
    assert [f.quote(f.title)[-1] for f in found if isinstance(f, Document)] == ["0", "2"]
    assert found[-1].reason.startswith("2,500 more: broken record")


def test_a_header_without_an_end_costs_no_other_record(tmp_path):
    good = crawl(4)
    endless = gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n")
    (tmp_path / "c.warc.gz").write_bytes(b"".join([good[0], endless, *good[1:]]))
    found = read(tmp_path)
    assert [f.quote(f.title)[-1] for f in found if isinstance(f, Document)] == ["0", "1", "2", "3"]
