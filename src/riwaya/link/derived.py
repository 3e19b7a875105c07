"""Whether one report stands behind two pages that share text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec

from riwaya.link.entities.join import Groups
from riwaya.link.passages import Overlap
from riwaya.link.texts import LEAST, Texts
from riwaya.link.words import Words

Relation = Literal["copies", "rewrites"]
Pair = tuple[int, int]

# Weights of a logistic model, fitted on pairs adjudicated by reading (benchmarks/copies).
_BIAS, _MOST, _TOLD, _FRESH, _OWN = -10.2, 5.5, 6.0, 7.0, -1.9
_COPY = 0.7
_REWRITE = 0.12
#: Names, titles and dates make runs of a few words in any two pages on one thing: where little is common, a run of this many
#: words shows that it was taken.
_RUN, _LITTLE = 8, 0.5
#: A long passage of fresh text is a rewrite however little of the pages it is.
_TAKEN, _TAKEN_LONGEST, _TAKEN_FRESH = 48, 24, 0.7
#: Words after the title that say what a report is about, and letters of a word that says anything.
_LEAD, _LETTERS = 35, 3
#: From here on a pair is surely one report whatever else comes to light.
_SURE, _SURE_MOST = 1.2, 0.5


class Likeness(msgspec.Struct, frozen=True):
    """What tells whether one report stands behind two pages.

    `most` is the share of the shorter page that is common, `words` and `longest` how many words that is and the
    longest passage has; `told` how much of each page's title and lead the other tells anywhere (a copy under a new title
    still does; two reports of one form do not); `fresh` how much of what is common is news and no formula; `own`
    whether one outlet has both: what it says again in the same words is mostly the next case of one kind.
    """

    most: float
    words: int
    longest: int
    told: float
    fresh: float
    own: bool = False

    @property
    def score(self) -> float:
        """Above 0 where one report more likely stands behind both than not."""
        sums = _BIAS + _MOST * self.most + _TOLD * self.told
        return sums + _FRESH * self.fresh + _OWN * self.own


def relation(like: Likeness) -> Relation | None:
    """How two pages are related by their text."""
    if like.score >= 0 and like.words >= LEAST:
        if like.most >= _COPY:
            return "copies"
        taken = like.most >= _LITTLE or like.longest >= _RUN
        return "rewrites" if taken and like.most >= _REWRITE else None
    long = like.words >= _TAKEN and like.longest >= _TAKEN_LONGEST
    return "rewrites" if long and like.fresh >= _TAKEN_FRESH else None


def told(a: Words, b: Words) -> float:
    """The share of the longer words of each page's title and lead that the other page has, on average."""
    return (_held(a, b) + _held(b, a)) / 2


def _held(a: Words, b: Words) -> float:
    lead = {
        code
        for key, code in zip(a.keys[: a.title + _LEAD], a.codes, strict=False)
        if len(key) > _LETTERS
    }
    return len(lead.intersection(b.codes)) / len(lead) if lead else 0.0


def likenesses(
    texts: Texts, days: Sequence[int | None], own: Callable[[int, int], bool]
) -> Iterator[tuple[Pair, Likeness]]:
    """The likeness of every pair of pages that share text, in their order.

    Words that come back day after day are formulas, but a statement that papers print for a week comes back too: pages
    that are surely one report are put together first, and how fresh the words of the others are is looked at
    once by the days of pages, once by the first days of reports.

    Args:
        days: the number of each page's day of publication, None where it is not known to the day.
        own: whether two pages are of one outlet.
    """
    index = texts.index.dated(days)
    first = {
        (i, j): _likeness(texts, (i, j), shared, index.fresh(texts.words[i], shared), own(i, j))
        for (i, j), shared in texts.overlaps.items()
    }
    again = texts.index.dated(_first_days(first, days))
    for pair, like in first.items():
        if like.score < 0 < like.score + _FRESH * (1 - like.fresh) / 2:
            fresh = again.fresh(texts.words[pair[0]], texts.overlaps[pair])
            like = msgspec.structs.replace(like, fresh=(like.fresh + fresh) / 2)
        yield pair, like


def _likeness(texts: Texts, pair: Pair, shared: Overlap, fresh: float, own: bool) -> Likeness:
    said = told(texts.words[pair[0]], texts.words[pair[1]])
    return Likeness(shared.most, shared.words, shared.longest, said, fresh, own)


def _first_days(found: dict[Pair, Likeness], days: Sequence[int | None]) -> list[int | None]:
    """For each page with a day, the first day on which the report that it surely prints was printed."""
    reports = Groups(len(days))
    for (i, j), like in found.items():
        if like.score >= _SURE and like.most >= _SURE_MOST:
            reports.join(i, j, "")
    out = list(days)
    for members in reports.sets():
        known = [d for m in members if (d := days[m]) is not None]
        for member in members:
            if days[member] is not None:
                out[member] = min(known)
    return out
