"""Cases of `places/`: which of the places of one name a sentence means, labelled by its English name."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate import pipeline
from riwaya.annotate.mentions import STAGE
from riwaya.annotate.reading import Reading
from riwaya.evaluate.cases import Found
from riwaya.model import Document
from riwaya.resources import Pack
from riwaya.resources.places import Gazetteer

SUBJECT = "places"


def run(document: Document, pack: Pack) -> list[Found]:
    """Every place of the sentence as the gazetteer settles it with the countries spoken of."""
    document = pipeline.annotate(document, pack, [STAGE])
    gazetteer = pack.get(Gazetteer)
    spoken_of = list(_countries(document, gazetteer))
    out: list[Found] = []
    for mention in document.mentions:
        place = gazetteer.choose(mention.names[0], spoken_of) if mention.type == "LOC" else None
        if place:
            label = f"{place.name_en} ({place.country})" if place.country else place.name_en
            out.append(Found(mention.start, mention.end, label))
    return out


def _countries(document: Document, gazetteer: Gazetteer) -> Iterator[str]:
    """Countries of places that have one meaning only, and of nationality adjectives."""
    for mention in document.mentions:
        found = (
            {p.country for p in gazetteer.lookup(mention.names[0])}
            if mention.type == "LOC"
            else set()
        )
        if len(found) == 1:
            yield from found
    for token in Reading(document).tokens:
        yield from (c.iso2 for c in gazetteer.nationality(token.text))
