"""Entities across pages: what is one, what is not."""

from __future__ import annotations

import pytest
from link_pages import PageBuilder

from riwaya.link.entities import link_entities
from riwaya.link.entities.names import Naming, close, same_person
from riwaya.model import Document
from riwaya.resources import Pack


def entities(pack: Pack, *pages: PageBuilder) -> dict[str, set[str]]:
    """By canonical name: the documents it is named in."""
    linked = link_entities(sorted((p.build() for p in pages), key=lambda d: d.source), pack)
    return {e.name: {m.document for m in e.mentions} for e in linked.entities}


def entity_of(document: Document, words: str) -> str:
    return next(m.entity for m in document.mentions if document.quote(m.span) == words)


def test_spelling_apart_and_together(pack: Pack) -> None:
    a = PageBuilder("a", "وصل عبدالفتاح الزيدي").mention("عبدالفتاح الزيدي", "PER")
    b = PageBuilder("b", "قال عبد الفتاح الزيدي").mention("عبد الفتاح الزيدي", "PER")
    found = entities(pack, a, b)
    assert list(found.values()) == [{"a", "b"}]


def test_short_form_in_the_same_company(pack: Pack) -> None:
    a = (
        PageBuilder("a", "سالم الكبتي في بلدة تيجي قرب تيجي")
        .mention("سالم الكبتي", "PER")
        .mention("تيجي", "LOC")
    )
    b = PageBuilder("b", "زار الكبتي بلدة تيجي").mention("الكبتي", "PER").mention("تيجي", "LOC")
    alone = PageBuilder("c", "رسم الكبتي لوحة جديدة").mention("الكبتي", "PER")
    found = entities(pack, a, b, alone)
    assert found["سالم الكبتي"] == {"a", "b"}
    assert found["الكبتي"] == {"c"}


def test_two_people_of_one_family_name_stay_apart(pack: Pack) -> None:
    a = PageBuilder("a", "سالم الكبتي في غات").mention("سالم الكبتي", "PER").mention("غات", "LOC")
    b = PageBuilder("b", "منصور الكبتي في غات").mention("منصور الكبتي", "PER").mention("غات", "LOC")
    found = entities(pack, a, b)
    assert found["سالم الكبتي"] == {"a"}
    assert found["منصور الكبتي"] == {"b"}


def test_usual_names_need_something_in_common(pack: Pack) -> None:
    text = "{0} محمد علي من {1}"
    a = PageBuilder("a", text.format("اللاعب", "وهران")).mention("محمد علي", "PER")
    b = PageBuilder("b", text.format("القاضي", "تعز")).mention("محمد علي", "PER")
    a.mention("وهران", "LOC")
    b.mention("تعز", "LOC")
    linked = link_entities([a.build(), b.build()], pack)
    people = [e for e in linked.entities if e.type == "PER"]
    assert len(people) == 2
    assert len({e.id for e in people}) == 2


def test_same_ministry_of_two_countries(pack: Pack) -> None:
    a = PageBuilder("a", "قالت وزارة الداخلية في تونس").mention("وزارة الداخلية", "ORG")
    a.mention("تونس", "LOC")
    b = PageBuilder("b", "قالت وزارة الداخلية في مصر").mention("وزارة الداخلية", "ORG")
    b.mention("مصر", "LOC")
    c = PageBuilder("c", "بيان وزارة الداخلية المصرية").mention("وزارة الداخلية المصرية", "ORG")
    linked = link_entities([a.build(), b.build(), c.build()], pack)
    tunisia, egypt, named = (
        entity_of(d, w)
        for d, w in zip(
            linked.documents,
            ("وزارة الداخلية", "وزارة الداخلية", "وزارة الداخلية المصرية"),
            strict=True,
        )
    )
    assert tunisia != egypt
    assert egypt == named


def test_places_take_coordinates_from_the_gazetteer(pack: Pack) -> None:
    a = PageBuilder("a", "هجوم في سرت").mention("سرت", "LOC").event("هجوم", "attack", place="سرت")
    linked = link_entities([a.build()], pack)
    place = linked.documents[0].events[0].place
    assert place is not None
    assert place.entity == linked.entities[0].id
    assert place.lat is not None
    assert 30 < place.lat < 32
    assert place.name_en == "Sirte"


