"""The deciding segmenter: pieces join to the word, the grammar holds, marks stay with their letters."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.language.segment import Segmenter
from riwaya.language.segmentevidence import Analysis, Evidence, analyses
from riwaya.resources import builtin
from riwaya.resources.segments import grammar, segmenter

LETTERS = "ابتسعقكلمنهويةأى"
GRAMMAR = grammar(builtin())


def cut(word: str) -> str:
    return "+".join(word[p.start : p.end] for p in builtin().get(segmenter).pieces(word))


def test_decides_between_readings_that_spelling_allows() -> None:
    assert cut("وزير") == "وزير"
    assert cut("وقال") == "و+قال"
    assert cut("للحكومة") == "ل+لحكومة"
    assert cut("وسيلتقونهم") == "و+س+يلتقون+هم"
    assert cut("بيانا") == "بيانا"


def test_says_what_each_piece_is() -> None:
    pieces = builtin().get(segmenter).pieces("وبعائلته")
    assert [p.kind for p in pieces] == ["proclitic", "proclitic", "stem", "pronoun"]


def test_marks_belong_to_the_letter_before_them() -> None:
    assert cut("وَقَالَ") == "وَ+قَالَ"
    assert cut("بـالقاهرة") == "بـ+القاهرة"


def test_a_text_is_cut_word_by_word() -> None:
    found = builtin().get(segmenter).segment("قال 3 مرات، وعاد إلى NATO")
    assert [token.raw for token, _ in found] == ["قال", "مرات", "وعاد", "إلى"]
    assert [len(pieces) for _, pieces in found] == [1, 1, 2, 1]


def test_evidence_leaves_the_word_itself_out() -> None:
    evidence = Evidence({"وقال": 50, "قال": 7, "الوقال": 1}, GRAMMAR)
    assert evidence.support("وقال", Analysis(("و",), "قال"))[0] == 7
    assert evidence.support("وقال", Analysis((), "وقال"))[:2] == (0, 1)


def test_without_weights_the_whole_word_stands() -> None:
    bare = Segmenter(GRAMMAR, Evidence({}, GRAMMAR), {}, ["ل+@"])
    assert bare.analysis("وقال") == Analysis((), "وقال")
    assert bare.analysis("ولهم") == Analysis(("و",), "ل", "هم")


def test_a_listed_host_takes_every_pronoun_and_a_conjunction() -> None:
    listed = Segmenter(GRAMMAR, Evidence({}, GRAMMAR), {}, ["علي+@"])
    assert listed.analysis("وعليهم").pieces == ("و", "علي", "هم")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=LETTERS + "َّـ", min_size=1, max_size=12))
def test_pieces_cover_the_word(word: str) -> None:
    pieces = builtin().get(segmenter).pieces(word)
    assert pieces[0].start == 0
    assert pieces[-1].end == len(word)
    assert all(a.end == b.start and a.start < a.end for a, b in pairwise(pieces))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=LETTERS, min_size=1, max_size=10))
def test_every_analysis_joins_to_the_word(word: str) -> None:
    letters = GRAMMAR.letters(word)
    found = analyses(letters, GRAMMAR)
    assert all("".join(a.pieces) == letters for a in found)
    assert len(set(found)) == len(found)
