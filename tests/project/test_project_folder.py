"""A project's folder: pages kept as read, raw bytes beside them, nothing foreign touched."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from riwaya.dossier import write
from riwaya.engine import build
from riwaya.errors import InputError, OutputError
from riwaya.page import read_page
from riwaya.project import open_project, project_of
from riwaya.resources import Pack

TEXT = "قتل شخصان في غارة\n\nقال مصدر طبي إن شخصين قتلا في غارة على المدينة يوم الأحد.\n"


def sample(folder: Path, name: str = "a.txt", text: str = TEXT) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_pages_are_kept_as_read_once_with_their_bytes(tmp_path: Path, pack: Pack) -> None:
    path = sample(tmp_path / "in")
    sample(tmp_path / "in", "empty.txt", "")
    project = open_project(tmp_path / "story")
    added = project.add([tmp_path / "in"], pack)
    assert [d.source for d in added.new] == ["a.txt"]
    assert [s.source for s in added.skipped] == ["empty.txt"]
    assert project.add([path], pack).known == added.new
    again = open_project(tmp_path / "story").pages()
    assert again == (read_page(path.read_bytes(), "a.txt", pack),)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (tmp_path / "story" / "raw" / digest).read_bytes() == path.read_bytes()


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    sample(tmp_path / "in")
    with pytest.raises(OutputError, match="is no project"):
        open_project(tmp_path / "in")
    assert [p.name for p in (tmp_path / "in").iterdir()] == ["a.txt"]
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "riwaya-project.json").write_text('{"format": "riwaya-project/9"}')
    with pytest.raises(OutputError, match="another version"):
        open_project(tmp_path / "p")


def test_a_dossier_gets_its_project_beside_it(tmp_path: Path, pack: Pack) -> None:
    path = sample(tmp_path / "in")
    built = build([path], pack)
    out = tmp_path / "out"
    write(built.dossier, out, inputs=[], skipped=[], pack=pack)
    before = {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()}
    project = project_of(out)
    assert project.root == tmp_path / "out-review"
    assert project.pages() == (read_page(path.read_bytes(), "a.txt", pack),)
    assert {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()} == before
    assert project_of(project.root).pages() == project.pages()


def test_a_damaged_page_is_named(tmp_path: Path) -> None:
    project = open_project(tmp_path / "p")
    (tmp_path / "p" / "pages" / "x.json").write_text("{")
    with pytest.raises(InputError, match=r"x\.json: not a document"):
        project.pages()
