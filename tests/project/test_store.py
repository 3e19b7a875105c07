"""Searching as one does in Arabic: clitics, diacritics and spellings make no difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.model import Document
from riwaya.project.store import Store


def page(text: str, name: str = "d1") -> Document:
    return Document(
        id=name,
        source=f"{name}.txt",
        sha256=name,
        media_type="text/plain",
        encoding="utf-8",
        text=text,
    )


@pytest.fixture
def find(tmp_path: Path):
    def run(text: str, query: str) -> list[str]:
        store = Store(tmp_path / "s.sqlite")
        store.fill([page(text)])
        return [text[h.start : h.end] for h in store.search(query)]

    return run


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("وصل للقاهرة أمس", "القاهرة", ["للقاهرة"]),
        ("وصل للقاهرة أمس", "القَاهِرَة", ["للقاهرة"]),
        ("غادر القــاهِرة وبالقاهرة", "القاهره", ["القــاهِرة", "وبالقاهرة"]),
        ("في زيارته إلى تونس", "زيارة", ["زيارته"]),
        ("وأكدت الوزارة", "الوزارة", ["الوزارة"]),
        ("قصف مستشفى الوحدة", "مستشفى الوحدة", ["مستشفى الوحدة"]),
        ("الوحدة في مستشفى", "مستشفى الوحدة", []),
        ("مستشفى، الوحدة", "مستشفى الوحدة", ["مستشفى، الوحدة"]),
        ("قتل 20 شخصا", "٢٠", ["20"]),
        ("نشرت Reuters الخبر", "reuters", ["Reuters"]),
        ("أي كلام", "؟ %_\"'", []),
        ("أي كلام", "", []),
        ("في البلد", "لد", []),
    ],
)
def test_what_a_reader_would_find(find, text: str, query: str, found: list[str]) -> None:
    assert find(text, query) == found


def test_the_closest_spelling_comes_first(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.sqlite")
    store.fill([page("للقاهرة", "a"), page("القاهرة", "b")])
    assert [h.document for h in store.search("القاهرة")] == ["b", "a"]


def test_the_store_knows_which_pages_it_holds(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.sqlite")
    assert not store.fits([page("x")])
    store.fill([page("x")])
    assert store.fits([page("x")])
    assert not store.fits([page("x"), page("y", "d2")])
    (tmp_path / "s.sqlite").write_bytes(b"no database")
    assert not store.fits([page("x")])
