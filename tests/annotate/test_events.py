"""Event mentions: the cases of the pack, arguments, dates, places, clusters, ties."""

import runpy
from pathlib import Path

import msgspec
import pytest

from riwaya.annotate.eventing.clusters import cluster
from riwaya.annotate.eventing.rows import TriggerRow
from riwaya.annotate.eventing.words import EventWords
from riwaya.annotate.events import STAGE
from riwaya.annotate.pipeline import annotate
from riwaya.annotate.reading import Reading
from riwaya.evaluate.cases import run, sentence
from riwaya.evaluate.runners import events as runner
from riwaya.model import Block, Claim, Figure, Link, Mention, Span, Timex
from riwaya.resources import Pack, builtin

PACK = builtin()
CASES = PACK.cases("events")
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_case(case):
    assert run(case, runner.run, PACK).wrong == ""


def test_there_are_enough_types_triggers_and_hard_negatives():
    assert len(PACK.get(EventWords).types) >= 30
    assert len(PACK.rows("events", "triggers", TriggerRow)) >= 500
    assert sum("{" not in c.text for c in CASES) >= 100


def page(text, names=(), times=(), figures=(), claims=()):
    """A one-sentence page with the layers given by their words."""
    document = sentence(text, "2018-03-14")
    mentions = []
    for n, (name, kind) in enumerate(names):
        at = text.index(name)
        mentions.append(Mention(f"case:m{n}", at, at + len(name), kind, names=(name,)))
    found = []
    for n, (words, value) in enumerate(times):
        at = text.index(words)
        found.append(Timex(f"case:t{n}", at, at + len(words), "DATE", value, "x@1", value, value))
    document = msgspec.structs.replace(
        document, mentions=tuple(mentions), times=tuple(found), figures=figures, claims=claims
    )
    return STAGE(document, Reading(document), PACK)


def roles(event):
    return {(a.role, a.name) for a in event.arguments}


def test_light_verb_brings_the_actor_and_preposition_the_target():
    document = page("شنت مصر هجمات جوية على درنة", [("مصر", "LOC"), ("درنة", "LOC")])
    (event,) = document.events
    assert roles(event) == {("actor", "مصر"), ("target", "درنة")}
    assert event.place.name == "درنة"


def test_one_phrase_after_a_verb_of_harm_is_its_victim():
    (event,) = page("اعتقل الصحفي سالم المنفي", [("سالم المنفي", "PER")]).events
    assert roles(event) == {("target", "سالم المنفي")}


def test_agent_phrase_names_the_actor():
    (event,) = page("مقتل الجنرال على يد تنظيم الفجر", [("تنظيم الفجر", "ORG")]).events
    assert ("actor", "تنظيم الفجر") in roles(event)


def test_nationality_beside_the_noun_is_the_actor():
    (event,) = page("القصف المصري على درنة", [("درنة", "LOC")]).events
    assert ("actor", "مصر") in roles(event)


def test_unknown_actor_is_left_out_where_the_verb_is_passive():
    (event,) = page("قُتل ثلاثة جنود في سبها", [("سبها", "LOC")]).events
    assert not any(a.role == "actor" for a in event.arguments)
    assert event.place.name == "سبها"


def test_the_nearest_time_dates_the_event():
    document = page(
        "زار الوزير طرابلس يوم الاثنين والتقى المبعوث يوم الثلاثاء",
        [("طرابلس", "LOC")],
        [("يوم الاثنين", "2018-03-12"), ("يوم الثلاثاء", "2018-03-13")],
    )
    assert [e.date.value for e in document.events] == ["2018-03-12", "2018-03-13"]
    assert document.events[0].date.precision == "day"


def test_a_time_after_publication_makes_a_plan():
    (event,) = page("يزور الوزير تونس يوم 20 مارس", [], [("20 مارس", "2018-03-20")]).events
    assert event.status == "planned"


def test_a_plan_without_date_lies_ahead():
    (event,) = page("يعتزم الجيش شن عملية عسكرية").events
    assert (event.date.value, event.date.earliest) == ("FUTURE_REF", "2018-03-14")


