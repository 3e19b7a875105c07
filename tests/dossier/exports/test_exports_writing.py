from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from riwaya.dossier.exports import Options, export, open_dossier, write
from riwaya.errors import OutputError, RiwayaError
from riwaya.model import Dossier
from riwaya.resources import Pack


def test_a_dossier_is_read_from_its_folder_or_its_file(written: Path, story: Dossier) -> None:
    dossier, manifest = open_dossier(written)
    assert dossier == story
    assert manifest is not None
    assert open_dossier(written / "dossier.json") == (dossier, manifest)


def test_several_formats_in_one_go(written: Path, tmp_path: Path, knowledge: Pack) -> None:
    made = export(written, ["bibtex", "geojson", "bibtex"], tmp_path / "out", knowledge)
    names = ["events.geojson", "pages.bib", "places.geojson"]
    assert made == [tmp_path / "out" / name for name in names]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == names


def test_the_manifest_goes_into_prov(written: Path, tmp_path: Path, knowledge: Pack) -> None:
    export(written, ["prov"], tmp_path, knowledge)
    said = (tmp_path / "prov.jsonld").read_text(encoding="utf-8")
    assert "output:tables/claims.csv" in said
    assert "prov:SoftwareAgent" in said


def test_what_is_there_is_kept_unless_told(written: Path, tmp_path: Path, knowledge: Pack) -> None:
    mine = tmp_path / "events.geojson"
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"events\.geojson: is already there; --force"):
        export(written, ["geojson"], tmp_path, knowledge)
    assert [p.name for p in tmp_path.iterdir()] == ["events.geojson"]
    assert mine.read_text(encoding="utf-8") == "mine"
    export(written, ["geojson"], tmp_path, knowledge, Options(force=True))
    assert mine.read_text(encoding="utf-8") != "mine"


def test_a_dossiers_own_folder_is_refused(written: Path, tmp_path: Path, knowledge: Pack) -> None:
    copy = shutil.copytree(written, tmp_path / "copy")
    with pytest.raises(OutputError, match="is a dossier's folder"):
        export(copy, ["geojson"], copy, knowledge)
    assert not (copy / "events.geojson").exists()


@pytest.mark.parametrize("name", ["nothing", "manifest.json", "tables"])
def test_what_is_no_dossier_is_said_in_one_line(
    written: Path, tmp_path: Path, knowledge: Pack, name: str
) -> None:
    with pytest.raises(RiwayaError, match=name) as caught:
        export(written / name, ["csv"], tmp_path / "out", knowledge)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path / "out", {"a.txt": b"1", "a.txt/b": b"2"}, force=False)
    assert [p for p in (tmp_path / "out").rglob("*") if p.is_file()] == []


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../../x", ""])
def test_an_exporter_cannot_write_elsewhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="outside its folder"):
        write(tmp_path / "out", {name: b""}, force=True)
    assert list(tmp_path.iterdir()) == []
