"""Lines above an article that speak of other pages: tickers, strips of headlines, teasers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from riwaya.language.clitics import splits
from riwaya.page.judge import Judge, strip, ticker
from riwaya.page.lines import Line

_LEAST_STEM = 4
#: Headlines that run into one line are so many words, and their own page's paragraph is near below.
_LEAST_STRIP_WORDS = 20
_STRIP_REACH = 8
#: Another teaser stands so near to a teaser.
_TEASER_REACH = 6
_ELLIPSES = ("...", "…", "..")


class Elsewhere:
    """Judges such lines by what they share with the paragraphs below them.

    `may_be_title` says of a line's index whether the line may be the article's headline.
    """

    def __init__(
        self, lines: Sequence[Line], judge: Judge, may_be_title: Callable[[int], bool]
    ) -> None:
        self.lines = lines
        self.judge = judge
        self._may_be_title = may_be_title

    def speaks(self, i: int) -> bool:
        """Whether line `i`, long as it may be, is no paragraph of this page's article."""
        line = self.lines[i]
        return ticker(line) or strip(line) or self.teaser(i) or self.run_on(i)

    def teaser(self, i: int) -> bool:
        """Whether a long line breaks off, another near it does too, and whole paragraphs follow."""
        if not self._breaks_off(i):
            return False
        near = range(max(0, i - _TEASER_REACH), min(len(self.lines), i + _TEASER_REACH + 1))
        if not any(j != i and self._breaks_off(j) for j in near):
            return False
        return any(
            self.judge.paragraph(line) and not line.text.endswith(_ELLIPSES)
            for line in self.lines[i + 1 :]
        )

    def _breaks_off(self, i: int) -> bool:
        line = self.lines[i]
        return line.prose and line.text.endswith(_ELLIPSES)

    def run_on(self, i: int) -> bool:
        """Whether a long line is headlines run together without a mark.

        No stop ends it, it has nothing to do with the paragraph after it, and a headline of that paragraph
        stands between the two.
        """
        line = self.lines[i]
        if line.stopped or line.count < _LEAST_STRIP_WORDS:
            return False
        after = range(i + 1, min(len(self.lines), i + 1 + _STRIP_REACH))
        body = next((j for j in after if self.judge.paragraph(self.lines[j])), None)
        if body is None or self.common(i, body) >= 3:
            return False
        if any(self.common(j, i) >= 2 for j in range(i) if self.lines[j].count >= 3):
            return False
        heads = [j for j in range(i + 1, body) if self._may_be_title(j)]
        return any(self.common(j, body) >= 2 and self.common(j, i) < 2 for j in heads)

    def common(self, i: int, j: int) -> int:
        """How many words of line `i` stand in line `j` too, proclitics aside."""
        there = {s for word in self.lines[j].words[:80] for s in stems(word)}
        return sum(1 for w in dict.fromkeys(self.lines[i].words) if stems(w) & there)

    def dated_below(self, i: int, first: int) -> bool:
        """Whether a full date stands close below, as below an article's headline."""
        return any(self.lines[j].dates.dates for j in range(i + 1, min(first, i + 3)))

    def shared(self, i: int, first: int) -> int:
        """How many words line `i` shares with the first paragraphs, proclitics aside."""
        text = self.lines[first : first + 3]
        there = {s for line in text for word in line.words[:80] for s in stems(word)}
        here = {max(stems(w), key=len, default=""): stems(w) for w in self.lines[i].words}
        return sum(1 for found in here.values() if found & there)


@lru_cache(maxsize=1 << 15)
def stems(word: str) -> frozenset[str]:
    """What is left of a word without its proclitics, where that is long enough to tell."""
    return frozenset(s.stem for s in splits(word) if len(s.stem) >= _LEAST_STEM)
