"""Where accounts cannot all hold."""

from __future__ import annotations

import msgspec
import pytest
from link_pages import PageBuilder

from riwaya.link import link
from riwaya.model import Conflict, Figure
from riwaya.resources import Pack


def toll(
    name: str, count: int, day: str = "2018-05-04", words: str = "قتيلا", who: str = ""
) -> PageBuilder:
    told = f"وقع تفجير في سبها أسفر عن {count} {words}"
    page = PageBuilder(name, f"{told} بحسب بلدية {name}.", day=day, outlet=f"صحيفة {name}")
    page.mention("سبها", "LOC").event("تفجير", "bombing", day="2018-05-04", place="سبها")
    page.claim("بحسب", told, f"بلدية {name}")
    return page.figure(f"{count} {words}", "killed", count, who=who, claim=1)


def conflicts(pack: Pack, *pages: PageBuilder) -> list[Conflict]:
    return list(link(tuple(p.build() for p in pages), pack).conflicts)


def test_two_tolls_of_one_day(pack: Pack) -> None:
    found = conflicts(pack, toll("a", 9), toll("b", 12))
    assert [c.kind for c in found] == ["figure"]
    assert [s.value for s in found[0].sides] == [9, 12]
    assert [s.documents for s in found[0].sides] == [("a",), ("b",)]


def unsourced(name: str, count: int, day: str = "2018-05-04", more: str = "") -> PageBuilder:
    page = PageBuilder(name, f"وقع تفجير في سبها أسفر عن {count} قتيلا. {more}".strip(), day=day)
    page.mention("سبها", "LOC").event("تفجير", "bombing", day="2018-05-04", place="سبها")
    return page.figure(f"{count} قتيلا", "killed", count)


def test_while_it_is_news_two_tolls_without_sources_are_states_of_one(pack: Pack) -> None:
    assert conflicts(pack, unsourced("a", 9), unsourced("b", 12)) == []
    late = [unsourced(name, n, "2018-05-08") for name, n in (("a", 9), ("b", 12))]
    assert [c.kind for c in conflicts(pack, *late)] == ["figure"]


@pytest.mark.parametrize(
    "more",
    ["وكانت حصيلة أولى أشارت إلى 7 قتلى.", "وكان مصدر طبي ذكر أن 7 قتلى نقلوا إلى المستشفى."],
)
def test_a_toll_that_a_page_calls_an_earlier_one(pack: Pack, more: str) -> None:
    page = unsourced("a", 9, "2018-05-08", more).figure("7 قتلى", "killed", 7)
    assert conflicts(pack, page, unsourced("b", 9, "2018-05-08")) == []


def test_a_toll_to_which_another_rose(pack: Pack) -> None:
    page = unsourced("a", 9, "2018-05-08", "لترتفع بذلك الحصيلة إلى 14 قتيلا.")
    page.figure("14 قتيلا", "killed", 14)
    assert conflicts(pack, page) == []


def test_what_the_larger_toll_has_more_may_be_told_apart(pack: Pack) -> None:
    late = "2018-05-08"
    parts = unsourced("a", 9, late, "وقتل 5 قتلى في تفجير آخر.").figure("5 قتلى", "killed", 5)
    parts.figures[-1] = msgspec.structs.replace(parts.figures[-1], event=None)
    assert conflicts(pack, parts, unsourced("b", 14, late)) == []
    assert len(conflicts(pack, parts, unsourced("b", 15, late))) == 1


def test_who_did_it_and_died_is_counted_or_not(pack: Pack) -> None:
    late = "2018-05-08"
    page = unsourced("a", 9, late, "وقتل الانتحاري أيضا.")
    assert conflicts(pack, page, unsourced("b", 10, late)) == []
    assert len(conflicts(pack, page, unsourced("b", 11, late))) == 1


def test_a_toll_that_rises_with_the_days_is_an_update(pack: Pack) -> None:
    assert conflicts(pack, toll("a", 9, "2018-05-04"), toll("b", 12, "2018-05-06")) == []


def test_an_older_state_printed_later_is_no_denial(pack: Pack) -> None:
    pages = [toll("a", 9, "2018-05-04"), toll("b", 12, "2018-05-05"), toll("c", 9, "2018-05-06")]
    assert conflicts(pack, *pages) == []


def test_a_lower_toll_later_is_one(pack: Pack) -> None:
    found = conflicts(pack, toll("a", 12, "2018-05-04"), toll("b", 7, "2018-05-06"))
    assert [c.kind for c in found] == ["figure"]


