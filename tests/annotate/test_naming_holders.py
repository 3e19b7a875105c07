"""Holders of offices by country and day."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya.annotate.naming.holders import Holders
from riwaya.resources import Pack


@pytest.mark.parametrize(
    ("description", "day", "person"),
    [
        ("وزير الخارجية السعودي", date(2017, 6, 10), "عادل الجبير"),
        ("وزير الخارجية الروسي", date(2016, 3, 1), "سيرغي لافروف"),
        ("وزير الخارجية السعودي", date(1970, 1, 1), ""),
        ("وزير الخارجية السعودي", date(2031, 1, 1), ""),
        ("وزير خارجية روسيا", date(2016, 3, 1), "سيرغي لافروف"),
        ("الرئيس الفرنسي", date(2018, 2, 1), "إيمانويل ماكرون"),
        ("رئيس الحكومة التونسية", date(2016, 12, 1), "يوسف الشاهد"),
        # Two governments had one each.
        ("وزير الخارجية الليبي", date(2016, 12, 1), ""),
        ("الرئيس الفرنسي السابق", date(2018, 2, 1), ""),
        ("نائب الرئيس الفرنسي", date(2018, 2, 1), ""),
        ("وزير الخارجية", date(2017, 6, 10), ""),
        ("وزير الخارجية الكونغولي", date(2017, 6, 10), ""),
        ("سائق الشاحنة السعودي", date(2017, 6, 10), ""),
    ],
)
def test_holder_of_an_office_on_a_day(pack: Pack, description: str, day: date, person: str) -> None:
    assert pack.get(Holders).of(description, day, day) == person


def test_no_holder_where_the_office_changed_hands(pack: Pack) -> None:
    assert pack.get(Holders).of("وزير الخارجية السعودي", date(2010, 1, 1), date(2020, 1, 1)) == ""
