"""Rare places by one word, which may be any word or a person («لم يحسم مصيره», «كمران خان»): what beside them says that they
are places."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.naming.flags import IN, PLACE_HEAD, TITLE
from riwaya.annotate.naming.scan import Candidate, Scan
from riwaya.language.affixes import AND, BY, HA, TA_MARBUTA
from riwaya.language.marks import COMMAS, DASHES, OPENING_QUOTES

#: What may stand between a word of place and the name, and what joins places to a row.
_BRACKETS = OPENING_QUOTES | {"("}
_JOINTS = COMMAS | DASHES | {AND}


def rare(scan: Scan, one: Candidate) -> bool:
    """Whether a candidate is a single word that tables know as a place seldom spoken of, and no noun of places opens it."""
    if one.type != "LOC" or one.last != one.first + 1 or one.rule == "place-head":
        return False
    names = [
        p.known
        for p, end in scan.matches(one.first)
        if end == one.last and p.known and p.known.type == "LOC" and p.prefix == one.prefix
    ]
    return bool(names) and not any(n.sort == "country" or n.strong for n in names)


def possessed(scan: Scan, one: Candidate) -> bool:
    """«قصره», «مصيره»: whether a name whose last letter tables write otherwise may be a noun and the pronoun."""
    token = scan.tokens[one.first]
    if not token.raw.endswith(HA) or scan.definite(one.first):
        return False
    if not scan.knowledge.seen(token.text[one.prefix : -1]):
        return False
    return any(
        p.known.name.endswith(TA_MARBUTA)
        for p, end in scan.matches(one.first)
        if end == one.last and p.known and p.known.type == "LOC"
    )


def vouched(scan: Scan, one: Candidate, kept: Sequence[Candidate]) -> bool:
    """Whether words of place lead to a rare place, another joined to it does, or it opens what follows («الرقاب: ...»)."""
    token = scan.tokens[one.first]
    if token.text[: one.prefix].endswith(BY):
        return True
    row = any(o.type == "LOC" and o.last == one.first for o in kept)
    if _leads(scan, one, kept):
        return True
    if one.prefix:
        return row and token.text.startswith(AND) and not _word(scan, one)
    k = one.first - 1
    while k >= scan.first and scan.tokens[k].text in _BRACKETS:
        k -= 1
    if k < scan.first:
        return one.last < scan.last and scan.tokens[one.last].text == ":"
    if (scan.word(k).flags | scan.word(k).inner) & IN:
        return True
    if scan.tokens[k].text in _JOINTS and any(o.type == "LOC" and o.last == k for o in kept):
        return True
    return any(p.flags & (PLACE_HEAD | TITLE) and end == k + 1 for p, end in scan.matches(k))


def _leads(scan: Scan, one: Candidate, kept: Sequence[Candidate]) -> bool:
    """Whether a place joined to it by «و» stands behind a place."""
    if one.last >= scan.last or not scan.tokens[one.last].text.startswith(AND):
        return False
    return any(o.type == "LOC" and o.first == one.last and o.prefix for o in kept)


def _word(scan: Scan, one: Candidate) -> bool:
    """«عدن وكيل ...», «تونس وكامل ...»: whether news uses what is written, or it without «و», as a word."""
    knowledge, text = scan.knowledge, scan.tokens[one.first].text
    bare = text[one.prefix :]
    return knowledge.words.known(bare) or knowledge.seen(text) > knowledge.seen(bare)
