"""What is said of an actor by the words beside its name."""

from __future__ import annotations

import pytest
from link_pages import PageBuilder

from riwaya.link.framing import framings
from riwaya.link.words import read
from riwaya.model import Mention
from riwaya.resources import Pack


@pytest.mark.parametrize(
    ("text", "name", "kind", "said"),
    [
        ("قصفت ميليشيات الوادي أحياء المدينة", "الوادي", "ORG", "ميليشيات"),
        ("انسحب المتمردون الواديون من المدينة", "الواديون", "ORG", "المتمردون"),
        ("هاجم تنظيم الوادي الإرهابي أحياء المدينة", "تنظيم الوادي", "ORG", "الإرهابي"),
        ("قتل الإرهابي سالم العامري في الغارة", "سالم العامري", "PER", "الإرهابي"),
        ("وقعت اشتباكات بين المقاومة وميليشيات الوادي", "ميليشيات الوادي", "ORG", ""),
        ("اتهم المتمردون الجيش الوطني بقصف القرى", "الجيش الوطني", "ORG", ""),
        ("اتهمت حكومة الوادي المتمردين بقصف القرى", "حكومة الوادي", "ORG", ""),
        ("اجتمع قادة حزب الوادي والمقاومة في المدينة", "حزب الوادي", "ORG", ""),
        ("قال الناطق باسم المقاومة الشعبية سالم العامري", "سالم العامري", "PER", ""),
    ],
)
def test_a_charged_word_is_said_of_whom_it_stands_with(
    pack: Pack, text: str, name: str, kind: str, said: str
) -> None:
    page = PageBuilder("a", text)
    at = page.span(name)
    page.mentions.append(Mention("a:m1", at.start, at.end, kind, entity="x", names=(name,)))  # type: ignore[arg-type]
    document = page.build()
    found = framings((document,), (read(document),), pack)
    assert [document.quote(s) for f in found for s in f.epithets] == ([said] if said else [])
