"""`riwaya show`: a page, a folder of them, a dossier."""

from __future__ import annotations

import json
from pathlib import Path

from program import PAGE, riwaya


def test_a_folder_is_listed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PAGE.replace("خمسة", "ستة"), encoding="utf-8")
    (tmp_path / "c.txt").write_text("")
    done = riwaya("show", tmp_path)
    assert done.returncode == 0
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [(r[0], r[2]) for r in rows] == [("a.txt", "2021-03-09"), ("b.txt", "2021-03-09")]
    assert "مقتل ستة أشخاص" in rows[1][3]
    assert "c.txt: empty" in done.stderr
    assert "2 pages" in done.stderr


def test_a_folder_as_json_is_a_document_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    done = riwaya("show", tmp_path, "--json")
    (document,) = map(json.loads, done.stdout.splitlines())
    assert document["source"] == "a.txt"
    assert document["figures"]


def test_a_dossier_is_no_folder_of_pages(tmp_path: Path) -> None:
    (tmp_path / "dossier.json").write_text("{}")
    done = riwaya("show", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "riwaya serve" in done.stderr


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    done = riwaya("show", tmp_path)
    assert done.returncode == 1
    assert "no page found" in done.stderr
