"""Union of things that are one, with the reason of each step."""

from __future__ import annotations


class Groups:
    """Disjoint sets over `count` items. The least index stands for its set, so that order of joining
    changes nothing."""

    def __init__(self, count: int) -> None:
        self._up = list(range(count))
        self.reasons: list[tuple[int, int, str]] = []

    def root(self, i: int) -> int:
        while self._up[i] != i:
            self._up[i] = self._up[self._up[i]]
            i = self._up[i]
        return i

    def join(self, i: int, j: int, why: str) -> None:
        """Puts the sets of `i` and `j` together."""
        a, b = self.root(i), self.root(j)
        if a != b:
            self._up[max(a, b)] = min(a, b)
            self.reasons.append((min(i, j), max(i, j), why))

    def sets(self) -> list[list[int]]:
        """All sets, each in order, by their least item."""
        out: dict[int, list[int]] = {}
        for i in range(len(self._up)):
            out.setdefault(self.root(i), []).append(i)
        return list(out.values())
