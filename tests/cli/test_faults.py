"""What goes wrong around the program: full disks, clocks, files that change under it."""

from __future__ import annotations

import gzip
import json
import os
import resource
from pathlib import Path

import pytest
from program import riwaya

from riwaya.model import Document
from riwaya.page import Skipped, read_paths
from riwaya.resources import builtin

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TEXT = (SAMPLES / "01-difaf-agency.txt").read_text(encoding="utf-8")


def _small_files() -> None:
    # Writing beyond it fails as on a full disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))


def test_a_full_disk_leaves_nothing_and_says_so(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = riwaya("build", SAMPLES, "-o", out, "-q", preexec_fn=_small_files)
    assert done.returncode not in (0, 1, -11)
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert str(out) in done.stderr
    assert "too large" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_keeps_the_dossier_that_was_there(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert riwaya("build", SAMPLES / "01-difaf-agency.txt", "-o", out, "-q").returncode == 0
    before = {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()}
    assert riwaya("build", SAMPLES, "-o", out, "-q", preexec_fn=_small_files).returncode != 0
    assert {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()} == before
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("year", [1971, 2190])
def test_the_clock_is_not_asked(tmp_path: Path, year: int) -> None:
    lie = (
        f"import time\nreal = time.time\ntime.time = lambda: real() + ({year} - 2026) * 31556952\n"
    )
    lie += "time.time_ns = lambda: int(time.time() * 1e9)\n"
    (tmp_path / "sitecustomize.py").write_text(lie)
    page = SAMPLES / "05-mizan-weekday-only.txt"
    for name, path in (("now", ""), ("then", str(tmp_path))):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [path, *_path()]))}
        assert riwaya("build", page, "-o", tmp_path / name, "-q", env=environment).returncode == 0
    names = sorted(p.relative_to(tmp_path / "now") for p in (tmp_path / "now").rglob("*"))
    files = [n for n in names if (tmp_path / "now" / n).is_file()]
    assert files
    for name in files:
        assert (tmp_path / "now" / name).read_bytes() == (tmp_path / "then" / name).read_bytes()


def _path() -> list[str]:
    return [p for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p]


def rows(count: int) -> str:
    return "".join(json.dumps({"text": f"{TEXT}\n{n}"}) + "\n" for n in range(count))


def test_half_a_gzip_gives_what_it_holds_and_is_named(tmp_path: Path) -> None:
    packed = gzip.compress(rows(60).encode(), mtime=0)
    (tmp_path / "rows.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    found = list(read_paths([tmp_path], builtin()))
    assert [f for f in found if isinstance(f, Document)]
    skipped = [f for f in found if isinstance(f, Skipped)]
    assert skipped
    assert all(f.source.startswith("rows.jsonl.gz") for f in skipped)


def test_a_file_that_vanishes_while_others_are_read_is_named(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT}\n{name}", encoding="utf-8")
    reading = read_paths([tmp_path], builtin())
    first = next(reading)
    (tmp_path / "b.txt").unlink()
    rest = list(reading)
    assert isinstance(first, Document)
    assert [type(f).__name__ for f in rest] == ["Skipped", "Document"]
    assert isinstance(rest[0], Skipped)
    assert rest[0].source == "b.txt"
    assert "No such file" in rest[0].reason


@pytest.mark.parametrize("change", ["grows", "shrinks"])
def test_a_file_that_changes_while_it_is_read_costs_no_other(tmp_path: Path, change: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(rows(300), encoding="utf-8")
    (tmp_path / "z.txt").write_text(TEXT + "\nz", encoding="utf-8")
    reading = read_paths([tmp_path], builtin())
    first = next(reading)
    with path.open("r+") as file:
        if change == "grows":
            file.seek(0, os.SEEK_END)
            file.write('{"text": "')
        else:
            file.truncate(40)
    found = [first, *reading]
    assert found[-1].source == "z.txt"
    assert isinstance(found[-1], Document)
    assert all(isinstance(f, Document | Skipped) for f in found)
