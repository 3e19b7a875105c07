"""Names in a page: cases of the pack, and what must hold for every page."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.annotate import pipeline
from riwaya.annotate.coreference import groups
from riwaya.annotate.mentions import STAGE
from riwaya.evaluate import cases
from riwaya.evaluate.runners import mentions as runner
from riwaya.model import Block, Document
from riwaya.resources import Case, Pack, builtin


def page(text: str) -> Document:
    return cases.sentence(text, "")


def names(text: str, pack: Pack) -> list[tuple[str, str, tuple[str, ...]]]:
    document = pipeline.annotate(page(text), pack, [STAGE])
    return [(document.quote(m.span), m.type, m.names) for m in document.mentions]


@pytest.mark.parametrize("case", builtin().cases("mentions"), ids=lambda c: c.text[:40])
def test_case(case: Case, pack: Pack) -> None:
    assert cases.run(case, runner.run, pack).wrong == ""


def test_every_rule_has_a_case(pack: Pack) -> None:
    fired: set[str] = set()
    for case in pack.cases("mentions"):
        fired |= cases.run(case, runner.run, pack).rules
    assert fired >= {"gazetteer", "org-head", "place-head", "ellipsis", "title", "row", "tagger"}


def test_short_names_and_spellings_share_the_full_name(pack: Pack) -> None:
    text = "التقى عبدالفتاح السيسي الوفد، وقال السيسي إن عبد الفتاح السيسي سيزور عمان."
    found = [n for _, kind, n in names(text, pack) if kind == "PER"]
    assert len(found) == 3
    assert len(set(found)) == 1
    assert set(found[0]) == {"عبدالفتاح السيسي", "السيسي", "عبد الفتاح السيسي"}


def test_two_persons_of_one_family_stay_apart(pack: Pack) -> None:
    text = "التقى سمير القاسمي أخاه فريد القاسمي في المطار."
    found = [n[0] for _, kind, n in names(text, pack) if kind == "PER"]
    assert found == ["سمير القاسمي", "فريد القاسمي"]


def test_titles_stand_apart_from_the_name(pack: Pack) -> None:
    text = "قال قائد الجيش الوطني الليبي المشير خليفة حفتر إن العملية مستمرة."
    document = pipeline.annotate(page(text), pack, [STAGE])
    person = next(m for m in document.mentions if m.type == "PER")
    assert document.quote(person.span) == "خليفة حفتر"
    assert [document.quote(t) for t in person.titles] == ["قائد الجيش الوطني الليبي", "المشير"]


def test_a_name_with_an_elided_article_is_named_in_full(pack: Pack) -> None:
    found = names("شكر الوزير قادة للجيش الليبي على دعمهم.", pack)
    assert ("لجيش الليبي", "ORG") in [(quote, kind) for quote, kind, _ in found]
    assert found[0][2][0] == "الجيش الليبي"


def test_nothing_is_found_outside_the_article(pack: Pack) -> None:
    body, comment = "وصل الوفد إلى القاهرة.", "محمد علي من بغداد"
    text = f"{body}\n{comment}"
    document = page(text)
    blocks = (Block(0, len(body), "body"), Block(len(body) + 1, len(text), "comment"))
    document = msgspec.structs.replace(document, blocks=blocks)
    found = pipeline.annotate(document, pack, [STAGE]).mentions
    assert [document.quote(m.span) for m in found] == ["القاهرة"]


def test_groups_hold_every_mention_once(pack: Pack) -> None:
    text = "زار خليفة حفتر القاهرة، ثم غادر حفتر القاهرة إلى موسكو."
    document = pipeline.annotate(page(text), pack, [STAGE])
    found = groups(document)
    assert sum(map(len, found.values())) == len(document.mentions)
    assert len(found[("PER", "خليفة حفتر")]) == 2


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "الرئيس",
                "المصري",
                "خليفة",
                "حفتر",
                "و",
                "قال",
                "في",
                "لبنان",
                "وزارة",
                "الداخلية",
                "«",
                "»",
                '"',
                "مدينة",
                "،",
                ".",
                "للجيش",
                "بن",
                "عبد",
                "الله",
                "12",
                "BBC",
                "مُحَمَّد",
                "القاهرة\n",
            ]
        ),
        max_size=25,
    )
)
def test_mentions_are_places_in_order_without_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = pipeline.annotate(page(text), builtin(), [STAGE]).mentions
    again = pipeline.annotate(page(text), builtin(), [STAGE]).mentions
    assert found == again
    for m in found:
        assert text[m.start : m.end].strip() == text[m.start : m.end] != ""
        assert m.names and m.names[0]
    for one, other in pairwise(found):
        assert one.end <= other.start
    assert [m.id for m in found] == [f"case:m{n}" for n in range(1, len(found) + 1)]
