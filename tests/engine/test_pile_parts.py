"""Parts of the building of piles: checkpoint files, trails, memory, tallies."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from riwaya.engine.pile.frames import Frames, FrameWriter, read_index
from riwaya.engine.pile.memory import OWN, PAGE, PROCESS, budget, size
from riwaya.engine.pile.parts import listed, parts
from riwaya.engine.pile.trail import Trail
from riwaya.errors import OutputError, RiwayaError
from riwaya.page import Skipped
from riwaya.page.tally import NAMED, Tally


class Index(msgspec.Struct):
    places: list[tuple[int, int]]
    text: str = ""


def write(path: Path, pieces: list[bytes], text: str = "") -> None:
    with FrameWriter(path) as writer:
        writer.close(Index([writer.add(piece) for piece in pieces], text))


def test_pieces_come_back_one_by_one(tmp_path: Path) -> None:
    pieces = [b"", b"one", bytes(1000), "ثلاثة".encode()]
    write(tmp_path / "f", pieces, "lone \ud800 surrogate")
    index = read_index(tmp_path / "f", Index, whole=True)
    assert index is not None
    assert index.text == "lone \ud800 surrogate"
    with Frames(tmp_path / "f") as frames:
        assert [frames.piece(*place) for place in reversed(index.places)] == pieces[::-1]
    assert [p.name for p in tmp_path.iterdir()] == ["f"]


@given(cut=st.integers(0, 400), flip=st.integers(0, 7))
@example(cut=189, flip=0)  # the line end becomes another blank
def test_a_torn_file_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, cut: int, flip: int
) -> None:
    path = tmp_path_factory.mktemp("torn") / "f"
    write(path, [b"some bytes", b"and more"])
    data = path.read_bytes()
    cut %= len(data)
    path.write_bytes(data[:cut])
    assert read_index(path, Index) is None
    path.write_bytes(data[:cut] + bytes([data[cut] ^ (1 << flip)]) + data[cut + 1 :])
    assert read_index(path, Index, whole=True) is None


def test_what_is_not_closed_does_not_appear(tmp_path: Path) -> None:
    with pytest.raises(KeyError), FrameWriter(tmp_path / "f") as writer:
        writer.add(b"piece")
        raise KeyError
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OutputError, match="cannot be read"):
        Frames(tmp_path / "f")


def test_what_two_processes_died_at_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "trail"
    for _ in range(2):
        with Trail(path) as trail:
            assert trail.enter(0)
            assert trail.enter(1)
    with Trail(path) as trail:
        assert [trail.enter(n) for n in range(3)] == [True, False, True]
        trail.end()
    assert not path.exists()
    with Trail(path) as trail:
        assert trail.enter(1)


def test_as_many_processes_as_fit() -> None:
    assert budget(8, 4 * PROCESS).workers == 3
    assert budget(2, 100 * PROCESS).workers == 2
    assert budget(2, None).workers == 2
    assert budget(8, 4 * PROCESS + OWN["ray"], "ray") == budget(8, 4 * PROCESS)
    with pytest.raises(RiwayaError, match="--memory: a build takes 800 MiB"):
        budget(1, PROCESS)
    with pytest.raises(RiwayaError, match="--memory: a build takes 1200 MiB"):
        budget(1, 2 * PROCESS, "ray")


def test_large_stories_are_linked_by_fewer_at_once() -> None:
    some = budget(4, 5 * PROCESS + 4 * 100 * PAGE)
    assert [some.at_once(n) for n in (1, 100, 101, 200, 400, 10_000)] == [4, 4, 3, 2, 1, 1]


@pytest.mark.parametrize(
    ("text", "expected"), [("2G", 2 << 30), ("800 MB", 800 << 20), ("1.5gib", 3 << 29), ("7", 7)]
)
def test_amounts_of_memory(text: str, expected: int) -> None:
    assert size(text) == expected
    with pytest.raises(ValueError, match="no amount"):
        size(text + "x")


def test_parts_are_the_same_in_any_order_and_their_digest_tells_changes(tmp_path: Path) -> None:
    for number in range(600):
        (tmp_path / f"{number:03d}.txt").touch()
    paths = [tmp_path, tmp_path / "missing"]
    found = list(parts(paths, tmp_path))
    assert [len(p.files) for p in found] == [256, 256, 88]
    assert found == list(parts(paths[::-1], tmp_path))
    assert [s.reason for p in found for s in p.skipped] == ["no such file or folder"]
    before = listed(paths, tmp_path)
    assert (before.parts, before.files) == (3, 600)
    (tmp_path / "599.txt").write_text("more")
    assert listed(paths, tmp_path).digest != before.digest


def test_what_was_counted_elsewhere_is_counted_too() -> None:
    tally = Tally("file")
    named = [s for n in range(NAMED) for s in tally(Skipped(f"file#{n}", "", "empty"))]
    tally.add({"empty": 1234, "broken": 0})
    assert len(named) == NAMED
    assert [s.reason for s in tally.rest()] == ["1,234 more: empty"]
