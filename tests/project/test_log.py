"""The log of decisions: nothing lost, nothing twice, whole after any interruption."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.errors import InputError, OutputError
from riwaya.project import Decision, Log, Note, Target

PAGE = Target("abc", "document")


def note(name: str, text: str = "x") -> Decision:
    return Decision(id=name, author="r", time="2026-01-01T00:00:00Z", act=Note(PAGE, text))


def write_many(path: Path, author: str, count: int) -> None:
    log = Log(path)
    for i in range(count):
        log.append(note(f"{author}-{i}"))
        log.append(note(f"{author}-{i}"))


def test_what_was_appended_is_read_by_another(tmp_path: Path) -> None:
    path = tmp_path / "p" / "decisions.jsonl"
    assert Log(path).decisions() == ()
    assert Log(path).append(note("a", "سطر\nثان"), note("b")) == ("a", "b")
    assert [d.id for d in Log(path).decisions()] == ["a", "b"]
    assert Log(path).decisions()[0].act == Note(PAGE, "سطر\nثان")
    assert path.read_bytes().count(b"\n") == 2


def test_the_same_decision_sent_twice_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    one, other = Log(path), Log(path)
    one.append(note("a"))
    assert other.append(note("a"), note("b"), note("b")) == ("b",)
    assert [d.id for d in one.decisions()] == ["a", "b"]


def test_two_processes_writing_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_many, args=(path, name, 60)) for name in ("x", "y")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [w.exitcode for w in writers] == [0, 0]
    ids = [d.id for d in Log(path).decisions()]
    assert sorted(ids) == sorted(f"{w}-{i}" for w in "xy" for i in range(60))
    assert [i for i in ids if i.startswith("x")] == [f"x-{i}" for i in range(60)]


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(min_value=0, max_value=400))
def test_a_writer_killed_anywhere_leaves_the_log_whole(
    cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("log")
    path = folder / "d.jsonl"
    Log(path).append(note("a"), note("b"), note("c"))
    data = path.read_bytes()
    path.write_bytes(data[: min(cut, len(data))])
    kept = [d.id for d in Log(path).decisions()]
    assert kept == ["a", "b", "c"][: data[:cut].count(b"\n")]
    Log(path).append(note("z"))
    assert [d.id for d in Log(path).decisions()] == [*kept, "z"]
    torn = data[:cut].rpartition(b"\n")[2]
    if torn and cut < len(data):
        assert (folder / "d.jsonl.torn").read_bytes() == torn + b"\n"


def test_a_faulty_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    Log(path).append(note("a"))
    with path.open("ab") as file:
        file.write(b'{"id": 3}\n')
    with pytest.raises(InputError, match=r"d\.jsonl:2: no decision"):
        Log(path).decisions()


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    newer = msgspec.structs.replace(note("a"), format=99)
    path.write_bytes(msgspec.json.encode(newer) + b"\n")
    with pytest.raises(InputError, match="newer version"):
        Log(path).decisions()


def test_a_log_shortened_by_hand_is_not_read_on(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    log = Log(path)
    log.append(note("a"), note("b"))
    path.write_bytes(b"")
    with pytest.raises(InputError, match="shortened"):
        log.decisions()


def test_a_place_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        Log(tmp_path / "file" / "d.jsonl").append(note("a"))
