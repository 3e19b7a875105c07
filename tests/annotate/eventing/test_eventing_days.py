"""On which day events happened: several days, days of telling, days that harm, a narrative or a page share."""

import pytest
from event_pages import DAY, event_of, read


def read_dated(first, *paragraphs):
    return read(first, DAY, *paragraphs)


def day(document, trigger, nth=1):
    date = event_of(document, trigger, nth).date
    return date.value if date else None


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        # What lasts several days begins on the first.
        ("زار الوزير القاهرة أيام 8 و9 و10 مارس 2018.", "زار", "2018-03-08"),
        # Between a verb of telling and what is announced stands the day of the telling.
        ("أعلن الجيش أمس الثلاثاء اعتقال خمسة مسلحين في مداهمة يوم الأحد.", "اعتقال", "2018-03-11"),
        ("أعلن الجيش أمس الثلاثاء اعتقال خمسة مسلحين.", "اعتقال", "2018-03-13"),
        # What is put off has not the day for which it was planned.
        ("أعلن المبعوث تأجيل المؤتمر الذي كان مقررا عقده في 10 مارس 2018.", "تأجيل", None),
        # What somebody is charged with was not done on the day of the trial.
        ("حكمت المحكمة أمس الثلاثاء بالسجن على رجلين في قضية قتل سائح.", "قتل", None),
        # A time behind «منذ» is of what stands there.
        ("هذا أكبر هجوم تشهده المدينة منذ انتخاب الرئيس في مايو 2016.", "انتخاب", "2016-05"),
        ("هذا أكبر هجوم تشهده المدينة منذ انتخاب الرئيس في مايو 2016.", "هجوم", None),
        # A length that has its place is a span, a vague one says nothing.
        (
            "قتل 12 شخصا في اشتباكات شهدتها المدينة في الأيام الثلاثة الماضية.",
            "اشتباكات",
            "PAST_REF",
        ),
        ("قبل أيام، قصفت الطائرات مستشفى المدينة.", "قصفت", None),
        # Since when there was nothing like it, told before or behind.
        ("توصل الطرفان للمرة الأولى منذ عام 2011 إلى اتفاق على الحدود.", "اتفاق", None),
        ("تعرض السوق لقصف هو الأعنف منذ عام 2011 في المدينة.", "قصف", None),
        # A quotation, a comma and a clause of its own keep a time from what follows.
        ('قال الوزير الذي زار المدينة في 3 مارس 2018 "قتل جنديان في هجوم".', "قتل", None),
        ("أرجئت الجلسة إلى 20 مارس 2018، وصل إلى صنعاء، أمس، وفد الحركة.", "وصل", "2018-03-13"),
        (
            "تشهد البلاد منذ الثورة التي أنهت الحكم في يناير 2011، تصاعدا لتيار قتل عشرات الجنود.",
            "قتل",
            None,
        ),
        # What was done is of no day to come, nor is what is known.
        ("اتفق الجانبان على التعاون في 20 مارس 2018.", "اتفق", None),
        ("ينص الاتفاق على إلغاء الرسوم على مئتي سلعة اعتبارا من عام 2019.", "الاتفاق", None),
        # A length that counts from it, with more words than the length.
        ("أعيد فتح السوق أمس الثلاثاء بعد مرور نحو عامين على هجوم شنه مسلحون.", "هجوم", None),
        ("أعيد فتح السوق أمس الثلاثاء بعد عامين تقريبا على هجوم شنه مسلحون.", "هجوم", None),
        # «كان» opens a clause of what was planned.
        (
            "أرجئ اللقاء الذي كان مرتقبا في أبريل 2018 إلى أجل آخر بسبب المعارك جنوب المدينة.",
            "المعارك",
            None,
        ),
        # For which day it was planned.
        ("عاد العمل بعد الإضراب الذي كان مقررا أمس الثلاثاء.", "الإضراب", "2018-03-13"),
        # Harm has the day of what it came of.
        ("أصيب شرطيان خلال الاحتجاج الذي وقع في 3 مارس 2018 في المدينة.", "أصيب", "2018-03-03"),
    ],
)
def test_the_day_by_its_sentence(text, trigger, wanted):
    assert day(read_dated("أخبار المدينة", text), trigger) == wanted


