"""Output that nobody reads to its end."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from program import PAGE, command, riwaya

UNREAD = 141


def unread(*words: object, cwd: Path, both: bool = False) -> subprocess.CompletedProcess[bytes]:
    """`riwaya` with its output in a pipe that has no reader any more."""
    read, write = os.pipe()
    os.close(read)
    try:
        errors = subprocess.STDOUT if both else subprocess.PIPE
        return subprocess.run(
            command(*words), stdout=write, stderr=errors, cwd=cwd, check=False, timeout=120
        )
    finally:
        os.close(write)


@pytest.mark.parametrize("words", [["schema"], ["show", "page.txt"], ["show", ".", "--json"]])
def test_the_program_ends_without_a_word(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    done = unread(*words, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (UNREAD, b"")


def test_what_was_built_stays(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    done = unread("build", "page.txt", "--out", "out", "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (UNREAD, b"")
    assert (tmp_path / "out" / "dossier.json").is_file()


def test_where_errors_go_there_too(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert unread("show", "empty.txt", cwd=tmp_path, both=True).returncode == UNREAD


def test_what_is_read_is_whole(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    done = riwaya("schema", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.endswith("}\n")
