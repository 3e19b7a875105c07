"""Feeds, sitemaps, Parquet, streamed rows, standard input."""

import gzip
import io
import json
import sys
import zipfile

import pytest
from page_inputs import PACK, read

from riwaya.model import Document
from riwaya.page import Skipped
from riwaya.page.walk import addresses

BODY = (
    "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح أمام السيارات في نهاية هذا الشهر. "
    "وأضاف الوزير أن الأعمال التي بدأت منذ عام كانت تجري على مدار الساعة من أجل إنجازها. "
)


def reasons(found):
    return {f.source: f.reason for f in found if isinstance(f, Skipped)}


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>صحيفة سبل الجنوب</title><link>https://example.com/</link>
<item><title>افتتاح الطريق</title><link>https://example.com/1</link>
<dc:creator>سعاد المريني</dc:creator><pubDate>Mon, 12 Feb 2018 10:00:00 GMT</pubDate>
<description>موجز</description>
<content:encoded><![CDATA[<p>{BODY}</p><p>{BODY}</p>]]></content:encoded></item>
<item><title>إغلاق الطريق</title><guid>https://www.hespress.com/2</guid>
<pubDate>Tue, 13 Feb 2018 23:30:00 +0300</pubDate><description>{BODY}</description></item>
<item><title>بلا نص</title></item>
<item><title>The road</title><description>The minister opened the road.</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>سبل</title>
<entry><title>افتتاح الطريق</title><link href="https://example.com/1"/><id>urn:1</id>
<updated>2018-02-12T10:00:00Z</updated><author><name>سعاد المريني</name></author>
<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>"""


def test_rss(tmp_path):
    (tmp_path / "f.xml").write_text(RSS)
    found = read(tmp_path)
    first, second = (f for f in found if isinstance(f, Document))
    assert (first.source, first.url) == ("f.xml#1", "https://example.com/1")
    assert first.quote(first.title) == "افتتاح الطريق"
    assert first.quote(first.byline) == "سعاد المريني"
    assert "<p>" not in first.text
    assert "مدار الساعة" in first.text
    assert first.outlet.name == "صحيفة سبل الجنوب"
    assert (first.published.value, first.published.basis) == ("2018-02-12", "metadata")
    assert first.published.evidence[0].says.startswith("the feed gives")
    assert second.url == "https://www.hespress.com/2"
    assert second.published.value == "2018-02-13"
    assert reasons(found)["f.xml#3"] == "an entry without text"
    assert reasons(found)["f.xml#4"].startswith("not Arabic")


def test_atom(tmp_path):
    (tmp_path / "f.atom").write_text(ATOM)
    (found,) = read(tmp_path)
    assert (found.url, found.published.value) == ("https://example.com/1", "2018-02-12")
    assert found.quote(found.byline) == "سعاد المريني"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("<rss version='2.0'><channel></channel></rss>", "a feed without entries"),
        (RSS[: RSS.index("<description>")], None),
        ("<rss " + "<a " * 2000, "a feed without entries"),
    ],
)
def test_broken_feeds(tmp_path, data, says):
    (tmp_path / "f.xml").write_text(data)
    found = read(tmp_path)
    assert len(found) == 1
    assert says is None or found[0].reason == says


def test_a_broken_letter_costs_no_other_entry(tmp_path):
    data = RSS.encode()
    at = data.index(b"<description>") + 14
    (tmp_path / "f.xml").write_bytes(data[:at] + data[at + 1 :])
    (tmp_path / "g.xml").write_bytes(RSS.replace("utf-8", "windows-1256", 1).encode("windows-1256"))
    found = [f for f in read(tmp_path) if isinstance(f, Document)]
    assert [f.source for f in found] == ["f.xml#1", "f.xml#2"]
    found = [f for f in read(tmp_path / "g.xml") if isinstance(f, Document)]
    assert [f.quote(f.title) for f in found] == ["افتتاح الطريق", "إغلاق الطريق"]


def test_a_page_about_feeds_is_no_feed(tmp_path):
    page = (
        f"<html><body><h1>افتتاح الطريق</h1><p>{BODY}</p><p>{BODY}</p><feed ></feed></body></html>"
    )
    (tmp_path / "p.html").write_text(page)
    (found,) = read(tmp_path)
    assert found.media_type == "text/html"


SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://example.com/1</loc><lastmod>2020-01-01</lastmod></url>
<url><loc> https://example.com/2 </loc><news:news><news:publication><news:name>سبل</news:name>
<news:language>ar</news:language></news:publication>
<news:publication_date>2018-02-12</news:publication_date><news:title>افتتاح</news:title></news:news></url>
<url><loc>ftp://example.com/3</loc></url><url></url></urlset>"""


@pytest.mark.parametrize("name", ["s.xml", "s.xml.gz"])
def test_sitemaps_are_lists_and_not_fetched(tmp_path, name):
    data = SITEMAP.encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    (tmp_path / "page.txt").write_text(BODY)
    found = read(tmp_path)
    said = "a list of 2 addresses, no page; --fetch has them fetched"
    assert list(reasons(found).values()) == [said]
    listed = list(addresses([tmp_path], PACK))
    assert [a.url for a in listed] == ["https://example.com/1", "https://example.com/2"]
    assert listed[1].metadata.published == "2018-02-12"
    assert listed[1].metadata.language == "ar"


