"""A quick look for phrases misses none that the lexicon finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.link.spotting import Spotter

PHRASES = ("آخر", "أسوأ", "إلى ذلك", "منذ", "على صعيد آخر", "الأكثر", "جثة")
LEXICON: Lexicon[str] = Lexicon([(p, p) for p in PHRASES])
SPOTTER = Spotter(PHRASES)
WORDS = (
    *PHRASES,
    "وآخَر",
    "لأسوأ",
    "اسوا",
    "للأكثر",
    "بـجثه",
    "أمس",
    "مِنذُ",
    "هجوم",
    "،",
    "وعلى صعيدٍ آخر",
)


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_what_the_lexicon_finds_is_spotted(said: list[str]) -> None:
    text = " ".join(said)
    found = any(True for _ in LEXICON.find(tokenize(View(text))))
    assert SPOTTER.may(text, 0, len(text)) or not found


@pytest.mark.parametrize(("start", "end", "may"), [(0, 4, False), (5, 9, True), (0, 9, True)])
def test_only_the_stretch_is_looked_at(start: int, end: int, may: bool) -> None:
    assert SPOTTER.may("هجوم منذ يوم", start, end) is may


def test_no_phrases_are_nowhere() -> None:
    assert Spotter(()).may("هجوم", 0, 4) is False
