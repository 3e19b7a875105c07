"""Everyday words: what their stems and forms tell."""

from __future__ import annotations

import pytest

from riwaya.annotate.naming.everyday import EverydayWords, everyday_words
from riwaya.resources import Pack

WORDS = EverydayWords(["نائب", "مسلم", "صاحب", "كتب"])


@pytest.mark.parametrize("word", ["نائب", "النائب", "نائبا"])
def test_a_stem_is_known_with_article_and_with_the_alef_of_tanwin(word: str) -> None:
    assert WORDS.known(word)


@pytest.mark.parametrize(
    ("raw", "word"),
    [("سفيرًا", "سفيرا"), ("نائبه", "نائبه"), ("صاحبها", "صاحبها"), ("كتبوا", "كتبوا")],
)
def test_tanwin_pronoun_and_verb_ending_are_inflection(raw: str, word: str) -> None:
    assert WORDS.inflected(raw, word)


@pytest.mark.parametrize("word", ["سها", "المسلم", "فرانسوا", "نائبة"])
def test_names_that_end_alike_are_not_inflected(word: str) -> None:
    assert not WORDS.inflected(word, word)


def test_plurals_are_of_known_persons_only() -> None:
    assert WORDS.people("المسلمين")
    assert WORDS.people("مسلمون")
    assert not WORDS.people("ياسين")


def test_the_package_knows_words_and_no_names(pack: Pack) -> None:
    words = pack.get(everyday_words)
    assert words.known("نائب")
    assert not words.known("فاطمه")
