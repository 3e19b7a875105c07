"""Titles, names and lists of names: who is meant by a title behind a name, who was there too."""

import pytest
from event_pages import event_of, read_sentence

NAMED = [
    # A title behind a name is whoever bears it.
    ("قدم سالم البحري مدير المتحف الوطني استقالته من منصبه", "استقالته", {"سالم البحري"}),
    ("اجتمع سالم البحري رئيس الحزب مع وزير الداخلية", "اجتمع", {"سالم البحري", "وزير الداخلية"}),
    ("استقبل سالم البحري رئيس الحزب وزير الداخلية", "استقبل", {"سالم البحري", "وزير الداخلية"}),
    # A form of address, a rank, a second title before the name.
    ("استقبل سعادة سالم البحري وفدا من البرلمان", "استقبل", {"سالم البحري", "وفدا"}),
    (
        "ذكرت الوزارة أن وكيل وزارة النقل للشؤون العامة العميد سالم البحري وقع الاتفاقية مع الشركة",
        "الاتفاقية",
        {"سالم البحري", "الشركة"},
    ),
    (
        "استقبل وزير الثقافة والصناعة التقليدية، الناطق الرسمي باسم الحكومة سالم البحري صباح اليوم سفير فرنسا عمر زيد",
        "استقبل",
        {"سالم البحري", "عمر زيد"},
    ),
    # Kin of somebody named is not he.
    (
        "اعتقلت الشرطة قاتل الشاب سالم الورفلي في تونس",
        "اعتقلت",
        {"الشرطة", "قاتل الشاب سالم الورفلي"},
    ),
    # A quoted short name between the body and its head.
    (
        "عقد الوزير اجتماعا مع رئيس منظمة الأمم المتحدة للطفولة «يونيسيف» في ليبيا سالم البحري",
        "اجتماعا",
        {"الوزير", "سالم البحري"},
    ),
]

THERE = [
    (
        "حضر اللقاء الشيخ سالم البحري رئيس دائرة الثقافة، والدكتور عمر زيد سفير تونس المعتمد لدى البلاد",
        "اللقاء",
        {"سالم البحري", "عمر زيد"},
    ),
    (
        "شاركت في اللقاء وزيرة الثقافة ليلى بن عمر والكاتب سالم الورفلي",
        "اللقاء",
        {"ليلى بن عمر", "سالم الورفلي"},
    ),
    (
        "أقيم حفل افتتاح المهرجان، بحضور سالم البحري رئيس المهرجان، وعدد من قيادات الوزارة، والفنان عمر زيد، الفنانة ليلى سالم",
        "حفل افتتاح",
        {"سالم البحري", "قيادات الوزارة", "عمر زيد", "ليلى سالم"},
    ),
    (
        "بحضور نقيب الأطباء سالم البحري، قام الأطباء بوقفة تضامنية",
        "وقفة تضامنية",
        {"الأطباء", "سالم البحري"},
    ),
    (
        "ألقت شرطة المدينة، خلال الأسبوع الماضي، وبالتعاون مع الجهات العسكرية والأمنية، القبض على سائق",
        "القبض على",
        {"شرطة المدينة", "سائق"},
    ),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), NAMED, ids=range(len(NAMED)))
def test_who_is_meant_by_title_and_name(text, trigger, wanted):
    document = read_sentence(text)
    assert {a.name for a in event_of(document, trigger).arguments} == wanted


@pytest.mark.parametrize(("text", "trigger", "wanted"), THERE, ids=range(len(THERE)))
def test_who_was_there_too(text, trigger, wanted):
    document = read_sentence(text)
    assert {a.name for a in event_of(document, trigger).arguments} == wanted
