"""Look-ups that pass over words pass over none at which a phrase begins."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.language.clitics import bare, owned_stems, splits, stems
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.language.wordindex import WordIndex

_TEXT = st.lists(st.text("والبكلفهاتسمني", min_size=1, max_size=7), max_size=12).map(" ".join)
_ENTRIES = ("كتاب", "بيت", "ملف (ال)سلام", "هم", "وال", "لبن")


@given(_TEXT, st.booleans(), st.booleans())
def test_places_hold_every_phrase(text: str, enclitics: bool, only: bool) -> None:
    entries = [(word, word) for word in (*_ENTRIES, *text.split()[::2])]
    index = WordIndex(entries, enclitics=enclitics, conjunctions_only=only)
    tokens = tokenize(View(text))
    places = [k for k, token in enumerate(tokens) if index.begins(token)]
    found = [k for k in range(len(tokens)) if index.at(tokens, k)]
    assert set(found) <= set(places)
    assert all(index.first(tokens, k) == index.at(tokens, k)[0] for k in found)
    assert found or not text  # every other word is entered


@given(st.text("والبكلفهاتسمني", min_size=1, max_size=8))
def test_stems_are_those_of_the_splits(word: str) -> None:
    for split in splits(word):
        assert split.stem in stems(word)
        assert {form for form, _ in bare(split.stem)} <= owned_stems(word)
