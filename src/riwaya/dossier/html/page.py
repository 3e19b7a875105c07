"""The dossier for people put together: templates, style and script, in one file or several, under a strict policy."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from riwaya.dossier.custody import InputRecord, SkippedRecord
from riwaya.dossier.html import bilingual, sections
from riwaya.dossier.html.documents import document_view
from riwaya.dossier.html.events import EventView, conflict_view, event_view
from riwaya.dossier.html.framing import framing_views
from riwaya.dossier.html.graph import bar
from riwaya.dossier.html.map import map_view
from riwaya.dossier.html.marks import SWITCHES
from riwaya.dossier.html.parts import page_link
from riwaya.dossier.html.relations import relation_views
from riwaya.dossier.html.split import FRONT, OVERVIEW, PARTS, Plan
from riwaya.dossier.index import Index
from riwaya.dossier.safe import neutralise, one_line
from riwaya.dossier.strings import Words, strings
from riwaya.model import Conflict
from riwaya.version import VERSION

#: Pages from which on a dossier is written in several files.
SPLIT_FROM = 120
#: Files beside each other may load the two that are ours, whether opened from a disk or from a server.
FILES_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self' file:",
        "script-src 'self' file:",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
#: Groups of strings that the script needs to say in English what a highlight's title says in Arabic.
_IN_TITLES = (
    "kind",
    "stance",
    "speech",
    "status",
    "type",
    "role",
    "what",
    "timex",
    "basis",
    "certainty",
)


def render(
    index: Index,
    *,
    inputs: Sequence[InputRecord],
    skipped: Sequence[SkippedRecord],
    resources: str,
    whole: bool | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The dossier for people, as (relative path, bytes); `dossier.html` comes first.

    Args:
        resources: the digest of the pack that was used.
        whole: all in one file; by default so unless there are more pages than a browser opens at once.
    """
    values: dict[str, Any] = {
        "inputs": sorted(inputs, key=lambda i: (i.source, i.sha256)),
        "skipped": sorted(skipped, key=lambda s: (s.source, s.reason)),
        "resources": resources,
        "version": VERSION,
        "schema": index.dossier.schema,
        "glossary": glossary(),
    }
    if len(index.documents) <= SPLIT_FROM if whole is None else whole:
        yield "dossier.html", _one(index, values)
    else:
        yield from _many(index, values)


def _one(index: Index, values: dict[str, Any]) -> bytes:
    style, script = asset("style.css"), asset("app.js")
    return _shell(
        parts=PARTS,
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704  # our own file
        script=Markup(script),  # noqa: S704  # our own file
        **values,
        **_sections(index),
    )


def _many(index: Index, values: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """The overview in one file, and in others what it leads to: events, names, pages."""
    plan = Plan(index)
    shared = {**values, "policy": FILES_POLICY, "style": None, "script": None}
    views = _sections(index, documents=False)
    views["pages"] = [page_link(index, d) for d in index.documents]
    events: list[EventView] = views.pop("events")
    yield OVERVIEW, plan.linked(OVERVIEW, _shell(parts=FRONT, events=events, **shared, **views))
    for path, wanted in plan.event_files():
        yield path, plan.linked(path, _shell(parts=("events",), events=events[wanted], **shared))
    for path, part in plan.part_files():
        yield path, plan.linked(path, _shell(parts=(part,), **shared, **views))
    for path, document in plan.documents():
        view = {"documents": [document_view(index, document)], "layers": views["layers"]}
        yield path, plan.linked(path, _shell(parts=("documents",), **shared, **view))
    for name in ("style.css", "app.js"):
        yield f"html/{name}", asset(name).encode() + b"\n"


def _shell(**values: Any) -> bytes:
    html = environment_of().get_template("dossier.html").render(**{"map": None, **values})
    # What a template forgot to neutralise is caught here: controls are never part of markup.
    return neutralise(html).encode()


def _sections(index: Index, *, documents: bool = True) -> dict[str, Any]:
    about: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in index.dossier.conflicts:
        about[conflict.event or ""].append(conflict)
    events = [event_view(index, e, tuple(about[e.id])) for e in index.timeline()]
    by_id = {view.id: view for view in events}
    return {
        "tiles": sections.tiles(index),
        "published": sections.publication_range(index),
        "map": map_view(index),
        "told": [by_id[bilingual.anchor("e", e.id)] for e in sections.most_told(index)],
        "named": {k: sections.most_named(index, k) for k in ("PER", "ORG", "LOC")},
        "events": events,
        "conflicts": [conflict_view(index, c) for c in index.dossier.conflicts],
        "framing": framing_views(index),
        "relations": relation_views(index),
        "entities": sections.entity_views(index),
        "reliance": sections.reliance_rows(index),
        "alterations": sections.alteration_views(index),
        "documents": [document_view(index, d) for d in index.documents.values()]
        if documents
        else [],
        "layers": [*SWITCHES, "block"],
        "facets": _facets(index, events),
    }


def _facets(index: Index, events: Sequence[EventView]) -> dict[str, list[tuple[str, Words]]]:
    """What the timeline can be filtered by, each value with its words."""
    places = {e.place.name: e.place.name_en for e in index.events.values() if e.place}
    outlets = {o: en for o, en in map(index.outlet, index.documents) if o}
    return {
        "type": sorted({(e.type_name, e.type) for e in events}, key=lambda f: f[1].ar),
        "status": sorted({(e.status_name, e.status) for e in events}, key=lambda f: f[1].ar),
        "place": [(p, _words(p, en)) for p, en in sorted(places.items())],
        "outlet": [(o, _words(o, en)) for o, en in sorted(outlets.items())],
    }


def _words(ar: str, en: str | None) -> Words:
    return Words(ar, ar, en or ar)


@lru_cache(maxsize=2)
def environment_of(*packages: str) -> Environment:
    """The templates of the dossier, and over them those of `packages` (each with a folder `templates`)."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(p) for p in (*packages, "riwaya.dossier.html")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.globals.update(
        t=bilingual.say,
        both=bilingual.both,
        label=bilingual.label,
        attr=bilingual.attribute,
        name=bilingual.name,
        quote=bilingual.quote,
        anchor=bilingual.anchor,
        bar=bar,
        comma=Markup('<span data-en=", ">، </span>'),
    )
    return environment


def _finalize(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return one_line(value)
    return "" if value is None else value


@lru_cache(maxsize=8)
def asset(name: str) -> str:
    """A file of ours that lies beside this one."""
    from importlib.resources import files

    return (files("riwaya.dossier.html") / name).read_text(encoding="utf-8").strip()


@lru_cache(maxsize=1)
def _policy(style: str, script: str) -> str:
    """Nothing may be loaded; of code and style only what stands in the page, by its hash."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@lru_cache(maxsize=1)
def glossary() -> Markup:
    """The English of what highlights say in Arabic, for the script."""
    words = {w.ar: w.en for w in strings().group(*_IN_TITLES, "alteration", "ui")}
    text = msgspec.json.encode(words).decode()
    # `<` cannot end the script element early when it is written as an escape.
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704
