"""Which file holds which part of a dossier that is too large for one, and links that find it there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riwaya.dossier.html.bilingual import anchor
from riwaya.dossier.index import Index
from riwaya.model import Document

#: The sections in their order, by the names of their templates.
PARTS = (
    "front",
    "timeline",
    "map",
    "events",
    "conflicts",
    "relations",
    "names",
    "reliance",
    "documents",
    "custody",
)
OVERVIEW = "dossier.html"
#: What stands in the overview of a dossier of several files, and what has a file of its own.
FRONT = ("front", "timeline", "map", "conflicts", "relations", "pages", "custody")
_OWN = ("names", "reliance")
_EVENTS = 40
_LINK = re.compile(rb'href="#([^"]+)"')


class Plan:
    """Where everything of `index` is to stand."""

    def __init__(self, index: Index) -> None:
        self._documents = list(index.documents.values())
        self._at: dict[str, str] = {}
        timeline = index.timeline()
        self._events = [
            (f"html/events-{n // _EVENTS + 1:04d}.html", slice(n, n + _EVENTS))
            for n in range(0, len(timeline), _EVENTS)
        ]
        for path, part in self._events:
            self._at.update((anchor("e", e.id), path) for e in timeline[part])
        self._at.update((anchor("n", e), "html/names.html") for e in index.entities)
        self._at.update((name, "html/names.html") for name in ("framing", "entities"))
        self._at["reliance"] = "html/reliance.html"
        self._at["events"] = self._events[0][0] if self._events else OVERVIEW
        self._pages = {anchor("a", d.id): self._path(d) for d in self._documents}
        self._at.update((anchor("d", d.id), self._path(d)) for d in self._documents)
        for alteration in index.dossier.alterations:
            for number, ref in enumerate(alteration.spans, 1):
                if ref.document in index.documents:
                    key = anchor("a", f"{alteration.id}.{number}")
                    self._at[key] = self._path(index.documents[ref.document])

    @staticmethod
    def _path(document: Document) -> str:
        return f"html/pages/{anchor('d', document.id)}.html"

    def event_files(self) -> Iterator[tuple[str, slice]]:
        """Paths with the part of the timeline that each holds."""
        yield from self._events

    def part_files(self) -> Iterator[tuple[str, str]]:
        """Sections that have a file to themselves."""
        for part in _OWN:
            yield f"html/{part}.html", part

    def documents(self) -> Iterator[tuple[str, Document]]:
        """Each page with its file."""
        for document in self._documents:
            yield self._path(document), document

    def linked(self, path: str, html: bytes) -> bytes:
        """`html`, to stand in the file `path`, with links to anchors leading to the files that hold them."""
        up = b"../" * path.count("/")
        html = html.replace(b'"@/', b'"' + up)

        def place(found: re.Match[bytes]) -> bytes:
            key = found.group(1).decode()
            where = self._at.get(key) or self._page_of(key) or ""
            if where == path or (not where and key == "main"):
                return found.group()
            return b'href="' + up + (where or OVERVIEW).encode() + b"#" + found.group(1) + b'"'

        return _LINK.sub(place, html)

    def _page_of(self, key: str) -> str | None:
        """The page of an annotation: its anchor begins with the page's id, and goes on after it."""
        page = re.match(r"a-[\w]+", key)
        return self._pages.get(page.group()) if page else None
