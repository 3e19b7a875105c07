"""What sentences of a page are about where that takes events away: sport, fiction, drills, history, animals."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.eventing.words import EventWords
from riwaya.annotate.reading import Reading

#: So many words of sport make a sentence, and so many a whole page, one of sport.
_LEAST_SPORT = 2
_SPORT_PAGE = 6
#: So many different ones in the page make one of them enough for a sentence.
_SPORT_WORDS = 3
_SPORT = "sport"


class PageThemes:
    """The themes of a page's sentences, by the words of `blockers.tsv` that tell of them."""

    def __init__(self, reading: Reading, words: EventWords) -> None:
        self._reading = reading
        self._words = words
        said = [
            reading.tokens[k].text
            for stretch in reading.article
            for k, themes in self._told(stretch.first, stretch.last)
            if _SPORT in themes
        ]
        self._of_sport = len(said) >= _SPORT_PAGE
        self._least = 1 if len(set(said)) >= _SPORT_WORDS else _LEAST_SPORT

    def of(self, first: int, last: int) -> frozenset[str]:
        """The themes of the sentence of tokens `first`..`last` (half-open)."""
        out: set[str] = set()
        sport = 0
        for _, themes in self._told(first, last):
            sport += _SPORT in themes
            out |= themes
        out.discard(_SPORT)
        return frozenset(out | {_SPORT} if self._of_sport or sport >= self._least else out)

    def _told(self, first: int, last: int) -> Iterator[tuple[int, frozenset[str]]]:
        words = self._words
        for k in self._reading.words.phrases(words.blockers, words.openers, first, last):
            hit = words.blockers.first(self._reading.tokens, k)
            if hit and hit.value.side == "sentence":
                yield k, hit.value.types
