"""Events across pages as reviewers judged them to be one or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import msgspec

from riwaya.link.entities.known import Known
from riwaya.link.events.facts import Facts, days, together
from riwaya.link.events.gather import Gatherer
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.node import Node
from riwaya.link.events.score import compare
from riwaya.link.events.wording import Wording
from riwaya.link.judged import Judged
from riwaya.link.judging import judge
from riwaya.model import Document
from riwaya.resources import Pack


class FactsOf:
    """What each event mention of a page tells, by the page's index, looked up when asked for."""

    def __init__(
        self, documents: Sequence[Document], known: Mapping[str, Known], pack: Pack
    ) -> None:
        self._documents = documents
        self._gatherer = Gatherer(pack, known)
        self._wording = pack.get(Wording)
        self._held: dict[int, Sequence[Facts]] = {}

    def __call__(self, page: int) -> Sequence[Facts]:
        if page not in self._held:
            document = self._documents[page]
            shapes = self._wording.shapes(document)
            self._held[page] = self._gatherer.page(page, document, shapes)
        return self._held[page]


def judged_sets(
    sets: Sequence[Sequence[Node]],
    documents: Sequence[Document],
    judged: Judged,
    facts_of: FactsOf,
    kinds: Kinds,
) -> list[list[Node]]:
    """`sets` of nodes, each one event, with `judged` over them; a node is cut where its page's mentions part."""
    items = [(s, n, e) for s, nodes in enumerate(sets) for n in nodes for e in n.events]
    ids = {documents[n.page].events[e].id: i for i, (_, n, e) in enumerate(items)}
    same = [[ids[m] for m in members if m in ids] for members in judged.same_events]
    apart = [(ids[a], ids[b]) for a, b in judged.different_events if a in ids and b in ids]
    if not apart and not any(len(members) > 1 for members in same):
        return [list(nodes) for nodes in sets]

    def facts(i: int) -> Facts:
        _, node, event = items[i]
        return facts_of(node.page)[event]

    def near(i: int, others: Sequence[int]) -> float:
        return sum(compare(facts(i), facts(o), kinds).value for o in others) / len(others)

    before: defaultdict[int, list[int]] = defaultdict(list)
    for i, (s, _, _) in enumerate(items):
        before[s].append(i)
    out: list[list[Node]] = []
    for members in judge(list(before.values()), same, apart, near):
        parts: defaultdict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
        for i in members:
            parts[(items[i][1].page, items[i][1].events)].append(i)
        out.append(
            [_part(items[p[0]][1], [items[i][2] for i in p], p, facts) for p in parts.values()]
        )
    return out


def _part(
    node: Node, events: Sequence[int], items: Sequence[int], facts: Callable[[int], Facts]
) -> Node:
    if len(events) == len(node.events):
        return node
    known = together([facts(i) for i in items])
    when = days(known.date.earliest) if known.date else node.when
    return msgspec.structs.replace(node, events=tuple(sorted(events)), facts=known, when=when)
