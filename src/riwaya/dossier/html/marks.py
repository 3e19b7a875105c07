"""What is highlighted in a page: every annotation, by place, kind, rule and link."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from riwaya.dossier.html.bilingual import anchor
from riwaya.dossier.index import Index
from riwaya.dossier.safe import one_line
from riwaya.dossier.strings import strings
from riwaya.model import Claim, Document, Span

#: Kinds that a reader can switch off, outermost first where two cover the same words.
LAYERS = ("con", "alt", "cue", "src", "epi", "ev", "fig", "time", "per", "org", "loc")
#: The same in the order of their buttons.
SWITCHES = ("per", "org", "loc", "time", "fig", "ev", "cue", "src", "con", "epi", "alt")


class Mark(msgspec.Struct, frozen=True):
    """One highlighted stretch. `title` is what hovering shows: kind, value, rule, parted by ` · `."""

    start: int
    end: int
    kind: str
    key: str
    title: str
    link: str = ""

    @property
    def depth(self) -> int:
        """Its place among marks of the same stretch, 0 outermost."""
        return LAYERS.index(self.kind) if self.kind in LAYERS else len(LAYERS)


def marks(index: Index, document: Document) -> list[Mark]:
    """Everything understood of one page, and what the dossier points at in it."""
    return [
        *_mentions(index, document),
        *_times(document),
        *_figures(document),
        *(m for claim in document.claims for m in _claim(claim)),
        *_events(index, document),
        *_framing(index, document),
        *_grounds(index, document),
    ]


def _mark(span: Span, kind: str, key: str, *says: str | None, link: str = "") -> Mark:
    parts = [strings()[f"kind.{kind}"].ar, *(one_line(s) for s in says if s)]
    return Mark(span.start, span.end, kind, key, " · ".join(parts), link)


def _word(group: str, name: str) -> str:
    return strings().label(group, name).ar


def _mentions(index: Index, document: Document) -> Iterator[Mark]:
    for m in document.mentions:
        entity = index.entities.get(m.entity)
        link = anchor("n", entity.id) if entity else ""
        says = entity.name if entity else (m.names[0] if m.names else None)
        yield _mark(m.span, m.type.lower(), m.id, says, m.rule, link=link)
        for title in m.titles:
            key = epithet_key(document.id, title)
            yield _mark(title, "epi", key, says, m.rule)


def _times(document: Document) -> Iterator[Mark]:
    for t in document.times:
        yield _mark(t.span, "time", t.id, _word("timex", t.type), t.value, t.mod, t.rule)


def _figures(document: Document) -> Iterator[Mark]:
    for f in document.figures:
        value = f"≥ {f.low}" if f.value is None and f.low is not None else f.value
        what = _word("what", f.what) if f.what != "other" else f.unit
        yield _mark(f.span, "fig", f.id, None if value is None else str(value), what, f.rule)


def _claim(c: Claim) -> Iterator[Mark]:
    says = (
        _word("stance", c.stance),
        _word("speech", c.speech),
        _word("certainty", c.certainty),
        c.rule,
    )
    for part in c.parts or (c.content,):
        yield _mark(part, "con", c.id, *says)
    yield _mark(c.cue, "cue", c.id, *says)
    for number, link in enumerate(c.chain, 1):
        if link.span is not None:
            key = f"{c.id}.{number}"
            yield _mark(link.span, "src", key, link.name, _word("role", link.role), c.rule)


def _events(index: Index, document: Document) -> Iterator[Mark]:
    for e in document.events:
        event = index.event_of.get(e.id)
        link = anchor("e", event.id) if event else ""
        says = (
            _word("type", e.type),
            _word("status", e.status),
            _word("certainty", e.certainty),
            e.rule,
        )
        yield _mark(e.trigger, "ev", e.id, *says, link=link)


def epithet_key(document: str, span: Span) -> str:
    """The key of a title or epithet at its place."""
    return f"{document}.p{span.start}"


def evidence_key(document: str, number: int) -> str:
    """The key of the n-th piece of evidence for a page's date."""
    return f"{document}.v{number}"


def reliance_key(document: str, span: Span) -> str:
    """The key of the place where a page names whom it relies on."""
    return f"{document}.r{span.start}"


def alteration_key(alteration: str, number: int) -> str:
    """The key of one passage of an alteration."""
    return f"{alteration}.{number}"


def _framing(index: Index, document: Document) -> Iterator[Mark]:
    titles = {t for m in document.mentions for t in m.titles}
    for framing in index.framing[document.id]:
        entity = index.entities.get(framing.entity)
        for span in framing.epithets:
            if span not in titles:
                key = epithet_key(document.id, span)
                yield _mark(span, "epi", key, entity.name if entity else None)


def _grounds(index: Index, document: Document) -> Iterator[Mark]:
    """Places that date the page, name its outlet, its sources, and what was altered in it."""
    if document.outlet is not None and document.outlet.span is not None:
        basis = _word("basis", document.outlet.basis)
        yield _mark(document.outlet.span, "out", f"{document.id}.o", document.outlet.name, basis)
    if document.published is not None:
        for number, evidence in enumerate(document.published.evidence, 1):
            if evidence.span is not None and evidence.document in (None, document.id):
                key = evidence_key(document.id, number)
                yield _mark(evidence.span, "date", key, evidence.says, evidence.rule)
    for reliance in index.reliance[document.id]:
        if reliance.span is not None:
            key = reliance_key(document.id, reliance.span)
            yield _mark(reliance.span, "rel", key, reliance.source_name)
    for alteration in index.dossier.alterations:
        for number, ref in enumerate(alteration.spans, 1):
            if ref.document == document.id:
                key = alteration_key(alteration.id, number)
                kind = _word("alteration", alteration.kind)
                yield _mark(Span(ref.start, ref.end), "alt", key, kind, alteration.says)
