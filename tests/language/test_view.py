from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.language.marks import ADDED, added
from riwaya.language.plain import KEPT, Plain, is_plain
from riwaya.language.tokens import folded_words, spelled, tokenize, words
from riwaya.language.view import View, fold
from riwaya.model import Span

ARABIC = st.text(
    alphabet=st.sampled_from("أإآاىيةهكک٠١5ـ َّ\u200f\u202eلاﻻ،.«»\nab\x00\ud800") | st.characters()
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("إِنَّ", "ان"),
        ("الـــقاهرة", "القاهره"),
        ("علي على", "علي علي"),
        ("١٤ ۱۴", "14 14"),
        ("ﻻ", "لا"),
        ("ا\u0654حمد", "احمد"),
        ("مسو\u0654ول", "مسؤول"),
        ("رئيس", "رئيس"),
        ("١٬٢٣٤٫٥", "1,234.5"),
        ("Reuters", "reuters"),
        ("\u202bمصر\u202c", "مصر"),
    ],
)
def test_spellings_that_fold_together(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("char", ADDED)
def test_what_is_added_to_letters_is_the_same_everywhere(char: str) -> None:
    assert added(char)
    assert fold(f"ب{char}ا") == "با"
    assert spelled(f"ب{char}ا") == "با"
    assert Plain(f"ب{char}ا").text == (f"ب{char}ا" if char in KEPT else "با")
    assert is_plain(f"ب{char}ا") == (char in KEPT)


def test_no_other_mark_of_the_arabic_block_is_left_out() -> None:
    signs = set(map(chr, range(0x600, 0x606)))  # stand before a number, and are visible
    block = map(chr, range(0x600, 0x700))
    assert not {c for c in block if added(c)} - set(ADDED) - signs


@given(ARABIC | st.text(alphabet="بتسلم رئيس"))
def test_texts_are_folded_alike_by_every_way(text: str) -> None:
    assert fold(text) == View(text).folded
    tokens = tuple(token.text for token in tokenize(View(text)))
    assert words(text) == tuple(folded_words(text)) == tokens


@given(ARABIC)
def test_every_folded_letter_maps_back_to_letters_that_fold_to_it(text: str) -> None:
    view = View(text)
    for at, char in enumerate(view.folded):
        span = view.span(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert char in fold(text[span.start : span.end])


@given(ARABIC)
def test_the_places_of_letters_never_run_backwards(text: str) -> None:
    view = View(text)
    starts = [view.span(i, i + 1).start for i in range(len(view.folded))]
    assert starts == sorted(starts)


@given(ARABIC)
def test_tokens_are_where_they_say_and_do_not_overlap(text: str) -> None:
    last = 0
    for token in tokenize(View(text)):
        assert text[token.start : token.end] == token.written
        assert fold(token.written) == token.text
        assert token.start >= last
        last = token.end


def test_a_slice_keeps_the_marks_of_its_last_letter() -> None:
    text = "مدينةُ درنة"
    view = View(text)
    assert view.span(0, 5).of(text) == "مدينةُ"


def test_offsets_of_the_text_are_found_in_the_view() -> None:
    text = "قَالَ مصدر"
    view = View(text)
    start, end = view.within(Span(text.index("مصدر"), len(text)))
    assert view.folded[start:end] == "مصدر"


def test_words_numbers_and_marks_are_told_apart() -> None:
    kinds = [(t.text, t.kind) for t in tokenize(View("رصيف22 قال: 12.5% Reuters…"))]
    assert kinds == [
        ("رصيف", "word"),
        ("22", "number"),
        ("قال", "word"),
        (":", "mark"),
        ("12.5", "number"),
        ("%", "mark"),
        ("reuters", "latin"),
        ("…", "mark"),
    ]
