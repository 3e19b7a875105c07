"""One event across pages, and what keeps events apart."""

from __future__ import annotations

import pytest
from link_pages import PageBuilder

from riwaya.link import link
from riwaya.link.events.busy import busy
from riwaya.link.events.facts import Facts, Spot
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.node import Node
from riwaya.link.events.placing import spots
from riwaya.link.events.score import compare
from riwaya.link.inside import place_shown
from riwaya.link.labels import Labels
from riwaya.model import Dossier, Event, EventDate, EventPlace
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


@pytest.mark.parametrize(
    ("taken", "label"),
    [
        ("مستشفى", "Takeover by Khalifa Haftar in Cairo"),
        ("المدينة", "Khalifa Haftar captured Cairo"),
        ("مدينة القاهرة", "Khalifa Haftar captured Cairo"),
    ],
)
def test_to_take_something_in_a_town_is_not_to_take_the_town(
    pack: Pack, taken: str, label: str
) -> None:
    page = (
        PageBuilder("a", f"سيطر خليفة حفتر على {taken} في القاهرة")
        .mention("خليفة حفتر", "PER")
        .mention("القاهرة", "LOC", nth=1 + (taken == "مدينة القاهرة"))
        .event("سيطر", "capture", place="القاهرة", actor="خليفة حفتر", target=taken)
    )
    assert build(pack, page).events[0].label_en == label


def test_a_small_place_is_shown_with_what_it_lies_in_and_compared_with_it(pack: Pack) -> None:
    place = EventPlace("حي الورود", within=EventPlace("بغداد", "Baghdad"))
    labels = pack.get(Labels)
    shown = place_shown(place, labels)
    assert shown is not None and (shown.name, shown.name_en) == ("حي الورود، بغداد", None)
    english = place_shown(EventPlace("حي الورود", "al-Wurud", within=place.within), labels)
    assert english is not None and english.name_en == "al-Wurud, Baghdad"
    quarter, town = Spot("~حي الورود", inside="x1"), Spot("x1", frozenset({"بغداد"}), "IQ")
    assert spots(quarter, town) > 0 > spots(Spot("~حي الورود"), town)


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


def labels(pack: Pack, page: PageBuilder) -> tuple[str, str]:
    event = build(pack, page).events[0]
    return event.label_ar, event.label_en


def test_a_town_is_no_doer(pack: Pack) -> None:
    page = PageBuilder("a", "هجوم في سبها شنته أوباري").mention("سبها", "LOC")
    page.mention("أوباري", "LOC").event("هجوم", "attack", place="سبها", actor="أوباري")
    assert labels(pack, page) == ("هجوم في سبها", "Attack in Sabha")


def test_a_doer_that_denies_is_not_named(pack: Pack) -> None:
    page = PageBuilder("a", "نفت قوات النجم شن هجوم على سبها، واتهمتها البلدية بشن هجوم عليها")
    page.mention("قوات النجم", "ORG").mention("سبها", "LOC")
    page.claim("نفت", "شن هجوم على سبها", "قوات النجم", stance="deny")
    page.event("هجوم", "attack", place="سبها", actor="قوات النجم", target="سبها", claim="a:c1")
    assert labels(pack, page) == ("هجوم على سبها", "Attack on Sabha")


def test_a_country_and_its_forces_are_one_doer(pack: Pack) -> None:
    page = PageBuilder("a", "قصفت مصر درنة وقال البيان إن القوات المصرية قصفت درنة")
    page.mention("مصر", "LOC").mention("درنة", "LOC").mention("القوات المصرية", "ORG")
    page.event("قصفت", "airstrike", day="2017-10-30", place="درنة", actor="مصر", target="درنة")
    page.event("قصفت", "airstrike", day="2017-10-30", place="درنة", actor="القوات المصرية", nth=2)
    assert labels(pack, page)[1] == "Egypt carried out an air strike on Derna"


def test_where_only_the_date_is_known_it_is_told(pack: Pack) -> None:
    page = PageBuilder("a", "عقد اجتماع").event("اجتماع", "meeting", day="2018-02-12")
    assert labels(pack, page) == ("اجتماع، 12 فبراير 2018", "Meeting, 12 February 2018")


def test_verbs_agree_with_the_doer(pack: Pack) -> None:
    page = PageBuilder("a", "انسحبت قوات درع الوادي من أوباري")
    page.mention("قوات درع الوادي", "ORG").mention("أوباري", "LOC")
    page.event("انسحبت", "withdrawal", place="أوباري", actor="قوات درع الوادي")
    assert labels(pack, page) == (
        "انسحبت قوات درع الوادي من أوباري",
        "Dir al-Wadi Forces withdrew from Ubari",
    )
    page = PageBuilder("b", "قصف نفذه العراق على مواقع في دير الزور السورية")
    page.mention("العراق", "LOC").mention("دير الزور", "LOC")
    page.event("قصف", "airstrike", place="دير الزور", actor="العراق")
    assert labels(pack, page)[0] == "قصف جوي نفذه العراق في دير الزور"


def test_a_preposition_is_joined_to_its_name(pack: Pack) -> None:
    page = PageBuilder("a", "تحركات عسكرية للجيش الوطني").mention("لجيش الوطني", "ORG")
    page.event("تحركات", "mobilization", actor="الجيش الوطني")
    assert labels(pack, page)[0] == "تحركات عسكرية للجيش الوطني"


def test_what_is_only_asked_for_has_not_happened(pack: Pack) -> None:
    page = PageBuilder("a", "طلبت البعثة من الجيش سحب قواته من أوباري").mention("أوباري", "LOC")
    page.event("سحب", "withdrawal", place="أوباري")
    assert build(pack, page).events[0].status == "possible"


