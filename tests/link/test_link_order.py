"""The order of the input changes nothing, and a page changes only what it bears on."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from link_pages import PageBuilder

from riwaya.annotate.pipeline import annotate
from riwaya.link import crew, link
from riwaya.model import Document, Dossier
from riwaya.model.codec import encode
from riwaya.page import Skipped, read_paths
from riwaya.resources import builtin

TEXTS = (
    "قصف الطيران مدينة درنة وسقط 20 قتيلا",
    "قصف مجهول على درنة أوقع 22 قتيلا",
    "التقى السراج حفتر في أبوظبي وبحثا وقف القتال",
    "اجتمع حفتر والسراج في أبوظبي بحضور وسطاء",
    "قال مصدر عسكري إن هجوما وقع في سبها",
)


@lru_cache(maxsize=1)
def pages() -> tuple[Document, ...]:
    days = ("2017-10-30", "2017-10-31", "2018-05-02", "2018-05-02", "2018-05-09")
    out = []
    for n, (text, day) in enumerate(zip(TEXTS, days, strict=True)):
        page = PageBuilder(f"p{n}", text, day=day, outlet=("عكاظ", "القدس العربي")[n % 2])
        for words, kind in (("درنة", "LOC"), ("سبها", "LOC"), ("حفتر", "PER"), ("السراج", "PER")):
            if words in text:
                page.mention(words, kind)
        first = text.split()[0] if n < 4 else "هجوما"
        page.event(first, ("airstrike", "airstrike", "meeting", "meeting", "attack")[n], day=day)
        out.append(page.build())
    return tuple(out)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(len(TEXTS))))
def test_order_changes_nothing(order: list[int]) -> None:
    every = pages()
    assert encode(link(tuple(every[i] for i in order), builtin())) == encode(link(every, builtin()))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(TEXTS) - 1))
def test_a_page_changes_only_what_it_bears_on(left_out: int) -> None:
    every = pages()
    whole = link(every, builtin())
    less = link(tuple(d for i, d in enumerate(every) if i != left_out), builtin())
    name = every[left_out].id
    untouched = {e for e in whole.events if name not in {m.document for m in e.mentions}}
    assert {e.id for e in untouched} <= {e.id for e in less.events}
    named = {e.id: e for e in whole.entities if name not in {m.document for m in e.mentions}}
    for entity in less.entities:
        if entity.id in named:
            assert named[entity.id] == entity


SAMPLES = Path(__file__).parents[2] / "samples"


@lru_cache(maxsize=1)
def samples() -> tuple[Document, ...]:
    found = [d for d in read_paths([SAMPLES], builtin()) if not isinstance(d, Skipped)]
    return tuple(annotate(d, builtin()) for d in sorted(found, key=lambda d: d.source))


@lru_cache(maxsize=1)
def story() -> Dossier:
    return link(samples(), builtin())


def event_sets(dossier: Dossier) -> set[frozenset[str]]:
    return {frozenset(m.event for m in e.mentions) for e in dossier.events}


@pytest.mark.parametrize("at", [0, 4, 9, 13])
def test_a_real_page_changes_only_what_it_bears_on(at: int) -> None:
    """A page bears on what it tells of, and on what was or is one with that."""
    without = samples()[at]
    whole, less = story(), link(tuple(d for d in samples() if d is not without), builtin())
    own = {e.id for e in without.events}
    beside = {m for s in event_sets(whole) if s & own for m in s}
    sets = event_sets(less)
    for untouched in event_sets(whole):
        if not untouched & beside:
            joined = {m for s in sets if s & untouched for m in s}
            assert joined == untouched or joined & beside
    named = {(e.id, frozenset((m.document, m.mention) for m in e.mentions)) for e in less.entities}
    for entity in whole.entities:
        mentions = frozenset((m.document, m.mention) for m in entity.mentions)
        if without.id not in {document for document, _ in mentions}:
            assert (entity.id, mentions) in named
    copies = {r for r in less.reliance if r.relation != "cites"}
    for line in whole.reliance:
        if line.relation != "cites" and without.id not in (line.document, line.source_document):
            assert (line.document, line.source_document) in {
                (r.document, r.source_document) for r in copies
            }


def test_other_processes_make_the_same_dossier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_FROM", 1)
    assert encode(link(samples(), builtin(), workers=2)) == encode(story())


def test_nothing_in_nothing_out() -> None:
    empty = link((), builtin())
    assert empty.events == ()
    assert empty.timeline == ()
