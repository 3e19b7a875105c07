"""The claims stage on small pages written for the tests."""

from __future__ import annotations

import msgspec
import pytest

from riwaya.annotate.claims import STAGE
from riwaya.annotate.pipeline import annotate
from riwaya.annotate.reading import Reading
from riwaya.evaluate.cases import sentence
from riwaya.model import Block, Claim, Document, Mention, Outlet
from riwaya.page import read_page
from riwaya.resources import Pack


def page(
    text: str, *, outlet: str = "", people: tuple[str, ...] = (), kind: str = "body"
) -> Document:
    """A document of one block, the names of `people` marked in it."""
    mentions = tuple(
        Mention(f"m{n}", text.index(name), text.index(name) + len(name), "PER", names=(name,))
        for n, name in enumerate(people)
    )
    blocks = (Block(0, len(text), kind),)  # type: ignore[arg-type]
    return msgspec.structs.replace(
        sentence(text, ""),
        blocks=blocks,
        mentions=mentions,
        outlet=Outlet(outlet, "stated") if outlet else None,
    )


def claims(document: Document, pack: Pack) -> tuple[Claim, ...]:
    return STAGE(document, Reading(document), pack).claims


def chain(claim: Claim) -> list[str]:
    return [link.name for link in claim.chain]


def test_cue_content_and_link_are_slices_of_the_page(pack: Pack) -> None:
    text = "قال مصدر أمني إن الطريق أغلق."
    (claim,) = claims(page(text), pack)
    assert claim.cue.of(text) == "قال"
    assert claim.content.of(text) == "إن الطريق أغلق"
    link = claim.chain[-1]
    assert link.span is not None and link.span.of(text) == link.text == "مصدر أمني"
    assert (link.role, link.anonymous) == ("source", True)


def test_quoted_speech_runs_over_sentences_to_its_mark(pack: Pack) -> None:
    text = "قالت البلدية: «الماء مقطوع. سنصلح الأنبوب غدا». وبقيت المدارس مفتوحة."
    (claim,) = claims(page(text), pack)
    assert claim.speech == "direct"
    assert claim.content.of(text) == "«الماء مقطوع. سنصلح الأنبوب غدا»"


def test_content_that_splits_round_its_cue_has_parts(pack: Pack) -> None:
    text = "وسيسهم المشروع، بحسب الوزيرة، في توفير العمل."
    (claim,) = claims(page(text), pack)
    assert [p.of(text) for p in claim.parts] == ["وسيسهم المشروع،", "، في توفير العمل."]


def test_a_bare_verb_before_its_source_goes_on_after_it(pack: Pack) -> None:
    text = "كما تمكنت حسب بلاغ لوزارة الدفاع الأربعاء، من حجز عدد من الهواتف."
    (claim,) = claims(page(text), pack)
    assert [p.of(text) for p in claim.parts] == ["كما تمكنت", "، من حجز عدد من الهواتف."]


def test_the_source_stands_for_whom_the_page_introduced(pack: Pack) -> None:
    text = "قال طبيب في المستشفى إن الجرحى كثر. وأضاف المصدر أن الدم ناقص. وأكد أن الطاقم متعب."
    found = claims(page(text), pack)
    assert [chain(c) for c in found] == [["طبيب في المستشفى"]] * 3


def test_an_office_stands_for_its_holder(pack: Pack) -> None:
    text = "قال وزير الصحة سالم الورفلي إن اللقاح وصل. وأوضح الوزير أن التوزيع يبدأ غدا."
    found = claims(page(text, people=("سالم الورفلي",)), pack)
    assert [chain(c) for c in found] == [["سالم الورفلي"]] * 2
    assert not any(c.chain[-1].anonymous for c in found)


def test_whom_a_source_told_is_a_link_unless_it_is_the_page_itself(pack: Pack) -> None:
    text = "قال مسؤول لرويترز إن القوات انسحبت."
    assert chain(claims(page(text), pack)[0]) == ["رويترز", "مسؤول"]
    assert chain(claims(page(text, outlet="رويترز"), pack)[0]) == ["مسؤول"]


def test_an_agency_named_at_the_end_passes_on_the_whole_sentence(pack: Pack) -> None:
    text = "وقالت الشرطة إن الطريق مفتوح، مؤكدة أن الجسر سليم، وفق ما أوردته وكالة رويترز."
    found = claims(page(text), pack)
    assert [chain(c) for c in found] == [["رويترز", "الشرطة"]] * 2


def test_a_report_inside_a_report_has_both_links(pack: Pack) -> None:
    text = "وأفادت صحيفة «المرصد» بأن الحكومة قالت إن الميزانية جاهزة."
    inner = claims(page(text), pack)[-1]
    assert chain(inner) == ["المرصد", "الحكومة"]


@pytest.mark.parametrize(
    "text",
    [
        "يشار إلى أن المدينة شهدت معارك.",
        "ولم تعلن أي جهة مسؤوليتها عن الهجوم.",
        "ومن المقرر أن يعلن الوزير النتائج غدا.",
        "وأُعلن أمس عن فتح المعبر.",
        "وطلب عدم ذكر اسمه.",
        "وارتفعت الحرارة وفق الجدول المعلق.",
        "وتوقف القطار بين المحطتين.",
    ],
)
def test_the_outlets_own_voice_is_no_claim(text: str, pack: Pack) -> None:
    assert claims(page(text), pack) == ()


