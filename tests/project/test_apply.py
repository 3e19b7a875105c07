"""Decisions over pages: what is rejected, corrected, added, and what no longer fits."""

from __future__ import annotations

from typing import Any

import pytest

from riwaya.model import (
    Claim,
    Document,
    EventMention,
    Figure,
    Link,
    Mention,
    Publication,
    Span,
    Timex,
)
from riwaya.project import (
    Accept,
    Act,
    Add,
    Correct,
    Decision,
    Different,
    Grade,
    Log,
    Reject,
    Same,
    Standing,
    Target,
    Undo,
    apply,
    apply_to_pages,
    judged,
    standing,
)

TEXT = "قال متحدث إن ثلاثة قتلوا في غارة على المدينة أمس"


def page() -> Document:
    at = TEXT.index
    return Document(
        id="d1",
        source="a.txt",
        sha256="0",
        media_type="text/plain",
        encoding="utf-8",
        text=TEXT,
        mentions=(Mention("d1:m1", at("المدينة"), at("المدينة") + 7, "LOC", names=("المدينة",)),),
        times=(Timex("d1:t1", at("أمس"), at("أمس") + 3, "DATE", "2020-01-01"),),
        figures=(
            Figure(
                "d1:f1", at("ثلاثة"), at("ثلاثة") + 5, "killed", 3, event="d1:e1", claim="d1:c1"
            ),
        ),
        claims=(
            Claim(
                "d1:c1",
                Span(0, 3),
                Span(at("إن"), len(TEXT)),
                (Link("متحدث", "متحدث", "official", True),),
                "assert",
                "indirect",
                "CT+",
            ),
        ),
        events=(
            EventMention(
                "d1:e1", "airstrike", Span(at("غارة"), at("غارة") + 4), "occurred", claim="d1:c1"
            ),
        ),
    )


def on(layer: Any, word: str, key: str) -> Target:
    start = TEXT.index(word)
    return Target("d1", layer, start, start + len(word), key)


def held(*acts: Act) -> Standing:
    return standing(
        Decision(id=f"k{i}", author="r", time="2026-01-01T00:00:00Z", act=a)
        for i, a in enumerate(acts, 1)
    )


FIGURE = on("figures", "ثلاثة", "killed")
EVENT = on("events", "غارة", "airstrike")
CLAIM = on("claims", "قال", "assert")


def test_a_corrected_figure_says_who_corrected_it() -> None:
    before = page()
    done = apply((before,), held(Correct(FIGURE, {"value": 4, "what": "injured"})))
    (figure,) = done.documents[0].figures
    assert (figure.value, figure.what, figure.rule) == (4, "injured", "reviewer:k1")
    assert figure.id == "d1:f1"
    assert done.unfit == ()
    assert before.figures[0].value == 3


def test_what_is_rejected_goes_with_all_that_points_to_it() -> None:
    (after,) = apply((page(),), held(Reject(CLAIM))).documents
    assert after.claims == ()
    assert after.figures[0].claim is None
    assert after.figures[0].event == "d1:e1"
    assert after.events[0].claim is None


def test_the_last_verdict_holds_and_undo_brings_back_the_one_before() -> None:
    acts: list[Act] = [Reject(FIGURE), Accept(FIGURE)]
    assert apply((page(),), held(*acts)).documents[0].figures
    acts.append(Undo("k2"))
    assert apply((page(),), held(*acts)).documents[0].figures == ()
    acts.append(Undo("k3"))
    assert apply((page(),), held(*acts)).documents[0].figures
    assert held(*acts).of(FIGURE) is not None


