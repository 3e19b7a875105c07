"""Places that the words around them tell: «بالمروجات والزهراء وحمام الأنف», «بالساحلين من ولاية المنستير»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    IN,
    OF,
    ORG_HEAD,
    PLACE_HEAD,
    PLURAL,
    STOP,
    TIME,
    TITLE,
)
from riwaya.annotate.naming.looks import formed, stem
from riwaya.annotate.naming.scan import Candidate, Scan
from riwaya.language.affixes import AND, BY
from riwaya.language.clitics import splits

_LONGEST = 3
_LEAST = 3
_COMMAS = frozenset("،,/-")
_SCORE = 7.5
#: Sorts of place that others lie in.
_AROUND = frozenset(("province", "region", "country"))


def within(scan: Scan) -> Iterator[Candidate]:
    """The place before «من ولاية سوسة», known or not: behind «في», a head noun or its own «ب»."""
    of = [at for at, word in enumerate(scan.words[:-2], scan.first) if word.flags & OF]
    for at in of:
        if at > scan.first and _province(scan, at + 1):
            found = _before(scan, at)
            if found:
                yield found


def joined(
    scan: Scan, chosen: Sequence[Candidate], doubtful: Sequence[Candidate]
) -> list[Candidate]:
    """Those of the `doubtful` places that stand in a row with a chosen one."""
    rows = {c.last: c for c in chosen if c.type == "LOC"}
    starts = {c.first: c for c in chosen if c.type == "LOC"}
    out: list[Candidate] = []
    left = [d for d in doubtful if not any(d.first < c.last and c.first < d.last for c in chosen)]
    while True:
        more = [d for d in left if _after(scan, d, rows) or _leads(scan, d, starts)]
        if not more:
            return out
        for one in more:
            if all(one.last <= o.first or o.last <= one.first for o in out):
                out.append(one)
                rows[one.last] = starts[one.first] = one
        left = [d for d in left if d not in more]


def _after(scan: Scan, one: Candidate, rows: dict[int, Candidate]) -> bool:
    """Whether a place and «و» stand before it, or before a large town a place and its own «بـ» («قصر السلام بجدة»)."""
    at = one.first
    side = (scan.word(at).flags | scan.word(at).inner) & IN  # «سرت | بوسط البلاد»
    large = one.known is not None and one.known.strong and not side
    letters = (AND, BY) if large else AND
    if scan.tokens[at].text.startswith(letters) and one.prefix:
        return at in rows
    return not one.prefix and at > scan.first and scan.tokens[at - 1].text == AND and at - 1 in rows


def _leads(scan: Scan, one: Candidate, starts: dict[int, Candidate]) -> bool:
    """Whether «و» or a comma and a place stand behind it, that place bound to no other word."""
    at = one.last
    if at >= scan.last:
        return False
    following = starts.get(at)
    if following is not None:
        return scan.tokens[at].text.startswith(AND) and following.prefix == 1
    return scan.tokens[at].text == AND and at + 1 in starts


def _province(scan: Scan, at: int) -> bool:
    """Whether «ولاية سوسة» stands at `at`."""
    if at + 1 >= scan.last:
        return False
    for phrase, end in scan.matches(at):
        if phrase.flags & PLACE_HEAD and not phrase.flags & PLURAL and phrase.sort in _AROUND:
            return (
                any(
                    p.known and p.known.type == "LOC" and not p.prefix for p, _ in scan.matches(end)
                )
                if end < scan.last
                else False
            )
    return False


def _before(scan: Scan, end: int) -> Candidate | None:
    for first in range(end - 1, max(scan.first, end - _LONGEST) - 1, -1):
        token, word = scan.tokens[first], scan.word(first)
        if token.kind != "word" or word.flags & (STOP | TIME | ADJECTIVE):
            return None
        if any(
            p.flags & (PLACE_HEAD | ORG_HEAD | TITLE) and e <= end for p, e in scan.matches(first)
        ):
            return None
        bound = next((s for s in splits(token.text) if s.preposition == BY), None)
        prefix = len(bound.prefix) if bound else 0
        opened = first > scan.first and _opens(scan, first - 1)
        if not opened and not bound:
            continue
        if opened:
            prefix = 0
        bare = stem(scan, first, prefix)
        if (
            len(bare) < _LEAST
            or scan.knowledge.words.known(bare)
            or formed(scan, first, "LOC", prefix)
        ):
            return None
        return Candidate(first, end, "LOC", "place-near", _SCORE + (end - first), prefix)
    return None


def _opens(scan: Scan, at: int) -> bool:
    """Whether a place follows the word at `at`: «في», «مدينة»."""
    if scan.word(at).flags & IN:
        return True
    return any(p.flags & PLACE_HEAD and e == at + 1 for p, e in scan.matches(at))
