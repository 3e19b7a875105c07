"""Clauses: whose deed it was, where and when, where another clause, the telling or another event stands beside."""

import pytest
from event_pages import event_of, read_sentence

from riwaya.model import Document, EventMention


def last_event(text: str, trigger: str) -> tuple[Document, EventMention]:
    document = read_sentence(text)
    return document, event_of(document, trigger, -1)


#: Text, trigger, who takes part with his role.
WHO = [
    # A verb whose subject is an event is that event; who tells of it has not done it.
    (
        "قال سكان إن قصفا مدفعيا على البلدة استهدف سوقا",
        "استهدف",
        {("target", "سوقا")},
    ),
    (
        "أصيب عمال جراء قصف مدفعي لقوات الحكومة استهدف سوقا",
        "قصف مدفعي",
        {("actor", "قوات الحكومة"), ("target", "سوقا")},
    ),
    ("وصفت الشرطة الهجوم بالجبان", "الهجوم", set()),
    ("ودعا المجلس البلدي الأمم المتحدة إلى فتح تحقيق في القصف", "القصف", set()),
    ("أعلن نائب أن مسلحين هاجموا القرية واختطف عدد من النساء", "اختطف", {("target", "النساء")}),
    (
        "وأبدت حكومة الوفاق استنكارها لاختطاف أربعة مهندسين",
        "اختطاف",
        {("target", "أربعة مهندسين")},
    ),
    # Whom a pronoun before the verb stands for.
    (
        "ذكرت الشرطة الإيطالية أنها اعتقلت رجلين",
        "اعتقلت",
        {("actor", "الشرطة الإيطالية"), ("target", "رجلين")},
    ),
    # A force that a noun for shelling governs, or from which it comes, shells.
    (
        "أصيب عمال جراء قصف قوات الحكومة على الحي",
        "قصف",
        {("actor", "قوات الحكومة"), ("target", "الحي")},
    ),
    (
        "كثفت طائرات الحكومة غاراتها على مواقع المسلحين",
        "غاراتها",
        {("actor", "طائرات الحكومة"), ("target", "مواقع المسلحين")},
    ),
    (
        "شهدت البلدة مقتل شاب برصاص شرطي",
        "مقتل",
        {("target", "شاب"), ("actor", "شرطي")},
    ),
    # Doer and victim of a noun for harm; nouns that share what they govern.
    ("إثر قتل شرطي شابا في الحي", "قتل", {("target", "شابا")}),
    ("مقتل وخطف عشرات المدنيين", "مقتل", {("target", "عشرات المدنيين")}),
    # He who blows himself up does it.
    ("فجر انتحاري نفسه في السوق", "فجر", {("actor", "انتحاري")}),
    # He who leads a side of a fight is no side of it.
    (
        "تتواصل المعارك بين الجيش بقيادة سالم المنفي وقوات الحكومة",
        "المعارك",
        {("participant", "الجيش"), ("participant", "قوات الحكومة")},
    ),
    # Between the parts of a clause: what is taken up beside it.
    (
        "اجتمع محمد الورفلي أثناء زيارته لتونس مع سالم المنفي",
        "اجتمع",
        {("participant", "محمد الورفلي"), ("participant", "سالم المنفي")},
    ),
    # A journey to meet somebody.
    (
        "يزور محمد الورفلي تونس للقاء الوزير سالم المنفي",
        "يزور",
        {("actor", "محمد الورفلي"), ("target", "سالم المنفي")},
    ),
    (
        "وذلك خلال زيارة للرئيس محمد الورفلي إلى تونس التقى خلالها سالم المنفي",
        "التقى",
        {("participant", "محمد الورفلي"), ("participant", "سالم المنفي")},
    ),
    ("زار سالم المنفي نظيره التونسي محمد الورفلي", "زار", {("actor", "سالم المنفي")}),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), WHO, ids=range(len(WHO)))
def test_who_does_what_to_whom(text, trigger, wanted):
    _, found = last_event(text, trigger)
    assert {(a.role, a.name) for a in found.arguments} >= wanted
    if trigger in ("الهجوم", "اختطف", "اختطاف"):
        assert not [a for a in found.arguments if a.role == "actor"]


#: Text, trigger, place.
WHERE = [
    # What is struck is where it was struck, and so is the harm.
    ("قتل ثلاثة أشخاص في قصف على بنغازي قرب المرج", "قتل", "بنغازي"),
    # Another clause, a direction, an origin, a measure, the office of who tells.
    ("شهدت بنغازي مقتل جندي جراء هجوم، فيما تدور معارك في درنة", "هجوم", "بنغازي"),
    ("قتل ثلاثة في هجوم ببنغازي باتجاه مدينة درنة", "هجوم", "بنغازي"),
    ("استقر النازحون بعد اشتباكات في سبها على بعد 700 كيلومتر جنوب طرابلس", "اشتباكات", "سبها"),
    ("أعلن مدير الأمن في بنغازي مقتل رجل في هجوم في درنة", "هجوم", "درنة"),
    # «حيث» begins what happened there.
    ("تستعيد هجمات في سوسة حيث قتل 38 سائحا، وفي القيروان", "قتل", "سوسة"),
    # «على الطريق» is where, not what was attacked.
    ("وقع هجوم على الطريق بين سبها ومرزق", "هجوم", "سبها"),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), WHERE, ids=range(len(WHERE)))
def test_where_it_was(text, trigger, wanted):
    _, found = last_event(text, trigger)
    assert found.place is not None
    assert found.place.name == wanted


#: Text, trigger, date.
WHEN = [
    # The day of the telling gives way to that of another mention, and to the event's own.
    ("أدانت الحكومة، اليوم، الهجوم الذي وقع الأحد الماضي في درنة", "الهجوم", "2018-03-11"),
    ("أوقفت الشرطة رجلا السبت، وفق ما ذكر مصدر أمني اليوم الأربعاء", "أوقفت", "2018-03-10"),
    # What came before or after is dated by its own time.
    ("قضت المحكمة أمس بسجن الرجل، الذي ترأس الشركة في 2012", "قضت المحكمة", "2018-03-13"),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), WHEN, ids=range(len(WHEN)))
def test_when_it_was(text, trigger, wanted):
    _, found = last_event(text, trigger)
    assert found.date is not None
    assert found.date.value == wanted


def test_what_is_another_event_is_not_told_again():
    text = "وقع هجوم على حافلة في درنة أمس. ونفذ مسلحون هجوما آخر على محطة في درنة"
    document = read_sentence(text)
    second = next(e for e in document.events if "آخر" in document.text[e.end : e.end + 6])
    assert {a.name for a in second.arguments} == {"مسلحون", "محطة"}
