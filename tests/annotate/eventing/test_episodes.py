"""Episodes of a page: where what no word of its own places was, and where it was not."""

import pytest
from event_pages import PACK, event_of, read

from riwaya.annotate.eventing.where.episodes import Episodes
from riwaya.annotate.eventing.where.placetables import PlaceTables

TABLES = PACK.get(PlaceTables)


def name(document, trigger, nth=1):
    place = event_of(document, trigger, nth).place
    return place.name if place else None


#: Paragraphs, the trigger asked about, its place.
PAGES = [
    # The same deed by the same people is of the place told last, not of that where they were first told of.
    (
        (
            "اندلعت مواجهات بين شبان وقوات الجيش في مدينة نابلس أمس، ولم تقع إصابات بين الشبان كما قال شهود كانوا في المكان.",
            "وأطلق الجنود قنابل الغاز على الشبان في مدينة نابلس حتى ساعات الفجر.",
            "وفي مدينة الخليل، اقتحمت قوات الجيش أمس عددا من المنازل.",
            "وأطلق الجنود النار على الشبان، فيما رشق الشبان القوات بالحجارة.",
        ),
        ("رشق", 1),
        "مدينة الخليل",
    ),
    # A noun with the article is of its own episode too, so long as that tells where it was.
    (
        (
            "اندلعت اشتباكات في مدينة سبها أمس.",
            "وفي مدينة غات، اندلعت اشتباكات بين قبيلتين. وقتل ثلاثة خلال الاشتباكات.",
        ),
        ("الاشتباكات", 1),
        "غات",
    ),
    # A search of ground goes on where the raid was.
    (
        (
            "داهمت قوة أمنية موقعا في مدينة الكرك أمس وقتلت مطلوبين.",
            "وأضافت المديرية أنه تم تفتيش الموقع بعد ذلك.",
        ),
        ("تفتيش", 1),
        "الكرك",
    ),
    # What somebody fled to is no place of what follows.
    (
        (
            "هاجم مسلحون قرية في ولاية بورنو أمس، وفر السكان إلى مدينة مايدوغوري.",
            "وقال أحد السكان إن المهاجمين أحرقوا المنازل.",
        ),
        ("أحرقوا", 1),
        "بورنو",
    ),
    # Another place named since leaves only the country.
    (
        (
            "انفجرت سيارة في مدينة تدمر أمس.",
            "ويقصد تجار كثيرون مدينة حمص عادة قبل الأعياد.",
            "واعتقلت الشرطة ثلاثة أشخاص بحسب التلفزيون.",
        ),
        ("اعتقلت", 1),
        "سوريا",
    ),
]


@pytest.mark.parametrize(("paragraphs", "trigger", "wanted"), PAGES)
def test_where_it_was(paragraphs, trigger, wanted):
    assert name(read("تطورات أمنية جديدة خلال يوم واحد", *paragraphs), *trigger) == wanted


def test_what_was_done_in_several_places_is_of_none():
    page = (
        "اندلعت اشتباكات عنيفة في مدينة كركوك صباح الأحد، وأغلقت المتاجر أبوابها في وسط المدينة.",
        "وأعلن الجيش أن قواته قتلت عشرة مسلحين {}.",
        "وعقد البرلمان جلسة في بغداد لبحث الأمر.",
    )
    told = [
        name(read(page[0], page[1].format(x), page[2]), "قتلت") for x in ("", "في مواقع مختلفة")
    ]
    assert told == ["كركوك", None]


@pytest.mark.parametrize(
    ("where", "wanted"), [("في ملف طالبة تبوك", None), ("في مدينة تبوك", "تبوك")]
)
def test_the_one_place_of_a_page_is_one_where_something_is_told_to_be(where, wanted):
    page = read("خبر اليوم عن لجنة", f"شكل الوزير لجنة للتحقيق {where} أمس.")
    assert name(page, "للتحقيق") == wanted


def test_places_have_to_do_with_one_another():
    parts = Episodes(TABLES, ties=frozenset([frozenset(("بلدة الهناجر", "جنين"))]))
    assert parts.akin("مدينة جنين", "جنين")
    assert parts.akin("بلدة الهناجر", "جنين")
    assert not parts.akin("بلدة الهناجر", "نابلس")
    assert not parts.akin("جنين", "بغداد")
    # Of what no table knows, and no sentence tells, nobody can say.
    assert parts.akin("الميناء القديم", "جنين")
    assert parts.inside("الفلوجة", "العراق")
    assert not parts.inside("الميناء القديم", "جنين")
