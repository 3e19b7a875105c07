"""What is remembered of words bounds memory, and changes nothing that is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.annotate.pipeline import annotate
from riwaya.language import remembered
from riwaya.language.remembered import Remembered
from riwaya.model.codec import encode
from riwaya.page import read_page
from riwaya.resources import Pack, builtin

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def test_a_full_memory_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 3)
    kept: Remembered[int, str] = Remembered()
    for number in range(7):
        kept[number] = str(number)
        assert len(kept) <= 3
        assert kept.get(number) == str(number)
    assert kept == {6: "6"}


def read(pack: Pack) -> list[bytes]:
    names = ("01-difaf-agency.txt", "05-mizan-weekday-only.txt")
    pages = [read_page((SAMPLES / n).read_bytes(), n, pack) for n in names]
    return [encode(annotate(page, pack)) for page in pages]


def test_what_is_forgotten_is_found_again_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read(builtin())
    monkeypatch.setattr(remembered, "MOST", 5)
    assert read(Pack(builtin().roots)) == expected
