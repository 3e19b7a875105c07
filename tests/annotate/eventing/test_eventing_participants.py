"""Who takes part, by what news writes around an event: sides of talks, charges, claims, pronouns, phrases set off."""

import pytest
from event_pages import event_of, read_sentence

#: Text, the trigger asked about, and who takes part in its event.
WHO = [
    # Who holds talks is one more side of them; the other side may stand before the noun, or call.
    (
        "أعلن الديوان أن الملك أجرى مباحثات مع سالم المنفي",
        "مباحثات",
        {"الملك", "سالم المنفي"},
    ),
    (
        "أجرى محمد الورفلي، مع سالم المنفي، اتصالا هاتفيا",
        "اتصالا هاتفيا",
        {"محمد الورفلي", "سالم المنفي"},
    ),
    (
        "تلقى محمد الورفلي أمس اتصالا هاتفيا من سالم المنفي",
        "اتصالا هاتفيا",
        {"محمد الورفلي", "سالم المنفي"},
    ),
    ("كان للوزير لقاءات مع سالم المنفي", "لقاءات", {"الوزير", "سالم المنفي"}),
    # Circumstances between commas are passed over.
    (
        "استقبل محمد الورفلي، في القصر بالعاصمة، السفير سالم المنفي",
        "استقبل",
        {"محمد الورفلي", "سالم المنفي"},
    ),
    (
        "أمرت النيابة، برئاسة المستشار محمد الورفلي، بحبس مهندس",
        "حبس",
        {"النيابة", "مهندس"},
    ),
    # Whom the owner of a pronoun met.
    (
        "رحب محمد الورفلي خلال استقباله، أمس، السفير سالم المنفي بالاتفاق",
        "استقباله",
        {"محمد الورفلي", "سالم المنفي"},
    ),
    # A fight with one named side: the other is the force whose clause names it.
    (
        "سيطرت قوات الحكومة على البلدة بعد اشتباكات مع تنظيم داعش",
        "اشتباكات",
        {"قوات الحكومة", "تنظيم داعش"},
    ),
    # The preposition at the end of a trigger governs whom it befell.
    ("تم الإفراج عن ثلاثة صحفيين", "الإفراج عن", {"ثلاثة صحفيين"}),
    # Who speaks against a deed has not done it.
    ("أدانت المنظمة اعتقال الصحفي سالم المنفي", "اعتقال", {"سالم المنفي"}),
    # Who calls a protest holds it; who tells of it does not.
    ("دعت نقابة المعلمين إلى إضراب مفتوح", "إضراب مفتوح", {"نقابة المعلمين"}),
    # Who is held for a deed has done it.
    ("ألقت الشرطة القبض على رجل بتهمة قتل زوجته", "قتل", {"رجل", "زوجته"}),
    # Upon whom a deed is laid; who stands behind it.
    ("حمّلت الحكومة حزب العمال الكردستاني مسؤولية الهجوم", "الهجوم", {"حزب العمال الكردستاني"}),
    ("وقع انفجار في السوق تبناه تنظيم داعش", "انفجار", {"تنظيم داعش"}),
    # What a relative word follows is the subject where the pronoun is of another gender.
    ("اتصل بالشرطة التي اعتقلت رجلين", "اعتقلت", {"الشرطة", "رجلين"}),
    # The subject of a verb whose pronoun takes up the noun.
    ("أعلن عن زيارة وشيكة يعتزمها محمد الورفلي", "زيارة", {"محمد الورفلي"}),
    # A plural pronoun stands for those whom the deed before befell.
    (
        "تم الإفراج عن ثلاثة موظفين بعد اختطافهم على يد مسلحين",
        "اختطافهم",
        {"ثلاثة موظفين", "مسلحين"},
    ),
    # A preposition with a pronoun.
    ("معلم يفقد السمع بعد اعتداء تلميذ عليه", "اعتداء", {"معلم", "تلميذ"}),
    # An indefinite noun with its adjective is whole, so that what follows is the object.
    ("هاجمت مجموعة مسلحة قاعدة للجيش", "هاجمت", {"مجموعة مسلحة", "قاعدة للجيش"}),
    ("قصفت طائرة مسيرة مستودعا", "قصفت", {"طائرة مسيرة", "مستودعا"}),
    # A description with the body that it belongs to.
    (
        "هاجمت قوات موالية لحكومة الوفاق المطار",
        "هاجمت",
        {"قوات موالية لحكومة الوفاق", "المطار"},
    ),
    # People named among those counted.
    (
        "اعتقلت الشرطة عشرات المتظاهرين أبرزهم سالم المنفي",
        "اعتقلت",
        {"الشرطة", "عشرات المتظاهرين", "سالم المنفي"},
    ),
    # A trigger with the nationality of its doer in it.
    ("قتل رجل في غارة إسرائيلية على السوق", "غارة إسرائيلية", {"إسرائيل", "السوق", "رجل"}),
    # A country by «its country» of whom its adjective describes.
    (
        "أعلن الرئيس التركي أن بلاده قصفت مواقع التنظيم",
        "قصفت",
        {"تركيا", "مواقع التنظيم"},
    ),
    # A verb whose object is the event that follows it.
    ("فرقت الشرطة مظاهرة في العاصمة", "فرقت", {"الشرطة", "مظاهرة"}),
    # One who is held told by his nation.
    ("اعتقال تونسي في برلين", "اعتقال", {"تونسي"}),
    # What is done to somebody comes from whoever does it.
    ("تعرضت دورية لإطلاق نار من مسلحين", "إطلاق نار", {"دورية", "مسلحين"}),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), WHO, ids=range(len(WHO)))
def test_who_takes_part(text, trigger, wanted):
    document = read_sentence(text)
    assert {a.name for a in event_of(document, trigger).arguments} == wanted


def test_two_office_holders_are_the_last_two_named():
    text = (
        "زار الوزير محمد الورفلي تونس حيث التقى الوزير سالم المنفي. وبحث الوزيران العلاقات الثنائية"
    )
    document = read_sentence(text)
    event = next(e for e in document.events if document.quote(e.trigger) == "بحث")
    assert {a.name for a in event.arguments} == {"محمد الورفلي", "سالم المنفي"}
