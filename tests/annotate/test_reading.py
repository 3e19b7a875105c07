from __future__ import annotations

import pytest

from riwaya.annotate import reading
from riwaya.annotate.reading import Reading
from riwaya.evaluate.cases import sentence


def test_a_page_is_read_up_to_its_bound_and_in_whole_sentences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "MOST_TOKENS", 7)
    read = Reading(sentence("قال مصدر شيئا. قال مصدر شيئا. وقع.", ""))
    (stretch,) = read.article
    assert [(s.first, s.last) for s in stretch.sentences] == [(0, 4)]
    assert stretch.last == 4
    assert read.sentence_of(3) == stretch.sentences[0]
    assert read.sentence_of(4) is None
