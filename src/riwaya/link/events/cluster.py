"""Events across pages.

Groups of tellings of each page are nodes. Pairs come from blocks (a participant or place with a type and
a month), each pair is scored, and sets are joined from the best pair down, but only where both sets agree pair by pair on
average, and more so where a page would have two events of its own in one set: so a vague telling cannot chain two
events together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from riwaya.link.entities.join import Groups
from riwaya.link.events.busy import Busy, busy
from riwaya.link.events.facts import Facts, exact, overlap, ranked_apart, width
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.node import Node
from riwaya.link.events.score import FAR, Near, Score, compare, days_apart
from riwaya.link.events.specific import in_numbers, least, needed

#: How many of a set are looked at; by how much pairs of two sets may on average fall short of what pairs need; between
#: what bounds that of a pair counts; how often that of two tellings of one page does.
_SAMPLE, _MEAN = 6, -1.0
_LEAST, _MOST, _OF_ONE_PAGE = -4.5, 2.0, 2
_WINDOW = 20

_SHARED = 3.0
#: What two tellings of one page have in common that may be of one event.
_LIKE = 2.0
#: The most that pages which share no text add to the score of events in them.
STORY = 1.5
#: The most that the words around two tellings add.
AROUND = 1.2

#: What two pages add to the score of events in them: shared text, a shared story.
Context = Callable[[Node, Node], Near]


#: A pair of nodes with its score, the score negated first, so that pairs sort from the best down.
_Scored = tuple[float, int, int, Score]


class Joined(msgspec.Struct, frozen=True):
    """Why two nodes were put together."""

    a: int
    b: int
    score: Score


def cluster(
    nodes: Sequence[Node],
    kinds: Kinds,
    context: Context,
    related: Iterable[tuple[int, int]] = (),
) -> tuple[list[list[int]], list[Joined]]:
    """Sets of node indices that are one event, and the pairs that joined them, best first.

    Args:
        related: pairs of pages that share text; all their nodes are compared.
    """
    together = frozenset(related)
    often = busy(nodes, kinds)
    scored: list[_Scored] = []
    for i, j in candidates(nodes, kinds, together):
        one, other = nodes[i], nodes[j]
        shared = (min(one.page, other.page), max(one.page, other.page)) in together
        if not shared and days_apart(one.facts, other.facts, kinds):
            continue
        bare = compare(one.facts, other.facts, kinds, busy=often)
        fewest = least(one, other, often)
        if not shared and (bare.against or bare.value + STORY + AROUND < fewest):
            continue
        score = bare.beside(context(one, other))
        if score.value < fewest:
            continue
        enough = needed(score, one, other, kinds, often)
        excused = _same_text(score) and not _told_apart(one.facts, other.facts)
        if score.value >= enough and (not score.against or excused):
            scored.append((-score.value, i, j, score))
    scored = _matched(scored, nodes, kinds)
    whole = _Sets(nodes, kinds, context, scored, often)
    groups = Groups(len(nodes))
    members: dict[int, list[int]] = {i: [i] for i in range(len(nodes))}
    why: list[Joined] = []
    for _, i, j, score in scored:
        a, b = groups.root(i), groups.root(j)
        if a == b:
            continue
        if not whole.may_join(members[a], members[b]):
            continue
        groups.join(a, b, "event")
        members[groups.root(a)] = sorted(members.pop(a) + members.pop(b))
        why.append(Joined(i, j, score))
    return groups.sets(), why


def _matched(scored: Sequence[_Scored], nodes: Sequence[Node], kinds: Kinds) -> list[_Scored]:
    """The pairs that may be one, best first. Of events that come in numbers only those are left of which either is the
    other page's best match, or like it: a page that tells of five strikes tells of at most one that another tells of.
    """
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for minus, i, j, _ in sorted(scored, key=lambda s: s[:3]):
        best.setdefault((i, nodes[j].page), (-minus, j))
        best.setdefault((j, nodes[i].page), (-minus, i))

    def beaten(one: int, other: int, value: float) -> bool:
        most, rival = best[one, nodes[other].page]
        if value >= most:
            return False
        told = compare(nodes[other].facts, nodes[rival].facts, kinds)
        return bool(told.against) or told.value < _LIKE

    kept = [
        (minus, i, j, score)
        for minus, i, j, score in scored
        if not in_numbers(nodes[i], nodes[j], kinds)
        or not (beaten(i, j, -minus) or beaten(j, i, -minus))
    ]
    return sorted(kept, key=lambda s: s[:3])


class _Sets:
    """Whether sets of nodes agree as wholes."""

    def __init__(
        self,
        nodes: Sequence[Node],
        kinds: Kinds,
        context: Context,
        scored: Iterable[_Scored],
        often: Busy,
    ) -> None:
        self._nodes, self._kinds, self._context, self._often = nodes, kinds, context, often
        #: by pair: by how much its score is more than it needs, and whether something makes one event of it impossible
        self._met = {
            (i, j): (self._margin(i, j, score), self._against(i, j, score))
            for _, i, j, score in scored
        }

    def _margin(self, i: int, j: int, score: Score) -> float:
        one, other = self._nodes[i], self._nodes[j]
        return score.value - needed(score, one, other, self._kinds, self._often)

    def may_join(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether two sets agree over their pairs (average linkage), few of which may clash.

        Tellings of one page that were not taken for one there have to agree by what they tell, not by the page.
        """
        total, clashes, count = 0.0, 0, 0
        for i in left[:_SAMPLE]:
            for j in right[:_SAMPLE]:
                same = self._nodes[i].page == self._nodes[j].page
                value, against = self._pair(min(i, j), max(i, j), same=same)
                count += 1
                if against:
                    if same:
                        return False
                    clashes += 1
                value = max(min(value, _MOST), _LEAST)
                total += value if not same else _OF_ONE_PAGE * value
        return clashes * 4 <= count and total / count >= _MEAN

    def _pair(self, i: int, j: int, *, same: bool) -> tuple[float, bool]:
        got = self._met.get((i, j))
        if got is None:
            a, b = self._nodes[i], self._nodes[j]
            near = FAR if same else self._context(a, b)
            score = compare(a.facts, b.facts, self._kinds, context=near, busy=self._often)
            got = self._met[(i, j)] = (self._margin(i, j, score), self._against(i, j, score))
        return got

    def _against(self, i: int, j: int, score: Score) -> bool:
        if not score.against:
            return False
        a, b = self._nodes[i].facts, self._nodes[j].facts
        return not _same_text(score) or _told_apart(a, b)


