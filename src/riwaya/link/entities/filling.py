"""Writes the ids of entities into a page, where its words stand for them."""

from __future__ import annotations

from datetime import date

import msgspec

from riwaya.annotate.naming.holders import Holders
from riwaya.language.tokens import words
from riwaya.link.entities.english import English
from riwaya.link.entities.known import Tables
from riwaya.link.entities.local import names_of
from riwaya.link.entities.names import Key, Naming, unclipped
from riwaya.model import Argument, Document, Entity, EventPlace, Link, Outlet
from riwaya.resources import Pack

#: The rule by which an office's holder is told.
HOLDER = "office-holder@1"

ByKey = dict[tuple[int, Key], str]


class Names(msgspec.Struct, frozen=True):
    """What names of pages stand for: entity ids by (document, mention), by (page, key), and by (-1, key) where the
    whole pile has one such thing; entities by id, and the kind of place of those that tables know."""

    ids: dict[tuple[str, str], str]
    by_key: ByKey
    entities: dict[str, Entity]
    kinds: dict[str, str]
    pack: Pack

    def filled(self, page: int, document: Document) -> Document:
        """A page with the ids of its entities."""
        return _filled(_Filler(document, page, self))


def _filled(filler: _Filler) -> Document:
    document, ids = filler.document, filler.ids
    replace = msgspec.structs.replace
    return replace(
        document,
        outlet=filler.outlet(document.outlet),
        mentions=tuple(
            replace(
                m,
                entity=ids.get((document.id, m.id), ""),
                names=names_of(document, m, filler.tables),
            )
            for m in document.mentions
        ),
        claims=tuple(
            replace(
                c,
                chain=tuple(filler.chained(x) for x in c.chain),
            )
            for c in document.claims
        ),
        events=tuple(
            replace(
                e,
                arguments=tuple(filler.argument(a) for a in e.arguments),
                place=filler.place(e.place) if e.place else None,
            )
            for e in document.events
        ),
    )


