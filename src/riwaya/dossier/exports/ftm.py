"""`ftm`: FollowTheMoney entities, one a line, as OpenAleph and its kin load them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote as percent

from riwaya.dossier.exports.base import Given
from riwaya.dossier.exports.shared import as_lines, located, partial_date, quote, well_formed
from riwaya.dossier.index import Index, title
from riwaya.dossier.safe import one_line
from riwaya.model import Claim, Document, Entity, Event, MentionType

SCHEMATA: dict[MentionType, str] = {"PER": "Person", "ORG": "Organization", "LOC": "Address"}
#: ISO 639-3, which FollowTheMoney's language type takes.
_LANGUAGES = {"ar": "ara"}

#: The longest value that the model takes, by the type of property; the library drops what is longer.
_TEXT, _STRING, _NAME, _ADDRESS = 65_000, 1024, 384, 250
_LONGEST = {
    **dict.fromkeys(("bodyText", "description", "summary", "notes"), _TEXT),
    **dict.fromkeys(("name", "alias", "peopleMentioned", "companiesMentioned"), _NAME),
    **dict.fromkeys(("full", "location", "locationMentioned"), _ADDRESS),
    "sourceUrl": 4096,
}
_PLAIN = re.compile(r"[0-9a-zA-Z.-]{0,150}[0-9a-zA-Z]")
#: All values of an entity together may have 30 MB; a page that has more is an accident or an attack.
_BODY_PIECES = 300

Line = dict[str, Any]


class FollowTheMoney:
    """`entities.ftm.json`: pages, names, mentions, events, and who is the origin of which claim.

    Ids of pages come from their content and are the same in every dossier; all others carry the dossier's
    key, so that two dossiers loaded into one collection do not run together.
    """

    name = "ftm"

    def files(self, given: Given) -> Iterator[tuple[str, bytes]]:
        yield "entities.ftm.json", as_lines(_lines(given.index, given.key))


def _lines(index: Index, key: str) -> Iterator[Line]:
    for document in index.documents.values():
        yield _article(index, document)
    for entity in index.entities.values():
        yield _named(entity, key)
    yield from _mentions(index, key)
    for event in index.timeline():
        yield _event(index, event, key)
    for document, claim in index.claims.values():
        yield from _origin(index, document, claim, key)


def _line(id: str, schema: str, **properties: Iterable[str | None]) -> Line:
    """An entity; values are in one line, empty ones left out, doubles too."""
    kept = {
        name: list(dict.fromkeys(_cut(name, one_line(v)) for v in values if v and v.strip()))
        for name, values in properties.items()
    }
    return {"id": id, "schema": schema, "properties": {k: v for k, v in kept.items() if v}}


def _cut(name: str, value: str) -> str:
    most = _LONGEST.get(name, _STRING)
    return value if len(value) <= most else value[: most - 1] + "…"


def _pieces(text: str) -> list[str]:
    """`text` in values that the model takes, cut between words where there are any; ends stripped."""
    pieces: list[str] = []
    start = 0
    while start < len(text) and len(pieces) < _BODY_PIECES:
        end = min(start + _TEXT, len(text))
        if end < len(text):
            end = next((i for i in range(end, end - _NAME, -1) if text[i].isspace()), end)
        if piece := text[start:end].strip():
            pieces.append(piece)
        start = end
    return list(dict.fromkeys(pieces))


def _article(index: Index, document: Document) -> Line:
    outlet = document.outlet
    by_type: dict[MentionType, list[str]] = {"PER": [], "ORG": [], "LOC": []}
    for mention in document.mentions:
        by_type[mention.type].append(mention.names[0] if mention.names else "")
    line = _line(
        _page(document.id),
        "Article",
        title=[title(document)],
        fileName=[document.source.rsplit("/", 1)[-1]],
        author=[quote(document, document.byline)] if document.byline else [],
        publisher=[outlet.name, outlet.name_en] if outlet else [],
        sourceUrl=[_url(document.url)],
        publishedAt=[partial_date(document.published)],
        mimeType=[document.media_type.split(";")[0]],
        encoding=[document.encoding],
        language=[_LANGUAGES.get(document.language)],
        fileSize=[str(document.size)] if document.size is not None else [],
        peopleMentioned=by_type["PER"],
        companiesMentioned=by_type["ORG"],
        locationMentioned=by_type["LOC"],
        notes=[f"Riwaya read it from {document.source}", f"SHA-256 {document.sha256}"],
    )
    if pieces := _pieces(well_formed(document.text)):
        line["properties"]["bodyText"] = pieces
    return line


def _url(url: str | None) -> str | None:
    """A web address with what is not ASCII written in percent; None for another kind."""
    if not url or not url.startswith(("http://", "https://")):
        return None
    return percent(one_line(url), safe=":/?#[]@!$&'()*+,;=%-._~")


def _named(entity: Entity, key: str) -> Line:
    others = [n for n in (entity.name_en, *entity.names) if n != entity.name]
    names = {"name": [entity.name], "alias": others}
    id, wikidata = _id(key, entity.id), [entity.wikidata]
    if entity.type != "LOC":
        return _line(id, SCHEMATA[entity.type], **names, wikidataId=wikidata)
    point = located(entity.lat, entity.lon)
    return _line(
        id,
        "Address",
        full=[entity.name],
        **names,
        wikidataId=wikidata,
        latitude=[str(point[0])] if point else [],
        longitude=[str(point[1])] if point else [],
    )


def _mentions(index: Index, key: str) -> Iterator[Line]:
    """One line for a person or organisation in a page, with every form it is named by there."""
    forms: dict[tuple[str, str], list[str]] = {}
    for document, mention in index.mentions.values():
        entity = index.entities.get(mention.entity)
        if entity is not None and entity.type != "LOC":
            forms.setdefault((document.id, entity.id), []).append(quote(document, mention.span))
    for (page, resolved), words in forms.items():
        yield _line(
            _id(key, f"{page}-{resolved}"),
            "Mention",
            document=[_page(page)],
            resolved=[_id(key, resolved)],
            name=words,
            detectedSchema=[SCHEMATA[index.entities[resolved].type]],
        )


def _event(index: Index, event: Event, key: str) -> Line:
    date, place, c = event.date, event.place, event.corroboration
    entities = (index.entities.get(p.entity or "") for p in event.participants)
    involved = [_id(key, e.id) for e in entities if e is not None and e.type != "LOC"]
    certain = partial_date(date)
    spanned = date is not None and date.earliest != date.latest
    return _line(
        _id(key, event.id),
        "Event",
        name=[event.label_ar],
        alias=[event.label_en],
        summary=[
            f"{event.type}, {event.status}; {c.documents} pages, {c.outlets} outlets, "
            f"{c.roots_low} to {c.roots_high} independent roots"
        ],
        description=[
            f"{f.what}: {_range(f.low, f.high)} ({len(f.reports)} reports)" for f in event.figures
        ],
        date=[certain],
        startDate=[date.earliest] if date and spanned else [],
        endDate=[date.latest] if date and spanned else [],
        location=[place.name, place.name_en] if place else [],
        addressEntity=[_id(key, place.entity)]
        if place and place.entity and _type(index, place.entity) == "LOC"
        else [],
        involved=involved,
        proof=[_page(a.document) for a in event.accounts],
        recordId=[event.id],
        keywords=[event.type, event.plover, event.acled, event.ucdp],
    )


def _type(index: Index, entity: str) -> str | None:
    found = index.entities.get(entity)
    return found.type if found else None


def _range(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "uncounted"
    return str(low) if low == high else f"{low} to {high}"


def _origin(index: Index, document: Document, claim: Claim, key: str) -> Iterator[Line]:
    """Ties the origin of a claim, where it is a known entity, to the page that reports it."""
    origin = claim.chain[-1] if claim.chain else None
    if origin is None or not origin.entity or origin.entity not in index.entities:
        return
    via = " ← ".join(link.name for link in claim.chain)
    line = _line(
        _id(key, claim.id),
        "Documentation",
        document=[_page(document.id)],
        entity=[_id(key, origin.entity)],
        role=[f"origin of a claim: {claim.stance}, {claim.certainty}, {claim.speech}"],
        summary=[via],
        recordId=[claim.id],
    )
    if words := quote(document, claim.content).strip():
        line["properties"]["description"] = [_cut("description", words)]
    yield line


def _page(document: str) -> str:
    return f"riwaya-page-{document}"


def _id(key: str, id: str) -> str:
    """An id of the letters that the model allows; one that has others («org-gabès») by its digest."""
    plain = id.replace(":", ".")
    if not _PLAIN.fullmatch(plain):
        plain = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"riwaya-{key}-{plain}"


EXPORTER = FollowTheMoney()
