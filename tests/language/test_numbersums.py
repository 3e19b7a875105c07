"""Numbers made of numbers: ratios, signs, powers, shares; properties against arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.language.numbersums import expression, find
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.resources import builtin
from riwaya.resources.numbers import Numbers

LEXICON = builtin().get(Numbers).lexicon


def value(text: str) -> float:
    tokens = tokenize(View(text))
    match = expression(tokens, 0, LEXICON)
    assert match is not None and match.last == len(tokens)
    return match.value


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 999), st.integers(2, 999), st.sampled_from(["على", "من", "في"]))
def test_ratios(above: int, below: int, word: str) -> None:
    assert value(f"{above} {word} {below}") == pytest.approx(above / below)


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 10**6), st.sampled_from(["سالب ", "ناقص ", "-"]))
def test_signs(number: int, sign: str) -> None:
    assert value(f"{sign}{number}") == -number


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 20), st.integers(0, 9), st.sampled_from(["^", " أس "]))
def test_powers(base: int, exponent: int, word: str) -> None:
    assert value(f"{base}{word}{exponent}") == base**exponent


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="واحد من على خمس 12^-e./%أس نصف مئة", max_size=40))
def test_any_text_gives_numbers_in_order(text: str) -> None:
    tokens = tokenize(View(text))
    end = 0
    for match in find(tokens, LEXICON):
        assert match.start >= end or match.first == match.last - 1
        end = match.end


def test_a_bullet_is_no_sign() -> None:
    tokens = tokenize(View("- 5 قتلى"))
    assert [m.value for m in find(tokens, LEXICON)] == [5]


def test_an_address_has_no_numbers_and_a_dotted_one_its_own() -> None:
    tokens = tokenize(View("https://example.org/a?b=20%25 ثم 10.0.0.7"))
    assert [m.value for m in find(tokens, LEXICON)] == [10, 0, 0, 7]
