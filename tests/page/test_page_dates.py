"""Stated publication dates: which are found, how they are reckoned, which are left alone."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.page import Metadata, read_page
from riwaya.page.context import parse_day
from riwaya.page.dates import find, reckon
from riwaya.resources import builtin

PACK = builtin()
BODY = (
    "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح أمام السيارات في نهاية هذا الشهر.\n"
    "وأضاف الوزير أن الأعمال التي بدأت منذ عام كانت تجري على مدار الساعة من أجل إنجازها.\n"
)


def published(*lines: str, tail: str = "", **more):
    text = "افتتاح طريق جديد بين المدينتين\n" + "".join(f"{line}\n" for line in lines) + BODY + tail
    return read_page(text.encode(), "p.txt", PACK, **more).published


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("الخميس 2 نوفمبر 2017 07:11 ص", "2017-11-02"),
        ("12 شباط 2018", "2018-02-12"),
        ("12 شباط/فبراير 2018", "2018-02-12"),
        ("14 كانون الثاني/ يناير 2019", "2019-01-14"),
        ("٢٠ مارس/آذار ٢٠١٨ - الساعة ١٠:٣٠ بتوقيت غرينتش", "2018-03-20"),
        ("13 جانفي 2017", "2017-01-13"),
        ("1 أوت 2016", "2016-08-01"),
        ("15 فيفري 2015 11:20", "2015-02-15"),
        ("الأربعاء 21 شتنبر 2016 - 14:05", "2016-09-21"),
        ("30 غشت 2016", "2016-08-30"),
        ("الأحد, فبراير 11, 2018 - 13:45", "2018-02-11"),
        ("5ابريل 2012م", "2012-04-05"),
        ("2015-08-06 22:24", "2015-08-06"),
        ("2017-05-04T13:39:00+01:00", "2017-05-04"),
        ("2018/2/12", "2018-02-12"),
        ("01/11/2016", "2016-11-01"),
        ("12.02.2018 | 10:15 GMT", "2018-02-12"),
        ("02/28/2018", "2018-02-28"),
        ("12-05-2018 09:00 مساء", "2018-05-12"),
        ("الأحد 04/03/2018", "2018-03-04"),
        ("الثلاثاء 04/03/2018", "2018-04-03"),
        ("الجمعة 22 شوال 1436 هـ - 07 أغسطس 2015م", "2015-08-07"),
        ("الخميس 13 جمادى الأولى 1433", "2012-04-05"),
        ("الأحد 29 ربيع الثاني 1432 هـ الموافق 3 نيسان 2011 م", "2011-04-03"),
        ("نشر في: 5 مارس 2018", "2018-03-05"),
        ("القاهرة - 12 مايو 2018", "2018-05-12"),
        ("Monday, 12 March 2018", "2018-03-12"),
    ],
)
def test_stated(line, day):
    found = published(line)
    assert found.value == day
    assert found.basis == "stated"
    assert found.evidence[0].span is not None
    assert found.earliest <= day <= found.latest


@pytest.mark.parametrize(
    "line",
    [
        "منذ 3 ساعات",
        "الخميس",
        "12 فبراير",
        "31 فبراير 2018",
        "99/99/2018",
        "التوقيت الإثنين، 25 نوفمبر 2024",
        "2018",
        "12/5/18",
        "فبراير 2018",
    ],
)
def test_not_stated(line):
    assert published(line) is None


def test_publication_before_revision_and_above_before_below():
    first = published("آخر تحديث: 13/03/2018", "تاريخ النشر: 12/03/2018")
    assert first.value == "2018-03-12"
    assert published("آخر تحديث: 13/03/2018").value == "2018-03-13"
    assert published(tail="نشر في 14 مارس 2018\n").value == "2018-03-14"
    assert published("12 مارس 2018", tail="14 مارس 2018\n").value == "2018-03-12"


def test_never_from_comments_or_related():
    assert published(tail="التعليقات\nخالد 12/03/2018 - 10:15\nكلام سليم\n") is None
    assert published(tail="مواضيع ذات صلة\nمؤتمر النقل\n12 مارس 2018\n") is None


@pytest.mark.parametrize(
    "opening", ["القاهرة 12 مايو 2018 (رويترز) - ", "رويترز | 12 مايو 2018 | أخبار الساحل | "]
)
def test_agency_dateline_in_the_first_paragraph(opening):
    text = "افتتاح طريق جديد بين المدينتين\n" + opening + BODY
    document = read_page(text.encode(), "p.txt", PACK)
    assert document.published.value == "2018-05-12"


def test_a_date_in_a_title_or_a_paragraph_is_none():
    text = (
        "أبرز أحداث الخميس 16 فبراير 2017\n"
        + BODY
        + "ووقع الحادث في 12 مارس 2018 قرب المدينة القديمة.\n"
    )
    document = read_page(text.encode(), "p.txt", PACK)
    assert document.published is None
    assert document.quote(document.title).startswith("أبرز")


def test_hijri_alone_is_bounded_honestly():
    found = published("13 جمادى الأولى 1433 هـ")
    assert (found.earliest, found.value, found.latest) == ("2012-04-04", "2012-04-05", "2012-04-06")


def test_metadata_and_page():
    said = Metadata(published="2018-03-11T22:30:00Z", container="JSON-LD")
    near = published("12 مارس 2018", metadata=said)
    assert (near.value, near.basis) == ("2018-03-12", "stated")
    far = published("12 يناير 2011", metadata=said)
    assert (far.value, far.basis) == ("2018-03-11", "metadata")
    assert published(metadata=Metadata(published="soon")) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2018-03-11", "2018-03-11"),
        ("20180311T101500", "2018-03-11"),
        ("Sun, 11 Mar 2018 22:30:00 +0300", "2018-03-11"),
        ("1520807400", "2018-03-11"),
        ("0000-00-00", None),
        ("2018", None),
        ("yesterday", None),
    ],
)
def test_dates_of_containers(written, day):
    found = parse_day(written)
    assert (found.isoformat() if found else None) == day


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2050, 12, 31)))
def test_every_day_comes_back(day):
    for written in (
        f"{day.day} مايو {day.year}".replace("مايو", MONTHS[day.month - 1]),
        day.isoformat(),
    ):
        found = find(written, 0, PACK)
        assert [reckon(w).day for w in found] == [day]


MONTHS = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
