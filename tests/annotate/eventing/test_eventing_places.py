"""Where events happened: by the words before names, the widest and the narrowest, the scene that a page goes on with."""

import pytest
from event_pages import PACK, event_of, read

from riwaya.annotate.eventing.where.placetables import (
    COUNTRY,
    LAND,
    SPOT,
    UNSURE,
    WORLD,
    PlaceTables,
)

TABLES = PACK.get(PlaceTables)


def place(document, trigger, nth=1):
    return event_of(document, trigger, nth).place


def name(document, trigger, nth=1):
    found = place(document, trigger, nth)
    return found.name if found else None


#: Text, the trigger asked about, its place.
IN_A_SENTENCE = [
    # Words of place of one and more words, over nouns of grounds.
    ("قتل جنديان في هجوم في أراضي ليبيا", "قتل", "ليبيا"),
    ("انفجرت قنبلة على مستوى بلدة غريان", "انفجرت", "غريان"),
    ("تظاهر المئات في أنحاء العراق", "تظاهر", "العراق"),
    # Quotation marks and a nation's adjective stand between.
    ("قتل جنديان في هجوم في العاصمة «طهران»", "قتل", "طهران"),
    ("قتل شرطي في هجوم في العاصمة الكينية نيروبي", "قتل", "نيروبي"),
    # Of places in one another the narrowest, whichever stands nearer.
    ("قتل خمسة أشخاص في قصف على بلدة سرمدا في ريف إدلب", "قصف", "سرمدا"),
    ("وفي مدينة نيالا، قتل خمسة أشخاص في هجوم في إقليم دارفور", "قتل", "نيالا"),
    ("وقع انفجار في العراق أمس في مدينة الفلوجة", "انفجار", "الفلوجة"),
    # What was struck, what was travelled to.
    ("هز انفجار مدينة بنغازي فجر أمس", "انفجار", "بنغازي"),
    ("زار الرئيس محمد المنفي، تونس في أول رحلة له", "زار", "تونس"),
    # Harm was where its cause was, also behind «عندما»; what a deed led to was there too.
    ("قتل ثمانية أشخاص عندما انفجرت سيارة في بلدة مندلي", "قتل", "مندلي"),
    ("اقتحمت قوة مدينة جنين ما أدى إلى اندلاع اشتباكات عنيفة", "اشتباكات", "جنين"),
    ("اقتحمت قوة بلدة قباطية حيث اندلعت اشتباكات عنيفة", "اشتباكات", "قباطية"),
    # What a relative clause tells of the place before it, by its verb, by a pronoun; what was there after it changed hands.
    ("تحدث في باريس عن مدينة درعا التي شهدت أولى الاحتجاجات", "الاحتجاجات", "درعا"),
    ("تحدث في باريس عن بلدة عرسال التي طالتها هجمات المسلحين", "هجمات", "عرسال"),
    ("تحدث في باريس عن بلدة القيارة التي دارت فيها معارك", "معارك", "القيارة"),
    ("دخلت القوات بلدة القيارة بعد تحريرها من المسلحين", "تحريرها", "القيارة"),
    # Talks for which somebody travels are where he goes; who is host has them at home.
    ("غادر باريس وفد ووصل إلى مسقط لإجراء محادثات مع الوزير", "محادثات", "مسقط"),
    ("أعلن في باريس أن الدوحة تستضيف اجتماعا للجنة", "اجتماعا", "الدوحة"),
    ("أعرب في باريس عن رغبته في زيارة طهران", "زيارة", "طهران"),
    # A charge is of another place; a side only says where another place lies; a journey goes where a preposition leads.
    ("حكمت المحكمة على الطبيب بالسجن بتهمة السفر إلى ليبيا", "حكمت", None),
    ("قصفت الطائرات محافظة صعدة، معقل الجماعة، شمال العاصمة صنعاء", "قصفت", "صعدة"),
    ("سيتوجه أمير قطر إلى الأردن غدا", "سيتوجه", "الأردن"),
    # «كنيس» is no town behind «كـ».
    ("قتل شخص في كنيس في باريس أمس", "قتل", "باريس"),
    # A river is wider than the land along it; an adjective may stand behind a place, before what that lies in.
    ("غرق مركب في نهر النيل بمحافظة أسيوط", "غرق", "أسيوط"),
    ("قتل جندي في منطقة خارك الفقيرة في ضاحية بوشهر الشمالية", "قتل", "خارك"),
    # The border of who acts.
    ("نشرت تركيا قوات إضافية على حدودها مع الجوار", "نشرت", "تركيا"),
    # A capital spelt like its country is told apart.
    ("تظاهر المئات أمس وسط العاصمة التونسية", "تظاهر", "تونس العاصمة"),
    # What a noun of force governs goes before what opens the sentence.
    ("الوزير في باريس لبحث هجوم «سيناء»", "هجوم", "سيناء"),
    ("قال المتحدث في بغداد إن تفجير كركوك أسفر عن مقتل جندي", "تفجير", "كركوك"),
    # A place beside another only tells where that one lies.
    ("قتل شاب في بلدة قباطية جنوب جنين", "قتل", "قباطية"),
    ("قتل جندي في محافظة الأنبار غرب بغداد", "قتل", "الأنبار"),
    ("تشهد مدينة غريان، الواقعة جنوب طرابلس، اشتباكات مسلحة", "اشتباكات مسلحة", "غريان"),
    ("قصفت الطائرات معسكر زويلة، الواقع على بعد 12 كيلومترا جنوبي سبها", "قصفت", "معسكر زويلة"),
    # Of places joined the first; what is joined to where somebody comes from is no place of the event.
    ("اندلعت معارك عنيفة في دارفور وكردفان", "معارك", "دارفور"),
    # What opens the sentence is where all of it was.
    ("وفي حلب، اندلعت مواجهات عنيفة، فيما قصفت الطائرات مواقع المسلحين", "قصفت", "حلب"),
    # A base is no building in a town.
    ("شن الطيران غارات على معسكر زويلة بمدينة سبها", "غارات", "معسكر زويلة"),
    # Before a house; out of a town; a town that talks are called after, not one that stands for a state.
    ("تظاهر المئات أمام مسجد النور", "تظاهر", "مسجد النور"),
    ("واعتقل جنود الاحتلال من رام الله ثلاثة شبان", "اعتقل", "رام الله"),
    ("قال الوزير إن اجتماع الخرطوم كان مثمرا", "اجتماع", "الخرطوم"),
    ("وصل المبعوث إلى دمشق حيث التقى الوزير", "التقى", "دمشق"),
    # No names: an adjective of the noun before it, a noun with its clitics.
    ("قصفت الطائرات مناطق سكنية في حلب", "قصفت", "حلب"),
    # What underwent it, though its subject is told of in between.
    ("قال إن صيدا التي يسيطر عليها مسلحون لم تتعرض لأي غارات", "غارات", "صيدا"),
    # What is said of it behind the word that takes it up, and around what it was.
    ("استعادت القوات في اليمن السيطرة على مواقع حول مدينة تعز", "استعادت", "تعز"),
    # No name: the nation of the ground, of the court, of the police; not of a base abroad.
    ("تعرضت محافظة يمنية حدودية لغارات عنيفة", "غارات", "اليمن"),
    ("قضت محكمة أمن الدولة الأردنية بسجن سبعة متهمين", "بسجن", "الأردن"),
    ("فتحت السلطات المالية السويسرية تحقيقا مع الشركة", "تحقيقا", "سويسرا"),
]


