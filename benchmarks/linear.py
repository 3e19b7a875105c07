"""Whether reading a page takes time in proportion to its length, whatever the page is made of.

    python benchmarks/linear.py [--size 100000] [--only quotes ...]

A page with a line of one unit repeated, at two lengths, the second four times the first, as text and as HTML; `growth` is
the time of the second over that of the first. Where it is well over four, something backtracks or searches again and again.
"""

from __future__ import annotations

import argparse
import contextlib
import time

from riwaya.errors import InputError
from riwaya.page import read_page
from riwaya.resources import builtin

SENTENCE = "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح قريبا. "
UNITS = {
    "letters": "ا", "words": "كلمة ", "sentences": SENTENCE, "digits": "١", "ASCII digits": "1",
    "slashes": "/", "dashes": "-", "dashes apart": " - ", "colons": ":", "opening quotes": "«",
    "quotes": "«»", "straight quotes": '"', "spaces": " ", "no-break spaces": "\u00a0", "tabs": "\t",
    "diacritics": "َ", "tatweel": "ـ", "invisible marks": "\u200f", "embeddings": "\u202b", "NUL": "\0",
    "ampersands": "&", "references": "&#1575;", "less": "<", "greater": ">", "paragraphs": "<p>",
    "deep elements": "<div>", "inline elements": "<b>", "tables": "<table><tr><td>", "ends": "</div>",
    "comments": "<!--", "attributes": "<a href=", "scripts": "<script>", "opening brackets": "(",
    "brackets": "()", "square": "[", "curly": "{", "JSON": '{"a":', "bars": "|", "commas": "،", "stops": ".",
    "Latin letters": "a", "Latin words": "word ", "months": "12 مايو 2018 ", "dates": "12/5/2018 ",
    "times": "12:30 ", "emoji": "😀", "ligatures": "ﻻ", "line ends": "\n", "short lines": "كلمة\n",
    "dated lines": "12 مايو 2018\n", "returns": "\r", "stars": "*", "hashes": "#", "at": "@", "underscores": "_",
    "surrogates": "\ud800", "conjunctions": "و", "articles": "ال", "addresses": "http://a.b/",
    "tags": "#وسم ", "meta": "<meta charset=", "CDATA": "<![CDATA[", "lists": "<ul><li>", "links": '<a href="/x">كلمة</a>',
}  # fmt: skip


def seconds(unit: str, size: int, name: str) -> float:
    """Processor time of one page with `size` characters of the unit."""
    text = f"{SENTENCE * 3}\n\n{unit * (size // len(unit))}\n\n{SENTENCE * 3}"
    whole = f"<html><body><p>{text}</p></body></html>" if name.endswith("html") else text
    data = whole.encode("utf-8", "surrogatepass")
    start = time.process_time()
    with contextlib.suppress(InputError):
        read_page(data, name, builtin())
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--only", nargs="+")
    given = parser.parse_args()
    for name in ("x.txt", "x.html"):
        seconds("كلمة ", 1000, name)
    print(f"{'unit':18}{'page':8}{given.size:>10,}{4 * given.size:>10,}{'growth':>8}")
    worst = 0.0
    for unit in given.only or UNITS:
        for name in ("x.txt", "x.html"):
            few, many = (seconds(UNITS[unit], n, name) for n in (given.size, 4 * given.size))
            growth = many / max(few, 1e-3)
            worst = max(worst, growth if many > 0.1 else 0)
            print(
                f"{unit:18}{name:8}{few:10.3f}{many:10.3f}{growth:8.1f}{' <' if growth > 8 else ''}",
                flush=True,
            )
    print(f"\nworst growth of what takes more than a tenth of a second: {worst:.1f}")


if __name__ == "__main__":
    main()
