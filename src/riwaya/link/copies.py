"""Copies and rewrites: which pages share their text, how much, and who had it first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from riwaya.link.events.facts import days
from riwaya.link.passages import Overlap, Trigrams, overlap
from riwaya.link.sketch import Index
from riwaya.link.words import Words
from riwaya.model import Document, Reliance, Span

Relation = Literal["copies", "rewrites"]

# Weights fitted on pairs adjudicated by reading (benchmarks/copies); see `derived`.
_BIAS, _MOST, _TITLE, _FRESH, _OWN = -5.8, 5.0, 2.4, 4.6, -2.0
_COPY = 0.7
_LEAST = 12
_REWRITE = 0.12
#: A long passage of fresh text is a rewrite however little of the pages it is.
_TAKEN, _TAKEN_LONGEST, _TAKEN_FRESH = 48, 24, 0.7


class Kinship(msgspec.Struct, frozen=True):
    """What pages share.

    `texts` holds what each pair (i < j) of related pages has in common; `originals` the page that each page
    copies (None where it copies none); `reliance` the same, with rewrites, for the dossier; `taken` what each
    (source, taker) of `reliance` share; `siblings` those of them of which nothing says that one took from the
    other: both may have the text from a third.
    """

    texts: Mapping[tuple[int, int], Overlap]
    originals: tuple[int | None, ...]
    reliance: tuple[Reliance, ...]
    taken: Mapping[tuple[int, int], Overlap]
    siblings: frozenset[tuple[int, int]] = frozenset()


class Credits(msgspec.Struct, frozen=True):
    """What is known of the pages that tells who had a text first: by page, the outlets it credits or cites
    (folded names), and whether its own outlet is an agency."""

    cited: Sequence[frozenset[str]]
    outlets: Sequence[str]
    agency: Sequence[bool]


class Texts(msgspec.Struct, frozen=True):
    """What pages may share: the trigrams they have in common, and by pair (i < j) the passages. No date has a part in
    it."""

    words: Sequence[Words]
    index: Index
    overlaps: Mapping[tuple[int, int], Overlap]


def compared(words: Sequence[Words]) -> Texts:
    """Compares the pages that may share text."""
    index, trigrams = Index(words), Trigrams()
    return Texts(
        words,
        index,
        {
            (i, j): shared
            for i, j in index.candidates()
            if (shared := overlap(words[i], words[j], trigrams=trigrams)).words >= _LEAST
        },
    )


def kinship(documents: Sequence[Document], compared: Texts, credits: Credits) -> Kinship:
    """Says how pages that share text stand to each other.

    Each taker relies on the one page with which it has most in common, so that a report printed by a hundred
    outlets makes a hundred lines and not five thousand.
    """
    words = compared.words
    index = compared.index.dated([_day(d) for d in documents])
    texts: dict[tuple[int, int], Overlap] = {}
    kinds: dict[tuple[int, int], Relation] = {}
    for (i, j), shared in compared.overlaps.items():
        own, fresh = _one_outlet(documents[i], documents[j]), index.fresh(words[i], shared)
        kind = relation(words[i], words[j], shared, fresh, own=own)
        if kind:
            kinds[(i, j)] = kind
        if kind or (own and relation(words[i], words[j], shared, fresh)):
            # An outlet's own pages are no sources of one another, and still tell what they share of one thing.
            texts[(i, j)] = shared
    best: dict[int, tuple[float, int]] = {}
    for i, j in kinds:
        shared = texts[(i, j)]
        source, taker = direction(documents, credits, i, j)
        rank = (shared.most + (kinds[(i, j)] == "copies"), -source)
        if taker not in best or rank > best[taker]:
            best[taker] = rank
    originals: list[int | None] = [None] * len(documents)
    reliance: list[Reliance] = []
    taken: dict[tuple[int, int], Overlap] = {}
    for taker, (_, minus) in sorted(best.items()):
        source = -minus
        pair = (min(source, taker), max(source, taker))
        if kinds[pair] == "copies":
            originals[taker] = source
        taken[(source, taker)] = texts[pair]
        place = _place(words[taker], texts[pair], taker == pair[0])
        reliance.append(_line(documents, source, taker, kinds[pair], texts[pair], place))
    siblings = frozenset(p for p in taken if not _credited(credits, *p))
    return Kinship(texts, tuple(originals), tuple(reliance), taken, siblings)


def relation(
    a: Words, b: Words, shared: Overlap, fresh: float, *, own: bool = False
) -> Relation | None:
    """How two pages are related by their text.

    Args:
        fresh: the share of the common text that is no formula (see `Index.fresh`).
        own: whether both are of one outlet.
    """
    if derived(a, b, shared, fresh, own=own) and shared.words >= _LEAST:
        if shared.most >= _COPY:
            return "copies"
        return "rewrites" if shared.most >= _REWRITE else None
    if shared.words >= _TAKEN and shared.longest >= _TAKEN_LONGEST and fresh >= _TAKEN_FRESH:
        return "rewrites"
    return None


def derived(a: Words, b: Words, shared: Overlap, fresh: float, *, own: bool = False) -> bool:
    """Whether one report stands behind both pages.

    A logistic model of four things: the share of the shorter page that is common, the words the titles
    share, how much of what is common is news of a few days rather than formula, and whether one outlet has both: what it
    says again in the same words is mostly the next case of one kind («إصابة جديدة», «يشرف حفل زواج»).
    """
    title = titles(a, b)
    score = _BIAS + _MOST * shared.most + _TITLE * title + _FRESH * fresh + _OWN * own
    return score >= 0


def titles(a: Words, b: Words) -> float:
    """The share of the shorter title's longer words that the other has (0 where one has no title)."""
    x = Counter(k for k in a.keys[: a.title] if len(k) > 3)
    y = Counter(k for k in b.keys[: b.title] if len(k) > 3)
    least = min(x.total(), y.total())
    return (x & y).total() / least if least else 0.0


