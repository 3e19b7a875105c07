"""Who is what in an event: vessels, oaths, those who are removed, several joined, names in brackets, hosts, whom pronouns mean."""

import pytest
from event_pages import event_of, read, read_sentence

#: Text, the trigger asked about, and the roles of those who take part in its event.
ROLES = [
    # What sank or ran into another, and that other, whatever relative clause stands between; a means of an attack is none.
    ("غرق قارب صيد في البحيرة أمس", "غرق", {"قارب صيد": "target"}),
    (
        "اصطدم قطار كان يقل عمالا بشاحنة قرب المحطة",
        "اصطدم",
        {"قطار": "target", "شاحنة": "target"},
    ),
    ("وقع تصادم بين حافلة وسيارة", "تصادم", {"حافلة": "target", "سيارة": "target"}),
    # Who lost an office, by a verb whose subject is told before it, and behind the noun.
    (
        "كان محمد الورفلي وزيرا للنقل في الحكومة السابقة وأقيل من منصبه",
        "أقيل من",
        {"محمد الورفلي": "target"},
    ),
    (
        "تشهد البلاد تظاهرات منذ الإطاحة بالرئيس السابق محمد الورفلي",
        "الإطاحة بالرئيس",
        {"محمد الورفلي": "target"},
    ),
    # Who swears an oath is put into office, by him before whom it is sworn.
    (
        "أدى محمد الورفلي اليمين الدستورية أمام الرئيس سالم المنفي",
        "اليمين الدستورية",
        {"محمد الورفلي": "target", "سالم المنفي": "actor"},
    ),
    # An office that is taken over does nothing; its new holder may be a pronoun.
    (
        "زار محمد الورفلي المدينة بعد توليه رئاسة الحكومة",
        "توليه",
        {"محمد الورفلي": "actor"},
    ),
    # A capital appoints; an adjective is nobody.
    (
        "عينت بغداد محمد الورفلي سفيرا في تونس",
        "عينت",
        {"بغداد": "actor", "العراق": "actor", "محمد الورفلي": "target"},
    ),
    (
        "أعلنت تونس خفض التمثيل الدبلوماسي مع مالطا",
        "خفض التمثيل",
        {"تونس": "actor", "مالطا": "target"},
    ),
    ("حذر الطلبة الحكومة من تنظيم عصيان مدني", "عصيان مدني", {}),
    # The doer between the noun of a light verb and its event; a hand into which a town falls.
    (
        "بعد تبادل الزيارات وتقديم تونس مساعدات لمالطا",
        "مساعدات",
        {"تونس": "actor", "مالطا": "target"},
    ),
    ("سقطت البلدة بيد المتمردين", "سقطت", {"البلدة": "target", "المتمردين": "actor"}),
    # All who are accused, and those joined to the subject of a verb over the noun.
    (
        "اتهم التقرير قوات حكومية وميليشيات محلية بتنفيذ الهجمات",
        "الهجمات",
        {"قوات حكومية": "actor", "ميليشيات محلية": "actor"},
    ),
    (
        "تمكنت الشرطة والجيش أمس من تحرير المدينة",
        "تحرير",
        {"الشرطة": "actor", "الجيش": "actor", "المدينة": "target"},
    ),
    (
        "قالت مصادر إن ثلاثة مدنيين وخمسة جنود قتلوا",
        "قتلوا",
        {"ثلاثة مدنيين": "target", "خمسة جنود": "target"},
    ),
    (
        "أعلنت الشرطة أن 12 شخصا بينهم نساء وأطفال لقوا مصرعهم",
        "لقوا مصرعهم",
        {"12 شخصا": "target"},
    ),
    # A feminine relative word follows all the states before its comma.
    (
        "جاء ذلك تضامنا مع السعودية والبحرين ومصر، التي قطعت علاقاتها مع قطر",
        "قطعت علاقاتها",
        {"السعودية": "actor", "البحرين": "actor", "مصر": "actor", "قطر": "target"},
    ),
    # «كلا» makes what follows an object, a title before its name.
    (
        "شهدت المدينة اغتيالات استهدفت كلا من رئيس المحكمة القاضي محمد الورفلي وشقيقه",
        "استهدفت",
        {"محمد الورفلي": "target", "شقيقه": "target"},
    ),
    # Nothing is put to «مسلح»: what stands behind him is what he acts on.
    ("هاجم مسلح حافلة قرب الجسر", "هاجم", {"مسلح": "actor", "حافلة": "target"}),
    ("هاجم سائق حافلة حارسا", "هاجم", {"سائق حافلة": "actor", "حارسا": "target"}),
    ("قتل شاب سوري برصاص الحرس", "قتل", {"شاب سوري": "target"}),
    # How a deed was done is no part of what it was done to; a plural in the nominative is its doer.
    (
        "قصف المتمردون بشكل عشوائي المدرسة",
        "قصف",
        {"المتمردون": "actor", "المدرسة": "target"},
    ),
    # A verb of purpose goes on with the clause before it, not with who tells.
    (
        "أعلنت منظمة العفو الدولية أن القوات دهست مدنيين ثم عادت لتتأكد أنها قتلتهم",
        "قتلتهم",
        {"مدنيين": "target", "القوات": "actor"},
    ),
    # A body by the name in brackets behind its bare noun.
    (
        "تبنت الهجوم جماعة (أنصار بيت المقدس)",
        "الهجوم",
        {"أنصار بيت المقدس": "actor"},
    ),
    # Who was killed is not he who buried him; an invitation names the host of a journey.
    (
        "شيع محمد الورفلي اليوم جثمان المحافظ سالم المنفي بعد يومين من اغتياله",
        "اغتياله",
        {"سالم المنفي": "target"},
    ),
    (
        "وصل محمد الورفلي إلى تونس في زيارة تستمر يومين بدعوة من سالم المنفي",
        "زيارة",
        {"محمد الورفلي": "actor", "سالم المنفي": "participant"},
    ),
    # A title before the ground where it is held and the name; one that ends what a noun governs; a decree by such a name.
    (
        "اغتال مسلحون مدير الكهرباء بمحافظة سبها محمد الورفلي",
        "اغتال",
        {"مسلحون": "actor", "محمد الورفلي": "target"},
    ),
    (
        "قررت المحكمة تأجيل محاكمة الرئيس السابق محمد الورفلي",
        "محاكمة",
        {"محمد الورفلي": "target"},
    ),
    (
        "ينتهي سريان قرار الرئيس محمد الورفلي بفرض حظر التجوال",
        "حظر التجوال",
        {"محمد الورفلي": "actor"},
    ),
    # One of a nation, by its adjective alone.
    ("وقع هجوم نفذه تونسي قرب الميناء", "هجوم", {"تونسي": "actor"}),
    # The name of him who did it may be set off behind the whole phrase.
    (
        "داهمت الشرطة منزل منفذ عملية إطلاق النار، محمد الورفلي، فجرا",
        "إطلاق النار",
        {"محمد الورفلي": "actor"},
    ),
]


