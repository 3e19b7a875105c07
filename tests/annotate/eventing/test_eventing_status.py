"""Whether what is told was, goes on or is to come: by what carries it, by the clause behind it, by what began."""

import pytest
from event_pages import read, read_sentence

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


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("قالت الفرق إن المعارك في المدينة وحولها أصبحت تجري ليلا.", "المعارك", "ongoing"),
        ("وكانت المعارك في المدينة وحولها تجري ليلا.", "المعارك", "occurred"),
        ("قال المدير إن عمليات البحث عن رجلين يحقق معهما الأمن انتهت.", "عمليات البحث", "occurred"),
        ("تحدث عن اعتقال رجلين يجري التحقيق معهما.", "اعتقال", "occurred"),
    ],
)
def test_a_predicate_far_behind_tells_whether_it_goes_on(
    text: str, trigger: str, wanted: Status
) -> None:
    assert status(text, trigger) == wanted


def test_what_is_done_in_a_moment_does_not_go_on() -> None:
    page = read_sentence("يقتل المرء نفسه وهو لا يدري.")
    assert not page.events
    assert status("أعلن البيان أن الدولتين توقعان اتفاقا على الحدود.", "اتفاقا") != "ongoing"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("تحدث سكان المدينة المحاصرة عن نقص الدواء.", "ongoing"),
        ("أشرف الضباط على عملية المحاصرة والتفتيش.", "occurred"),
    ],
)
def test_a_participle_tells_a_state_and_a_verbal_noun_a_deed(text: str, wanted: Status) -> None:
    siege = next(e for e in read_sentence(text).events if e.type == "siege")
    assert siege.status == wanted


def test_a_line_that_repeats_the_title_is_read_as_the_title() -> None:
    text = "الطائرات تقصف مواقع المسلحين في الشمال"
    page = read(text, "2018-03-14", "قال سكان إن الوضع صعب.", f"رابط الخبر: {text}")
    assert {e.status for e in page.events} == {"occurred"}


def test_a_negation_is_not_of_the_clause_behind_it() -> None:
    assert status("ذكرت الحركة دون إسهاب أنه تم اعتقال القائد.", "اعتقال") == "occurred"
    assert status("تمت الصفقة دون أن يتم اعتقال القائد.", "اعتقال") == "denied"