def test_a_part_is_no_total(pack: Pack) -> None:
    page = toll("a", 12)
    page.text += " وبين القتلى 4 نساء."
    page.figure("4 نساء", "killed", 4, who="women")
    assert conflicts(pack, page, toll("b", 12)) == []


def test_parts_add_up_where_no_total_is_given(pack: Pack) -> None:
    page = toll("a", 10, words="جنود", who="soldiers")
    page.text += " إضافة إلى 3 عمال."
    page.figure("3 عمال", "killed", 3, who="workers")
    assert conflicts(pack, page, toll("b", 13)) == []
    found = conflicts(pack, page, toll("b", 20))
    assert [s.value for s in found[0].sides] == [13, 20]


def test_at_least_leaves_room(pack: Pack) -> None:
    page = toll("a", 9)
    page.figures[0] = msgspec.structs.replace(page.figures[0], low=9)
    assert conflicts(pack, page, toll("b", 12)) == []


def accused(stance: str = "deny") -> list[PageBuilder]:
    a = PageBuilder("a", "اتهم مجلس المدينة القوات المصرية بتنفيذ غارات على درنة", day="2017-11-02")
    a.mention("درنة", "LOC").mention("القوات المصرية", "ORG")
    a.claim("اتهم", "القوات المصرية بتنفيذ غارات على درنة", "مجلس المدينة", stance="accuse")
    a.event(
        "غارات", "airstrike", day="2017-10-30", place="درنة", actor="القوات المصرية", claim="a:c1"
    )
    b = PageBuilder("b", "نفت القاهرة مسؤوليتها عن القصف على درنة", day="2017-11-02")
    b.mention("درنة", "LOC")
    b.claim("نفت", "مسؤوليتها عن القصف على درنة", "القاهرة", stance=stance)
    b.event("القصف", "airstrike", day="2017-10-30", place="درنة", claim="b:c1")
    return [a, b]


def test_responsibility_laid_and_denied(pack: Pack) -> None:
    found = conflicts(pack, *accused())
    assert [c.kind for c in found] == ["responsibility"]
    assert found[0].sides[0].claims == ("a:c1",)
    assert found[0].sides[1].claims == ("b:c1",)
    assert found[0].sides[1].says.startswith("القاهرة:")


def test_no_conflict_where_nobody_denies(pack: Pack) -> None:
    assert conflicts(pack, *accused("condemn")) == []


@pytest.mark.parametrize(
    ("first", "second", "count"), [("تحرير", "اقتحام", 1), ("تحرير", "تحرير", 0)]
)
def test_one_act_named_differently(pack: Pack, first: str, second: str, count: int) -> None:
    pages = [
        PageBuilder(name, f"بدأت قوات حفتر {word} مدينة درنة شرقي البلاد", day="2018-05-08")
        .mention("درنة", "LOC")
        .event(word, "offensive", day="2018-05-08", place="درنة")
        for name, word in (("a", first), ("b", second))
    ]
    found = [c for c in conflicts(pack, *pages) if c.kind == "framing"]
    assert len(found) == count


def test_evening_against_noon(pack: Pack) -> None:
    pages = [toll("a", 9), toll("b", 9)]
    for page, value in zip(pages, ("2018-05-04T12:00", "2018-05-04TEV"), strict=True):
        date = page.events[0].date
        assert date is not None
        page.events[0] = msgspec.structs.replace(
            page.events[0], date=msgspec.structs.replace(date, value=value)
        )
    assert [c.kind for c in conflicts(pack, *pages)] == ["date"]


def test_a_share_of_the_wounded_is_no_total(pack: Pack) -> None:
    page = toll("a", 27, words="جريحا")
    page.text += " وحالة 6 من الجرحى خطرة."
    page.figure("6 من الجرحى", "killed", 6)
    assert conflicts(pack, page, toll("b", 27, words="جريحا")) == []


def test_dozens_contradict_no_number_above_them(pack: Pack) -> None:
    own = toll("a", 14)
    own.text += " وسقط عشرات الضحايا."
    own.figures.append(Figure("a:f2", *_at(own, "عشرات"), "killed", None, low=20, event="a:e1"))
    assert conflicts(pack, own, toll("b", 14)) == []
    alone = PageBuilder("a", "وقع تفجير في سبها أسفر عن عشرات القتلى بحسب الأهالي.", outlet="ص")
    alone.mention("سبها", "LOC").event("تفجير", "bombing", day="2018-05-04", place="سبها")
    alone.figures.append(Figure("a:f1", *_at(alone, "عشرات"), "killed", None, low=20, event="a:e1"))
    assert conflicts(pack, alone, toll("b", 27)) == []


