"""Which mentions of a page tell of one event: clauses, numbers, words that set apart, and days lent by other pages."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.pipeline import annotate
from riwaya.link import link
from riwaya.link.events.facts import Facts
from riwaya.link.events.facts import together as facts_together
from riwaya.model import Document, EventDate
from riwaya.page import read_page
from riwaya.resources import Pack


def page(text: str, pack: Pack, name: str = "page.txt") -> Document:
    return annotate(read_page(text.encode(), name, pack), pack)


def together(document: Document, pack: Pack) -> list[set[str]]:
    """The triggers of each event of a page, in the order of the page."""
    words = {e.id: document.quote(e.trigger) for e in document.events}
    order = {e.id: e.start for e in document.events}
    events = link((document,), pack).events
    events = sorted(events, key=lambda e: min(order[m.event] for m in e.mentions))
    return [{words[m.event] for m in e.mentions} for e in events]


def of(word: str, groups: Sequence[set[str]]) -> int:
    return next(i for i, group in enumerate(groups) if word in group)


def test_harm_and_what_did_it_are_compared_as_one(pack: Pack) -> None:
    text = (
        "عنف في الجنوب\n\n"
        "قتل ثلاثة من عناصر الحرس الوطني المكلفين بحماية الطريق في هجوم على حاجز في سبها. "
        "وأصيب خمسة من موظفي البلدية الذين كانوا في مكاتبهم في انفجار هز مبنى في غات.\n"
    )
    groups = together(page(text, pack), pack)
    assert of("قتل", groups) == of("هجوم", groups)
    assert of("أصيب", groups) == of("انفجار", groups)
    assert of("هجوم", groups) != of("انفجار", groups)


def test_a_clause_that_turns_tells_of_something_else(pack: Pack) -> None:
    start = "عنف في الجنوب\n\nقتل عشرة في تفجير في سوق وسط سبها، "
    turned = together(page(start + "فيما لقي ستة حتفهم في هجوم في غات.\n", pack), pack)
    assert of("تفجير", turned) != of("هجوم", turned)


def test_one_of_several_is_not_all_of_them(pack: Pack) -> None:
    text = (
        "هجمات في ليبيا\n\n"
        "قتل ثلاثون شخصا في هجمات متفرقة في ليبيا. "
        "وفي الهجوم الأكثر دموية انفجرت سيارة مفخخة في سوق في سبها.\n"
    )
    groups = together(page(text, pack), pack)
    assert of("هجمات", groups) != of("انفجرت", groups)
    assert of("الهجوم", groups) == of("انفجرت", groups)


def test_what_came_the_day_after_is_another(pack: Pack) -> None:
    text = "تفجير في سبها\n\nيأتي التفجير غداة مقتل شرطيين في هجوم قرب حاجز. وقال مسؤول إن التفجير مدبر.\n"
    groups = together(page(text, pack), pack)
    assert of("التفجير", groups) != of("هجوم", groups)
    assert of("تفجير", groups) == of("التفجير", groups)


def test_a_title_tells_two_things_as_two(pack: Pack) -> None:
    text = (
        "مقتل شرطي في سبها.. ومسلحون يقتلون تاجرا في غات\n\n"
        "قتل شرطي بالرصاص أمس في سبها. وقتل مسلحون تاجرا في غات.\n"
    )
    groups = together(page(text, pack), pack)
    assert len(groups) == 2


def test_a_story_told_on_without_day_or_place_is_one(pack: Pack) -> None:
    text = (
        "هجوم على قرية\n\n"
        "هاجم مسلحون قرية قرب سبها. وقال أحد السكان إن المسلحين أطلقوا النار على الأهالي ثم أحرقوا المنازل.\n"
    )
    groups = together(page(text, pack), pack)
    assert of("أطلقوا النار", groups) == of("هاجم", groups)


NEWS = "تفجير في سوق بغداد\n\n{}قالت الشرطة إن {} شخصا قتلوا{} في تفجير انتحاري مزدوج استهدف سوقا في بغداد.\n"


def test_no_day_is_lent_where_another_year_has_as_much_in_common(pack: Pack) -> None:
    """A sort of event and a town are the same in many years."""
    undated = page(NEWS.format("", 28, " اليوم"), pack, "a.txt")
    old = page(NEWS.format("15-01-2018\n\n", 18, " اليوم"), pack, "b.txt")
    news = page(NEWS.format("21-01-2021\n\n", 28, ""), pack, "c.txt")

    def day(*pages: Document) -> str:
        found = next(d for d in link(pages, pack).documents if d.source == undated.source)
        return found.published.value if found.published else ""

    assert day(undated, old) == "2018-01-15"
    assert not day(undated, old, news).startswith("2018")


def test_one_of_the_blasts_and_another_are_two(pack: Pack) -> None:
    text = (
        "انفجارات في سبها\n\nهزت انفجارات مدينة سبها ليلة أمس. "
        "واستهدف أحد التفجيرات معسكرا للتدريب، فيما استهدف هجوم آخر مطعما في السوق.\n"
    )
    groups = together(page(text, pack), pack)
    assert of("التفجيرات", groups) != of("هجوم", groups)
    assert of("انفجارات", groups) != of("التفجيرات", groups)


def test_a_first_toll_is_of_what_was_told(pack: Pack) -> None:
    text = (
        "تفجير في سوق\n\nفجر انتحاري نفسه أمس في سوق في سبها فقتل 15 شخصا. "
        "وكانت الحصيلة الأولى تشير إلى سقوط تسعة قتلى.\n"
    )
    groups = together(page(text, pack), pack)
    assert of("سقوط", groups) == of("فجر", groups)


def test_a_quarter_told_later_is_where_in_the_town_it_was(pack: Pack) -> None:
    text = (
        "انفجار في سبها\n\nأصيب خمسة جنود أمس في انفجار استهدف حافلة في سبها. "
        "وذكرت المصادر أن الانفجار وقع في منطقة النخيلات على طريق السوق.\n"
    )
    groups = together(page(text, pack), pack)
    assert of("الانفجار", groups) == of("انفجار", groups)


def test_together_the_day_that_most_tell_is_kept() -> None:
    def on(day: str) -> Facts:
        date = EventDate(day, day, day, "day")
        none: frozenset[str] = frozenset()
        return Facts(
            frozenset(), ("attack",), "occurred", date, (), none, none, none, frozenset(), none
        )

    told = facts_together([on("2002-01-01"), on("2015-07-22"), on("2015-07-22")])
    assert told.date is not None
    assert told.date.value == "2015-07-22"
