"""Scores on hand-annotated pages, against the project's floors.

The gold and its scorer lie beside the checkout (`../shared`), not in it: where they are absent, nothing
is measured and the caller says so.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import msgspec

from riwaya.engine import build
from riwaya.errors import RiwayaError
from riwaya.model.codec import encode
from riwaya.resources import Pack

FLOORS = Path(__file__).with_name("floors.toml")
SETS = ("seeds", "news", "tunisia")


class Row(msgspec.Struct, frozen=True):
    """One line of the scorer: what was right of how many, and the floor (None where none is set)."""

    task: str
    hit: int
    of: int
    floor: float | None

    @property
    def share(self) -> float:
        return self.hit / self.of

    @property
    def low(self) -> bool:
        """Whether the share is under its floor."""
        return self.floor is not None and self.share < self.floor


def gold_folder(start: Path) -> Path | None:
    """The folder `shared/gold` beside the checkout that holds `start`, or None."""
    for folder in (start, *start.parents):
        gold = folder.parent / "shared" / "gold"
        if (folder / "pyproject.toml").is_file():
            return gold if (gold / "score.py").is_file() else None
    return None


def pages(gold: Path, name: str) -> list[Path]:
    """The pages of a set, which for the seeds lie in a folder of their own."""
    folder = gold.parent / "seeds" if name == "seeds" else gold / name
    return sorted(folder.glob("*.txt"))


def floors(name: str) -> dict[str, float]:
    """The floors of a set by the scorer's row."""
    table = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return {**table["all"], **table.get(name, {})}


def build_pages(gold: Path, name: str, pack: Pack, path: Path) -> Path:
    """Builds the dossier of a set's pages and writes it to `path`, which is returned."""
    path.write_bytes(encode(build(pages(gold, name), pack).dossier))
    return path


def judge(gold: Path, dossier: Path, folder: Path) -> dict[str, tuple[int, int]]:
    """What the gold's scorer says of a dossier against the gold in `folder`: right, of how many, by row.

    Raises RiwayaError where the scorer fails.
    """
    command = [sys.executable, str(gold / "score.py"), str(dossier), str(folder), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RiwayaError(f"{gold / 'score.py'}: {done.stderr.strip().splitlines()[-1:]}")
    return {task: (row["hit"], row["of"]) for task, row in json.loads(done.stdout).items()}


def score(gold: Path, name: str, pack: Pack) -> list[Row]:
    """Builds the dossier of a set's pages and has the gold's scorer judge it.

    Raises RiwayaError where the scorer fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        dossier = build_pages(gold, name, pack, Path(folder) / "dossier.json")
        rows = judge(gold, dossier, gold / name)
    wanted = floors(name)
    scored = [Row(task, hit, of, wanted.get(task)) for task, (hit, of) in rows.items()]
    # A row that the scorer no longer prints must not pass for one that holds.
    return scored + [Row(task, 0, 1, floor) for task, floor in wanted.items() if task not in rows]