def test_a_threat_is_no_telling_of_what_happened(pack: Pack) -> None:
    page = PageBuilder(
        "a", "قصف الطيران درنة. وهدد ضابط بتفجير القصر ردا على ذلك", day="2017-10-30"
    )
    page.mention("درنة", "LOC").event("قصف", "airstrike", day="2017-10-30", place="درنة")
    page.claim("وهدد", "بتفجير القصر", "ضابط", anonymous=True, stance="threaten")
    page.event("تفجير", "bombing", place="درنة", status="possible", claim="a:c1")
    dossier = build(pack, page)
    assert [len(e.mentions) for e in dossier.events] == [1, 1]


def test_why_two_tellings_are_one_is_kept(pack: Pack) -> None:
    event = build(pack, visit("a", "2019-04-14"), visit("b", "2019-04-14", "وصل")).events[0]
    assert [(p.a.document, p.b.document) for p in event.evidence] == [("a", "b")]
    pair = event.evidence[0]
    features = dict(pair.features)
    assert features["date"] == 2.0
    assert {"type", "place", "participants"} <= features.keys()
    assert pair.score == round(sum(features.values()), 3)


def test_bombardment_by_aircraft_is_an_air_strike(pack: Pack) -> None:
    kinds = pack.get(Kinds)
    assert kinds.of_all(["shelling", "shelling", "airstrike"]) == "airstrike"
    told = ["shelling", "shelling", "shelling", "airstrike"]
    assert kinds.of_all(told) == "airstrike"
    assert kinds.of_all(told, ["shelling"]) == "shelling"
    assert kinds.of_all(["shelling", "shelling"]) == "shelling"
    assert kinds.of_all(["clash", "clash", "airstrike"]) == "clash"


def test_by_what_means_it_was_done_is_told_by_few(pack: Pack) -> None:
    kinds = pack.get(Kinds)
    told = ["attack", "attack", "bombing"]
    assert kinds.of_all(told, told, ["bombing"]) == "bombing"
    # Not told with the attack, it may be another.
    assert kinds.of_all(told, told) == "attack"
    assert kinds.of_all(["attack", *told], told, ["bombing"]) == "attack"
    assert kinds.of_all(["clash", "clash", "bombing"], told, ["bombing"]) == "clash"


def test_what_decides_between_fire_from_the_air_and_from_the_ground(pack: Pack) -> None:
    page = PageBuilder("a", "وأدى القصف إلى مقتل اثنين، وسقطت قذيفة على السوق", day="2017-10-30")
    for word in ("القصف", "مقتل", "قذيفة"):
        page.event(word, "shelling", day="2017-10-30")
    document = page.build()
    kinds = pack.get(Kinds)
    decided = [document.quote(e.trigger) for e in document.events if kinds.decides(document, e)]
    assert decided == ["مقتل", "قذيفة"]  # the builder's events have no frame of harm


def test_a_page_tells_at_most_one_of_the_strikes_of_another(pack: Pack) -> None:
    roundup = PageBuilder(
        "a", f"قصف الطيران درنة وسقط 12 قتيلا. ثم استهدف القصف سبها. {STORY}", day="2017-10-30"
    )
    roundup.mention("درنة", "LOC").mention("سبها", "LOC")
    roundup.event("قصف", "airstrike", day="2017-10-30", place="درنة")
    roundup.event("استهدف", "airstrike", day="2017-10-30", place="سبها")
    roundup.figure("12 قتيلا", "killed", 12)
    dossier = build(pack, roundup, strike("b", "2017-10-30", "درنة", 12))
    assert sorted(map(sorted, told_by(dossier))) == [["a"], ["a", "b"]]


def known(
    page: int = 0, day: str = "", place: str = "", actor: str = "", target: str = ""
) -> Facts:
    """What one telling of an attack says."""
    date = EventDate(day, day, day, "day") if day else None
    spots = (Spot(place),) if place else ()
    actors, targets = (frozenset({who} if who else ()) for who in (actor, target))
    none: frozenset[tuple[str, float]] = frozenset()
    return Facts(
        frozenset({page}), ("attack",), "occurred", date, spots, actors, targets, actors | targets, none, frozenset()
    )  # fmt: skip


def test_who_strikes_here_and_is_struck_there_speaks_for_nothing(pack: Pack) -> None:
    def shared(a: Facts, b: Facts) -> float:
        return dict(compare(a, b, pack.get(Kinds)).features).get("participants", 0.0)

    assert shared(known(actor="org-x"), known(target="org-x")) == 0
    assert shared(known(target="org-x"), known(target="org-x")) > 1


def test_nodes_of_one_place_and_many_days_are_told_apart(pack: Pack) -> None:
    def node(page: int, day: str, place: str) -> Node:
        return Node(page, (0,), known(page, day, place))

    days = ("2015-07-20", "2015-07-22", "2015-07-25")
    nodes = [node(i, day, "loc-busy") for i, day in enumerate(days)]
    nodes += [node(i, days[i == 9], "loc-quiet") for i in range(10)]
    assert busy(nodes, pack.get(Kinds)).places == {"loc-busy"}


def test_a_bare_definite_noun_makes_nothing_planned_happen(pack: Pack) -> None:
    page = PageBuilder(
        "a", "يستعد الجيش لعملية عسكرية في درنة. وتعارض قبائل العملية", day="2018-02-01"
    )
    page.mention("الجيش", "ORG").mention("درنة", "LOC")
    page.event("عملية عسكرية", "offensive", place="درنة", actor="الجيش", status="planned")
    page.event("العملية", "offensive", place="درنة")
    event = build(pack, page).events[0]
    assert (len(event.mentions), event.status) == (2, "planned")
