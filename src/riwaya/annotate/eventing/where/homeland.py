"""The country that a page is most likely about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from riwaya.annotate.eventing.words import EventWords
from riwaya.annotate.reading import Reading
from riwaya.model import Document, Mention


def homeland(
    document: Document,
    reading: Reading,
    mentions: Mapping[int, tuple[Mention, int]],
    words: EventWords,
) -> str | None:
    """That named most, else that whose adjective is used most («الجيش السوداني»), of several the outlet's; else the
    outlet's. `mentions`: by their first token, each with the token after its last."""
    outlet = document.outlet
    seat = words.seats.get(outlet.name) if outlet is not None else None
    named = _most(_named(mentions, words), seat)
    return named or _most(_adjectives(reading, words), seat) or seat


def _most(counts: dict[str, int], seat: str | None) -> str | None:
    """The country counted most, of several the outlet's."""
    most = max(counts.values(), default=0)
    best = [name for name, count in counts.items() if count == most]
    return seat if seat in best else best[0] if len(best) == 1 else None


def _named(mentions: Mapping[int, tuple[Mention, int]], words: EventWords) -> dict[str, int]:
    counts: dict[str, int] = {}
    for mention, _ in mentions.values():
        name = mention.names[0] if mention.names else ""
        if mention.type == "LOC" and name in words.countries:
            counts[name] = counts.get(name, 0) + 1
    return counts


def _adjectives(reading: Reading, words: EventWords) -> dict[str, int]:
    return Counter(adjectives(reading, words))


def adjectives(reading: Reading, words: EventWords) -> Iterator[str]:
    """The country of each adjective of nationality in the article, in text order."""
    for stretch in reading.article:
        spoken = reading.words.phrases(words.nations, words.openers, stretch.first, stretch.last)
        for k in spoken:
            hit = words.nations.first(reading.tokens, k)
            if hit is not None:
                yield hit.value.name