#: Text and a trigger without a place in it.
NOWHERE = [
    # A clause about something else has places of its own, and so has another event from which time is counted.
    ("قتل جندي في هجوم، فيما تقدمت قوات أخرى في الجوف وصعدة", "قتل"),
    ("يأتي الهجوم بعد ثلاثة أيام من هجوم في كركوك وآخر في تكريت", "الهجوم"),
    # What people protest about is not where, nor is what was talked about.
    ("نظم الطلبة وقفة احتجاجية تضامنا مع سكان غزة وجنين", "وقفة احتجاجية"),
    ("بحث الوزير مع نظيره سير التعاون في منطقة الخليج", "بحث"),
    # An agreement is where words of place say so: not with whom, for whom, between whom, or where it is talked of.
    ("وصفت الصحيفة الاتفاق بأنه مكسب لروسيا", "الاتفاق"),
    ("قلص الاتفاق مستوى التوتر بين تل أبيب وواشنطن", "الاتفاق"),
    ("يجتمع الوزراء في فيينا لبحث الاتفاق الموقع مع طهران", "الاتفاق"),
    # Where something only points to, and a base of a state that lies elsewhere.
    ("جند متطوعين للقتال في مناطق التوتر، في إشارة إلى سورية وأفغانستان", "لقتال"),
    ("قصفت طائرات مجهولة قاعدة أمريكية قرب الحدود", "قصفت"),
]


