"""What a noun of places («قرية», «ولاية») before a tagged name, or at its beginning, makes of it."""

from __future__ import annotations

from riwaya.annotate.naming.candidates import Candidates
from riwaya.annotate.naming.flags import DEFINITE, IN, PLACE_HEAD, PLURAL, SHY, UNSURE
from riwaya.language.affixes import TO

#: Sorts of place that bear persons' names.
_SETTLEMENTS = frozenset(("village", "town"))


def governed(scan: Candidates, at: int) -> bool:
    """Whether a noun of places stands right before a name that begins with «ل» and is no known place without it."""
    if at == scan.first or scan.tokens[at].line or not scan.tokens[at].text.startswith(TO):
        return False
    if any(p.known and p.known.type == "LOC" for p, _ in scan.matches(at)):
        return False
    return any(
        p.flags & PLACE_HEAD and end == at
        for p, end in scan.matches(at - 1)
        if not p.flags & (DEFINITE | PLURAL | SHY)
    )


def settled(scan: Candidates, at: int) -> bool:
    """«قرية سيف سعد»: whether a noun of settlements stands right before what looks like a person's name."""
    if at == scan.first or scan.tokens[at].line:
        return False
    return any(
        p.flags & PLACE_HEAD and p.sort in _SETTLEMENTS and end == at
        for p, end in scan.matches(at - 1)
        if not p.flags & (DEFINITE | PLURAL | UNSURE | SHY)
    )


def before_side(scan: Candidates, at: int, last: int) -> int:
    """Where the name ends in «سجن كذا جنوب المدينة»."""
    if scan.known_at(at) == last:
        return last
    sides = (k for k in range(at + 2, last) if scan.word(k).flags & IN and not scan.known_at(k))
    return next(sides, last)


def past_side(scan: Candidates, at: int, last: int) -> int:
    """Where the name begins in «قرية قرب كذا», which names no village; else `at`."""
    first = at + 1
    if first >= last or not scan.has(at, PLACE_HEAD) or scan.known_at(at) == last:
        return at
    while first < last and scan.word(first).flags & IN and not scan.known_at(first):
        first += 1
    return first if first > at + 1 else at
