"""What is asked once a page gives the places that asking at each token gives."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.language.lexicon import Lexicon
from riwaya.language.numberwords import NumberLexicon, NumberWord
from riwaya.language.occurrences import Occurrences
from riwaya.language.openers import Openers
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.language.wordindex import WordIndex

_TEXT = st.lists(st.text("والبكلفهاتسم،12", min_size=1, max_size=7), max_size=20).map(" ".join)
_ENTRIES = [(w, w) for w in ("كتاب", "بيت", "ملف سلام", "هم", "وال", "،", "12")]
_INDEX: WordIndex[str] = WordIndex(_ENTRIES, enclitics=True)
_LEXICON: Lexicon[str] = Lexicon(_ENTRIES, enclitics=True)


_NUMBERS = NumberLexicon([NumberWord("كتاب", 3, "unit")], vague=[("بيت", 2, None)])
_PLAIN: WordIndex[str] = WordIndex(_ENTRIES)
_TABLES = Openers((_INDEX, _PLAIN, _NUMBERS))


@given(_TEXT, st.integers(0, 20), st.integers(0, 20))
def test_places_are_those_at_which_a_token_may_begin(text: str, first: int, last: int) -> None:
    tokens = tokenize(View(text))
    spoken = Occurrences(tokens)
    wanted = range(first, min(last, len(tokens)))
    assert spoken.opening(_LEXICON, first, last) == [
        i for i in wanted if _LEXICON.begins(tokens[i])
    ]
    for table in (_INDEX, _PLAIN, _NUMBERS):
        there = spoken.phrases(table, _TABLES, first, last)
        assert there == [i for i in wanted if table.begins(tokens[i])]
    assert all(_INDEX.begins(tokens[i]) for i in wanted if _INDEX.at(tokens, i))


@given(_TEXT)
def test_phrases_are_found_from_their_places(text: str) -> None:
    tokens = tokenize(View(text))
    places = Occurrences(tokens).opening(_LEXICON, 0, len(tokens))
    assert list(_LEXICON.find(tokens, places)) == list(_LEXICON.find(tokens))


@given(_TEXT)
def test_words_of_a_set_are_found(text: str) -> None:
    tokens = tokenize(View(text))
    words = frozenset(text.split()[::2])
    found = Occurrences(tokens).among(words, 0, len(tokens))
    assert found == [i for i, token in enumerate(tokens) if token.text in words]
