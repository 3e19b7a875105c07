"""Times that stand in another clause of a sentence than an event: better no day than another's."""

import pytest
from event_pages import DAY, event_of, read


def day(text, trigger):
    date = event_of(read("أخبار المدينة", DAY, text), trigger).date
    return date.value if date else None


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        # A clause that «كما», «ثم» opens has a time of its own; one that tells of how a thing was held has not.
        ("اندلعت معارك في الشمال، كما قصفت الطائرات القرية أمس الثلاثاء.", "قصفت", "2018-03-13"),
        ("عقد الجانبان جلسات يتوقع أن تعقد أمس الثلاثاء.", "جلسات", "2018-03-13"),
        # What somebody thinks of a thing is of another day than the thing.
        ("أدانت الحكومة أمس الثلاثاء هجمات الجماعة على القرى.", "هجمات", None),
        # A noun takes the time right behind it from what it hangs on.
        ("يثير انتخاب الرئيس مخاوف على الاتفاق النووي الموقع عام 2015.", "انتخاب", None),
        ("يثير انتخاب الرئيس مخاوف على الاتفاق النووي الموقع عام 2015.", "الاتفاق", "2015"),
        ("انسحبت الدولة من الاتفاق في مايو 2016.", "انسحبت", "2016-05"),
        # The single one of many.
        (
            "شنت الجماعة هجمات على القرى، ولا سيما الهجوم على الجامعة في أبريل 2015.",
            "هجمات",
            None,
        ),
        # «منذ» and what it governs, «وقد» and its clause.
        ("الاتفاق أكبر خطوة بين البلدين منذ ثورة عام 1979.", "الاتفاق", None),
        ("اعتقلته الشرطة في بيته وقد صنف متطرفا في 2006.", "اعتقلته", None),
        # Between the act that published something and the event stands a verb of telling.
        ("بث الموقع أمس الثلاثاء شريطا أكد فيه مقتل القائد.", "مقتل", None),
        # The year by which an act of law is called.
        ("صادق المجلس على القانون عدد 25 لسنة 2017 المتعلق بالانتخابات.", "الانتخابات", None),
        # A verb that a comma sets off says more of what was told before another event.
        ("خرجت مظاهرة مناهضة لزيارة الوزير، نظمها الحزب أمس الثلاثاء.", "مظاهرة", "2018-03-13"),
        # What is only possible has no day but one that stands behind it.
        ("حذر الحزب أمس الثلاثاء من هجوم محتمل على القرى.", "هجوم", None),
    ],
)
def test_a_time_dates_what_its_clause_tells(text, trigger, wanted):
    assert day(text, trigger) == wanted


def test_what_is_denied_takes_no_day_from_elsewhere():
    page = read(
        "أخبار المدينة",
        DAY,
        "قصفت الطائرات قرية النخيل أمس الثلاثاء.",
        "ونفى المتحدث قصف قرية النخيل.",
    )
    assert event_of(page, "قصفت").date.value == "2018-03-13"
    assert event_of(page, "قصف").date is None
