from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dossier_story
import pytest

from riwaya.dossier import Summary, folder, write
from riwaya.errors import OutputError
from riwaya.model import Dossier
from riwaya.model.codec import decode_dossier
from riwaya.resources import Pack


def put(dossier: Dossier, out: Path, pack: Pack) -> Summary:
    return write(
        dossier,
        out,
        inputs=dossier_story.records(dossier),
        skipped=dossier_story.SKIPPED,
        pack=pack,
        command_options={},
    )


def files(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}


def test_summary_counts(tmp_path: Path, story: Dossier, pack: Pack) -> None:
    summary = put(story, tmp_path / "out", pack)
    got = (summary.documents, summary.outlets, summary.claims, summary.events, summary.skipped)
    assert got == (3, 2, 4, 1, 2)
    assert set(summary.files) == set(files(tmp_path / "out"))
    assert summary.bytes == sum(map(len, files(tmp_path / "out").values()))


def test_the_dossier_comes_back(written: Path, story: Dossier) -> None:
    assert decode_dossier((written / "dossier.json").read_bytes()) == story


def test_custody(written: Path, story: Dossier, pack: Pack) -> None:
    manifest = json.loads((written / "manifest.json").read_text(encoding="utf-8"))
    outputs = {o["path"]: o["sha256"] for o in manifest["outputs"]}
    held = files(written)
    del held["manifest.json"]
    assert outputs == {name: hashlib.sha256(data).hexdigest() for name, data in held.items()}
    assert [i["document"] for i in manifest["inputs"]] == ["d1", "d2", "d3"]
    assert manifest["inputs"][0]["encoding_reason"] == "valid UTF-8"
    assert [s["reason"] for s in manifest["skipped"]] == ["empty", "not Arabic"]
    assert manifest["resources"] == pack.digest()
    assert manifest["schema"] == story.schema
    assert manifest["options"] == {"language": "ar"}


def test_the_same_twice_is_the_same_bytes(tmp_path: Path, story: Dossier, pack: Pack) -> None:
    put(story, tmp_path / "one", pack)
    put(story, tmp_path / "two", pack)
    put(story, tmp_path / "one", pack)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_previous_dossier_is_replaced(tmp_path: Path, story: Dossier, pack: Pack) -> None:
    put(story, tmp_path / "out", pack)
    put(Dossier(), tmp_path / "out", pack)
    assert decode_dossier((tmp_path / "out" / "dossier.json").read_bytes()) == Dossier()
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_taken(tmp_path: Path, story: Dossier, pack: Pack) -> None:
    (tmp_path / "out").mkdir()
    put(story, tmp_path / "out", pack)
    assert (tmp_path / "out" / "manifest.json").exists()


@pytest.mark.parametrize("name", ["notes.txt", "tables/mine.csv", "manifest.json"])
def test_a_folder_with_something_else_is_refused(
    tmp_path: Path, story: Dossier, pack: Pack, name: str
) -> None:
    strange = tmp_path / "out" / name
    strange.parent.mkdir(parents=True)
    strange.write_text("{}", encoding="utf-8")
    with pytest.raises(OutputError, match="something else"):
        put(story, tmp_path / "out", pack)
    assert files(tmp_path / "out") == {name: b"{}"}


def test_a_dossier_with_notes_beside_it_is_refused(
    tmp_path: Path, story: Dossier, pack: Pack
) -> None:
    put(story, tmp_path / "out", pack)
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"notes\.txt"):
        put(story, tmp_path / "out", pack)


def test_a_file_in_the_place_is_refused(tmp_path: Path, story: Dossier, pack: Pack) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="not a folder"):
        put(story, tmp_path / "out", pack)


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        folder.replace(tmp_path / "out", [("a.txt", b"1"), ("a.txt/b", b"2")])
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, sys
from pathlib import Path
from riwaya.dossier import folder
def dying():
    yield "dossier.json", b"{}"
    os.kill(os.getpid(), 9)
folder.replace(Path(sys.argv[1]), dying())
"""


@pytest.mark.skipif(os.name != "posix", reason="kills with a signal")
def test_a_killed_run_leaves_no_half_dossier(tmp_path: Path, story: Dossier, pack: Pack) -> None:
    out = tmp_path / "out"
    put(story, out, pack)
    before = files(out)
    done = subprocess.run([sys.executable, "-c", KILLED, str(out)], check=False)
    assert done.returncode == -9
    assert files(out) == before
    assert len(list(tmp_path.iterdir())) == 2, "the killed run's own folder"
    put(story, out, pack)
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(os.name != "posix", reason="needs locks on folders")
def test_a_dossier_lost_between_two_renames_comes_back(
    tmp_path: Path, story: Dossier, pack: Pack
) -> None:
    put(story, tmp_path / "out", pack)
    aside = tmp_path / ".out.partial-x"
    aside.mkdir()
    (tmp_path / "out").rename(aside / "old")
    with pytest.raises(OutputError):
        folder.replace(tmp_path / "out", [("a", b"1"), ("a/b", b"2")])
    assert (tmp_path / "out" / "dossier.json").exists()


def test_a_folder_that_nobody_sees_yet_gets_the_same_bytes(
    tmp_path: Path, story: Dossier, pack: Pack
) -> None:
    left = tmp_path / "unseen" / "tables"
    left.mkdir(parents=True)
    (left / "of-a-killed-run.csv").write_text("half")
    write(story, tmp_path / "unseen", inputs=(), skipped=(), pack=pack, unseen=True)
    write(story, tmp_path / "seen", inputs=(), skipped=(), pack=pack)
    held = [
        {p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()}
        for out in (tmp_path / "unseen", tmp_path / "seen")
    ]
    assert held[0] == held[1]


def test_what_cannot_be_made_leaves_nothing_where_nobody_looks(tmp_path: Path) -> None:
    def torn() -> Iterator[tuple[str, bytes]]:
        yield "a.txt", b"a"
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        folder.fill(tmp_path / "out", torn(), lambda _: b"{}")
    assert list(tmp_path.iterdir()) == []
