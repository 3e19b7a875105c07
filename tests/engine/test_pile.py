"""A pile to many dossiers: the same bytes however it is built, cut off and resumed; what fails is set aside."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pile_stub import FINDER, KillAt, pile, tree

from riwaya.dossier.verifying import verify
from riwaya.engine import build
from riwaya.engine.pile import Options, Outcome, build_pile, reading, reducing, work_folder
from riwaya.engine.pile import frames as frames_module
from riwaya.engine.pile import parts as parts_module
from riwaya.errors import OutputError
from riwaya.model.codec import decode_dossier
from riwaya.resources import Pack, builtin

POINTS = (
    "read:torn",
    "read:1",
    "map:torn:000001",
    "map:000001-00001",
    "find",
    "reduce:torn",
    "reduce:",
    "alone:torn:2",
    "alone:1",
    "write:torn",
    "write:sealed",
    "write:put",
)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces so small that a few pages make several of each."""
    monkeypatch.setattr(parts_module, "_FILES", 3)
    monkeypatch.setattr(reading, "PAGES", 3)
    monkeypatch.setattr(reducing, "PAGES", 4)
    monkeypatch.setattr(reducing, "ALONE", 2)


def run(paths: Sequence[Path], out: Path, *, reached: Any = None, **options: Any) -> Outcome:
    chosen = Options(**{"engine": "process", **options})
    return build_pile(paths, out, builtin(), chosen, finder=FINDER, reached=reached)


def killed(paths: Sequence[Path], out: Path, kill: KillAt, **options: Any) -> int | None:
    """Builds in a process of its own; what that ended with."""
    fork = multiprocessing.get_context("fork")
    child = fork.Process(target=run, args=(paths, out), kwargs={"reached": kill, **options})
    child.start()
    child.join()
    return child.exitcode


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pile(tmp_path_factory.mktemp("pile") / "in")


@pytest.fixture(scope="module")
def expected(given: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reducing, "ALONE", 2)
        out = tmp_path_factory.mktemp("pile") / "out"
        run([given], out)
    return tree(out)


def test_the_pages_and_what_is_passed_over_are_those_of_an_ordinary_build(
    given: Path, pack: Pack, tmp_path: Path
) -> None:
    built = build([given], pack)
    outcome = run([given], tmp_path / "out")
    assert outcome.skipped == built.skipped
    found = [
        decode_dossier(p.read_bytes()) for p in (tmp_path / "out").glob("stories/*/dossier.json")
    ]
    lines = [
        decode_dossier(line)
        for p in sorted((tmp_path / "out").glob("alone/*.jsonl"))
        for line in p.read_bytes().splitlines()
    ]
    assert [d.documents[0].source for d in lines] == ["page0.txt", "page1.txt", "page2.txt"]
    documents = [d for dossier in (*found, *lines) for d in dossier.documents]
    assert sorted((d.id, d.source, d.text) for d in documents) == sorted(
        (d.id, d.source, d.text) for d in built.dossier.documents
    )
    assert sorted(len(d.documents) for d in found) == [2, 2, 3, 3]
    assert not work_folder(tmp_path / "out").exists()
    assert (outcome.metrics.pages, outcome.metrics.stories, outcome.metrics.alone) == (13, 4, 3)


