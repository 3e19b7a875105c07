"""Reports by a colon alone, in titles and at the head of lines."""

from __future__ import annotations

import pytest

from riwaya.annotate.pipeline import annotate
from riwaya.page import read_page
from riwaya.resources import Pack

PAGE = (
    "زلزال يضرب المدينة\n"
    "ضرب زلزال قوي المدينة فجر اليوم وتضررت مبان كثيرة في أحيائها القديمة.\n"
    "{line}\n"
    "وتواصل الفرق أعمال البحث في الأحياء القديمة طوال الليل.\n"
)


@pytest.mark.parametrize(
    ("line", "speakers"),
    [
        ("وزارة الصحة التركية: ارتفاع عدد المصابين إلى تسعين شخصا.", ["وزارة الصحة التركية"]),
        ("رئيس البلدية: سالم العمري.", []),
        ("رئيس البلدية لـ«المساء»: المياه قطعت عن حيين كاملين في المدينة.", ["رئيس البلدية"]),
        ("الطبيب سالم العمري: المصابون بحاجة إلى دم من كل الفصائل.", ["سالم العمري"]),
        ("الصحيفة: المصابون بحاجة إلى دم من كل الفصائل.", []),
        ("وقع ذلك في حي النخيل: سقطت أربعة مبان على سكانها.", []),
    ],
)
def test_a_line_that_an_office_heads_is_its_report(
    line: str, speakers: list[str], pack: Pack
) -> None:
    document = annotate(read_page(PAGE.format(line=line).encode(), "page.txt", pack), pack)
    assert [c.chain[-1].name for c in document.claims] == speakers


def test_a_headline_by_a_nameless_office_has_the_only_one_of_the_page(pack: Pack) -> None:
    text = (
        "وزير: الميناء يعود إلى العمل\n"
        "قال وزير النقل سالم العمري إن الميناء سيعود إلى العمل غدا بعد إصلاح أرصفته.\n"
    )
    document = annotate(read_page(text.encode(), "page.txt", pack), pack)
    assert [c.chain[-1].name for c in document.claims] == ["سالم العمري", "سالم العمري"]


def test_a_line_of_a_medium_that_spoke_before_is_its_report(pack: Pack) -> None:
    text = (
        "تحقيق في حادث الميناء\n"
        "قالت صحيفة «المساء» إن الحريق بدأ في المخزن الكبير ثم امتد إلى الرصيف الشرقي.\n"
        "الصحيفة: الحكومة أرسلت مذكرة إلى الوسطاء أمس.\n"
    )
    document = annotate(read_page(text.encode(), "page.txt", pack), pack)
    assert [c.chain[-1].name for c in document.claims] == ["المساء", "المساء"]


@pytest.mark.parametrize(
    ("title", "speakers"),
    [
        ("سالم العمري أمام البرلمان: لن نقبل بالفوضى", ["سالم العمري"]),
        ("سالم العمري يهاجم خصومه: يكذبون على الناس", ["سالم العمري"]),
        ("سالم العمري يفتتح السوق: خمسون متجرا ومسجد", []),
        ("حريق في الميناء: الأسباب والنتائج", []),
    ],
)
def test_a_headline_may_say_on_what_occasion_somebody_spoke(
    title: str, speakers: list[str], pack: Pack
) -> None:
    text = f"{title}\n\nحضر سالم العمري الجلسة صباح اليوم مع عدد من النواب وغادر قبل نهايتها.\n"
    document = annotate(read_page(text.encode(), "page.txt", pack), pack)
    assert [c.chain[-1].name for c in document.claims] == speakers
