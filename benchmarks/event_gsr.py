"""Assault and protest in single sentences, against the arabic-event-gsr judgements (Open Event Data, MIT).

    python benchmarks/event_gsr.py PATH_TO/arabic-event-gsr [--half tune|report|all] [--misses]

A sentence counts as assault (protest) where it tells of at least one such event that happened. "ambiguous" ones
are left out. Sentences are halved by the SHA-256 of their text: rules may be tuned on one half only. The spans
of actor, verb and target are compared word by word with those of any of the annotators.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from riwaya.annotate import pipeline
from riwaya.language.view import fold
from riwaya.model import Block, Document, EventMention, Publication
from riwaya.resources import builtin

TYPES = {
    "assault": {"attack", "bombing", "airstrike", "shelling", "clash", "killing", "offensive"},
    "protest": {"protest"},
}
HAPPENED = {"occurred", "ongoing"}


def half(text: str) -> str:
    """Which half a sentence is in, by its text alone."""
    return "tune" if hashlib.sha256(text.encode()).digest()[0] % 2 == 0 else "report"


def document(text: str, source: str) -> Document:
    """A page of one body block; the day stands in the sentence's id where it has one."""
    digits = "".join(c for c in source.partition("_ARB_")[2][:8] if c.isdigit())
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if len(digits) == 8 else ""
    published = Publication(day, day, day, "stated") if day else None
    return Document(
        id="gsr", source=source, sha256="", media_type="text/plain", encoding="utf-8", text=text,
        language="ar", published=published, blocks=(Block(0, len(text), "body"),),
    )  # fmt: skip


def found(text: str, source: str, kind: str) -> list[EventMention]:
    """The events of the kind that the sentence tells as having happened."""
    page = pipeline.annotate(document(text, source), builtin())
    events = [e for e in page.events if e.type in TYPES[kind] and e.status in HAPPENED]
    return events if any(told(e, page) for e in events) else []


def told(event: EventMention, page: Document) -> bool:
    """Whether the sentence reports the event rather than speaks of one known: it counts its dead or injured, or
    tells it by a finite verb or an indefinite noun that it also dates or places."""
    if any(f.event == event.id and f.what in ("killed", "injured") for f in page.figures):
        return True
    words = fold(page.text[event.trigger.start : event.trigger.end])
    dated = event.date is not None and event.date.time is not None
    if ".verb." in event.rule:
        return dated or (event.type == "protest" and event.place is not None)
    known = words.startswith(("ال", "لل")) or event.type != "protest"
    return not known and (dated or event.place is not None)


def sentences(folder: Path, kind: str, wanted: str) -> None:
    """Precision, recall and F1 over the judged sentences of one kind."""
    with (folder / f"{kind}_gsr.csv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["label"] != "ambiguous"]
    rows = [r for r in rows if wanted in ("all", half(r["text"]))]
    hits = wrong = missed = 0
    for row in rows:
        got = found(row["text"], row["id"], kind)
        yes = row["label"] == "yes"
        hits += bool(got) and yes
        wrong += bool(got) and not yes
        missed += yes and not got
        if ARGS.misses and bool(got) != yes:
            words = [row["text"][e.start : e.end] for e in got]
            print(f"{kind} {'FALSE' if got else 'MISSED'} ({row['label']}) {words} {row['text']}")
    report(f"{kind} sentences ({wanted}, {len(rows)})", hits, wrong, missed)


def report(name: str, hits: int, wrong: int, missed: int) -> None:
    """One line of the table."""
    precision = hits / (hits + wrong) if hits + wrong else 0.0
    recall = hits / (hits + missed) if hits + missed else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    print(f"{name:40s} P {precision:6.1%}  R {recall:6.1%}  F1 {f1:6.1%}")


def spans(folder: Path, kind: str, wanted: str) -> None:
    """How often verb, actor and target words are those of an annotator (any overlap, of those that have any)."""
    data = json.loads((folder / f"{kind}_spans.json").read_text(encoding="utf-8"))
    data = [d for d in data if wanted in ("all", half(d["text"]))]
    tally = {"verb": [0, 0], "source_actor": [0, 0], "target_actor": [0, 0]}
    for item in data:
        events = found(item["text"], item["source"], kind)
        mine = {
            "verb": words(item["text"][e.start : e.end] for e in events),
            "source_actor": words(
                a.name for e in events for a in e.arguments if a.role in ("actor", "participant")
            ),
            "target_actor": words(
                a.name for e in events for a in e.arguments if a.role in ("target", "participant")
            ),
        }
        for key, count in tally.items():
            theirs = [words(s[key]) for s in item["spans"] if s[key]]
            if len(theirs) * 2 <= len(item["spans"]):
                continue
            count[1] += 1
            count[0] += any(mine[key] & t for t in theirs)
    for key, (got, of) in tally.items():
        print(f"{kind} {key:32s} {got} / {of}  {got / of if of else 0:6.1%}")


def words(texts: Iterable[str]) -> set[str]:
    """Folded words, article and joined letters off where they are written."""
    out: set[str] = set()
    for text in texts:
        for word in fold(text).replace("«", " ").replace("»", " ").split():
            out.add(word.strip('.,،:؛"()').removeprefix("و").removeprefix("ال"))
    return out - {""}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tune", "report", "all"), default="all")
    parser.add_argument("--misses", action="store_true")
    ARGS = parser.parse_args()
    for one in TYPES:
        sentences(ARGS.folder, one, ARGS.half)
        spans(ARGS.folder, one, ARGS.half)
