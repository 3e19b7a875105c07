from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from riwaya.api import build
from riwaya.dossier.verifying import Verified, verify
from riwaya.errors import RiwayaError
from riwaya.resources import Pack, builtin

PAGE = """مقتل {} أشخاص في قصف على بلدة قرب سبها

الثلاثاء 9 مارس 2021

قالت وزارة الصحة إن {} أشخاص قتلوا، اليوم الثلاثاء، في قصف استهدف بلدة قرب مدينة سبها جنوبي ليبيا.
"""


@pytest.fixture
def knowledge() -> Pack:
    return builtin()


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "sub").mkdir(parents=True)
    for name, count in (("a", "خمسة"), ("b", "ستة"), ("sub/c", "سبعة")):
        (folder / f"{name}.txt").write_text(PAGE.format(count, count), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture
def dossier(pages: Path, tmp_path: Path) -> Path:
    build(pages).write(tmp_path / "out")
    return tmp_path / "out"


def said(outcome: Verified) -> list[tuple[str, str, str]]:
    return [(f.what, f.of, f.path) for f in outcome.findings]


def test_as_written(dossier: Path, pages: Path, knowledge: Pack) -> None:
    outcome = verify(dossier, knowledge, [pages])
    assert outcome.findings == ()
    assert outcome.notes == ()
    data = (dossier / "manifest.json").read_bytes()
    assert (outcome.outputs, outcome.inputs) == (len(json.loads(data)["outputs"]), 3)
    assert outcome.outputs > 14
    assert outcome.manifest_sha256 == hashlib.sha256(data).hexdigest()
    assert verify(dossier, knowledge).inputs is None


def test_files_changed_missing_and_extra(dossier: Path, knowledge: Pack) -> None:
    page = dossier / "dossier.html"
    data = bytearray(page.read_bytes())
    data[-2] ^= 1
    page.write_bytes(data)
    (dossier / "tables" / "times.csv").unlink()
    (dossier / "tables" / "claims.csv").write_text("x")
    (dossier / "notes").mkdir()
    (dossier / "notes" / "mine.txt").write_text("x")
    (dossier / ".DS_Store").write_text("x")
    outcome = verify(dossier, knowledge)
    assert said(outcome) == [
        ("changed", "output", "dossier.html"),
        ("changed", "output", "tables/claims.csv"),
        ("missing", "output", "tables/times.csv"),
        ("extra", "output", "notes/mine.txt"),
    ]
    assert "of the same size" in outcome.findings[0].says
    assert "1 now" in outcome.findings[1].says


def test_a_link_is_no_file(dossier: Path, tmp_path: Path, knowledge: Pack) -> None:
    page = dossier / "dossier.html"
    kept = shutil.move(page, tmp_path / "kept.html")
    page.symlink_to(kept)
    assert said(verify(dossier, knowledge)) == [("changed", "output", "dossier.html")]


def test_inputs_changed_missing_moved_and_extra(
    dossier: Path, pages: Path, knowledge: Pack
) -> None:
    (pages / "a.txt").write_text(PAGE.format("تسعة", "تسعة"), encoding="utf-8")
    (pages / "b.txt").unlink()
    shutil.move(pages / "sub" / "c.txt", pages / "moved.txt")
    (pages / "new.txt").write_text(PAGE.format("عشرة", "عشرة"), encoding="utf-8")
    outcome = verify(dossier, knowledge, [pages])
    assert said(outcome) == [
        ("changed", "input", "a.txt"),
        ("missing", "input", "b.txt"),
        ("moved", "input", "sub/c.txt"),
        ("extra", "input", "new.txt"),
    ]
    assert outcome.findings[2].says == "is now moved.txt"


def test_inputs_may_lie_under_another_root(dossier: Path, pages: Path, knowledge: Pack) -> None:
    shutil.move(pages, pages.parent / "elsewhere")
    assert verify(dossier, knowledge, [pages.parent / "elsewhere"]).findings == ()


def test_another_version_is_noted_not_blamed(dossier: Path, knowledge: Pack) -> None:
    path = dossier / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, "riwaya": "0.0.1", "resources": "0" * 64}))
    outcome = verify(dossier, knowledge)
    assert outcome.findings == ()
    assert outcome.notes[0].startswith("written by Riwaya 0.0.1; this is ")
    assert "other resource packs" in outcome.notes[1]


@pytest.mark.parametrize("path", ["../pages/a.txt", "/etc/hostname"])
def test_a_manifest_cannot_lead_elsewhere(dossier: Path, knowledge: Pack, path: str) -> None:
    file = dossier / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    manifest["outputs"].append({"path": path, "sha256": "0" * 64, "size": 1})
    file.write_text(json.dumps(manifest))
    (found,) = verify(dossier, knowledge).findings
    assert (found.path, found.says) == (path, "the manifest names a file elsewhere")


@pytest.mark.parametrize("data", [None, b"{}", b"\xff", b'{"format": "other/1"}'])
def test_a_folder_without_a_manifest_is_said(
    tmp_path: Path, knowledge: Pack, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / "manifest.json").write_bytes(data)
    with pytest.raises(RiwayaError, match=r"manifest\.json"):
        verify(tmp_path, knowledge)
