from __future__ import annotations

import csv
import io
from pathlib import Path

import dossier_story
import pytest

from riwaya.dossier.index import Index
from riwaya.dossier.tables import tables
from riwaya.model import Dossier

NAMES = {
    "documents", "entities", "mentions", "times", "figures", "claims", "events", "event_mentions",
    "accounts", "conflicts", "reliance", "framing", "alterations", "timeline",
}  # fmt: skip


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def read(story: Dossier) -> dict[str, list[dict[str, str]]]:
    return {name.removesuffix(".csv"): rows(data) for name, data in tables(Index(story)).items()}


def test_every_table_is_there_with_whole_rows(read: dict[str, list[dict[str, str]]]) -> None:
    assert set(read) == NAMES
    for name, lines in read.items():
        assert lines, name
        for line in lines:
            assert None not in line and None not in line.values(), name


def test_chains_are_flattened(read: dict[str, list[dict[str, str]]]) -> None:
    first, _, _, anonymous = read["claims"]
    assert first["chain"] == "وكالة المدار ← سالم الراوي"
    assert first["chain_roles"] == "agency ← official"
    assert (first["origin"], first["anonymous"], first["links"]) == ("سالم الراوي", "false", "2")
    assert first["content"] == "إن 7 أشخاص قتلوا في الحادث"
    assert anonymous["anonymous"] == "true"
    assert anonymous["events"] == "v1"


def test_quotes_are_the_pages_words(read: dict[str, list[dict[str, str]]], story: Dossier) -> None:
    texts = {d.id: d.text for d in story.documents}
    for name in ("mentions", "times", "figures"):
        for line in read[name]:
            assert texts[line["document"]][int(line["start"]) : int(line["end"])] == line["quote"]


def test_numbers_stay_numbers(read: dict[str, list[dict[str, str]]]) -> None:
    place = next(e for e in read["entities"] if e["entity"] == "x2")
    assert (place["lat"], place["lon"]) == ("-24.5", "13.25")


def test_events_and_their_accounts(read: dict[str, list[dict[str, str]]]) -> None:
    (event,) = read["events"]
    assert (event["roots_low"], event["roots_high"]) == ("2", "2")
    assert event["roots"] == "سالم الراوي | مصدر طبي"
    assert [a["figures"] for a in read["accounts"]] == ["killed: 7", "killed: 7", "killed: 11"]
    assert [s["value"] for s in read["conflicts"]] == ["7", "11"]


def test_an_empty_dossier_has_headers_only() -> None:
    assert all(rows(data) == [] for data in tables(Index(Dossier())).values())


def test_hostile_cells(written_hostile: Path) -> None:
    raw = b"".join(p.read_bytes() for p in sorted((written_hostile / "tables").glob("*.csv")))
    text = raw.decode()
    assert not set(text.replace("\ufeff", "")) & set("\u202e\u2066\x00\x1b\x07")
    claims = rows((written_hostile / "tables" / "claims.csv").read_bytes())
    assert claims[0]["origin"] == "'" + dossier_story.EVIL_CELL
