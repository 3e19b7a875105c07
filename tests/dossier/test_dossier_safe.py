from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from riwaya.dossier.safe import CELL_LIMIT, cell, neutralise, one_line, pieces

ANY = st.text(st.characters(codec=None), max_size=40)
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


def test_controls_are_written_out() -> None:
    assert neutralise("a\u202eb\x00c\ud800\x1b[2J") == "a[U+202E]b[U+0000]c[U+D800][U+001B][2J"


def test_silent_marks_go_and_joiners_stay() -> None:
    assert neutralise("\ufeffال\u200fخبر\u200c\r\n") == "الخبر\u200c\n"


def test_honest_text_is_left_alone() -> None:
    text = "قال «مصدر»: إنّ ٣٥٪ من 12,5 — نعم!\n\tEnd"
    assert neutralise(text) == text


@given(ANY)
def test_nothing_dangerous_is_left(text: str) -> None:
    shown = neutralise(text)
    assert not set(shown) & set(BIDI)
    assert all(unicodedata.category(c) not in ("Cc", "Cs") or c in "\n\t" for c in shown)
    assert neutralise(shown) == shown
    shown.encode()


@given(ANY)
def test_pieces_are_the_same_text(text: str) -> None:
    joined = "".join(f"[{piece}]" if control else piece for control, piece in pieces(text))
    assert joined == neutralise(text)


@given(ANY)
def test_no_cell_is_a_formula(text: str) -> None:
    shown = cell(text)
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r", "\n", " "))
    assert "\n" not in shown
    assert shown in ("'" + one_line(text), one_line(text))


def test_a_cell_is_no_longer_than_excel_holds() -> None:
    assert len(cell("س" * 100_000)) == CELL_LIMIT
    assert len(cell("=" * 100_000)) == CELL_LIMIT
