"""Many faults of one kind in one file: the first by name, the rest by number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from riwaya.page.readers import Skipped

#: So many of each reason are named. A crawl has hundreds of thousands of pages in other languages.
NAMED = 100
_MOST_REASONS = 1000


class Tally:
    """What was passed over in the file `source`, by reason."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._counts: Counter[str] = Counter()

    def names(self, reason: str) -> bool:
        """Whether the next with that reason will be named."""
        return self._counts[reason] < NAMED

    def __call__(self, found: Skipped) -> Iterator[Skipped]:
        """`found` while its reason is not yet counted only."""
        if found.reason not in self._counts and len(self._counts) >= _MOST_REASONS:
            yield found
            return
        self._counts[found.reason] += 1
        if self._counts[found.reason] <= NAMED:
            yield found

    def rest(self) -> Iterator[Skipped]:
        """One line for each reason that there was more of."""
        for reason, count in self.more().items():
            yield Skipped(self._source, "", f"{count:,} more: {reason}")

    def more(self) -> dict[str, int]:
        """How many there were of each reason beside those named."""
        return {r: count - NAMED for r, count in sorted(self._counts.items()) if count > NAMED}

    def add(self, more: dict[str, int]) -> None:
        """Counts what was passed over unnamed elsewhere."""
        self._counts.update(more)
