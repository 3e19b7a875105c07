"""Agreements that stand are done, whatever is planned with them; those of which nothing was told as reached are not."""

import pytest
from event_pages import DAY, event_of, read


@pytest.mark.parametrize(
    ("first", "wanted"),
    [
        ("وقع الجانبان أمس الثلاثاء اتفاقا على الحدود.", "occurred"),
        ("ويسعى الجانبان إلى توقيع اتفاق على الحدود.", "planned"),
    ],
)
def test_an_agreement_is_as_the_page_first_told_it(first, wanted):
    page = read("أخبار المدينة", DAY, first, "وسيسمح الاتفاق بعودة النازحين.")
    status = event_of(page, "الاتفاق").status
    assert (status == "occurred") == (wanted == "occurred"), status
