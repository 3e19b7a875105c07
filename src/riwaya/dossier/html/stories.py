"""`index.html` over many stories: lists short enough for a browser, and a search over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from markupsafe import Markup

from riwaya.dossier import dates
from riwaya.dossier.custody import SkippedRecord
from riwaya.dossier.html.bilingual import name
from riwaya.dossier.html.page import FILES_POLICY, asset, environment_of, glossary
from riwaya.dossier.html.sections import Tile
from riwaya.dossier.safe import neutralise, one_line
from riwaya.dossier.storyline import AloneFile, StoryEntry
from riwaya.dossier.strings import Words, strings
from riwaya.version import VERSION

INDEX = "index.html"
#: Stories in one file, and reasons for passing something over that are listed.
_STORIES, _REASONS = 200, 40


class StoryView(msgspec.Struct, frozen=True):
    """A line as shown."""

    href: str
    title: Markup
    quoted: bool
    headline: str
    days: Words
    outlets: int
    names: tuple[Markup, ...]
    pages: int
    events: int
    conflicts: int


def render(
    entries: Sequence[StoryEntry],
    skipped: Sequence[SkippedRecord],
    *,
    alone: Sequence[AloneFile],
    resources: str,
) -> Iterator[tuple[str, bytes]]:
    """The index for people as (relative path, bytes), in the order of `entries`; `index.html` comes first."""
    paths = [_path(n) for n in range(max(1, -(-len(entries) // _STORIES)))]
    values: dict[str, Any] = {
        "policy": FILES_POLICY,
        "version": VERSION,
        "resources": resources,
        "glossary": glossary(),
        "total": len(entries),
        "tiles": _tiles(entries, skipped, alone),
        "alone": alone,
        "reasons": _reasons(skipped),
        "skipped": len(skipped),
    }
    for number, path in enumerate(paths):
        some = entries[number * _STORIES : (number + 1) * _STORIES]
        up = "../" * path.count("/")
        yield path, _shell({**values, "stories": [_view(e, up) for e in some]}, paths, number, up)
    yield "html/stories-data.js", _data(entries)
    for file in ("style.css", "stories.css", "app.js", "stories.js"):
        yield f"html/{file}", asset(file).encode() + b"\n"


def _path(number: int) -> str:
    return f"html/stories-{number + 1:04d}.html" if number else INDEX


def _shell(values: dict[str, Any], paths: Sequence[str], number: int, up: str) -> bytes:
    html = (
        environment_of()
        .get_template("stories.html")
        .render(
            **values,
            up=up,
            number=number + 1,
            files=[(n, up + path) for n, path in enumerate(paths, 1)],
        )
    )
    return neutralise(html).encode()


def _view(one: StoryEntry, up: str) -> StoryView:
    return StoryView(
        f"{up}{one.folder}/dossier.html",
        name(one.title_ar, one.title_en),
        one.quoted,
        "" if one.quoted else one.headline,
        dates.between(one.first, one.last) if one.first else strings()["date.unknown"],
        one.outlets,
        tuple(name(ar, en) for ar, en in one.outlet_names),
        one.pages,
        one.events,
        one.conflicts,
    )


def _tiles(
    entries: Sequence[StoryEntry], skipped: Sequence[SkippedRecord], alone: Sequence[AloneFile]
) -> list[Tile]:
    rows = (
        ("stories", len(entries), "#stories"),
        ("documents", sum(e.pages for e in entries), "#stories"),
        ("alone", sum(a.pages for a in alone), "#alone"),
        ("skipped", len(skipped), "#custody"),
    )
    return [Tile(number, strings()[f"count.{key}"], href) for key, number, href in rows]


def _reasons(skipped: Sequence[SkippedRecord]) -> list[tuple[str, int]]:
    """The reasons for which something was passed over, most frequent first; what names a page is cut off."""
    counted = Counter(s.reason.partition(":")[0][:90] for s in skipped)
    return sorted(counted.items(), key=lambda r: (-r[1], r[0]))[:_REASONS]


def _data(entries: Sequence[StoryEntry]) -> bytes:
    """What the search looks through, as a script (a page opened from a disk may read nothing else)."""
    words = strings()
    rows = [
        [
            e.folder,
            one_line(e.title_ar),
            one_line(e.title_en),
            int(e.quoted),
            "" if e.quoted else one_line(e.headline),
            e.first,
            e.last,
            e.outlets,
            " | ".join(one_line(ar) for ar, _ in e.outlet_names),
            e.pages,
            e.events,
            e.conflicts,
        ]
        for e in entries
    ]
    months = [words[f"month.{n}"] for n in range(1, 13)]
    says, unknown = words["date.between"], words["date.unknown"]
    whole = {
        "rows": rows,
        "months": {"ar": [m.ar for m in months], "en": [m.en for m in months]},
        "between": {"ar": says.ar, "en": says.en},
        "unknown": {"ar": unknown.ar, "en": unknown.en},
    }
    return b"window.riwayaStories = " + msgspec.json.encode(whole) + b";\n"
