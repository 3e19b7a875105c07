"""Whom each of two tellings names, which one of several it is, and tellings of no single event."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from riwaya.annotate.pipeline import annotate
from riwaya.link.events.busy import NOTHING_BUSY
from riwaya.link.events.facts import Facts
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.node import Node
from riwaya.link.events.rank import Ranks
from riwaya.link.events.score import compare
from riwaya.link.events.specific import needed
from riwaya.model import EventDate
from riwaya.page import read_page
from riwaya.resources import Pack

NONE: frozenset[str] = frozenset()


def told(kind: str, *who: str, **more: Any) -> Facts:
    bare = Facts(
        frozenset({0}), (kind,), "occurred", None, (), NONE, NONE, frozenset(who), frozenset(), NONE
    )
    return msgspec.structs.replace(bare, **more)


def participants(a: Facts, b: Facts, pack: Pack) -> float:
    return dict(compare(a, b, pack.get(Kinds)).features).get("participants", 0.0)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (("per-host", "per-a"), ("per-host", "per-b"), True),
        (("per-a",), ("per-b", "per-c"), True),
        (("per-host", "per-a"), ("per-host", "per-a", "per-b"), False),
        # Each may name one of the two who met.
        (("per-a",), ("per-b",), False),
    ],
)
def test_talks_are_told_by_who_met_whom(
    one: tuple[str, ...], other: tuple[str, ...], apart: bool, pack: Pack
) -> None:
    assert (participants(told("meeting", *one), told("meeting", *other), pack) < 0) is apart


def test_on_a_journey_many_are_met(pack: Pack) -> None:
    one, other = told("visit", "per-host", "per-a"), told("visit", "per-host", "per-b")
    assert participants(one, other, pack) > 0


def test_the_sides_of_a_war_are_no_sign_of_one_battle(pack: Pack) -> None:
    sides = ("org-a", "org-b", "org-c")
    fight, talk = told("clash", *sides), told("agreement", *sides)
    assert participants(fight, fight, pack) < participants(talk, talk, pack)


@pytest.mark.parametrize(
    ("sentence", "rank"),
    [
        ("وقع الانفجار الثاني قرب السوق.", 2),
        ("وصلت الطائرة الإغاثية السعودية الثالثة إلى المطار.", 3),
        ("وهذا ثاني هجوم على البلدة.", 2),
        ("وقع الانفجار الثانية ظهر الأحد.", 0),
        ("ومن جهة ثانية هجوم على البلدة.", 0),
        ("وقع انفجار في السوق.", 0),
    ],
)
def test_which_one_of_several(sentence: str, rank: int, pack: Pack) -> None:
    page = annotate(read_page(f"عنوان الخبر\n\n{sentence}\n".encode(), "p.txt", pack), pack)
    ranks = pack.get(Ranks)
    assert page.events
    assert {ranks.rank(page, event) for event in page.events} == {rank}


def test_the_second_is_not_the_third_whatever_their_text(pack: Pack) -> None:
    day = EventDate("2015-07-24", "2015-07-24", "2015-07-24", "day")
    second, third = (told("aid", "org-a", date=day, ranks=frozenset({n})) for n in (2, 3))
    assert compare(second, third, pack.get(Kinds)).against == "rank"
    assert not compare(second, second, pack.get(Kinds)).against


def test_a_series_needs_more_than_one_event_does(pack: Pack) -> None:
    kinds = pack.get(Kinds)
    facts = told("attack", "per-a", date=EventDate("2015-07-24", "2015-07-24", "2015-07-24", "day"))
    score = compare(facts, facts, kinds)
    one, series = Node(0, (0,), facts), Node(1, (0,), facts, series=True)
    need = needed(score, one, one, kinds, NOTHING_BUSY)
    assert need < needed(score, one, series, kinds, NOTHING_BUSY)
