"""What words before an event say of it without governing it: `whether/pending.py`, `whether/purpose.py`."""

import pytest
from event_pages import read_sentence

from riwaya.model import Status


def status(text: str, trigger: str) -> Status:
    document = read_sentence(text)
    return next(e.status for e in document.events if document.quote(e.trigger) == trigger)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قصفت المدفعية الميناء قبل ساعات من بدء الهدنة.", "planned"),
        ("قصفت المدفعية الميناء قبل أيام من بدء الهدنة في عام 1999.", "occurred"),
        ("وقبل ساعات من الهدنة قصفت المدفعية الميناء.", "occurred"),
        ("قصفت المدفعية الميناء قبل سريان الهدنة.", "occurred"),
    ],
)
def test_what_news_is_told_shortly_before_is_still_to_come(text: str, wanted: Status) -> None:
    assert status(text, "الهدنة") == wanted


def test_an_inquiry_that_somebody_is_held_for_goes_on() -> None:
    text = "حبس القاضي السائق أربعة أيام على ذمة التحقيقات."
    assert status(text, "التحقيقات") == "ongoing"
    assert status(text, "حبس") == "occurred"
    assert status("انتهت أمس تحقيقات النيابة مع السائق.", "تحقيقات") == "occurred"


def test_a_term_behind_a_comma_is_planned() -> None:
    assert status("وقع الوفدان البيان، على أن تعقد قمة في تونس.", "قمة") == "planned"
    assert status("تحرص الدول على أن تعقد قمة في تونس.", "قمة") == "possible"


def test_what_an_event_left_is_told_of_one_that_was() -> None:
    assert status("تحدث عن العواقب الثقيلة للحرب في السودان.", "لحرب في") == "occurred"
    assert status("جمعت الأطراف القوات الثقيلة للحرب في السودان.", "لحرب في") == "planned"


def test_an_adjective_of_somebody_else_says_nothing_of_the_event() -> None:
    assert status("طالبت الأسر أمس بمحاكمة الوزير السابق.", "محاكمة") == "possible"
    assert status("يخشون تكرار هجوم مسلح سابق.", "هجوم مسلح") == "occurred"
