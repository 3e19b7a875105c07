from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import PAGE, riwaya


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE, encoding="utf-8")
    return folder


def test_version_and_help(tmp_path: Path) -> None:
    assert riwaya("--version", cwd=tmp_path).stdout.startswith("riwaya ")
    for command in ("build", "show", "schema", "lang"):
        done = riwaya(command, "--help", cwd=tmp_path)
        assert done.returncode == 0
    assert "riwaya build pages/ --out dossier" in riwaya("build", "--help", cwd=tmp_path).stdout


def test_build_writes_the_dossier_and_a_summary(pages: Path, tmp_path: Path) -> None:
    done = riwaya("build", pages, "--out", "out", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert (summary["pages"], summary["skipped"]) == (1, 0)
    assert summary["claims"] >= 1
    names = {p.name for p in (tmp_path / "out").iterdir()}
    assert names == {"dossier.json", "dossier.html", "tables", "manifest.json"}


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(pages: Path, tmp_path: Path) -> None:
    (pages / "empty.txt").write_bytes(b"")
    (pages / "english.txt").write_text("The minister said on Tuesday that nothing happened. " * 5)
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (pages / "twice.txt").write_text(PAGE, encoding="utf-8")
    done = riwaya("build", pages, "--out", "out", cwd=tmp_path)
    assert done.returncode == 0
    lines = [line for line in done.stderr.splitlines() if line.startswith("riwaya: ")]
    for name in ("empty.txt", "english.txt", "binary.txt", "twice.txt"):
        assert sum(f"{name}: " in line for line in lines) == 1
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert {s["source"] for s in manifest["skipped"]} == {
        "empty.txt",
        "english.txt",
        "binary.txt",
        "twice.txt",
    }
    assert riwaya("build", pages, "--out", "o2", "--strict", "-q", cwd=tmp_path).returncode == 5


def test_nothing_to_read_is_said_and_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    done = riwaya("build", "pages", "missing", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "missing" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_holds_something_else_is_refused(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_text("x")
    done = riwaya("build", pages, "--out", "out", cwd=tmp_path)
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["thesis.docx"]


def test_building_again_gives_the_same_bytes(pages: Path, tmp_path: Path) -> None:
    (pages / "b.txt").write_text(PAGE.replace("خمسة", "ستة"), encoding="utf-8")
    riwaya("build", pages, "--out", "one", "-q", cwd=tmp_path)
    riwaya("build", pages, "--out", "one", "-q", cwd=tmp_path)
    first = (tmp_path / "one" / "dossier.json").read_bytes()
    riwaya("build", pages / "b.txt", pages / "a.txt", "--out", "two", "-q", cwd=tmp_path)
    riwaya("build", pages, "--out", "three", "-q", "--workers", "2", cwd=tmp_path)
    assert (tmp_path / "two" / "dossier.json").read_bytes() == first
    assert (tmp_path / "three" / "dossier.json").read_bytes() == first


def test_show_prints_the_page_and_what_was_found(pages: Path, tmp_path: Path) -> None:
    done = riwaya("show", pages / "a.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "2021-03-09" in done.stdout
    assert "\x1b" not in done.stdout
    document = json.loads(riwaya("show", pages / "a.txt", "--json", cwd=tmp_path).stdout)
    assert document["text"] == PAGE
    done = riwaya("show", "nowhere.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert "nowhere.txt" in done.stderr


def test_schema_is_json_schema(tmp_path: Path) -> None:
    assert "$defs" in json.loads(riwaya("schema", cwd=tmp_path).stdout)


def test_a_faulty_pack_of_the_user_is_named_by_file_and_line(pages: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine" / "people"
    folder.mkdir(parents=True)
    (folder / "persons.tsv").write_text("nom\nعلي\n", encoding="utf-8")
    (tmp_path / "riwaya.toml").write_text('packs = ["mine"]\n')
    done = riwaya("build", pages, "--out", "out", cwd=tmp_path)
    assert done.returncode == 4
    assert "persons.tsv:1: unknown field 'nom'" in done.stderr
    assert riwaya("lang", "check", cwd=tmp_path).returncode == 4


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('paks = ["mine"]', "unknown key 'paks'"),
        ('packs = "mine"', "packs must be a list of folders"),
        ('packs = ["mine"]', "pack 'mine' is not a folder"),
        ("packs = [", ""),
        (None, "cannot be read: No such file"),
    ],
)
def test_a_wrong_riwaya_toml_is_one_line(
    pages: Path, tmp_path: Path, text: str | None, says: str
) -> None:
    if text is not None:
        (tmp_path / "my.toml").write_text(text)
    done = riwaya("build", pages, "-o", "out", "--config", "my.toml", cwd=tmp_path)
    assert done.returncode == 4
    assert done.stderr.startswith(f"riwaya: my.toml:1: {says}")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_metrics_that_cannot_be_written_are_said_before_the_work(
    pages: Path, tmp_path: Path
) -> None:
    for place, why in (("no/m.json", "no such folder"), (".", "is a folder")):
        done = riwaya("build", pages, "-o", "out", "--metrics", place, cwd=tmp_path)
        assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)
        assert why in done.stderr
        assert not (tmp_path / "out").exists()
