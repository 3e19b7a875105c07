"""What a noun of places («قرية», «ولاية») before a tagged name, or at its beginning, makes of it."""

from __future__ import annotations

from riwaya.annotate.naming.flags import DEFINITE, IN, PLACE_HEAD, PLURAL, SHY, TITLE, UNSURE
from riwaya.annotate.naming.scan import Scan
from riwaya.language.affixes import BY_THE, TO

#: Sorts of place that bear persons' names, and of which a noun that may be another word is told by that.
_SETTLEMENTS = frozenset(("village", "town", "city", "quarter", "province"))
_TOLD = frozenset(("quarter",))


def noun_of_place(scan: Scan, at: int) -> bool:
    """«دخلت القوات | بلدة كذا»: whether a noun of settlements or lands without article that is no other word stands at a token."""
    return any(
        p.flags & PLACE_HEAD and not p.flags & (DEFINITE | UNSURE)
        for p, end in scan.matches(at)
        if end == at + 1 and not p.prefix
    )


def governed(scan: Scan, at: int) -> bool:
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


def settled(scan: Scan, at: int) -> bool:
    """«قرية سيف سعد», «حي سلطان»: whether a noun of settlements stands right before what looks like a person's name."""
    return _after_noun(scan, at, _TOLD)


def sure(scan: Scan, at: int) -> bool:
    """«بلدة كذا»: whether a noun that is no other word and names settlements or lands stands right before a token that
    bears no preposition."""
    return not scan.tokens[at].text.startswith((TO, BY_THE)) and _after_noun(scan, at, frozenset())


def begins(scan: Scan, at: int) -> bool:
    """«حي السلام», «بلدة كذا»: whether a name begins with a noun of settlements, and goes on with no title («مدينة الملك»)."""
    return _after_noun(scan, at + 1, _TOLD) and not scan.has(at + 1, TITLE)


def _after_noun(scan: Scan, at: int, unsure: frozenset[str]) -> bool:
    """Whether a noun of settlements stands right before a token; of those that may be other words one of a sort
    `unsure`."""
    if at in (scan.first, scan.last) or scan.tokens[at].line:
        return False
    return any(
        p.flags & PLACE_HEAD and p.sort in _SETTLEMENTS and end == at
        for p, end in scan.matches(at - 1)
        if not p.flags & (DEFINITE | PLURAL | SHY) and (p.sort in unsure or not p.flags & UNSURE)
    )


def before_side(scan: Scan, at: int, last: int) -> int:
    """Where the name ends in «سجن كذا جنوب المدينة»."""
    if scan.known_at(at) == last:
        return last
    sides = (k for k in range(at + 2, last) if scan.word(k).flags & IN and not scan.known_at(k))
    return next(sides, last)


def past_side(scan: Scan, at: int, last: int) -> int:
    """Where the name begins in «قرية قرب كذا», which names no village; else `at`."""
    first = at + 1
    if first >= last or not scan.has(at, PLACE_HEAD) or scan.known_at(at) == last:
        return at
    while first < last and scan.word(first).flags & IN and not scan.known_at(first):
        first += 1
    return first if first > at + 1 else at