def test_an_index_of_sitemaps_and_a_list_in_text(tmp_path):
    index = "<sitemapindex><sitemap><loc>https://example.com/s.xml</loc></sitemap></sitemapindex>"
    (tmp_path / "i.xml").write_text(index)
    (tmp_path / "l.txt").write_text("https://example.com/1\n\nhttps://example.com/2\n")
    listed = list(addresses([tmp_path], PACK))
    assert [(a.source, a.url) for a in listed] == [
        ("i.xml", "https://example.com/s.xml"),
        ("l.txt", "https://example.com/1"),
        ("l.txt", "https://example.com/2"),
    ]
    assert listed[0].metadata.container == "index"
    found = read(tmp_path / "l.txt", addresses=1)
    assert found[0].reason == "lists more than 1 addresses"


def row(number: int) -> dict[str, str]:
    return {"title": f"افتتاح الطريق رقم {number}", "text": BODY, "date": "2018-02-12"}


def lines(count: int) -> bytes:
    return b"".join(json.dumps(row(i)).encode() + b"\n" for i in range(count))


def test_rows_are_read_from_a_stream(tmp_path):
    data = lines(40)
    (tmp_path / "r.jsonl.gz").write_bytes(gzip.compress(data))
    with zipfile.ZipFile(tmp_path / "r.zip", "w") as archive:
        archive.writestr("r.jsonl", data.replace(b"2018", b"2019"))
    found = read(tmp_path, page_bytes=2000, json_bytes=2000)
    assert len(data) > 20_000
    assert [f.source for f in found] == [
        *(f"r.jsonl.gz!r.jsonl#{i}" for i in range(1, 41)),
        *(f"r.zip!r.jsonl#{i}" for i in range(1, 41)),
    ]
    assert all(isinstance(f, Document) for f in found)


def test_rows_cut_short_keep_what_came_before(tmp_path):
    data = gzip.compress(lines(40), compresslevel=1)
    (tmp_path / "r.jsonl.gz").write_bytes(data[: len(data) - 60])
    found = read(tmp_path)
    assert sum(isinstance(f, Document) for f in found) > 5
    assert found[-1].source == "r.jsonl.gz"
    assert found[-1].reason.startswith("broken gzip file")


def test_an_archive_too_large_to_be_read_in_another(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("p.txt", BODY * 10)
    with zipfile.ZipFile(tmp_path / "o.zip", "w") as archive:
        archive.writestr("i.zip", inner.getvalue())
        archive.writestr("big.txt", BODY * 10)
        archive.writestr("small.txt", BODY)
    found = read(tmp_path, page_bytes=1000)
    assert reasons(found) == {
        "o.zip!big.txt": "more than a page; it is read up to 0.0 MB",
        "o.zip!i.zip": "a zip file within another; it is read up to 0.0 MB",
    }
    assert len(found) == 3


def test_overlapping_members_do_not_multiply(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(30):
            archive.writestr(f"{i}.jsonl", b"0" * 900_000)
    found = read(path, page_bytes=1000, ratio=50)
    assert sum("would unpack to more than" in f.reason for f in found) > 20


def test_parquet(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from datetime import datetime

    from pyarrow import parquet

    rows = [row(i) | {"date": datetime(2018, 2, 12, 10)} for i in range(70)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "r.parquet", row_group_size=30)
    found = read(tmp_path)
    assert [f.source for f in found] == [f"r.parquet#{i}" for i in range(1, 71)]
    assert found[69].quote(found[69].title) == "افتتاح الطريق رقم 69"
    assert found[0].published.value == "2018-02-12"
    data = bytearray((tmp_path / "r.parquet").read_bytes())
    (tmp_path / "r.parquet").write_bytes(data[: len(data) // 2])
    (found,) = read(tmp_path)
    assert found.reason.startswith("broken Parquet file: ")


def test_parquet_without_pyarrow(tmp_path, monkeypatch):
    (tmp_path / "r.parquet").write_bytes(b"PAR1....PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (found,) = read(tmp_path)
    assert found.reason.startswith("Parquet needs pyarrow, which is not installed")


class Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    ("data", "sources"),
    [
        (BODY.encode(), ["stdin"]),
        (f"<html><body><p>{BODY}</p></body></html>".encode(), ["stdin.html"]),
        (lines(3), ["stdin.jsonl#1", "stdin.jsonl#2", "stdin.jsonl#3"]),
        (lines(1).strip(), ["stdin.jsonl#1"]),
        (json.dumps(row(1), indent=1).encode(), ["stdin.json"]),
        (json.dumps([row(1), row(2)]).encode(), ["stdin.json#1", "stdin.json#2"]),
        (gzip.compress(BODY.encode()), ["stdin!stdin"]),
        (RSS.encode(), ["stdin#1", "stdin#2", "stdin#3", "stdin#4"]),
        (b"", ["stdin"]),
    ],
)
def test_standard_input(monkeypatch, data, sources):
    monkeypatch.setattr(sys, "stdin", Input(data))
    found = read("-")
    assert [f.source for f in found] == sources
    assert isinstance(found[0], Document) is bool(data)
