"""What two pages themselves say about whether their events are one: a shared story, shared text."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from copy import copy
from functools import lru_cache
from math import fsum, log
from zlib import crc32

from riwaya.link.events.cluster import AROUND, STORY
from riwaya.link.events.node import Node
from riwaya.link.events.score import Near
from riwaya.link.passages import Overlap
from riwaya.link.stories.terms import RARE, Background
from riwaya.link.words import Words
from riwaya.model import Document

#: Pages of different stories have about this much in common by chance; what is above it counts.
_APART = 0.16
_STEEP = 5.0
_ALIGNED, _LEAD = 3.0, 1.5
_SHIFT = 4
#: So much of the words around two tellings are alike by chance; how fast what is above it counts.
_BY_CHANCE, _CLOSE = 0.15, 3.0
#: Words at either side of a trigger; tellings of a node that are looked at; words that a node needs for a full count;
#: nodes of which the words are kept.
_BESIDE, _TELLINGS, _WINDOW, _NODES = 12, 8, 6, 100_000
_LONG = 3
#: A pile counts as so many pages of news more, in which a thing is as frequent as in news at large: in the pile of one
#: story every page names the town and the dead, and that they share these says the more. So large a pile is news itself.
_MORE = 1000
#: So many pages' features are kept as sets, so many pairs' stories are kept.
_PAGES, _PAIRS = 2_000, 200_000


class Pages:
    """Context of pairs of nodes.

    Args:
        texts: what pairs of pages (i < j) share, for pairs that share anything.
        background: how frequent words are in news at large.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        words: Sequence[Words],
        texts: Mapping[tuple[int, int], Overlap],
        background: Background,
    ) -> None:
        self._documents, self._words, self._texts = documents, words, texts
        spread: Counter[int] = Counter()
        self._features: list[array[int]] = []
        for document, said in zip(documents, words, strict=True):
            features = {crc32(m.entity.encode()) for m in document.mentions if m.entity}
            features |= {c for c, k in zip(said.codes, said.keys, strict=True) if len(k) > _LONG}
            self._features.append(array("I", features))
            spread.update(features)
        total = len(documents) + _MORE
        shares = _shares(words, background) if len(documents) < _MORE else {}
        self._least = _WINDOW * log(1 + total / (1 + _MORE * RARE))
        self._weight = {
            f: log(1 + total / (n + _MORE * shares.get(f, RARE))) for f, n in spread.items()
        }
        # An exact sum, so that the order of features has no part in it.
        self._norm = [fsum(map(self._weight.__getitem__, f)) for f in self._features]
        self._sets = lru_cache(maxsize=_PAGES)(lambda page: frozenset(self._features[page]))
        self._stories: dict[tuple[int, int], float] = {}
        self._near = lru_cache(maxsize=_NODES)(self._around)

    def telling(
        self, documents: Sequence[Document], texts: Mapping[tuple[int, int], Overlap]
    ) -> Pages:
        """The same pages, of which the names are the same, with other events or more known of their texts."""
        out = copy(self)
        out._documents, out._texts = documents, texts
        out._near = lru_cache(maxsize=_NODES)(out._around)
        return out

    def story(self, i: int, j: int) -> float:
        """How much of what the shorter page names and says the other does too, 0 to 1; what many pages have
        counts little."""
        pair = (min(i, j), max(i, j))
        found = self._stories.get(pair)
        if found is None:
            common = self._sets(i) & self._sets(j)
            least = max(min(self._norm[i], self._norm[j]), 1.0)
            if len(self._stories) >= _PAIRS:
                self._stories.clear()
            found = self._stories[pair] = fsum(map(self._weight.__getitem__, common)) / least
        return found

    def __call__(self, a: Node, b: Node) -> Near:
        out = round(min(_STEEP * (self.story(a.page, b.page) - _APART), STORY), 3)
        around = round(max(0.0, min(_CLOSE * (self.around(a, b) - _BY_CHANCE), AROUND)), 3)
        shared = self._texts.get((min(a.page, b.page), max(a.page, b.page)))
        if shared is None:
            return Near(out, 0.0, around)
        # What a copy begins with is what its original begins with.
        lead = _LEAD * shared.most if a.leads and b.leads else 0.0
        return Near(out, round(lead + _ALIGNED * self.aligned(a, b), 3), around)

    def around(self, a: Node, b: Node) -> float:
        """How much of the words around the tellings of one, its triggers aside, stand around those of the other, 0 to
        1; what many pages have counts little, and few words are no proof."""
        one, other = self._near(a.page, a.events), self._near(b.page, b.events)
        common = one[0] & other[0]
        if not common:
            return 0.0
        weight = fsum(map(self._weight.__getitem__, common))
        return weight / max(min(one[1], other[1]), self._least)

    def _around(self, page: int, events: tuple[int, ...]) -> tuple[frozenset[int], float]:
        """The words of a few sentences' middle, and what they weigh together."""
        words, told = self._words[page], self._documents[page].events
        near: set[int] = set()
        triggers: set[int] = set()
        for event in events[:_TELLINGS]:
            at = bisect_right(words.starts, told[event].trigger.start) - 1
            if at < 0:
                continue
            first, end = words.sentences[bisect_right(words.sentences, (at, len(words))) - 1]
            near.update(words.codes[max(first, at - _BESIDE) : min(end, at + _BESIDE + 1)])
            triggers.add(words.codes[at])
        kept = frozenset(c for c in near - triggers if c in self._weight)
        return kept, fsum(map(self._weight.__getitem__, kept))

    def aligned(self, a: Node, b: Node) -> float:
        """How much of the tellings stand at the same places of shared text, 0 to 1 (Dice)."""
        i, j = sorted((a.page, b.page))
        shared = self._texts.get((i, j))
        if shared is None:
            return 0.0
        first, second = (a, b) if a.page == i else (b, a)
        theirs = self._places(second)
        met = sum(1 for at in self._places(first) if _meets(shared, at, theirs))
        return 2 * min(met, len(theirs)) / (len(first.events) + len(second.events))

    def _places(self, node: Node) -> list[int]:
        words = self._words[node.page]
        events = self._documents[node.page].events
        return [bisect_right(words.starts, events[e].trigger.start) - 1 for e in node.events]


def _shares(words: Sequence[Words], background: Background) -> dict[int, float]:
    """By the number of a word, in what share of all news it stands."""
    keys = {code: key for said in words for code, key in zip(said.codes, said.keys, strict=True)}
    return {code: background.share(key) for code, key in keys.items() if len(key) > _LONG}


def _meets(shared: Overlap, at: int, theirs: Sequence[int]) -> bool:
    """Whether the word at `at` of the first page stands in a passage where one of `theirs` does in the other."""
    for passage in shared.passages:
        if passage.a <= at < passage.a_end:
            want = passage.b + at - passage.a
            if any(
                passage.b <= other < passage.b_end and abs(other - want) <= _SHIFT
                for other in theirs
            ):
                return True
    return False
