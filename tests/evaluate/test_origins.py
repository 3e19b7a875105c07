"""The check of origins against the gold, on a gold written here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riwaya.annotate.pipeline import annotate
from riwaya.evaluate.origins import alike, check
from riwaya.link import link
from riwaya.page import read_page
from riwaya.resources import Pack

PAGE = (
    "مقتل ثلاثة في هجوم بسبها\n\nصحيفة الوادي\n\n"
    "قال مصدر طبي في سبها إن ثلاثة أشخاص قتلوا أمس الأربعاء في هجوم مسلح على مدينة سبها جنوبي ليبيا.\n"
)
EVENT = {"id": "sabha", "triggers": ["هجوم مسلح"]}


@pytest.mark.parametrize(
    ("key", "wanted", "missing", "counted"),
    [
        ("sabha-killed-3", ["مصدر طبي في سبها"], (), True),
        ("sabha", ["مصدر طبي"], (), True),
        ("sabha", ["وزارة الداخلية"], ("وزارة الداخلية",), True),
        ("said", ["مصدر طبي"], (), True),
        ("sabha", ["مصدر طبي", "شهود"], ("شهود",), False),
    ],
)
def test_an_entry_is_looked_up_by_count_event_or_words(
    pack: Pack, tmp_path: Path, key: str, wanted: list[str], missing: tuple[str, ...], counted: bool
) -> None:
    page = annotate(read_page(PAGE.encode(), "a.txt", pack), pack)
    dossier = link((page,), pack)
    (tmp_path / "a.json").write_text(json.dumps({"doc": "a.txt", "events": [EVENT]}), "utf-8")
    claim = "ثلاثة أشخاص قتلوا في هجوم على مدينة سبها"
    roots = {key: {"claim": claim, "independent_origins": wanted}}
    (tmp_path / "cross.json").write_text(json.dumps({"roots": roots}), "utf-8")
    (found,) = check(dossier, tmp_path, pack)
    assert (found.missing, found.counted) == (missing, counted)


def test_names_are_alike_by_half_of_the_shorter() -> None:
    assert alike("المتحدث الأمني", "المتحدث الأمني بوزارة الداخلية")
    assert not alike("وزارة الداخلية", "مصدر طبي")
    assert not alike("", "مصدر")