def test_keys_of_names(pack: Pack) -> None:
    naming = pack.get(Naming)
    assert naming("عبد الفتاح السيسي") == naming("عبدالفتاح السيسى")
    assert naming("فيصل بن خالد") == naming("فيصل خالد")
    assert naming("نور الدين بدوي") == naming("نورالدين بدوي")
    assert same_person(naming("خليفة حفتر"), naming("خليفة بلقاسم حفتر"))
    assert not same_person(naming("خليفة حفتر"), naming("صدام حفتر"))
    assert close("اردوغان", "اردوجان")
    assert not close("علي", "عدي")


def test_the_article_that_a_preposition_swallows_is_given_back(pack: Pack) -> None:
    page = PageBuilder("a", "وصل الوفد في زيارة للجزائر ثم توجه إلى تونس").mention("لجزائر", "LOC")
    linked = link_entities([page.build()], pack)
    assert [e.name for e in linked.entities] == ["الجزائر"]
    assert linked.documents[0].mentions[0].names == ("الجزائر",)
    assert linked.entities[0].lat is not None


def test_a_name_that_begins_with_lam_is_left_whole(pack: Pack) -> None:
    page = PageBuilder("a", "وصل الوفد في زيارة لليبيا").mention("ليبيا", "LOC")
    assert list(entities(pack, page)) == ["ليبيا"]


def test_a_place_with_its_nationality_is_the_place(pack: Pack) -> None:
    a = PageBuilder("a", "اجتمعوا في درنة الليبية").mention("درنة الليبية", "LOC")
    b = PageBuilder("b", "وصلوا إلى درنة").mention("درنة", "LOC")
    assert list(entities(pack, a, b).values()) == [{"a", "b"}]


def test_an_everyday_word_is_no_town(pack: Pack) -> None:
    page = PageBuilder("a", "وصل الوفد العراقي إلى المدينة").mention("المدينة", "LOC")
    linked = link_entities([page.build()], pack)
    assert [e.lat for e in linked.entities] == [None]


def test_states_are_called_by_their_everyday_name(pack: Pack) -> None:
    page = PageBuilder("a", "أدانت جمهورية مصر العربية القصف").mention("جمهورية مصر العربية", "LOC")
    assert list(entities(pack, page)) == ["مصر"]


def test_why_two_names_are_one_is_kept(pack: Pack) -> None:
    pages = [
        PageBuilder(name, f"قال {said} إن الاجتماع تأجل", day="2019-04-14").mention(said, "PER")
        for name, said in (("a", "عبدالفتاح السيسي"), ("b", "عبد الفتاح السيسي"), ("c", "عبد الفتاح السيسي"))
    ]  # fmt: skip
    found = link_entities([p.build() for p in pages], pack).entities
    assert len(found) == 1
    assert len(found[0].evidence) == 1
    assert found[0].evidence[0].a.document == "a"
    assert dict(found[0].evidence[0].features)["words"] == 1.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("تنظيم «الراية الخضراء»", "الراية الخضراء", True),
        ('قوات "الجيش الوطني الليبي"', "الجيش الوطني الليبي", True),
        ("وكالة صدى الساحل", "صدى الساحل", True),
        ("قوات حكومة الوفاق", "حكومة الوفاق", False),
        ("وزارة الدفاع", "الدفاع", False),
    ],
)
def test_a_word_before_a_name_that_changes_nothing(
    pack: Pack, one: str, other: str, same: bool
) -> None:
    a = PageBuilder("a", f"هاجم مسلحون {one} أمس").mention(one, "ORG")
    b = PageBuilder("b", f"أعلنت {other} ذلك أمس").mention(other, "ORG")
    assert (len(entities(pack, a, b)) == 1) is same


