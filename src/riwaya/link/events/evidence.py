"""Why tellings of different pages were taken for one event, feature by feature."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from riwaya.link.events.node import Node
from riwaya.link.events.score import Score
from riwaya.model import Document, Event, EventPair, EventRef

#: Two tellings that were found to be one, with what spoke for it.
Found = tuple[Node, Node, Score]


class Pairs:
    """The pairs of tellings by which sets were joined."""

    def __init__(self, joined: Iterable[Found], documents: Sequence[Document]) -> None:
        self._by_first: defaultdict[EventRef, list[EventPair]] = defaultdict(list)
        for a, b, score in joined:
            first, second = sorted(
                (_ref(a, documents), _ref(b, documents)), key=lambda r: (r.document, r.event)
            )
            self._by_first[first].append(EventPair(first, second, score.value, score.features))

    def shown(self, event: Event) -> Event:
        """The event with the pairs that both stand in it."""
        inside = set(event.mentions)
        found = [p for ref in event.mentions for p in self._by_first.get(ref, ()) if p.b in inside]
        return msgspec.structs.replace(event, evidence=tuple(found)) if found else event


def _ref(node: Node, documents: Sequence[Document]) -> EventRef:
    document = documents[node.page]
    return EventRef(document.id, document.events[node.events[0]].id)
