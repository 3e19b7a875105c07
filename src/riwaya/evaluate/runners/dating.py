"""Cases of `dating/`: a small page without a date; the label of the whole is `earliest..latest`."""

from __future__ import annotations

from riwaya.annotate.dating import infer_publication
from riwaya.annotate.reading import Reading
from riwaya.evaluate.cases import Found
from riwaya.model import Document
from riwaya.resources import Pack

SUBJECT = "dating"


def run(document: Document, pack: Pack) -> list[Found]:
    """The publication date of the page, or nothing where it tells none."""
    published = infer_publication(document, Reading(document), pack)
    if published is None:
        return []
    label = f"{published.earliest}..{published.latest}"
    return [Found(0, len(document.text), label)]