def test_an_office_is_its_holder_of_the_day(pack: Pack) -> None:
    page = (
        PageBuilder("a", "أكد الرئيس الفرنسي أن بلاده تنسحب. ودعا ماكرون", day="2018-02-12")
        .mention("ماكرون", "PER", "إيمانويل ماكرون", "ماكرون")
        .claim("أكد", "أن بلاده تنسحب", "الرئيس الفرنسي", role="official")
    )
    linked = link_entities([page.build()], pack)
    (link,) = linked.documents[0].claims[0].chain
    assert link.entity == entity_of(linked.documents[0], "ماكرون")
    assert (link.name, link.entity_rule) == ("الرئيس الفرنسي", "office-holder@1")


def test_a_holder_stands_before_the_institution_in_the_words(pack: Pack) -> None:
    text = "أكد رئيس الحكومة المغربية أن الوضع مستقر. وزار بنكيران تونس"
    page = (
        PageBuilder("a", text, day="2015-03-14")
        .mention("الحكومة المغربية", "ORG")
        .mention("بنكيران", "PER", "عبد الإله بنكيران", "بنكيران")
        .claim("أكد", "أن الوضع مستقر", "رئيس الحكومة المغربية", role="official")
    )
    document = link_entities([page.build()], pack).documents[0]
    assert document.claims[0].chain[0].entity == entity_of(document, "بنكيران")


@pytest.mark.parametrize(
    ("other", "told"), [("وزير الخارجية الفرنسي", True), ("وزير الخارجية الألماني", False)]
)
def test_a_bare_office_is_the_one_that_the_page_has_with_its_country(
    pack: Pack, other: str, told: bool
) -> None:
    text = f"أكد {other} ذلك. ووصل فابيوس. وأضاف وزير الخارجية أن بلاده ترحب"
    page = (
        PageBuilder("a", text, day="2015-03-14")
        .mention("فابيوس", "PER", "لوران فابيوس", "فابيوس")
        .claim("أكد", "ذلك", other, role="official")
        .claim("وأضاف", "أن بلاده ترحب", "وزير الخارجية", role="official")
    )
    document = link_entities([page.build()], pack).documents[0]
    wanted = entity_of(document, "فابيوس") if told else None
    assert document.claims[1].chain[0].entity == wanted


@pytest.mark.parametrize(
    ("day", "office"),
    [("2012-02-12", "الرئيس الفرنسي"), ("", "الرئيس الفرنسي"), ("2018-02-12", "الرئيس السابق")],
)
def test_nobody_is_taken_for_the_holder_of_another_day(pack: Pack, day: str, office: str) -> None:
    page = (
        PageBuilder("a", f"أكد {office} أن بلاده تنسحب. ودعا ماكرون", day=day)
        .mention("ماكرون", "PER", "إيمانويل ماكرون", "ماكرون")
        .claim("أكد", "أن بلاده تنسحب", office, role="official")
    )
    (link,) = link_entities([page.build()], pack).documents[0].claims[0].chain
    assert (link.entity, link.entity_rule) == (None, "")


def test_a_place_that_no_page_names_has_its_english_name(pack: Pack) -> None:
    page = PageBuilder("a", "فرقت الشرطة محتجين في العاصمة").event(
        "فرقت", "dispersal", place="تونس العاصمة"
    )
    linked = link_entities([page.build()], pack)
    place = linked.documents[0].events[0].place
    assert place is not None
    assert (place.name, place.name_en) == ("تونس العاصمة", "Tunis")


def test_a_part_that_many_countries_have_is_the_pages_own(pack: Pack) -> None:
    names = []
    for name, text in (
        ("a", "أعلن الجيش في بنغازي حالة الطوارئ في المنطقة الشرقية"),
        ("b", "وصل أمير المنطقة الشرقية إلى الدمام"),
    ):
        town = "بنغازي" if name == "a" else "الدمام"
        page = PageBuilder(name, text).mention(town, "LOC").mention("المنطقة الشرقية", "LOC")
        linked = link_entities([page.build()], pack)
        names += [e.name_en for e in linked.entities if e.name == "المنطقة الشرقية"]
    assert names == ["Eastern Region", "Eastern Province"]
