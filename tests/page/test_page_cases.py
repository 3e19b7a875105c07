"""The pages of `resources/ar/page/cases.tsv`, and the covering of every page by blocks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.evaluate import cases
from riwaya.evaluate.runners import page as runner
from riwaya.page.htmlpage import understand_html
from riwaya.page.textpage import Understood, understand_text
from riwaya.resources import builtin

PACK = builtin()
LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                "  ",
                "\u200f",
                "التعليقات",
                "اقرأ أيضا",
                "منذ 7 ساعات",
                "12 فبراير 2018",
                "المصدر | الخليج الجديد + وكالات",
                "1. خالد",
                "قال متحدث باسم الوزارة إن الأعمال ستبدأ في مطلع الأسبوع المقبل وتستمر شهرين كاملين.",
                "\ud800 \x00 \u202e",
            ]
        ),
        st.text(max_size=60),
    ),
    max_size=14,
)


@pytest.mark.parametrize("case", PACK.cases("page"), ids=lambda c: c.note)
def test_case(case):
    assert cases.run(case, runner.run, PACK).wrong == ""


def covered(page: Understood) -> bool:
    inside = set()
    last = 0
    for block in page.blocks:
        assert last <= block.start < block.end <= len(page.text)
        last = block.end
        inside.update(range(block.start, block.end))
    return all(c.isspace() or i in inside for i, c in enumerate(page.text))


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_blocks_cover_plain_text(lines, end):
    text = end.join(lines)
    page = understand_text(text, PACK)
    assert page.text == text
    assert covered(page)
    if page.title:
        assert page.title in {b.span for b in page.blocks if b.kind == "title"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "div", "h1", "li", "b", "<"]), st.text(max_size=30)),
        max_size=8,
    )
)
def test_blocks_cover_html(parts):
    page = understand_html("".join(f"<{tag}>{text}</{tag}>" for tag, text in parts), PACK)
    assert covered(page)
