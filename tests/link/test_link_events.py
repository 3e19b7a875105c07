"""One event across pages, and what keeps events apart."""

from __future__ import annotations

from link_pages import PageBuilder

from riwaya.link import link
from riwaya.model import Dossier, Event
from riwaya.resources import Pack

STORY = "في سياق متصل تواصلت ردود الفعل على تطورات الملف الليبي في العاصمة."


def build(pack: Pack, *pages: PageBuilder) -> Dossier:
    return link(tuple(p.build() for p in pages), pack)


def told_by(dossier: Dossier) -> list[set[str]]:
    return [{m.document for m in e.mentions} for e in dossier.events]


def visit(name: str, day: str, verb: str = "زار", kind: str = "visit") -> PageBuilder:
    return (
        PageBuilder(name, f"{verb} خليفة حفتر القاهرة والتقى مسؤولين. {STORY}", day=day)
        .mention("خليفة حفتر", "PER")
        .mention("القاهرة", "LOC")
        .event(verb, kind, day=day, place="القاهرة", actor="خليفة حفتر")
    )


def test_one_visit_in_two_pages(pack: Pack) -> None:
    dossier = build(pack, visit("a", "2019-04-14"), visit("b", "2019-04-14", "وصل"))
    assert told_by(dossier) == [{"a", "b"}]
    event = dossier.events[0]
    assert event.label_en == "Khalifa Haftar visited Cairo"
    assert event.label_ar == "زار خليفة حفتر القاهرة"
    assert event.corroboration.documents == 2


def test_labels_use_the_short_names_that_pages_use(pack: Pack) -> None:
    page = (
        PageBuilder("a", "التقى عبد الفتاح السيسي حفتر في القاهرة. وقال السيسي لخليفة حفتر")
        .mention("عبد الفتاح السيسي", "PER")
        .mention("القاهرة", "LOC")
        .mention("السيسي", "PER", "عبد الفتاح السيسي", nth=2)
        .mention("خليفة حفتر", "PER")
        .mention("حفتر", "PER", "خليفة حفتر")
        .event("التقى", "meeting", place="القاهرة", actor="عبد الفتاح السيسي", target="خليفة حفتر")
    )
    event = build(pack, page).events[0]
    assert event.label_ar == "التقى السيسي حفتر في القاهرة"
    assert event.label_en == "Sisi met Haftar in Cairo"


def test_visit_and_meeting_of_one_day_are_one(pack: Pack) -> None:
    dossier = build(pack, visit("a", "2019-04-14"), visit("b", "2019-04-14", "استقبل", "meeting"))
    assert told_by(dossier) == [{"a", "b"}]


def test_two_visits_in_one_month_stay_apart(pack: Pack) -> None:
    dossier = build(pack, visit("a", "2019-04-14"), visit("b", "2019-04-28"))
    assert told_by(dossier) == [{"a"}, {"b"}]


def strike(name: str, day: str, place: str, killed: int) -> PageBuilder:
    return (
        PageBuilder(name, f"قصف الطيران {place} وسقط {killed} قتيلا. {STORY}", day=day)
        .mention(place, "LOC")
        .event("قصف", "airstrike", day=day, place=place)
        .figure(f"{killed} قتيلا", "killed", killed)
    )


def test_two_strikes_on_one_town_stay_apart(pack: Pack) -> None:
    dossier = build(
        pack, strike("a", "2017-10-30", "درنة", 20), strike("b", "2015-02-16", "درنة", 9)
    )
    assert told_by(dossier) == [{"b"}, {"a"}]


def test_strikes_on_two_towns_of_one_day_stay_apart(pack: Pack) -> None:
    dossier = build(
        pack, strike("a", "2017-10-30", "درنة", 20), strike("b", "2017-10-30", "سبها", 20)
    )
    assert sorted(map(sorted, told_by(dossier))) == [["a"], ["b"]]


def test_a_vague_telling_does_not_chain_two_events(pack: Pack) -> None:
    vague = (
        PageBuilder("c", f"وكان القصف على درنة قد أثار الغضب. {STORY}", day="2017-11-02")
        .mention("درنة", "LOC")
        .event("القصف", "airstrike", place="درنة")
    )
    dossier = build(
        pack, strike("a", "2017-10-30", "درنة", 20), strike("b", "2015-02-16", "درنة", 9), vague
    )
    sets = told_by(dossier)
    assert {"b"} in sets
    assert {"a", "b", "c"} not in sets


def test_definite_words_point_back_within_a_page(pack: Pack) -> None:
    page = strike("a", "2017-10-30", "درنة", 20)
    page.text += " ونددت المنظمة بالقصف وقالت إن القصف طال منازل."
    page.event("بالقصف", "airstrike").event("القصف", "airstrike", nth=2)
    dossier = build(pack, page)
    assert [len(e.mentions) for e in dossier.events] == [3]


def test_planned_events_are_labelled_so(pack: Pack) -> None:
    page = (
        PageBuilder("a", "يستعد الجيش لاقتحام درنة", day="2018-02-01")
        .mention("الجيش", "ORG")
        .mention("درنة", "LOC")
        .event("اقتحام", "offensive", place="درنة", actor="الجيش", status="planned")
    )
    event: Event = build(pack, page).events[0]
    assert event.label_en.endswith("(planned)")
    assert event.label_ar.endswith("(مقرر)")


def test_timeline_runs_from_the_earliest_with_undated_last(pack: Pack) -> None:
    undated = PageBuilder("c", "انسحبت القوات من غات").event("انسحبت", "withdrawal")
    dossier = build(pack, visit("a", "2019-04-14"), strike("b", "2017-10-30", "درنة", 20), undated)
    days = {e.id: e.date.value if e.date else "" for e in dossier.events}
    assert [days[i] for i in dossier.timeline] == ["2017-10-30", "2019-04-14", ""]