def test_a_narrative_keeps_the_day_of_deeds_like_it():
    page = read_dated(
        "لقاء في القاهرة",
        "التقى الرئيس الوزير في القاهرة أمس الثلاثاء، للمرة الأولى منذ انتخابات سبتمبر 2014.",
        "وأجرى الرجلان مباحثات في القصر.",
    )
    assert day(page, "مباحثات") == "2018-03-13"


def test_what_came_before_is_of_another_day():
    page = read_dated(
        "قصف على المدينة",
        "قصفت الطائرات المدينة أمس الثلاثاء.",
        "ويأتي ذلك بعد غارة على المستشفى.",
    )
    assert day(page, "غارة") is None


def test_the_one_day_of_a_page_is_that_of_its_news():
    page = read_dated(
        "توقيف رجل تسلل إلى القصر",
        "أوقف الحراس رجلا تسلل إلى القصر.",
        "وكان الرجل يحمل حقيبة حين بلغ الأبواب صباح الثلاثاء 13 مارس 2018.",
    )
    assert day(page, "أوقف") == "2018-03-13"
    two = read_dated(
        "توقيف رجل تسلل إلى القصر",
        "أوقف الحراس رجلا تسلل إلى القصر.",
        "وكان الرجل يحمل حقيبة حين بلغ الأبواب صباح الثلاثاء 13 مارس 2018، وقد سجن في 2 مارس 2018.",
    )
    assert day(two, "أوقف") is None


def test_some_days_ago_is_not_the_day_told_before():
    page = read_dated(
        "هجوم على معسكر",
        "هاجم مسلحون معسكرا في المدينة أمس الثلاثاء.",
        "وقبل أيام، هاجم مسلحون معسكرا آخر في الجنوب.",
    )
    assert day(page, "هاجم") == "2018-03-13"
    assert day(page, "هاجم", 2) is None


def test_hours_later_is_the_day_told_last():
    page = read_dated(
        "حوادث على الطرق",
        "توفي رجل في اصطدام سيارته بجدار على طريق الساحل مساء الخميس.",
        "وشهد طريق الجبل تصادما بين سيارتين مساء الجمعة.",
        "وبعد ذلك بنحو ساعة، دهست سيارة طفلا في القرية.",
    )
    assert day(page, "دهست") == "2018-03-09"


def test_a_participle_behind_being_takes_nothing_back():
    page = read_dated(
        "انفجار في قرية",
        "قتل طفلان صباح أمس الثلاثاء في تفجير شهدته القرية.",
        "وقال مسؤول إن قنبلة كانت مزروعة على جانب الطريق، انفجرت عند مرور الأطفال.",
    )
    assert day(page, "انفجرت") == "2018-03-13"


def test_the_day_of_a_statement_is_none_of_the_news():
    page = read_dated(
        "غرق قارب قبالة الساحل",
        "غرق قارب قبالة الساحل وعلى متنه مهاجرون.",
        "وقال الهلال الأحمر في بيان أمس الثلاثاء إنه عثر على حطام القارب قرب الميناء يوم الأحد.",
    )
    assert day(page, "غرق") == "2018-03-11"


def test_attacks_over_years_have_not_the_day_of_the_last():
    page = read_dated(
        "تفجير في السوق",
        "قتل خمسة أشخاص في تفجير في السوق أمس الثلاثاء.",
        "وشنت الحركة سلسلة هجمات دموية خلال ست سنوات من التمرد.",
    )
    assert day(page, "هجمات") is None
    assert day(page, "تفجير") == "2018-03-13"


