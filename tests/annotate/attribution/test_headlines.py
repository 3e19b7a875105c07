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
