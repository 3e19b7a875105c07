"""Outlets that are in no table: told by their name at the foot and by how the article speaks of them."""

import pytest

from riwaya.page import read_page, read_record
from riwaya.resources import builtin

PACK = builtin()
TITLE = "بلدية الميناء ترفع رسوم النظافة\n"
LEAD = "رفعت بلدية الميناء رسوم النظافة بنسبة عشرين في المئة اعتبارا من مطلع الشهر المقبل بعد قرار من المجلس.\n"
NOTICE = "تنويه: القصة وأشخاصها مختلقة كلها لغرض العرض والاختبار ولا صلة لها بوقائع حقيقية.\n"


def page(text: str):
    return read_page(text.encode(), "p.txt", PACK)


def said(name: str) -> str:
    return (
        f"وقال رئيس البلدية {name} إن القرار جاء بعد ارتفاع كلفة جمع النفايات ونقلها إلى المكب.\n"
    )


@pytest.mark.parametrize(
    "speaking",
    [
        "لـ«سبل الجنوب»",
        "في حديث إلى «سبل الجنوب»",
        "في تصريح لصحيفة «سبل الجنوب»",
        "لموقع سبل الجنوب",
        "في اتصال مع «سبل الجنوب»",
        "في بيان تلقت «سبل الجنوب» نسخة منه",
        "في وثيقة اطلعت عليها «سبل الجنوب»",
        "ردا على سؤال مراسل «سبل الجنوب»",
        'لـ"سبل الجنوب"',
    ],
)
@pytest.mark.parametrize("notice", ["", NOTICE])
def test_a_name_at_the_foot_in_which_the_article_speaks(speaking, notice):
    document = page(TITLE + LEAD + said(speaking) + "\nسبل الجنوب\n\n" + notice)
    assert (document.outlet.name, document.outlet.basis) == ("سبل الجنوب", "stated")
    assert document.quote(document.outlet.span) == "سبل الجنوب"
    kinds = {document.text[b.start : b.end]: b.kind for b in document.blocks}
    assert kinds["سبل الجنوب"] == "credit"
    assert kinds.get(NOTICE.strip(), "other") == "other"


@pytest.mark.parametrize(
    ("foot", "body"),
    [
        ("سامر الحداد", LEAD),
        ("بيروت", LEAD),
        ("سبل الجنوب", LEAD),
        ("سبل الجنوب", said("كما ذكرت صحيفة «سبل الجنوب»")),
        ("سامر الحداد", said("بحسب ما كتب «سامر الحداد»")),
        ("انتهى الخبر", said("لـ«سبل الجنوب»").replace("لـ«سبل الجنوب»", "أمس")),
    ],
)
def test_no_guess(foot, body):
    assert page(TITLE + LEAD + body + "\n" + foot + "\n").outlet is None


def test_in_the_byline_and_at_the_foot():
    head = TITLE + "النورس - ضفاف\nالثلاثاء 9 مارس 2021\n\n" + LEAD + said("أمس")
    assert page(head + "\nالنورس\n").outlet.name == "النورس"
    assert page(head).outlet is None
    place = TITLE + "بيروت - ضفاف\nالثلاثاء 9 مارس 2021\n\n" + LEAD + said("أمس")
    assert page(place + "\nبيروت\n").outlet is None
    writer = TITLE + "سامر الحداد - ضفاف\nالثلاثاء 9 مارس 2021\n\n" + LEAD + said("أمس")
    assert page(writer + "\nسامر الحداد\n").outlet is None


def test_a_self_reference_alone_is_inferred_at_most():
    found = page(TITLE + LEAD + said("في تصريح خاص لـ«سبل الجنوب»")).outlet
    assert (found.name, found.basis) == ("سبل الجنوب", "inferred")
    assert page(TITLE + LEAD + said("لـ«سبل الجنوب»")).outlet is None
    two = said("في تصريح خاص لـ«سبل الجنوب»") + said("في تصريح خاص لـ«نداء الشمال»")
    assert page(TITLE + LEAD + two).outlet is None


def test_a_credit():
    assert page(TITLE + LEAD + "المصدر | بوابة الهضبة + وكالات\n").outlet.name == "بوابة الهضبة"
    assert page(TITLE + LEAD + "المصدر: مؤسسة النفط\n").outlet is None
    assert page(TITLE + LEAD + "المصدر | وكالة ضفاف للأنباء\n").outlet is None
    own = page(TITLE + LEAD + said("لوكالة «ضفاف»") + "المصدر | وكالة ضفاف للأنباء\n").outlet
    assert (own.name, own.basis) == ("ضفاف", "inferred")


def test_a_day_is_no_outlet():
    dated = TITLE + "الخميس 26/سبتمبر/2024\n\n" + LEAD
    assert page(dated).outlet is None


def test_the_writer_beside_the_date():
    document = page(TITLE + "كتب: سامر الحداد | الإثنين 12 شباط 2018\n\n" + LEAD)
    assert document.quote(document.byline) == "كتب: سامر الحداد"
    assert document.published.value == "2018-02-12"


def test_size():
    data = (TITLE + LEAD).encode("utf-16")
    assert read_page(data, "p.txt", PACK).size == len(data)
    row = b'{"text": "x"}'
    assert read_record(row, {"text": LEAD}, "p.jsonl#1", PACK).size == len(row)


def test_whoever_speaks_to_a_foreign_newspaper_speaks_to_another_outlet() -> None:
    text = (
        "كواليس الصفقة\n"
        "قالت مصادر أميركية لـ«نيويورك تايمز» إن الصفقة ستوقع في نهاية الأسبوع المقبل في العاصمة.\n"
    )
    assert read_page(text.encode(), "page.txt", builtin()).outlet is None
