"""Why things named differently were taken for one, sign by sign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from riwaya.link.entities.local import Local
from riwaya.model import Document, EntityPair, MentionRef


class Reasons:
    """The joins of things of pages, by thing.

    Args:
        reasons: pairs of indices into `every`, with the ground of each.
    """

    def __init__(
        self,
        reasons: Iterable[tuple[int, int, str]],
        every: Sequence[Local],
        documents: Sequence[Document],
    ) -> None:
        self._every, self._documents = every, documents
        self._by_first: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for i, j, why in reasons:
            if every[i].name != every[j].name:
                # Who has one name needs no reasons.
                self._by_first[i].append((j, why))

    def of(self, members: Iterable[int]) -> tuple[EntityPair, ...]:
        """The joins among `members`, in the order of the pages."""
        inside = frozenset(members)
        every, documents = self._every, self._documents
        return tuple(
            EntityPair(
                _ref(every[i], documents),
                _ref(every[j], documents),
                why,
                _signs(every[i], every[j]),
            )
            for i in sorted(inside & self._by_first.keys())
            for j, why in sorted(self._by_first[i])
            if j in inside
        )


def _ref(local: Local, documents: Sequence[Document]) -> MentionRef:
    return MentionRef(documents[local.page].id, local.mentions[0].id)


def _signs(a: Local, b: Local) -> tuple[tuple[str, float], ...]:
    """`words`: the share of the shorter name's words that the other has; `titles`: title words in common; `country`:
    whether both are of one country; `table`: whether one entry of a table is both."""
    x, y = set(a.key), set(b.key)
    signs = {
        "words": round(len(x & y) / max(min(len(x), len(y)), 1), 2),
        "titles": float(len(a.titles & b.titles)),
        "country": float(bool(a.country) and a.country == b.country),
        "table": float(a.known is not None and a.known == b.known),
    }
    return tuple((name, value) for name, value in signs.items() if value)
