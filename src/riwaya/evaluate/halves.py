"""The gold in two halves: pages that were read while rules were written, and pages put aside to measure.

A gap between the two is over-fitting. The halves are drawn by hash, so that nobody chooses: of `news` a page was
read where the SHA-256 of its name begins with a digit under 8. The names of `tunisia` all fall to one side by
chance, so there the page's bytes are hashed instead; all of its pages were read, and the halves only show how
far figures spread by chance. All of `seeds` was read.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import msgspec

from riwaya.evaluate.gold import build_pages, judge, pages
from riwaya.resources import Pack

_MIDDLE = 8
#: rows that count the pages of a half, and say nothing of quality
_COUNTS = frozenset(("documents read",))


class Halves(msgspec.Struct, frozen=True):
    """One line of the scorer for both halves: (right, of how many), None where a half has nothing to count."""

    task: str
    read: tuple[int, int] | None
    aside: tuple[int, int] | None

    @property
    def gap(self) -> float | None:
        """How much better the half that was read does, as a share; None where one half is empty."""
        if self.read is None or self.aside is None:
            return None
        return self.read[0] / self.read[1] - self.aside[0] / self.aside[1]


def was_read(name: str, page: Path) -> bool:
    """Whether a page of the set `name` belongs to the half that was read."""
    if name == "seeds":
        return True
    key = page.read_bytes() if name == "tunisia" else page.name.encode()
    return int(hashlib.sha256(key).hexdigest()[0], 16) < _MIDDLE


def score_halves(gold: Path, name: str, pack: Pack) -> list[Halves]:
    """Builds the dossier of a whole set once, and scores each half of its pages.

    Rows across documents are left out, as their pages lie in both halves. Raises RiwayaError where the scorer fails.
    """
    side = {page.name: was_read(name, page) for page in pages(gold, name)}
    with tempfile.TemporaryDirectory() as folder:
        dossier = build_pages(gold, name, pack, Path(folder) / "dossier.json")
        scores = [_half(gold / name, dossier, side, half, Path(folder)) for half in (True, False)]
    tasks = [t for t in dict.fromkeys([*scores[0], *scores[1]]) if t not in _COUNTS]
    return [Halves(task, scores[0].get(task), scores[1].get(task)) for task in tasks]


def _half(
    folder: Path, dossier: Path, side: dict[str, bool], half: bool, scratch: Path
) -> dict[str, tuple[int, int]]:
    kept = scratch / ("read" if half else "aside")
    kept.mkdir()
    for path in sorted(folder.glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8")).get("doc")
        if page is not None and side.get(page) is half:
            shutil.copy(path, kept)
    return judge(folder.parent, dossier, kept) if any(kept.iterdir()) else {}
