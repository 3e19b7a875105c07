"""Reviewers' decisions over annotated pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from riwaya.annotate.counting.sums import summed
from riwaya.errors import RiwayaError
from riwaya.model import Document, Outlet, Publication, Span
from riwaya.project.decisions import (
    LAYERS,
    Accept,
    Add,
    Correct,
    Decision,
    Reject,
    Target,
    anchor,
    found,
    layer_type,
)
from riwaya.project.standing import Standing

#: What a correction of a page may change, with its type.
_PAGE: dict[str, Any] = {
    "published": Publication | None,
    "outlet": Outlet | None,
    "title": Span | None,
}
_FIXED = ("id", "rule")
RULE = "reviewer"


class Unfit(msgspec.Struct, frozen=True):
    """A decision that holds but cannot be applied to this build, and why."""

    decision: str
    why: str


class Applied(msgspec.Struct, frozen=True):
    """The pages with the decisions in them. `unfit` lists those that no longer fit."""

    documents: tuple[Document, ...]
    unfit: tuple[Unfit, ...]


def apply_to_pages(documents: Sequence[Document], held: Standing) -> Applied:
    """Pages, not yet annotated, with their date, outlet and title as reviewers corrected them.

    That comes first, because «yesterday» counts from the date.
    """
    corrected = [d for d in held.verdicts if _target(d).layer == "document"]
    return _over(documents, corrected)


def apply(documents: Sequence[Document], held: Standing) -> Applied:
    """Annotated pages with what reviewers rejected left out, what they corrected replaced, what they added
    put in.

    The pages given are not changed. A corrected or added annotation has the rule `reviewer:ID`, the id of
    the decision. What pointed to a rejected annotation points to nothing. Pairs, grades and notes change no page.
    """
    annotations = [d for d in held.verdicts if _target(d).layer != "document"]
    return _over(documents, [*annotations, *held.added])


def _over(documents: Sequence[Document], decisions: Sequence[Decision]) -> Applied:
    known = {d.id for d in documents}
    by_page: defaultdict[str, list[Decision]] = defaultdict(list)
    unfit: list[Unfit] = []
    for decision in decisions:
        target = _target(decision)
        if target.document in known:
            by_page[target.document].append(decision)
        else:
            unfit.append(Unfit(decision.id, f"page {target.document} is not in the pile"))
    out: list[Document] = []
    for document in documents:
        changed = document
        for decision in by_page.get(document.id, ()):
            # Found in the page as the machine made it: a decision never hides another's target.
            try:
                changed = _decided(document, changed, decision)
            except RiwayaError as error:
                unfit.append(Unfit(decision.id, str(error)))
        out.append(_ordered(changed) if changed is not document else document)
    return Applied(tuple(out), tuple(unfit))


def check(document: Document, decision: Decision) -> None:
    """Raises RiwayaError, in one line, where a verdict or addition cannot be applied to `document`."""
    if isinstance(decision.act, Accept | Reject | Correct | Add):
        _decided(document, document, decision)


def _target(decision: Decision) -> Target:
    act = decision.act
    assert isinstance(act, Accept | Reject | Correct | Add)
    return act.target


def _decided(machine: Document, now: Document, decision: Decision) -> Document:
    act = decision.act
    target = _target(decision)
    rule = f"{RULE}:{decision.id}"
    if isinstance(act, Add):
        return _added(now, act, rule, decision.id)
    if target.layer == "document":
        return _page(now, act.fields) if isinstance(act, Correct) else now
    layer_type(target.layer)
    old = found(machine, target)
    if old is None:
        raise RiwayaError(
            f"no {target.layer} annotation {target.key!r} at {target.start} to {target.end}"
        )
    if isinstance(act, Correct):
        new = _corrected(now, target.layer, old, act.fields, rule)
        return _swapped(now, target.layer, old.id, (new,))
    if isinstance(act, Reject):
        return _without_references(_swapped(now, target.layer, old.id, ()), target.layer, old.id)
    return now


def _page(document: Document, fields: dict[str, Any]) -> Document:
    strange = sorted(set(fields) - set(_PAGE))
    if strange:
        raise RiwayaError(f"a page has no {strange[0]!r} that can be corrected")
    changes = {name: _convert(value, _PAGE[name], name) for name, value in fields.items()}
    _inside(document, changes.get("title"))
    return msgspec.structs.replace(document, **changes)


def _added(document: Document, act: Add, rule: str, decision: str) -> Document:
    layer = act.target.layer
    kind = layer_type(layer)
    # The decision's id is unique in the log, so the new annotation's is unique in the page.
    made = {**act.fields, "id": f"{document.id}:{layer[0]}-{decision}", "rule": rule}
    new = _convert(made, kind, layer)
    _inside(document, new)
    return _swapped(document, layer, "", (new,))


def _corrected(document: Document, layer: str, old: Any, fields: dict[str, Any], rule: str) -> Any:
    kind = LAYERS[layer]
    strange = sorted((set(fields) - set(kind.__struct_fields__)) | (set(fields) & set(_FIXED)))
    if strange:
        raise RiwayaError(f"{layer} have no field {strange[0]!r} that can be corrected")
    plain = msgspec.to_builtins(old)
    new = _convert({**plain, **fields, "rule": rule}, kind, layer)
    _inside(document, new)
    return new


def _convert(value: Any, kind: Any, name: str) -> Any:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise RiwayaError(f"{name}: {error}") from error


def _inside(document: Document, annotation: Any) -> None:
    """Raises RiwayaError where a span of `annotation` does not lie in the page."""
    size = len(document.text)
    for start, end in _spans(annotation):
        if not 0 <= start < end <= size:
            raise RiwayaError(f"{start} to {end} is no stretch of the page (0 to {size})")


def _spans(value: Any) -> Iterable[tuple[int, int]]:
    if isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
    elif isinstance(value, msgspec.Struct):
        fields = value.__struct_fields__
        if "start" in fields and "end" in fields:
            yield value.start, value.end  # type: ignore[attr-defined]
        for field in fields:
            yield from _spans(getattr(value, field))


def _swapped(document: Document, layer: str, old: str, new: tuple[Any, ...]) -> Document:
    kept = tuple(a for a in getattr(document, layer) if a.id != old)
    return msgspec.structs.replace(document, **{layer: (*kept, *new)})


def _without_references(document: Document, layer: str, gone: str) -> Document:
    """The page with nothing that points to the annotation `gone`."""
    figures = tuple(
        msgspec.structs.replace(
            f,
            part_of=None if f.part_of == gone else f.part_of,
            event=None if f.event == gone else f.event,
            claim=None if f.claim == gone else f.claim,
        )
        for f in document.figures
    )
    figures = summed(figures)
    events = tuple(
        msgspec.structs.replace(e, claim=None) if e.claim == gone else e for e in document.events
    )
    times = tuple(
        msgspec.structs.replace(t, anchor=None) if t.anchor == gone else t for t in document.times
    )
    return msgspec.structs.replace(document, figures=figures, events=events, times=times)


def _ordered(document: Document) -> Document:
    layers = {layer: _in_place(getattr(document, layer), layer) for layer in LAYERS}
    return msgspec.structs.replace(document, **layers)


def _in_place(annotations: tuple[Any, ...], layer: str) -> tuple[Any, ...]:
    return tuple(sorted(annotations, key=lambda a: (*anchor(a, layer), a.id)))
