"""What a reviewer can decide, as it stands in the log (one JSON object a line).

A decision names what it is about by page, layer and place in the page, not by the running id of an annotation, so
that it holds over a rebuild with more pages or a newer version. The sameness judgements follow
nomenklatura's resolver: a pair, a judgement, an author, a time; never a change of the data itself.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from riwaya.errors import RiwayaError
from riwaya.model import Claim, Document, EventMention, Figure, Mention, Timex

FORMAT = 1

Layer = Literal["mentions", "times", "figures", "claims", "events", "document"]

#: The layers that hold annotations, with the type of each.
LAYERS: dict[str, type[msgspec.Struct]] = {
    "mentions": Mention,
    "times": Timex,
    "figures": Figure,
    "claims": Claim,
    "events": EventMention,
}
#: What tells two annotations of one layer and place apart.
_KEYS = {
    "mentions": "type",
    "times": "type",
    "figures": "what",
    "claims": "stance",
    "events": "type",
}


class Target(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a decision is about: an annotation, by its place, or a whole page (`layer` "document").

    `start` and `end` are code points in the text of the page with the id `document`: an event's trigger, a claim's cue, else
    the annotation's own span. `key` is its type (a figure's `what`, a claim's `stance`) as the reviewer saw it;
    it decides only where several annotations of the layer stand in the same place.
    """

    document: str
    layer: Layer
    start: int = 0
    end: int = 0
    key: str = ""


class Accept(msgspec.Struct, frozen=True, tag_field="act", tag="accept"):
    """The annotation is right as it is."""

    target: Target


class Reject(msgspec.Struct, frozen=True, tag_field="act", tag="reject"):
    """The annotation is wrong and is left out."""

    target: Target


class Correct(msgspec.Struct, frozen=True, tag_field="act", tag="correct"):
    """Fields of the annotation as they ought to be, by their names in the dossier's format.

    On a page (`layer` "document") `published`, `outlet` and `title` may be corrected.
    """

    target: Target
    fields: dict[str, Any]


class Add(msgspec.Struct, frozen=True, tag_field="act", tag="add"):
    """An annotation that was missed. `fields` are those of its type, `id` and `rule` left out."""

    target: Target
    fields: dict[str, Any]


class Same(msgspec.Struct, frozen=True, tag_field="act", tag="same"):
    """All of these (event mentions, or mentions of entities) are one event, or one entity."""

    targets: tuple[Target, ...]


class Different(msgspec.Struct, frozen=True, tag_field="act", tag="different"):
    """None of `left` is the event, or the entity, that any of `right` is."""

    left: tuple[Target, ...]
    right: tuple[Target, ...]


class Grade(msgspec.Struct, frozen=True, tag_field="act", tag="grade", omit_defaults=True):
    """The Admiralty scale (NATO AJP-2.1): reliability of the source A to F, credibility of what it says 1 to 6,
    each by itself. Grades are the reviewer's: the program never makes one up."""

    target: Target
    source: Literal["A", "B", "C", "D", "E", "F"] | None = None
    information: Literal[1, 2, 3, 4, 5, 6] | None = None


class Note(msgspec.Struct, frozen=True, tag_field="act", tag="note"):
    """Words of the reviewer beside an annotation or a page."""

    target: Target
    text: str


class Undo(msgspec.Struct, frozen=True, tag_field="act", tag="undo"):
    """The decision with this id holds no more. An undo can itself be undone."""

    decision: str


Act = Accept | Reject | Correct | Add | Same | Different | Grade | Note | Undo


class Decision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the log.

    `id` is chosen by whoever decides and is unique in the log: the same decision sent twice counts once.
    `time` is ISO 8601 with its zone. `seen` is the version of Riwaya whose result the reviewer looked at.
    """

    id: str
    author: str
    time: str
    act: Act
    reason: str = ""
    seen: str = ""
    format: int = FORMAT


def layer_type(layer: str) -> type[msgspec.Struct]:
    """The annotation type of `layer`. Raises RiwayaError where it holds no annotations."""
    try:
        return LAYERS[layer]
    except KeyError:
        raise RiwayaError(f"{layer!r} is no layer of annotations") from None


def anchor(annotation: Any, layer: str) -> tuple[int, int]:
    """Where an annotation of `layer` stands: a claim's cue, an event's trigger, else its span."""
    if layer == "claims":
        return annotation.cue.start, annotation.cue.end
    return annotation.start, annotation.end


def key_of(annotation: Any, layer: str) -> str:
    """What tells it apart from others in its place."""
    return str(getattr(annotation, _KEYS[layer]))


def target_of(document: Document, layer: Layer, annotation: Any) -> Target:
    """The target that names `annotation` of `document`."""
    start, end = anchor(annotation, layer)
    return Target(document.id, layer, start, end, key_of(annotation, layer))


def found(document: Document, target: Target) -> Any | None:
    """The annotation that `target` names, or None where there is none in its place."""
    here = [
        a
        for a in getattr(document, target.layer)
        if anchor(a, target.layer) == (target.start, target.end)
    ]
    if len(here) > 1:
        here = [a for a in here if key_of(a, target.layer) == target.key] or here
    return here[0] if here else None
