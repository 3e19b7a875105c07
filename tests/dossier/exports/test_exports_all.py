"""What holds for every format: the registry, the quotes, hostile pages, the same bytes twice."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from importlib.metadata import EntryPoint

import dossier_story
import pytest
from exports_made import Make
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.dossier.exports import Exporter, Given, base, files_of, get, names
from riwaya.dossier.exports.shared import well_formed
from riwaya.dossier.safe import cell
from riwaya.dossier.tables import table
from riwaya.errors import RiwayaError
from riwaya.model import (
    Claim,
    Document,
    Dossier,
    EventMention,
    Figure,
    Link,
    Mention,
    Span,
    Timex,
)
from riwaya.resources import Pack, builtin

FORMATS = sorted(base.BUILTIN)


def test_the_formats_promised_are_there() -> None:
    promised = "csv parquet geojson ftm acled ucdp annotations prov labelstudio bibtex markdown"
    assert set(promised.split()) == set(base.BUILTIN)
    for name in FORMATS:
        exporter = get(name)
        assert isinstance(exporter, Exporter)
        assert exporter.name == name


def test_an_unknown_format_is_said_with_those_there_are() -> None:
    with pytest.raises(RiwayaError, match=r"no exporter 'xlsx'; there are acled, .*, ucdp$"):
        get("xlsx")


class Titles:
    name = "titles"

    def files(self, given: Given) -> Iterator[tuple[str, bytes]]:
        yield "titles.txt", "\n".join(d.source for d in given.dossier.documents).encode()


def _plugin(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    entry = EntryPoint(name, value, base.GROUP)
    monkeypatch.setattr(base, "_entries", lambda: [entry])


def test_a_plug_in_is_found_by_name(
    monkeypatch: pytest.MonkeyPatch, story: Dossier, knowledge: Pack
) -> None:
    _plugin(monkeypatch, "titles", f"{__name__}:Titles")
    assert "titles" in names()
    files = files_of(["titles"], Given(story, pack=knowledge))
    assert files == {"titles.txt": b"pages/d1.txt\npages/d2.txt\npages/d3.txt"}


@pytest.mark.parametrize(
    ("value", "said"),
    [("no_such_module:X", "cannot be loaded"), ("json:loads", "has no name and files")],
)
def test_a_plug_in_at_fault_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, value: str, said: str
) -> None:
    _plugin(monkeypatch, "bad", value)
    with pytest.raises(RiwayaError, match=f"^exporter plug-in bad {said}"):
        get("bad")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_dossier_gives_the_same_bytes(name: str, story: Dossier, make: Make) -> None:
    files = make(name, story)
    assert files
    assert files == make(name, dossier_story.story())


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_dossier_can_be_exported(name: str, make: Make) -> None:
    for path, data in make(name, Dossier()).items():
        if path.endswith(("json", "jsonld")) and "ftm" not in path:
            json.loads(data)


@pytest.mark.parametrize("name", [n for n in FORMATS if n not in ("parquet",)])
def test_a_hostile_page_comes_out_as_well_formed_text(
    name: str, hostile: Dossier, make: Make
) -> None:
    for path, data in make(name, hostile).items():
        text = data.decode("utf-8")
        assert "\ud800" not in text
        if path.endswith((".csv", ".md", ".bib")):
            assert not set(text) & set("\x00\x07\x1b\u202e\u2066"), path
        if path.endswith((".json", ".jsonld", ".geojson")):
            for line in text.splitlines() if "ftm" in path else [text]:
                json.loads(line)


def test_no_cell_of_a_spreadsheet_is_a_formula(hostile: Dossier, make: Make) -> None:
    seen = 0
    for name in ("csv", "acled", "ucdp"):
        for data in make(name, hostile).values():
            for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
                seen += 1
                assert not [c for c in row if c.startswith(("=", "+", "@", "\t", "\r"))]
                assert not any("\n" in c or "\r" in c for c in row)
    assert seen > 20


# --- quotes ---------------------------------------------------------------------------------------

_TEXT = st.text(
    st.one_of(
        st.sampled_from("ابجد وقال \n\r\t=+-@|\u202e\u2066\x00\x1b\ud800𝔸😀<>&\"'\\`*[]"),
        st.characters(codec=None, max_codepoint=0x1FFFF),
    ),
    min_size=1,
    max_size=60,
)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """One page of any text with one annotation of each layer at any place."""
    text = draw(_TEXT)

    def span() -> Span:
        ends = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        return Span(*ends)

    a, b, c, d = span(), span(), span(), span()
    link = Link("x", "x", "person", False, None, span())
    page = Document(
        id="p1",
        source="a.txt",
        sha256="0" * 64,
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        mentions=(Mention("p1:m1", a.start, a.end, "PER", titles=(span(),)),),
        times=(Timex("p1:t1", b.start, b.end, "DATE", "2020"),),
        figures=(Figure("p1:f1", c.start, c.end, "killed", 3),),
        claims=(Claim("p1:c1", d, span(), (link,), "assert", "direct", "CT+", (span(), span())),),
        events=(EventMention("p1:e1", "attack", span(), "occurred"),),
    )
    return Dossier(documents=(page,))


@settings(max_examples=40, deadline=None)
@given(dossiers())
def test_every_quote_is_the_slice_of_the_page_at_its_offsets(dossier: Dossier) -> None:
    text = dossier.documents[0].text
    whole = Given(dossier, pack=builtin())

    def at(start: int, end: int) -> str:
        return well_formed(text[start:end])

    for start, end, quote in _annotations(files_of(["annotations"], whole)):
        assert quote == at(start, end)
    (task,) = json.loads(files_of(["labelstudio"], whole)["labelstudio.json"])
    assert task["data"]["text"] == well_formed(text)
    for region in task["predictions"][0]["result"]:
        if region["type"] == "labels":
            value = region["value"]
            assert value["text"] == at(value["start"], value["end"]) != ""
    for node in json.loads(files_of(["prov"], whole)["prov.jsonld"])["@graph"]:
        if "start" in node:
            assert node["label"] == at(node["start"], node["end"])
    tables = files_of(["csv"], whole)
    for name in ("mentions", "times", "figures"):
        data = tables[f"tables/{name}.csv"].decode("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(data, newline=""))
        assert row["quote"] == cell(text[int(row["start"]) : int(row["end"])])
        # What Parquet and data frames are made of.
        exact = table(whole.index, name)
        (values,) = exact.rows
        held = dict(zip(exact.columns, values, strict=True))
        assert held["quote"] == text[held["start"] : held["end"]]


def _annotations(files: dict[str, bytes]) -> Iterator[tuple[int, int, str]]:
    text = files["annotations/p1.txt"].decode()
    page = json.loads(files["annotations/p1.jsonld"])
    assert len(page["items"]) == 9
    for item in page["items"]:
        place, words = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == words["exact"]
        assert text[: place["start"]].endswith(words["prefix"])
        assert text[place["end"] :].startswith(words["suffix"])
        yield place["start"], place["end"], words["exact"]
