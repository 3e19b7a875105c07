from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya import model
from riwaya.errors import RiwayaError
from riwaya.model import (
    Block,
    Claim,
    Document,
    Dossier,
    Figure,
    Link,
    Mention,
    Span,
    Timex,
    order,
)
from riwaya.model.codec import decode_document, decode_dossier, encode
from riwaya.model.dossier import schema

TEXT = st.text(
    alphabet=st.characters(codec="utf-8") | st.sampled_from("قال مصدر «»\u202e\x00"), min_size=1
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(TEXT)
    offsets = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(offsets, offsets), max_size=4))
    spans = [Span(min(p), max(p)) for p in pairs]
    link = Link(text="مصدر", name="مصدر", role="source", anonymous=True)
    return Document(
        id="d",
        source="a.txt",
        sha256="0",
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        blocks=tuple(Block(s.start, s.end, "body") for s in spans),
        mentions=tuple(Mention(f"m{i}", s.start, s.end, "PER") for i, s in enumerate(spans)),
        times=tuple(Timex(f"t{i}", s.start, s.end, "DATE", "2018") for i, s in enumerate(spans)),
        figures=tuple(
            Figure(f"f{i}", s.start, s.end, "killed", value=i) for i, s in enumerate(spans)
        ),
        claims=tuple(
            Claim(f"c{i}", s, s, (link,), "assert", "indirect", "CT+") for i, s in enumerate(spans)
        ),
    )


@given(documents())
def test_a_dossier_survives_the_codec(document: Document) -> None:
    dossier = Dossier(documents=(document,))
    assert decode_dossier(encode(dossier)) == dossier
    assert decode_document(encode(document)) == document


def test_a_lone_surrogate_is_written_and_read_back() -> None:
    document = Document(
        id="d", source="a", sha256="0", media_type="text/plain", encoding="json", text="ا\ud800ب"
    )
    data = encode(document)
    assert json.loads(data)["text"] == "ا\ud800ب"


def test_what_is_not_a_dossier_is_refused() -> None:
    with pytest.raises(RiwayaError, match="not a dossier"):
        decode_dossier(b'{"documents": 3}')
    with pytest.raises(RiwayaError, match="not a document"):
        decode_document(b"[]")


def test_a_span_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)


def test_spans_share_contain_and_join() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 5).contains(Span(1, 5))
    assert not Span(0, 5).contains(Span(1, 6))
    assert Span(4, 5).join(Span(1, 2)) == Span(1, 5)


def test_order_puts_the_longer_first_among_those_that_begin_together() -> None:
    spans = [Span(2, 3), Span(0, 1), Span(0, 4)]
    assert order(spans) == (Span(0, 4), Span(0, 1), Span(2, 3))


def test_the_schema_names_every_field_of_the_types() -> None:
    defs = schema()["$defs"]
    for kind in (Document, Claim, Figure, Mention, Timex):
        assert set(defs[kind.__name__]["properties"]) == {
            f.name for f in msgspec.structs.fields(kind)
        }


def test_only_defaults_that_are_one_object_everywhere_are_left_out_of_the_json() -> None:
    kinds = [
        k for k in vars(model).values() if isinstance(k, type) and hasattr(k, "__struct_config__")
    ]
    for kind in (k for k in kinds if k.__struct_config__.omit_defaults):
        for field in msgspec.structs.fields(kind):
            known = (msgspec.NODEFAULT, None, False, "", ())
            assert any(field.default is k for k in known), f"{kind.__name__}.{field.name}"
