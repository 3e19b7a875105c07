"""Decisions as lines of the log's page."""

from __future__ import annotations

from typing import Any

import msgspec

from riwaya.dossier.html.parts import PageLink, page_link
from riwaya.dossier.index import Index, excerpt
from riwaya.dossier.strings import Words, strings
from riwaya.model import Span
from riwaya.project import Decision, Different, Note, Same, Target, Undo


class Line(msgspec.Struct, frozen=True):
    """One decision: what was done to what, by whom, when, why, and whether it still holds."""

    id: str
    act: Words
    author: str
    time: str
    reason: str
    says: str
    href: str
    quote: str
    page: PageLink | None
    undone: bool
    unfit: str
    undo: bool


def lines(index: Index, decision: Decision, undone: bool, unfit: str, *, undo: bool) -> Line:
    """`decision` for show. `undone` and `unfit` say why it does not hold, where it does not."""
    target = _target(decision)
    document = index.documents.get(target.document) if target else None
    place, quote = "", ""
    if target is not None and document is not None:
        place = f"/pages/{document.id}"
        if target.layer != "document":
            place += f"?at={target.start}-{target.end}"
            quote = excerpt(document, Span(target.start, target.end), 120)
    return Line(
        id=decision.id,
        act=strings().label("review", _name(decision)),
        author=decision.author,
        time=decision.time[:19].replace("T", " "),
        reason=decision.reason,
        says=_says(decision),
        href=place,
        quote=quote,
        page=page_link(index, document.id) if document else None,
        undone=undone,
        unfit=unfit,
        undo=undo,
    )


def _name(decision: Decision) -> str:
    return str(type(decision.act).__struct_config__.tag)


def _target(decision: Decision) -> Target | None:
    act = decision.act
    if isinstance(act, Same):
        return act.targets[0] if act.targets else None
    if isinstance(act, Different):
        return act.left[0] if act.left else None
    return None if isinstance(act, Undo) else act.target


def _says(decision: Decision) -> str:
    act: Any = decision.act
    if isinstance(act, Note):
        return act.text
    if isinstance(act, Undo):
        return act.decision
    if isinstance(act, Same | Different):
        return ""
    fields = getattr(act, "fields", None)
    if fields is not None:
        return ", ".join(
            f"{k}: {msgspec.json.encode(v).decode()}" for k, v in sorted(fields.items())
        )
    grade = (getattr(act, "source", None), getattr(act, "information", None))
    return "".join(str(g) for g in grade if g is not None)
