"""What people judged wins over what was found, whichever way round."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from riwaya.link.judging import judge


def close(item: int, others: Sequence[int]) -> float:
    return -min(abs(item - other) for other in others)


def test_sets_are_joined_and_split() -> None:
    assert judge([[0, 1], [2], [3]], [(1, 2)], [], close) == [[0, 1, 2], [3]]
    assert judge([[0, 1, 2, 3]], [], [(0, 3)], close) == [[0, 1], [2, 3]]
    assert judge([[0, 1, 2, 3]], [], [(0, 2), (0, 3), (1, 2), (1, 3)], close) == [[0, 1], [2, 3]]


def test_what_was_joined_by_hand_stays_together_in_a_split() -> None:
    assert judge([[0, 1, 2, 3]], [(0, 2)], [(0, 3)], close) == [[0, 1, 2], [3]]


def test_a_contradiction_keeps_apart() -> None:
    assert judge([[0], [1]], [(0, 1)], [(0, 1)], close) == [[0], [1]]
    assert judge([[0], [1], [2]], [(0, 1), (1, 2)], [(0, 2)], close) == [[0, 1], [2]]


@given(st.data())
def test_every_item_stays_and_no_pair_judged_apart_is_in_one_set(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 9))
    marks = data.draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    sets = [[i for i in range(count) if marks[i] == m] for m in sorted(set(marks))]
    item = st.integers(0, count - 1)
    same = data.draw(st.lists(st.lists(item, min_size=2, max_size=3), max_size=4))
    apart = data.draw(st.lists(st.tuples(item, item), max_size=4))
    got = judge(sets, same, apart, close)
    assert sorted(i for s in got for i in s) == list(range(count))
    where = {i: n for n, s in enumerate(got) for i in s}
    assert all(where[a] != where[b] for a, b in apart if a != b)
    if not apart:
        assert all(len({where[i] for i in s}) == 1 for s in (*sets, *same))
    assert judge(sets, same[::-1], apart[::-1], close) == got
