"""Whether what is told was, goes on or is to come: by what carries it, by the clause behind it, by what began."""

import pytest
from event_pages import read_sentence

from riwaya.model import Status


def status(text: str, trigger: str) -> Status:
    document = read_sentence(text)
    return next(e.status for e in document.events if document.quote(e.trigger) == trigger)


@pytest.mark.parametrize(
    ("clause", "wanted"),
    [
        ("التي عقدت في جنيف", "occurred"),
        ("التي ستعقد في جنيف", "planned"),
        ("بين الطرفين", "possible"),
    ],
)
def test_a_relative_clause_goes_before_the_verb_in_front(clause: str, wanted: Status) -> None:
    assert status(f"تهدف الخطة إلى استئناف المحادثات {clause}.", "المحادثات") == wanted


def test_a_relative_clause_is_of_the_noun_right_before_it() -> None:
    assert status("أبلغ سكان عن ضربات شنها التحالف الذي تقوده الدولة.", "ضربات") == "occurred"
    assert status("تعاني البلدة من هجمات تشنها الحركة منذ أشهر.", "هجمات") == "ongoing"


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("بدأت المحكمة أمس محاكمة الوزير.", "محاكمة", "ongoing"),
        ("بدأت المحكمة في فبراير 2015 محاكمة الوزير.", "محاكمة", "occurred"),
        ("بدأ الوزير أمس زيارة إلى القاهرة.", "زيارة", "occurred"),
        ("قتل عشرون شخصا منذ بدء الهجوم على المدينة.", "الهجوم", "ongoing"),
    ],
)
def test_what_began_lately_and_takes_days_goes_on(text: str, trigger: str, wanted: Status) -> None:
    assert status(text, trigger) == wanted


def test_a_past_that_looks_like_a_present_is_a_past() -> None:
    assert status("وكان الفندق قد تعرض في السابق لهجمات مماثلة.", "هجمات") == "occurred"
    assert status("وكانت الشرطة قد اعتقلت رجلا يريد خطف جندي.", "خطف") == "possible"
