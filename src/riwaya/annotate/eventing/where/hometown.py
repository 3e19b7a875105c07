"""The one country that a page speaks of, and the one town of it that it names: where a deed was that nothing else places."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import Page
from riwaya.annotate.eventing.where.homeland import adjectives
from riwaya.annotate.eventing.where.placetables import COUNTRY
from riwaya.annotate.eventing.where.placewords import make
from riwaya.model import EventMention, EventPlace, Mention

#: How far (code points) before an event its town is named.
_FAR = 420


def town_near(page: Page, event: EventMention, country: str) -> EventPlace | None:
    """The one town of its country that the page names, where it is named shortly before."""
    words = page.words
    towns: dict[str, list[Mention]] = {}
    for first in page.places:
        mention = page.mentions[first][0]
        name = mention.names[0] if mention.names else ""
        if words.places.holds(country, name) and not words.is_site(name):
            towns.setdefault(name, []).append(mention)
    if len(towns) != 1:
        return None
    ((name, told),) = towns.items()
    near = [
        m
        for m in told
        if 0 <= event.start - m.end <= _FAR
        if not (m.start in page.tellers or in_telling(page, event, m))
    ]
    return make(near[-1], page) if near and words.places.width(name) < COUNTRY else None


def nations(page: Page) -> list[str]:
    """The countries that the page speaks of, by names, towns and adjectives, each once."""
    words, found = page.words, {""}
    for first in page.places:
        mention = page.mentions[first][0]
        found.add(words.places.country_of(mention.names[0] if mention.names else ""))
    found.update(adjectives(page.reading, words))
    return sorted(found - {""})


def in_telling(page: Page, event: EventMention, mention: Mention) -> bool:
    """Whether a place stands in the sentence that reports an event, outside what it reports."""
    claim = next((c for c in page.document.claims if c.id == event.claim), None)
    if claim is None or any(
        p.start <= mention.start < p.end for p in (claim.content, *claim.parts)
    ):
        return False
    here = page.sentence(event)
    return here is not None and here.first <= page.reading.token_at(mention.start) < here.last
