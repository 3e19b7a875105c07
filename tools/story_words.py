"""Counts in how many pages of unlabelled news each word stands, for the finding of stories.

    uv run tools/story_words.py PAGES... > src/riwaya/resources/ar/stories/frequency.tsv

PAGES are folders or files that Riwaya reads. Only stems that stand in `--least` pages of a thousand come out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from riwaya.link.stories.terms import stem
from riwaya.link.words import Folder, read
from riwaya.page import Skipped, read_paths
from riwaya.resources import builtin


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--least", type=int, default=5, help="pages of a thousand")
    asked = parser.parse_args()
    folder = Folder()
    pages, held = 0, Counter[str]()
    for document in read_paths(asked.pages, builtin()):
        if isinstance(document, Skipped):
            continue
        pages += 1
        held.update({s for key in read(document, folder).keys if (s := stem(key))})
    print("stem\tpages")
    for word, count in sorted(held.items(), key=lambda h: (-h[1], h[0])):
        share = round(1000 * count / pages)
        if share >= asked.least and not word.isascii():
            print(f"{word}\t{share}")


if __name__ == "__main__":
    main()
