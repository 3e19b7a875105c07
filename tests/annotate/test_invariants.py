"""What must hold for any page whatever: checked on pages put together at random."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from riwaya.annotate.pipeline import annotate
from riwaya.errors import InputError
from riwaya.model import ARTICLE_KINDS, Document, Span
from riwaya.page import read_page
from riwaya.resources import builtin

PIECES = (
    "قال مصدر أمني إن ثلاثة أشخاص قتلوا أمس الأربعاء في قصف على مدينة درنة.",
    "وأضاف المصدر أن «خمسة آخرين أصيبوا».",
    "التقى الرئيس المصري عبد الفتاح السيسي، الخميس، وزير الخارجية في القاهرة.",
    "نفت وزارة الدفاع مسؤوليتها عن الغارة",
    "٢٠ قتيلاً و١٥ جريحا",
    "14 أبريل/نيسان 2019",
    "وَأَكَّــدَتْ مصادرُ خاصّةٌ لـ«النورس»",
    "المصدر | وكالات",
    "تعليقات الزوار",
    "منذ 3 ساعات",
    "اقرأ أيضا",
    "\u202eقال\u202c",
    "\x00",
    "«",
    '"',
    "Reuters",
    "بحسب",
    "، وفق ما ذكرته",
)
# Control characters in number make a page binary, which is another test's matter.
NOISE = st.text(st.characters(exclude_categories=["Cc"]) | st.sampled_from("\n\t\r"), max_size=12)
PAGES = st.lists(st.sampled_from(PIECES) | NOISE, min_size=1, max_size=14)
JOINS = st.sampled_from([" ", "\n", "\r\n", "\n\n", "، "])


def page(pieces: list[str], join: str) -> Document:
    # The first piece makes sure that there is an Arabic page to read.
    data = join.join([PIECES[0], *pieces]).encode("utf-8", "surrogatepass")
    try:
        return annotate(read_page(data, "p.txt", builtin()), builtin())
    except InputError:
        # Too much of another script among too little Arabic.
        reject()


def spans(value: object) -> list[Span]:
    """Every span anywhere inside an annotation."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [s for v in value for s in spans(v)]
    if isinstance(value, msgspec.Struct):
        own = [Span(value.start, value.end)] if hasattr(value, "start") else []
        return own + [s for f in value.__struct_fields__ for s in spans(getattr(value, f))]
    return []


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(PAGES, JOINS)
def test_blocks_cover_the_text_and_annotations_stand_in_the_article(
    pieces: list[str], join: str
) -> None:
    document = page(pieces, join)
    covered = [False] * len(document.text)
    last = 0
    for block in document.blocks:
        assert last <= block.start < block.end <= len(document.text)
        last = block.end
        covered[block.start : block.end] = [True] * (block.end - block.start)
    assert all(c or document.text[i].isspace() for i, c in enumerate(covered))
    article = [b.span for b in document.blocks if b.kind in ARTICLE_KINDS]
    dated = article + [b.span for b in document.blocks if b.kind == "dateline"]
    for time in document.times:
        assert any(a.contains(time.span) for a in dated)
    for layer in (document.mentions, document.figures, document.claims, document.events):
        for annotation in layer:
            for span in spans(annotation):
                assert span.start < span.end <= len(document.text)
                assert any(a.overlaps(span) for a in article)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(PAGES, JOINS)
def test_quotes_are_the_pages_own_words_and_ids_are_unique(pieces: list[str], join: str) -> None:
    document = page(pieces, join)
    for claim in document.claims:
        assert claim.chain
        for link in claim.chain:
            if link.span is not None:
                assert document.quote(link.span) == link.text
    for layer in (
        document.mentions,
        document.times,
        document.figures,
        document.claims,
        document.events,
    ):
        ids = [a.id for a in layer]
        assert len(ids) == len(set(ids))
        assert all(a.rule for a in layer)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(PAGES, JOINS)
def test_reading_the_same_page_twice_gives_the_same(pieces: list[str], join: str) -> None:
    assert page(pieces, join) == page(pieces, join)
