"""What mentions of one event lend one another, who is made to act, whose force or office is meant, what day a story keeps."""

import msgspec
import pytest
from event_pages import PACK, event_of, read, read_sentence

from riwaya.annotate.eventing.clusters import cluster
from riwaya.annotate.eventing.lending import lend
from riwaya.annotate.eventing.words import EventWords


def roles(document, trigger, nth=1):
    return {(a.role, a.name) for a in event_of(document, trigger, nth).arguments}


#: Text, the trigger asked about, and who has which role.
WHO = [
    # Whom a verb has do something does it.
    ("دعا القائد القوات إلى الانسحاب", "الانسحاب", {("actor", "القوات")}),
    (
        "انتهت الجلسة. أمر القاضي بإيقاف المدير العام للشركة",
        "إيقاف",
        {("actor", "القاضي"), ("target", "المدير العام للشركة")},
    ),
    # The force that tells what was done did it; others who tell did not.
    (
        "قال متحدث باسم خفر السواحل إنه تم إنقاذ مئة مهاجر",
        "إنقاذ",
        {("actor", "خفر السواحل"), ("target", "مئة مهاجر")},
    ),
    ("قال سكان إنه تم إنقاذ مئة مهاجر", "إنقاذ", {("target", "مئة مهاجر")}),
    # Who came is the other side of the talks he came for.
    (
        "وصل محمد الورفلي إلى تونس للقاء الرئيس سالم المنفي",
        "لقاء",
        {("participant", "محمد الورفلي"), ("participant", "سالم المنفي")},
    ),
    # Subject and object of the clause are the two whom talks brought together.
    (
        "دعا وزير الخارجية الليبي نظيره التونسي خلال لقاء جمعهما في طرابلس إلى التعاون",
        "لقاء",
        {("participant", "وزير الخارجية الليبي"), ("participant", "نظيره التونسي")},
    ),
    # Who gives stands after «من», who reports does not lead to what he reports.
    ("حصلت البلدية على هبة بقيمة مليون دينار من وزارة الصحة", "هبة", {("actor", "وزارة الصحة")}),
    # A name over the comma before the word for its bearer's deed.
    (
        "صدرت بطاقة إيداع في حق سالم المنفي، المتهم بالهجوم على السوق",
        "الهجوم",
        {("actor", "سالم المنفي"), ("target", "السوق")},
    ),
    # The adverb is no part of the object.
    (
        "قصف الجيش الليبي التابع للحكومة المعترف بها دوليا سفينة",
        "قصف",
        {("actor", "الجيش الليبي"), ("target", "سفينة")},
    ),
    # Whose force a pronoun says.
    (
        "قالت ليبيا إن قواتها هاجمت القرية",
        "هاجمت",
        {("actor", "قواتها"), ("actor", "ليبيا"), ("target", "القرية")},
    ),
    # The name that a description goes by.
    ("تمكنت قوات محلية معروفة باسم كتائب النصر من طرد المسلحين من القرية", "طرد", None),
    # Harm takes its doer from the use of force behind it.
    (
        "قتل ثلاثة مدنيين في غارة نفذها الجيش الليبي",
        "قتل",
        {("target", "ثلاثة مدنيين"), ("actor", "الجيش الليبي")},
    ),
    # What fills the verb's object is no doer of what it is about.
    ("باشرت الشرطة بلاغا عن سقوط قذيفة على منزل", "سقوط قذيفة", None),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), WHO, ids=range(len(WHO)))
def test_who_has_which_role(text, trigger, wanted):
    document = read_sentence(text)
    if trigger not in {document.quote(e.trigger) for e in document.events}:
        pytest.fail(f"no event {trigger} in {[document.quote(e.trigger) for e in document.events]}")
    found = roles(document, trigger)
    if wanted is not None:
        assert found == wanted
    elif "معروفة باسم" in text:
        assert ("actor", "كتائب النصر") in found
    else:
        assert not any(role == "actor" for role, _ in found)


def test_title_and_lead_lend_one_another():
    document = read(
        "هجوم على مركز للشرطة في سوسة",
        "هاجم مسلحون مجهولون، أمس السبت، مركزا للشرطة في سوسة. وقالت الوزارة إن الهجوم أوقع جريحين.",
        "الأحد 4 مارس 2018",
    )
    taken_up = roles(document, "الهجوم")
    assert ("actor", "مسلحون مجهولون") in taken_up


def test_victims_stay_with_their_own_harm():
    document = read_sentence("قتل ثلاثة مدنيين وأصيب شرطيان في انفجار سيارة")
    assert roles(document, "أصيب") & {("target", "ثلاثة مدنيين")} == set()


def test_one_is_never_doer_and_victim():
    document = read(
        "الجيش يقصف مواقع الحركة",
        "قصف الجيش مواقع الحركة في الجنوب. وقالت الحركة إن القصف طال السوق.",
        "الأحد 4 مارس 2018",
    )
    for event in document.events:
        doers = {a.name for a in event.arguments if a.role == "actor"}
        assert not doers & {a.name for a in event.arguments if a.role == "target"}


