"""The annotations that the tagger of names is trained with."""

from __future__ import annotations

import importlib.util
import re
from itertools import pairwise
from pathlib import Path
from types import ModuleType

TOOLS = Path(__file__).parents[2] / "tools"


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("ner_antcorpus", TOOLS / "ner_antcorpus.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ANT = _module()


def test_rows_are_in_order_and_apart() -> None:
    rows = ANT.annotations()
    assert len(rows) >= 250
    for found in rows.values():
        spans = [span for span, _ in found]
        assert all(a < b and kind in ("PER", "LOC", "ORG", "MISC") for a, b, kind in spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))
        assert all(re.fullmatch("[0-9a-f]{8}", said) for _, said in found)


def test_no_text_of_the_pages_is_kept() -> None:
    assert ANT.ANNOTATIONS.read_text(encoding="utf-8").isascii()


def test_words_of_a_page_get_the_labels_of_their_names() -> None:
    raw = "<TITLE>وصل وفد</TITLE><TEXT>\nقال سالم الزين في بنغازي &amp; درنة\n</TEXT>"
    text = ANT.page_text(raw)
    assert text == "وصل وفد\nقال سالم الزين في بنغازي & درنة"
    at = text.index("سالم")
    rows = [(at, at + len("سالم الزين"), "PER")]
    title, body = ANT._sentences(text)
    assert {label for _, label in ANT._labelled(title, rows)} == {"O"}
    assert [label for _, label in ANT._labelled(body, rows)][:4] == ["O", "B-PER", "I-PER", "O"]