class _Filler:
    """Finds the entity that a name or a place in a page stands for."""

    def __init__(
        self,
        document: Document,
        page: int,
        names: Names,
    ) -> None:
        self.document, self._page, self._by_key = document, page, names.by_key
        self.ids, self._entities, self._kinds = names.ids, names.entities, names.kinds
        self._holders = names.pack.get(Holders)
        self._described: tuple[tuple[str, ...], ...] | None = None
        self._naming, self.tables = names.pack.get(Naming), names.pack.get(Tables)
        self._english = names.pack.get(English)

    def _by_name(self, name: str) -> str | None:
        key = self._naming(name)
        for one in (key, self.tables.strip(key)):
            for page in (self._page, -1):
                if (page, one) in self._by_key:
                    return self._by_key[(page, one)]
        return None

    def inside(self, name: str, start: int, end: int) -> str | None:
        """The entity of that name; else of the one mention that fills most of the span, its titles aside."""
        by_name = self._by_name(name)
        if by_name:
            return by_name
        best: tuple[int, int] | None = None
        found: str | None = None
        for mention in self.document.mentions:
            if start <= mention.start and mention.end <= end:
                titles = sum(t.end - t.start for t in mention.titles if start <= t.start < end)
                filled = mention.end - mention.start + titles
                if filled * 2 >= end - start and (best is None or (filled, mention.start) > best):
                    best = (filled, mention.start)
                    found = self.ids.get((self.document.id, mention.id))
        return found

    def argument(self, argument: Argument) -> Argument:
        """A participant with its entity, the article given back that «لل» hides."""
        at = argument.span
        name = unclipped(argument.name, self.document.text, at.start, self.tables.natural)
        entity = argument.entity or self.inside(name, at.start, at.end)
        holder = self._holder_over(name, entity)
        rule = HOLDER if holder else argument.entity_rule
        return msgspec.structs.replace(
            argument, name=name, entity=holder or entity, entity_rule=rule
        )

    def chained(self, link: Link) -> Link:
        """A link of a chain with its entity; an anonymous source is nobody's, a spokesman his institution's."""
        if link.anonymous or link.entity:
            return link
        span = link.span
        entity = self.inside(link.name, span.start, span.end) if span else self._by_name(link.name)
        holder = self._holder_over(link.name, entity)
        rule = HOLDER if holder else link.entity_rule
        return msgspec.structs.replace(link, entity=holder or entity, entity_rule=rule)

    def _holder_over(self, name: str, entity: str | None) -> str | None:
        """The holder of a described office where nobody is named: «رئيس الحكومة المغربية» is a person, not the
        government that the words hold."""
        known = self._entities.get(entity) if entity else None
        return self.holder(name) if known is None or known.type != "PER" else None

    def holder(self, description: str) -> str | None:
        """The entity of who held the described office («الرئيس الفرنسي») all the days on which the page may have
        been published, where the pages name that person."""
        published = self.document.published
        if published is None or not (published.earliest and published.latest):
            return None
        days = date.fromisoformat(published.earliest), date.fromisoformat(published.latest)
        person = self._holders.of(description, *days) or self._spoken_of(description, days)
        return self._by_name(person) if person else None

    def _spoken_of(self, office: str, days: tuple[date, date]) -> str:
        """Whom a bare office («وزير الخارجية») means where the page has it with a country elsewhere, and with one."""
        if self._described is None:
            events, claims = self.document.events, self.document.claims
            said = [a.name for e in events for a in e.arguments]
            said += [link.name for c in claims for link in c.chain]
            self._described = tuple(dict.fromkeys(words(name) for name in said if name))
        bare = words(office)
        longer = [w for w in self._described if len(w) > len(bare) and w[: len(bare)] == bare]
        found = {self._holders.of(" ".join(w), *days) for w in longer} - {""}
        return next(iter(found)) if len(found) == 1 and len(bare) > 1 else ""

    def outlet(self, outlet: Outlet | None) -> Outlet | None:
        if outlet is None or outlet.entity:
            return outlet
        return msgspec.structs.replace(outlet, entity=self._by_name(outlet.name))

    def place(self, place: EventPlace) -> EventPlace:
        """The place with its entity and what is known of it, and of what it lies in."""
        entity = place.entity or self._by_name(place.name)
        if not entity or entity not in self._entities:
            found = self._unnamed(place)
        else:
            known = self._entities[entity]
            found = msgspec.structs.replace(
                place,
                entity=entity,
                name_en=place.name_en or known.name_en,
                lat=place.lat if place.lat is not None else known.lat,
                lon=place.lon if place.lon is not None else known.lon,
                precision=place.precision or self._kinds.get(entity),
            )
        return self._inside(found) if found.within else found

    def _inside(self, place: EventPlace) -> EventPlace:
        """A small place with the English name of what it lies in, and where that is if tables know no more of its own;
        the middle of a country says nothing of a village."""
        outer = self.place(place.within) if place.within is not None else None
        place = msgspec.structs.replace(place, within=outer)
        if outer is None or place.lat is not None or outer.precision == "country":
            return place
        return msgspec.structs.replace(
            place, lat=outer.lat, lon=outer.lon, precision=outer.precision
        )

    def _unnamed(self, place: EventPlace) -> EventPlace:
        """A place that the page does not name («العاصمة»), with what tables know of the one place of its name, or else
        its words in English."""
        found = self.tables.gazetteer.lookup(place.name)
        if len(found) != 1:
            said = place.name_en or self._english.name(place.name, "ORG")
            return msgspec.structs.replace(place, name_en=said)
        one = found[0]
        return msgspec.structs.replace(
            place,
            name_en=place.name_en or one.name_en,
            lat=place.lat if place.lat is not None else one.lat,
            lon=place.lon if place.lon is not None else one.lon,
            precision=place.precision or one.kind,
        )