def test_lending_again_changes_nothing():
    document = read(
        "هجوم على مركز للشرطة في سوسة",
        "هاجم مسلحون مركزا للشرطة في سوسة أمس. وأدان الحزب الهجوم.",
        "الأحد 4 مارس 2018",
    )
    words = PACK.get(EventWords)
    once = lend(document, cluster(document, words), words)
    assert [once[e.id].arguments for e in document.events] == [e.arguments for e in document.events]


def test_an_office_is_its_holder():
    document = read(
        "وزير الصحة في قابس",
        "أعلن وزير الصحة محمد الورفلي خطة جديدة. وزار وزير الصحة المستشفى الجهوي بقابس.",
        "الأحد 4 مارس 2018",
    )
    assert ("actor", "محمد الورفلي") in roles(document, "زار")


STORY = [
    # The next sentence keeps the day.
    ("داهمت الشرطة أمس السبت منزلا في سوسة. واعتقلت ثلاثة أشخاص.", "اعتقلت", "2018-03-03"),
    # It goes back in time.
    ("داهمت الشرطة أمس السبت منزلا في سوسة. وكانت الشرطة قد اعتقلت ثلاثة أشخاص.", "اعتقلت", None),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), STORY, ids=range(len(STORY)))
def test_what_day_a_story_keeps(text, trigger, wanted):
    document = read("حملة أمنية", text, "الأحد 4 مارس 2018")
    date = event_of(document, trigger).date
    assert (date.value if date else None) == wanted


def test_a_definite_noun_takes_up_what_the_page_tells_not_what_time_is_counted_from():
    document = read(
        "قتلى في هجوم على حافلة في كابل",
        "قتل خمسة أشخاص في هجوم استهدف حافلة في كابل.",
        "ويأتي الهجوم بعد أسبوع من هجوم على مسجد في هرات أسفر عن مقتل عشرة أشخاص.",
        "وقال متحدث إن الهجوم وقع قرب مبنى الوزارة.",
    )
    where = event_of(document, "الهجوم", -1).place
    assert (where.name, where.within and where.within.name) == ("مبنى الوزارة", "كابل")
    assert event_of(document, "مقتل").place.name == "هرات"


def test_a_definite_noun_takes_up_the_deed_right_before_it():
    document = read(
        "تفجير انتحاري في مقديشو",
        "هز تفجير انتحاري مقديشو وأسفر عن مقتل ستة أشخاص.",
        "وكان انتحاري فجر نفسه في بلدة بيدوا. وأدى التفجير إلى مقتل عشرة جنود.",
    )
    assert event_of(document, "التفجير").place.name == "بيدوا"


def test_what_tells_again_of_plans_has_not_happened():
    document = read(
        "خطط لعملية عسكرية",
        "قال مصدر إن الجيش بصدد القيام بعملية عسكرية تستهدف مدينة درنة.",
        "وأضاف أن زعماء القبائل تحدثوا عن العملية مع القادة.",
    )
    assert {e.status for e in document.events if "عملية" in document.quote(e.trigger)} == {
        "planned"
    }
    assert event_of(document, "تستهدف").status == "planned"


def test_what_answers_a_deed_is_another():
    text = "قتلت قوات الأمن أربعة مهربين في عملية جاءت {} الهجوم الذي استهدف مخفرا في الكفرة."
    for tie, one in (("ردا على", False), ("خلال", True)):
        document = read("أخبار", text.format(tie), "الأحد 4 مارس 2018")
        groups = cluster(document, PACK.get(EventWords))
        raid, attack = (event_of(document, t) for t in ("قتلت", "الهجوم"))
        assert any(raid in g and attack in g for g in groups) is one
        assert (("actor", "قوات الأمن") in roles(document, "استهدف")) is one


def test_harm_told_anew_in_other_words_takes_no_place():
    lead = "اجتمع المجلس البلدي لبحث ميزانية المدارس والطرق في العام المقبل. " * 5
    for told, place in (("ثلاثة رعاة قتلوا", None), ("الغارة أوقعت قتلى", "سبها")):
        text = f"شنت طائرات حربية غارة على سبها. وقالت مصادر طبية إن {told}."
        document = read("أخبار الجنوب", lead, text, "الأحد 4 مارس 2018")
        strike, last = event_of(document, "غارة"), document.events[-1]
        bare = msgspec.structs.replace(last, place=None)
        once = lend(document, [[strike, bare]], PACK.get(EventWords))[bare.id].place
        assert (once.name if once else None) == place


def test_the_last_one_before_the_news_lends_it_no_day():
    lead = "قتل ثلاثة جنود في انفجار عبوة ناسفة في رفح."
    for told, day in (("وكان آخر هجوم", None), ("ووقع الهجوم", "2018-02-26")):
        text = f"{told} في رفح مساء الاثنين 26 فبراير 2018."
        document = read("مقتل جنود في رفح", lead, text, "الأحد 4 مارس 2018")
        date = event_of(document, "انفجار").date
        assert (date.value if date else None) == day
