"""`tables/*.csv`: the dossier flattened for spreadsheets and data frames.

UTF-8 with a byte order mark (Excel reads Arabic as gibberish without it; pandas, R and LibreOffice skip
it) and CRLF, as RFC 4180 has it. Text goes through `safe.cell`: one line, controls written out, no
formula (an apostrophe stands before `=`, `+`, `-`, `@`), at most 32,000 characters. Several values in one
cell are parted by ` | `; a chain by ` ← `, from the outlet's side to the origin. Offsets count code
points of the document's `text` in `dossier.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from riwaya.dossier.csvrows import Row, as_csv
from riwaya.dossier.index import Index, title
from riwaya.model import Claim, Document, Event, Span


class Table(msgspec.Struct, frozen=True):
    """One table, its values as they stand in the dossier."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def names() -> tuple[str, ...]:
    """The tables there are."""
    return tuple(_tables())


def table(index: Index, name: str) -> Table:
    """One table by its name (`documents`, `claims`...). Raises KeyError where there is none."""
    header, rows = _tables()[name]
    return Table(name, tuple(header.split()), tuple(rows(index)))


def tables(index: Index) -> dict[str, bytes]:
    """Every table as CSV by its file's name, `documents.csv` and so on."""
    every = (table(index, name) for name in names())
    return {f"{t.name}.csv": as_csv(t.columns, t.rows) for t in every}


def _tables() -> dict[str, tuple[str, Callable[[Index], Iterator[Row]]]]:
    return {
        "documents": (_DOCUMENTS, _documents),
        "entities": (_ENTITIES, _entities),
        "mentions": (_MENTIONS, _mentions),
        "times": (_TIMES, _times),
        "figures": (_FIGURES, _figures),
        "claims": (_CLAIMS, _claims),
        "events": (_EVENTS, _events),
        "event_mentions": (_EVENT_MENTIONS, _event_mentions),
        "accounts": (_ACCOUNTS, _accounts),
        "conflicts": (_CONFLICTS, _conflicts),
        "reliance": (_RELIANCE, _reliance),
        "framing": (_FRAMING, _framing),
        "alterations": (_ALTERATIONS, _alterations),
        "timeline": (_TIMELINE, _timeline),
    }


def _many(values: Iterable[str | None]) -> str:
    return " | ".join(v for v in values if v)


def _of(thing: object | None, names: str) -> tuple[Any, ...]:
    """Some fields of a thing; as many empty cells where there is none."""
    return tuple(None if thing is None else getattr(thing, name) for name in names.split())


def _quote(document: Document, span: Span | None) -> str | None:
    return None if span is None else document.quote(span)


_DOCUMENTS = """document source url outlet outlet_en outlet_basis title published earliest latest
published_basis evidence language sha256 media_type encoding encoding_reason characters mentions times
figures claims events"""


def _documents(index: Index) -> Iterator[Row]:
    for d in index.documents.values():
        p = d.published
        yield (
            *(d.id, d.source, d.url, *_of(d.outlet, "name name_en basis"), title(d)),
            *_of(p, "value earliest latest basis"),
            _many(e.says for e in p.evidence) if p else None,
            *(d.language, d.sha256, d.media_type, d.encoding, d.encoding_reason, len(d.text)),
            *(len(d.mentions), len(d.times), len(d.figures), len(d.claims), len(d.events)),
        )


_ENTITIES = "entity type name name_en names wikidata lat lon mentions documents outlets"


def _entities(index: Index) -> Iterator[Row]:
    for e in index.entities.values():
        documents = list(dict.fromkeys(m.document for m in e.mentions))
        outlets = dict.fromkeys(index.outlet(d)[0] for d in documents)
        yield (
            *(e.id, e.type, e.name, e.name_en, _many(e.names), e.wikidata, e.lat, e.lon),
            *(len(e.mentions), len(documents), _many(outlets)),
        )


_MENTIONS = "mention document type start end quote entity name titles rule"


def _mentions(index: Index) -> Iterator[Row]:
    for d, m in index.mentions.values():
        name = m.names[0] if m.names else None
        titles = _many(d.quote(t) for t in m.titles)
        yield (m.id, d.id, m.type, m.start, m.end, d.quote(m.span), m.entity, name, titles, m.rule)


_TIMES = "time document type start end quote value earliest latest mod anchor rule"


def _times(index: Index) -> Iterator[Row]:
    for d in index.documents.values():
        for t in d.times:
            yield (
                *(t.id, d.id, t.type, t.start, t.end, d.quote(t.span), t.value),
                *(t.earliest, t.latest, t.mod, t.anchor, t.rule),
            )


_FIGURES = """figure document what start end quote value low high approx unit who part_of parts_sum claim event
rule"""


def _figures(index: Index) -> Iterator[Row]:
    for d, f in index.figures.values():
        yield (
            *(f.id, d.id, f.what, f.start, f.end, d.quote(f.span), f.value, f.low, f.high),
            *(f.approx, f.unit, f.who, f.part_of, f.parts_sum, f.claim, f.event, f.rule),
        )


_CLAIMS = """claim document outlet start end cue content chain chain_roles origin origin_role
anonymous links stance speech certainty events rule"""


