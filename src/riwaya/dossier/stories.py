"""The index over many stories: one line each, for people (`index.html`), spreadsheets (`stories.csv`) and programs
(`stories.json`)."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from riwaya.dossier.csvrows import as_csv
from riwaya.dossier.custody import OutputRecord, SkippedRecord, as_json
from riwaya.dossier.html.stories import render
from riwaya.dossier.index import title
from riwaya.dossier.safe import one_line
from riwaya.dossier.storyline import AloneFile, StoryEntry
from riwaya.link.events.own import lead_end
from riwaya.model import Document, Dossier, Event
from riwaya.resources import Pack
from riwaya.whole import write_whole

__all__ = ["AloneFile", "StoryEntry", "entry", "write_index"]

SCHEMA = "riwaya-stories/1"
#: A page dated within so many days counts for when the story was published.
_CLOSE = 31
_OUTLETS, _HEADLINE = 6, 200
_DONE = frozenset({"occurred", "ongoing"})
_COLUMNS = (
    "id folder title_ar title_en title_is headline first_day last_day pages outlets outlet_names events claims "
    "conflicts copies"
)


def entry(dossier: Dossier, id: str, folder: str) -> StoryEntry:
    """The line of a story whose dossier lies in `folder` (slashed, relative to the index).

    Its title is the label of the event that most pages lead with; where none leads half of them, the headline of the
    earliest page, which `quoted` tells.
    """
    earliest = min(dossier.documents, key=_when)
    headline = one_line(title(earliest))[:_HEADLINE]
    main = _main_event(dossier)
    names = Counter(
        (d.outlet.name, d.outlet.name_en or "") for d in dossier.documents if d.outlet is not None
    )
    first, last = _days(dossier.documents)
    return StoryEntry(
        id=id,
        folder=folder,
        pages=len(dossier.documents),
        title_ar=main.label_ar if main else headline,
        title_en=main.label_en if main else headline,
        quoted=main is None,
        headline=headline,
        first=first,
        last=last,
        outlets=len({name for name, _ in names}),
        outlet_names=tuple(n for n, _ in sorted(names.items(), key=lambda c: (-c[1], c[0])))[
            :_OUTLETS
        ],
        events=len(dossier.events),
        claims=sum(len(d.claims) for d in dossier.documents),
        conflicts=len(dossier.conflicts),
        copies=sum(r.relation != "cites" for r in dossier.reliance),
    )


def write_index(
    out: Path,
    entries: Sequence[StoryEntry],
    skipped: Sequence[SkippedRecord],
    *,
    alone: Sequence[AloneFile],
    pack: Pack,
) -> tuple[OutputRecord, ...]:
    """Writes the index into `out`, which holds what it leads to, and gives the records of its files.

    What an index there had before and this one has not is removed. The same arguments give the same bytes, in any
    order of `entries`. Raises OutputError.
    """
    ordered = sorted(entries, key=lambda e: (-e.pages, e.id))
    shutil.rmtree(out / "html", ignore_errors=True)
    return tuple(_written(out, path, data) for path, data in _files(ordered, skipped, alone, pack))


def _files(
    entries: Sequence[StoryEntry],
    skipped: Sequence[SkippedRecord],
    alone: Sequence[AloneFile],
    pack: Pack,
) -> Iterator[tuple[str, bytes]]:
    yield from render(entries, skipped, alone=alone, resources=pack.digest())
    yield "stories.csv", as_csv(_COLUMNS.split(), map(_row, entries))
    whole = {"schema": SCHEMA, "stories": entries, "alone": alone, "skipped": len(skipped)}
    yield "stories.json", as_json(msgspec.to_builtins(whole))


def _written(out: Path, path: str, data: bytes) -> OutputRecord:
    # Never into a file that is there: another folder may share it (a hard link).
    file = write_whole(out / path, data, place=out)
    return OutputRecord(path, file.sha256(), file.size)


def _row(one: StoryEntry) -> tuple[str | int, ...]:
    return (
        one.id,
        one.folder,
        one.title_ar,
        one.title_en,
        "headline" if one.quoted else "label",
        one.headline,
        one.first,
        one.last,
        one.pages,
        one.outlets,
        " | ".join(ar for ar, _ in one.outlet_names),
        one.events,
        one.claims,
        one.conflicts,
        one.copies,
    )


def _main_event(dossier: Dossier) -> Event | None:
    """What has happened and most pages lead with, if half of them do."""
    lead = {d.id: lead_end(d) for d in dossier.documents}
    starts = {e.id: e.start for d in dossier.documents for e in d.events}

    def leading(event: Event) -> int:
        return len(
            {
                m.document
                for m in event.mentions
                if m.event in starts and starts[m.event] < lead.get(m.document, 0)
            }
        )

    counted = [(leading(e), e) for e in dossier.events if e.status in _DONE]
    most = max(
        counted,
        key=lambda c: (c[0], c[1].corroboration.documents, len(c[1].mentions), c[1].id),
        default=None,
    )
    if most is None or most[0] < 2 or 2 * most[0] < len(dossier.documents):
        return None
    return most[1]


def _when(document: Document) -> tuple[str, str, str]:
    """Surely dated pages first, by their day."""
    published = document.published
    exact = published is not None and published.earliest == published.latest
    return (published.earliest if published and exact else "~", document.source, document.id)


def _days(documents: Iterable[Document]) -> tuple[str, str]:
    """From the first to the last day of the pages that are closely dated; empty where none is."""
    close = [
        p
        for d in documents
        if (p := d.published) is not None and _wide(p.earliest, p.latest) <= _CLOSE
    ]
    if not close:
        return "", ""
    return min(p.earliest for p in close), max(p.latest for p in close)


def _wide(earliest: str, latest: str) -> int:
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days
