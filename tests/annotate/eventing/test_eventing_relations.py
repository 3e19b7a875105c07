"""Links between the events of a sentence."""

import pytest
from event_pages import PACK, read_sentence

from riwaya.evaluate.cases import run
from riwaya.evaluate.runners import event_links as runner

CASES = PACK.cases("event_links")


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_case(case):
    assert run(case, runner.run, PACK).wrong == ""


def test_the_words_that_tie_two_events_are_kept():
    document = read_sentence("نزح مئات السكان بسبب القصف")
    (link,) = document.events[0].links
    assert document.quote(link.span) == "بسبب"
    assert link.event == document.events[1].id


@pytest.mark.parametrize(
    "text",
    [
        # Another word of the same letters, another sentence, a denial.
        "أثر الهجوم في سير الانتخابات",
        "زار الوزير المصنع. وبعد القصف عاد الهدوء",
        "لم يسفر الهجوم عن مقتل أحد",
    ],
)
def test_no_link(text):
    document = read_sentence(text)
    assert not [link for e in document.events for link in e.links]
