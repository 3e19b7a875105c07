from __future__ import annotations

import gc

import pytest

from riwaya.annotate import claims, times
from riwaya.annotate.pipeline import annotate, default_stages
from riwaya.annotate.reading import Reading
from riwaya.errors import RiwayaError
from riwaya.evaluate.cases import sentence
from riwaya.model import Document
from riwaya.resources import Pack


def test_a_stage_before_what_it_needs_is_refused(pack: Pack) -> None:
    with pytest.raises(RiwayaError, match="stage claims needs mentions first"):
        annotate(sentence("قال مصدر إن شيئا حدث.", ""), pack, [claims.STAGE])


def test_every_stage_finds_what_it_needs_in_those_before_it() -> None:
    have = {"blocks", "published"}
    for stage in default_stages():
        assert stage.needs <= have, stage.name
        have |= stage.adds
    assert have >= {"times", "mentions", "figures", "claims", "events"}


def test_only_the_stages_asked_for_run(pack: Pack) -> None:
    document = annotate(sentence("قال مصدر أمس إن شيئا حدث.", "2018-02-12"), pack, [times.STAGE])
    assert [t.value for t in document.times] == ["2018-02-11"]
    assert document.claims == ()


def test_the_collector_of_cycles_rests_while_a_page_is_read_and_not_longer(pack: Pack) -> None:
    during: list[bool] = []

    class Look(times.Times):
        def __call__(self, document: Document, reading: Reading, pack: Pack) -> Document:
            during.append(gc.isenabled())
            return super().__call__(document, reading, pack)

    assert gc.isenabled()
    page = sentence("قال مصدر أمس إن شيئا حدث.", "2018-02-12")
    annotate(page, pack, [Look()])
    with pytest.raises(RiwayaError):
        annotate(page, pack, [Look(), claims.STAGE])
    assert during == [False, False]
    assert gc.isenabled()
