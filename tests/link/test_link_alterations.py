"""What is changed in the retelling: the pairs of `alterations/pairs.tsv`, one change each or none."""

from __future__ import annotations

import pytest

from riwaya.annotate.pipeline import annotate
from riwaya.evaluate.runners.alterations import Told
from riwaya.link import link
from riwaya.link.alterations import Pair, alterations
from riwaya.link.passages import overlap
from riwaya.link.words import read
from riwaya.model import Block, Document, Publication
from riwaya.resources import Pack, builtin

PAIRS = builtin().rows("alterations", "pairs", Told)


def page(name: str, text: str, pack: Pack) -> Document:
    bare = Document(
        id=name,
        source=name,
        sha256="",
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        language="ar",
        published=Publication("2017-03-01", "2017-03-01", "2017-03-01", "stated"),
        blocks=(Block(0, len(text), "body"),),
    )
    return annotate(bare, pack)


@pytest.mark.parametrize("told", PAIRS, ids=lambda t: f"{t.kind or 'none'}: {t.note}")
def test_pair(told: Told, pack: Pack) -> None:
    origin, copy = page("a", told.origin, pack), page("b", told.copy, pack)
    left, right = read(origin), read(copy)
    found = alterations(Pair(origin, copy, left, right, overlap(left, right)), pack)
    assert [a.kind for a in found] == ([told.kind] if told.kind else [])
    for alteration in found:
        assert alteration.documents == ("a", "b")
        for ref in alteration.spans:
            text = origin.text if ref.document == "a" else copy.text
            assert 0 <= ref.start < ref.end <= len(text)


def test_every_kind_has_cases() -> None:
    kinds = [t.kind for t in PAIRS]
    assert len([k for k in kinds if k]) >= 20
    assert kinds.count("") >= 10
    assert set(kinds) == {
        "",
        "caveat_dropped",
        "attribution_dropped",
        "attribution_moved",
        "figure_changed",
        "sentence_cut",
        "sentence_added",
        "meaning_changed",
        "wording",
    }


def test_a_passage_taken_over_cuts_nothing(pack: Pack) -> None:
    """Where one page took but a part, what it left is no alteration."""
    told = next(t for t in PAIRS if t.kind == "sentence_cut")
    own = " وتستعد المدينة لاستقبال مهرجان الربيع السنوي الذي تشارك فيه عشرات الفرق." * 4
    origin = page("a", told.origin, pack)
    copy = page("b", told.origin.split(". ")[0] + "." + own, pack)
    left, right = read(origin), read(copy)
    found = alterations(Pair(origin, copy, left, right, overlap(left, right)), pack)
    assert not [a for a in found if a.kind in ("sentence_cut", "sentence_added")]


def test_siblings_are_compared_both_ways(pack: Pack) -> None:
    """Of two pages with one report, whichever lost the doubt is named."""
    told = next(t for t in PAIRS if t.kind == "caveat_dropped")
    kept, lost = page("b", told.origin, pack), page("a", told.copy, pack)
    found = link((kept, lost), pack).alterations
    assert [(a.kind, a.documents) for a in found] == [("caveat_dropped", ("b", "a"))]
