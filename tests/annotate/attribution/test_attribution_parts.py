"""The parts of attribution on their own, and properties of the whole."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.annotate.attribution.lexicon import Lexicons
from riwaya.annotate.attribution.quotes import pair_quotes
from riwaya.annotate.claims import STAGE
from riwaya.annotate.reading import Reading
from riwaya.evaluate.cases import sentence
from riwaya.language.shapes import verbal_noun
from riwaya.language.tokens import tokenize
from riwaya.language.view import View, fold
from riwaya.resources import Pack, builtin

WORDS = [
    "قال",
    "قالت",
    "وأكد",
    "مصدر",
    "أمني",
    "إن",
    "أن",
    "بأن",
    "الوزير",
    "«الهدنة",
    "صامدة»",
    "،",
    ".",
    ":",
    '"',
    "”",
    "في",
    "بيان",
    "وفق",
    "ما",
    "أكده",
    "لرويترز",
    "مشيرا",
    "إلى",
    "المدينة",
    "الذي",
    "حيث",
    "بحسب",
    "التقرير",
    "على",
    "حد",
    "قوله",
    "اتهم",
    "الحكومة",
    "بقطع",
    "الطريق",
    "نقلت",
    "صحيفة",
    "عن",
    "لكن",
    "و",
    "(",
    ")",
]


def quoted(text: str) -> list[str]:
    tokens = tokenize(View(text))
    pairs = pair_quotes(tokens, 0, len(tokens))
    return [text[tokens[a].start : tokens[b].end] for a, b in sorted(pairs.items())]


def test_quotation_marks_pair_by_shape_and_white_space() -> None:
    assert quoted('قال "نعم" ثم "لا".') == ['"نعم"', '"لا"']
    assert quoted("قال ”نعم” و“لا“.") == ["”نعم”", "“لا“"]
    assert quoted('قال "مركز "جو" مغلق".') == ['"مركز "جو" مغلق"', '"جو"']


def test_a_mark_that_nothing_closes_quotes_nothing() -> None:
    assert quoted('قال "نعم ثم مضى.') == []


def test_mirrored_angles_are_read_as_written() -> None:
    assert quoted("قال »نعم« ثم »لا«.") == ["»نعم«", "»لا«"]


def test_verbs_are_found_in_every_form_with_their_conjunction(pack: Pack) -> None:
    verbs = pack.get(Lexicons).verbs
    for word in ("قالت", "وأكدوا", "يعلن", "فأضاف", "وصفته", "دعتهم"):
        assert fold(word) in verbs, word
    assert fold("تعز") not in verbs


def test_participles_agree_in_the_accusative(pack: Pack) -> None:
    participles = pack.get(Lexicons).participles
    assert {participles[fold(w)].gender for w in ("مشيرا", "داعيا")} == {"m"}
    assert {participles[fold(w)].gender for w in ("مشيرة", "داعية")} == {"f"}


def test_shapes_of_verbal_nouns() -> None:
    assert all(verbal_noun(fold(w)) for w in ("ارتفاع", "توقيع", "مشاركة", "وصول", "استقبال"))
    assert not any(verbal_noun(fold(w)) for w in ("وزير", "مدينة", "عمق", "كبير"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_run_of_words_gives_claims_within_the_page(words: list[str]) -> None:
    pack: Pack = builtin()
    document = sentence(" ".join(words) or "قال", "")
    found = STAGE(document, Reading(document), pack).claims
    size = len(document.text)
    for claim in found:
        assert 0 <= claim.cue.start < claim.cue.end <= size
        assert 0 <= claim.content.start < claim.content.end <= size
        assert claim.chain
        assert all(link.name and link.text for link in claim.chain)
        names = [link.name for link in claim.chain]
        assert len(names) == len(set(names))
        for link in claim.chain:
            assert link.span is None or link.span.end <= size
    assert STAGE(document, Reading(document), pack).claims == found


def test_every_kind_of_reading_has_a_case(pack: Pack) -> None:
    from riwaya.evaluate import cases
    from riwaya.evaluate.runners import attribution

    fired: set[str] = set()
    for case in pack.cases(attribution.SUBJECT):
        outcome = cases.run(case, attribution.run, pack)
        assert outcome.wrong == "", case.text
        fired |= outcome.rules
    assert fired == {
        "according", "characterisation", "document", "headline", "masdar", "participle", "relay",
        "saying", "self", "verb-object", "verb-preposition", "verb-quote", "verb-that",
    }  # fmt: skip
