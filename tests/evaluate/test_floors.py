from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.evaluate.gold import SETS, Row, floors, gold_folder, score
from riwaya.resources import Pack

GOLD = gold_folder(Path(__file__).parent)


@pytest.mark.gold
@pytest.mark.parametrize("name", SETS)
def test_no_score_is_under_its_floor(name: str, pack: Pack) -> None:
    if GOLD is None:
        pytest.skip("no hand-annotated pages beside this checkout")
    low = [f"{r.task}: {r.share:.1%} < {r.floor:.1%}" for r in score(GOLD, name, pack) if r.low]
    assert low == []


def test_a_share_at_its_floor_holds_and_one_below_does_not() -> None:
    assert not Row("x", 9, 10, 0.9).low
    assert Row("x", 8, 10, 0.9).low
    assert not Row("x", 0, 10, None).low


def test_a_sets_own_floor_adds_to_those_of_all() -> None:
    assert floors("seeds")["reader comments recognised"] == 1.0
    assert floors("news")["publication dates"] == 1.0
    assert floors("news")["titles"] == floors("seeds")["titles"]
