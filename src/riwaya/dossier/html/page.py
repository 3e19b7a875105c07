"""The page put together: templates, style and script into one file with a strict policy."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from riwaya import __version__
from riwaya.dossier.custody import InputRecord, SkippedRecord
from riwaya.dossier.html import bilingual, sections
from riwaya.dossier.html.documents import document_view
from riwaya.dossier.html.events import EventView, conflict_view, event_view
from riwaya.dossier.html.graph import bar
from riwaya.dossier.html.marks import SWITCHES
from riwaya.dossier.index import Index
from riwaya.dossier.safe import neutralise, one_line
from riwaya.dossier.strings import Words, strings
from riwaya.model import Conflict

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
) -> bytes:
    """`dossier.html` of a dossier; `resources` is the digest of the pack that was used."""
    environment = _environment()
    style, script = _asset("style.css"), _asset("app.js")
    html = environment.get_template("dossier.html").render(
        **_sections(index),
        inputs=sorted(inputs, key=lambda i: (i.source, i.sha256)),
        skipped=sorted(skipped, key=lambda s: (s.source, s.reason)),
        resources=resources,
        version=__version__,
        schema=index.dossier.schema,
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704  # our own file
        script=Markup(script),  # noqa: S704  # our own file
        glossary=_glossary(),
    )
    # What a template forgot to neutralise is caught here: controls are never part of markup.
    return neutralise(html).encode()


def _sections(index: Index) -> dict[str, Any]:
    about: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in index.dossier.conflicts:
        about[conflict.event or ""].append(conflict)
    events = [event_view(index, e, tuple(about[e.id])) for e in index.timeline()]
    by_id = {view.id: view for view in events}
    return {
        "tiles": sections.tiles(index),
        "published": sections.publication_range(index),
        "told": [by_id[bilingual.anchor("e", e.id)] for e in sections.most_told(index)],
        "named": {k: sections.most_named(index, k) for k in ("PER", "ORG", "LOC")},
        "events": events,
        "conflicts": [conflict_view(index, c) for c in index.dossier.conflicts],
        "framing": sections.framing_views(index),
        "entities": sections.entity_views(index),
        "reliance": sections.reliance_rows(index),
        "alterations": sections.alteration_views(index),
        "documents": [document_view(index, d) for d in index.documents.values()],
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


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("riwaya.dossier.html"),
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


def _asset(name: str) -> str:
    from importlib.resources import files

    return (files("riwaya.dossier.html") / name).read_text(encoding="utf-8").strip()


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


def _glossary() -> Markup:
    words = {w.ar: w.en for w in strings().group(*_IN_TITLES, "alteration", "ui")}
    text = msgspec.json.encode(words).decode()
    # `<` cannot end the script element early when it is written as an escape.
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704
