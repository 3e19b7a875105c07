"""How long it takes to pass over pages in other languages, and to read through a crawl.

    python benchmarks/passed_over.py [--pages 2000]

Pages are made up here, of the length of news pages (about 100 kB of HTML), in several languages and encodings. The first
table gives the look at the bytes alone (`page/quick.py`), the second a WARC file of them, records and decompression and all.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable

from riwaya.model import Document
from riwaya.page.limits import Limits
from riwaya.page.quick import passed_over
from riwaya.page.readers.warc import WarcReader
from riwaya.page.warcfile import response
from riwaya.resources import builtin

_SENTENCES = {
    "English": ("The minister opened the new road between both cities on Monday. ", "utf-8"),
    "English, ASCII": ("The minister opened the road. ", "ascii"),
    "French": ("Le ministre a inauguré la nouvelle route à côté du marché. ", "utf-8"),
    "French, Latin-1": ("Le ministre a inauguré la nouvelle route à côté du marché. ", "latin-1"),
    "Russian": ("Министр открыл новую дорогу между двумя городами. ", "utf-8"),
    "Russian, 1251": ("Министр открыл новую дорогу между двумя городами. ", "cp1251"),
    "Chinese": ("部长星期一开通了两个城市之间的新公路。", "utf-8"),
    "Chinese, GBK": ("部长星期一开通了两个城市之间的新公路。", "gbk"),
    "Hebrew": ("השר פתח ביום שני את הכביש החדש בין שתי הערים. ", "utf-8"),
    "Persian": (
        "وزیر راه روز دوشنبه جاده جدید میان دو شهر را گشود و گفت که کار تمام شد. ",
        "utf-8",
    ),
    "Urdu": ("وزیر نے پیر کو دونوں شہروں کے درمیان نئی سڑک کا افتتاح کیا۔ ", "utf-8"),
    "English, menu in Arabic": ("The minister opened the road. ", "utf-8"),
    "Arabic": ("قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح قريبا. ", "utf-8"),
    "Arabic, 1256": (
        "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح قريبا. ",
        "cp1256",
    ),
}
_STYLE = "<style>.a{margin:0;padding:0}</style><script>var a = function(b) { return b; };</script>"
_LINE = '<div class="item teaser"><a href="/news/2020/03/05/story-{}" title="x">{}</a></div>\n'


def page(sentence: str, number: int, size: int = 100_000) -> str:
    """A page like those of news sites: scripts, menus, an article, teasers."""
    head = f"<html><head><title>{sentence}</title>{_STYLE * 200}</head><body>"
    article = (
        f"<article><h1>{sentence}</h1>" + f"<p>{sentence * 4}</p>" * 10 + f"{number}</article>"
    )
    lines = "".join(_LINE.format(i, sentence) for i in range(max(0, size - len(head)) // 200))
    return f"{head}{article}{lines}</body></html>"


def timed(action: Callable[[], object], least: float = 0.3) -> float:
    """Microseconds of processor time for one run: the best of three rounds."""
    best = float("inf")
    for _ in range(3):
        count, start = 0, time.process_time()
        while time.process_time() - start < least / 3:
            action()
            count += 1
        best = min(best, (time.process_time() - start) / count)
    return best * 1e6


def look() -> None:
    print(f"{'page':26}{'kB':>6}{'µs':>8}  result")
    for name, (sentence, encoding) in _SENTENCES.items():
        text = page(sentence, 1)
        if "menu" in name:
            text = text.replace("<h1>", '<a href="/ar">العربية</a><h1>')
        data = text.encode(encoding)
        said = passed_over(data) or "read"
        took = timed(lambda data=data: passed_over(data))
        print(f"{name:26}{len(data) / 1000:6.0f}{took:8.1f}  {said}")


def crawl(pages: int) -> None:
    from riwaya.page import Skipped, read_paths  # noqa: F401
    from riwaya.page.readers.base import Item
    from riwaya.page.walk import read_stream

    names = [n for n in _SENTENCES if not n.startswith("Arabic")]
    records = []
    for i in range(pages):
        sentence, encoding = _SENTENCES[names[i % len(names)]]
        body = page(sentence, i).encode(encoding)
        head = {"Content-Type": "text/html"}
        records.append(response(f"https://x.y/{i}", body, head, date="2020-03-05T00:00:00Z"))
    data = b"".join(records)
    start = time.process_time()
    found = list(WarcReader().items("c", io.BytesIO(data), len(data), Limits()))
    framing = time.process_time() - start
    assert all(isinstance(f, Item) for f in found)
    start = time.process_time()
    read = list(read_stream(io.BytesIO(data), "c.warc.gz", len(data), builtin()))
    whole = time.process_time() - start
    documents = sum(isinstance(f, Document) for f in read)
    print(f"\n{pages} pages in a WARC file of {len(data) / 1e6:.1f} MB, {documents} of them Arabic")
    for name, took in (("unpacking and records", framing), ("all of it", whole)):
        print(f"{name:26}{took / pages * 1e6:8.1f} µs a page{pages / took:10.0f} pages a second")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=2000)
    look()
    crawl(parser.parse_args().pages)


if __name__ == "__main__":
    main()