@pytest.mark.parametrize(("text", "trigger"), NOWHERE)
def test_places_of_something_else(text, trigger):
    page = f"نشرة الأخبار المسائية\n\n{text} أمس.\n\nوتهطل الأمطار في صنعاء وفي بغداد."
    assert name(read(page), trigger) is None


@pytest.mark.parametrize(("text", "trigger", "wanted"), IN_A_SENTENCE)
def test_the_place_by_its_sentence(text, trigger, wanted):
    assert name(read(text), trigger) == wanted


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("قتل جنديان في هجوم في مدينة بنغازي", False),
        ("قتل جنديان في هجوم قرب مدينة بنغازي", True),
        ("قتل جنديان في هجوم بالقرب من بنغازي", True),
        ("قتل جنديان في هجوم على طريق بنغازي", True),
        ("قتل جنديان في غارة بين بلدتي غريان وترهونة", True),
    ],
)
def test_near_a_place(text, near):
    found = place(read(text), "قتل")
    assert found is not None
    assert found.near is near


def test_where_somebody_spoke_is_not_where_it_happened():
    page = read("قال الوزير في مؤتمر عقده في أنقرة إن تفجيرا أودى بحياة ثلاثة جنود.")
    assert name(page, "مؤتمر") == "أنقرة"
    assert name(page, "تفجيرا") != "أنقرة"


def test_witnesses_are_where_they_saw_it():
    text = "قال شهود في نابلس إن قوات كبيرة اقتحمت الأحياء الشرقية"
    assert name(read("خبر", text), "اقتحمت") == "نابلس"
    text = "قال متحدث في نابلس إن قوات كبيرة اقتحمت الأحياء الشرقية"
    assert name(read("خبر", text), "اقتحمت") != "نابلس"


def test_what_is_taken_up_gives_way_to_where_it_was_told():
    page = read(
        "قتل عشرة أشخاص في تفجير في مدينة الفلوجة أمس.",
        "وقال مسؤول إن التفجير نفذه انتحاري، بينما أعلن الحداد في بغداد.",
    )
    assert name(page, "التفجير") == "الفلوجة"


def test_title_and_lead_name_the_town_of_the_country_they_name():
    page = read(
        "مقتل اثني عشر شخصا في هجوم في العراق",
        "قتل اثنا عشر شخصا أمس في هجوم في مدينة الفلوجة.",
    )
    assert name(page, "هجوم") == "الفلوجة"


def test_many_deeds_keep_the_country():
    page = read(
        "20 غارة في العراق",
        "قال الجيش إن 20 غارة نفذت في العراق أمس، وإن غارة استهدفت مدينة الفلوجة.",
    )
    assert name(page, "غارة") == "العراق"


