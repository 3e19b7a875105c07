"""Who takes part where the clause itself does not say: left-out subjects, appositions, agents, purposes, pronouns."""

import pytest
from event_pages import event_of, read_sentence

#: Text, the trigger asked about, and who takes part in its event.
WHO = [
    # A verb without subject takes over that of the clause it continues, where their genders agree.
    ("وصل محمد الورفلي إلى تونس والتقى رئيس الحكومة", "التقى", {"محمد الورفلي", "رئيس الحكومة"}),
    ("قصفت طائرات عسكرية الميناء وهاجمت سفينة أخرى", "هاجمت", {"طائرات عسكرية", "سفينة أخرى"}),
    ("كان محمد الورفلي قد زار تونس", "زار", {"محمد الورفلي"}),
    # «لـ» of purpose, «خلال», «بعد»: the subject of the clause takes part in talks.
    (
        "أكد محمد الورفلي بعد لقاء مع سالم المنفي أن الوضع هادئ",
        "لقاء",
        {"محمد الورفلي", "سالم المنفي"},
    ),
    # Who tells of a visit has not paid it.
    ("أعلنت وزارة الخارجية عن الزيارة", "الزيارة", set()),
    # A name set off from its title.
    ("استقبل وزير الداخلية، محمد الورفلي، السفير", "استقبل", {"محمد الورفلي", "السفير"}),
    ("زار وزير الدولة للشؤون الدينية محمد الورفلي تونس", "زار", {"محمد الورفلي"}),
    # The verbal noun of a light verb with its subject.
    ("وذلك بعد تنفيذ الطيران غارات على الميناء", "غارات", {"الطيران", "الميناء"}),
    # What the event's verb reaches.
    ("استهدف الهجوم حافلة", "الهجوم", {"حافلة"}),
    # Whose deed it is said to be.
    ("اعتقلت الشرطة المتورطين في الهجوم", "الهجوم", {"المتورطين"}),
    # What a preposition governs is a noun, «لـ» after it whose deed it is.
    (
        "قتل ثلاثة مدنيين جراء قصف لقوات الحكومة على السوق",
        "قصف",
        {"قوات الحكومة", "السوق", "ثلاثة مدنيين"},
    ),
    # Counted victims do not kill.
    ("أوضح المرصد أن سبعة جنود قتلوا في الاشتباكات", "قتلوا", {"سبعة جنود"}),
    # An agent phrase belongs to the noun nearest to it.
    ("توقفت المحاكمة بسبب عرقلة من قبل الحكومة", "المحاكمة", set()),
    # Whose sanctions they are has imposed them; what they aim at they are against.
    (
        "وسع الاتحاد الأوروبي عقوباته على سوريا",
        "عقوباته",
        {"الاتحاد الأوروبي", "سوريا"},
    ),
    ("قالت الوزارة إن العقوبات شملت خمسة ضباط", "العقوبات", {"خمسة ضباط"}),
    ("أعلنت الوزارة عقوبات استهدفت ستة ضباط منهم سالم المنفي", "استهدفت", {"ستة ضباط"}),
    # Two sides told apart, and what is agreed on between them.
    (
        "دارت اشتباكات بين قوات الحكومة من جهة ومسلحي القبيلة من جهة أخرى",
        "اشتباكات",
        {"قوات الحكومة", "مسلحي القبيلة"},
    ),
    (
        "أبرم الأحد اتفاق لتبادل الأسرى بين الحكومة اليمنية والحوثيين",
        "اتفاق",
        {"الحكومة اليمنية", "الحوثيين"},
    ),
    # Who welcomes an agreement has not made it.
    ("رحبت وزارة الخارجية باتفاق تبادل الأسرى", "اتفاق", set()),
    # A word that points hangs on the preposition before it.
    ("شن الطيران قصفا استهدف مواقع للتنظيم في تلك المنطقة", "استهدف", {"الطيران", "مواقع للتنظيم"}),
    ("أطلقت الحركة أمس سراح جندي", "أطلقت", {"الحركة", "جندي"}),
    # A court by its nationality is no state; whom it sends to prison.
    (
        "قضت محكمة مصرية بسجن الناشطة سلمى المنفي ستة أشهر",
        "قضت محكمة",
        {"محكمة مصرية", "سلمى المنفي"},
    ),
    (
        "قضت محكمة مصرية بسجن الناشطة سلمى المنفي ستة أشهر",
        "بسجن",
        {"محكمة مصرية", "سلمى المنفي"},
    ),
    # What is shelled and by whom, in a title without a verb; an ambush is laid for somebody.
    ("قصف جديد لقوات الحكومة على المدينة", "قصف", {"قوات الحكومة", "المدينة"}),
    ("نصبت القوات كمينا لمجموعة من قوات الحكومة", "كمينا", {"القوات", "مجموعة من قوات الحكومة"}),
    # Who tells of it is no victim and no doer.
    ("لجان المقاومة تعلن سقوط قتلى في قصف على السوق", "سقوط قتلى", set()),
    ("أشارت المقاومة إلى قصف على السوق", "قصف", {"السوق"}),
    # Who leaves, and what.
    ("أعلن الحزب انسحاب مقاتليه من سراقب", "انسحاب", {"مقاتليه", "سراقب"}),
    # A state acts by the name of its capital.
    ("فرضت واشنطن عقوبات على سالم المنفي", "عقوبات", {"واشنطن", "الولايات المتحدة", "سالم المنفي"}),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), WHO, ids=range(len(WHO)))
