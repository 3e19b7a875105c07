"""Figures: the cases of the pack, and what holds for every page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.annotate import pipeline
from riwaya.annotate.counting.sums import summed
from riwaya.annotate.figures import STAGE
from riwaya.annotate.reading import Reading
from riwaya.evaluate.cases import run, sentence
from riwaya.evaluate.runners import figures as runner
from riwaya.model import Block
from riwaya.resources import builtin

PACK = builtin()
CASES = PACK.cases("figures")


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_case(case):
    assert run(case, runner.run, PACK).wrong == ""


def figures(text, blocks=None):
    import msgspec

    document = sentence(text, "2018-03-14")
    if blocks:
        document = msgspec.structs.replace(document, blocks=blocks)
    return STAGE(document, Reading(document), PACK).figures


def test_both_heads_of_a_pair_count():
    found = figures("مقتل وإصابة العشرات في تفجير")
    assert sorted(f.what for f in found) == ["injured", "killed"]
    assert {(f.value, f.low) for f in found} == {(None, 20)}


def test_parts_that_exceed_their_total_are_no_parts():
    found = figures("قتل 5 أشخاص بينهم 9 أطفال")
    assert [f.part_of for f in found] == [None, None]


def test_a_part_names_its_total():
    total, part = figures("قتل 9 أشخاص بينهم 4 أطفال")
    assert part.part_of == total.id
    assert part.who == "children"


def test_the_parts_told_of_a_total_are_summed():
    total, *parts = figures("قتل 12 شخصا بينهم 3 أطفال و5 نساء")
    assert [f.part_of for f in parts] == [total.id, total.id]
    assert (total.parts_sum, [f.parts_sum for f in parts]) == (8, [None, None])
    (over, *_) = figures("قتل 12 شخصا بينهم 8 نساء و6 أطفال")
    assert over.parts_sum == 14


def test_what_is_taken_out_of_a_breakdown_is_no_longer_summed():
    total, _, *rest = figures("قتل 12 شخصا بينهم 3 أطفال و5 نساء")
    assert summed((total, *rest))[0].parts_sum == 5
    assert summed((total,))[0].parts_sum is None


def test_nothing_is_read_outside_the_article():
    text = "قتل 9 أشخاص"
    assert figures(text, (Block(0, len(text), "comment"),)) == ()
    assert len(figures(text)) == 1


def test_a_day_of_the_month_is_no_count():
    text = "قتل 3 جنود في 14 مارس 2018"
    document = sentence(text, "2018-03-20")
    stages = [s for s in pipeline.default_stages() if s.name in ("times", "figures")]
    assert [f.value for f in pipeline.annotate(document, PACK, stages).figures] == [3]


WORDS = [
    "قتل",
    "مقتل",
    "أصيب",
    "5",
    "12",
    "ثلاثة",
    "أشخاص",
    "جنود",
    "بينهم",
    "و",
    "،",
    "نساء",
    "في",
    "إلى",
    "عدد",
    "القتلى",
    "1.5",
    "مليون",
    "قتيلا",
    "آخرين",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_spans_lie_in_the_text_and_ids_are_in_order(words):
    text = " ".join(words)
    if not text:
        return
    found = figures(text)
    assert [f.id for f in found] == [f"case:f{n}" for n in range(1, len(found) + 1)]
    for figure in found:
        assert 0 <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end].strip() == text[figure.start : figure.end]
        assert figure.rule.startswith("figures.")


def test_some_of_those_counted_before_break_them_down_in_a_later_sentence():
    found = figures("أصيب 12 عاملا في الحريق. وقال الطبيب إن 4 من المصابين في حالة حرجة.")
    whole, part = found
    assert (part.value, part.what, part.part_of) == (4, "injured", whole.id)


def test_the_first_count_of_a_sentence_may_break_down_the_toll_of_the_one_before():
    found = figures("توقيف 37 شخصا. وكان من بينهم موظفان في البلدية.")
    whole, part = found
    assert (part.value, part.what, part.part_of) == (2, "detained", whole.id)


def test_one_family_without_its_number_counts_nobody():
    assert figures("مصرع عائلة في انهيار منزل") == ()


def test_the_name_of_a_unit_is_no_count():
    assert figures("باعتقال آمر اللواء 444 في المطار") == ()


@pytest.mark.parametrize(
    "text", ["قتل", "سقوط", "قتل 5 من", "9 من", "وفاة أسرة من", "بينهم 3", "جثة واحدة"]
)
def test_a_page_may_end_anywhere(text):
    assert all(f.end <= len(text) for f in figures(text))
