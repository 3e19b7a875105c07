"""Writes the seeds of the fuzzer to tests/fuzz/seeds: small inputs of every kind, all made up here.

python tools/fuzz_seeds.py
"""

from __future__ import annotations

import gzip
import io
import json
import lzma
import tarfile
import zipfile
from pathlib import Path

from riwaya.page.warcfile import record, response

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "fuzz" / "seeds"
BODY = "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح قريبا. وأضاف أن الأعمال انتهت."
PAGE = f"افتتاح طريق جديد\n\nالثلاثاء 9 مارس 2021\n\n{BODY}\n\nالمصدر: وكالات\n\nالتعليقات\nسامر: خبر جيد"
HTML = (
    '<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>افتتاح طريق | سبل</title>'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"افتتاح طريق",'
    '"datePublished":"2021-03-09"}</script></head><body><h1>افتتاح طريق</h1>'
    f'<div class="byline">كتب: سامر</div><p>{BODY}</p><ul><li><a href="/a">اقرأ أيضا</a></ul>'
    '<div id="comments"><p>خبر جيد</p></div></body></html>'
)
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>سبل</title><item><title>افتتاح طريق</title>'
    f"<link>https://a.b/1</link><pubDate>Tue, 09 Mar 2021 10:00:00 GMT</pubDate><description><![CDATA[<p>{BODY}"
    "</p>]]></description></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>سبل</title><entry><title>افتتاح</title>'
    f'<link href="https://a.b/1"/><updated>2021-03-09T10:00:00Z</updated><content type="html">{BODY}</content>'
    "</entry></feed>"
)
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.b/1</loc>'
    "<lastmod>2021-03-09</lastmod></url></urlset>"
)
ROW = json.dumps({"title": "افتتاح", "text": BODY, "url": "https://a.b/1", "date": "2021-03-09"})
DAY = "2021-03-09T10:00:00Z"


def _warc(packed: bool) -> bytes:
    head = {"Content-Type": "text/html; charset=utf-8", "Transfer-Encoding": "chunked"}
    data = HTML.encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(data), data)
    return (
        record("warcinfo", b"a: b\r\n", date=DAY, packed=packed)
        + response("https://a.b/1", chunked, head, date=DAY, packed=packed)
        + response("https://a.b/2", b"", head, date=DAY, status="404 No", packed=packed)
    )


def _row(mark: str) -> str:
    return mark.join(("افتتاح", f'"{BODY}\n{BODY}"', "2021-03-09")) + "\n"


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("p.txt")
        info.size = len(PAGE.encode())
        archive.addfile(info, io.BytesIO(PAGE.encode()))
    return out.getvalue()


def seeds() -> dict[str, dict[str, bytes]]:
    """Bytes by target and name."""
    page, html = PAGE.encode(), HTML.encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    decision = (
        '{"id":"d1","author":"a","time":"2024-01-01T00:00:00Z","act":{"act":"note","text":"x"}}\n'
    )
    table = "name\taka\tnote\nسامر الحداد\tسامر | أبو علي\t\n# x\n"
    rules = '[[rule]]\nname = "a"\npattern = "قال <noun>"\nmake = "x"\n'
    return {
        "decode": {
            "utf8": b"\0" + page,
            "cp1256": b"\2" + PAGE.encode("cp1256"),
            "utf16": b"\3" + PAGE.encode("utf-16"),
            "iso": b"\0" + PAGE.encode("iso8859_6"),
            "misread": b"\0" + PAGE.encode("cp1256").decode("cp1252").encode(),
        },
        "text": {"page": page},
        "html": {
            "page": html,
            "broken": html[:500].replace(b">", b"", 5),
            "marked-section": b"<![oc<!typ\xd8\xa7",
        },
        "http": {
            "gzip": http + gzip.compress(html, mtime=0),
            "chunked": http.replace(b"Content-Encoding: gzip", b"Transfer-Encoding: chunked")
            + b"5\r\n<html\r\n1;a=b\r\n>\r\n0\r\n\r\n",
        },
        "warc": {"packed": _warc(True), "plain": _warc(False)},
        "jsonl": {
            "rows": f"{ROW}\n{ROW[:-9]}\n\n[1]\n".encode(),
            "html": json.dumps({"html": HTML}).encode(),
        },
        "csv": {
            "commas": ("title,text,date\r\n" + _row(",") * 2 + '"cut, never closed\n').encode(),
            "said": ("sep=;\r\ntitle;text;date\r\n" + _row(";")).encode("utf-16"),
            "cp1256": ("title\ttext\tdate\n" + _row("\t")).encode("cp1256"),
        },
        "json": {"array": f"[{ROW},{ROW}]".encode(), "object": f'{{"rows":[{ROW}]}}'.encode()},
        "archive": {
            "zip": _zip({"p.txt": page, "r.jsonl": ROW.encode(), "i.zip": _zip({"p.html": html})}),
            "wacz": _zip(
                {"archive/a.warc.gz": _warc(True), "pages/pages.jsonl": b'{"url":"https://a.b/1"}'}
            ),
            "tar": _tar(),
            "tgz": gzip.compress(_tar(), mtime=0),
            "txz": lzma.compress(_tar()),
            "gz": gzip.compress(page, mtime=0),
            "cut-header": bytes.fromhex("1f8b08ffff3d4fe805b10f"),
        },
        "feed": {"rss": RSS.encode(), "atom": ATOM.encode()},
        "sitemap": {
            "urlset": SITEMAP.encode(),
            "index": SITEMAP.replace("urlset", "sitemapindex").replace("url>", "sitemap>").encode(),
            "lines": b"https://a.b/1\nhttps://a.b/2\n",
        },
        "log": {"one": decision.encode(), "torn": decision.encode() + decision.encode()[:30]},
        "tables": {"tsv": table.encode(), "toml": rules.encode()},
    }


def main() -> None:
    for target, files in seeds().items():
        (FOLDER / target).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (FOLDER / target / name).write_bytes(data)


if __name__ == "__main__":
    main()
