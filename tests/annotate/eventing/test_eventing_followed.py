"""Days of what followed the news of a page, of what somebody tells again the day after, of a toll that rises."""

import pytest
from event_pages import DAY, event_of, read

TITLE = "غرق مركب في البحيرة"
NEWS = "غرق مركب سياحي في البحيرة مساء الأحد."
#: So far from the news that its day is not the narrative's any more.
BETWEEN = (
    "وكانت الرياح قوية والمياه عالية منذ ساعات في المنطقة كلها كما يقول أصحاب القوارب الذين يعملون هناك في الصيف والشتاء، "
    "وهم يشكون من قلة العناية بالميناء.",
    "ويزور البحيرة آلاف الناس كل عام.",
)


def bounds(trigger, *paragraphs, nth=1, title=TITLE):
    date = event_of(read(title, DAY, *paragraphs), trigger, nth).date
    return (date.value, date.earliest, date.latest) if date else None


@pytest.mark.parametrize(
    ("sentence", "trigger", "wanted"),
    [
        # An arrest for it came between the deed and the page: no one day is said.
        ("وأوقفت الشرطة قائد المركب.", "أوقفت", ("2018-03", "2018-03-11", "2018-03-14")),
        ("وتم توقيف قائد المركب.", "توقيف", ("2018-03", "2018-03-11", "2018-03-14")),
        # A day of its own; what somebody did before; no sequel of an accident.
        ("وأوقفت الشرطة قائد المركب أمس.", "أوقفت", ("2018-03-13", "2018-03-13", "2018-03-13")),
        ("وكان قائد المركب الذي أوقفته الشرطة يعمل نادلا.", "أوقفته", None),
        ("وعين الرئيس وزيرا للنقل.", "عين", None),
    ],
)
def test_what_followed_the_news_came_between_it_and_the_page(sentence, trigger, wanted):
    assert bounds(trigger, NEWS, *BETWEEN, sentence) == wanted


def test_what_is_told_the_day_after_happened_on_the_day_that_the_lead_says():
    again = "وأعلنت الوزارة أمس أن المركب اصطدم بزورق."
    assert bounds("اصطدم", NEWS, again) == ("2018-03-11", "2018-03-11", "2018-03-11")
    another = "وأعلنت الوزارة أمس غرق مركب آخر."
    assert bounds("غرق", NEWS, another, nth=-1) == ("2018-03-13", "2018-03-13", "2018-03-13")


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("ارتفعت حصيلة قتلى الزلزال إلى عشرين بعد انتشال ثلاث جثث أمس.", "الزلزال", None),
        ("ارتفع أمس عدد ضحايا الزلزال إلى عشرين.", "الزلزال", None),
        ("ارتفع عدد القتلى إلى أربعة في هجوم وقع أمس.", "هجوم", "2018-03-13"),
    ],
)
def test_a_toll_rises_on_another_day_than_that_of_the_harm(text, trigger, wanted):
    found = bounds(trigger, text, title="خبر")
    assert (found[0] if found else None) == wanted
