"""`geojson`: events and places on a map (RFC 7946)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riwaya.dossier.exports.base import Given
from riwaya.dossier.exports.shared import as_json, located
from riwaya.dossier.index import Index
from riwaya.dossier.safe import one_line
from riwaya.model import Entity, Event, EventDate, EventPlace


class GeoJson:
    """`events.geojson`, one feature an event in the order of time, and `places.geojson`.

    A feature whose place is not known, or known only by name, has a null geometry.
    """

    name = "geojson"

    def files(self, given: Given) -> Iterator[tuple[str, bytes]]:
        index = given.index
        events = [_event(index, e) for e in index.timeline()]
        yield "events.geojson", as_json({"type": "FeatureCollection", "features": events})
        kinds = _kinds(index)
        places = [_place(e, kinds) for e in index.entities.values() if e.type == "LOC"]
        yield "places.geojson", as_json({"type": "FeatureCollection", "features": places})


def point(lat: float | None, lon: float | None) -> dict[str, Any] | None:
    """A Point (longitude first), or None."""
    found = located(lat, lon)
    return None if found is None else {"type": "Point", "coordinates": [found[1], found[0]]}


def _event(index: Index, event: Event) -> dict[str, Any]:
    place, c = event.place, event.corroboration
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": point(place.lat, place.lon) if place else None,
        "properties": {
            "label_ar": one_line(event.label_ar),
            "label_en": one_line(event.label_en),
            "type": event.type,
            "plover": event.plover,
            "acled": event.acled,
            "ucdp": event.ucdp,
            "status": event.status,
            **_date(event.date),
            **_where(place),
            "documents": c.documents,
            "outlets": c.outlets,
            "roots_low": c.roots_low,
            "roots_high": c.roots_high,
            "roots": [one_line(r.name) for r in c.roots],
            "figures": [{"what": f.what, "low": f.low, "high": f.high} for f in event.figures],
            "sources": [index.documents[a.document].source for a in event.accounts],
        },
    }


def _date(date: EventDate | None) -> dict[str, str | None]:
    if date is None:
        return {"date": None, "earliest": None, "latest": None, "date_precision": None}
    return {
        "date": date.value,
        "earliest": date.earliest,
        "latest": date.latest,
        "date_precision": date.precision,
    }


def _where(place: EventPlace | None) -> dict[str, str | None]:
    if place is None:
        return {"place": None, "place_en": None, "place_entity": None, "place_precision": None}
    return {
        "place": one_line(place.name),
        "place_en": None if place.name_en is None else one_line(place.name_en),
        "place_entity": place.entity,
        "place_precision": place.precision,
    }


def _place(entity: Entity, kinds: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": entity.id,
        "geometry": point(entity.lat, entity.lon),
        "properties": {
            "name": one_line(entity.name),
            "name_en": one_line(entity.name_en),
            "names": [one_line(n) for n in entity.names],
            "wikidata": entity.wikidata,
            "place_precision": kinds.get(entity.id),
            "mentions": len(entity.mentions),
            "documents": len({m.document for m in entity.mentions}),
        },
    }


def _kinds(index: Index) -> dict[str, str]:
    """What the events say of the precision of each place."""
    places = (e.place for e in index.events.values())
    return {p.entity: p.precision for p in places if p and p.entity and p.precision}


EXPORTER = GeoJson()
