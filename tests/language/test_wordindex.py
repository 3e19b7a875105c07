"""Words looked up with their clitics."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.language.wordindex import WordIndex


def look(index, text, at=0):
    return index.at(tokenize(View(text)), at)


def test_clitics_and_pronouns_are_told():
    index = WordIndex([("زيارة", "visit")], enclitics=True)
    (seen,) = look(index, "وبزيارته")
    assert (seen.value, seen.prefix, seen.enclitic, seen.definite) == ("visit", "وب", "ه", False)
    assert look(index, "للزيارة")[0].definite


def test_a_final_ta_marbuta_is_no_pronoun():
    index = WordIndex([("ضرب", "hit")], enclitics=True)
    assert look(index, "ضربه")[0].enclitic == "ه"
    assert look(index, "ضربة") == []


def test_the_longest_phrase_comes_first():
    index = WordIndex([("هجوم", 1), ("هجوم انتحاري", 2)])
    assert [s.value for s in look(index, "هجوم انتحاري")] == [2, 1]
    assert [s.value for s in look(index, "هجوم كبير")] == [1]


def test_verbs_may_refuse_prepositions():
    index = WordIndex([("قال", 1)], conjunctions_only=True)
    assert look(index, "وقال")
    assert look(index, "بقال") == []


@given(st.text(alphabet="وبلفاكسه لمنت", max_size=12))
def test_what_is_found_lies_in_the_tokens(text):
    index = WordIndex([("بل", 1), ("ال", 2), ("من", 3), ("من بل", 4)], enclitics=True)
    tokens = tokenize(View(text))
    for i in range(len(tokens)):
        for seen in index.at(tokens, i):
            assert i == seen.first < seen.last <= len(tokens)
