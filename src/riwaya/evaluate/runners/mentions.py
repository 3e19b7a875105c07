"""Cases of `mentions/`: the label is the type, and the canonical name where it is not the words marked."""

from __future__ import annotations

from riwaya.annotate import pipeline
from riwaya.annotate.mentions import STAGE
from riwaya.evaluate.cases import Found
from riwaya.model import Document, Mention
from riwaya.resources import Pack

SUBJECT = "mentions"


def run(document: Document, pack: Pack) -> list[Found]:
    """Every name of the sentence."""
    document = pipeline.annotate(document, pack, [STAGE])
    return [Found(m.start, m.end, _label(m, document), m.rule) for m in document.mentions]


def _label(mention: Mention, document: Document) -> str:
    name = mention.names[0]
    return mention.type if name == document.quote(mention.span) else f"{mention.type}: {name}"
