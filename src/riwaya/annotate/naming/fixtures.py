"""Clubs in lists of matches: «الترجي التونسي - الأهلي المصري»."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.naming.candidates import Candidate, Candidates
from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    GIVEN,
    STOP,
)
from riwaya.language.marks import DASHES

_LONGEST = 4
_SCORE = 20.0


def fixtures(scan: Candidates) -> Iterator[Candidate]:
    """The two clubs about a dash where each has its nationality behind it; that stays outside the name."""
    if DASHES.isdisjoint(scan.keys):
        return
    for i in range(scan.first + 2, scan.last - 2):
        if scan.tokens[i].text in DASHES and _nationality(scan, i - 1):
            right = _closing(scan, i + 1)
            left = _opening(scan, i - 2)
            if right and left <= i - 2:
                yield Candidate(left, i - 1, "ORG", "fixture", _SCORE)
                yield Candidate(i + 1, right, "ORG", "fixture", _SCORE)


def _nationality(scan: Candidates, at: int) -> bool:
    word = scan.word(at)
    return bool(word.flags & ADJECTIVE) and word.definite and not word.flags & GIVEN


def _inside(scan: Candidates, at: int) -> bool:
    token = scan.tokens[at]
    return token.kind in ("word", "latin", "number") and not scan.word(at).flags & STOP


def _closing(scan: Candidates, at: int) -> int:
    """Where the club that begins at `at` ends: before its nationality (0: there is none)."""
    for end in range(at, min(at + _LONGEST + 1, scan.last)):
        if _nationality(scan, end):
            return end if end > at else 0
        if not _inside(scan, end):
            return 0
    return 0


def _opening(scan: Candidates, at: int) -> int:
    """Where the club that ends with token `at` begins: after the nationality of the one before it."""
    first = at + 1
    while (
        first > scan.first
        and at - first + 1 < _LONGEST
        and _inside(scan, first - 1)
        and not _nationality(scan, first - 1)
        and scan.tokens[first - 1].kind != "number"
    ):
        first -= 1
    return first
