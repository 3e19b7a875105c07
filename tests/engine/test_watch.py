"""A watched folder: after every pass the output is what one build over the same files gives."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pile_stub import FINDER, TEXT, TOWNS, KillAt, pile, tree

from riwaya.dossier.verifying import verify
from riwaya.engine.pile import Options, build_pile, reducing
from riwaya.engine.watch import Watch, watch_folder
from riwaya.errors import OutputError
from riwaya.resources import Pack, builtin
from riwaya.resources.pack import BUILTIN


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reducing, "ALONE", 2)


def fresh(root: Path, out: Path) -> dict[str, bytes]:
    build_pile([root], out, builtin(), Options(engine="process"), finder=FINDER)
    return tree(out)


def watching(root: Path, out: Path, **more: Any) -> Watch:
    return Watch(root, out, builtin(), engine="process", finder=FINDER, **more)


def page(root: Path, name: str, number: int, town: str) -> None:
    row = {"title": f"قصف رقم {number}: ضحايا في {town}", "text": TEXT.format(count=3, town=town)}
    (root / name).write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")


def test_pages_that_come_touch_their_stories_alone(tmp_path: Path) -> None:
    root, out = pile(tmp_path / "in"), tmp_path / "out"
    watch = watching(root, out)
    first = watch.once()
    assert (first.new, first.made, first.stories, first.alone) == (5, 4, 4, 3)
    assert tree(out) == fresh(root, tmp_path / "a")
    kept = {p.parent.name: p.stat().st_ino for p in out.glob("stories/*/dossier.json")}
    page(root, "late.jsonl", 1, "بنغازي")
    second = watch.once()
    assert second.waiting == ("late.jsonl",)
    third = watch.once()
    assert (third.new, third.made, third.removed) == (1, 1, 1)
    after = {p.parent.name: p.stat().st_ino for p in out.glob("stories/*/dossier.json")}
    assert sum(kept.get(name) == inode for name, inode in after.items()) == 3
    assert tree(out) == fresh(root, tmp_path / "b")
    assert verify(out, builtin()).findings == ()
    assert watch.once().quiet


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "change", "remove", "copy", "again"]),
        st.integers(0, 5),
        st.sampled_from(TOWNS[:4]),
    ),
    min_size=1,
    max_size=5,
)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(CHANGES)
def test_any_sequence_ends_as_one_build(changes: list[tuple[str, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        root, out = Path(place) / "in", Path(place) / "out"
        root.mkdir()
        page(root, "a0.jsonl", 0, TOWNS[5])
        watch = watching(root, out)
        for kind, number, town in changes:
            name = f"p{number}.jsonl"
            if kind == "remove":
                (root / name).unlink(missing_ok=True)
            elif kind == "copy":
                shutil.copy(root / "a0.jsonl", root / name)
            elif kind == "again":
                watch = watching(root, out)
            else:
                page(root, name, number % 2 if kind == "add" else number, town)
            watch.look()
            watch.once()
        assert tree(out) == fresh(root, Path(place) / "fresh")


@pytest.mark.parametrize(
    "point",
    [
        "read:1",
        "map:",
        "watch:taken",
        "reduce:",
        "alone:1",
        "write:torn",
        "write:sealed",
        "watch:put",
    ],
)
def test_killed_at_any_point_the_next_watch_ends_as_one_build(tmp_path: Path, point: str) -> None:
    root, out = tmp_path / "in", tmp_path / "out"
    root.mkdir()
    page(root, "a.jsonl", 0, TOWNS[0])
    watching(root, out).once()
    old = tree(out)
    page(root, "b.jsonl", 0, TOWNS[1])
    page(root, "c.jsonl", 1, TOWNS[2])
    child = multiprocessing.get_context("fork").Process(
        target=_pass, args=(root, out, KillAt(point, tmp_path))
    )
    child.start()
    child.join()
    assert child.exitcode == -9
    assert tree(out) == old
    (root / "c.jsonl").unlink()
    watching(root, out).once()
    assert tree(out) == fresh(root, tmp_path / "fresh")
    assert not list(watch_folder(out).glob("put.*"))


def _pass(root: Path, out: Path, reached: Any) -> None:
    watching(root, out, reached=reached).once()


def test_a_file_still_written_is_left_and_its_old_pages_stay(tmp_path: Path) -> None:
    root, out = tmp_path / "in", tmp_path / "out"
    root.mkdir()
    page(root, "a.jsonl", 0, TOWNS[0])
    page(root, "b.jsonl", 0, TOWNS[1])
    watch = watching(root, out)
    watch.once()
    old = tree(out)
    whole = (root / "b.jsonl").read_bytes()
    (root / "b.jsonl").write_bytes(whole[:40])
    assert watch.once().waiting == ("b.jsonl",)
    assert tree(out) == old
    (root / "b.jsonl").write_bytes(whole + whole)
    assert watch.once().waiting == ("b.jsonl",)
    assert watch.once().changed == 1
    assert tree(out) == fresh(root, tmp_path / "fresh")


def test_where_no_page_is_left_the_folder_stays(tmp_path: Path) -> None:
    root, out = tmp_path / "in", tmp_path / "out"
    root.mkdir()
    page(root, "a.jsonl", 0, TOWNS[0])
    watch = watching(root, out)
    watch.once()
    old = tree(out)
    (root / "a.jsonl").unlink()
    assert (watch.once().gone, tree(out)) == (1, old)


def test_another_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("dear")
    with pytest.raises(OutputError, match="something else"):
        watching(tmp_path / "in", tmp_path / "out").once()


def test_other_packs_begin_anew(tmp_path: Path) -> None:
    root, out = tmp_path / "in", tmp_path / "out"
    root.mkdir()
    page(root, "a.jsonl", 0, TOWNS[0])
    watching(root, out).once()
    own = tmp_path / "pack" / "media"
    own.mkdir(parents=True)
    (own / "outlets.tsv").write_text(
        "name\tname_en\tkind\nنهار الواحة\tNahar\tnewspaper\n", encoding="utf-8"
    )
    pack = Pack([BUILTIN, tmp_path / "pack"])
    again = Watch(root, out, pack, engine="process", finder=FINDER).once()
    assert again.anew