def test_a_dragged_span_and_a_changed_chain_are_checked_against_the_page() -> None:
    start = TEXT.index("ثلاثة قتلوا")
    (after,) = apply((page(),), held(Correct(FIGURE, {"end": start + 11}))).documents
    assert TEXT[after.figures[0].start : after.figures[0].end] == "ثلاثة قتلوا"
    chain = [{"text": "متحدث", "name": "الجيش", "role": "official", "anonymous": False}]
    (after,) = apply((page(),), held(Correct(CLAIM, {"chain": chain}))).documents
    assert after.claims[0].chain[0].name == "الجيش"


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (Correct(FIGURE, {"end": 900}), "is no stretch of the page"),
        (Correct(FIGURE, {"value": "four"}), "figures:"),
        (Correct(FIGURE, {"colour": "red"}), "no field 'colour'"),
        (Correct(FIGURE, {"id": "d1:f9"}), "no field 'id'"),
        (Correct(CLAIM, {"content": {"start": 9, "end": 3}}), "not a span"),
        (Reject(on("figures", "المدينة", "killed")), "no figures annotation"),
        (Reject(Target("d9", "figures", 0, 3, "killed")), "page d9 is not in the pile"),
        (Add(EVENT, {"type": "airstrike"}), "events:"),
    ],
)
def test_what_does_not_fit_is_listed_and_the_rest_goes_on(act: Act, why: str) -> None:
    done = apply((page(),), held(act, Reject(EVENT)))
    assert [u.decision for u in done.unfit] == ["k1"]
    assert why in done.unfit[0].why
    assert done.documents[0].events == ()
    assert done.documents[0].figures[0].value == 3


def test_a_missed_annotation_is_added_in_its_place() -> None:
    start = TEXT.index("متحدث")
    target = Target("d1", "mentions", start, start + 5, "ORG")
    fields = {"start": start, "end": start + 5, "type": "ORG", "names": ["متحدث"]}
    (after,) = apply((page(),), held(Add(target, fields))).documents
    assert [m.id for m in after.mentions] == ["d1:m-k1", "d1:m1"]
    assert after.mentions[0].rule == "reviewer:k1"


def test_a_page_is_corrected_before_it_is_annotated() -> None:
    whole = Target("d1", "document")
    published = {
        "value": "2020-01-02",
        "earliest": "2020-01-02",
        "latest": "2020-01-02",
        "basis": "stated",
    }
    decisions = held(Correct(whole, {"published": published}), Correct(FIGURE, {"value": 5}))
    (after,) = apply_to_pages((page(),), decisions).documents
    assert after.published == Publication("2020-01-02", "2020-01-02", "2020-01-02", "stated")
    assert after.figures[0].value == 3
    bad = apply_to_pages((page(),), held(Correct(whole, {"text": "x"})))
    assert "no 'text'" in bad.unfit[0].why


def test_grades_stand_beside_the_pages_and_change_none() -> None:
    decisions = held(Grade(CLAIM, "B", 2), Grade(CLAIM, "C", 2))
    assert [d.id for d in decisions.grades] == ["k2"]
    assert apply((page(),), decisions).documents == (page(),)


def test_sameness_names_mentions_by_their_place() -> None:
    start = TEXT.index("قتلوا")
    missed = Target("d1", "events", start, start + 5, "killing")
    fields = {
        "type": "killing",
        "trigger": {"start": start, "end": start + 5},
        "status": "occurred",
    }
    decisions = held(
        Add(missed, fields),
        Same((EVENT, missed)),
        Different((EVENT,), (missed,)),
        Same((EVENT, Target("d7", "events", 0, 1, "x"))),
        Same((EVENT, on("mentions", "المدينة", "LOC"))),
    )
    machine = (page(),)
    found, unfit = judged(machine, apply(machine, decisions).documents, decisions)
    assert found.same_events == (("d1:e1", "d1:e-k1"),)
    assert found.different_events == (("d1:e1", "d1:e-k1"),)
    assert [u.decision for u in unfit] == ["k4", "k5"]


def test_decisions_come_back_from_the_log_as_they_were(tmp_path: Any) -> None:
    acts: tuple[Act, ...] = (
        Correct(FIGURE, {"value": 4}),
        Same((EVENT, CLAIM)),
        Grade(CLAIM, "B", None),
        Undo("k1"),
    )
    decisions = tuple(
        Decision(id=f"k{i}", author="ر", time="t", act=a, reason="سبب") for i, a in enumerate(acts)
    )
    Log(tmp_path / "d.jsonl").append(*decisions)
    assert Log(tmp_path / "d.jsonl").decisions() == decisions
