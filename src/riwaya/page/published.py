"""The publication date that a plain-text page states."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Literal

import msgspec

from riwaya.model import BlockKind, Evidence, Publication
from riwaya.page.dates import Reckoned, Written, find, reckon
from riwaya.page.knowledge import PageWords
from riwaya.page.lines import Line
from riwaya.resources import Pack

VERSION = "1"
#: The rule of a day on which a page was only revised.
UPDATED = "date-updated"
#: What ends an agency's opening («القاهرة 12 مايو 2018 (رويترز) - », «رويترز | 12 مايو 2018 | »).
_ENDS = (" - ", " – ", " — ", "| ")
_AGENCY_REACH = 90
#: A date above the title is the article's only where so few lines part them.
_NEAR = 2
#: A label before a date has so many words at most.
_LABEL = 3


def stated_date(
    lines: Sequence[Line], kinds: Sequence[BlockKind], pack: Pack
) -> Publication | None:
    """What the datelines say; None where none gives a full date.

    A line above the paragraphs counts before one below them, publication before revision, and the
    dateline inside the first paragraph («القاهرة 12 مايو 2018 (رويترز) -») last. Comments, related pages
    and tags are never asked.
    """
    bodies = [i for i, kind in enumerate(kinds) if kind == "body"]
    begin = bodies[0] if bodies else len(lines)
    known = certain_days(lines, kinds)
    ranked: list[tuple[int, int, int, Reckoned]] = []
    title = kinds.index("title") if "title" in kinds else begin
    for i, line in enumerate(lines):
        if kinds[i] != "dateline" or line.dates.role == "clock":
            continue
        if i < title - _NEAR and not line.dates.issue:
            # Far above the title stands the day on which the page was fetched.
            continue
        for written in line.dates.dates:
            reckoned = reckon(written, known)
            if reckoned and line.dates.role == "updated":
                reckoned = msgspec.structs.replace(reckoned, rule=UPDATED)
            if reckoned:
                rank = (0 if i < begin else 2) + (1 if line.dates.role == "updated" else 0)
                ranked.append((rank, i, 1 if written.calendar == "hijri" else 0, reckoned))
    if ranked:
        ranked.sort(key=lambda r: (r[:3], r[3].written.start))
        return publication([r[3] for r in ranked], "stated")
    opening = _opening(lines[begin], pack) if bodies else None
    return publication([opening], "stated") if opening else None


def certain_days(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> list[datetime.date]:
    """Days of the page's datelines whose day and month cannot be mistaken for each other."""
    out: list[datetime.date] = []
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "dateline":
            found = (reckon(w) for w in line.dates.dates if not w.swapped)
            out += [r.day for r in found if r]
    return out


def _opening(line: Line, pack: Pack) -> Reckoned | None:
    """The date in the dateline with which an agency's first paragraph opens, or after «نشر في» before it."""
    head = line.text[:_AGENCY_REACH]
    if pack.get(PageWords).starts("published", line.words[:3]) and any(c.isdigit() for c in head):
        found = find(head, line.start, pack)
        between = found and head[: found[0].start - line.start].split()
        if found and len(between or ()) <= _LABEL:
            return reckon(found[0])
    cut = max(head.rfind(end) for end in _ENDS)
    if cut <= 0 or not any(c.isdigit() for c in head):
        return None
    dates: list[Written] = find(head[:cut], line.start, pack)
    return reckon(dates[0]) if dates else None


def publication(found: Sequence[Reckoned], basis: Literal["stated", "metadata"]) -> Publication:
    """The first of `found`, with all that agree with it as evidence.

    A Hijri date that allows the chosen day agrees. Bounds are those of the chosen date.
    """
    best = found[0]
    day = best.day.isoformat()
    evidence = [
        Evidence(rule=f"{r.rule}@{VERSION}", says=r.says, span=r.written.span)
        for r in found
        if r.earliest <= best.day <= r.latest
    ]
    return Publication(
        value=day,
        earliest=best.earliest.isoformat(),
        latest=best.latest.isoformat(),
        basis=basis,
        evidence=tuple(dict.fromkeys(evidence)),
    )
