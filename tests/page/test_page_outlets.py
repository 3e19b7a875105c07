"""Who published a page: what shows it, and what does not."""

import pytest

from riwaya.page import Metadata, read_page
from riwaya.page.outlets import OutletIndex
from riwaya.resources import builtin
from riwaya.resources.media import OutletRow

PACK = builtin()
TITLE = "افتتاح طريق جديد بين المدينتين\n"
BODY = (
    "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح أمام السيارات في نهاية هذا الشهر.\n"
    "وأضاف الوزير أن الأعمال التي بدأت منذ عام كانت تجري على مدار الساعة من أجل إنجازها.\n"
)


def outlet(text: str, **more):
    return read_page(text.encode(), "p.txt", PACK, **more).outlet


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("المصدر | الخليج الجديد + وكالات", "الخليج الجديد"),
        ("المصدر : الجزيرة", "الجزيرة"),
        ("ميدل إيست أون لاين", "ميدل إيست أون لاين"),
        ("صحيفة الوطن", "الوطن"),
        ("صحيفة الأفق الجديد", "الأفق الجديد"),
        ("الجزائر تايمز فيسبوك", "الجزائر تايمز"),
        ("جوهرة أف أم", "جوهرة أف أم"),
        (
            "رصيف22 منظمة غير ربحية. الأموال التي نجمعها تذهب مباشرة إلى دعم عملنا الصحافي.",
            "رصيف22",
        ),
        ("جميع الحقوق محفوظة لصحيفة الشرق الأوسط 2018", "الشرق الأوسط"),
    ],
)
def test_at_the_foot(foot, name):
    found = outlet(TITLE + BODY + foot + "\n")
    assert found.name == name
    assert found.basis == "stated"


@pytest.mark.parametrize(
    "foot", ["المصدر: رويترز", "(أ ف ب)", "وكالات", "المصدر: وكالات", "محمد خالد"]
)
def test_an_agency_is_a_source_and_not_the_outlet(foot):
    assert outlet(TITLE + BODY + foot + "\n") is None


def test_spoken_to():
    body = BODY + 'وقال مصدر في تصريحات لـ"العربي الجديد" إن العمل سينتهي قريبا.\n'
    found = outlet(TITLE + body)
    assert (found.name, found.basis) == ("العربي الجديد", "inferred")
    other = BODY + "وقال مصدر في تصريحات لصحيفة «العربي الجديد» إن العمل سينتهي قريبا.\n"
    assert outlet(TITLE + other) is None


def test_byline():
    found = outlet(TITLE + "لندن: «الشرق الأوسط»\n" + BODY)
    assert found.name == "الشرق الأوسط"
    assert outlet(TITLE + "الرياض: سالم الحربي\n" + BODY) is None


def test_metadata_and_address():
    assert outlet(TITLE + BODY, url="http://www.aljazeera.net/news/1").name == "الجزيرة"
    assert outlet(TITLE + BODY, url="http://www.aljazeera.net/news/1").basis == "url"
    assert (
        outlet(TITLE + BODY, metadata=Metadata(outlet="Al-Araby Al-Jadeed")).name == "العربي الجديد"
    )
    named = outlet(TITLE + BODY, metadata=Metadata(outlet="Local Paper"))
    assert (named.name, named.basis) == ("Local Paper", "metadata")
    assert outlet(TITLE + BODY) is None


def test_names_are_told_apart():
    index = PACK.get(OutletIndex)
    assert {r.country for r in index.named(("الجزيره",))} == {"SA", "QA"}
    assert {r.country for r in index.named(("صحيفه", "الجزيره"))} == {"SA"}
    assert index.by_url("https://arabic.cnn.com/a").name == "سي إن إن"
    assert index.by_url("http://[broken") is None


def test_the_table():
    rows = PACK.rows("media", "outlets", OutletRow)
    assert len(rows) >= 250
    domains = [d for row in rows for d in row.domains]
    assert len(domains) == len(set(domains))
    assert all(d == d.lower() and not d.startswith("www.") for d in domains)
    assert all(len(row.country) == 2 for row in rows)
    keys = [(row.name, row.country) for row in rows]
    assert len(keys) == len(set(keys))
    assert {"واس", "كونا", "سانا", "بترا", "وام", "معا", "وفا", "وات"} <= {
        a for r in rows for a in r.names
    }


@pytest.mark.parametrize(
    ("line", "name", "basis"),
    [
        ("مفترق 30 | الرباط", "مفترق 30", "inferred"),
        ("هسبريس - الرباط", "هسبريس", "stated"),
        ("الرباط - هسبريس -", "هسبريس", "stated"),
        ("كتب : مرايا عربية - وكالات", "مرايا عربية", "inferred"),
        ("المرصاد 24 – وكالات", "المرصاد 24", "inferred"),
    ],
)
def test_a_byline_of_outlet_and_place_or_agencies(line, name, basis):
    found = outlet(TITLE + line + "\n" + BODY)
    assert (found.name, found.basis) == (name, basis)
    assert (TITLE + line)[found.span.start : found.span.end] == name


@pytest.mark.parametrize(
    "line",
    [
        "كابول - رويترز:",
        "الرباط – وكالات",
        "القاهرة / أ ش أ",
        "دمشق - خاص",
        "بغداد - مراسلنا",
        "رياضة | الرباط",
        "عواصم – وكالات",
        "القدس المحتلة – وكالات",
        "Next Previous جدة – واس",
        "كتب: محمد النجار - وكالات",
        "سعاد المريني | الرباط",
        "الرياض - اليوم",
    ],
)
def test_places_agencies_persons_and_sections_are_no_outlets(line):
    assert outlet(TITLE + line + "\n" + BODY) is None


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("المرصاد – وكالات: ", "المرصاد"),
        ("إيلاف من الكويت: ", "إيلاف"),
        ("القاهرة – وكالات: ", None),
        ("بيروت - رويترز - ", None),
        ("الوزير: ", None),
        ("أفاد مراسل الجزيرة مباشر بأن الطريق أغلق، و", "الجزيرة"),
        ("أفاد مراسل رويترز بأن الطريق أغلق، و", None),
        ("أفاد مراسل قناة العالم بأن الطريق أغلق، و", None),
    ],
)
def test_what_opens_the_report(opening, name):
    found = outlet(TITLE + opening + BODY)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    "line",
    [
        "كابول - ا ف ب:",
        "وكالات",
        "استمع إلى الخبر",
        "العب للاستماع إلى الراديو",
        "أضف تعليقا واقرأ تعليقات القراء",
        "هسبريس | الرباط",
    ],
)
def test_buttons_and_agencies_write_nothing(line):
    assert read_page((TITLE + line + "\n" + BODY).encode(), "p.txt", PACK).byline is None