def direction(documents: Sequence[Document], credits: Credits, i: int, j: int) -> tuple[int, int]:
    """(source, taker): whom the other credits; else an agency; else the page that was surely published
    first; else the first in order."""
    if credits.outlets[i] in credits.cited[j] and credits.outlets[j] not in credits.cited[i]:
        return i, j
    if credits.outlets[j] in credits.cited[i] and credits.outlets[i] not in credits.cited[j]:
        return j, i
    if credits.agency[i] != credits.agency[j]:
        return (i, j) if credits.agency[i] else (j, i)
    a, b = documents[i].published, documents[j].published
    if a and b:
        if a.latest < b.earliest:
            return i, j
        if b.latest < a.earliest:
            return j, i
    return i, j


def _one_outlet(a: Document, b: Document) -> bool:
    return a.outlet is not None and b.outlet is not None and a.outlet.name == b.outlet.name


def _credited(credits: Credits, source: int, taker: int) -> bool:
    """Whether the taker names the source, or the source is an agency."""
    return credits.outlets[source] in credits.cited[taker] or credits.agency[source]


def _day(document: Document) -> int | None:
    published = document.published
    if published is None or published.earliest != published.latest:
        return None
    return days(published.earliest)


def _place(words: Words, shared: Overlap, first: bool) -> Span | None:
    """The longest common passage, in the taker's own text."""
    if not shared.passages:
        return None
    longest = max(shared.passages, key=lambda p: (p.same, -p.a))
    if first:
        return words.span(longest.a, longest.a_end)
    return words.span(longest.b, longest.b_end)


def _line(
    documents: Sequence[Document],
    source: int,
    taker: int,
    kind: Relation,
    shared: Overlap,
    place: Span | None,
) -> Reliance:
    outlet = documents[source].outlet
    return Reliance(
        documents[taker].id,
        kind,
        outlet.name if outlet else documents[source].source,
        outlet.entity if outlet else None,
        documents[source].id,
        place,
        round(shared.most, 3),
    )
