"""Where reports come from, and how many origins stand behind an event."""

from __future__ import annotations

import pytest
from link_pages import PageBuilder

from riwaya.link import link
from riwaya.model import Corroboration
from riwaya.resources import Pack

TAIL = "وتعيش المدينة منذ أيام توترا أمنيا غير مسبوق وسط انتشار كثيف للقوات."


def attack(name: str, outlet: str, *chain: str, anonymous: bool = False) -> PageBuilder:
    source = chain[0] if chain else ""
    text = f"قال {source} إن هجوما وقع في سبها. {TAIL}" if chain else f"وقع هجوم في سبها. {TAIL}"
    word = "هجوما" if chain else "هجوم"
    page = PageBuilder(name, text, outlet=outlet, day="2018-05-04").mention("سبها", "LOC")
    if chain:
        page.claim("قال", "إن هجوما وقع في سبها", *chain, anonymous=anonymous, role="outlet")
    return page.event(word, "attack", day="2018-05-04", place="سبها")


def corroboration(pack: Pack, *pages: PageBuilder) -> Corroboration:
    dossier = link(tuple(p.build() for p in pages), pack)
    assert len(dossier.events) == 1
    return dossier.events[0].corroboration


def test_own_voices_are_roots(pack: Pack) -> None:
    one = attack("a", "عكاظ")
    two = attack("b", "القدس العربي")
    two.text = two.text.replace(TAIL, "ولم ترد تفاصيل أخرى حتى ساعة نشر هذا الخبر مساء اليوم.")
    found = corroboration(pack, one, two)
    assert (found.documents, found.outlets, found.roots_low, found.roots_high) == (2, 2, 2, 2)
    assert found.bottleneck == 2


def test_copies_collapse_to_one_root(pack: Pack) -> None:
    found = corroboration(pack, attack("a", "عكاظ"), attack("b", "القدس العربي"))
    assert (found.outlets, found.roots_low, found.roots_high) == (2, 1, 1)
    assert [r.name for r in found.roots] == ["عكاظ"]
    assert found.bottleneck == 1


def test_a_cited_outlet_takes_its_own_page_s_chain(pack: Pack) -> None:
    origin = attack("a", "بوابة الوسط", "مصدر أمني", anonymous=True)
    citing = attack("b", "القدس العربي", "بوابة الوسط")
    found = corroboration(pack, origin, citing)
    assert [r.name for r in found.roots] == ["مصدر أمني"]
    assert found.roots[0].documents == ("a", "b")
    assert (found.roots_low, found.roots_high) == (1, 1)


def test_pages_that_cite_each_other_come_to_an_end(pack: Pack) -> None:
    found = corroboration(
        pack, attack("a", "بوابة الوسط", "القدس العربي"), attack("b", "القدس العربي", "بوابة الوسط")
    )
    assert found.roots_low >= 1


def test_anonymous_origins_may_be_one_or_two(pack: Pack) -> None:
    found = corroboration(
        pack,
        attack("a", "عكاظ", "مصدر أمني", anonymous=True),
        attack("b", "القدس العربي", "مصدر أمني في سبها", anonymous=True),
    )
    assert (found.roots_low, found.roots_high) == (1, 2)


def test_different_anonymous_origins_are_two(pack: Pack) -> None:
    found = corroboration(
        pack,
        attack("a", "عكاظ", "مصدر طبي", anonymous=True),
        attack("b", "القدس العربي", "شهود عيان", anonymous=True),
    )
    assert (found.roots_low, found.roots_high) == (2, 2)


def test_an_agency_in_the_byline_is_the_root(pack: Pack) -> None:
    page = attack("a", "عكاظ").credited("رويترز - سبها")
    dossier = link((page.build(),), pack)
    assert [r.name for r in dossier.events[0].corroboration.roots] == ["رويترز"]
    assert [(r.relation, r.source_name) for r in dossier.reliance] == [("cites", "رويترز")]


def test_a_denial_is_no_support(pack: Pack) -> None:
    page = attack("a", "عكاظ", "المتحدث العسكري")
    denying = attack("b", "القدس العربي", "رئيس البلدية")
    denying.claims.clear()
    denying.claim("قال", "إن هجوما وقع في سبها", "رئيس البلدية", stance="deny")
    dossier = link((page.build(), denying.build()), pack)
    names = {r.name for e in dossier.events for r in e.corroboration.roots}
    assert "رئيس البلدية" not in names


def voices(pack: Pack, *named: tuple[str, str, str, str]) -> Corroboration:
    """Pages of outlets in no table, each with (chain's name, role, mention in the page, type of mention)."""
    pages = []
    for at, (name, role, mention, kind) in enumerate(named):
        text = f"قالت {mention} إن هجوما وقع في سبها. {at} {TAIL[at * 7 :]}"
        page = PageBuilder(f"p{at}", text, outlet=f"صحيفة الراوي {at}", day="2018-05-04")
        page.mention("سبها", "LOC").mention(mention, kind)
        page.claim("قالت", "إن هجوما وقع في سبها", name, role=role)
        pages.append(page.event("هجوما", "attack", day="2018-05-04", place="سبها"))
    return corroboration(pack, *pages)


@pytest.mark.parametrize(
    "named",
    [
        (
            ("واس", "organisation", "واس", "ORG"),
            ("وكالة الأنباء السعودية", "agency", "وكالة الأنباء السعودية", "ORG"),
        ),
        (("واس", "agency", "واس", "PER"), ("وكالة واس", "agency", "وكالة واس", "ORG")),
        (
            ("الأناضول", "agency", "الأناضول", "LOC"),
            ("وكالة أنباء الأناضول", "agency", "وكالة أنباء الأناضول", "ORG"),
        ),
        (("فرانس برس", "outlet", "فرانس برس", "PER"), ("أ ف ب", "agency", "أ ف ب", "ORG")),
        (("«واس» بجدة", "agency", "واس", "ORG"), ("واس", "agency", "واس", "ORG")),
        # An agency in no table, which one page calls an organisation.
        (
            ("وكالة الضفاف للأنباء", "agency", "وكالة الضفاف للأنباء", "ORG"),
            ("وكالة الضفاف للأنباء", "organisation", "وكالة الضفاف للأنباء", "ORG"),
        ),
    ],
)
def test_an_agency_under_two_names_is_one_root(
    pack: Pack, named: tuple[tuple[str, str, str, str], ...]
) -> None:
    found = voices(pack, *named)
    assert (found.documents, found.roots_low, found.roots_high) == (2, 1, 1)
    assert len(found.roots) == 1
    assert found.roots[0].documents == ("p0", "p1")


def test_two_agencies_are_two_roots(pack: Pack) -> None:
    found = voices(
        pack,
        ("واس", "agency", "واس", "ORG"),
        ("وكالة الأنباء القطرية", "agency", "وكالة الأنباء القطرية", "ORG"),
    )
    assert (found.roots_low, found.roots_high) == (2, 2)
