"""Arabic names in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.language.transliterate import NameLexicon, Sound, sound_out, transliterate
from riwaya.resources import Pack, builtin
from riwaya.resources.names import name_lexicon


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("خليفة حفتر", "Khalifa Haftar"),
        ("القاهرة", "Cairo"),
        ("محمد بن سلمان آل سعود", "Mohammed bin Salman Al Saud"),
        ("أبو بكر", "Abu Bakr"),
    ],
)
def test_known_names_are_written_as_the_world_writes_them(
    name: str, latin: str, pack: Pack
) -> None:
    assert transliterate(name, pack.get(name_lexicon)) == latin


@pytest.mark.parametrize(
    ("word", "latin"),
    [("زردوم", "zardum"), ("بوقطفة", "buqtafa"), ("شَدَّاد", "shaddad"), ("لملودة", "lamluda")],
)
def test_unknown_words_are_written_by_their_sounds(word: str, latin: str, pack: Pack) -> None:
    assert sound_out(word, pack.get(name_lexicon)) == latin


def test_the_article_of_an_unknown_name_is_kept(pack: Pack) -> None:
    assert transliterate("فراس القزدغلي", pack.get(name_lexicon)) == "Firas al-Qazdaghli"


def test_latin_letters_stay() -> None:
    empty = NameLexicon({}, {}, {}, {"ب": Sound("ب", "b")})
    assert transliterate("BBC ب", empty) == "BBC B"
    assert transliterate("", empty) == ""


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        # Foreign given names are spelled alike and are none of these.
        ("عايض الجوني", "Ayed al-Juni"),
        ("محمد الصوفي", "Mohammed al-Sufi"),
        ("صالح بن حسين قدح", "Saleh bin Hussein Qadah"),
        ("عبدالرحمن السديس", "Abdulrahman al-Sudais"),
    ],
)
def test_parts_of_names(name: str, wanted: str) -> None:
    assert transliterate(name, builtin().get(name_lexicon)) == wanted


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=9), max_size=5))
def test_no_word_is_added_and_none_left_in_arabic(words: list[str]) -> None:
    said = transliterate(" ".join(words), builtin().get(name_lexicon))
    assert not any("ء" <= c <= "ي" for c in said)
    if " ".join(words) not in said:
        assert len(said.split()) <= 4 * len(words)
