"""On which day events happened: several days, days of telling, days that harm, a narrative or a page share."""

import pytest

from riwaya.annotate.pipeline import annotate
from riwaya.page import read_page
from riwaya.resources import builtin

PACK = builtin()
DAY = "2018-03-14"  # a Wednesday


def read(*paragraphs):
    text = "\n\n".join((paragraphs[0], DAY, *paragraphs[1:]))
    return annotate(read_page(text.encode(), "page.txt", PACK), PACK)


def day(document, trigger, nth=1):
    found = [e for e in document.events if document.quote(e.trigger) == trigger][nth - 1]
    return found.date.value if found.date else None


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        # What lasts several days begins on the first.
        ("زار الوزير القاهرة أيام 8 و9 و10 مارس 2018.", "زار", "2018-03-08"),
        # Between a verb of telling and what is announced stands the day of the telling.
        ("أعلن الجيش أمس الثلاثاء اعتقال خمسة مسلحين في مداهمة يوم الأحد.", "اعتقال", "2018-03-11"),
        ("أعلن الجيش أمس الثلاثاء اعتقال خمسة مسلحين.", "اعتقال", "2018-03-13"),
        # Harm has the day of what it came of.
        ("أصيب شرطيان خلال الاحتجاج الذي وقع في 3 مارس 2018 في المدينة.", "أصيب", "2018-03-03"),
    ],
)
def test_the_day_by_its_sentence(text, trigger, wanted):
    assert day(read("أخبار المدينة", text), trigger) == wanted


def test_a_narrative_keeps_the_day_of_deeds_like_it():
    page = read(
        "لقاء في القاهرة",
        "التقى الرئيس الوزير في القاهرة أمس الثلاثاء، للمرة الأولى منذ انتخابات سبتمبر 2014.",
        "وأجرى الرجلان مباحثات في القصر.",
    )
    assert day(page, "مباحثات") == "2018-03-13"


def test_what_came_before_is_of_another_day():
    page = read(
        "قصف على المدينة",
        "قصفت الطائرات المدينة أمس الثلاثاء.",
        "ويأتي ذلك بعد غارة على المستشفى.",
    )
    assert day(page, "غارة") is None


def test_the_one_day_of_a_page_is_that_of_its_news():
    page = read(
        "توقيف رجل تسلل إلى القصر",
        "أوقف الحراس رجلا تسلل إلى القصر.",
        "وكان الرجل يحمل حقيبة حين بلغ الأبواب صباح الثلاثاء 13 مارس 2018.",
    )
    assert day(page, "أوقف") == "2018-03-13"
    two = read(
        "توقيف رجل تسلل إلى القصر",
        "أوقف الحراس رجلا تسلل إلى القصر.",
        "وكان الرجل يحمل حقيبة حين بلغ الأبواب صباح الثلاثاء 13 مارس 2018، وقد سجن في 2 مارس 2018.",
    )
    assert day(two, "أوقف") is None
