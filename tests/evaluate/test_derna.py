"""The strike on Derna of 30 October 2017, as the seeds tell it: figures, origin, and who is held to have done it."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.engine import build
from riwaya.evaluate.gold import gold_folder, pages
from riwaya.model import Claim, Conflict, Dossier, Event, Figure
from riwaya.resources import Pack

pytestmark = pytest.mark.gold


@pytest.fixture(scope="module")
def dossier(pack: Pack) -> Dossier:
    gold = gold_folder(Path(__file__).parent)
    if gold is None:
        pytest.skip("no gold pages beside this checkout")
    return build(pages(gold, "seeds"), pack).dossier


@pytest.fixture(scope="module")
def strike(dossier: Dossier) -> Event:
    found = [
        e
        for e in dossier.events
        if e.type == "airstrike" and e.date and e.date.value == "2017-10-30"
    ]
    assert len(found) == 1
    return found[0]


def claims(dossier: Dossier) -> dict[str, Claim]:
    return {c.id: c for d in dossier.documents for c in d.claims}


def figures(dossier: Dossier) -> dict[str, Figure]:
    return {f.id: f for d in dossier.documents for f in d.figures}


def origin(claim: Claim) -> str:
    return claim.chain[-1].name


def test_it_is_where_and_what_it_was(strike: Event) -> None:
    assert strike.status == "occurred"
    assert strike.place is not None
    assert strike.place.name == "درنة"
    assert "Derna" in strike.label_en
    assert "درنة" in strike.label_ar


def test_figures_with_their_parts_and_their_origin(dossier: Dossier, strike: Event) -> None:
    totals = {f.what: (f.low, f.high) for f in strike.figures}
    assert totals == {"killed": (20, 20), "injured": (23, 23)}
    every = figures(dossier)
    killed = next(f for f in strike.figures if f.what == "killed")
    total = killed.reports[0].figure
    parts = {f.who: f.value for f in every.values() if f.part_of == total}
    assert parts == {"women": 3, "men": 1, "children": 16}
    assert sum(v for v in parts.values() if v is not None) == 20
    for held in strike.figures:
        for report in held.reports:
            assert [r for r in report.roots if "مستشفى الوحدة" in r] == list(report.roots)
    root = next(r for r in strike.corroboration.roots if "مستشفى الوحدة" in r.name)
    assert root.anonymous


def test_one_conflict_of_responsibility(dossier: Dossier, strike: Event) -> None:
    found: list[Conflict] = [c for c in dossier.conflicts if c.kind == "responsibility"]
    assert [c.event for c in found] == [strike.id]
    laid, denied = found[0].sides
    said = claims(dossier)
    stances = {origin(said[c]): said[c].stance for c in laid.claims}
    assert stances["مجلس شورى مجاهدي درنة"] == "accuse"
    mada = [c for c in laid.claims if said[c].chain[0].name == "مدى مصر"]
    assert len(mada) == 1
    assert said[mada[0]].chain[-1].anonymous
    assert [(origin(said[c]), said[c].stance) for c in denied.claims] == [("القاهرة", "deny")]
