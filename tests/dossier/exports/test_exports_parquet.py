from __future__ import annotations

import builtins
import io
from collections.abc import Iterator
from typing import Any

import dossier_story
import pyarrow
import pyarrow.parquet
import pytest
from exports_made import Make

from riwaya.dossier.exports.parquet import FLAGS, FLOATS, INTEGERS, kind
from riwaya.dossier.index import Index
from riwaya.dossier.tables import names, table
from riwaya.errors import RiwayaError
from riwaya.model import Dossier


def read(files: dict[str, bytes], name: str) -> Any:
    return pyarrow.parquet.read_table(io.BytesIO(files[f"tables/{name}.parquet"]))


def test_every_table_comes_back(make: Make, story: Dossier) -> None:
    files = make("parquet", story)
    index = Index(story)
    assert set(files) == {f"tables/{name}.parquet" for name in names()}
    for name in names():
        whole, found = table(index, name), read(files, name)
        assert tuple(found.column_names) == whole.columns
        assert found.num_rows == len(whole.rows)


def test_types_do_not_depend_on_the_dossier(make: Make, story: Dossier, hostile: Dossier) -> None:
    some, none, evil = (make("parquet", d) for d in (story, Dossier(), hostile))
    for name in names():
        assert read(some, name).schema == read(none, name).schema == read(evil, name).schema
    assert read(some, "mentions").schema.field("start").type == pyarrow.int64()
    assert read(some, "entities").schema.field("lat").type == pyarrow.float64()
    assert read(some, "claims").schema.field("anonymous").type == pyarrow.bool_()


def test_the_types_named_are_of_columns_there_are() -> None:
    for columns in (INTEGERS, FLOATS, FLAGS):
        for name, held in columns.items():
            assert set(held.split()) <= set(table(Index(Dossier()), name).columns), name
    assert kind("claims", "quote") == "str"


def test_words_stand_as_in_the_page(make: Make, hostile: Dossier, story: Dossier) -> None:
    for name in ("mentions", "times", "figures"):
        for row in read(make("parquet", story), name).to_pylist():
            (page,) = [d for d in story.documents if d.id == row["document"]]
            assert row["quote"] == page.text[row["start"] : row["end"]]
    (claim,) = read(make("parquet", hostile), "claims").to_pylist()
    assert claim["content"] == dossier_story.EVIL_CELL


@pytest.fixture
def no_pyarrow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    known = builtins.__import__

    def refuse(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return known(name, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(builtins, "__import__", refuse)
        yield


def test_without_pyarrow_the_way_to_it_is_said(
    make: Make, story: Dossier, no_pyarrow: None
) -> None:
    with pytest.raises(
        RiwayaError, match=r"^parquet needs pyarrow.*pip install 'riwaya\[parquet\]'$"
    ):
        make("parquet", story)