@pytest.mark.parametrize(("text", "trigger", "roles"), ROLES)
def test_roles(text: str, trigger: str, roles: dict[str, str]) -> None:
    event = event_of(read_sentence(text), trigger)
    assert {a.name: a.role for a in event.arguments} == roles


def test_an_agency_in_brackets_pays_no_visit() -> None:
    """A dateline's agency is not the subject of the verb behind it."""
    found = read_sentence("تونس 3 مايو 2018 (رويترز) أكد محمد الورفلي أن زيارته لمالطا مهمة")
    assert [a.name for a in event_of(found, "زيارته").arguments] == ["محمد الورفلي"]


def test_a_seldom_word_is_a_last_name_again() -> None:
    """A person's last name that is also a word («قنطار») names him again; a word with the article that news uses does not."""
    page = read("خبر", "قضت المحكمة بسجن محمد نظيف خمس سنوات.", "وحكم على نظيف بالسجن عامين.")
    again = [m for m in page.mentions if page.quote(m.span) == "نظيف"]
    assert [m.names[0] for m in again] == ["محمد نظيف"]
    said = read("خبر", "قتل فهد الحزم أمس.", "وميزت عاصفة الحزم هذا العام.")
    assert not [m for m in said.mentions if said.quote(m.span) == "الحزم"]