def test_casualties_take_the_type_of_their_cause():
    events = page("إصابة خمسة عمال في اصطدام حافلة").events
    assert {e.type for e in events} == {"accident"}


def test_mentions_of_one_event_share_what_they_know():
    text = "هجوم على سبها يوم الاثنين. وأدان الحزب الهجوم"
    document = page(text, [("سبها", "LOC")], [("يوم الاثنين", "2018-03-12")])
    first, second = document.events
    assert [len(group) for group in cluster(document, PACK.get(EventWords))] == [2]
    assert second.date == first.date
    assert second.place == first.place


def test_events_on_different_days_stay_apart():
    text = "هجوم على سبها يوم الاثنين. هجوم على سبها يوم الأحد"
    document = page(
        text,
        [("سبها", "LOC")],
        [("يوم الاثنين", "2018-03-12"), ("يوم الأحد", "2018-03-04")],
    )
    assert [len(group) for group in cluster(document, PACK.get(EventWords))] == [1, 1]


def test_figures_are_tied_to_event_and_claim():
    text = "قال مصدر إن هجوما أسفر عن مقتل 9 جنود"
    at = text.index("9 جنود")
    figure = Figure("case:f1", at, at + 6, "killed", 9)
    content = Span(text.index("إن"), len(text))
    link = Link("مصدر", "مصدر", "source", True)
    claim = Claim("case:c1", Span(0, 3), content, (link,), "assert", "indirect", "CT+")
    document = page(text, figures=(figure,), claims=(claim,))
    assert document.figures[0].claim == "case:c1"
    assert document.figures[0].event in {e.id for e in document.events}
    assert all(e.claim == "case:c1" for e in document.events)


def test_nothing_is_read_from_comments():
    text = "هجوم على سبها"
    document = msgspec.structs.replace(sentence(text, ""), blocks=(Block(0, len(text), "comment"),))
    assert STAGE(document, Reading(document), PACK).events == ()


def test_the_same_page_gives_the_same_events():
    text = "شنت مصر هجمات على درنة وقتل ثلاثة جنود"
    assert page(text).events == page(text).events


def test_the_document_of_the_inventory_is_up_to_date():
    made = runpy.run_path(str(ROOT / "tools" / "events_doc.py"))["page"](PACK)
    assert (ROOT / "docs" / "events.md").read_text(encoding="utf-8") == made


#: Sentences, the names in them, and who takes part in the first event of the type.
WHO = [
    # The accused did it, not the accuser; a town or a building never does.
    (
        "اتهم مجلس الأعيان سالم الورفلي بقصف السوق",
        [("مجلس الأعيان", "ORG"), ("سالم الورفلي", "PER")],
        "shelling",
        {("actor", "سالم الورفلي"), ("target", "السوق")},
    ),
    ("أفاد مطار سبها بوقوع غارة جوية", [("مطار سبها", "LOC")], "airstrike", set()),
    ("قالت بلدية أوباري إن غارة جوية وقعت أمس", [("أوباري", "LOC")], "airstrike", set()),
    # The event is no actor of another.
    ("القصف استهدف حافلة قرب الجسر", [], "shelling", {("target", "حافلة")}),
    ("انفجار يستهدف دورية للشرطة", [], "bombing", {("target", "دورية للشرطة")}),
    # Voice and order.
    (
        "قتل سالم الورفلي في الثالث من مايو",
        [("سالم الورفلي", "PER")],
        "killing",
        {("target", "سالم الورفلي")},
    ),
    ("القبض على ثلاثة مهربين قرب الحدود", [], "detention", {("target", "ثلاثة مهربين")}),
    ("قتل خمسة جنود على يد مسلحين", [], "killing", {("target", "خمسة جنود"), ("actor", "مسلحين")}),
    # The pronoun on the verb stands for the phrase before it.
    (
        "عثر على سجناء أعدمهم التنظيم",
        [("التنظيم", "ORG")],
        "killing",
        {("target", "سجناء"), ("actor", "التنظيم")},
    ),
    # A controlling verb brings the doer over its complement; another event in between does not.
    (
        "تمكنت الشرطة من إلقاء القبض على مهرب",
        [],
        "detention",
        {("actor", "الشرطة"), ("target", "مهرب")},
    ),
    ("إن الجيش بصدد القيام بعملية عسكرية", [("الجيش", "ORG")], "offensive", {("actor", "الجيش")}),
    # Who tells of a killing has not killed.
    (
        "أعلن قائد الشرطة سالم الورفلي مقتل عشرة مسلحين",
        [("سالم الورفلي", "PER")],
        "killing",
        {("target", "عشرة مسلحين")},
    ),
    # «لـ» after the noun of an attack: whose it is, or whom it hits.
    (
        "هجوم لتنظيم الراية على حاجز أمني",
        [("تنظيم الراية", "ORG")],
        "attack",
        {("actor", "تنظيم الراية"), ("target", "حاجز أمني")},
    ),
    ("استهداف حافلة للشرطة", [], "attack", {("target", "حافلة للشرطة")}),
    (
        "أعلن المرصد الأهلي قصف الطيران مواقع في البلدة",
        [("المرصد الأهلي", "ORG")],
        "airstrike",
        {("actor", "الطيران"), ("target", "مواقع")},
    ),
    # A visit's idafa is not always the visitor.
    ("زيارة المرضى في المستشفى", [], "visit", set()),
    (
        "أسعفت الفرق المصابين في مستشفى المدينة بعد زيارة الوزير إلى الموقع",
        [],
        "visit",
        {("actor", "الوزير")},
    ),
    # Abstract nouns and prepositions are nobody.
    ("التقى الوزير أمس آخر المستجدات", [], "meeting", {("participant", "الوزير")}),
    ("انفجرت شاحنة في السوق", [], "bombing", {("instrument", "شاحنة")}),
]