def _at(page: PageBuilder, words: str) -> tuple[int, int]:
    span = page.span(words)
    return span.start, span.end


@pytest.mark.parametrize(
    ("first", "word", "second", "again", "kinds"),
    [
        ("طلبت البعثة من قوات النجم سحب قواتها من أوباري", "سحب", "لم تتعهد قوات النجم سحب مقاتليها من أوباري", "سحب", []),
        ("انسحبت قوات النجم من أوباري صباحا", "انسحبت", "لم تكن قوات النجم انسحبت من أوباري", "انسحبت", ["status"]),
    ],
)  # fmt: skip
def test_done_and_not_done_but_not_asked_for_and_refused(
    pack: Pack, first: str, word: str, second: str, again: str, kinds: list[str]
) -> None:
    pages = []
    for name, text, trigger, status in (
        ("a", first, word, "occurred"),
        ("b", second, again, "denied"),
    ):
        page = PageBuilder(name, text, outlet=f"صحيفة {name}")
        page.mention("قوات النجم", "ORG").mention("أوباري", "LOC")
        page.event(
            trigger,
            "withdrawal",
            place="أوباري",
            actor="قوات النجم",
            day="2021-03-11",
            status=status,
        )
        page.events[-1] = msgspec.structs.replace(page.events[-1], rule="event.verb.x@1")
        pages.append(page)
    assert [c.kind for c in conflicts(pack, *pages)] == kinds


def fighting(name: str, day: str, speaker: str, content: str) -> PageBuilder:
    text = f"اشتباكات في سبها. وقال {speaker} {content}"
    page = PageBuilder(name, text, outlet=f"صحيفة {name}", day=day).mention("سبها", "LOC")
    page.event("اشتباكات", "clash", day="2018-05-04", place="سبها")
    return page.claim("وقال", content, speaker)


def test_calm_against_fighting_that_goes_on(pack: Pack) -> None:
    calm = fighting("a", "2018-05-06", "عميد البلدية", "إن الأوضاع مستقرة")
    going = fighting("b", "2018-05-06", "الهلال الأحمر", "إن وتيرة الاشتباكات تصاعدت")
    found = conflicts(pack, calm, going)
    assert [c.kind for c in found] == ["status"]
    assert [s.value for s in found[0].sides] == ["calm", "going on"]


def test_calm_on_a_later_day_is_news(pack: Pack) -> None:
    going = fighting("a", "2018-05-05", "الهلال الأحمر", "إن وتيرة الاشتباكات تصاعدت")
    calm = fighting("b", "2018-05-06", "عميد البلدية", "إن الأوضاع مستقرة")
    assert conflicts(pack, going, calm) == []


def test_an_accusation_and_what_the_accused_says_was_aimed_at(pack: Pack) -> None:
    page = PageBuilder(
        "a", "اتهمت الشركة سلاح الجو بقصف ناقلة قالت القوات إنها كانت تحمل أسلحة", outlet="ص"
    )
    page.event("بقصف", "airstrike", day="2018-05-04")
    page.claim(
        "اتهمت", "سلاح الجو بقصف ناقلة قالت القوات إنها كانت تحمل أسلحة", "الشركة", stance="accuse"
    )
    page.claim("قالت", "إنها كانت تحمل أسلحة", "القوات")
    found = conflicts(pack, page)
    assert [c.kind for c in found] == ["purpose"]
    assert [s.claims for s in found[0].sides] == [("a:c1",), ("a:c2",)]


def blast(
    name: str, count: int, *, town: str = "سبها", day: str = "", said: str = ""
) -> PageBuilder:
    told = f"وقع {said or 'اليوم'} تفجير في {town} أسفر عن {count} جريحا"
    page = PageBuilder(name, f"{told} بحسب بلدية {name}.", day=day, outlet=f"صحيفة {name}")
    page.mention(town, "LOC").event("تفجير", "bombing", day=day, place=town)
    page.claim("بحسب", told, f"بلدية {name}")
    return page.figure(f"{count} جريحا", "injured", count, claim=1)


