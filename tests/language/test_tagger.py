"""The tagger's file and its search."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.language.tagger import FORBIDDEN, Tagger, Weights, allowed, spans

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def weights(moves: dict[tuple[str, str], float] | None = None) -> Weights:
    features = {"a": {"B-PER": 2.0, "O": -1.0}, "b": {"I-PER": 1.5}, "nothing": {"O": 0.0001}}
    return Weights.pack(LABELS, moves or {("O", "B-PER"): 0.5}, features)


def test_weights_survive_their_file() -> None:
    one = weights()
    again = Weights.load(one.dump())
    assert again.labels == one.labels
    assert again.transitions == one.transitions
    assert again.sum(["a", "b"]) == one.sum(["a", "b"])
    assert again.unpacked(again.sum(["a", "b"])) == (-100, 200, 150, 0, 0)
    assert again.dump() == one.dump()


def test_features_that_weigh_nothing_are_left_out() -> None:
    assert len(weights()) == 2
    assert weights().sum(["nothing", "never seen"]) == 0


@given(st.lists(st.tuples(*[st.integers(-1000, 1000)] * len(LABELS)), max_size=30))
def test_sums_of_sums_are_sums_label_by_label(rows: list[tuple[int, ...]]) -> None:
    features = {
        f"x{n}": {label: v / 100 for label, v in zip(LABELS, row, strict=True)}
        for n, row in enumerate(rows)
    }
    one = Weights.pack(LABELS, {}, features, step=10)
    singly = [one.unpacked(one.sum([str(n)], "x")) for n in range(len(rows))]
    expected = tuple(map(sum, zip(*singly, strict=True))) or (0,) * len(LABELS)
    assert one.unpacked(sum(one.sum([name]) for name in features)) == expected
    assert one.unpacked(one.sum(features)) == expected
    assert all(
        abs(got - want) <= 5
        for row, said in zip(rows, singly, strict=True)
        for got, want in zip(said, row, strict=True)
    )


def test_a_file_cut_short_is_refused() -> None:
    with pytest.raises(ValueError, match="cut short"):
        Weights.load(weights().dump()[:-1])
    with pytest.raises(ValueError, match="not a file"):
        Weights.load(b"something else")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(*[st.integers(-200, 200)] * len(LABELS)), min_size=1, max_size=4),
    st.dictionaries(
        st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS)), st.integers(-2, 2)
    ),
)
def test_the_search_finds_the_best_path(
    emissions: list[tuple[int, ...]], moves: dict[tuple[str, str], float]
) -> None:
    one = weights(moves)

    def score(path: tuple[int, ...]) -> int:
        if LABELS[path[0]].startswith("I-"):
            return FORBIDDEN
        total = sum(e[k] for e, k in zip(emissions, path, strict=True))
        return total + sum(one.transitions[a][b] for a, b in pairwise(path))

    best = max(map(score, product(range(len(LABELS)), repeat=len(emissions))))
    assert score(tuple(Tagger(one).decode(emissions))) == best


def test_no_emission_no_label() -> None:
    assert Tagger(weights()).decode([]) == []


def test_what_goes_on_must_have_begun() -> None:
    assert allowed("B-PER", "I-PER")
    assert not allowed("O", "I-PER")
    assert not allowed("B-LOC", "I-PER")


def test_spans_of_labels() -> None:
    labels = ["B-PER", "I-PER", "O", "I-LOC", "B-LOC", "I-LOC"]
    assert spans(labels) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 6, "LOC")]
