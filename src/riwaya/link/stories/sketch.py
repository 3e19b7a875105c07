"""What of a page is kept to find its story: some hundred numbers."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from riwaya.language.remembered import Remembered
from riwaya.link.entities.known import Tables
from riwaya.link.entities.names import Naming
from riwaya.link.events.own import lead_end
from riwaya.link.shingles import shingles
from riwaya.link.stories.terms import Background, number
from riwaya.link.words import Words, read
from riwaya.model import Document
from riwaya.resources import Pack

_TERMS, _NAMES, _EVENTS = 24, 14, 4
_SHINGLES = 32
#: How much a word counts by where it stands: in the title, in the lead, after it.
_TITLE, _LEAD, _BODY = 4.0, 2.0, 1.0
_READ = 400  # words after which a page tells the background of its story
_NAME, _EVENT = 1.6, 1.5
#: Every page names countries, and many a known town.
_COUNTRY, _SETTLED = 0.35, 0.8
_STEP, _MOST = 16, 255
_TOLD = frozenset({"occurred", "ongoing"})


class Sketch(msgspec.Struct, frozen=True, array_like=True):
    """A page as the finding of stories sees it.

    `earliest` and `latest` bound its publication, in days since 1 January of year 1 (None where nothing is known).
    `things` are words, names and events as numbers of 32 bits, `weights` what each weighs in sixteenths; `shingles`
    are the least hashes of its runs of three words, in order: the pages that share many of them share text.
    """

    id: str
    source: str
    earliest: int | None
    latest: int | None
    things: bytes
    weights: bytes
    shingles: bytes


def sketch(document: Document, pack: Pack) -> Sketch:
    """The sketch of an annotated page."""
    known = pack.get(_Known)
    words = read(document)
    weighed = dict(
        [
            *_most(_terms(words, pack.get(Background)), _TERMS),
            *_most(_names(document, known), _NAMES),
            *_most(_events(document, known.naming), _EVENTS),
        ]
    )
    things = sorted(weighed)
    published = document.published
    return Sketch(
        document.id,
        document.source,
        _day(published.earliest) if published else None,
        _day(published.latest) if published else None,
        array("I", things).tobytes(),
        bytes(min(_MOST, max(1, round(weighed[t] * _STEP))) for t in things),
        array("I", sorted(set(shingles(words.codes)))[:_SHINGLES]).tobytes(),
    )


def numbers(data: bytes) -> array[int]:
    """The numbers that a field of a sketch holds."""
    out = array("I")
    out.frombytes(data)
    return out


class _Known:
    """What sketches are made with; what it remembers of names is bounded."""

    def __init__(self, pack: Pack) -> None:
        self.naming = pack.get(Naming)
        self._tables = pack.get(Tables)
        self._things: Remembered[str, tuple[int, float]] = Remembered()

    def thing(self, name: str) -> tuple[int, float]:
        """The number of a name and what it is worth beforehand; (0, 0) where nothing of it can be compared."""
        got = self._things.get(name)
        if got is None:
            key = self.naming(name)
            got = self._things[name] = (number("n", *key), self._prior(name)) if key else (0, 0.0)
        return got

    def _prior(self, name: str) -> float:
        places = self._tables.gazetteer.lookup(name)
        if any(place.kind == "country" for place in places):
            return _COUNTRY
        return _SETTLED if places else 1.0


def _most(weighed: Mapping[int, float], count: int) -> list[tuple[int, float]]:
    return sorted(weighed.items(), key=lambda w: (-w[1], w[0]))[:count]


def _terms(words: Words, background: Background) -> Mapping[int, float]:
    """The page's words by the places where they stand, and by their worth in all news."""
    places: defaultdict[int, float] = defaultdict(float)
    worth: dict[int, float] = {}
    lead = words.sentences[_first(words.sentences, words.title)][1] if words.sentences else 0
    for at, key in enumerate(words.keys[: words.title + _READ]):
        term, value = background(key)
        if value > 0:
            places[term] += _TITLE if at < words.title else _LEAD if at < lead else _BODY
            worth[term] = value
    return {t: (1 + math.log(n)) * worth[t] for t, n in places.items()}


def _first(sentences: Sequence[tuple[int, int]], title: int) -> int:
    """The first sentence after the title."""
    return next((i for i, s in enumerate(sentences) if s[0] >= title), len(sentences) - 1)


def _names(document: Document, known: _Known) -> Mapping[int, float]:
    places: defaultdict[str, float] = defaultdict(float)
    title = document.title.end if document.title else 0
    lead = lead_end(document)
    for mention in document.mentions:
        name = mention.names[0] if mention.names else document.quote(mention.span)
        at = mention.start
        places[name] += _TITLE if at < title else _LEAD if at < lead else _BODY
    out: defaultdict[int, float] = defaultdict(float)
    for name, count in places.items():
        thing, prior = known.thing(name)
        if prior:
            out[thing] = max(out[thing], _NAME * (1 + math.log(count)) * prior)
    return out


def _events(document: Document, naming: Naming) -> Mapping[int, float]:
    """What title and lead tell has happened, by type and place."""
    end = lead_end(document)
    out: dict[int, float] = {}
    for event in document.events:
        if event.start < end and event.place and event.status in _TOLD:
            out[number("e", event.type, *naming(event.place.name))] = _EVENT
    return out


def _day(iso: str) -> int | None:
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return None