def _told_apart(a: Facts, b: Facts) -> bool:
    """Whether both are dated to the day, and to different days, or counted as different ones: a text may be used again
    for another event."""
    if ranked_apart(a, b):
        return True
    if a.date is None or b.date is None or overlap(a.date, b.date):
        return False
    return width(a.date) <= 1 and width(b.date) <= 1


def _same_text(pair: Score) -> bool:
    """Whether both stand in one text, word for word: then they are one whatever was made of them."""
    features = dict(pair.features)
    return features.get("context", 0.0) + features.get("text", 0.0) >= _SHARED


def candidates(
    nodes: Sequence[Node], kinds: Kinds, related: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Pairs of nodes of different pages that share a block and are of types that may go together; in a crowded block only near neighbours in
    time are paired, so that cost stays in proportion to the number of nodes."""
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        for key in _keys(node.facts, kinds):
            blocks[key].append(i)
    pairs: set[tuple[int, int]] = set()
    by_page: defaultdict[int, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        by_page[node.page].append(i)
    near = [frozenset(k for t in n.facts.types for k in kinds.near(t)) for n in nodes]

    def alike(i: int, j: int) -> bool:
        return not near[i].isdisjoint(nodes[j].facts.types)

    for p, q in related:
        pairs.update((min(i, j), max(i, j)) for i in by_page[p] for j in by_page[q] if alike(i, j))
    for held in blocks.values():
        held.sort(key=lambda i: (nodes[i].when, i))
        for at, j in enumerate(held):
            for i in held[max(0, at - _WINDOW) : at]:
                if nodes[i].page != nodes[j].page and alike(i, j):
                    pairs.add((min(i, j), max(i, j)))
    return sorted(pairs)


def _keys(facts: Facts, kinds: Kinds) -> set[tuple[str, str]]:
    """One key for each type near the node's own and each thing it names."""
    names = {h for h in facts.who if not h.startswith("~")}
    names |= {s.id for s in facts.spots}
    if facts.date:
        names |= {f"{what} {value}" for what, value in facts.counts}
        if width(facts.date) <= 1:
            names.add(facts.date.earliest)
    else:
        names |= {f"{what} {value}" for what, value in facts.counts if exact(value)}
    near = {k for t in facts.types for k in kinds.near(t)}
    return {(kind, name) for kind in near for name in names}
