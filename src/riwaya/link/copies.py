"""Copies and rewrites: which pages share their text, how much, and who had it first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.link.derived import Pair, Relation, likenesses, relation
from riwaya.link.events.facts import days as day_number
from riwaya.link.passages import Overlap
from riwaya.link.texts import Texts
from riwaya.link.words import Words
from riwaya.model import Document, Reliance, Span


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


def kinship(documents: Sequence[Document], compared: Texts, credits: Credits) -> Kinship:
    """Says how pages that share text stand to each other.

    Each taker relies on the one page with which it has most in common, so that a report printed by a hundred
    outlets makes a hundred lines and not five thousand.
    """
    words = compared.words
    texts: dict[Pair, Overlap] = {}
    kinds: dict[Pair, Relation] = {}
    days = [_day(d) for d in documents]
    for pair, like in likenesses(
        compared, days, lambda i, j: _one_outlet(documents[i], documents[j])
    ):
        kind = relation(like)
        if kind:
            kinds[pair] = kind
        if kind or (like.own and relation(msgspec.structs.replace(like, own=False))):
            # An outlet's own pages are no sources of one another, and still tell what they share of one thing.
            texts[pair] = compared.overlaps[pair]
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
    return day_number(published.earliest)


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
