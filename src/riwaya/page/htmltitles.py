"""What titles of HTML pages say: how like two of them are, and the outlet that a `<title>` names beside the headline."""

from __future__ import annotations

from riwaya.language.view import fold
from riwaya.model import Outlet
from riwaya.page.knowledge import PageWords, key
from riwaya.page.outlets import OutletIndex, outlet_of
from riwaya.resources import Pack

TITLE_PARTS = ("|", " - ", " – ", " — ", "::", " : ", "»", "«", "/")
_LONGEST_SITE = 6


def titled_outlet(title: str, headlines: set[str], pack: Pack) -> Outlet | None:
    """«جريدة الرياض : غربة»: an outlet's name as a part of the `<title>`; `headlines` are keys of the page's own."""
    index = pack.get(OutletIndex)
    for mark in TITLE_PARTS:
        parts = [p.strip() for p in title.split(mark)]
        if len(parts) < 2:
            continue
        for part in (parts[-1], parts[0]):
            rows = [r for r in index.by_key(part) if r.kind != "agency"] if part else []
            if rows:
                return outlet_of(rows, "metadata")
    name = _titled_name(title, headlines, pack.get(PageWords))
    return Outlet(name=name, basis="metadata") if name else None


def _titled_name(title: str, headlines: set[str], words: PageWords) -> str:
    """The other part of a `<title>` of which one part is the headline, or a part that says «جريدة»."""
    for mark in (*TITLE_PARTS, ": "):
        parts = [p.strip() for p in title.split(mark) if p.strip()]
        if len(parts) < 2:
            continue
        ends = [p for p in (parts[-1], parts[0]) if title_key(p) not in headlines]
        short = [p for p in ends if len(p.split()) <= _LONGEST_SITE]
        if len(ends) == 1 and short:
            return short[0]
        for part in short:
            if words.starts("outlet", key(part)):
                return part
    return ""


def title_key(text: str) -> str:
    """A title, folded, its white space unified."""
    return " ".join(fold(text).split())


def likeness(key: str, wanted: str) -> int:
    """3 the same, 2 nearly all of the title with the site's name beside it, 1 a part of it."""
    if key == wanted:
        return 3
    if len(key) >= 8 and key in wanted:
        return 2 if len(key) * 2 >= len(wanted) else 1
    return 2 if len(wanted) >= 12 and wanted in key and len(wanted) * 1.5 >= len(key) else 0