def test_pages_without_a_day_are_not_set_against_each_other(pack: Pack) -> None:
    assert conflicts(pack, blast("a", 9), blast("b", 12)) == []
    day = "2018-05-04"
    assert len(conflicts(pack, blast("a", 9, day=day), blast("b", 12, day=day))) == 1


def test_two_towns_of_one_page_make_no_conflict(pack: Pack) -> None:
    text = "أسفر هجوم في سبها عن 18 جريحا. وأسفر الهجوم في غات عن 9 جرحى، وفق الأهالي."
    page = PageBuilder("a", text, day="2018-05-04").mention("سبها", "LOC").mention("غات", "LOC")
    page.event("هجوم", "attack", place="سبها").event("الهجوم", "attack", place="غات")
    page.figure("18 جريحا", "injured", 18).figure("9 جرحى", "injured", 9, event=2)
    assert conflicts(pack, page) == []


def test_two_parts_of_one_size_add_up(pack: Pack) -> None:
    page = toll("a", 4)
    page.text += " وسقط 2 قتيلين هنا و 2 آخرين هناك."
    page.figure("2 قتيلين", "killed", 2).figure("2 آخرين", "killed", 2)
    assert conflicts(pack, page, toll("b", 4)) == []


def test_bodies_that_were_found_are_no_toll(pack: Pack) -> None:
    assert conflicts(pack, toll("a", 9, words="جثث"), toll("b", 12)) == []


def strike(name: str, day: str, *, dead: int = 0) -> PageBuilder:
    text = f"قصفت طائرات سلاح الجو تنظيم الكثبان في سبها يوم {day} وقتل {dead} شخصا."
    page = PageBuilder(name, text, day="2018-05-06", outlet=f"صحيفة {name}").mention("سبها", "LOC")
    page.mention("تنظيم الكثبان", "ORG")
    page.event("قصفت", "airstrike", day=day, place="سبها", target="تنظيم الكثبان")
    return page.figure(f"{dead} شخصا", "killed", dead) if dead else page


def test_strikes_of_two_nights_are_no_conflict(pack: Pack) -> None:
    found = conflicts(pack, strike("a", "2018-05-04"), strike("b", "2018-05-05"))
    assert [c.kind for c in found] == []


def accusation(name: str, who: str, doer: str, *, denied: str = "") -> PageBuilder:
    said = f"إن {doer} قصفت مستشفى سبها"
    denial = "قصف مستشفى سبها"
    text = f"قال {who} {said}. ونفى {denied} {denial}." if denied else f"قال {who} {said}."
    page = PageBuilder(name, text, day="2018-05-04", outlet=f"صحيفة {name}")
    page.mention(doer, "ORG").mention("سبها", "LOC").claim("قال", said, who, stance="accuse")
    page.event("قصفت", "airstrike", day="2018-05-04", place="سبها", actor=doer)
    if denied:
        page.claim("ونفى", denial, denied, stance="deny")
        page.event("قصف", "airstrike", day="2018-05-04", place="سبها", nth=2)
    return page


def test_who_is_blamed_by_name_answers_who_blames(pack: Pack) -> None:
    pages = (
        accusation("a", "مجلس البلدية", "قوات النجم", denied="متحدث باسم قوات النجم"),
        accusation("b", "هيئة الإسعاف", "قوات الهلال"),
    )
    found = [c for c in conflicts(pack, *pages) if c.kind == "responsibility"]
    assert ("a:c1",) in [side.claims for c in found for side in c.sides]
    assert all("b:c1" not in side.claims for c in found for side in c.sides)


def killed(name: str, text: str, *counts: tuple[str, int, str]) -> PageBuilder:
    """A page on one bombing in Sabha with (words, value, rule) of each count of those killed in it."""
    page = PageBuilder(name, text, day="2018-05-05", outlet=f"صحيفة {name}").mention("سبها", "LOC")
    page.event("تفجير", "bombing", day="2018-05-04", place="سبها")
    for words, value, rule in counts:
        page.figure(words, "killed", value)
        page.figures[-1] = msgspec.structs.replace(page.figures[-1], rule=rule, who="x")
    return page


