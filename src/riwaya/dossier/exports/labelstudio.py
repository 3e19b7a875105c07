"""`labelstudio`: a task a page with the annotations as predictions, and the labelling configuration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riwaya.dossier.exports.base import Given
from riwaya.dossier.exports.marks import LABELS, Mark, Tie, marks
from riwaya.dossier.exports.shared import as_json, quote, well_formed
from riwaya.dossier.index import title
from riwaya.dossier.safe import one_line
from riwaya.model import Document
from riwaya.version import VERSION

#: What a tie between two marks can say; Label Studio shows a relation's label only where it is declared.
RELATIONS = ("reports", "source", "actor", "target", "participant", "instrument")


class LabelStudio:
    """`labelstudio.json`, to import, and `labelstudio.xml`, the project's labelling configuration.

    Offsets count code points, as Label Studio 1.4 and later stores them.
    """

    name = "labelstudio"

    def files(self, given: Given) -> Iterator[tuple[str, bytes]]:
        yield "labelstudio.json", as_json([_task(d) for d in given.dossier.documents])
        yield "labelstudio.xml", _config().encode()


def _task(document: Document) -> dict[str, Any]:
    found, ties = marks(document)
    shown = [m for m in found if m.span.start < m.span.end]
    held = {m.id for m in shown}
    relations = [_relation(t) for t in ties if t.source in held and t.target in held]
    outlet = document.outlet
    return {
        "data": {
            "text": well_formed(document.text),
            "title": one_line(title(document)),
            "outlet": one_line(outlet.name) if outlet else "",
            "published": document.published.value if document.published else None,
            "document": document.id,
            "source": document.source,
            "sha256": document.sha256,
        },
        "predictions": [
            {
                "model_version": f"riwaya {VERSION}",
                "result": [*(_region(document, m) for m in shown), *relations],
            }
        ],
    }


def _region(document: Document, mark: Mark) -> dict[str, Any]:
    facts = {k: v for k, v in mark.facts.items() if v is not None}
    return {
        "id": mark.id,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {
            "start": mark.span.start,
            "end": mark.span.end,
            "text": quote(document, mark.span),
            "labels": [mark.label],
        },
        "meta": {"rule": mark.rule, **facts},
    }


def _relation(tie: Tie) -> dict[str, Any]:
    return {
        "type": "relation",
        "from_id": tie.source,
        "to_id": tie.target,
        "direction": "right",
        "labels": [tie.label],
    }


def _config() -> str:
    labels = "".join(f'\n    <Label value="{label}"/>' for label in LABELS)
    relations = "".join(f'\n    <Relation value="{name}"/>' for name in RELATIONS)
    return f"""<View>
  <Relations>{relations}
  </Relations>
  <Labels name="label" toName="text">{labels}
  </Labels>
  <Header value="$title"/>
  <View style="direction: rtl">
    <Text name="text" value="$text" granularity="word"/>
  </View>
</View>
"""


EXPORTER = LabelStudio()
