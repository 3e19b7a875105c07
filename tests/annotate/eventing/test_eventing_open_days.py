"""Events whose day the page names without saying in which week or year: no other time of the page dates them."""

import pytest
from event_pages import read


def told(document):
    """(trigger, date value, words of the time that is not placed) of each event."""
    words = {t.id: document.quote(t.span) for t in document.times}
    return {
        (document.quote(e.trigger), e.date.value if e.date else None, words.get(e.time))
        for e in document.events
    }


def test_a_weekday_keeps_off_a_historic_date():
    page = read(
        "زلزال قوي يضرب ولاية الساحل",
        "ضرب زلزال بقوة سبع درجات ولاية الساحل فجر الثلاثاء، وأسفر عن مقتل عشرين شخصا.",
        "وتعد الهزة الأكبر في البلاد منذ زلزال 3 مايو 2001 الذي أودى بحياة المئات.",
    )
    found = told(page)
    assert ("زلزال", None, "فجر الثلاثاء") in found
    assert ("زلزال", "2001-05-03", None) in found
    # What the earthquake of that day did is of that day too.
    dated = {e.start for e in page.events if e.date}
    assert dated == {page.text.index("زلزال 3 مايو"), page.text.index("أودى")}


@pytest.mark.parametrize("day", ["أمس الأحد", "الأحد الماضي", "في 14 نيسان"])
def test_the_nearest_time_governs_placed_or_not(day):
    page = read(
        "مقتل جنديين", f"قتل جنديان {day} في هجوم على حاجز، بعد سنوات من اتفاق وقع في 5 مارس 2011."
    )
    killed = next(e for e in page.events if page.quote(e.trigger) == "قتل")
    assert killed.date is None
    time = next(t for t in page.times if t.id == killed.time)
    assert page.quote(time.span).endswith(day.split()[-1])


def test_a_date_of_the_body_is_not_lent_to_the_lead_of_a_page_without_date():
    page = read(
        "حريق يلتهم سوق المدينة",
        "اندلع حريق ضخم في سوق المدينة وأتى على عشرات المحال.",
        "وقال شهود إن النيران امتدت إلى الشوارع المجاورة قبل وصول فرق الإطفاء التي عملت ساعات طويلة من أجل السيطرة "
        "عليها، وإن أصحاب المحال حاولوا إنقاذ بضائعهم من دون جدوى، فيما أغلقت الشرطة المداخل كلها أمام المارة.",
        "وكان حريق اندلع في سوق المدينة يوم 3 مايو 2001.",
    )
    dated = [e for e in page.events if e.date is not None]
    lead = page.text.index("وقال شهود")
    assert dated
    assert all(e.start > lead for e in dated)


def test_a_dated_page_places_its_weekdays():
    page = read(
        "مقتل جنديين",
        "نشر في 18 أبريل 2016",
        "قتل جنديان أمس الأحد في هجوم على حاجز قرب المدينة.",
    )
    killed = next(e for e in page.events if page.quote(e.trigger) == "قتل")
    assert killed.date is not None
    assert killed.date.value == "2016-04-17"
    assert killed.time is None
