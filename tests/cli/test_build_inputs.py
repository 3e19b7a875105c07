"""`riwaya build`: standard input, lists of addresses."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from program import PAGE, riwaya


def build(*words: str, cwd: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    return riwaya("build", *words, "--out", "out", "--json", cwd=cwd, input=given)


def test_rows_on_standard_input(tmp_path: Path) -> None:
    rows = [{"title": "", "text": PAGE.replace("خمسة", n)} for n in ("ستة", "سبعة")]
    done = build("-", cwd=tmp_path, given="\n".join(map(json.dumps, rows)))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["pages"] == 2
    dossier = json.loads((tmp_path / "out" / "dossier.json").read_text())
    assert [d["source"] for d in dossier["documents"]] == ["stdin.jsonl#1", "stdin.jsonl#2"]


def test_addresses_inside_are_not_fetched_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "list.txt").write_text("http://127.0.0.1/a\nhttp://127.0.0.1/b\n")
    done = build("page.txt", "list.txt", cwd=tmp_path)
    skipped = json.loads(done.stdout)["skipped_inputs"]
    assert [s["reason"] for s in skipped] == [
        "a list of 2 addresses, no page; --fetch has them fetched"
    ]
    done = build("page.txt", "list.txt", "--fetch", "got.warc.gz", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    skipped = json.loads(done.stdout)["skipped_inputs"]
    assert [s["source"] for s in skipped] == ["http://127.0.0.1/a", "http://127.0.0.1/b"]
    assert all("private network" in s["reason"] for s in skipped)


def test_without_a_list_nothing_is_fetched_and_no_file_made(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    done = build("page.txt", "--fetch", "got.warc.gz", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "no input lists pages" in done.stderr
    assert not (tmp_path / "got.warc.gz").exists()


def test_memory_bounds_no_single_dossier_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    done = build("page.txt", "--memory", "1G", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "--memory" in done.stderr
    assert "--memory" not in build("page.txt", cwd=tmp_path).stderr