def test_who_takes_part(text, trigger, wanted):
    document = read_sentence(text)
    assert {a.name for a in event_of(document, trigger).arguments} == wanted


def test_nobody_is_both_lent_and_named():
    text = "شنت مصر غارات على درنة. وأدان المجلس الغارات. وقصف الجيش السوق"
    document = read_sentence(text)
    last = document.events[-1]
    assert "مصر" not in {a.name for a in last.arguments}


#: Text, trigger, status.
STATUS = [
    ("أعربت عن إدانتها للهجوم الذي استهدف الحافلة", "هجوم", "occurred"),
    ("توجهت الطائرات إلى الشمال لقصف الميناء", "قصف", "planned"),
    ("ألغى زيارته إلى تونس", "زيارته", "denied"),
    ("قرر المجلس تأجيل الانتخابات", "الانتخابات", "planned"),
    # What goes on goes on, whatever is hoped for from it; what is signed has been signed.
    ("جمدت العقوبات بهدف إعطاء الوقت للمفاوضات الجارية في فيينا", "مفاوضات", "ongoing"),
    ("سيبحث الوزيران الاتفاق الموقع مع الحركة", "الاتفاق", "occurred"),
    ("تأجلت محادثات السلام التي كانت مقررة هذا الشهر", "محادثات", "planned"),
    # The object of a verb of deciding behind a long subject; talks within what is planned.
    ("قررت ثلاث نقابات مركزية في البلاد، تنظيم مسيرة احتجاجية", "مسيرة", "planned"),
    ("من المنتظر التصويت على القانون خلال جلسة عامة", "جلسة", "planned"),
    ("وصل الوفد إلى مسقط لإجراء مشاورات مع الحركة", "مشاورات", "planned"),
    # A month to come to which something was put off, within its words.
    ("تأجلت الجلسة إلى الشهر المقبل", "تأجلت", "occurred"),
    # What somebody takes part in goes on; a sitting is adjourned, a siege lifted.
    ("قال الوزير إن القوى الست منخرطة في محادثات مع الحركة", "محادثات", "ongoing"),
    ("تضمن التقرير أن الغارة شملت قصف ثلاث قرى", "قصف", "occurred"),
    ("تحدث المحامي قبل رفع المحاكمة التي بدأت الاثنين", "المحاكمة", "ongoing"),
    # His decision is made, whatever he will do with it.
    ("سيعرض المبعوث قراره تأجيل المؤتمر على المجلس", "تأجيل", "occurred"),
    # What they did not come to; as spelled a past and no present.
    ("لم تتمكن القوات من القبض على أحد", "القبض على", "denied"),
    ("تبنى التنظيم الهجوم", "الهجوم", "occurred"),
    ("أمس الثلاثاء تعرض في السوق القديم رجل وزوجته لاعتداء", "اعتداء", "occurred"),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), STATUS, ids=range(len(STATUS)))
def test_status(text, trigger, wanted):
    document = read_sentence(text)
    event = next(e for e in document.events if trigger in document.quote(e.trigger))
    assert event.status == wanted
