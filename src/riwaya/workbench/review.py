"""What stands in one page to be reviewed: each annotation with its target, its fields and its verdict."""

from __future__ import annotations

from typing import Any

import msgspec

from riwaya.dossier.html.bilingual import anchor
from riwaya.model import Document
from riwaya.project import Accept, Correct, Decision, Grade, Note, Reject, Standing, Target
from riwaya.project.decisions import LAYERS, Layer, target_of

_OWN = ("id", "rule", "entity")


def page_items(machine: Document, reviewed: Document, held: Standing) -> dict[str, Any]:
    """By anchor, every annotation of the page, rejected ones too, for the page's script.

    Each: `layer`, `target` (as the machine made it, which is what decisions name), `fields` as they are shown,
    `quote`, `rule`, and of the decisions that hold `verdict`, `grade` and `notes`.
    """
    verdicts = {
        d.act.target: d for d in held.verdicts if isinstance(d.act, Accept | Reject | Correct)
    }
    grades = {d.act.target: d for d in held.grades if isinstance(d.act, Grade)}
    items: dict[str, Any] = {}
    for layer in LAYERS:
        first = {a.id: a for a in getattr(machine, layer)}
        now = {a.id: a for a in getattr(reviewed, layer)}
        for name in {**first, **now}:
            shown = now.get(name) or first[name]
            made = first.get(name)
            target = target_of(machine if made else reviewed, _layer(layer), made or shown)
            item = _item(layer, target, shown, reviewed)
            item["verdict"] = _verdict(verdicts.get(target))
            item["grade"] = _grade(grades.get(target))
            item["notes"] = _notes(held, target)
            item["gone"] = name not in now
            items[anchor("a", name)] = item
    return items


def _item(layer: str, target: Target, shown: Any, document: Document) -> dict[str, Any]:
    fields = {k: v for k, v in msgspec.to_builtins(shown).items() if k not in _OWN}
    return {
        "layer": layer,
        "target": msgspec.to_builtins(target),
        "fields": fields,
        "quote": document.text[target.start : target.end],
        "rule": shown.rule,
    }


def _layer(name: str) -> Layer:
    return name  # type: ignore[return-value]  # from LAYERS, whose keys are layers


def _verdict(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    kinds = {Accept: "accept", Reject: "reject", Correct: "correct"}
    return {
        "id": decision.id,
        "kind": kinds[type(decision.act)],
        "author": decision.author,
        "reason": decision.reason,
    }


def _grade(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None or not isinstance(decision.act, Grade):
        return None
    return {
        "id": decision.id,
        "source": decision.act.source,
        "information": decision.act.information,
        "author": decision.author,
    }


def _notes(held: Standing, target: Target) -> list[dict[str, str]]:
    return [
        {"id": d.id, "text": d.act.text, "author": d.author}
        for d in held.notes
        if isinstance(d.act, Note) and d.act.target == target
    ]
