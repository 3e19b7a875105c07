"""Measures blocks, title and date on the Al-Riyadh pages of the Arabic Online Commentary set.

    python benchmarks/html_blocks.py FOLDER [--errors]

FOLDER holds `article*.html` files (not shipped). Their template labels title, body, comments and the
edition's date; the labels are read from the tree here and compared with what `read_page` finds without
knowing the template.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from lxml import html

from riwaya.model import Document
from riwaya.page import read_page
from riwaya.page.dates import find, reckon
from riwaya.resources import builtin


def bare(text: str) -> str:
    return "".join(text.split())


def texts(tree: html.HtmlElement, path: str) -> list[str]:
    found = []
    for element in tree.xpath(path):
        for dropped in element.xpath(".//script | .//style"):
            dropped.drop_tree()
        found.append(bare(element.text_content()))
    return [text for text in found if text]


def of_kind(document: Document, *kinds: str) -> str:
    return bare("".join(document.text[b.start : b.end] for b in document.blocks if b.kind in kinds))


def overlap(want: str, got: str, size: int = 12) -> tuple[int, int, int]:
    """Shared, wanted and found shingles of characters."""
    a = Counter(want[i : i + size] for i in range(max(1, len(want) - size + 1)))
    b = Counter(got[i : i + size] for i in range(max(1, len(got) - size + 1)))
    if not want:
        a.clear()
    if not got:
        b.clear()
    return sum((a & b).values()), sum(a.values()), sum(b.values())


def leak(article: str, comments: str, got: str, size: int = 12) -> int:
    """Shingles of comments in what was taken for the article, those the article has itself aside."""
    parts = [
        Counter(t[i : i + size] for i in range(len(t) - size + 1)) for t in (article, comments, got)
    ]
    return sum(((parts[2] - parts[0]) & parts[1]).values())


def main() -> None:
    show = "--errors" in sys.argv
    rows: Counter[str] = Counter()
    sums = {"body": [0, 0, 0], "comment": [0, 0, 0]}
    pack = builtin()
    took = 0.0
    for path in sorted(Path(sys.argv[1]).glob("article*.html")):
        data = path.read_bytes()
        tree = html.fromstring(
            data.decode("utf-8", "replace").encode(), parser=html.HTMLParser(encoding="utf-8")
        )
        date = texts(tree, "//div[@id='date']/text()[normalize-space()]/..")
        titles = texts(tree, "//*[@id='article-view']//h1")
        bodies = texts(tree, "//*[@id='article_text']")
        if not titles or not bodies:
            rows["pages without the template"] += 1
            continue
        began = time.perf_counter()
        try:
            document = read_page(data, path.name, pack)
        except Exception as error:
            print(path.name, error)
            rows["not read"] += 1
            continue
        took += time.perf_counter() - began
        rows["pages"] += 1
        got = (
            bare(document.text[document.title.start : document.title.end]) if document.title else ""
        )
        rows["titles right"] += got == titles[0]
        if got != titles[0] and show:
            print(f"{path.name} title: wants {titles[0][:60]} got {got[:60]}")
        header = tree.xpath("//div[@id='date']")
        written = " ".join((header[0].text or "").split()) if header else ""
        days = [
            r.day.isoformat()
            for w in find(written, 0, pack)
            if w.calendar == "gregorian" and (r := reckon(w))
        ]
        if days:
            rows["pages with an edition's date"] += 1
            value = document.published.value if document.published else None
            rows["dates right"] += value == days[0]
            if value != days[0] and show:
                print(f"{path.name} date: wants {days[0]} got {value} from {date[:1]}")
        comments = "".join(
            texts(tree, "//li[starts-with(@id,'comment_')]//p[contains(@class,'body')]")
        )
        for name, want, kinds in (
            ("body", bodies[0], ("body",)),
            ("comment", comments, ("comment",)),
        ):
            found = overlap(want, of_kind(document, *kinds))
            for k in range(3):
                sums[name][k] += found[k]
            if show and name == "body" and (found[0] < 0.9 * found[1] or found[0] < 0.9 * found[2]):
                print(f"{path.name} body: shared {found[0]} wanted {found[1]} found {found[2]}")
        leaked = leak(bodies[0] + titles[0], comments, of_kind(document, "body", "title"))
        rows["pages with comments"] += bool(comments)
        rows["pages with comment text in the article"] += leaked > 5
        if show and leaked > 5:
            print(f"{path.name} leak {leaked}")
        rows[f"outlet {document.outlet.name if document.outlet else None}"] += 1
    for name, count in rows.items():
        print(f"{name:45s} {count}")
    for name, (both, want, found) in sums.items():
        print(f"{name}: recall {both / max(1, want):.3f} precision {both / max(1, found):.3f}")
    print(f"{1000 * took / max(1, rows['pages']):.1f} ms a page")


if __name__ == "__main__":
    main()
