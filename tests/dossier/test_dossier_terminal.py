from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from riwaya.dossier.bidi import is_rtl, reorder, visual
from riwaya.dossier.terminal import MEANINGS, STYLES, show
from riwaya.model import Document, Dossier


def printed(
    document: Document, *, colour: bool = False, bidi: bool = False, width: int = 100
) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    show(document, console, bidi=bidi)
    return out.getvalue()


def test_header_says_how_it_is_known(story: Dossier) -> None:
    text = printed(story.documents[0])
    assert "نهار الواحة (stated)" in text
    assert "2025-03-04 (stated)" in text
    assert "تاريخ مكتوب أعلى الصفحة «4 مارس 2025»  date.stated@1" in text
    assert "outlet     unknown" in printed(story.documents[2])


def test_brackets_without_colour(story: Dossier) -> None:
    text = printed(story.documents[0], width=400)
    assert "[ev انهار] جسر قديم في مدينة [loc الواحة] [time فجر الثلاثاء]." in text
    assert "[cue ونفت [org بلدية الواحة]] [con إهمال الصيانة]." in text
    assert text.count("[") == text.count("]")


def test_no_brackets_with_colour(story: Dossier) -> None:
    text = printed(story.documents[0], colour=True, width=400)
    assert "[loc" not in text
    assert "\x1b[1;31mانهار\x1b[0m" in text


def test_every_mark_is_explained(story: Dossier) -> None:
    assert set(MEANINGS) == set(STYLES)
    plain = printed(story.documents[0], width=400)
    assert "[con] what is claimed   [cue] words that report   [src] source   [ev] event" in plain
    coloured = printed(story.documents[0], colour=True, width=400)
    assert "\x1b[1;31mevent\x1b[0m" in coloured


def test_tables(story: Dossier) -> None:
    text = printed(story.documents[0], width=200)
    assert "نهار الواحة ← وكالة المدار (agency) ← سالم الراوي (official)" in text
    for word in ("deny, indirect, CT+", "2025-03-04TMO", "figure.killed@1", "event.collapse@1"):
        assert word in text
    assert "مصدر طبي (source, anonymous)" in printed(story.documents[2], width=200)


@pytest.mark.parametrize("bidi", [False, True])
@pytest.mark.parametrize("colour", [False, True])
def test_hostile_page(hostile: Dossier, colour: bool, bidi: bool) -> None:
    text = printed(hostile.documents[0], colour=colour, bidi=bidi)
    assert not set(text) & set("\u202e\u2066\x00\x07\ud800")
    assert "\x1b[2J" not in text
    assert "U+202E" in text


def test_visual_order() -> None:
    assert reorder("قال Ali إن 25 جاء") == "ءاج 25 نإ Ali لاق"
    assert reorder("(أ)") == "(أ)"
    assert reorder("في 12,5 (نعم)") == "(معن) 12,5 يف"
    assert reorder("file جديد 10 end of it") == "file 10 ديدج end of it"


def test_marks_stay_after_their_letter() -> None:
    assert reorder("مُدّ") == "دّمُ"


@given(st.text(st.sampled_from("ابتث ABC 123 (),.-+ـًّ«»"), max_size=30), st.booleans())
def test_visual_order_loses_nothing(line: str, rtl: bool) -> None:
    places = [place for place, _ in visual(line, rtl)]
    assert sorted(places) == list(range(len(line)))


@given(st.text(st.sampled_from("ABC xyz 123"), max_size=30))
def test_latin_stays(line: str) -> None:
    assert reorder(line) == line


def test_direction_of_a_paragraph() -> None:
    assert is_rtl("loc [الواحة]")
    assert not is_rtl("outlet: أ")
    assert not is_rtl("123")


def test_bidi_keeps_every_letter(story: Dossier) -> None:
    letters = [
        c for c in printed(story.documents[0], width=400) if unicodedata.bidirectional(c) == "AL"
    ]
    turned = printed(story.documents[0], width=400, bidi=True)
    assert sorted(letters) == sorted(c for c in turned if unicodedata.bidirectional(c) == "AL")
    assert "ةحاولا" in turned
