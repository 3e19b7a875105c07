from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from riwaya.evaluate.__main__ import main
from riwaya.evaluate.gold import gold_folder
from riwaya.evaluate.halves import Halves, score_halves, was_read
from riwaya.resources import Pack

GOLD = gold_folder(Path(__file__).parent)


def digit(data: bytes) -> int:
    return int(hashlib.sha256(data).hexdigest()[0], 16)


def named(wanted: bool) -> str:
    """A file name that falls to the half that was read, or to the other."""
    return next(n for n in map(str, range(99)) if (digit(n.encode()) < 8) is wanted)


@pytest.mark.parametrize("wanted", [True, False])
def test_a_page_of_news_is_put_aside_by_its_name(tmp_path: Path, wanted: bool) -> None:
    page = tmp_path / named(wanted)
    page.write_text("x")
    assert was_read("news", page) is wanted


@pytest.mark.parametrize("wanted", [True, False])
def test_a_page_of_tunisia_falls_to_a_half_by_its_bytes(tmp_path: Path, wanted: bool) -> None:
    page = tmp_path / named(not wanted)
    page.write_bytes(named(wanted).encode())
    assert was_read("tunisia", page) is wanted
    assert was_read("seeds", page)


def test_the_gap_is_what_the_half_that_was_read_does_better() -> None:
    assert Halves("x", (9, 10), (7, 10)).gap == pytest.approx(0.2)
    assert Halves("x", (9, 10), None).gap is None


def test_without_gold_pages_nothing_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--halves"]) == 0
    assert "nothing was measured" in capsys.readouterr().out


@pytest.mark.gold
def test_the_halves_make_up_the_whole(pack: Pack) -> None:
    if GOLD is None:
        pytest.skip("no hand-annotated pages beside this checkout")
    rows = {row.task: row for row in score_halves(GOLD, "news", pack)}
    outlets = rows["outlets"]
    assert outlets.read is not None
    assert outlets.aside is not None
    assert outlets.read[1] + outlets.aside[1] == 14
    assert not any(task.startswith("cross-document: same event") for task in rows)
