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


def test_a_run_without_stops_is_cut_and_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST_SENTENCE", 6)
    monkeypatch.setattr(reading, "MOST_TOKENS", 15)
    read = Reading(sentence("قال مصدر إن شيئا، وقع " + "قال مصدر إن شيئا وقع " * 4, ""))
    (stretch,) = read.article
    assert [(s.first, s.last) for s in stretch.sentences] == [(0, 5), (5, 11)]
    assert stretch.last == 11


def test_a_sentence_of_usual_length_is_whole() -> None:
    read = Reading(sentence("قال مصدر، إن شيئا وقع، " + "قال مصدر إن شيئا وقع " * 40, ""))
    (stretch,) = read.article
    assert [(s.first, s.last) for s in stretch.sentences] == [(0, len(read.tokens))]