def test_counts_joined_by_and_add_up(pack: Pack) -> None:
    officer = "قتل ضابط وثلاثة جنود في تفجير في سبها، وفق الأهالي هناك."
    four = "قتل أربعة عسكريين في تفجير في سبها، وفق مصدر في المدينة."
    pages = (
        killed("a", officer, ("ضابط", 1, "figures.governed@1"), ("ثلاثة جنود", 3, "figures.joined@1")),
        killed("b", four, ("أربعة عسكريين", 4, "figures.governed@1")),
    )  # fmt: skip
    assert conflicts(pack, *pages) == []


def test_somebody_and_five_others_may_be_six(pack: Pack) -> None:
    others = "قتل قيادي وخمسة مقاتلين آخرين في تفجير في سبها، وفق الأهالي."
    six = "قتل ستة مقاتلين في تفجير في سبها، وفق مصدر في المدينة."
    pages = (
        killed("a", others, ("خمسة مقاتلين", 5, "figures.governed@1")),
        killed("b", six, ("ستة مقاتلين", 6, "figures.governed@1")),
    )
    assert conflicts(pack, *pages) == []


def test_attacks_of_a_day_and_one_of_them_are_not_compared(pack: Pack) -> None:
    pages = [blast("a", 9, day="2018-05-04"), blast("b", 32, day="2018-05-04")]
    assert len(conflicts(pack, *pages)) == 1
    many = PageBuilder("b", "وقعت اليوم تفجيرات في سبها أسفرت عن 32 جريحا بحسب الأهالي.",
                       day="2018-05-04", outlet="صحيفة b").mention("سبها", "LOC")  # fmt: skip
    many.event("تفجيرات", "bombing", day="2018-05-04", place="سبها")
    many.figure("32 جريحا", "injured", 32)
    assert conflicts(pack, pages[0], many) == []


def test_whoever_denies_that_it_ended_denies_not_the_thing(pack: Pack) -> None:
    def denial(name: str, content: str) -> PageBuilder:
        page = PageBuilder(name, f"نفى الوزير {content}", outlet=f"صحيفة {name}", day="2018-05-04")
        page.event("حملة", "mobilization", day="2018-05-04", status="denied")
        return page.claim("نفى", content, "الوزير", stance="deny")

    assert conflicts(pack, denial("a", "توقف حملة عسكرية في الجنوب")) == []
    assert [c.kind for c in conflicts(pack, denial("a", "شن حملة عسكرية في الجنوب"))] == ["denial"]


def test_two_who_lay_an_act_at_one_another_s_door(pack: Pack) -> None:
    def page(second: str) -> PageBuilder:
        text = (
            "اتهمت حكومة الساحل جيش الجبل بتنفيذ الغارة على مستشفى النخيل. "
            f"وحمل جيش الجبل {second} المسؤولية."
        )
        made = PageBuilder("a", text, outlet="صحيفة a", day="2021-03-12")
        made.mention("حكومة الساحل", "ORG").mention("جيش الجبل", "ORG")
        made.mention("جيش الجبل", "ORG", nth=2).mention(second, "ORG", nth=text.count(second))
        made.claim(
            "اتهمت", "جيش الجبل بتنفيذ الغارة على مستشفى النخيل", "حكومة الساحل", stance="accuse"
        )
        made.claim("وحمل", f"{second} المسؤولية", "جيش الجبل", stance="accuse")
        return made.event("الغارة", "airstrike", day="2021-03-11", place="النخيل", claim="a:c1")

    assert [c.kind for c in conflicts(pack, page("حكومة الساحل"))] == ["responsibility"]
    assert conflicts(pack, page("حزب الوادي")) == []


@pytest.mark.parametrize(
    ("words", "content", "kinds"),
    [
        ("نفى", "ما يتردد عن لقاء بين الطرفين في سبها", ["denial"]),
        ("نفى", "لقاء الطرفين في سبها", ["denial"]),
        ("استبعد", "لقاء الطرفين في سبها", []),
        ("نفى", "تعرضه لضغوط من جهات كثيرة قبل لقاء الطرفين في سبها", []),
        ("نفى", "أن يكون لقاء الطرفين بسبب الأزمة في سبها", []),
    ],
)
def test_what_is_denied_is_the_act(pack: Pack, words: str, content: str, kinds: list[str]) -> None:
    page = PageBuilder("a", f"{words} الوزير {content}", outlet="صحيفة a", day="2018-05-04")
    page.event("لقاء", "meeting", day="2018-05-04", place="سبها", status="denied", claim="a:c1")
    page.claim(words, content, "الوزير", stance="deny")
    assert [c.kind for c in conflicts(pack, page)] == kinds
