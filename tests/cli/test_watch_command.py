"""`riwaya watch`: one pass, what it says, and what it refuses; found stories as `riwaya build --stories` finds them."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer.testing

from riwaya.cli import watch as command
from riwaya.cli.app import app

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_SETTLE", 0.0)


def run(*args: str) -> typer.testing.Result:
    return typer.testing.CliRunner().invoke(app, list(args))


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_pass_gives_what_a_build_gives(tmp_path: Path) -> None:
    pages = sorted(p for p in SAMPLES.rglob("*.txt") if p.stem[:2].isdigit())[:4]
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for page in pages:
        (inbox / page.name).write_bytes(page.read_bytes())
    out = tmp_path / "out"
    said = run("watch", str(inbox), "--out", str(out), "--once", "--engine", "process")
    assert said.exit_code == 0, said.output
    assert f"{len(pages)} files new, 0 changed, 0 gone" in said.output
    again = run("watch", str(inbox), "--out", str(out), "--once", "--engine", "process")
    assert (again.exit_code, again.output) == (0, "")
    built = tmp_path / "built"
    whole = ("build", str(inbox), "--out", str(built), "--stories", "--engine", "process", "-q")
    assert run(*whole).exit_code == 0
    assert files(out) == files(built)


def test_the_output_may_not_lie_in_the_folder(tmp_path: Path) -> None:
    said = run("watch", str(tmp_path), "--out", str(tmp_path / "out"), "--once")
    assert said.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_a_folder_is_needed(tmp_path: Path) -> None:
    said = run("watch", str(tmp_path / "none"), "--out", str(tmp_path / "out"), "--once")
    assert said.exit_code == 2
