"""Pages as shown: custody, date, the text with its layers, and lists of what was found in it."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from riwaya.dossier import dates
from riwaya.dossier.html.bilingual import anchor, name
from riwaya.dossier.html.events import number, span_of
from riwaya.dossier.html.highlight import Passage, passages
from riwaya.dossier.html.marks import marks
from riwaya.dossier.html.parts import ClaimView, claim_view, outlet
from riwaya.dossier.html.sections import (
    EvidenceView,
    SourceView,
    evidence_views,
    source_view,
)
from riwaya.dossier.index import Index, title
from riwaya.dossier.strings import Words, strings
from riwaya.model import Document, EventMention, Figure, Timex


class Found(msgspec.Struct, frozen=True):
    """A line of a page's lists: the words found, what they were taken for, by which rule."""

    href: str
    quote: str
    says: tuple[Words, ...]
    value: str
    rule: str
    more: Markup | None = None
    more_href: str = ""


class DocumentView(msgspec.Struct, frozen=True):
    """One page."""

    id: str
    outlet: Markup
    outlet_basis: Words | None
    title: str
    published: Words
    published_basis: Words | None
    evidence: tuple[EvidenceView, ...]
    source: str
    url: str | None
    sha256: str
    media_type: str
    encoding: str
    encoding_reason: str
    language: str
    reliance: tuple[SourceView, ...]
    passages: tuple[Passage, ...]
    claims: tuple[ClaimView, ...]
    figures: tuple[Found, ...]
    times: tuple[Found, ...]
    events: tuple[Found, ...]


def document_view(index: Index, document: Document) -> DocumentView:
    """`document` for show."""
    d, words = document, strings()
    return DocumentView(
        id=anchor("d", d.id),
        outlet=outlet(index, d.id),
        outlet_basis=words.label("basis", d.outlet.basis) if d.outlet else None,
        title=title(d),
        published=dates.published(d.published),
        published_basis=words.label("basis", d.published.basis) if d.published else None,
        evidence=tuple(evidence_views(d)),
        source=d.source,
        url=d.url,
        sha256=d.sha256,
        media_type=d.media_type,
        encoding=d.encoding,
        encoding_reason=d.encoding_reason,
        language=d.language,
        reliance=tuple(source_view(index, r) for r in index.reliance[d.id]),
        passages=tuple(passages(d, marks(index, d))),
        claims=tuple(claim_view(index, d, c, limit=400) for c in d.claims),
        figures=tuple(_figure(d, f) for f in d.figures),
        times=tuple(_time(d, t) for t in d.times),
        events=tuple(_event(index, d, e) for e in d.events),
    )


def _figure(document: Document, f: Figure) -> Found:
    words = strings()
    unit = f.unit or ""
    what = words.label("what", f.what) if f.what != "other" or not unit else Words("", unit, unit)
    says = [what]
    if f.approx:
        says.append(words["figure.approx"])
    if f.part_of:
        says.append(words["figure.part"])
    if f.parts_sum is not None:
        parts, count = words["figure.parts"], number(f.parts_sum)
        says.append(Words("", f"{parts.ar} {count}", f"{parts.en} {count}"))
    value = number(f.value) if f.value is not None else span_of(f.low, f.high)
    if f.value is None and f.low is not None and f.high is None:
        value = f"≥ {value}"
    return Found(_href(f.id), document.quote(f.span), tuple(says), value, f.rule)


def _time(document: Document, t: Timex) -> Found:
    says = (strings().label("timex", t.type),)
    value = f"{t.value} ({t.mod})" if t.mod else t.value
    return Found(_href(t.id), document.quote(t.span), says, value, t.rule)


def _event(index: Index, document: Document, e: EventMention) -> Found:
    words = strings()
    event = index.event_of.get(e.id)
    return Found(
        _href(e.id),
        document.quote(e.trigger),
        (words.label("type", e.type), words.label("status", e.status)),
        e.date.value if e.date else "",
        e.rule,
        name(event.label_ar, event.label_en) if event else None,
        "#" + anchor("e", event.id) if event else "",
    )


def _href(annotation: str) -> str:
    return "#" + anchor("a", annotation)
