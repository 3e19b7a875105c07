"""Days that events have not: of what their sentence only speaks of, or of another sentence's events."""

import pytest
from event_pages import DAY, event_of, read


def days(trigger, *paragraphs):
    date = event_of(read("أخبار المدينة", DAY, *paragraphs), trigger).date
    return date.value if date else None


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        # The verb before the day is of another deed, of what the event is, or of what was done in it.
        ("اعتقلت الشرطة أمس الثلاثاء منفذ الهجوم على السوق.", "الهجوم", None),
        ("شن مسلحون أمس الثلاثاء الهجوم على السوق.", "الهجوم", "2018-03-13"),
        ("قتل أمس الثلاثاء جنديان في الهجوم على السوق.", "الهجوم", "2018-03-13"),
        # A relative clause: of its own deed, since when; of what the event was; closed by a comma.
        (
            "خاض الجيش معارك ضد التنظيم الذي يسيطر على المدينة منذ يونيو 2014.",
            "معارك",
            None,
        ),
        ("دان الوزير الهجوم الذي وقع أمس الثلاثاء قرب السوق.", "الهجوم", "2018-03-13"),
        ("أطلق سراح الصحفي الذي دين بالتحريض، أمس الثلاثاء.", "أطلق سراح", "2018-03-13"),
        # The end of something.
        ("قصفت الطائرات القرى الحدودية حتى أمس الثلاثاء.", "قصفت", None),
        # A day to come, of what is denied to have been done.
        (
            "نفى الوزير أن يكون المسلحون قد سيطروا على البلدة، مؤكدا أن القوات ستبدأ غدا عملية.",
            "سيطروا",
            None,
        ),
        # What is counted from, behind the time.
        (
            "انطلقت الحملة العسكرية الاثنين، وهي الأكبر منذ اجتياح المدينة.",
            "اجتياح",
            None,
        ),
    ],
)
def test_no_day_of_what_is_only_spoken_of(text, trigger, wanted):
    assert days(trigger, text) == wanted


@pytest.mark.parametrize(
    ("later", "trigger"),
    [
        # Possible, a sort of deeds, beside an earlier year.
        ("ويخشى السكان أن يشن المسلحون هجوما آخر على السوق.", "هجوما"),
        ("ولا تزال البلاد تشهد هجمات يشنها المسلحون على الأسواق.", "هجمات"),
        ("وكان المسلحون شنوا الهجوم على الفندق الذي قتل فيه سبعون شخصا في 2013.", "الهجوم"),
    ],
)
def test_no_day_of_another_sentence(later, trigger):
    lead = "قتل أمس الثلاثاء عشرة أشخاص في هجوم شنه مسلحون على السوق في بغداد."
    found = days(trigger, lead, later)
    assert found is None or not found.startswith("2018-03-13")