@pytest.mark.parametrize(("text", "names", "type_", "wanted"), WHO, ids=range(len(WHO)))
def test_who_takes_part(text, names, type_, wanted):
    event = next(e for e in page(text, names).events if e.type == type_)
    assert roles(event) == wanted


def test_who_condemns_is_not_who_attacks():
    for text in ("أدان الحزب الهجوم على سبها", "رفضت الحكومة الغارات", "استنكرت الحركة القصف"):
        document = annotate(sentence(text, "2018-03-14"), PACK)
        assert document.events
        assert not [a for e in document.events for a in e.arguments if a.role == "actor"]


def test_a_length_counted_between_two_events_dates_the_other_and_keeps_them_apart():
    text = "طالب الأعيان اليوم الأربعاء بتحقيق بعد يومين من القصف الذي دمر السوق"
    document = annotate(sentence(text, "2018-03-14"), PACK)
    strike = next(e for e in document.events if document.quote(e.trigger) == "القصف")
    assert strike.date is not None
    assert strike.date.value == "2018-03-12"
    text = "يأتي القصف بعد ثلاثة أسابيع من هجوم على محطة كهرباء سبها في 16 فبراير الماضي"
    document = annotate(sentence(text, "2018-03-14"), PACK)
    dates = {document.quote(e.trigger): e.date and e.date.value for e in document.events}
    assert dates["القصف"] is None
    assert dates["هجوم"] == "2018-02-16"


def test_those_who_were_harmed_did_not_do_it(pack: Pack) -> None:
    text = "قُتل 14 شخصا وأصيب 27 آخرون، اليوم الثلاثاء، في قصف جوي استهدف سوقا شعبية في المدينة."
    document = annotate(sentence(text, "2021-03-09"), pack)
    assert {e.type for e in document.events} == {"killing", "airstrike"}
    assert [a.name for e in document.events for a in e.arguments if a.role == "actor"] == []


def test_a_verb_behind_an_indefinite_phrase_tells_of_that_phrase() -> None:
    text = "سقط صاروخ أطلقه الجنود قرب البلدة، وفر مسلحون بعد هجوم استهدف مركزا للشرطة."
    document = annotate(sentence(text, "2021-03-09"), builtin())
    struck = [e for e in document.events if document.quote(e.trigger) == "استهدف"]
    assert len(struck) == 1
    assert [a.name for a in struck[0].arguments if a.role == "actor"] == []