def _claims(index: Index) -> Iterator[Row]:
    for d, c in index.claims.values():
        origin = c.chain[-1] if c.chain else None
        events = dict.fromkeys(
            index.event_of[e.id].id for e in d.events if e.claim == c.id and e.id in index.event_of
        )
        yield (
            *(c.id, d.id, index.outlet(d.id)[0], c.content.start, c.content.end, d.quote(c.cue)),
            *(_content(d, c), " ← ".join(link.name for link in c.chain)),
            *(" ← ".join(link.role for link in c.chain), *_of(origin, "name role anonymous")),
            len(c.chain),
            *(c.stance, c.speech, c.certainty, _many(events), c.rule),
        )


def _content(document: Document, claim: Claim) -> str:
    return " […] ".join(document.quote(part) for part in claim.parts or (claim.content,))


_EVENTS = """event type plover acled ucdp status date earliest latest precision place place_en lat lon
actors targets participants documents outlets roots_low roots_high roots bottleneck label_ar label_en"""


def _events(index: Index) -> Iterator[Row]:
    for e in index.events.values():
        c = e.corroboration
        by_role = [
            _many(p.name for p in e.participants if p.role == role)
            for role in ("actor", "target", "participant")
        ]
        yield (
            *(e.id, e.type, e.plover, e.acled, e.ucdp, e.status),
            *_of(e.date, "value earliest latest precision"),
            *_of(e.place, "name name_en lat lon"),
            *by_role,
            *(c.documents, c.outlets, c.roots_low),
            *(c.roots_high, _many(r.name for r in c.roots), c.bottleneck, e.label_ar, e.label_en),
        )


_EVENT_MENTIONS = """event_mention event document type start end trigger status certainty date earliest
latest place arguments claim rule"""


def _event_mentions(index: Index) -> Iterator[Row]:
    for d, m in index.event_mentions.values():
        event = index.event_of.get(m.id)
        yield (
            *(m.id, *_of(event, "id"), d.id, m.type, m.start, m.end, d.quote(m.trigger)),
            *(m.status, m.certainty, *_of(m.date, "value earliest latest")),
            *_of(m.place, "name"),
            *(_many(f"{a.role}: {a.name}" for a in m.arguments), m.claim, m.rule),
        )


_ACCOUNTS = "event label document outlet claims roots figures"


def _accounts(index: Index) -> Iterator[Row]:
    for e in index.events.values():
        for a in e.accounts:
            figures = _many(
                f"{f.what}: {'' if r.value is None else r.value}"
                for f in e.figures
                for r in f.reports
                if r.document == a.document
            )
            yield (
                *(e.id, e.label_ar, a.document, a.outlet),
                *(_many(a.claims), _many(a.roots), figures),
            )


_CONFLICTS = (
    "conflict kind event event_label entity side says value claims figures documents outlets"
)


def _conflicts(index: Index) -> Iterator[Row]:
    for c in index.dossier.conflicts:
        event = index.events.get(c.event or "")
        for number, side in enumerate(c.sides, 1):
            outlets = dict.fromkeys(index.outlet(d)[0] for d in side.documents)
            yield (
                *(c.id, c.kind, c.event, *_of(event, "label_ar"), c.entity, number, side.says),
                *(side.value, _many(side.claims), _many(side.figures)),
                *(_many(side.documents), _many(outlets)),
            )


_RELIANCE = (
    "document outlet relation source_name source_entity source_document score start end quote"
)


def _reliance(index: Index) -> Iterator[Row]:
    for r in index.dossier.reliance:
        d = index.documents.get(r.document)
        yield (
            *(r.document, index.outlet(r.document)[0], r.relation, r.source_name, r.source_entity),
            *(r.source_document, r.score, *_of(r.span, "start end")),
            _quote(d, r.span) if d else None,
        )


_FRAMING = "entity name document outlet epithet start end valence"


def _framing(index: Index) -> Iterator[Row]:
    for f in index.dossier.framing:
        entity, d = index.entities.get(f.entity), index.documents.get(f.document)
        for span in f.epithets:
            yield (
                *(f.entity, *_of(entity, "name"), f.document, index.outlet(f.document)[0]),
                *(_quote(d, span) if d else None, span.start, span.end, f.valence),
            )


_ALTERATIONS = "alteration kind origin copy document start end quote says"


def _alterations(index: Index) -> Iterator[Row]:
    for a in index.dossier.alterations:
        for ref in a.spans:
            d = index.documents.get(ref.document)
            quote = d.quote(Span(ref.start, ref.end)) if d else None
            yield (a.id, a.kind, *a.documents, ref.document, ref.start, ref.end, quote, a.says)


_TIMELINE = (
    "position event earliest latest precision type status place documents outlets label_ar label_en"
)


def _timeline(index: Index) -> Iterator[Row]:
    for number, e in enumerate(index.timeline(), 1):
        yield (*(number, e.id), *_dated(e), *(e.label_ar, e.label_en))


def _dated(e: Event) -> Row:
    c = e.corroboration
    return (
        *(*_of(e.date, "earliest latest precision"), e.type, e.status),
        *(*_of(e.place, "name"), c.documents, c.outlets),
    )
