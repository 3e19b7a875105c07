"""A file that appears when it is whole."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from riwaya.errors import OutputError
from riwaya.whole import WholeFile, write_whole


@pytest.mark.parametrize("sync", [False, True])
def test_it_appears_with_all_its_bytes(tmp_path: Path, sync: bool) -> None:
    path = tmp_path / "new" / "f"
    with WholeFile(path, sync=sync) as file:
        file.write(b"one")
        file.write(b"two")
        assert not path.exists()
        file.appear()
    assert path.read_bytes() == b"onetwo"
    assert (file.size, file.sha256()) == (6, hashlib.sha256(b"onetwo").hexdigest())
    assert [p.name for p in path.parent.iterdir()] == ["f"]


def test_what_was_there_stays_until_then(tmp_path: Path) -> None:
    path, shared = tmp_path / "f", tmp_path / "link"
    path.write_bytes(b"before")
    os.link(path, shared)
    with pytest.raises(KeyError), WholeFile(path) as file:
        file.write(b"after")
        raise KeyError
    assert path.read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 2
    write_whole(path, b"after")
    assert (path.read_bytes(), shared.read_bytes()) == (b"after", b"before")


def test_many_write_one_path_and_one_of_them_stays(tmp_path: Path) -> None:
    path = tmp_path / "f"
    with WholeFile(path) as first, WholeFile(path) as second:
        first.write(b"first")
        second.write(b"second")
        second.appear()
        first.appear()
    assert path.read_bytes() == b"first"
    assert [p.name for p in tmp_path.iterdir()] == ["f"]


def test_long_names_of_any_letters(tmp_path: Path) -> None:
    path = tmp_path / ("ص" * 120)
    write_whole(path, b"data")
    assert path.read_bytes() == b"data"


def test_a_fault_is_one_line_and_names_the_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        WholeFile(tmp_path / "file" / "f")
    assert str(caught.value).startswith(f"{tmp_path / 'file'}: cannot be written: ")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError) as caught:
        write_whole(tmp_path / "folder", b"data", place=tmp_path / "told")
    assert str(caught.value).startswith(f"{tmp_path / 'told'}: cannot be written: ")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]
