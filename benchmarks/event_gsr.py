"""Assault and protest in single sentences, against the arabic-event-gsr judgements (Open Event Data, MIT).

    python benchmarks/event_gsr.py PATH_TO/arabic-event-gsr [--half tune|report|all] [--misses]
    python benchmarks/event_gsr.py PATH_TO/arabic-event-gsr --agreement

The set is there to test programs with: rules were tuned on one half (by the SHA-256 of the text), nothing is trained
on it. A sentence is labelled `yes` where all annotators took it for an event of the kind, `difficult no` where some
did, `easy no` where none did; `ambiguous` ones are left out.

What counts as the kind: every event whose PLOVER event is ASSAULT (PROTEST), by its trigger where `modes.tsv` has it
(abduction is our type `detention`), else by its type; status `occurred` or `ongoing`. The annotators accept what the
sentence itself reports, not what it mentions: so the event must not stand in a relative clause nor in an earlier
year, and must be told with its dead or injured, or by a finite verb with its doer and place (protest: among the first
twelve words, by a finite verb or an indefinite noun with a place).

The spans of actor, verb and target are compared word by word with those of any of the annotators.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from riwaya.annotate import pipeline
from riwaya.annotate.eventing.words import EventWords
from riwaya.annotate.reading import Reading
from riwaya.language.view import fold
from riwaya.model import Block, Document, EventMention, Publication
from riwaya.resources import builtin

PLOVER = {"assault": "ASSAULT", "protest": "PROTEST"}
HAPPENED = {"occurred", "ongoing"}
WORDS = builtin().get(EventWords)
_RELATIVE, _BESIDE, _EARLY = 4, 2, 12


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


def found(text: str, source: str, kind: str, *, reported: bool = True) -> list[EventMention]:
    """The events of the kind that the sentence tells as having happened; all of them where one is reported by it,
    or where `reported` is False (sentences known to hold one)."""
    page = pipeline.annotate(document(text, source), builtin())
    reading = Reading(page)
    events = [e for e in page.events if e.status in HAPPENED and plover(e, reading) == PLOVER[kind]]
    if not reported:
        return events
    return events if any(told(e, page, reading, kind) for e in events) else []


def plover(event: EventMention, reading: Reading) -> str:
    """The PLOVER event of a mention, by its trigger where that tells more than the type."""
    hits = WORDS.triggers.at(reading.tokens, reading.token_at(event.start))
    modes = [m for h in hits if h.value.type == event.type and (m := WORDS.mode(h.value.word))]
    return modes[0].plover if modes else WORDS.types[event.type].plover


def told(event: EventMention, page: Document, reading: Reading, kind: str) -> bool:
    """Whether the sentence reports the event rather than speaks of one known."""
    at = reading.token_at(event.start)
    before = range(max(0, at - _RELATIVE), at)
    relative = any(h.value == "rel" for k in before for h in functions(reading, k))
    dated = event.date is not None and event.date.time is not None
    past = (
        dated and page.published is not None and event.date.latest[:4] < page.published.latest[:4]
    )  # type: ignore[union-attr]
    if relative or past:
        return False
    placed, verb = event.place is not None, ".verb." in event.rule
    doer = any(a.role in ("actor", "participant") for a in event.arguments)
    if kind == "protest":
        return at < _EARLY and (verb or (placed and not known(reading, at)))
    harmed = any(f.what in ("killed", "injured") for f in page.figures)
    return harmed or (verb and doer and placed)


def functions(reading: Reading, k: int) -> list:  # type: ignore[type-arg]
    return WORDS.functions.at(reading.tokens, k)


def known(reading: Reading, at: int) -> bool:
    """Whether a noun is definite, or only the time of something else («بعد مظاهرة»)."""
    if reading.tokens[at].text.startswith(("ال", "لل", "بال", "وال")):
        return True
    cues = [h for k in range(max(0, at - _BESIDE), at) for h in WORDS.cues.at(reading.tokens, k)]
    return any(h.value.status == "stop" for h in cues)


def sentences(folder: Path, kind: str, wanted: str) -> None:
    """Precision, recall and F1 over the judged sentences of one kind."""
    with (folder / f"{kind}_gsr.csv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["label"] != "ambiguous"]
    rows = [r for r in rows if wanted in ("all", half(r["text"]))]
    hits = wrong = missed = clear = 0
    for row in rows:
        got = found(row["text"], row["id"], kind)
        yes = row["label"] == "yes"
        hits += bool(got) and yes
        wrong += bool(got) and not yes
        clear += bool(got) and row["label"] == "easy no"
        missed += yes and not got
        if ARGS.misses and bool(got) != yes:
            words = [row["text"][e.start : e.end] for e in got]
            print(f"{kind} {'FALSE' if got else 'MISSED'} ({row['label']}) {words} {row['text']}")
    report(f"{kind}, all ({wanted}, {len(rows)})", hits, wrong, missed)
    report(f"{kind}, where annotators agree ({wanted})", hits, clear, missed)


def report(name: str, hits: float, wrong: float, missed: float) -> None:
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
        events = found(item["text"], item["source"], kind, reported=False)
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


def agreement(folder: Path, kind: str) -> None:
    """What one annotator scores against the unanimity of the others, as programs are scored here."""
    with (folder / f"{kind}_gsr.csv").open(encoding="utf-8", newline="") as file:
        rows = [(int(r["accept"]), int(r["reject"])) for r in csv.DictReader(file)]
    hits = wrong = missed = 0.0
    for yes, no in rows:
        if yes + no < _BESIDE:
            continue
        share = yes / (yes + no)
        hits += share if not no else 0
        wrong += share if no else 0
        missed += 1 - share if no == 1 and yes else 0
    differ = sum(bool(yes and no) for yes, no in rows)
    report(f"{kind}: one annotator against the others", hits, wrong, missed)
    print(
        f"{kind}: sentences on which they differ    {differ} / {sum(bool(y) for y, _ in rows)} that any accepts"
    )


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
    parser.add_argument("--agreement", action="store_true")
    ARGS = parser.parse_args()
    for one in PLOVER:
        if ARGS.agreement:
            agreement(ARGS.folder, one)
            continue
        sentences(ARGS.folder, one, ARGS.half)
        spans(ARGS.folder, one, ARGS.half)
