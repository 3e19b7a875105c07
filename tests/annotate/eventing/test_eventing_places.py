"""Where events happened: by the words before names, the widest and the narrowest, the scene that a page goes on with."""

import pytest

from riwaya.annotate.eventing.placetables import COUNTRY, LAND, SPOT, UNSURE, WORLD, PlaceTables
from riwaya.annotate.pipeline import annotate
from riwaya.page import read_page
from riwaya.resources import builtin

PACK = builtin()
TABLES = PACK.get(PlaceTables)


def read(*paragraphs):
    return annotate(read_page("\n\n".join(paragraphs).encode(), "page.txt", PACK), PACK)


def place(document, trigger, nth=1):
    found = [e for e in document.events if document.quote(e.trigger) == trigger]
    return found[nth - 1].place


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
    # The border of who acts.
    ("نشرت تركيا قوات إضافية على حدودها مع الجوار", "نشرت", "تركيا"),
    # A capital spelt like its country is told apart.
    ("تظاهر المئات أمس وسط العاصمة التونسية", "تظاهر", "تونس العاصمة"),
    # What a noun of force governs goes before what opens the sentence.
    ("الوزير في باريس لبحث هجوم «سيناء»", "هجوم", "سيناء"),
    ("قال المتحدث في بغداد إن تفجير كركوك أسفر عن مقتل جندي", "تفجير", "كركوك"),
    # No names: an adjective of the noun before it, a noun with its clitics.
    ("قصفت الطائرات مناطق سكنية في حلب", "قصفت", "حلب"),
]


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