def test_a_scene_goes_on_until_the_page_turns():
    page = read(
        "اشتباكات عنيفة",
        "اندلعت اشتباكات في مدينة سبها أمس. وأصيب ثلاثة مدنيين بجروح.",
        "من جهة أخرى، اعتقلت الشرطة مهربا. وفي مدينة طبرق انفجر لغم.",
    )
    assert name(page, "أصيب") == "سبها"
    assert name(page, "اعتقلت") != "سبها"


def test_the_one_country_of_a_page():
    assert name(read("قتل شاب تايلاندي طفلته أمس وألقت الشرطة القبض عليه."), "قتل") == "تايلاند"
    two = read("قتل شاب تايلاندي سائحة فرنسية أمس وألقت الشرطة القبض عليه.")
    assert name(two, "قتل") is None


def test_widths():
    wanted = {
        "القاهرة": SPOT, "بلدة الهناجر": SPOT, "جبل الهناجر": UNSURE, "محافظة الهناجر": LAND,
        "جنوب لبنان": LAND, "لبنان": COUNTRY, "أوروبا": WORLD,
    }  # fmt: skip
    assert {n: TABLES.width(n) for n in wanted} == wanted


def test_holds():
    assert TABLES.holds("العراق", "الفلوجة")
    assert not TABLES.holds("العراق", "حلب")
    assert not TABLES.holds("حلب", "العراق")
    assert not TABLES.holds("العراق", "بلدة الهناجر")


def test_the_town_itself_is_where_the_last_deed_of_the_kind_was():
    document = read(
        "قصفت طائرات حربية مواقع المسلحين في مدينة درنة أمس.\n\n"
        "وهدد ضابط بالانتقام في القاهرة. وقال المتحدث باسم القوات إن التحقيق في ذلك سيبدأ قريبا وإن نتائجه "
        "ستعلن على الملأ أمام وسائل الإعلام كلها من دون إبطاء أو تأخير، وإن القيادة العامة ستتخذ كل ما يلزم "
        "من إجراءات بحق المسؤول عن ذلك.\n\n"
        "وكانت طائرات شنت غارات على المدينة نفسها في عام 2015."
    )
    assert name(document, "غارات") == "درنة"


def test_a_deed_from_which_time_is_counted_lends_its_place_to_none():
    document = read(
        "هاجم انتحاري مسجدا في قندهار أمس.\n\nويأتي الهجوم بعد أسبوع تماما من هجوم استهدف مصلين في قندوز.\n\n"
        "وقال شاهد إن الانتحاري فجر نفسه داخل المسجد."
    )
    assert name(document, "فجر نفسه") == "قندهار"


def test_a_name_is_as_wide_as_the_noun_before_it_says():
    document = read("قتل جندي في بلدة نوسان بولاية كاتسينا")
    assert name(document, "قتل") == "نوسان"
    assert TABLES.width("كاتسينا") == SPOT


def test_a_ground_is_taken_up_by_its_noun():
    document = read(
        "سيطرت قوات محلية على قاعدة العند في محافظة لحج.\n\nوقالت مصادر إن طائرات شنت غارات على القاعدة في وقت لاحق."
        "\n\nوتبنى تنظيم القاعدة هجوما على دورية في شبوة."
    )
    assert name(document, "غارات") == "قاعدة العند"
    assert name(document, "هجوما") == "شبوة"


def test_the_country_of_a_page_by_adjectives():
    page = read(
        "الجيش السوداني يصد هجوما",
        "قال الجيش السوداني إنه صد هجوما، ودعا إلى وقف إطلاق النار في البلاد.",
        "ولم يعلق الناطق باسم الحكومة السودانية على ذلك.",
    )
    assert name(page, "وقف إطلاق النار") == "السودان"


