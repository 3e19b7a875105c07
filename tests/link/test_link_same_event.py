"""What speaks for one event and what every event of the sort has: who, where, how many, in what words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from link_pages import PageBuilder

from riwaya.annotate.pipeline import annotate
from riwaya.link import link
from riwaya.link.events.busy import NOTHING_BUSY, Busy, busy
from riwaya.link.events.facts import Facts, Spot, exact
from riwaya.link.events.ground import Ground
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.node import Node
from riwaya.link.events.placing import spots
from riwaya.link.events.score import Near, Score, compare, days_apart
from riwaya.link.events.specific import least, needed, specific
from riwaya.model import EventDate
from riwaya.page import read_page
from riwaya.resources import Pack


def told(kind: str = "clash", day: str = "", **more: Any) -> Facts:
    """What one telling says; `who` are its participants."""
    date = EventDate(day, day, day, "day") if day else None
    none: frozenset[str] = frozenset()
    bare = Facts(
        frozenset({0}), (kind,), "occurred", date, (), none, none, none, frozenset(), frozenset({"w"})
    )  # fmt: skip
    return msgspec.structs.replace(bare, **more)


def node(page: int, facts: Facts) -> Node:
    return Node(page, (0,), facts)


def score(a: Facts, b: Facts, pack: Pack, often: Busy = NOTHING_BUSY) -> Score:
    return compare(a, b, pack.get(Kinds), busy=often)


def test_who_fights_every_day_says_little(pack: Pack) -> None:
    kinds, army = pack.get(Kinds), frozenset({"org-army"})
    days = [f"2015-07-2{i}" for i in range(3)]
    nodes = [node(i, told("capture", day, who=army, actors=army)) for i, day in enumerate(days)]
    often = busy(nodes, kinds)
    assert often.parties == {"capture": army}
    one, other = told("capture", who=army), told("capture", who=army)
    assert dict(score(one, other, pack).features)["participants"] == 1.5
    assert dict(score(one, other, pack, often).features)["participants"] < 1
    met = [node(i, told("meeting", day, who=army)) for i, day in enumerate(days)]
    assert busy(met, kinds).parties == {}  # talks are told apart by who takes part


def test_a_town_of_many_strikes_is_no_sign_of_one(pack: Pack) -> None:
    kinds, town = pack.get(Kinds), (Spot("loc-town", country="IQ"),)
    facts = [told("airstrike", f"2015-07-2{i}", spots=town) for i in range(3)]
    often = busy([node(i, f) for i, f in enumerate(facts)], kinds)
    one, other = node(0, facts[0]), node(5, facts[0])
    alike = score(facts[0], facts[0], pack, often)
    assert not specific(alike, one, other, kinds, often)
    assert specific(alike, one, other, kinds)
    assert needed(alike, one, other, kinds, often) > needed(alike, one, other, kinds, NOTHING_BUSY)


def test_the_only_such_event_of_a_day_and_country(pack: Pack) -> None:
    kinds = pack.get(Kinds)
    day, near, far = "2019-03-21", Spot("loc-a", country="IQ"), Spot("loc-b", country="IQ")
    wide = Spot("loc-province", country="IQ", wide=True)
    exactly = told("accident", day, spots=(near,))
    vague = told("accident", day, spots=(wide,))
    one, other = node(0, exactly), node(1, vague)
    lone = busy([one, other], kinds)
    assert lone.one(("accident",), day, ("IQ",))
    assert specific(score(exactly, vague, pack), one, other, kinds, lone)
    third = node(2, told("accident", day, spots=(far,)))
    assert not specific(
        score(exactly, vague, pack), one, other, kinds, busy([one, other, third], kinds)
    )


def test_a_large_count_that_is_not_round_is_one_events(pack: Pack) -> None:
    assert exact(257) and not exact(200) and not exact(7)
    kinds = pack.get(Kinds)
    for count, sure in ((257.0, True), (200.0, False)):
        facts = told("accident", counts=frozenset({("killed", count)}))
        alike = score(facts, facts, pack)
        assert specific(alike, node(0, facts), node(1, facts), kinds) is sure


def test_an_airport_is_in_its_city_and_other_provinces_are_elsewhere() -> None:
    city = Spot("loc-c", frozenset({"قاهر"}), "EG", 30.0, 31.2)
    airport = Spot("loc-d", frozenset({"مطار", "قاهر"}), "EG", 30.1, 31.4)
    other = Spot("loc-e", frozenset({"جيزه"}), "EG", 30.0, 31.1)
    assert spots(city, airport) > 0 > spots(city, other)
    assert spots(city, msgspec.structs.replace(other, by=True)) == 0
    north = Spot("loc-n", frozenset({"شبوه"}), "YE", wide=True, province=True)
    south = Spot("loc-s", frozenset({"بيضا"}), "YE", wide=True, province=True)
    assert spots(north, south) < 0 < spots(north, north)


def test_two_persons_in_one_office_of_one_government(pack: Pack) -> None:
    def named(who: str) -> Facts:
        both = frozenset({who, "org-government"})
        return told("appointment", targets=both, who=both)

    def shared(a: str, b: str) -> float:
        return dict(score(named(a), named(b), pack).features).get("participants", 0.0)

    assert shared("per-a", "per-b") <= 0 < shared("per-a", "per-a")


@pytest.mark.parametrize(
    ("kind", "there", "sure"),
    [("ceasefire", "YE", True), ("ceasefire", "SY", False), ("displacement", "YE", False)],
)
def test_a_country_has_one_truce_at_a_time(pack: Pack, kind: str, there: str, sure: bool) -> None:
    here = told(kind, "2015-07-26", spots=(Spot("loc-ye", country="YE", wide=True),))
    other = told(kind, "2015-07-26", spots=(Spot(f"loc-{there}", country=there, wide=True),))
    alike = score(here, other, pack)
    assert specific(alike, node(0, here), node(1, other), pack.get(Kinds)) is sure


def test_who_was_killed_is_killed_once(pack: Pack) -> None:
    def killed(who: str) -> Facts:
        return told(
            "attack", "2015-07-23", firm=False, targets=frozenset({who}), who=frozenset({who})
        )

    for who, sure in (("per-a", True), ("org-army", False)):
        alike = score(killed(who), killed(who), pack)
        assert specific(alike, node(0, killed(who)), node(1, killed(who)), pack.get(Kinds)) is sure


def test_to_take_the_airport_is_not_to_take_the_town(pack: Pack) -> None:
    town = Spot("loc-c", frozenset({"عدن"}), "YE", 12.8, 45.0)
    airport = Spot("loc-d", frozenset({"مطار", "عدن"}), "YE", 12.8, 45.03)

    def place(kind: str) -> float:
        return dict(score(told(kind, spots=(town,)), told(kind, spots=(airport,)), pack).features)[
            "place"
        ]

    assert place("capture") < 0 < place("bombing")
    quarter, base = (told("capture", targets=frozenset({t})) for t in ("loc-quarter", "loc-base"))
    for facts in (quarter, base):
        assert dict(score(facts, facts, pack).features).get("participants", 0) >= 0
    who = frozenset({"per-x"})
    one, other = (msgspec.structs.replace(f, who=f.targets | who) for f in (quarter, base))
    same = dict(score(one, one, pack).features)["participants"]
    assert dict(score(one, other, pack).features)["participants"] < same - 2


def test_the_first_is_not_the_second(pack: Pack) -> None:
    first, second = (told("aid_by_air", ranks=frozenset({n})) for n in (1, 2))
    assert score(first, second, pack).against == "rank"
    assert not score(first, first, pack).against


def test_where_many_pages_tell_of_such_events_more_is_needed(pack: Pack) -> None:
    kinds, facts = pack.get(Kinds), told("clash", "2015-07-21")
    alike = score(facts, facts, pack)
    few, many = (busy([node(i, facts) for i in range(n)], kinds) for n in (3, 300))
    one, other = node(0, facts), node(1, facts)
    assert needed(alike, one, other, kinds, many) > needed(alike, one, other, kinds, few)


def test_in_the_pile_of_a_story_less_is_needed(pack: Pack) -> None:
    kinds, facts = pack.get(Kinds), told("detention")
    one, other = node(0, facts), node(1, facts)
    bare, town, week = score(facts, facts, pack), Busy(), Busy(pages=1000)
    kin, strangers = bare.beside(Near(story=0.5)), bare.beside(Near(story=-0.5))
    assert needed(kin, one, other, kinds, town) < needed(kin, one, other, kinds, week)
    assert needed(strangers, one, other, kinds, town) == needed(kin, one, other, kinds, week)
    assert needed(kin, one, other, kinds, Busy(told={"detention": 500})) > needed(
        kin, one, other, kinds, town
    )
    assert least(one, other, town) <= needed(kin, one, other, kinds, town)


def test_a_page_more_moves_no_threshold(pack: Pack) -> None:
    assert Busy(pages=70).few(("clash",)) == Busy(pages=71).few(("clash",))
    assert Busy(pages=10).few(("clash",)) == 1.0 > Busy(pages=200).few(("clash",)) > 0
    assert Busy(pages=5000).few(("clash",)) == 0.0


def test_what_is_no_name_is_of_the_page_s_country(pack: Pack) -> None:
    ground = pack.get(Ground)
    assert ground.nation("الأراضي اليمنية") == "YE"
    assert not ground.nation("الحكومة اليمنية")
    assert ground.common("العاصمة") and ground.common("الشمال")
    assert not ground.common("شمال سيناء")


def test_days_alone_can_tell_two_apart(pack: Pack) -> None:
    kinds = pack.get(Kinds)
    monday, friday = told(day="2015-07-20"), told(day="2015-07-24")
    assert days_apart(monday, friday, kinds)
    assert not days_apart(monday, told(), kinds)
    assert not days_apart(monday, monday, kinds)
    assert not days_apart(monday, msgspec.structs.replace(friday, firm=False), kinds)


def sinking(name: str, text: str) -> PageBuilder:
    return PageBuilder(name, text, day="2019-03-22").event("غرق", "accident", day="2019-03-21")


def test_the_words_around_two_tellings_speak_for_one_event(pack: Pack) -> None:
    first = sinking("a", "غرق قارب سياحي مكتظ قرب الجزيرة الخضراء أثناء رحلة مدرسية")
    same = sinking("b", "وأكد المحافظ غرق قارب سياحي مكتظ قرب الجزيرة الخضراء أمام الزوار")
    other = sinking("c", "غرق زورق صيد قديم عند الميناء الشرقي بعد عاصفة رملية شديدة")
    pages = tuple(p.build() for p in (first, same, other))
    assert [{m.document for m in e.mentions} for e in link(pages, pack).events].count(
        {"a", "b"}
    ) == 1


def test_the_harm_that_came_of_it_is_told_of_it(pack: Pack) -> None:
    text = (
        "حصيلة أعوام\n\nفي نيسان 2018 تحطمت طائرة تابعة لسلاح الجو بعد دقائق قليلة من إقلاعها من مدرج القاعدة، "
        "ما أسفر عن مقتل 257 شخصا.\n"
    )
    page = annotate(read_page(text.encode(), "x.txt", pack), pack)
    told_of = [e for e in link((page,), pack).events if e.type == "accident"]
    assert [len(e.mentions) for e in told_of] == [2]


def test_strikes_on_two_towns_of_one_page_are_two(pack: Pack) -> None:
    text = (
        "غارات على الجنوب\n"
        "قالت الوزارة إن غارة على مرجعيون أدت إلى مقتل خمسة أشخاص، كما أسفرت غارة على النبطية عن إصابة ستة.\n"
    )
    page = annotate(read_page(text.encode(), "page.txt", pack), pack)
    told_of = {e.id: e.place.name for e in page.events if e.place is not None}
    events = link((page,), pack).events
    places = [{told_of[m.event] for m in e.mentions if m.event in told_of} for e in events]
    assert all(len(some) < 2 for some in places)
    assert {"مرجعيون", "النبطية"} <= set().union(*places)
