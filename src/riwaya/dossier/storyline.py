"""What the index over many stories says of each, and of the pages that belong to none."""

from __future__ import annotations

import msgspec


class StoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One story. `folder` is slashed and relative to the index; `first` and `last` are ISO days between which its
    pages appeared, empty where that is not known. `quoted` says that the title is the headline of a page. `outlets`
    counts them, `outlet_names` are the first few in Arabic and English (empty where unknown)."""

    id: str
    folder: str
    pages: int
    title_ar: str
    title_en: str
    quoted: bool
    headline: str
    first: str
    last: str
    outlets: int
    outlet_names: tuple[tuple[str, str], ...]
    events: int
    claims: int
    conflicts: int
    copies: int


class AloneFile(msgspec.Struct, frozen=True):
    """A file of one-page dossiers, a line each: `first` and `last` are the sources of its first and last page."""

    path: str
    pages: int
    first: str
    last: str
