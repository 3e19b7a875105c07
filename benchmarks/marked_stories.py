"""Stories whose pages were marked by hand: what is found in them, and which events of two pages become one.

    python benchmarks/marked_stories.py FOLDER...

Each FOLDER holds the pages of one story as text, beside each page its marks in the form of the project's gold
(`GUIDELINES.md` there), and `cross.json` with `same_event` (an event's id: the pages that tell it) and `different_event`
(pairs of `page:id`). The rows of figures and events are those of the gold's own scorer, which lies beside the checkout.
`same event` counts pairs of pages that tell one event, `apart` the pairs that must not be one; a pair of which a telling was
not found counts in neither (`not found`).

The last line counts the rows of the timelines: those that agree with the marked event which most of their mentions tell (type,
status, day and place, as far as both say them), how many of these name somebody and say when or where; those that tell again
what a row before does; what is false in the others; those of which the type is another, or nothing is marked.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

from riwaya.dossier.bare import bare
from riwaya.dossier.index import Index
from riwaya.engine import build
from riwaya.evaluate.gold import gold_folder, judge
from riwaya.evaluate.origins import alike
from riwaya.model import Document, Dossier, Event
from riwaya.model.codec import encode
from riwaya.resources import builtin

ROWS = ("figures", "events")
#: Types that the gold's scorer takes for one another.
LIKE = (frozenset(("visit", "meeting")), frozenset(("attack", "killing", "clash", "bombing")))
#: Of the mentions of an event, the share that makes it two where they are of another marked one.
TWO = 0.34


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

    def timeline(self) -> Counter[str]:
        """How many rows the timeline has, and how they agree with what was marked."""
        out: Counter[str] = Counter()
        disputed = {c.event for c in self.dossier.conflicts}
        index = Index(self.dossier)
        told: set[str] = set()
        for event in index.timeline():
            if event.id in disputed or not bare(event, index.documents):
                verdict = self._verdict(event, told)
                named = any(p.entity for p in event.participants)
                telling = named and (event.date is not None or event.place is not None)
                out += Counter({"rows": 1, verdict: 1, "telling": verdict == "agree" and telling})
        return out

    def _verdict(self, event: Event, told: set[str]) -> str:
        votes: Counter[str] = Counter()
        entries: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {}
        for page, marks in self._marks.items():
            for entry in marks.get("events", ()):
                held = self._mentions(event, page, entry)
                if held:
                    votes[entry["id"]] += held
                    entries.setdefault(entry["id"], []).append((entry, marks))
        if not votes:
            return "nothing marked"
        marked = votes.most_common(1)[0][0]
        if not any(_same_type(event.type, e["type"]) for e, _ in entries[marked]):
            return "other type"
        if marked in told:
            return "again"
        told.add(marked)
        most = sum(votes.values())
        if sum(n >= TWO * most for n in votes.values()) > 1:
            return "false: two events"
        return _false(event, entries[marked]) or "agree"

    def _mentions(self, event: Event, page: str, entry: dict[str, Any]) -> int:
        """How many of an event's mentions tell a marked event of a page."""
        document = self._pages.get(page)
        if document is None:
            return 0
        held = {ref.event for ref in event.mentions if ref.document == document.id}
        spans = [span for quote in entry["triggers"] for span in _places(document, quote)]
        return sum(
            found.id in held and any(a < found.end and found.start < b for a, b in spans)
            for found in document.events
        )

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


def _same_type(a: str, b: str) -> bool:
    return a == b or any({a, b} <= alike_types for alike_types in LIKE)


def _false(event: Event, entries: list[tuple[dict[str, Any], dict[str, Any]]]) -> str:
    """What of an event is other than in every page that tells it."""
    if not any(e.get("status") in (None, event.status) for e, _ in entries):
        return "false: status"
    days = [e["date"] for e, _ in entries if e.get("date")]
    value = event.date.value if event.date else ""
    if value and days and not any(value.startswith(d) or d.startswith(value) for d in days):
        return "false: day"
    names = [
        name
        for e, marks in entries
        if e.get("place")
        for name in next(
            (x["names"] for x in marks.get("entities", ()) if x["id"] == e["place"]), [e["place"]]
        )
    ]
    place = event.place.name if event.place else ""
    return "false: place" if place and names and not any(alike(n, place) for n in names) else ""


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
    lines: Counter[str] = Counter()
    for folder in asked.folders:
        story = Story(folder)
        rows += story.rows(gold)
        found = story.pairs()
        pairs += found
        lines += story.timeline()
        print(f"{folder.name:12s} {_told(found)}, {len(story.dossier.events)} events")
    for task in (t.removesuffix("|of") for t in rows if t.endswith("|of")):
        right, of = rows[f"{task}|right"], rows[f"{task}|of"]
        print(f"{task:44s} {right:5d} / {of:<5d} {right / of:6.1%}")
    print(_told(pairs))
    print("timeline: " + ", ".join(f"{name} {count}" for name, count in sorted(lines.items())))


def _told(pairs: Counter[str]) -> str:
    return ", ".join(
        f"{name} {pairs[f'{kind} right']} / {pairs[f'{kind} of']} (not found {pairs[f'{kind} not found']})"
        for kind, name in (("same", "same event"), ("apart", "apart"))
    )


if __name__ == "__main__":
    main()
