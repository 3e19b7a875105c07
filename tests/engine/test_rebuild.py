"""A project rebuilt: decisions hold over new pages, and the machine's result stays beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.engine.rebuild import rebuild, save
from riwaya.model import Document, Dossier, Event
from riwaya.model.codec import decode_dossier, encode
from riwaya.project import (
    Act,
    Correct,
    Decision,
    Different,
    Project,
    Reject,
    Same,
    Target,
    Undo,
    open_project,
)
from riwaya.project.decisions import target_of
from riwaya.resources import Pack

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted((ROOT / "samples").glob("0[1-8]*"))


@pytest.fixture
def project(tmp_path: Path, pack: Pack) -> Project:
    made = open_project(tmp_path / "story")
    made.add(PAGES, pack)
    return made


def decide(project: Project, name: str, act: Act) -> None:
    project.log.append(Decision(id=name, author="r", time="2026-01-01T00:00:00Z", act=act))


def of(dossier: Dossier, source: str) -> Document:
    return next(d for d in dossier.documents if d.source == source)


def members(event: Event) -> set[tuple[str, str]]:
    return {(r.document, r.event) for r in event.mentions}


def event_target(dossier: Dossier, document: str, event: str) -> Target:
    page = next(d for d in dossier.documents if d.id == document)
    return target_of(page, "events", next(e for e in page.events if e.id == event))


def test_decisions_hold_over_a_new_page(project: Project, pack: Pack, tmp_path: Path) -> None:
    first = rebuild(project, pack)
    assert first.reviewed == first.machine
    page = of(first.machine, "01-difaf-agency.txt")
    figure = next(f for f in page.figures if f.what == "killed")
    decide(project, "a", Correct(target_of(page, "figures", figure), {"value": 99}))
    decide(project, "b", Reject(target_of(page, "claims", page.claims[0])))
    (tmp_path / "new.txt").write_text(
        "مقتل صياد\n\nقالت الشرطة إن صيادا قتل الأحد في ميناء البلدة.\n", encoding="utf-8"
    )
    project.add([tmp_path / "new.txt"], pack)
    second = rebuild(project, pack)
    assert second.unfit == ()
    assert len(second.machine.documents) == len(PAGES) + 1
    reviewed, machine = (of(d, page.source) for d in (second.reviewed, second.machine))
    assert next(f for f in reviewed.figures if f.id == figure.id).value == 99
    assert next(f for f in machine.figures if f.id == figure.id).value == figure.value
    assert page.claims[0].id not in {c.id for c in reviewed.claims}
    assert page.claims[0].id in {c.id for c in machine.claims}
    told = {r.value for e in second.reviewed.events for f in e.figures for r in f.reports}
    assert 99 in told
    decide(project, "c", Undo("a"))
    third = rebuild(project, pack)
    assert next(f for f in of(third.reviewed, page.source).figures if f.id == figure.id) == figure


def test_events_are_merged_split_and_put_back(project: Project, pack: Pack) -> None:
    machine = rebuild(project, pack).machine
    one, other = machine.events[0], machine.events[1]
    targets = [
        event_target(machine, e.mentions[0].document, e.mentions[0].event) for e in (one, other)
    ]
    decide(project, "merge", Same(tuple(targets)))
    merged = rebuild(project, pack).reviewed
    assert len(merged.events) == len(machine.events) - 1
    assert any(members(e) == members(one) | members(other) for e in merged.events)
    decide(project, "undo", Undo("merge"))
    assert rebuild(project, pack).reviewed == machine

    many = next(e for e in machine.events if len({r.document for r in e.mentions}) > 1)
    refs = many.mentions
    left = event_target(machine, refs[0].document, refs[0].event)
    right = event_target(machine, refs[-1].document, refs[-1].event)
    decide(project, "split", Different((left,), (right,)))
    split = rebuild(project, pack).reviewed
    holders = [e for e in split.events if members(e) & members(many)]
    assert len(holders) == 2
    assert set.union(*map(members, holders)) == members(many)


def test_entities_are_merged_and_split(project: Project, pack: Pack) -> None:
    machine = rebuild(project, pack).machine
    people = [e for e in machine.entities if e.type == "PER"]
    by_id = {d.id: d for d in machine.documents}

    def target(document: str, mention: str) -> Target:
        page = by_id[document]
        return target_of(page, "mentions", next(m for m in page.mentions if m.id == mention))

    pair = [target(e.mentions[0].document, e.mentions[0].mention) for e in people[:2]]
    decide(project, "merge", Same(tuple(pair)))
    reviewed = rebuild(project, pack).reviewed
    assert len([e for e in reviewed.entities if e.type == "PER"]) == len(people) - 1
    decide(project, "undo", Undo("merge"))

    many = next(e for e in machine.entities if len({r.document for r in e.mentions}) > 1)
    first, last = many.mentions[0], many.mentions[-1]
    decide(
        project,
        "split",
        Different((target(first.document, first.mention),), (target(last.document, last.mention),)),
    )
    reviewed = rebuild(project, pack).reviewed
    ids = {(d.id, m.id): m.entity for d in reviewed.documents for m in d.mentions}
    assert ids[(first.document, first.mention)] != ids[(last.document, last.mention)]


def test_both_dossiers_and_the_store_are_written(project: Project, pack: Pack) -> None:
    built = rebuild(project, pack)
    save(project, built, pack)
    assert decode_dossier((project.machine / "dossier.json").read_bytes()) == built.machine
    decide(project, "gone", Reject(Target("nopage", "claims", 0, 3, "assert")))
    again = rebuild(project, pack)
    assert [u.decision for u in again.unfit] == ["gone"]
    save(project, again, pack)
    assert (project.reviewed / "dossier.json").read_bytes() == encode(built.machine)
    assert project.index.fits(built.machine.documents)
