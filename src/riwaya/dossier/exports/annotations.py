"""`annotations`: every annotation in W3C's Web Annotation model (JSON-LD), with the texts it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riwaya.dossier.exports.base import Given
from riwaya.dossier.exports.marks import Mark, Tie, marks
from riwaya.dossier.exports.shared import as_json, quote, well_formed
from riwaya.model import Document, Span
from riwaya.version import VERSION

#: How much of what stands before and after a quote helps to find it again where the text has changed.
AROUND = 32

_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"riwaya": "urn:riwaya:vocabulary:", "dcterms": "http://purl.org/dc/terms/"},
]


class Annotations:
    """`annotations/<document>.jsonld`, one page of annotations each, and `annotations/<document>.txt`.

    Each target gives the same words twice: by position (code points of the text file beside it) and by
    quotation. The text file is the page's text as Riwaya read it, in UTF-8.
    """

    name = "annotations"

    def files(self, given: Given) -> Iterator[tuple[str, bytes]]:
        for document in given.dossier.documents:
            yield f"annotations/{document.id}.txt", well_formed(document.text).encode()
            yield f"annotations/{document.id}.jsonld", as_json(_page(document))


def _page(document: Document) -> dict[str, Any]:
    found, ties = marks(document)
    tied: dict[str, list[Tie]] = {}
    for tie in ties:
        tied.setdefault(tie.source, []).append(tie)
    return {
        "@context": _CONTEXT,
        "id": f"urn:riwaya:annotations:{document.id}",
        "type": "AnnotationPage",
        "dcterms:source": {
            "id": f"{document.id}.txt",
            "riwaya:file": document.source,
            "riwaya:sha256": document.sha256,
            "riwaya:url": document.url,
        },
        "items": [_annotation(document, mark, tied.get(mark.id, [])) for mark in found],
    }


def _annotation(document: Document, mark: Mark, ties: list[Tie]) -> dict[str, Any]:
    facts = {f"riwaya:{k}": v for k, v in mark.facts.items() if v is not None}
    ties_of = [{"riwaya:role": t.label, "riwaya:to": _id(t.target)} for t in ties]
    body = {
        "type": "TextualBody",
        "purpose": "classifying",
        "value": mark.label,
        **facts,
        **({"riwaya:tie": ties_of} if ties_of else {}),
    }
    return {
        "id": _id(mark.id),
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {
            "id": f"urn:riwaya:rule:{mark.rule}" if mark.rule else "urn:riwaya:rule",
            "type": "Software",
            "name": f"Riwaya {VERSION}",
        },
        "body": body,
        "target": {"source": f"{document.id}.txt", "selector": selectors(document, mark.span)},
    }


def selectors(document: Document, span: Span) -> list[dict[str, Any]]:
    """The same stretch by position and by its words with a little of what is around it."""
    before = Span(max(0, span.start - AROUND), span.start)
    after = Span(span.end, min(len(document.text), span.end + AROUND))
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": quote(document, span),
            "prefix": quote(document, before),
            "suffix": quote(document, after),
        },
    ]


def _id(mark: str) -> str:
    return f"urn:riwaya:mark:{mark}"


EXPORTER = Annotations()