def test_a_day_counted_from_the_news_of_the_page():
    page = read_dated(
        "انفجار في السوق",
        "قتل خمسة أشخاص في انفجار قنبلة في سوق المدينة أمس الثلاثاء.",
        "وجاء الهجوم بعد أربعة أيام على تفجير انتحاري أسفر عن مقتل تسعة جنود.",
    )
    assert day(page, "تفجير انتحاري") == "2018-03-09"
    assert day(page, "مقتل") == "2018-03-09"
    assert day(page, "الهجوم") == "2018-03-13"


def test_what_only_came_some_days_after_keeps_no_day_of_others():
    page = read_dated(
        "انفجار في السوق",
        "قتل خمسة أشخاص في انفجار قنبلة في سوق المدينة أمس الثلاثاء.",
        "وجاء الهجوم بعد أيام من تفجير انتحاري أسفر عن مقتل تسعة جنود.",
    )
    assert day(page, "تفجير انتحاري") is None
    assert day(page, "مقتل") is None


def test_single_deeds_hand_on_the_day_of_a_narrative():
    far = "وأوضح المصدر أن سكان البلدة لزموا بيوتهم طوال ساعات النهار خشية ما قد يحدث." * 3
    page = read_dated(
        "اقتحام في المدينة",
        "اقتحمت قوات كبيرة مدينة نابلس فجر أمس الثلاثاء، وفق شهود.",
        "وقال شهود إن الجنود أطلقوا النار على شاب قرب السوق القديم. " + far,
        "وقال آخرون إن القوات اعتقلت رجلا في الحي الشرقي. " + far,
    )
    assert day(page, "أطلقوا النار") == "2018-03-13"
    assert day(page, "اعتقلت") == "2018-03-13"


def test_what_somebody_is_accused_of_is_of_no_day_of_the_page():
    page = read_dated(
        "العثور على رجل ميتا",
        "أطلق الرجل الرصاص على شرطي أمس الثلاثاء.",
        "وكان المتهم بقتل جاره يقيم في القرية.",
    )
    accused = next(e for e in page.events if page.quote(e.trigger).endswith("قتل"))
    assert accused.date is None


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        # What somebody dies of, for what something is done, since when somebody was held have times of their own.
        ("استشهد شاب متأثرا بجروح أصيب بها قبل عامين.", "استشهد", None),
        ("نفذ العمال اعتصاما احتجاجا على تأخر رواتبهم منذ ستة أشهر.", "اعتصاما", None),
        ("داهمت القوات أمس الثلاثاء مقرا وحررت ستة كانوا مختطفين منذ أشهر.", "حررت", "2018-03-13"),
        # Within which time something has its rank.
        (
            "شنت الحركة أمس هجوما هو ثاني هجوم تنفذه هذا الأسبوع، وبدأ الهجوم فجرا.",
            "الهجوم",
            "2018-03-13",
        ),
        # Who is named last has done other things.
        ("قضت المحكمة أمس بسجن فلان، الذي ترأس الحكومة بين 2012 و2017.", "بسجن", "2018-03-13"),
        # In a clause about it an event has its time.
        (
            "تبدأ غدا المحاكمة المتعلقة بالهجوم الذي استهدف الفندق في يونيو 2015.",
            "الهجوم",
            "2015-06",
        ),
        # Planned is what is put off for the day to which it is.
        ("قررت المحكمة تأجيل جلسة المحاكمة إلى 26 مارس الجاري.", "جلسة المحاكمة", "2018-03-26"),
        # On the page's own day, and about so long ago.
        ("قصفت الطائرات قبل قليل المدينة.", "قصفت", "2018-03-14"),
        ("قصفت الطائرات قبل نحو شهر المدينة.", "قصفت", "2018-02"),
    ],
)
def test_whose_a_time_is(text, trigger, wanted):
    assert day(read_dated("خبر من المدينة", text), trigger) == wanted


def test_a_day_counted_by_the_word_alone():
    page = read_dated(
        "انفجار في السوق",
        "قتل خمسة أشخاص في انفجار قنبلة في سوق المدينة أمس الثلاثاء.",
        "وجاء الانفجار غداة مقتل تسعة جنود.",
    )
    assert day(page, "مقتل") == "2018-03-12"
