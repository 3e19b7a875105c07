"""Stories whose pages were marked by hand: what is found in them, and which events of two pages become one.

    python benchmarks/marked_stories.py FOLDER...

Each FOLDER holds the pages of one story as text, beside each page its marks in the form of the project's gold
(`GUIDELINES.md` there), and `cross.json` with `same_event` (an event's id: the pages that tell it) and `different_event`
(pairs of `page:id`). The rows of figures and events are those of the gold's own scorer, which lies beside the checkout.
`same event` counts pairs of pages that tell one event, `apart` the pairs that must not be one; a pair of which a telling was
not found counts in neither (`not found`).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

from riwaya.engine import build
from riwaya.evaluate.gold import gold_folder, judge
from riwaya.model import Document, Dossier
from riwaya.model.codec import encode
from riwaya.resources import builtin

ROWS = ("figures", "events")


class Story:
    """A story's dossier beside its marks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.dossier: Dossier = build(sorted(folder.glob("*.txt")), builtin()).dossier
        self._pages = {Path(d.source).name: d for d in self.dossier.documents}
        marks = (json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json")))
        every: list[dict[str, Any]] = list(marks)
        self._marks = {m["doc"]: m for m in every if "doc" in m}
        self.cross = next((m for m in every if "doc" not in m), {})
        self._event = {
            (ref.document, ref.event): e.id for e in self.dossier.events for ref in e.mentions
        }

    def events(self, page: str, marked: str) -> set[str]:
        """The dossier's events to which the page's tellings of a marked event belong."""
        document, marks = self._pages.get(page), self._marks.get(page, {})
        entry = next((e for e in marks.get("events", ()) if e["id"] == marked), None)
        if document is None or entry is None:
            return set()
        spans = [span for quote in entry["triggers"] for span in _places(document, quote)]
        return {
            self._event[document.id, found.id]
            for found in document.events
            if (document.id, found.id) in self._event
            and any(a < found.end and found.start < b for a, b in spans)
        }

    def pairs(self) -> Counter[str]:
        """How many pairs are joined, kept apart, and of how many; of how many a telling was not found."""
        out: Counter[str] = Counter()
        for marked, pages in self.cross.get("same_event", {}).items():
            for one, other in combinations(pages, 2):
                out += self._pair((one, marked), (other, marked), "same")
        for one, other in self.cross.get("different_event", ()):
            (page, _, marked), (page2, _, marked2) = one.rpartition(":"), other.rpartition(":")
            out += self._pair((page, marked), (page2, marked2), "apart")
        return out

    def _pair(self, one: tuple[str, str], other: tuple[str, str], kind: str) -> Counter[str]:
        left, right = self.events(*one), self.events(*other)
        if not (left and right):
            return Counter({f"{kind} not found": 1})
        joined = bool(left & right)
        return Counter({f"{kind} of": 1, f"{kind} right": int(joined == (kind == "same"))})

    def rows(self, gold: Path) -> Counter[str]:
        """The rows of the gold's scorer on the story's pages: right, and of how many."""
        out: Counter[str] = Counter()
        with tempfile.TemporaryDirectory() as folder:
            written = Path(folder) / "dossier.json"
            written.write_bytes(encode(self.dossier))
            for task, (hit, of) in judge(gold, written, self.folder).items():
                if task.startswith(ROWS):
                    out += Counter({f"{task}|right": hit, f"{task}|of": of})
        return out


def _places(document: Document, quote: str) -> list[tuple[int, int]]:
    found, at = [], document.text.find(quote)
    while at >= 0:
        found.append((at, at + len(quote)))
        at = document.text.find(quote, at + 1)
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    asked = parser.parse_args()
    gold = gold_folder(Path(__file__).resolve())
    if gold is None:
        parser.error("the gold's scorer (../shared/gold/score.py) is not beside the checkout")
    rows: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for folder in asked.folders:
        story = Story(folder)
        rows += story.rows(gold)
        found = story.pairs()
        pairs += found
        print(f"{folder.name:12s} {_told(found)}, {len(story.dossier.events)} events")
    for task in (t.removesuffix("|of") for t in rows if t.endswith("|of")):
        right, of = rows[f"{task}|right"], rows[f"{task}|of"]
        print(f"{task:44s} {right:5d} / {of:<5d} {right / of:6.1%}")
    print(_told(pairs))


def _told(pairs: Counter[str]) -> str:
    return ", ".join(
        f"{name} {pairs[f'{kind} right']} / {pairs[f'{kind} of']} (not found {pairs[f'{kind} not found']})"
        for kind, name in (("same", "same event"), ("apart", "apart"))
    )


if __name__ == "__main__":
    main()