def test_other_engines_and_another_order_give_the_same_bytes(
    given: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    run([given], tmp_path / "pool", engine="pool", workers=2)
    assert tree(tmp_path / "pool") == expected
    files = sorted(given.iterdir())
    run(files, tmp_path / "files")
    run(files[::-1], tmp_path / "back", memory=4 << 30)
    assert tree(tmp_path / "back") == tree(tmp_path / "files")


def test_ray_gives_the_same_bytes(given: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="Ray is not installed (uv pip install 'riwaya[ray]')")
    kill = KillAt("map:torn", tmp_path)
    outcome = run([given], tmp_path / "out", engine="ray", workers=2, reached=kill)
    assert tree(tmp_path / "out") == expected
    assert outcome.metrics.deaths == 1


@pytest.mark.parametrize("point", POINTS)
def test_killed_and_resumed_it_gives_the_same_bytes(
    given: Path, expected: dict[str, bytes], tmp_path: Path, point: str
) -> None:
    out = tmp_path / "out"
    assert killed([given], out, KillAt(point, tmp_path)) == -signal.SIGKILL
    assert out.exists() == (point == "write:put")
    with pytest.raises(OutputError, match=r"unfinished build; add --resume"):
        run([given], out)
    outcome = run([given], out, resume=True)
    assert tree(out) == expected
    assert outcome.metrics.pages == 13
    assert sorted(p.name for p in tmp_path.iterdir()) == ["killed", "out"]


def test_killed_again_and_again_in_one_phase(
    given: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    kill = KillAt("map:torn", tmp_path, times=3)
    for _ in range(3):
        assert killed([given], tmp_path / "out", kill, resume=True) == -signal.SIGKILL
    outcome = run([given], tmp_path / "out", resume=True)
    assert tree(tmp_path / "out") == expected
    assert outcome.metrics.phases["read"].resumed > 0


@pytest.mark.parametrize("point", ["read:1", "map:torn", "reduce:torn"])
def test_a_worker_that_is_killed_costs_nothing(
    given: Path, expected: dict[str, bytes], tmp_path: Path, point: str
) -> None:
    kill = KillAt(point, tmp_path)
    outcome = run([given], tmp_path / "out", engine="pool", workers=2, reached=kill)
    assert tree(tmp_path / "out") == expected
    assert (outcome.metrics.deaths, outcome.metrics.set_aside) == (1, 0)


def test_a_page_that_raises_and_one_that_kills_are_set_aside(tmp_path: Path) -> None:
    given = pile(tmp_path / "in")
    body = (given / "page0.txt").read_text(encoding="utf-8").split("\n", 1)[1]
    (given / "x-raises.txt").write_text("اضطراب في الميناء\n" + body, encoding="utf-8")
    (given / "y-kills.txt").write_text("صاعقة على الميناء\n" + body, encoding="utf-8")
    outcome = run([given], tmp_path / "out", engine="pool", workers=2)
    assert outcome.metrics.pages == 13
    aside = {s.source: s.reason for s in outcome.skipped if s.reason.startswith("set aside: ")}
    assert list(aside) == ["x-raises.txt", "y-kills.txt"]
    assert "no sketch of this page" in aside["x-raises.txt"]
    assert aside["y-kills.txt"] == "set aside: its process died"
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert {s["source"]: s["reason"] for s in manifest["skipped"]}.items() >= aside.items()


def test_a_shard_whose_process_always_dies_is_set_aside(given: Path, tmp_path: Path) -> None:
    kill = KillAt("map:torn:000001", tmp_path, times=99)
    outcome = run([given], tmp_path / "out", engine="pool", workers=2, reached=kill)
    aside = [s for s in outcome.skipped if s.reason == "set aside: its process died"]
    # One of them is no page in Arabic, which nobody got to see.
    assert outcome.metrics.pages + len(aside) == 13 + 1
    assert outcome.metrics.set_aside == len(aside) == 12
    assert len((tmp_path / "out" / "alone" / "pages-00001.jsonl").read_bytes().splitlines()) == 2


def test_a_story_that_cannot_be_linked_is_set_aside(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = reducing.link

    def failing(documents: Any, pack: Pack) -> Any:
        if len(documents) == 3:
            raise ValueError("three are too many")
        return link(documents, pack)

    monkeypatch.setattr(reducing, "link", failing)
    outcome = run([given], tmp_path / "out")
    aside = [s.reason for s in outcome.skipped if "three are too many" in s.reason]
    assert len(aside) == 6
    assert len(list((tmp_path / "out" / "stories").iterdir())) == 2


def test_checkpoints_hold_for_the_same_inputs_version_and_packs_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, out = pile(tmp_path / "in"), tmp_path / "out"
    assert killed([given], out, KillAt("find", tmp_path)) == -signal.SIGKILL
    with monkeypatch.context() as patch:
        patch.setattr("riwaya.engine.pile.work.VERSION", "9.9")
        with pytest.raises(OutputError, match=r"begun by Riwaya .*, this is 9\.9; delete"):
            run([given], out, resume=True)
        patch.undo()
        patch.setattr(Pack, "digest", lambda pack: "other")
        with pytest.raises(OutputError, match="other resource packs"):
            run([given], out, resume=True)
    (given / "page0.txt").write_text("changed", encoding="utf-8")
    with pytest.raises(OutputError, match="the inputs have changed"):
        run([given], out, resume=True)
    assert not out.exists()


def test_two_builds_do_not_work_in_one_folder(given: Path, tmp_path: Path) -> None:
    def again(point: str) -> None:
        if point == "find":
            with pytest.raises(OutputError, match="another build is at work there"):
                run([given], tmp_path / "out", resume=True)
            seen.append(point)

    seen: list[str] = []
    run([given], tmp_path / "out", reached=again)
    assert seen == ["find"]


@pytest.mark.parametrize("phase", ["read", "map", "reduce", "alone"])
def test_a_full_disk_is_one_line_and_what_was_half_written_is_not_done(
    given: Path,
    expected: dict[str, bytes],
    tmp_path: Path,
    phase: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out"
    real = os.fsync

    def full(handle: int) -> None:
        target = Path(f"/proc/self/fd/{handle}").resolve()
        if phase in target.parts or (phase == "alone" and "alone-" in target.name):
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    if not Path("/proc/self/fd").exists():
        pytest.skip("the system does not say which file is written")
    with monkeypatch.context() as patch:
        patch.setattr(frames_module.os, "fsync", full)
        with pytest.raises(OutputError, match="cannot be written: No space left") as raised:
            run([given], out)
    assert "\n" not in str(raised.value)
    assert not out.exists()
    assert not list(tmp_path.rglob("*.part"))
    run([given], out, resume=True)
    assert tree(out) == expected


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_one_line(given: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(OutputError, match="cannot be written: Permission denied"):
        run([given], locked / "out")


def test_permission_lost_on_the_way_is_one_line(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(self: Path, target: Path) -> Path:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", denied)
    with pytest.raises(OutputError, match="cannot be written: Permission denied"):
        run([given], tmp_path / "out")


def test_a_torn_checkpoint_is_made_again(
    given: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert killed([given], out, KillAt("find", tmp_path)) == -signal.SIGKILL
    work = work_folder(out)
    for number, path in enumerate(sorted([*work.glob("read/*"), *work.glob("map/*")])):
        data = bytearray(path.read_bytes())
        data[len(data) // 3] ^= 1
        path.write_bytes(data if number % 2 else data[: len(data) // 2])
    outcome = run([given], out, resume=True)
    assert tree(out) == expected
    assert outcome.metrics.phases["map"].resumed == 0


def test_an_earlier_result_is_replaced_and_strange_files_refused(
    given: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run([given / "rows.jsonl"], out)
    assert tree(out) != expected
    run([given], out)
    assert tree(out) == expected
    (out / "stories" / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"stories/notes\.txt"):
        run([given], out)


def test_nothing_to_read_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    outcome = run([tmp_path / "empty.txt", tmp_path / "missing"], tmp_path / "out")
    assert outcome.metrics.pages == 0
    assert len(outcome.skipped) == 2
    assert [p.name for p in tmp_path.iterdir()] == ["empty.txt"]


def test_verify_looks_into_every_story(given: Path, pack: Pack, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([given], out)
    found = verify(out, pack, [given])
    assert (found.findings, found.inputs) == ((), 13)
    story = next((out / "stories").iterdir())
    (story / "dossier.json").write_bytes(b"{}")
    (story / "more.txt").write_bytes(b"")
    (given / "page0.txt").rename(given / "moved.txt")
    try:
        told = {(f.what, f.path) for f in verify(out, pack, [given]).findings}
    finally:
        (given / "moved.txt").rename(given / "page0.txt")
    name = f"stories/{story.name}"
    assert told >= {("changed", f"{name}/dossier.json"), ("extra", f"{name}/more.txt")}
    assert any(what == "moved" for what, _ in told)
