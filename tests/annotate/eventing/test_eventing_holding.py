"""Titles without a name: whose they are in the page, and when they are nobody's."""

import pytest
from event_pages import event_of, read

_MINISTER = "توجهت الدكتورة سلمى البحري وزيرة التضامن الاجتماعي مساء اليوم إلى عمان."

WHOSE = [
    # Told before the name, and taken up after it, where its own words are enough.
    (("وزيرة التضامن تتوجه إلى عمان", _MINISTER), "تتوجه", {"سلمى البحري"}),
    (
        ("زيارة رسمية", _MINISTER + " والتقت الوزيرة محافظ العاصمة."),
        "التقت",
        {"سلمى البحري", "محافظ العاصمة"},
    ),
    # Other names of one office.
    (
        ("زيارة", "أعلن رئيس الوزراء سالم المنصوري خطة جديدة. وزار رئيس الحكومة أمس مدينة تونس."),
        "زار",
        {"سالم المنصوري"},
    ),
    # Another country's office, one no longer held, a deputy's, one of two who hold it: nobody's.
    (
        (
            "زيارة",
            "قال وزير الخارجية المصري سالم المنصوري إن الأزمة ستحل. وزار وزير الخارجية الفرنسي أمس مدينة تونس.",
        ),
        "زار",
        {"وزير الخارجية الفرنسي"},
    ),
    (
        ("زيارة", "قال الوزير السابق سالم المنصوري إن الأزمة ستحل. وزار الوزير أمس مدينة تونس."),
        "زار",
        {"الوزير"},
    ),
    (
        (
            "زيارة",
            "قال نائب رئيس الحزب سالم المنصوري إن الأزمة ستحل. وزار رئيس الحزب أمس مدينة تونس.",
        ),
        "زار",
        {"رئيس الحزب"},
    ),
    (
        (
            "زيارة",
            "التقى وزير النقل سالم المنصوري وزير النقل خالد العمري. وزار وزير النقل أمس مدينة تونس.",
        ),
        "زار",
        {"وزير النقل"},
    ),
    # What goes on with another body or office is another title.
    (
        (
            "زيارة",
            "قال وزير الاقتصاد سالم المنصوري إن الأزمة ستحل. وزار وزير الاقتصاد والطاقة الألماني أمس مدينة تونس.",
        ),
        "زار",
        {"وزير الاقتصاد"},
    ),
]


@pytest.mark.parametrize(("page", "trigger", "wanted"), WHOSE, ids=range(len(WHOSE)))
def test_whose_title_it_is(page, trigger, wanted):
    event = event_of(read(*page), trigger)
    assert {a.name for a in event.arguments} == wanted