@pytest.mark.parametrize("kind", ["comment", "caption", "related", "dateline", "tags", "other"])
def test_nothing_is_taken_from_outside_the_article(kind: str, pack: Pack) -> None:
    assert claims(page("قال مصدر أمني إن الطريق أغلق.", kind=kind), pack) == ()


def test_a_headline_with_a_colon_is_a_claim_only_in_a_title(pack: Pack) -> None:
    text = "وزير الصحة: لا إصابات جديدة"
    assert [c.rule for c in claims(page(text, kind="title"), pack)] == ["headline@1"]
    assert claims(page(text), pack) == ()


def test_claims_are_numbered_in_text_order(pack: Pack) -> None:
    text = "قال مصدر إن الجسر سقط، فيما أكد شاهد أن المرور توقف."
    found = claims(page(text), pack)
    assert [c.id for c in found] == ["case:c1", "case:c2"]
    assert found[0].cue.start < found[1].cue.start
    assert found[0].content.end <= found[1].cue.start


def test_mismatched_quotation_marks_still_close(pack: Pack) -> None:
    text = "وقال المدير “سنبدأ العمل في الصباح الباكر»."
    (claim,) = claims(page(text), pack)
    assert claim.content.of(text) == "“سنبدأ العمل في الصباح الباكر»"


def test_a_first_person_verb_is_not_taken_for_a_past(pack: Pack) -> None:
    assert claims(page("أعتقد أن الأمر صعب."), pack) == ()


def headed(title: str, body: str, *, byline: str = "") -> Document:
    """A document with a title, a byline if any, and a body."""
    text, blocks = "", []
    for kind, part in (("title", title), ("byline", byline), ("body", body)):
        if part:
            blocks.append(Block(len(text), len(text) + len(part), kind))  # type: ignore[arg-type]
            text += part + "\n"
    return msgspec.structs.replace(sentence(text, ""), blocks=tuple(blocks))


def test_a_title_stands_for_the_person_whom_the_article_names_later(pack: Pack) -> None:
    title = "وزير الطاقة: المحطة جاهزة"
    document = headed(title, "قال سالم الورفلي وزير الطاقة إن المحطة جاهزة.")
    at = document.text.index("سالم الورفلي")
    named = Mention("m1", at, at + len("سالم الورفلي"), "PER", names=("سالم الورفلي",))
    first, second = claims(msgspec.structs.replace(document, mentions=(named,)), pack)
    assert first.rule.startswith("headline")
    assert chain(first) == chain(second) == ["سالم الورفلي"]


def test_a_medium_that_signs_the_page_is_no_link_of_its_chains(pack: Pack) -> None:
    told = "قال مصدر أمني لـ«ضفاف نيوز» إن الطريق أغلق."
    (signed,) = claims(headed("", told, byline="ضفاف نيوز - مراسلنا"), pack)
    (other,) = claims(headed("", told, byline="القاهرة - مراسلنا"), pack)
    assert chain(signed) == ["مصدر أمني"]
    assert chain(other) == ["ضفاف نيوز", "مصدر أمني"]


def test_a_verb_that_goes_on_keeps_the_speaker_whatever_he_is_called(pack: Pack) -> None:
    text = "قال خالد الزوي إن الفريق جاهز. وأضاف المدرب الهولندي أن الخصم قوي."
    first, second = claims(page(text, people=("خالد الزوي",)), pack)
    assert chain(first) == chain(second) == ["خالد الزوي"]


@pytest.mark.parametrize(
    ("told", "name", "role"),
    [
        ("للأناضول", "الأناضول", "agency"),
        ("لوكالة الأناضول", "وكالة الأناضول", "agency"),
        ("لواس", "واس", "agency"),
        ("لـ«واس»", "واس", "agency"),
        ("لفرانس برس", "فرانس برس", "agency"),
        ("للوكالة الوطنية للإعلام", "الوكالة الوطنية للإعلام", "agency"),
        ("لصحيفة لوموند", "لوموند", "outlet"),
    ],
)
def test_who_was_told_goes_by_its_own_name(told: str, name: str, role: str, pack: Pack) -> None:
    (claim,) = claims(page(f"وقال مسؤول أمني {told} إن القوات انسحبت من البلدة."), pack)
    assert (claim.chain[0].name, claim.chain[0].role) == (name, role)


@pytest.mark.parametrize("name", ["واس", "«واس»", "سانا", "رويترز", "«وفا»"])
def test_an_agency_that_speaks_is_one_under_its_short_name(name: str, pack: Pack) -> None:
    (claim,) = claims(page(f"وأفادت {name} بأن الطريق أغلق."), pack)
    assert claim.chain[-1].role == "agency"


def test_what_others_said_within_speech_of_several_sentences_is_not_the_speakers(
    pack: Pack,
) -> None:
    text = (
        "جلسة في المجلس\n"
        "وقال السفير سالم العمري: «حذر الوسطاء الوفد من العزلة في الجلسة. "
        "وقالوا له إن الوقت ينفد وإن الجميع يريد حلا سريعا. وسنرد عليهم غدا».\n"
    )
    document = annotate(read_page(text.encode(), "page.txt", pack), pack)
    assert [text[c.cue.start : c.cue.end] for c in document.claims] == ["وقال"]
