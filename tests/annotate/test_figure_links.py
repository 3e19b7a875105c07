"""Which event a figure counts the harm of."""

from riwaya.annotate.pipeline import annotate
from riwaya.evaluate.cases import sentence
from riwaya.resources import builtin

PACK = builtin()


def tied(text):
    """What each figure of a text counts, with the words that tell of its event."""
    document = annotate(sentence(text, "2018-03-14"), PACK)
    events = {e.id: document.quote(e.trigger) for e in document.events}
    return [(f.what, f.value, events.get(f.event)) for f in document.figures if f.what != "other"]


def test_a_figure_goes_with_the_event_of_its_own_sentence():
    text = "شن الطيران غارات على المدينة. وأصيب في شجار بالسوق 12 شخصا. ثم استؤنف القصف"
    assert tied(text) == [("injured", 12, "شجار")]


def test_one_without_an_event_in_its_sentence_takes_that_told_before():
    text = "انهار مبنى في المدينة فجرا. وبلغ عدد القتلى 12 شخصا. وشب أمس حريق في الميناء"
    ((what, value, event),) = tied(text)
    assert (what, value) == ("killed", 12)
    assert event is not None
    assert "حريق" not in event


def test_all_who_are_held_are_not_those_of_the_last_arrest():
    text = "اعتقل الجنود 11 شابا في المدينة. وبلغ عدد الأسرى 5700"
    assert tied(text) == [("detained", 11, "اعتقل"), ("detained", 5700, None)]


def test_parts_may_stand_in_the_paragraphs_after_their_sum():
    text = "قتل 13 شخصا في غارات على البلاد\nوقتل 9 أشخاص في الشرق\nوقتل 4 أشخاص في الجنوب"
    document = annotate(sentence(text, "2018-03-14"), PACK)
    total, *parts = document.figures
    assert [p.part_of for p in parts] == [total.id, total.id]
