from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from riwaya.engine import build
from riwaya.model.codec import decode_dossier, encode
from riwaya.model.dossier import schema
from riwaya.resources import Pack

SAMPLES = sorted(p for p in (Path(__file__).parents[2] / "samples").iterdir())


def test_the_order_of_the_input_changes_nothing(pack: Pack) -> None:
    forward = encode(build(SAMPLES, pack).dossier)
    assert encode(build(SAMPLES[::-1], pack).dossier) == forward


def test_several_processes_give_the_same_bytes(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    one = encode(build(SAMPLES, pack).dossier)
    monkeypatch.setattr("riwaya.engine.run.POOL_FROM", 2)
    assert encode(build(SAMPLES, pack, workers=2).dossier) == one


def test_the_dossier_is_of_its_schema_and_reads_back(pack: Pack) -> None:
    dossier = build(SAMPLES, pack).dossier
    data = encode(dossier)
    jsonschema.validate(json.loads(data), schema())
    assert decode_dossier(data) == dossier


def test_every_reference_of_the_dossier_leads_somewhere(pack: Pack) -> None:
    dossier = build(SAMPLES, pack).dossier
    documents = {d.id: d for d in dossier.documents}
    entities = {e.id for e in dossier.entities}
    claims = {c.id for d in dossier.documents for c in d.claims}
    figures = {f.id for d in dossier.documents for f in d.figures}
    events = {e.id for e in dossier.events}
    for entity in dossier.entities:
        for ref in entity.mentions:
            assert any(m.id == ref.mention for m in documents[ref.document].mentions)
    for document in dossier.documents:
        assert all(m.entity in entities for m in document.mentions if m.entity)
        for figure in document.figures:
            assert figure.claim is None or figure.claim in claims
            assert figure.part_of is None or figure.part_of in figures
    for event in dossier.events:
        for account in event.accounts:
            assert account.document in documents
            assert set(account.claims) <= claims
        for row in event.figures:
            assert {r.figure for r in row.reports} <= figures
        numbers = event.corroboration
        assert 1 <= numbers.roots_low <= numbers.roots_high
    for conflict in dossier.conflicts:
        assert conflict.event is None or conflict.event in events
        assert len(conflict.sides) >= 2
        for side in conflict.sides:
            assert set(side.documents) <= set(documents)
            assert set(side.claims) <= claims
    assert sorted(dossier.timeline) == sorted(events)


def test_progress_is_told_of_every_page(pack: Pack) -> None:
    told: list[tuple[int, int | None]] = []
    build(SAMPLES[:3], pack, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)
    assert told.count((0, None)) == 3