def test_the_one_town_told_before_goes_before_the_country():
    page = read(
        "محاكمة الرئيس السابق في موريتانيا",
        "بدأت أمس جلسات المحكمة الموريتانية في نواكشوط وسط إجراءات مشددة.",
        "وتظاهر العشرات من أنصاره رفضا لما يجري.",
    )
    assert name(page, "تظاهر") == "نواكشوط"


def test_an_arrest_is_not_where_the_deed_was():
    text = "اعتقلت قوات الأمن في حلب خلية مسؤولة عن هجمات في الرقة"
    assert name(read("خبر", text), "اعتقلت") == "حلب"


def test_talks_are_not_where_the_title_tells_of_a_raid():
    page = read("قصف على مدينة الحديدة", "غادر الوفد أمس لإجراء مشاورات مع المبعوث.")
    assert place(page, "مشاورات") is None


def test_a_place_in_the_reason_for_a_deed_is_not_its_own():
    page = read(
        "إغراق سفينة قرب مصراتة",
        "أغرقت طائرات حربية سفينة قرب مصراتة أمس.",
        "وقال المتحدث إن السفينة أغرقت لأنها كانت تنقل أسلحة إلى مقاتلين في الجفرة.",
    )
    sunk = [e for e in page.events if page.quote(e.trigger) == "أغرقت"]
    assert [e.place.name for e in sunk if e.place] == ["مصراتة", "مصراتة"]


@pytest.mark.parametrize(
    ("text", "trigger", "where", "within"),
    [
        # What no table knows the whereabouts of, with what the sentence says that it lies in.
        ("قتل شرطي في تفجير في حي الورود جنوب غربي بغداد", "تفجير", "حي الورود", "بغداد"),
        ("وفي محافظة تعز، قصفت القوات أمس منازل في حي الورود", "قصفت", "حي الورود", "تعز"),
        # A house by its name and by what it is described as.
        (
            "عقد مجلس الوزراء اجتماعه أمس بالقصر الرئاسي في نواكشوط",
            "اجتماعه",
            "القصر الرئاسي",
            "نواكشوط",
        ),
        (
            "نظم العمال وقفة احتجاجية أمام مبنى البلدية مطالبين بأجورهم",
            "وقفة احتجاجية",
            "مبنى البلدية",
            None,
        ),
        (
            "اقتحم مسلحون مركز التأهيل المهني في بنغازي فجر اليوم",
            "اقتحم",
            "مركز التأهيل المهني",
            "بنغازي",
        ),
        # No house in which somebody only works; a court's town, not that of the crime.
        ("أوقفت الشرطة أمس موظفا بوزارة الصحة في تونس العاصمة", "أوقفت", "تونس العاصمة", None),
        (
            "قضت المحكمة الابتدائية بسوسة بسجن رجل قتل جاره في حي الورود",
            "قضت المحكمة",
            "سوسة",
            None,
        ),
    ],
)
def test_a_small_place_and_what_it_lies_in(text, trigger, where, within):
    found = place(read("خبر", text), trigger)
    assert (found.name, found.within and found.within.name) == (where, within)


def test_a_house_lies_in_the_one_town_of_a_page_that_begins_with_it():
    page = read(
        "قتلى في هجوم على فندق «النخيل»",
        "قتل خمسة أشخاص في هجوم على فندق «النخيل».",
        "وقال شهود إن العاصمة مقديشو شهدت أمس حركة عادية.",
    )
    assert place(page, "هجوم").within.name == "مقديشو"


@pytest.mark.parametrize(
    ("text", "trigger", "where"),
    [
        # Where those are from whom something befell is not where it was.
        ("وفي حلب، اعتقلت القوات أمس شابين من بلدة كفر راعي", "اعتقلت", "حلب"),
        ("خطف المسلحون أبناء مدينة مصراتة في طرابلس", "خطف", "طرابلس"),
    ],
)
def test_where_somebody_is_from_is_not_where_it_was(text, trigger, where):
    assert name(read("خبر", text), trigger) == where
